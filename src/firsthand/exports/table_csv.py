"""`csv`: one row for each reading of each field of each incident, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from firsthand.exports.entries import Entry, Safety, entries
from firsthand.exports.exporter import ExportOptions
from firsthand.exports.losses import LossCounter, LossReport
from firsthand.model import LedgerView, Reading, given_grade, judged_readings
from firsthand.safety import Withholder

__all__ = ["COLUMNS", "CsvExporter"]

COLUMNS: dict[str, str] = {
    "incident": "id of the incident",
    "type": "PLOVER category, or ACCIDENT or DISASTER",
    "mode": "mode of the category",
    "title": "short title",
    "field": "the field that is read: status, actor, target, means, place, date, damage, killed …; empty where the "
    "incident has no reading at all",
    "value": "the reported value: a name, a date in EDTF, a number or a range in words",
    "low": "lowest number of a toll",
    "high": 'highest number of a toll; empty where it is open ("or more")',
    "scope": "of a toll: incident, or cumulative for a running total that does not count this incident alone",
    "group": "of a toll: the part of the people that it counts, empty where it counts all",
    "precision": "of a place or a date",
    "country": "of a place, ISO 3166-1 alpha-2",
    "latitude": "of a place, degrees (WGS 84)",
    "longitude": "of a place, degrees (WGS 84)",
    "geoname_id": "of a place, in GeoNames",
    "conflict": "the kind of conflict between the readings of this field",
    "sources": "names along the chains of attribution, nearest first, parted by >",
    "origins": "number of origins of this reading, unknown ones included",
    "reports": "number of reports that carry this reading",
    "sentence": "the sentence in which the reading stands first",
    "outlet": "outlet of the report in which it stands first",
    "published": "publication date of that report, EDTF",
    "url": "address of that report",
    "report": "id of that report",
    "start": "where the words begin in that report's text, in code points",
    "end": "where they end, exclusive",
    "independent_origins": "of the incident: known origins that are independent of each other",
    "unknown_origins": "of the incident: origins that cannot be traced",
    "grade": "suggested Airwars grade of the incident",
    "reading_independent_origins": "of this reading: known origins that are independent of each other",
    "reading_unknown_origins": "of this reading: origins that cannot be traced",
    "reading_origins_low": "of this reading: at least so many independent origins, where doubts may fall one way",
    "reading_origins_high": "of this reading: at most so many",
    "reading_origins_reason": "why the number is open, in words; empty where nothing is in doubt",
    "origins_low": "of the incident: at least so many independent origins",
    "origins_high": "of the incident: at most so many",
    "origins_reason": "of the incident: why the number is open, in words",
    "basis": "of a place or a date: how the report in which it stands first ties it to the incident: clause (the same "
    "words), report (another sentence), body or dateline (inferred)",
    "further_conflicts": "the kinds of the lesser conflicts of this field, parted by a semicolon",
    "judged": "what a person decided on this reading: accept, reject or redact; empty where nobody did",
    "grade_given": "the grade that a person gave the incident; empty where only one is suggested",
    "spoken_of_in": "of the incident: number of reports that only speak of it",
}

_MESSAGES = {
    "standings": "further sentence of a reading (the row has its first)",
    "claims": "reading whose claims, with certainty, cue and kind of each source, are not in the row",
    "origins": "origin of which the row has the number and not the name or kind",
    "conflicts": "conflict of which the row has the kind and not the sides or the reason",
    "unresolved_dates": "date that stays in the words of its report, as it could not be resolved",
    "unplaced": "place without coordinates",
    "judgements": "judgement",
    "derivations": "derivation of one report from another",
    "problems": "problem",
    "guarded": "cell that a spreadsheet would run as a formula, now behind an apostrophe",
    "names": "cell with a private person's name withheld",
    "addresses": "address withheld, as it spells a private person's name",
}

# A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV Injection), full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_GUARD = "'"

Cell = str | int | float | None


class CsvExporter:
    """RFC 4180: comma, quotes doubled, CRLF, a header row; UTF-8 without a mark. Numbers are never guarded."""

    name = "csv"
    suffix = ".csv"
    description = "a table, one row for each reading of each field of an incident"

    def write(self, view: LedgerView, out: BinaryIO, *, options: ExportOptions) -> LossReport:
        """Write the table."""
        safety = Safety(view, options)
        losses = LossCounter(_MESSAGES)
        text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
        try:
            table = csv.writer(text, lineterminator="\r\n")
            table.writerow(COLUMNS)
            judged: set[str] = set()
            for entry in entries(view, safety):
                judged.update(judgement.id for judgement in entry.judgements)
                for row in _rows(entry, losses):
                    table.writerow([_safe(name, row.get(name), entry.withhold, losses) for name in COLUMNS])
        finally:
            text.detach()
        losses.add("judgements", count=sum(1 for _ in view.judgements()))
        losses.add("derivations", count=sum(1 for _ in view.derivations()))
        losses.add("problems", count=sum(1 for _ in view.problems()))
        return losses.report(self.name)


def _rows(entry: Entry, losses: LossCounter) -> Iterator[dict[str, Cell]]:
    incident = entry.incident
    losses.add("origins", incident.id, count=len(incident.origins))
    shared: dict[str, Cell] = {
        "incident": incident.id,
        "type": incident.type,
        "mode": incident.mode,
        "title": incident.title,
        "independent_origins": incident.independent_origins,
        "unknown_origins": incident.unknown_origins,
        "grade": incident.grade.suggested,
        "origins_low": incident.low,
        "origins_high": incident.high,
        "origins_reason": incident.bounds_reason,
        "spoken_of_in": len(incident.spoken_of_in),
        "grade_given": given_grade(entry.judgements),
    }
    judged = judged_readings(entry.judgements)
    empty = True
    for name, field in incident.fields.items():
        conflict = field.conflict.kind if field.conflict else None
        if conflict:
            losses.add("conflicts", f"{incident.id} {name}", count=1 + len(field.further_conflicts))
        further = "; ".join(one.kind for one in field.further_conflicts)
        for reading in field.readings:
            empty = False
            decision = judged.get((name, reading.value))
            yield {
                **shared,
                "field": name,
                "conflict": conflict,
                "further_conflicts": further,
                "judged": decision.verdict if decision else None,
                **_reading(name, reading, entry, losses),
            }
    if empty:
        yield {**shared, "field": ""}


def _reading(name: str, reading: Reading, entry: Entry, losses: LossCounter) -> dict[str, Cell]:
    example = f"{entry.incident.id} {name}"
    losses.add("standings", example, count=len(reading.standings) - 1)
    if reading.claims:
        losses.add("claims", example)
    if name == "date" and reading.precision == "unresolved":
        losses.add("unresolved_dates", entry.withhold(reading.value))
    if name == "place" and reading.latitude is None:
        losses.add("unplaced", entry.withhold(reading.value))
    row: dict[str, Cell] = {
        "value": reading.value,
        "low": reading.low,
        "high": reading.high,
        "group": reading.group,
        "scope": reading.scope,
        "precision": reading.precision,
        "country": reading.country,
        "latitude": reading.latitude,
        "longitude": reading.longitude,
        "geoname_id": reading.geoname_id,
        "sources": " > ".join(reading.sources),
        "origins": len(reading.origins),
        "reports": len(reading.reports),
        "reading_independent_origins": reading.independent_origins,
        "reading_unknown_origins": reading.unknown_origins,
        "reading_origins_low": reading.origins_low,
        "reading_origins_high": reading.origins_high,
        "reading_origins_reason": reading.origins_reason,
    }
    found = entry.first(reading)
    if found:
        report, standing = found
        row |= {
            "sentence": entry.sentence(standing),
            "outlet": report.outlet,
            "published": report.published,
            "url": report.url,
            "report": report.id,
            "start": standing.span.start,
            "end": standing.span.end,
            "basis": standing.basis,
        }
    return row


def _safe(name: str, value: Cell, withhold: Withholder, losses: LossCounter) -> Cell:
    """The cell with names withheld and formulas guarded."""
    if not isinstance(value, str):
        return value
    if name == "url":
        if withhold.in_address(value):
            losses.add("addresses")
            return None
        shown = value
    elif name in {"title", "value", "sources", "outlet", "origins_reason", "reading_origins_reason"}:
        shown = withhold(value)
        if shown != value:
            losses.add("names")
    else:
        shown = value
    if shown.lstrip(" \u00a0\ufeff").startswith(_FORMULA):
        losses.add("guarded")
        return _GUARD + shown
    return shown
