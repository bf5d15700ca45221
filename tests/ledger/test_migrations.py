"""Steps from one format to the next: in order, each whole or not at all, once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from firsthand.errors import ReadOnlyLedgerError
from firsthand.ledger import LEDGER_VERSION, Ledger, migrations
from firsthand.ledger.dialect import Dialect
from firsthand.ledger.migrations import MIGRATIONS, Migration
from tests.ledger.maker import add, story


def second(connection: Connection, dialect: Dialect) -> None:
    connection.exec_driver_sql("CREATE TABLE drafts (id TEXT PRIMARY KEY)")


def third(connection: Connection, dialect: Dialect) -> None:
    connection.exec_driver_sql("CREATE TABLE notes (id TEXT PRIMARY KEY)")


def failing(connection: Connection, dialect: Dialect) -> None:
    connection.exec_driver_sql("CREATE TABLE half (id TEXT)")
    raise KeyboardInterrupt


def steps(*more: Migration) -> tuple[Migration, ...]:
    return (*MIGRATIONS, *more)


SECOND = Migration(number=LEDGER_VERSION + 1, name="drafts", apply=second)
THIRD = Migration(number=LEDGER_VERSION + 2, name="notes", apply=third)


def look(path: Path) -> tuple[int, set[str]]:
    connection = sqlite3.connect(path)
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        return version, {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    finally:
        connection.close()


def test_steps_are_numbered_without_gaps_and_named() -> None:
    assert [step.number for step in MIGRATIONS] == list(range(1, LEDGER_VERSION + 1))
    assert len({step.name for step in MIGRATIONS}) == len(MIGRATIONS)


def test_an_older_ledger_runs_what_is_missing_and_keeps_its_rows(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, story())
    ledger.close()
    monkeypatch.setattr(migrations, "MIGRATIONS", steps(SECOND, THIRD))
    with Ledger.open(path) as newer:
        assert newer.counts()["reports"] == 1
        assert [(entry.action, entry.subject) for entry in newer.log()][-2:] == [
            ("migrate", f"format {LEDGER_VERSION + 1}: drafts"),
            ("migrate", f"format {LEDGER_VERSION + 2}: notes"),
        ]
        entries = len(list(newer.log()))
    version, tables = look(path)
    assert version == LEDGER_VERSION + 2
    assert {"drafts", "notes"} <= tables
    with Ledger.open(path, write=True) as again:
        assert len(list(again.log())) == entries


def test_a_step_that_is_interrupted_leaves_the_format_before_it(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.close()
    broken = Migration(number=LEDGER_VERSION + 2, name="broken", apply=failing)
    monkeypatch.setattr(migrations, "MIGRATIONS", steps(SECOND, broken))
    with pytest.raises(KeyboardInterrupt):
        Ledger.open(path, write=True)
    version, tables = look(path)
    assert version == LEDGER_VERSION + 1
    assert "half" not in tables
    monkeypatch.setattr(migrations, "MIGRATIONS", steps(SECOND, THIRD))
    Ledger.open(path, write=True).close()
    assert look(path)[0] == LEDGER_VERSION + 2


def test_a_new_ledger_is_made_in_the_newest_format(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", steps(SECOND))
    with Ledger.open(path, create=True, write=True) as ledger:
        assert [(entry.action, entry.subject) for entry in ledger.log()] == [
            ("migrate", f"format {LEDGER_VERSION + 1}: create")
        ]


def test_an_older_ledger_that_may_not_be_written_says_so(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.close()
    monkeypatch.setattr(migrations, "MIGRATIONS", steps(SECOND))
    monkeypatch.setattr("firsthand.ledger.sqlite._writable", lambda path: False)
    with pytest.raises(ReadOnlyLedgerError):
        Ledger.open(path)
