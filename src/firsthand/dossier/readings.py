"""The table of readings: each value with its words, who says so, since when, and how many origins stand behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.dossier.addresses import words_anchor
from firsthand.dossier.catalogue import Catalogue, ReportCard
from firsthand.dossier.chains import ChainLine, chain_lines, quoted, together
from firsthand.dossier.covers import cover_reason
from firsthand.dossier.dates import date_words
from firsthand.dossier.histories import History, histories
from firsthand.dossier.wording import number_words, word
from firsthand.model import (
    Claim,
    Document,
    Field,
    Incident,
    Judgement,
    Reading,
    Report,
    Span,
    Standing,
    amendments,
    bases_of,
    bounds_words,
    disagreements,
    judged_readings,
    responsibilities_of,
)
from firsthand.safety import REDACTED, Withholder

__all__ = ["ConflictView", "FieldView", "GivenView", "ReadingView", "field_view", "reading_value"]

# Letters of the sentence shown on either side of the words.
_MOST_CONTEXT = 160
# Of these a point would be the middle of an area, and mislead.
_AREAS = frozenset({"country", "sea", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsLink:
    """Exact words of a report with the way to them."""

    words: str
    href: str
    card: ReportCard
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """A row of the table of readings. unresolved: a day told without what it is counted from ("late Tuesday")."""

    value: str
    unresolved: bool
    detail: str
    cumulative: bool
    words: tuple[WordsLink, ...]
    chains: tuple[ChainLine, ...]
    own_voice: str
    own_voices: int
    judged: str
    rejected: bool
    since: ReportCard | None
    reports: int
    origins: tuple[tuple[str, str], ...]
    origin_words: str
    doubt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictView:
    """Readings that exclude each other: the kind in words, their values and why."""

    kind: str
    sides: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenView:
    """A value that a person gave, which no report may carry."""

    value: str
    by: str
    on: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field with its readings and, where they exclude each other, why; what was told anew stands in the histories."""

    name: str
    label: str
    readings: tuple[ReadingView, ...]
    conflicts: tuple[ConflictView, ...]
    given: tuple[GivenView, ...]
    histories: tuple[History, ...]


def reading_value(name: str, reading: Reading, withhold: Withholder) -> str:
    """A reading's value as shown: numbers as ranges, dates in English, names with the private ones withheld."""
    if name == "status":
        return word("status", reading.value)
    if name == "date" and reading.precision != "unresolved":
        return withhold(date_words(reading.value))
    return number_words(reading) or withhold(reading.value)


def field_view(
    name: str,
    incident: Incident,
    field: Field,
    documents: Mapping[str, Document],
    claims: Mapping[str, tuple[Claim, Document]],
    letters: Mapping[str, str],
    catalogue: Catalogue,
    withhold: Withholder,
    judgements: Sequence[Judgement] = (),
) -> FieldView:
    """A field of an incident. judgements: those about the incident."""
    ordered = sorted(field.readings, key=lambda reading: reading.scope == "cumulative")
    hidden = {one.value for one in field.readings if catalogue.redacted(incident.id, name, one.value)}
    judged = judged_readings(judgements)
    rejected = {value for (of, value), one in judged.items() if of == name and one.verdict == "reject"}
    shown = {one.value: REDACTED if one.value in hidden else reading_value(name, one, withhold) for one in ordered}
    return FieldView(
        name=name,
        label=word("field", name),
        readings=tuple(
            _reading(
                name,
                incident,
                reading,
                shown[reading.value],
                documents,
                claims,
                letters,
                catalogue,
                withhold,
                judged.get((name, reading.value)),
            )
            for reading in ordered
        ),
        given=tuple(
            GivenView(
                value=withhold(one.value or ""),
                by=_reviewer(one, catalogue),
                on=date_words(one.at[:10]),
                reason=withhold(one.reason),
            )
            for one in amendments(judgements)
            if one.field == name
        ),
        conflicts=tuple(
            ConflictView(
                kind=word("conflict", one.kind),
                sides=tuple(shown.get(side) or withhold(side) for side in one.sides),
                reason="" if hidden else withhold(one.reason),
            )
            for one in disagreements(field)
        ),
        histories=() if hidden else histories(field, shown, documents, incident.origins, catalogue, withhold, rejected),
    )


