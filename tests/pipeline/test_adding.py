"""Adding: again, differently dated, from another path, in another order."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from firsthand.exports import ExportOptions, export_ledger
from firsthand.ledger import Ledger
from firsthand.model import LedgerView
from firsthand.pipeline import add, verify_ledger
from tests.pipeline.conftest import Opener
from tests.pipeline.stories import SAMPLES, write


def exported_incidents(ledger: LedgerView, folder: Path) -> Any:
    """The incidents of the full JSON export."""
    out = folder / "export.json"
    export_ledger(ledger, "json", out, options=ExportOptions(publish_safe=False))
    return json.loads(out.read_bytes())["incidents"]


def state(ledger: Ledger) -> tuple[object, ...]:
    return ledger.counts(), list(ledger.documents()), list(ledger.incidents()), list(ledger.derivations())


def test_adding_tells_what_it_did(book: Opener, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", 3)
    paths[1].write_bytes(b"")
    ledger = book("x.db")
    told: list[tuple[str, int]] = []
    done = add(paths, ledger, published="2021-05-14", progress=lambda what, count: told.append((what, count)))
    assert (done.added, done.already, done.unreadable) == (2, 0, 1)
    assert set(done.reports) == {report.id for report in ledger.reports()}
    assert done.claims == sum(len(document.extraction.claims) for document in ledger.documents()) > 0
    assert done.mentions == sum(len(document.extraction.mentions) for document in ledger.documents()) > 0
    assert done.incidents == len(list(ledger.incidents()))
    assert [problem.address for problem in done.problems] == [str(paths[1])]
    assert [problem.address for problem in ledger.problems()] == [str(paths[1])]
    assert told == [("reports", 1), ("reports", 2), ("reports", 3), ("links", 1), ("links", 2)]


def test_adding_twice_adds_nothing_and_says_the_same(book: Opener, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", 3)
    paths[1].write_bytes(b"")
    paths[2].write_text("Drei Fischer starben am Montag vor Tarn, als ihr Boot sank, sagte der Hafenmeister der Stadt.")
    ledger = book("x.db")
    first = add(paths, ledger, published="2021-05-14")
    before = state(ledger)
    again = add(paths, ledger, published="2021-05-14")
    assert (again.added, again.already, again.unreadable) == (0, 2, 1)
    assert (again.claims, again.mentions, again.reports) == (0, 0, ())
    assert state(ledger) == before
    # What is wrong with the sources is wrong still, so that the command ends with the same exit code.
    assert sorted(problem.id for problem in again.problems) == sorted(problem.id for problem in first.problems)
    assert len(first.problems) == 2
    assert not verify_ledger(ledger)


def test_another_date_of_publication_makes_a_new_version(book: Opener, tmp_path: Path) -> None:
    paths = write(tmp_path / "in", 1)
    ledger = book("x.db")
    add(paths, ledger, published="2021-05-14")
    [before] = ledger.documents()
    done = add(paths, ledger, published="2021-05-21")
    assert (done.added, done.already) == (1, 0)
    [after] = ledger.documents()
    assert after.report.id == before.report.id
    assert (before.report.published, after.report.published) == ("2021-05-14", "2021-05-21")
    [incident] = ledger.incidents()
    assert [reading.value for reading in incident.fields["date"].readings] == ["2021-05-17"]
    assert ledger.counts()["reports"] == 1
    assert add(paths, ledger, published="2021-05-21").added == 0
    # Back to the first date: a version again, and the same record as in the beginning.
    assert add(paths, ledger, published="2021-05-14").added == 1
    assert list(ledger.documents()) == [before]
    assert not verify_ledger(ledger)


def test_the_same_bytes_from_another_path_are_the_same_report(book: Opener, tmp_path: Path) -> None:
    [path] = write(tmp_path / "in", 1)
    ledger = book("x.db")
    add([path], ledger, published="2021-05-14")
    before = state(ledger)
    copy = path.with_name("copy.txt")
    copy.write_bytes(path.read_bytes())
    done = add([copy], ledger, published="2021-05-14")
    assert (done.added, done.already) == (0, 1)
    assert state(ledger) == before
    [report] = ledger.reports()
    assert report.capture.address == str(path)


def test_two_copies_in_one_run_are_one_report(book: Opener, tmp_path: Path) -> None:
    [path] = write(tmp_path / "in", 1)
    copy = path.with_name("copy.txt")
    copy.write_bytes(path.read_bytes())
    ledger = book("x.db")
    done = add([path, copy], ledger)
    assert (done.added, done.already) == (1, 1)
    assert ledger.counts()["reports"] == 1
    assert not verify_ledger(ledger)


@pytest.mark.usefixtures("worked_out_once")
@pytest.mark.slow
def test_the_order_of_the_sources_changes_nothing(book: Opener, tmp_path: Path) -> None:
    paths = sorted(SAMPLES.iterdir())
    together, singly = book("together.db"), book("singly.db")
    add(paths, together)
    # Linking then always sees one report that is new and the rest that are old.
    for path in random.Random(1).sample(paths, len(paths)):  # noqa: S311 - no secret
        add([path], singly)
    found = exported_incidents(together, tmp_path)
    assert found == exported_incidents(singly, tmp_path)
    assert len(found) > 5
    # Pages of every kind, archived and read again.
    assert not verify_ledger(together)
    assert not verify_ledger(singly)
