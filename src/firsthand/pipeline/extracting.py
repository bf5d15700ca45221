"""Extraction over many reports, in this process or in several, always in the order given.

A worker gets reports as JSON and gives extractions as JSON, so that nothing of the linguistic layer crosses over.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice

import msgspec

from firsthand.extraction.batches import extract_batch, extract_encoded, failed
from firsthand.model import Extraction, Intake, Report
from firsthand.workers import WORTH_WORKERS, default_workers, new_pool

__all__ = ["BATCH", "Extracted", "default_workers", "extract_all"]

# Reports a worker takes at once: enough to batch the linguistic layer, few enough to lose little when one dies, and to
# leave no worker without work for long at the end.
BATCH = 4
# A batch of long reports ends earlier, so that results, and an answer to Ctrl-C, come within seconds.
_BATCH_CHARACTERS = 50_000
# Batches a worker that are under way: they keep all workers busy while this process writes the ledger.
_AHEAD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """An intake with what its report says; `extraction` is None where it has no report."""

    intake: Intake
    extraction: Extraction | None


def extract_all(intakes: Iterable[Intake], *, workers: int | None = None) -> Iterator[Extracted]:
    """Extract every report, in order. `workers` None chooses: one process for a few reports, a worker a core for many.

    Raises `ModelError` where the linguistic pipeline is missing. What fails for one report alone is a problem of its
    extraction.
    """
    stream = iter(intakes)
    if workers is None:
        head = list(islice(stream, WORTH_WORKERS))
        workers = default_workers() if len(head) == WORTH_WORKERS else 1
        stream = chain(head, stream)
    batches = _batches(stream)
    if workers == 1:
        for batch in batches:
            yield from _merge(batch, extract_batch(_reports(batch)))
    else:
        yield from _extract_in_pool(batches, workers)


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
    pool = new_pool(workers)
    waiting: deque[tuple[list[Intake], Future[list[bytes]]]] = deque()
    try:
        while True:
            while len(waiting) < _AHEAD * workers and (batch := next(batches, None)) is not None:
                waiting.append((batch, _submit(pool, batch)))
            if not waiting:
                return
            first, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                yield from _one_by_one(first)
                pool = new_pool(workers)
                waiting = deque((again, _submit(pool, again)) for again, _ in waiting)
            else:
                yield from _merge(first, _decode(results))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, batch: Sequence[Intake]) -> Future[list[bytes]]:
    """Hand a batch to the workers. A pool that has lost one takes nothing more, and says so in the future, too."""
    try:
        return pool.submit(extract_encoded, [msgspec.json.encode(report) for report in _reports(batch)])
    except BrokenProcessPool as error:
        lost: Future[list[bytes]] = Future()
        lost.set_exception(error)
        return lost


def _decode(results: Iterable[bytes]) -> Iterator[Extraction]:
    return (msgspec.json.decode(result, type=Extraction) for result in results)


def _one_by_one(batch: Sequence[Intake]) -> Iterator[Extracted]:
    """A worker died over this batch. Its reports go to a single worker one after the other, and a new worker takes over
    where it dies, so that only the guilty report is lost."""
    pool = new_pool(1)
    try:
        for intake in batch:
            if intake.report is None:
                yield Extracted(intake=intake, extraction=None)
                continue
            try:
                found = list(_decode(_submit(pool, [intake]).result()))
            except BrokenProcessPool:
                pool.shutdown(wait=False, cancel_futures=True)
                pool = new_pool(1)
                found = [failed(intake.report, "the process that read it died (out of memory, or killed)")]
            yield from _merge([intake], found)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
