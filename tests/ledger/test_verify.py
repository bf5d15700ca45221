"""Whatever is changed behind the ledger's back is found."""

# ruff: noqa: S608 - the tests build SQL from the names of our own tables
from __future__ import annotations

import dataclasses
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from firsthand.errors import SourceError
from firsthand.ledger import Ledger, tables, verify
from firsthand.ledger.forms import from_form, still_fits, to_form
from firsthand.ledger.verify import coverage
from firsthand.model import Derivation, Judgement, Problem, Reading, Report
from tests.ledger.maker import add, counts, extraction, incident, intake, linked, story


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with a row in every table."""
    path = tmp_path_factory.mktemp("master") / "desk.db"
    one, two = story(1), story(2)
    derivation = Derivation(report_id=two.id, from_report=one.id, from_name=one.outlet, how="reprint", evidence=())
    with Ledger.open(path, create=True, write=True) as ledger:
        add(ledger, one, two)
        ledger.link(two.id, derivations=[derivation], mention_links=[linked(one, two)])
        ledger.put_incidents([incident(one, two)])
        ledger.judge(Judgement(subject="x", verdict="accept", by="Desk", at="2031-05-18T09:00:00Z", reason="seen"))
        ledger.settle([one.id, two.id])
    return path


@pytest.fixture
def full(master: Path, path: Path) -> Path:
    """A copy of it to tamper with."""
    path.write_bytes(master.read_bytes())
    return path


def tamper(path: Path, *statements: str) -> None:
    """Change the file as somebody would who knows SQLite: without foreign keys, past the triggers."""
    connection = sqlite3.connect(path)
    triggers = unprotect(connection)
    changed = sum(connection.execute(statement).rowcount for statement in statements)
    for sql in triggers:
        connection.execute(sql)
    connection.commit()
    connection.close()
    if not changed:
        raise ValueError("nothing was changed")


def unprotect(connection: sqlite3.Connection) -> list[str]:
    """Take the triggers out and give what makes them again."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    connection.execute("BEGIN")  # else each is a transaction of its own
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.commit()
    return [sql for _, sql in triggers]


def faults(path: Path) -> list[str]:
    with Ledger.open(path) as ledger:
        found = verify(ledger)
    assert all(problem.stage == "ledger" and problem.address == str(path) and problem.remedy for problem in found)
    return [problem.message for problem in found]


def test_an_untouched_ledger_holds(full: Path) -> None:
    assert faults(full) == []


ROWS = [name for name in tables.METADATA.tables if name != "log"]

# A value of the same kind that is another value.
_OTHER = (
    "CASE typeof({0}) WHEN 'integer' THEN {0} + 1000 WHEN 'real' THEN {0} + 0.5 WHEN 'null' THEN 'x' "
    "WHEN 'blob' THEN CAST({0} || X'00' AS BLOB) ELSE {0} || 'x' END"
)


