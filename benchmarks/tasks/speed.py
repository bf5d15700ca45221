"""Speed with everything on, beside the bare linguistic pipeline in the same run. A busy machine makes times lie."""

from __future__ import annotations

import tempfile
from itertools import islice
from pathlib import Path

from benchmarks.speed import extraction_cost, pages_in, whole_add
from benchmarks.task import Line, Run, Task
from firsthand.reading.reader import read_bytes

__all__ = ["TASKS"]

_ARTICLES = 110
_TIMED_IN_ONE_PROCESS = 40


def measure(run: Run) -> dict[str, float]:
    """The whole `add` of the first articles on two cores; bare pipeline and extraction on one, for fewer of them."""
    articles = list(islice(run.documents(), run.limit or _ARTICLES))
    intakes = (
        read_bytes(item["text"].encode(), address=f"{number}.txt", published=item["date"])
        for number, item in enumerate(articles[:_TIMED_IN_ONE_PROCESS])
    )
    figures = extraction_cost([intake.report for intake in intakes if intake.report is not None])
    with tempfile.TemporaryDirectory() as scratch:
        figures |= whole_add(pages_in(Path(scratch) / "pages", articles), Path(scratch) / "speed.db")
    return figures


TASKS = (
    Task(
        name="speed",
        title="Speed with everything on",
        set="wikinews",
        splits=("docs",),
        lines=(
            Line(
                figure="articles_per_second",
                title="articles added a second, two cores, from cold start",
                aim=8.0,
                pinned=False,
            ),
            Line(figure="bare_spacy_per_second", title="the bare linguistic pipeline on one core", pinned=False),
        ),
        measure=measure,
    ),
)
