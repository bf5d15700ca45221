"""What is known of every report before the first page is written: its label, and whose names to withhold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten

from firsthand.dossier.addresses import report_page, safe_url
from firsthand.dossier.dates import date_words
from firsthand.dossier.options import DossierOptions
from firsthand.model import Document, Incident, Judgement, LedgerView, Report, Span, Standing, reports_of
from firsthand.safety import Withholder, private_names, redacted_values

__all__ = ["UNNAMED_OUTLET", "UNTITLED", "Catalogue", "ReportCard", "catalogue"]

UNNAMED_OUTLET = "outlet not named"
UNTITLED = "Untitled report"
# Letters of a title that stands for an outlet.
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportCard:
    """A report as other pages name it. published: EDTF; title, outlet and name are fit to show.

    name: the outlet, or the title of a page whose outlet is not known, for there may be many such."""

    id: str
    page: str
    outlet: str
    name: str
    title: str
    published: str | None
    published_words: str
    day_words: str
    url: str | None


class Catalogue:
    """Cards of all reports and the rules of what may be shown. Holds no texts."""

    def __init__(self, options: DossierOptions, judgements: Sequence[Judgement]) -> None:
        self.options = options
        self.cards: dict[str, ReportCard] = {}
        self.readers: Counter[str] = Counter()
        self.extractors: Counter[str] = Counter()
        self._names: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, set[str]] = {}
        self._redactions = _redactions(judgements)
        self._redacted_spans: dict[str, list[Span]] = {}
        self._withholder = Withholder()

    @property
    def withheld(self) -> int:
        """How many private persons' names are withheld."""
        return len({name for names in self._names.values() for name in names})

    def learn(self, documents: Iterable[Document]) -> None:
        """Take in the private names of all documents, then their cards; to be called once, with an iterable that can
        be walked only once."""
        labels: list[tuple[Report, str]] = []
        released = {name.casefold() for name in self.options.released}
        for document in documents:
            report = document.report
            labels.append((_bare(report), report.title))
            for span in self._redacted_spans.get(report.id, ()):
                self._phrases.setdefault(report.id, set()).add(report.quote(span))
            self.readers[report.read_by or "not recorded"] += 1
            self.extractors[document.extraction.made_by or "not recorded"] += 1
            if self.options.publish_safe:
                names = tuple(name for name in private_names(document) if name.casefold() not in released)
                if names:
                    self._names[report.id] = names
        everyone = {name for names in self._names.values() for name in names}
        self._withholder = Withholder(everyone)
        for report, title in labels:
            self.cards[report.id] = self._card(report, title)

    @property
    def redacts(self) -> bool:
        """True where a person redacted anything."""
        return bool(self._redactions)

    def learn_redactions(self, incidents: Iterable[Incident]) -> None:
        """Find the words that carry redacted values, so that no page of the incident or its reports shows them."""
        for incident in incidents:
            for name, field in incident.fields.items():
                for reading in field.readings:
                    if not self.redacted(incident.id, name, reading.value):
                        continue
                    for report in reports_of(incident):
                        self._phrases.setdefault(report, set()).add(reading.value)
                    for standing in reading.standings:
                        self._redacted_spans.setdefault(standing.report, []).append(standing.span)

    def withholder(self, report_ids: Iterable[str] = ()) -> Withholder:
        """Withholds all private names, and for these reports the single words of the names and what was redacted."""
        listed = tuple(report_ids)
        return self._withholder.with_parts(
            (name for one in listed for name in self._names.get(one, ())),
            (phrase for one in listed for phrase in self._phrases.get(one, ())),
        )

    def address(self, url: str | None, withhold: Withholder) -> str | None:
        """The address as a link that may be shown: safe to follow and free of withheld names."""
        found = safe_url(url)
        return None if found is None or withhold.in_address(found) else found

    def redacted(self, incident_id: str, field: str, value: str) -> bool:
        """True where a person redacted this value of this incident."""
        return (incident_id, field, value) in self._redactions or (incident_id, "", value) in self._redactions

    def card(self, report_id: str) -> ReportCard | None:
        return self.cards.get(report_id)

    def earliest(self, report_ids: Iterable[str]) -> ReportCard | None:
        """The card of the first published of these reports; None where none has a date."""
        dated = [card for one in report_ids if (card := self.cards.get(one)) and card.published]
        return min(dated, key=lambda card: (card.published or "", card.id), default=None)

    def known(self, standings: Iterable[Standing]) -> list[Standing]:
        """The standings whose report is in the dossier."""
        return [standing for standing in standings if standing.report in self.cards]

    def _card(self, report: Report, title: str) -> ReportCard:
        withhold = self.withholder([report.id])
        outlet, title = withhold(report.outlet), withhold(title) or UNTITLED
        return ReportCard(
            id=report.id,
            page=report_page(report.id),
            outlet=outlet or UNNAMED_OUTLET,
            name=outlet or f"“{shorten(title, _LONGEST_NAME, placeholder=' …')}”",
            title=title,
            published=report.published,
            published_words=date_words(report.published),
            day_words=date_words((report.published or "").partition("T")[0]),
            url=self.address(report.url, withhold),
        )


def catalogue(view: LedgerView, options: DossierOptions) -> Catalogue:
    """The catalogue of a ledger, from one pass over its documents."""
    found = Catalogue(options, tuple(view.judgements()))
    if found.redacts:
        found.learn_redactions(view.incidents())
    found.learn(view.documents())
    return found


def _bare(report: Report) -> Report:
    """The report's metadata without its text, so that a large ledger's texts are not held."""
    return Report(
        capture=report.capture,
        text="",
        blocks=(),
        url=report.url,
        outlet=report.outlet,
        published=report.published,
    )


def _redactions(judgements: Iterable[Judgement]) -> frozenset[tuple[str, str, str]]:
    found = tuple(judgements)
    values = set(redacted_values(found))
    return frozenset(
        (item.subject, item.field or "", item.value) for item in found if item.value in values and item.value
    )
