"""What every exporter needs beside an incident: its reports, its sentences, its judgements, and what to withhold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from firsthand.exports.exporter import ExportOptions
from firsthand.model import Incident, Judgement, LedgerView, Reading, Report, Standing, content_id, reports_of
from firsthand.safety import Withholder, private_names, redacted_values

__all__ = ["Entry", "Safety", "entries"]

# A sentence longer than this is cut around the words that count, so that a quotation stays a quotation.
_LONGEST_QUOTE = 600
_CUT = "…"


class Safety:
    """Which names must not be shown, and where. Reads every document once; keeps names only."""

    def __init__(self, view: LedgerView, options: ExportOptions) -> None:
        self._by_report: dict[str, tuple[str, ...]] = {}
        self.active = options.publish_safe
        if self.active:
            for document in view.documents():
                names = private_names(document)
                if names:
                    self._by_report[document.report.id] = names
            redacted = redacted_values(view.judgements())
            names = tuple(name for found in self._by_report.values() for name in found)
            self.everywhere = Withholder((*names, *redacted)).with_parts(name for name in redacted if " " not in name)
        else:
            self.everywhere = Withholder()

    def around(self, report_ids: Iterable[str]) -> Withholder:
        """What to withhold where these reports are spoken of."""
        names = [name for report_id in report_ids for name in self._by_report.get(report_id, ())]
        return self.everywhere.with_parts(names) if names else self.everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One incident, ready to be written. `withhold` must be applied to all text that is written."""

    incident: Incident
    reports: dict[str, Report]
    judgements: tuple[Judgement, ...]
    withhold: Withholder

    def first(self, reading: Reading) -> tuple[Report, Standing] | None:
        """The report and the place where a reading stands first."""
        for standing in reading.standings:
            return self.reports[standing.report], standing
        return None

    def sentence(self, standing: Standing) -> str:
        """The sentence around a standing, on one line, cut where it is very long, names withheld."""
        report = self.reports[standing.report]
        around = report.sentence(standing.span)
        start, end = around.start, around.end
        before = after = ""
        if end - start > _LONGEST_QUOTE:
            spare = max(0, _LONGEST_QUOTE - (standing.span.end - standing.span.start)) // 2
            # Between words: half a name could not be recognised and withheld.
            if standing.span.start - spare > start:
                gap = report.text.find(" ", standing.span.start - spare, standing.span.start)
                start, before = standing.span.start if gap < 0 else gap, _CUT
            if standing.span.end + spare < end:
                gap = report.text.rfind(" ", standing.span.end, standing.span.end + spare)
                end, after = standing.span.end if gap < 0 else gap, _CUT
        return before + self.withhold(" ".join(report.text[start:end].split())) + after


def entries(view: LedgerView, safety: Safety) -> Iterator[Entry]:
    """Every incident with its reports, in the order of the ledger. A judgement goes to the incident that holds now what
    it was about."""
    by_subject: dict[str, list[Judgement]] = {}
    for judgement in view.judgements():
        by_subject.setdefault(judgement.subject, []).append(judgement)
    for incident in view.incidents():
        ids = set(reports_of(incident))
        ids |= {
            standing.report
            for field in incident.fields.values()
            for reading in field.readings
            for standing in reading.standings
        }
        # An id given out earlier was made from a mention that this incident holds by now.
        subjects = {incident.id: None} | {content_id("incident", ref.mention): None for ref in incident.mentions}
        judgements = tuple(judgement for subject in subjects for judgement in by_subject.get(subject, ()))
        withhold = safety.around(sorted(ids))
        yield Entry(
            incident=incident,
            reports={document.report.id: document.report for document in view.documents(sorted(ids))},
            judgements=judgements,
            withhold=withhold.with_parts(redacted_values(judgements)) if safety.active else withhold,
        )
