"""Checks of a ledger and of the installation."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from firsthand.extraction import nlp
from firsthand.ledger import Ledger
from firsthand.pipeline import add, doctor, verify_ledger
from tests.pipeline.conftest import Opener
from tests.pipeline.stories import write


@pytest.fixture
def desk(book: Opener, tmp_path: Path) -> Path:
    """The path of a ledger of two reports."""
    add(write(tmp_path / "in", 2), book("desk.db"), published="2021-05-14")
    return tmp_path / "desk.db"


def change(path: Path, table: str, statement: str, *values: object) -> None:
    """Change a ledger behind its back."""
    with closing(sqlite3.connect(path)) as changed, changed:
        changed.execute(f"DROP TRIGGER {table}_no_update")
        assert changed.execute(statement, values).rowcount == 1


def faults(path: Path) -> str:
    with Ledger.open(path) as ledger:
        return "\n".join(problem.message for problem in verify_ledger(ledger))


def test_a_changed_byte_of_an_archived_page_is_found(desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as found:
        sha256, packed = found.execute("SELECT sha256, packed FROM contents").fetchone()
    content = zlib.decompress(packed).replace(b"fishermen were killed", b"fishermen were harmed")
    change(desk, "contents", "UPDATE contents SET packed = ? WHERE sha256 = ?", zlib.compress(content), sha256)
    assert sha256 in faults(desk)


def test_a_changed_word_of_a_stored_text_is_found(desk: Path) -> None:
    with Ledger.open(desk) as ledger:
        report = next(ledger.reports())
    change(
        desk, "texts", "UPDATE texts SET text = ? WHERE text = ?", report.text.replace("light", "sail!"), report.text
    )
    assert "text" in faults(desk)


def test_a_changed_column_of_a_claim_is_found(desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as found:
        [claim] = found.execute("SELECT id FROM claims LIMIT 1").fetchone()
    change(desk, "claims", "UPDATE claims SET certainty = 'unknown' WHERE id = ?", claim)
    assert "certainty" in faults(desk)


def test_the_doctor_finds_all_in_order() -> None:
    checks = doctor()
    assert [check.name for check in checks] == ["Python", "English pipeline", "Trained weights", "Ledger", "Rules"]
    assert all(check.ok and check.detail for check in checks)
    # Without the weights it is no fault, and worth saying how to get them.
    assert not [check.name for check in checks if check.remedy and check.name != "Trained weights"]


def test_the_doctor_says_how_to_get_a_missing_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "_PACKAGES", ("a_package_that_is_not_there",))
    [missing] = [check for check in doctor() if not check.ok]
    assert missing.name == "English pipeline"
    assert missing.remedy.startswith("pip install ")
