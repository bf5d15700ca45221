"""Extraction over many reports, in this process or in several, always in the order given.

A worker gets reports as JSON and gives extractions as JSON, so that nothing of the linguistic layer crosses over.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice

import msgspec

from firsthand.errors import FirsthandError
from firsthand.extraction import Extractor
from firsthand.model import Extraction, Intake, Problem, Report

__all__ = ["BATCH", "Extracted", "default_workers", "extract_all"]

# Reports a worker takes at once: enough to batch the linguistic layer, few enough to lose little when one dies.
BATCH = 16
# A batch of long reports ends earlier, so that results, and an answer to Ctrl-C, come within seconds.
_BATCH_CHARACTERS = 50_000
# Starting a worker costs about two seconds, which this many reports earn back.
_WORTH_A_WORKER = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An intake with what its report says; `extraction` is None where it has no report."""

    intake: Intake
    extraction: Extraction | None


def default_workers() -> int:
    """As many processes as there are cores for this process, at most 8."""
    return min(8, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def extract_all(intakes: Iterable[Intake], *, workers: int | None = None) -> Iterator[Extracted]:
    """Extract every report, in order. `workers` None chooses: one process for a few reports, a worker a core for many.

    Raises `ModelError` where the linguistic pipeline is missing. What fails for one report alone is a problem of its
    extraction.
    """
    stream = iter(intakes)
    if workers is None:
        head = list(islice(stream, _WORTH_A_WORKER))
        workers = default_workers() if len(head) == _WORTH_A_WORKER else 1
        stream = _chain(head, stream)
    batches = _batches(stream)
    if workers == 1:
        for batch in batches:
            yield from _merge(batch, _extract_batch(_reports(batch)))
    else:
        yield from _extract_in_pool(batches, workers)


def _chain(head: list[Intake], tail: Iterator[Intake]) -> Iterator[Intake]:
    yield from head
    yield from tail


def _batches(intakes: Iterator[Intake]) -> Iterator[list[Intake]]:
    batch: list[Intake] = []
    characters = 0
    for intake in intakes:
        batch.append(intake)
        characters += len(intake.report.text) if intake.report else 0
        if len(batch) == BATCH or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _reports(batch: Sequence[Intake]) -> list[Report]:
    return [intake.report for intake in batch if intake.report is not None]


def _merge(batch: Sequence[Intake], extractions: Iterable[Extraction]) -> Iterator[Extracted]:
    """Give each intake its extraction by report id, never by position."""
    by_report = {extraction.report_id: extraction for extraction in extractions}
    for intake in batch:
        yield Extracted(intake=intake, extraction=by_report[intake.report.id] if intake.report else None)


def _extract_in_pool(batches: Iterator[list[Intake]], workers: int) -> Iterator[Extracted]:
    pool = _new_pool(workers)
    waiting: deque[tuple[list[Intake], Future[list[bytes]]]] = deque()
    try:
        while True:
            # Two batches a worker keep all of them busy while this process writes the ledger.
            while len(waiting) < 2 * workers and (batch := next(batches, None)) is not None:
                waiting.append((batch, _submit(pool, batch)))
            if not waiting:
                return
            first, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(first)
                pool = _new_pool(workers)
                waiting = deque((again, _submit(pool, again)) for again, _ in waiting)
            else:
                yield from _merge(first, _decode(results))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _new_pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: a fork copies the parent's threads' locks, and not every platform has it.
    return ProcessPoolExecutor(
        max_workers=workers, mp_context=multiprocessing.get_context("spawn"), initializer=_ignore_interrupts
    )


def _ignore_interrupts() -> None:
    """Ctrl-C goes to the whole group of processes; the parent alone decides what to finish."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _submit(pool: ProcessPoolExecutor, batch: Sequence[Intake]) -> Future[list[bytes]]:
    """Hand a batch to the workers. A pool that has lost one takes nothing more, and says so in the future, too."""
    try:
        return pool.submit(_work, [msgspec.json.encode(report) for report in _reports(batch)])
    except BrokenProcessPool as error:
        lost: Future[list[bytes]] = Future()
        lost.set_exception(error)
        return lost


def _work(reports: list[bytes]) -> list[bytes]:
    """Runs in a worker."""
    found = _extract_batch([msgspec.json.decode(report, type=Report) for report in reports])
    return [msgspec.json.encode(extraction) for extraction in found]


def _decode(results: Iterable[bytes]) -> Iterator[Extraction]:
    return (msgspec.json.decode(result, type=Extraction) for result in results)


def _one_by_one(batch: Sequence[Intake]) -> Iterator[Extracted]:
    """A worker died over this batch. Its reports go to a single worker one after the other, and a new worker takes over
    where it dies, so that only the guilty report is lost."""
    pool = _new_pool(1)
    try:
        for intake in batch:
            if intake.report is None:
                yield Extracted(intake=intake, extraction=None)
                continue
            try:
                found = list(_decode(_submit(pool, [intake]).result()))
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = _new_pool(1)
                found = [_failed(intake.report, "the process that read it died (out of memory, or killed)")]
            yield from _merge([intake], found)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@cache
def _extractor() -> Extractor:
    return Extractor()


def _extract_batch(reports: Sequence[Report]) -> list[Extraction]:
    """Extract a batch; where it fails, each report alone, so that one bad report is one problem."""
    if not reports:
        return []
    try:
        return [document.extraction for document in _extractor().pipe(reports)]
    except FirsthandError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one text provokes must not stop the others: it becomes a row
        if len(reports) == 1:
            return [_failed(reports[0], f"{type(error).__name__}: {error}")]
        return [extraction for report in reports for extraction in _extract_batch([report])]


def _failed(report: Report, cause: str) -> Extraction:
    problem = Problem(
        stage="extraction",
        address=report.capture.address,
        message=f"nothing could be extracted: {cause}",
        remedy="the report is archived; please file this as a defect, and add it again after an update",
        fatal=False,
        report_id=report.id,
    )
    return Extraction(report_id=report.id, problems=(problem,))