@pytest.mark.parametrize("table", ROWS)
def test_a_change_of_a_row_and_a_deletion_is_found(full: Path, table: str) -> None:
    """By the log alone, whatever the table: its first, middle and last column, each by itself."""
    assert counts(full)[table], f"the test needs a row in {table}"
    names = [column.name for column in tables.METADATA.tables[table].columns]
    columns = [f'"{name}"' for name in {names[0], names[len(names) // 2], names[-1]}]
    key = ", ".join(f'"{column.name}"' for column in tables.METADATA.tables[table].primary_key)
    first = f"({key}) = (SELECT {key} FROM {table} LIMIT 1)"
    changes = [f"UPDATE {table} SET {column} = {_OTHER.format(column)} WHERE {first}" for column in columns]
    connection = sqlite3.connect(full)
    unprotect(connection)
    connection.close()
    with Ledger.open(full, write=True) as ledger, ledger.store.reading() as reading:
        assert list(coverage(reading)) == []
        for statement in (*changes, f"DELETE FROM {table} WHERE {first}"):
            reading.exec_driver_sql("SAVEPOINT untouched")
            reading.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            reading.exec_driver_sql(statement)
            assert list(coverage(reading)), statement
            reading.exec_driver_sql("ROLLBACK TO untouched")


def test_an_inserted_row_is_found(full: Path) -> None:
    tamper(full, "INSERT INTO problems VALUES ('aa', 0, 'reading', 'x', 'planted', '', 1, NULL, 3)")
    found = faults(full)
    assert any("log entry 3" in fault for fault in found)
    assert any("the problem of x was changed: its id does not fit" in fault for fault in found)


def test_a_row_under_an_entry_of_its_own_is_found(full: Path) -> None:
    tamper(full, "INSERT INTO problems VALUES ('aa', 0, 'reading', 'x', 'planted', '', 1, NULL, 99)")
    assert any("log entry 99 that the log does not have" in fault for fault in faults(full))


def test_a_changed_log_entry_is_found(full: Path) -> None:
    tamper(full, "UPDATE log SET at = '2030-01-01T00:00:00+00:00' WHERE seq = 2")
    assert any("log entry 2" in fault and "its hash does not fit" in fault for fault in faults(full))


def test_a_log_entry_sealed_anew_breaks_the_chain(full: Path) -> None:
    tamper(full, "UPDATE log SET hash = 'g' || substr(hash, 2) WHERE seq = 2")
    assert any("log entry 3 does not follow" in fault for fault in faults(full))


def test_a_log_entry_taken_out_is_found(full: Path) -> None:
    tamper(full, "DELETE FROM log WHERE seq = 3")
    found = faults(full)
    assert any("jumps from entry 2 to 4" in fault for fault in found)
    assert any("log entry 3 that the log does not have" in fault for fault in found)


def test_a_log_cut_at_its_end_is_found_by_its_rows(full: Path) -> None:
    tamper(full, "DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
    assert any("that the log does not have" in fault for fault in faults(full))


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("DROP TRIGGER claims_no_update", "claims_no_update is missing"),
        ("DROP VIEW current_claims", "current_claims is missing"),
        ("CREATE VIEW mine AS SELECT 1", "mine in the ledger's schema is not of firsthand's making"),
    ],
)
def test_a_changed_schema_is_found(full: Path, statement: str, message: str) -> None:
    connection = sqlite3.connect(full)
    connection.execute(statement)
    connection.close()
    assert any(message in fault for fault in faults(full))


def test_changed_bytes_are_named(full: Path) -> None:
    planted = zlib.compress(b"Nothing happened in Lenz.").hex()
    tamper(full, f"UPDATE contents SET packed = X'{planted}' WHERE rowid = 1")
    assert any("archived bytes" in fault and "were changed" in fault for fault in faults(full))


def test_bytes_that_cannot_be_unpacked_are_named(full: Path) -> None:
    tamper(full, "UPDATE contents SET packed = X'00' WHERE rowid = 1", "UPDATE extractions SET form = X'00'")
    found = faults(full)
    assert sum("the stored bytes are damaged" in fault for fault in found) == 3


def test_a_changed_text_is_named(full: Path) -> None:
    tamper(full, "UPDATE texts SET text = replace(text, 'Seven', 'Three') WHERE rowid = 1")
    found = faults(full)
    assert any("the stored text" in fault and "was changed" in fault for fault in found)
    assert any("'Seven', the report has 'Three'" in fault for fault in found)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (
            "UPDATE claims SET quote = 'Nobody came.' WHERE number = 1",
            "quote is 'Nobody came.', the report has 'Nobody",
        ),
        ("UPDATE claim_spans SET start = start + 1 WHERE role = 'cue'", "start is"),
        ("UPDATE casualties SET low = 70", "low is 70, the report has 7"),
        ("UPDATE mentions SET status = 'denied'", "status is 'denied'"),
        ("UPDATE reports SET published = '2031-05-01'", "published is '2031-05-01', the report has '2031-05-17'"),
        ("DELETE FROM hops WHERE claim = 0", "hops 0 is missing"),
        ("UPDATE readings SET quote = 'Eight'", "its report does not say 'Eight'"),
        ("UPDATE readings SET value = '8'", "value is '8' and should be"),
        ("DELETE FROM origins", "origins 0 is missing"),
        ("UPDATE incident_mentions SET founding = 'aa'", "the id founded by mention"),
        ("UPDATE derivations SET from_name = 'Radio Lenz'", "from_name is 'Radio Lenz' and should be"),
        ("UPDATE mention_links SET score = 9", "score is 9.0 and should be 3.0"),
        ("UPDATE tallies SET claims = 90", "the tally says 90 claims, and there are 4"),
        ("UPDATE judgements SET verdict = 'reject'", "a judgement of Desk on x was changed"),
        ("UPDATE captures SET address = 'elsewhere'", "of elsewhere was changed"),
    ],
)
def test_what_was_changed_is_named(full: Path, statement: str, message: str) -> None:
    tamper(full, statement)
    assert any(message in fault for fault in faults(full)), faults(full)


