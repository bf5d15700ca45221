"""Sentences of the PLOVER codebook: is the event of the sentence found with the right category?"""

from __future__ import annotations

from typing import Any

from benchmarks.reports import report_of
from benchmarks.scorers.accuracy import accuracy
from benchmarks.task import Figures, Line, Run, Task
from firsthand.model import Document

__all__ = ["TASKS", "category", "gold_category"]

# The set uses the names of the first codebook; firsthand uses those of 2024, where some were joined or renamed.
_RENAMED = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def gold_category(item: dict[str, Any]) -> str:
    """The category of the sentence's event under its name of 2024."""
    name: str = item["gold"]["event"]
    return _RENAMED.get(name, name)


def category(document: Document) -> str | None:
    """The category of the first event that firsthand finds in the sentence."""
    mentions = document.extraction.mentions
    return mentions[0].type if mentions else None


def _measure(run: Run) -> Figures:
    items = list(run.documents())
    reports = [report_of(item["text"], name=item["id"], published=item["meta"]["date"]) for item in items]
    pairs: list[tuple[str, str | None]] = []
    anywhere = 0
    for item, document in zip(items, run.extract(reports), strict=True):
        gold = gold_category(item)
        pairs.append((gold, category(document)))
        anywhere += any(mention.type == gold for mention in document.extraction.mentions)
    return {
        "sentences": len(items),
        "type": accuracy(pairs),
        "type_among_all": anywhere / len(items) if items else 0.0,
        "something_found": 1 - accuracy((None, found) for _, found in pairs),
    }


TASKS = (
    Task(
        name="plover",
        title="Sentences of the PLOVER codebook: category of the event",
        set="plover_gsr",
        splits=("sents",),
        lines=(Line(figure="type", title="category"),),
        measure=_measure,
        fast=True,
    ),
)
