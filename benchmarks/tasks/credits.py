"""The wire behind a story, from its credits: the page as its reader sees it, title, byline and text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.scorers.credits import credit_counts, same_body
from benchmarks.task import Line, Run, Task
from firsthand.reading.reader import read_bytes

__all__ = ["TASKS"]

_KINDS = ("republished_from", "agency")
_NONE = ("", "NA", "None")


def measure(run: Run) -> dict[str, float]:
    """With the byline that the page showed above its text, and from the text alone.

    The gold names wires only: what a credit says of another outlet ("this story first appeared in …") is not counted
    where the gold has no wire for the whole set of that outlet.
    """
    items = list(run.documents())
    bylined = credit_counts((_wire(item), _found(item, byline=True)) for item in items)
    bare = credit_counts((_wire(item), _found(item, byline=False)) for item in items)
    return {
        "f1": bylined.f1,
        "precision": bylined.precision,
        "recall": bylined.recall,
        "stories_with_a_wire": float(bylined.gold),
        "text_alone_f1": bare.f1,
    }


def _wire(item: Mapping[str, Any]) -> str | None:
    wire = item["meta"]["wire"] or ""
    return None if wire in _NONE else wire


def _found(item: Mapping[str, Any], *, byline: bool) -> str | None:
    """The outlet or agency that the report names as the story's maker, other than the outlet that carries it."""
    text, author = item["text"], item["meta"]["author"] or ""
    if byline and author:
        title, _, rest = text.partition("\n")
        text = f"{title}\n\nBy {author.removeprefix('By ')}\n\n{rest.lstrip()}"
    intake = read_bytes(text.encode(), address=f"{item['id']}.txt", published=item["meta"]["publication_date"])
    if intake.report is None:
        return None
    for kind in _KINDS:
        for credit in intake.report.credits:
            if credit.kind == kind and not same_body(credit.name, item["meta"]["publisher"]):
                return credit.name
    return None


TASKS = (
    Task(
        name="credits",
        title="The wire behind a story",
        set="polnear",
        splits=("train", "dev"),
        lines=(Line(figure="f1", title="F1", aim=0.92),),
        measure=measure,
        fast=True,
    ),
)