def test_a_form_changed_with_its_columns_is_found(full: Path) -> None:
    """The lossless form and its hash changed together, as a careful forger would."""
    connection = sqlite3.connect(full)
    form = connection.execute("SELECT form FROM incidents").fetchone()[0]
    connection.close()
    forged = zlib.compress(zlib.decompress(form).replace(b"Strike", b"Fire"))
    tamper(full, f"UPDATE incidents SET title = 'Fire', form = X'{forged.hex()}'")
    assert any("log entry" in fault for fault in faults(full))


# --- reading the archived bytes again


def with_reread(path: Path, reread: Callable[[Report, bytes], Report | None]) -> list[Problem]:
    with Ledger.open(path) as ledger:
        return verify(ledger, reread=reread)


def test_bytes_that_read_as_before_hold(full: Path) -> None:
    seen: list[bytes] = []

    def reread(report: Report, content: bytes) -> Report:
        seen.append(content)
        return report

    assert with_reread(full, reread) == []
    assert sorted(seen) == sorted(story(number).text.encode() for number in (1, 2))


def test_bytes_that_read_differently_are_named(full: Path) -> None:
    found = with_reread(full, lambda report, _: story(1))
    assert [problem.report_id for problem in found] == [story(2).id]
    assert "no longer read as the stored text" in found[0].message


def test_bytes_read_by_another_version_prove_nothing(full: Path) -> None:
    assert with_reread(full, lambda report, content: None) == []


def test_bytes_that_cannot_be_read_again_are_named(full: Path) -> None:
    def reread(report: Report, content: bytes) -> Report:
        raise SourceError("no text found")

    assert ["cannot be read again: no text found" in problem.message for problem in with_reread(full, reread)] == [
        True,
        True,
    ]


def test_every_version_is_checked(ledger: Ledger) -> None:
    report = story()
    add(ledger, report)
    dated = dataclasses.replace(report, published="2031-05-18")
    ledger.add(intake(dated), extraction(dated, made_by="hand 2"))
    ledger.add(intake(dated), extraction(dated, made_by="hand 3"))
    assert verify(ledger) == []


def test_a_key_that_came_later_is_no_fault() -> None:
    reading = Reading(value="12", standings=(), low=12, high=12)
    form = msgspec.json.decode(to_form(reading))
    del form["group"]
    older = msgspec.json.encode(form)
    rebuilt = from_form(older, Reading, what="a reading")
    assert rebuilt == reading
    assert still_fits(older, rebuilt)
    assert not still_fits(msgspec.json.encode(form | {"low": 9}), rebuilt)
    assert not still_fits(msgspec.json.encode(form | {"gone": 1}), rebuilt)
