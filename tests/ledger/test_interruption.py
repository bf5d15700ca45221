"""Killed at any moment, run again: nothing half-written, nothing lost that was there, the same ledger in the end."""

from __future__ import annotations

import os
import signal
import time
import traceback
import warnings
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from firsthand.ledger import Ledger, verify
from tests.ledger.maker import add, dump, extraction, incident, intake, linked, story

REPORTS = 16


def work(path: Path, tell: int | None = None) -> None:
    """Everything that a run does, from wherever an earlier one was interrupted. tell: an open file to which it says how
    far it is."""
    reports = [story(number) for number in range(REPORTS)]
    with Ledger.open(path, create=True, write=True) as ledger:
        for number, report in enumerate(reports):
            add(ledger, report)
            if tell is not None:
                os.write(tell, f"{number}\n".encode())
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


def started(path: Path, tell: int | None = None) -> int:
    """The id of a process of its own that does the work: a fork, which has all imports already, and no ledger open."""
    with warnings.catch_warnings():
        # From Python 3.12 on, of threads at a fork: the test runner's thread only waits for its parent's messages.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    code = 1
    try:
        work(path, tell)
        code = 0
    except BaseException:  # noqa: BLE001 - a child that went on would run the other tests
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(child: int) -> int:
    """Waits for the end of a process; a signal that ended it is a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_after(path: Path, reached: int, pause: float) -> None:
    """Start the work and kill it, without any chance to tidy up, a moment after it says how far it is."""
    ours, theirs = os.pipe()
    child = started(path, theirs)
    os.close(theirs)
    with os.fdopen(ours) as told:
        for line in told:
            if int(line) >= reached:
                break
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
    assert ended(child) in (-signal.SIGKILL, 0)


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
    child = started(path)
    for _ in range(2000):
        if path.exists():
            break
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    assert ended(child) in (-signal.SIGKILL, 0)
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
    children = [started(path) for _ in range(2)]
    assert [ended(child) for child in children] == [0, 0]
    assert current(path) == undisturbed
    with Ledger.open(path) as ledger:
        assert verify(ledger) == []
