"""Extraction in one process and in several: the order, the pairing, and what the death of a worker costs."""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from firsthand.model import Intake, Problem
from firsthand.pipeline import Extracted, default_workers, extract_all, extracting
from tests.cli.running import run_firsthand
from tests.pipeline import stand_in
from tests.pipeline.stories import intakes, write

MANY = 41


def with_gaps(count: int) -> Iterator[Intake]:
    """Reports, and after each third of them a source without a report."""
    for number, intake in enumerate(intakes(count)):
        yield intake
        if number % 3 == 2:
            problem = Problem(stage="reading", address=f"{number}-broken.txt", message="is empty")
            yield Intake(capture=None, content=b"", report=None, problems=(problem,))


def check_pairing(found: list[Extracted], given: list[Intake]) -> None:
    assert [item.intake for item in found] == given
    for item in found:
        if item.intake.report is None:
            assert item.extraction is None
            continue
        assert item.extraction is not None
        assert item.extraction.report_id == item.intake.report.id
        number = item.intake.report.capture.address.removesuffix(".txt")
        quoted = [item.intake.report.quote(span) for claim in item.extraction.claims for span in claim.content]
        assert any(f"boat number {number} " in words for words in quoted)


def test_few_reports_are_extracted_in_this_process() -> None:
    given = list(with_gaps(5))
    found = []
    for item in extract_all(given):
        assert not multiprocessing.active_children()
        found.append(item)
    check_pairing(found, given)


@pytest.mark.slow
def test_many_reports_go_to_a_worker_a_core_and_come_back_in_order() -> None:
    given = list(with_gaps(MANY))
    found = []
    most = 0
    for item in extract_all(given):
        most = max(most, len(multiprocessing.active_children()))
        found.append(item)
    check_pairing(found, given)
    assert (most > 1) == (default_workers() > 1)
    assert most <= default_workers()
    assert not multiprocessing.active_children()
    alone = list(extract_all(given, workers=1))
    assert alone == found


def test_nothing_is_read_ahead_of_what_the_workers_can_take() -> None:
    pulled = 0

    def counted() -> Iterator[Intake]:
        nonlocal pulled
        for intake in intakes(8 * extracting.BATCH):
            pulled += 1
            yield intake

    stream = extract_all(counted(), workers=1)
    next(stream)
    assert pulled == extracting.BATCH
    stream.close()  # type: ignore[attr-defined]


def test_what_one_text_provokes_is_its_own_problem() -> None:
    first, bad, last = intakes(3)
    assert bad.report is not None
    # Half a surrogate pair is no text that the linguistic layer takes.
    spoilt = dataclasses.replace(bad.report, text=bad.report.text.replace("harbour master", "harbour \ud800aster"))
    given = [first, dataclasses.replace(bad, report=spoilt), last]
    one, two, three = extract_all(given, workers=1)
    assert two.extraction is not None
    [problem] = two.extraction.problems
    assert (problem.stage, problem.address, problem.report_id) == ("extraction", "1.txt", spoilt.id)
    assert "UnicodeEncodeError" in problem.message
    assert problem.remedy
    assert not two.extraction.claims
    for item in (one, three):
        assert item.extraction is not None
        assert item.extraction.claims
        assert not item.extraction.problems


def employ(work: Callable[[list[bytes]], list[bytes]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever workers are told to do, they do this."""
    submit = ProcessPoolExecutor.submit
    monkeypatch.setattr(ProcessPoolExecutor, "submit", lambda pool, _, reports: submit(pool, work, reports))


def test_a_worker_that_is_killed_from_outside_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "BATCH", 2)
    employ(stand_in.work, monkeypatch)
    given = list(intakes(12))

    def killing() -> Iterator[Intake]:
        for number, intake in enumerate(given):
            if number == 8:  # the first four batches are with the workers now
                worker, _ = multiprocessing.active_children()
                worker.kill()
                worker.join()
                # The pool itself must have noticed before it is handed the next batch.
                time.sleep(0.2)
            yield intake

    check_pairing(list(extract_all(killing(), workers=2)), given)
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such signal")
def test_a_report_over_which_every_worker_dies_is_lost_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    employ(stand_in.work_until_deadly, monkeypatch)
    paths = write(tmp_path / "in", 9)[6:]
    done = run_firsthand("read", *paths, "--json", "--workers", "2")
    assert done.returncode == 3, done.stderr
    first, guilty, last = (json.loads(line) for line in done.stdout.splitlines())
    assert stand_in.DEADLY in guilty["report"]["text"]
    assert first["claims"]
    assert last["claims"]
    assert not first["problems"] + last["problems"]
    assert not guilty["claims"]
    [problem] = guilty["problems"]
    assert problem["stage"] == "extraction"
    assert "died" in problem["message"]
