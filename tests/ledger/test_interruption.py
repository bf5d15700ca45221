"""Killed at any moment, run again: nothing half-written, nothing lost that was there, the same ledger in the end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from firsthand.ledger import Ledger, verify
from tests.ledger.maker import add, dump, extraction, incident, intake, linked, story

REPORTS = 16

# The same work in a process of its own: add, link and put incidents, one report after the other, saying where it is.
_WORK = """
import sys
from pathlib import Path
from tests.ledger.test_interruption import work
work(Path(sys.argv[1]))
"""


def work(path: Path) -> None:
    """Everything that a run does, from wherever an earlier one was interrupted."""
    reports = [story(number) for number in range(REPORTS)]
    with Ledger.open(path, create=True, write=True) as ledger:
        for number, report in enumerate(reports):
            add(ledger, report)
            os.write(1, f"{number}\n".encode())
        chain = {frozenset((left.id, right.id)): linked(left, right) for left, right in pairwise(reports)}
        waiting = set(ledger.unlinked())
        for report_id in ledger.unlinked():
            waiting.discard(report_id)
            others = [other for other in ledger.candidates(report_id) if other not in waiting]
            pairs = [chain[pair] for other in others if (pair := frozenset((report_id, other))) in chain]
            ledger.link(report_id, derivations=[], mention_links=pairs)
        ledger.put_incidents([incident(*reports), *(incident(report, index=1) for report in reports)])
        ledger.settle([report.id for report in reports])


def current(path: Path) -> tuple[object, ...]:
    with Ledger.open(path) as ledger:
        return (
            list(ledger.documents()),
            list(ledger.incidents()),
            ledger.group([story(0).id]),
            ledger.counts(),
            ledger.unlinked(),
        )


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[object, ...]:
    path = tmp_path_factory.mktemp("undisturbed") / "desk.db"
    work(path)
    return current(path)


def killed_after(path: Path, reached: int, pause: float) -> None:
    """Start the work and kill it, without any chance to tidy up, a moment after it says how far it is."""
    with subprocess.Popen([sys.executable, "-c", _WORK, str(path)], stdout=subprocess.PIPE) as process:
        if process.stdout is None:
            raise RuntimeError("no pipe")
        for line in process.stdout:
            if int(line) >= reached:
                break
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)


def test_a_killed_run_leaves_a_ledger_that_holds(path: Path, undisturbed: tuple[object, ...]) -> None:
    for reached, pause in ((0, 0.0), (5, 0.003), (9, 0.001), (REPORTS - 1, 0.01)):
        killed_after(path, reached, pause)
        with Ledger.open(path, write=True) as ledger:
            assert verify(ledger) == []
            stored = ledger.counts()["reports"]
        assert stored > reached, "what was said to be stored is stored"
        for document in dump_documents(path):
            assert document in undisturbed[0], "each report is there whole or not at all"  # type: ignore[operator]
    work(path)
    assert current(path) == undisturbed
    before = dump(path)
    work(path)
    assert dump(path) == before, "a run after a finished one writes nothing"


def dump_documents(path: Path) -> list[object]:
    with Ledger.open(path) as ledger:
        return list(ledger.documents())


def test_a_run_killed_while_it_makes_the_ledger_can_be_run_again(path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", _WORK, str(path)], stdout=subprocess.DEVNULL) as process:
        for _ in range(2000):
            if path.exists():
                break
            time.sleep(0.001)
        process.send_signal(signal.SIGKILL)
    with Ledger.open(path, create=True, write=True) as ledger:
        assert verify(ledger) == []


def test_an_interruption_inside_a_transaction_leaves_nothing_of_it(ledger: Ledger, path: Path) -> None:
    before = dump(path)
    found = extraction(story())

    def keys() -> Iterator[str]:
        yield "first"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.add(intake(story()), found, keys=keys())
    assert dump(path) == before
    add(ledger, story())
    assert verify(ledger) == []


def test_two_processes_add_the_same_reports_at_once(path: Path, undisturbed: tuple[object, ...]) -> None:
    Ledger.open(path, create=True, write=True).close()
    processes = [
        subprocess.Popen([sys.executable, "-c", _WORK, str(path)], stdout=subprocess.DEVNULL) for _ in range(2)
    ]
    assert [process.wait(timeout=120) for process in processes] == [0, 0]
    assert current(path) == undisturbed
    with Ledger.open(path) as ledger:
        assert verify(ledger) == []
