"""An incident as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.dossier.addresses import incident_page
from firsthand.dossier.catalogue import UNNAMED_OUTLET, Catalogue, ReportCard
from firsthand.dossier.chains import Node, chain_tree
from firsthand.dossier.dates import date_words
from firsthand.dossier.diagram import chain_graph
from firsthand.dossier.drawing import NARROW, WIDE, Drawing, drawing
from firsthand.dossier.origins import OriginView, SpeakingView, origin_views, speaking_views
from firsthand.dossier.passages import Mark, Passage, passages
from firsthand.dossier.readings import FieldView, field_view
from firsthand.dossier.shared import LinkView, SharedView, link_views, shared_views
from firsthand.dossier.wording import type_label, word
from firsthand.model import (
    DERIVATION,
    FIELD_ORDER,
    Claim,
    Derivation,
    Document,
    Incident,
    Judgement,
    MentionLink,
    Reading,
    Span,
    bounds_words,
    doubts_of,
    reports_of,
)
from firsthand.safety import Withholder

__all__ = ["IncidentView", "incident_view", "letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementView:
    verdict: str
    by: str
    on: str
    what: str
    reason: str
    superseded: bool
    grades: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """The sentences of one report that carry the incident."""

    card: ReportCard
    language: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    id: str
    page: str
    title: str
    type: str
    status: str
    when: str
    where: str
    reports: tuple[ReportCard, ...]
    spoken_of_in: tuple[SpeakingView, ...]
    outlets: int
    independent: int
    unknown: int
    bounds: str
    doubts: tuple[str, ...]
    first: ReportCard | None
    graded: JudgementView | None
    grade: str
    rule: str
    grade_reason: str
    fields: tuple[FieldView, ...]
    origins: tuple[OriginView, ...]
    tree: tuple[Node, ...]
    drawings: tuple[Drawing, ...]
    shared: tuple[SharedView, ...]
    shared_more: int
    links: tuple[LinkView, ...]
    links_more: int
    judgements: tuple[JudgementView, ...]
    words: tuple[ReportWords, ...]


def incident_view(
    incident: Incident,
    documents: Mapping[str, Document],
    derivations: Mapping[str, Sequence[Derivation]],
    judgements: Iterable[Judgement],
    catalogue: Catalogue,
    links: Iterable[MentionLink] = (),
) -> IncidentView:
    """Everything that an incident's page shows. `documents`: the incident's reports, by id, in order of publication.

    links: the decisions on the incident's mentions; others are passed over.
    """
    mine = set(reports_of(incident)) & set(documents)
    held = [document for one, document in documents.items() if one in mine]
    telling = {ref.report for ref in incident.mentions}
    withhold = catalogue.withholder(sorted(mine))
    claims = {claim.id: (claim, document) for document in held for claim in document.extraction.claims}
    letters = {origin.id: letter(index) for index, origin in enumerate(incident.origins)}
    decided = tuple(judgements)
    fields = tuple(
        field_view(name, incident, incident.fields[name], documents, claims, letters, catalogue, withhold, decided)
        for name in sorted(incident.fields, key=_field_place)
    )
    told = {
        one: claims[one][0]
        for one in (
            *incident.claims,
            *(found for _, reading in _readings(incident) for found in reading.claims),
            *(found for origin in incident.origins for found in origin.claims),
        )
        if one in claims
    }
    linked, links_more = link_views(incident, links, catalogue)
    shared, shared_more = shared_views({one.report.id: one for one in held}, derivations, catalogue)
    judged = _judgements(decided, catalogue, withhold)
    cards = tuple(card for document in held if (card := catalogue.card(document.report.id)) and card.id in telling)
    return IncidentView(
        id=incident.id,
        page=incident_page(incident.id),
        title=withhold(incident.title) or type_label(incident.type, incident.mode),
        type=type_label(incident.type, incident.mode),
        status=_first_value(fields, "status"),
        when=_first_value(fields, "date"),
        where=_first_value(fields, "place"),
        reports=cards,
        spoken_of_in=speaking_views(incident, held, letters, catalogue),
        outlets=len({card.outlet for card in cards if card.outlet != UNNAMED_OUTLET}),
        independent=incident.independent_origins,
        unknown=incident.unknown_origins,
        bounds=bounds_words(incident.low, incident.high),
        doubts=doubts_of(withhold(incident.bounds_reason)),
        first=catalogue.earliest(sorted(telling)),
        graded=next((one for one in reversed(judged) if one.grades and not one.superseded), None),
        grade=incident.grade.suggested,
        rule=incident.grade.rule,
        grade_reason=withhold(incident.grade.reason),
        fields=fields,
        origins=origin_views(incident, letters, claims, catalogue, withhold),
        tree=chain_tree(
            held,
            told.values(),
            _own_voice(incident, claims, catalogue),
            letters,
            incident.origins,
            derivations,
            catalogue,
            withhold,
        ),
        drawings=_drawings(incident, held, claims, letters, derivations, catalogue, withhold),
        shared=shared,
        shared_more=shared_more,
        links=linked,
        links_more=links_more,
        judgements=judged,
        words=tuple(_report_words(document, incident, told.values(), catalogue) for document in held),
    )


def letter(index: int) -> str:
    """A, B, … Z, AA, AB, … for 0, 1, …"""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


def _field_place(name: str) -> tuple[int, str]:
    return (FIELD_ORDER.index(name) if name in FIELD_ORDER else len(FIELD_ORDER), name)


def _first_value(fields: Sequence[FieldView], name: str) -> str:
    """The value told most widely; of days one that is known before one that is only a weekday."""
    found = next((field.readings for field in fields if field.name == name), ())
    return min(found, key=lambda one: one.unresolved).value if found else ""


def _readings(incident: Incident) -> Iterator[tuple[str, Reading]]:
    for name, field in incident.fields.items():
        for reading in field.readings:
            yield name, reading


def _own_voice(
    incident: Incident, claims: Mapping[str, tuple[Claim, Document]], catalogue: Catalogue
) -> dict[str, list[tuple[str, Span]]]:
    """What each report says of the incident without a claim: the first words of each field."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for name, reading in _readings(incident):
        if name == "status" or catalogue.redacted(incident.id, name, reading.value):
            continue
        voiced = {claims[one][1].report.id for one in reading.claims if one in claims}
        for standing in catalogue.known(reading.standings):
            entry = (word("field", name), standing.span)
            listed = found.setdefault(standing.report, [])
            if standing.report not in voiced and entry not in listed:
                listed.append(entry)
    return {one: sorted(entries, key=lambda entry: entry[1]) for one, entries in found.items()}


