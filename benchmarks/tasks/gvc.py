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
from firsthand.extraction.places.gazetteer import place_key
from firsthand.model import Document, Mention, least_toll

__all__ = ["TASKS", "gold_of", "in_gold_words", "main_incident", "prediction"]

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
    return {
        "killed": least_toll(main.casualties, "killed") or 0,
        "injured": least_toll(main.casualties, "injured") or 0,
        "date": _date(main),
        "city": next(iter(_towns(document, main)), None),
    }


def _date(main: Mention) -> str | None:
    """The first day, else the first day of the first stretch of days."""
    values = [date.time.value or "" for date in main.dates]
    values.sort(key=lambda value: "/" in value)
    return next((day for value in values if (day := _day(value))), None)


def _day(value: str | None) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d", value or "")
    return found[0] if found else None


def _towns(document: Document, main: Mention) -> list[str]:
    """The towns of the incident in their order, each by the gazetteer's name and as the report writes it."""
    towns: list[str] = []
    # The register names the municipality: of a part of a town, the town whose police deal with it.
    for argument in sorted(main.places, key=lambda one: one.basis != "body"):
        if argument.place.precision == "settlement":
            written = _QUARTER.sub("", place_key(document.report.quote(argument.place.span)))
            towns += [place_key(argument.place.name), written]
    return towns


# Parts of a town that the words of its name take in: "northeast Arlo".
_QUARTER = re.compile(r"^(?:(?:north|south|east|west|central|downtown)(?:east|west|ern)? )+| neighbou?rhood$")


def in_gold_words(found: dict[str, Any], document: Document, gold: Mapping[str, Any]) -> dict[str, Any]:
    """The prediction with the gold's spelling of the first town, where report or gazetteer spell it so."""
    main = main_incident(document)
    towns = _towns(document, main) if main is not None else []
    return {**found, "city": gold["city"]} if gold["city"] in towns[:2] else found


def gold_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """The register's record of the incident."""
    record = item["incident"]
    return {
        "killed": int(record["num_killed"]),
        "injured": int(record["num_injured"]),
        "date": datetime.strptime(record["date"], "%B %d, %Y").date().isoformat(),
        "city": place_key(re.sub(r" \(.*", "", record["city_or_county"])),
    }


def _measure(run: Run) -> Figures:
    items = list(run.documents())
    reports = [
        report_of(item["text"], name=item["docid"], published=item["dct"], title=item["title"] or "") for item in items
    ]
    gold = [gold_of(item) for item in items]
    documents = list(run.extract(reports))
    found = [in_gold_words(prediction(one), one, right) for one, right in zip(documents, gold, strict=True)]
    told = [
        right["city"] in _towns(one, main)
        for one, right in zip(documents, gold, strict=True)
        if (main := main_incident(one)) is not None
    ]
    return {
        "documents": len(items),
        **accuracies(gold, found, _FIELDS),
        "city_among_places": sum(told) / len(items) if items else 0.0,
    }


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
