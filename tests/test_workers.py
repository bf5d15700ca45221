"""The processes that extract: when they are started, and what they have loaded."""

from __future__ import annotations

import os
import sys

import pytest

from firsthand import workers


def loaded() -> list[str]:
    """Runs in a worker: which of these it has."""
    names = ("firsthand.extraction.preloaded", "spacy", "firsthand.reading", "firsthand.ledger")
    return [name for name in names if name in sys.modules]


@pytest.mark.parametrize(
    ("wanted", "reports", "started"),
    [
        (None, workers.WORTH_WORKERS, workers.default_workers() > 1),
        (None, workers.WORTH_WORKERS - 1, False),
        (None, None, False),
        (2, 1, True),
        (1, 1_000, False),
    ],
)
def test_processes_are_prepared_only_for_work_that_will_need_them(
    wanted: int | None, reports: int | None, started: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[bool] = []
    monkeypatch.setattr(workers, "start_server", lambda: told.append(True))
    workers.prepare(workers=wanted, reports=reports)
    assert told == [True] * started


def test_a_number_of_threads_that_somebody_asked_for_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    workers.one_thread()
    assert (os.environ["OMP_NUM_THREADS"], os.environ["OPENBLAS_NUM_THREADS"]) == ("3", "1")


@pytest.mark.skipif(sys.platform != "linux", reason="workers load by themselves there")
def test_a_worker_has_the_linguistic_pipeline_and_nothing_that_it_does_not_need() -> None:
    with workers.new_pool(1) as pool:
        assert pool.submit(loaded).result() == ["firsthand.extraction.preloaded", "spacy"]
