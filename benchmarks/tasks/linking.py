"""Reports → happenings: which reports tell of the same shooting, or of the same event of any kind, all pooled."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from benchmarks.linked import linked, main_mentions
from benchmarks.reports import report_of
from benchmarks.scorers.linking import bcubed
from benchmarks.task import Line, Run, Task
from firsthand.model import Report

__all__ = ["TASKS"]

Item = Mapping[str, Any]


def pooled(report: Callable[[Item], Report], key: Callable[[Item], Hashable]) -> Callable[[Run], dict[str, float]]:
    """A measure of BCubed: each report stands in the incident of the mention that it is about, or alone."""

    def measure(run: Run) -> dict[str, float]:
        items = list(run.documents())
        documents = list(run.extract(report(item) for item in items))
        start = time.perf_counter()
        incident_of = linked(documents).incident_of()
        seconds = time.perf_counter() - start
        gold = {document.report.id: key(item) for document, item in zip(documents, items, strict=True)}
        found = {
            document.report.id: document.report.id if mention is None else incident_of[mention.id]
            for document, mention in main_mentions(documents)
        }
        score = bcubed(gold, found)
        return {
            "f1": score.f1,
            "precision": score.precision,
            "recall": score.recall,
            "reports": float(len(gold)),
            "happenings": float(len(set(gold.values()))),
            "found": float(len(set(found.values()))),
            "linking_seconds": seconds,
        }

    return measure


def _shooting(item: Item) -> Report:
    return report_of(item["text"], name=item["docid"], published=item["dct"], title=item["title"])


def _event(item: Item) -> Report:
    return report_of(item["text"], name=item["docid"])


def _lines(aim: float) -> tuple[Line, ...]:
    return (
        Line(figure="f1", title="BCubed F1", aim=aim),
        Line(figure="precision", title="BCubed precision"),
    )


TASKS = (
    Task(
        name="linking_gvc",
        title="Reports to shootings",
        set="gvc",
        splits=("docs",),
        lines=_lines(0.92),
        measure=pooled(_shooting, lambda item: item["incident_id"]),
    ),
    Task(
        name="linking_gva",
        title="Reports to shootings, four thousand pooled",
        set="gva",
        splits=("docs",),
        lines=_lines(0.90),
        measure=pooled(_shooting, lambda item: item["incident_id"]),
    ),
    Task(
        name="linking_ecbplus",
        title="Reports to events of any kind",
        set="ecbplus",
        splits=("train_dev",),
        lines=_lines(0.85),
        measure=pooled(_event, lambda item: item["subtopic"]),
    ),
)
