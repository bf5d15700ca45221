"""A report as its page shows it: metadata, credits, derivations, and the text with notes in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import PurePath

from firsthand.dossier.addresses import report_page, safe_url, words_anchor
from firsthand.dossier.catalogue import Catalogue, ReportCard
from firsthand.dossier.chains import HopLabel, hop_label, quoted, said
from firsthand.dossier.dates import date_words
from firsthand.dossier.passages import Mark, Passage, passages
from firsthand.dossier.wording import derivation_word, word
from firsthand.model import Claim, Derivation, Document, Report, Span
from firsthand.safety import Withholder

__all__ = ["Carried", "ReportLine", "ReportView", "report_line", "report_view", "shown_address"]


# It goes back to nothing: no line of the list of reports.
_APART = word("derivation", "independent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A value that a report carries for an incident, noted while the incident's page was written."""

    span: Span
    field: str
    value: str
    incident: str
    title: str
    redacted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueNotes:
    """The values of one incident that begin in a passage, as field label and value."""

    href: str
    title: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    hops: tuple[HopLabel, ...]
    said: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedPassage:
    """A passage with what stands in the margin beside it."""

    passage: Passage
    incidents: tuple[ValueNotes, ...] = ()
    claims: tuple[ClaimNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationView:
    """How the report and another depend on each other, read from this report's side."""

    how: str
    name: str
    card: ReportCard | None
    evidence: tuple[tuple[str, str, str], ...]
    undirected: bool
    forward: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    card: ReportCard
    page: str
    url: str | None
    url_withheld: bool
    url_unsafe: str
    byline: str
    facts: tuple[tuple[str, str], ...]
    language: str
    credits: tuple[tuple[str, str], ...]
    derivations: tuple[DerivationView, ...]
    incidents: tuple[tuple[str, str], ...]
    speaks_of: tuple[tuple[str, str], ...]
    problems: tuple[tuple[str, str, str], ...]
    text: tuple[NotedPassage, ...]
    whole: bool


def report_view(
    document: Document,
    carried: Sequence[Carried],
    speaks_of: Sequence[tuple[str, str]],
    derivations: Iterable[Derivation],
    problems: Iterable[tuple[str, str, str]],
    catalogue: Catalogue,
    claims_shown: frozenset[str],
) -> ReportView:
    """Everything that a report's page shows.

    speaks_of: page and title of the incidents of which it only speaks.
    claims_shown: ids of the claims that incidents stand on. problems: stage, message and remedy of each.
    """
    report = document.report
    withhold = catalogue.withholder([report.id])
    whole = not catalogue.options.publish_safe
    claims = [claim for claim in document.extraction.claims if whole or claim.id in claims_shown]
    values = [one for one in carried if not one.redacted]
    url = catalogue.address(report.url, withhold)
    return ReportView(
        card=catalogue.cards[report.id],
        page=report_page(report.id),
        url=url,
        url_withheld=url is None and safe_url(report.url) is not None,
        url_unsafe=withhold(report.url) if report.url and safe_url(report.url) is None else "",
        byline=withhold(", ".join(report.authors)),
        facts=tuple(_facts(report, withhold, catalogue)),
        language=report.language,
        credits=tuple(dict.fromkeys((word("credit", one.kind), withhold(one.name)) for one in report.credits)),
        derivations=tuple(
            sorted(
                (_derivation(one, report, catalogue, withhold) for one in derivations),
                key=lambda one: (not one.forward, one.how == _APART),
            )
        ),
        incidents=tuple(dict.fromkeys((one.incident, one.title) for one in carried)),
        speaks_of=tuple(speaks_of),
        problems=tuple(problems),
        text=_text(report, values, claims, [one.span for one in carried if one.redacted], catalogue, withhold, whole),
        whole=whole,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report in the list of reports."""

    card: ReportCard
    byline: str
    language: str
    incidents: int
    depends: tuple[str, ...]


def report_line(view: ReportView) -> ReportLine:
    """The line of a report whose page is `view`: with the reports that it goes back to, by their outlets."""
    return ReportLine(
        card=view.card,
        byline=view.byline,
        language=view.language,
        incidents=len(view.incidents),
        depends=tuple(
            dict.fromkeys(f"{one.how} {one.name}" for one in view.derivations if one.forward and one.how != _APART)
        ),
    )


def _facts(report: Report, withhold: Withholder, catalogue: Catalogue) -> Iterable[tuple[str, str]]:
    capture = report.capture
    if report.published:
        how = f" ({word('published_from', report.published_from)})" if report.published_from else ""
        yield "Published", date_words(report.published) + how
    else:
        yield "Published", "date unknown"
    if report.updated:
        yield "Updated", date_words(report.updated)
    if report.section:
        yield "Section", withhold(report.section)
    if report.dateline:
        yield "Dateline", withhold(report.dateline)
    yield "Language", report.language
    yield "Retrieved", _retrieved(report)
    yield "From", withhold(shown_address(capture.address, catalogue.options.publish_safe))
    yield "Format", capture.media_type + (f", {capture.encoding}" if capture.encoding else "")
    yield "Size", f"{capture.size:,} bytes".replace(",", "\u202f")
    yield "SHA-256", capture.sha256
    if report.read_by:
        yield "Read by", report.read_by


def _retrieved(report: Report) -> str:
    at = report.capture.retrieved_at
    if at is None:
        return "not recorded (a local file)"
    at = at.astimezone(UTC)
    return f"{date_words(at.date().isoformat())}, {at:%H:%M} UTC"


def shown_address(address: str, publish_safe: bool) -> str:
    """Where the capture came from. The folders of a local file tell who keeps it, so a published dossier drops them."""
    if not publish_safe or safe_url(address):
        return address
    container, bang, member = address.partition("!")
    return PurePath(container.replace("\\", "/")).name + bang + member


def _derivation(derivation: Derivation, report: Report, catalogue: Catalogue, withhold: Withholder) -> DerivationView:
    forward = derivation.report_id == report.id
    other = catalogue.card(derivation.from_report or "") if forward else catalogue.card(derivation.report_id)
    name = other.name if other else withhold(derivation.from_name)
    return DerivationView(
        how=derivation_word(derivation, back=not forward),
        name=name,
        card=other,
        evidence=tuple(_evidence(derivation, report, forward, catalogue, withhold)),
        undirected=not derivation.directed and derivation.how != "independent",
        forward=forward,
    )


def _evidence(
    derivation: Derivation, report: Report, forward: bool, catalogue: Catalogue, withhold: Withholder
) -> Iterable[tuple[str, str, str]]:
    """Kind, detail and the words on this report's side."""
    for item in derivation.evidence:
        span = item.span if forward else item.other_span
        words = quoted(report, span, withhold) if span and span.end <= len(report.text) else ""
        yield word("evidence", item.kind), withhold(item.detail), words


def _text(
    report: Report,
    carried: Sequence[Carried],
    claims: Sequence[Claim],
    redacted: Sequence[Span],
    catalogue: Catalogue,
    withhold: Withholder,
    whole: bool,
) -> tuple[NotedPassage, ...]:
    marks = [Mark(span=one.span, kind="value", anchored=True) for one in carried]
    for claim in claims:
        marks += [Mark(span=span, kind="claim", anchored=True) for span in claim.content]
        marks += [Mark(span=span, kind="cue", anchored=True) for span in (claim.cue,) if span]
        marks += [Mark(span=span, kind="source", anchored=True) for span in (claim.source,) if span]
        marks += [Mark(span=hop.span, kind="source", anchored=True) for hop in claim.chain if hop.span]
    marks = [mark for mark in marks if mark.span.end <= len(report.text)]
    only = None if whole else [mark.span for mark in marks if mark.kind != "claim"] + _leads(claims)
    shown = passages(report, marks, withhold=withhold, only=only, redacted=redacted)
    return tuple(_noted(passage, report, carried, claims, catalogue, withhold) for passage in shown)


def _leads(claims: Sequence[Claim]) -> list[Span]:
    """The first words of each claim's content: enough to know what was said, short of the whole speech."""
    return [Span(start=claim.content[0].start, end=claim.content[0].start + 1) for claim in claims if claim.content]


def _noted(
    passage: Passage,
    report: Report,
    carried: Sequence[Carried],
    claims: Sequence[Claim],
    catalogue: Catalogue,
    withhold: Withholder,
) -> NotedPassage:
    if passage.span is None or passage.gap:
        return NotedPassage(passage=passage)
    span = passage.span
    told: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for one in sorted(carried, key=lambda one: (one.span, one.incident)):
        if span.start <= one.span.start < span.end:
            told.setdefault((one.incident, one.title), {})[(word("field", one.field), one.value)] = None
    notes: dict[tuple[str, ...], ClaimNote] = {}
    for claim in claims:
        place = claim.content[0] if claim.content else claim.cue or claim.source
        if place is None or not span.start <= place.start < span.end:
            continue
        hops = tuple(hop_label(hop, report.id, catalogue, withhold) for hop in claim.chain[1:])
        note = ClaimNote(hops=hops, said=said(claim), href=f"#{words_anchor(place)}")
        notes.setdefault((*(hop.name for hop in hops), note.said), note)
    incidents = tuple(
        ValueNotes(href=href, title=title, values=tuple(values)) for (href, title), values in told.items()
    )
    return NotedPassage(passage=passage, incidents=incidents, claims=tuple(notes.values()))
