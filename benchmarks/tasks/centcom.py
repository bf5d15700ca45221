"""Strike notices of one line: where, and how many strikes. The gold is silver: it was cut from the lines by machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.accuracy import accuracies
from benchmarks.task import Figures, Line, Run, Task
from firsthand.extraction.places.gazetteer import place_key
from firsthand.model import Document, Mention, PlaceMention, Span

__all__ = ["TASKS", "gold_of", "prediction"]

_FIELDS = ("place", "number")
# The set's name of a place by other spellings of it, as keys: lower case, plain letters.
_SPELLINGS = {
    "ar raqqah": "raqqa", "al raqqah": "raqqa", "raqqah": "raqqa", "irbil": "erbil",
}  # fmt: skip
_ARTICLES = ("al ", "ar ", "ad ", "at ", "as ", "ash ", "an ")


def prediction(document: Document) -> dict[str, Any]:
    """The place and the number of strikes of the line's first attack. "A strike" is one."""
    attack = next((one for one in document.extraction.mentions if one.type == "ASSAULT"), None)
    places = [one.place for one in attack.places] if attack is not None else []
    return {
        "place": place_name(_words(document, places)) if places else None,
        "number": _number(attack),
        "on_the_map": bool(places) and places[0].latitude is not None,
    }


def _words(document: Document, places: list[PlaceMention]) -> str:
    """The words that name the first place; names that stand side by side without a comma are one."""
    span = places[0].span
    for place in places[1:]:
        if place.span.start == span.end + 1 and document.report.text[span.end] == " ":
            span = Span(start=span.start, end=place.span.end)
    return document.report.quote(span)


def _number(attack: Mention | None) -> str | None:
    if attack is None:
        return None
    return str(attack.counts[0].low) if attack.counts else "1"


def place_name(name: str) -> str:
    """One spelling for the spellings of a place: plain letters, no article, the set's own name where it has another."""
    key = place_key(name)
    key = _SPELLINGS.get(key, key)
    for article in _ARTICLES:
        key = key.removeprefix(article)
    return key


def gold_of(item: Mapping[str, Any]) -> dict[str, Any]:
    """The silver place and number."""
    return {"place": place_name(item["location"]), "number": item["number"]}


def _measure(run: Run) -> Figures:
    items = list(run.documents())
    reports = [report_of(item["line"], name=str(number)) for number, item in enumerate(items)]
    found = [prediction(document) for document in run.extract(reports)]
    return {
        "lines": len(items),
        **accuracies([gold_of(item) for item in items], found, _FIELDS),
        "on_the_map": sum(one["on_the_map"] for one in found) / len(items) if items else 0.0,
    }


TASKS = (
    Task(
        name="centcom",
        title="Strike notices of one line",
        set="centcom",
        splits=("strikes",),
        lines=(
            Line(figure="place", title="place", aim=0.97),
            Line(figure="number", title="number of strikes", aim=0.99),
        ),
        measure=_measure,
    ),
)
