"""Dates: time expressions and their values in histories (WikiWars) and in news (MEANTIME)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.timex import Counts, Timex, count, f1
from benchmarks.task import Figures, Line, Run, Task
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.timex import Scheme, find_timex3

__all__ = ["TASKS"]

_PEER = "HeidelTime, on TempEval-3"
# MEANTIME's annotators marked the title, the date line and the first sentences of each article, not the rest.
_LINES = 6


def _measure_wikiwars(run: Run) -> Figures:
    gold: list[tuple[dict[str, Any], list[Timex], int]] = []
    for item in run.documents():
        marked = [(mark["start"], mark["end"], mark["value"]) for mark in item["gold"]["timex"]]
        gold.append((item, marked, len(item["text"])))
    # WikiWars was marked by the rules of TIMEX2.
    return _figures(sum(_counted(gold, "timex2"), Counts()))


# MEANTIME counts decades in years: "a decade" is P10Y.
_DECADES = re.compile(r"P(\d+|X)DE")


def _in_years(value: str) -> str:
    found = _DECADES.fullmatch(value)
    if found is None:
        return value
    return "PXY" if found[1] == "X" else f"P{found[1]}0Y"


def _measure_meantime(run: Run) -> Figures:
    gold: list[tuple[dict[str, Any], list[Timex], int]] = []
    for item in run.documents():
        limit = end_of_lines(item["text"], _LINES)
        marked = [
            (mark["spans"][0][0], mark["spans"][-1][1], mark["value"])
            for mark in item["gold"]["timex"]
            if mark.get("spans") and mark["spans"][-1][1] <= limit
        ]
        gold.append((item, marked, limit))
    return _figures(sum(_counted(gold, "timex3"), Counts()))


def end_of_lines(text: str, number: int) -> int:
    """Where the first `number` lines end."""
    return sum(len(line) for line in text.splitlines(keepends=True)[:number])


def _counted(gold: list[tuple[dict[str, Any], list[Timex], int]], scheme: Scheme) -> Iterator[Counts]:
    """The counts of each document; what lies beyond its limit is not looked at. The whole text is read."""
    reports = [report_of(item["text"], name=item["id"], published=item["meta"]["dct"]) for item, _, _ in gold]
    for parse, (_, marked, limit) in zip(parse_reports(reports), gold, strict=True):
        found: list[Timex] = [
            (timex.span.start, timex.span.end, _in_years(timex.value) if scheme == "timex3" else timex.value)
            for timex in find_timex3(parse, scheme=scheme)
            if timex.span.end <= limit
        ]
        yield count(sorted(marked), found)


def _figures(counts: Counts) -> Figures:
    return {
        "expressions": counts.gold,
        "extent_strict_f1": f1(counts.strict, counts),
        "extent_relaxed_f1": f1(counts.relaxed, counts),
        "extent_relaxed_precision": counts.relaxed / max(1, counts.system),
        "extent_relaxed_recall": counts.relaxed / max(1, counts.gold),
        "value_f1": f1(counts.value, counts),
    }


_FIGURES = (
    Line(figure="extent_relaxed_f1", title="extent F1, relaxed", aim=0.92),
    Line(figure="extent_strict_f1", title="extent F1, strict"),
    Line(figure="value_f1", title="value F1", aim=0.82, peer=0.776, peer_name=_PEER),
)


TASKS = (
    Task(
        name="wikiwars",
        title="Dates in histories, told from one date to the next",
        set="wikiwars",
        splits=("docs",),
        lines=_FIGURES,
        measure=_measure_wikiwars,
    ),
    Task(
        name="meantime",
        title="Dates in news: title and first sentences",
        set="meantime",
        splits=("docs",),
        lines=_FIGURES,
        measure=_measure_meantime,
        fast=True,
    ),
)