def _reading(
    name: str,
    incident: Incident,
    reading: Reading,
    value: str,
    documents: Mapping[str, Document],
    claims: Mapping[str, tuple[Claim, Document]],
    letters: Mapping[str, str],
    catalogue: Catalogue,
    withhold: Withholder,
    decision: Judgement | None,
) -> ReadingView:
    standings = [one for one in catalogue.known(reading.standings) if one.report in documents]
    if value == REDACTED:
        standings = []
    carried = [claims[one] for one in reading.claims if one in claims]
    voiced = {document.report.id for _, document in carried}
    own = dict.fromkeys(
        card.name for one in standings if one.report not in voiced if (card := catalogue.card(one.report))
    )
    origins = [origin for origin in incident.origins if origin.id in reading.origins]
    unknown = sum(origin.kind == "unknown" for origin in origins)
    return ReadingView(
        value=value or "not named",
        unresolved=reading.precision == "unresolved",
        detail=_detail(name, reading, documents),
        cumulative=reading.scope == "cumulative",
        words=tuple(_words_links(standings, documents, catalogue)),
        chains=chain_lines(carried, catalogue, withhold),
        own_voice=together(own),
        own_voices=len(own),
        judged=f"{word('verdict', decision.verdict)} by {_reviewer(decision, catalogue)}" if decision else "",
        rejected=decision is not None and decision.verdict == "reject",
        since=catalogue.earliest(reading.reports),
        reports=len(reading.reports),
        origins=tuple((letters[origin.id], withhold(origin.name)) for origin in origins if origin.id in letters),
        origin_words=_origin_words(
            len(origins) - unknown if reading.independent_origins is None else reading.independent_origins, unknown
        ),
        doubt=withhold(_doubt(reading)),
    )


def _reviewer(judgement: Judgement, catalogue: Catalogue) -> str:
    return "a reviewer" if catalogue.options.publish_safe else judgement.by


def _detail(name: str, reading: Reading, documents: Mapping[str, Document]) -> str:
    if name == "actor":
        found = responsibilities_of(reading, documents)
        return "; ".join(word("responsibility", one) for one in found if found != ("reported",))
    if name == "place":
        bases = bases_of(reading)
        tied = " or ".join(word("basis", basis) for basis in bases if bases != ("clause",))
        return ", ".join(filter(None, (word("place_precision", reading.precision), _gazetteer(reading), tied)))
    if name == "date":
        return word("time_precision", reading.precision)
    if reading.scope == "cumulative":
        return word("scope", reading.scope)
    if reading.group == "more":
        return "more than told before, not the whole"
    return f"{reading.group}, not the whole" if reading.group else ""


def _doubt(reading: Reading) -> str:
    """Why the number of origins is open, and between which bounds; where nobody is known, why alone."""
    reason = reading.origins_reason
    telling = reading.independent_origins or reading.origins_high != reading.unknown_origins
    bounds = bounds_words(reading.origins_low, reading.origins_high) if telling else ""
    return ": ".join(filter(None, (bounds, reason)))


def _gazetteer(reading: Reading) -> str:
    if reading.latitude is None or reading.longitude is None:
        return "not in the gazetteer"
    point = "" if reading.precision in _AREAS else f"{reading.latitude:.2f} {reading.longitude:.2f}"
    return " ".join(part for part in (reading.country, point) if part)


def _origin_words(independent: int, unknown: int) -> str:
    if not unknown:
        return f"{independent} independent"
    return f"{independent} independent, {unknown} unknown" if independent else f"{unknown} unknown"


def _words_links(
    standings: Sequence[Standing], documents: Mapping[str, Document], catalogue: Catalogue
) -> Iterator[WordsLink]:
    seen: set[str] = set()
    for standing in standings:
        card = catalogue.card(standing.report)
        if card is None:
            continue
        href = f"{card.page}#{words_anchor(standing.span)}"
        if href not in seen:
            seen.add(href)
            withhold = catalogue.withholder([standing.report])
            report = documents[standing.report].report
            words = quoted(report, standing.span, withhold)
            before, after = _context(report, standing.span, withhold)
            yield WordsLink(words=words, href=href, card=card, before=before, after=after)


def _context(report: Report, span: Span, withhold: Withholder) -> tuple[str, str]:
    """The rest of the sentence on both sides of the words; nothing where the sentence is covered."""
    sentence = report.sentence(span)
    words = report.quote(sentence)
    if cover_reason(words):
        return "", ""
    parts = (report.text[sentence.start : span.start], report.quote(span), report.text[span.end : sentence.end])
    if len(withhold.veils(words)) != sum(len(withhold.veils(part)) for part in parts):
        # A name that lies across the edge of the words would come apart into halves that nothing withholds.
        return "", ""
    before, after = withhold(parts[0]), withhold(parts[2])
    if len(before) > _MOST_CONTEXT:
        before = "… " + before[-_MOST_CONTEXT:].partition(" ")[2]
    if len(after) > _MOST_CONTEXT:
        after = after[:_MOST_CONTEXT].rpartition(" ")[0] + " …"
    return before, after