def _drawings(
    incident: Incident,
    held: Sequence[Document],
    claims: Mapping[str, tuple[Claim, Document]],
    letters: Mapping[str, str],
    derivations: Mapping[str, Sequence[Derivation]],
    catalogue: Catalogue,
    withhold: Withholder,
) -> tuple[Drawing, ...]:
    """Who told whom, drawn for a wide page and for a narrow one."""
    if not incident.origins:
        return ()
    plain = {one: claim for one, (claim, _) in claims.items()}
    return tuple(
        drawing(chain_graph(incident, held, plain, letters, derivations, catalogue, withhold, between=between), sheet)
        for sheet, between in ((WIDE, 2), (NARROW, 1))
    )


def _judgements(
    judgements: Iterable[Judgement], catalogue: Catalogue, withhold: Withholder
) -> tuple[JudgementView, ...]:
    found = tuple(judgements)
    superseded = {one.supersedes for one in found if one.supersedes}
    safe = catalogue.options.publish_safe
    return tuple(
        JudgementView(
            verdict=word("verdict", one.verdict),
            by="a reviewer" if safe else one.by,
            on=date_words(one.at[:10]),
            what=_decided(one, catalogue, withhold),
            reason=withhold(one.reason),
            superseded=one.id in superseded,
            grades=one.verdict == "grade",
        )
        for one in found
    )


def _decided(judgement: Judgement, catalogue: Catalogue, withhold: Withholder) -> str:
    """What a judgement says, with reports by their outlets; nothing of what it redacts."""
    if judgement.verdict == "redact":
        return ""
    words = [
        f"{card.name}, {card.day_words}" if (card := catalogue.card(one)) else one
        for one in (judgement.value or "").partition(" | ")[0].split()
    ]
    if judgement.field == DERIVATION:
        of = catalogue.card(judgement.subject)
        kind = word("derivation", words[0]) if judgement.verdict == "amend" and words else "derivation from"
        rest = " ".join(words[1:] if judgement.verdict == "amend" else words)
        return withhold(f"{of.name if of else 'a report'}: {kind} {rest}")
    return withhold(" ".join(filter(None, (word("field", judgement.field), " ".join(words)))))


def _report_words(document: Document, incident: Incident, claims: Iterable[Claim], catalogue: Catalogue) -> ReportWords:
    report = document.report
    values: list[Span] = []
    redacted: list[Span] = []
    for name, reading in _readings(incident):
        spans = [standing.span for standing in reading.standings if standing.report == report.id]
        (redacted if catalogue.redacted(incident.id, name, reading.value) else values).extend(spans)
    marks = [Mark(span=span, kind="value") for span in values]
    for claim in claims:
        if claim.report_id == report.id:
            marks += [Mark(span=span, kind="source") for span in (claim.source,) if span]
            marks += [Mark(span=span, kind="cue") for span in (claim.cue,) if span]
    card = catalogue.cards[report.id]
    shown = passages(
        report,
        marks,
        withhold=catalogue.withholder([report.id]),
        only=sorted({*values, *(mark.span for mark in marks if mark.kind == "source")}),
        redacted=redacted,
    )
    return ReportWords(card=card, language=report.language, passages=shown)
