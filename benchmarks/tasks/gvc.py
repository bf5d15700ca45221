"""Local reports of shootings: killed, injured, date and city of the incident, as a single report states them.

The gold is the register's final record, so a report of the first hours may rightly say less: figures for context. The
register counts a shooter who died among the killed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.accuracy import accuracies
from benchmarks.task import Figures, Line, Run, Task
from firsthand.model import Document, Mention, least_toll

__all__ = ["TASKS", "gold_of", "main_incident", "prediction"]

_FIELDS = ("killed", "injured", "date", "city")


def main_incident(document: Document) -> Mention | None:
    """The attack or accident that the report is about: the first that it counts people of, else the first."""
    attacks = [
        mention
        for mention in document.extraction.mentions
        if mention.type in {"ASSAULT", "ACCIDENT"} and mention.status in {"happened", "alleged"}
    ]
    counted = [mention for mention in attacks if any(one.scope == "incident" for one in mention.casualties)]
    return next(iter(counted or attacks), None)


def prediction(document: Document) -> dict[str, Any]:
    """The fields of the report's main incident. An outcome without a number is 0, as the register codes it."""
    main = main_incident(document)
    if main is None:
        return {"killed": 0, "injured": 0, "date": None, "city": None}
    cities = [one.place.name.lower() for one in main.places if one.place.precision == "settlement"]
    return {
        "killed": least_toll(main.casualties, "killed") or 0,
        "injured": least_toll(main.casualties, "injured") or 0,
        "date": next((day for date in main.dates if (day := _day(date.time.value))), None),
        "city": cities[0] if cities else None,
    }


def _day(value: str | None) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d", value or "")
    return found[0] if found else None


def gold_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """The register's record of the incident."""
    record = item["incident"]
    return {
        "killed": int(record["num_killed"]),
        "injured": int(record["num_injured"]),
        "date": datetime.strptime(record["date"], "%B %d, %Y").date().isoformat(),
        "city": re.sub(r" \(.*", "", record["city_or_county"]).lower(),
    }


def _measure(run: Run) -> Figures:
    items = list(run.documents())
    reports = [
        report_of(item["text"], name=item["docid"], published=item["dct"], title=item["title"] or "") for item in items
    ]
    found = [prediction(document) for document in run.extract(reports)]
    return {"documents": len(items), **accuracies([gold_of(item) for item in items], found, _FIELDS)}


TASKS = (
    Task(
        name="gvc_fields",
        title="Local reports of shootings: the incident's fields as one report states them",
        set="gvc",
        splits=("docs",),
        lines=(
            Line(figure="killed", title="killed"),
            Line(figure="injured", title="injured"),
            Line(figure="date", title="date"),
            Line(figure="city", title="city"),
        ),
        measure=_measure,
    ),
)
