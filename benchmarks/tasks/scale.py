"""What linking costs as a ledger grows: the time to add one report to ten thousand against one to a thousand, and the
time of a core to store and link a whole set. Extraction, by the rules alone, is not counted: what is timed is keys, the
ledger, comparing and assembling."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.linked import linked, store
from benchmarks.reports import report_of
from benchmarks.task import Line, Run, Task
from firsthand.ledger import Ledger
from firsthand.linking import Linker
from firsthand.model import Document
from firsthand.pipeline import Documents, link_pending
from firsthand.workers import collect_rarely

__all__ = ["TASKS", "grown"]

_EARLY, _LATE = 1000, 10_000
# Reports added one at a time around each point; their median time is compared, as neighbourhoods differ.
_TIMED = 200


def measure(run: Run) -> dict[str, float]:
    """One-sentence reports of incidents of twenty months, added in their order."""
    reports = [
        report_of(
            item["text"],
            name=str(number),
            published=item["date"],
            outlet=next((source["name"] for source in item["sources"] if source["name"]), ""),
        )
        for number, item in enumerate(run.documents())
    ]
    # Equal sentences of one day are one report.
    documents = _distinct(replace(run, use="rules").extract(reports))
    collect_rarely()  # as the command line does
    late = min(_LATE, len(documents) - _TIMED // 2)
    return grown(documents, early=min(_EARLY, late // 10), late=late)


def whole(run: Run) -> dict[str, float]:
    """All reports of shootings, stored and linked in one go as `firsthand add` does; and how the time grows."""
    reports = [
        report_of(item["text"], name=item["docid"], published=item["dct"], title=item["title"])
        for item in run.documents()
    ]
    documents = _distinct(replace(run, use="rules").extract(reports))
    collect_rarely()  # as the command line does
    start = time.process_time()
    result = linked(documents)
    return {
        "linking_seconds": time.process_time() - start,
        "reports": float(len(documents)),
        "incidents": float(len(result.incidents)),
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _distinct(documents: Iterable[Document]) -> list[Document]:
    return list({document.report.id: document for document in documents}.values())


def grown(documents: Sequence[Document], *, early: int, late: int, timed: int = _TIMED) -> dict[str, float]:
    """Adds documents to a new ledger in one go, but one at a time around the points `early` and `late`.

    Raises `ValueError` where there are too few documents, or the points lie closer than `timed`.
    """
    half = timed // 2
    if len(documents) < late + half or not half <= early <= late - timed:
        raise ValueError(f"{len(documents)} documents are too few to time at {early} and {late}")
    began = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "grown.db", create=True, write=True) as ledger,
    ):
        linker = Linker()
        held = Documents(ledger)

        def add(several: Sequence[Document]) -> None:
            for document in several:
                store(ledger, linker, document, held=held)
            link_pending(ledger, linker, documents=held)

        add(documents[: early - half])
        first = _each(add, documents[early - half : early + half])
        add(documents[early + half : late - half])
        last = _each(add, documents[late - half : late + half])
    return {
        "time_ratio": last / first,
        "early_ms": first * 1000,
        "late_ms": last * 1000,
        "reports": float(late + half),
        "seconds": time.perf_counter() - began,
        "memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _each(add: Callable[[Sequence[Document]], None], documents: Sequence[Document]) -> float:
    """The median of the processor seconds that each takes."""
    took = []
    for document in documents:
        start = time.process_time()
        add([document])
        took.append(time.process_time() - start)
    return median(took)


TASKS = (
    Task(
        name="linking_scale",
        title="What one more report costs",
        set="wiki_current_events",
        splits=("bullets",),
        lines=(
            Line(
                figure="time_ratio",
                title="time to add the 10,000th report against the 1,000th",
                aim=1.2,
                lower_is_better=True,
                pinned=False,
            ),
            Line(figure="memory_mb", title="peak memory, MB", aim=1500, lower_is_better=True, pinned=False),
        ),
        measure=measure,
    ),
    Task(
        name="linking_whole",
        title="What it costs to link a whole set",
        set="gva",
        splits=("docs",),
        lines=(
            Line(
                figure="linking_seconds",
                title="seconds of a core to store and link 4,135 reports after extraction",
                aim=60,
                lower_is_better=True,
                pinned=False,
            ),
            Line(figure="memory_mb", title="peak memory, MB", aim=1500, lower_is_better=True, pinned=False),
        ),
        measure=whole,
    ),
)
