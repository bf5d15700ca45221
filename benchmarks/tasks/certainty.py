"""How sure the text is of its events: certainty and polarity of MEANTIME's events.

MEANTIME's way of coding is kept here. Its certainty is that of the speaker about an event at its own time, so that
what is planned, arranged or willed ("will buy", "plans to buy", "to buy") is certain; what is wished, asked or
conditional is underspecified, in its polarity too; what is claimed is certain.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.accuracy import accuracy
from benchmarks.scorers.labels import Pair, f1_of, macro_f1
from benchmarks.task import Figures, Line, Run, Task
from benchmarks.tasks.dates import end_of_lines
from firsthand.extraction.certainty import Assessment, GroundKind, assess
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.parse import Parse
from firsthand.model import Span

__all__ = ["TASKS"]

_LINES = 6
# The first row that has a ground of the assessment decides.
_CODES: tuple[tuple[str, tuple[GroundKind, ...]], ...] = (
    ("UNDERSPECIFIED", ("condition", "question", "doubtful", "command")),
    ("POSSIBLE", ("possible", "fear", "try")),
    ("UNDERSPECIFIED", ("needed", "wish")),
    ("PROBABLE", ("belief", "probable", "conditional")),
)


def _certainty(found: Assessment) -> str:
    code = next((code for code, kinds in _CODES if found.has(*kinds)), "CERTAIN")
    if code != "POSSIBLE" and found.polarity == "negative" and not found.has("condition", "question"):
        # "Told them not to buy", "would not sell": what is denied is certain.
        return "CERTAIN"
    return code


def _polarity(found: Assessment, certainty: str) -> str:
    if found.polarity == "negative":
        return "NEG"
    return "UNDERSPECIFIED" if certainty == "UNDERSPECIFIED" else "POS"


def _measure(run: Run) -> Figures:
    items = list(run.documents())
    reports = [report_of(item["text"], name=item["id"], published=item["meta"]["dct"]) for item in items]
    certainties: list[Pair] = []
    polarities: list[Pair] = []
    for parse, item in zip(parse_reports(reports), items, strict=True):
        for event, position in _events(parse, item):
            found = assess(parse, position)
            code = _certainty(found)
            certainties.append((event["certainty"], code))
            polarities.append((event["polarity"], _polarity(found, code)))
    return {
        "events": len(certainties),
        "certainty_accuracy": accuracy(certainties),
        "certainty_macro_f1": macro_f1(certainties),
        "polarity_accuracy": accuracy(polarities),
        "polarity_macro_f1": macro_f1(polarities),
        "negative_f1": f1_of(polarities, "NEG"),
        "all_certain_accuracy": accuracy([(gold, "CERTAIN") for gold, _ in certainties]),
        "all_positive_accuracy": accuracy([(gold, "POS") for gold, _ in polarities]),
    }


def _events(parse: Parse, item: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int]]:
    """The events of the first lines with both labels, each with the position of its head word."""
    limit = end_of_lines(item["text"], _LINES)
    for event in item["gold"]["events"]:
        spans = event.get("spans")
        if not spans or spans[-1][1] > limit or not event.get("certainty") or not event.get("polarity"):
            continue
        first, last = parse.tokens_in(Span(start=spans[0][0], end=spans[-1][1]))
        if first < last:
            yield event, _head(parse, first, last)


def _head(parse: Parse, first: int, last: int) -> int:
    """The word of the span whose syntactic head lies outside it."""
    for at in range(first, last):
        if parse.head[at] == at or not first <= parse.head[at] < last:
            return at
    return first


TASKS = (
    Task(
        name="certainty",
        title="Certainty and polarity of events in news",
        set="meantime",
        splits=("docs",),
        lines=(
            Line(figure="certainty_accuracy", title="certainty, accuracy", aim=0.92),
            Line(figure="certainty_macro_f1", title="certainty, macro-F1"),
            Line(figure="polarity_accuracy", title="polarity, accuracy", aim=0.92),
            Line(figure="polarity_macro_f1", title="polarity, macro-F1"),
        ),
        measure=_measure,
        fast=True,
    ),
)
