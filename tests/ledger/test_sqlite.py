"""Files that are no ledger, locked, read-only or on a full disk: each its own error with file, cause and remedy."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from firsthand.errors import (
    BrokenLedgerError,
    LedgerError,
    LockedLedgerError,
    NewerLedgerError,
    NotALedgerError,
    ReadOnlyLedgerError,
    StorageFullError,
    UsageError,
)
from firsthand.ledger import LEDGER_VERSION, Ledger, database_version, sqlite, verify
from tests.ledger.maker import add, counts, extraction, intake, story


def test_a_missing_file_says_how_to_make_a_ledger(path: Path) -> None:
    with pytest.raises(NotALedgerError, match=r"desk\.db does not exist; make a ledger with: firsthand add"):
        Ledger.open(path)
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"Friday's market prices", b"SQLite format 3\x00 and nothing else"])
def test_a_file_of_another_kind_is_refused_and_untouched(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for write in (False, True):
        with pytest.raises(NotALedgerError, match=r"desk\.db"):
            Ledger.open(path, write=write)
    assert path.read_bytes() == content


def test_an_empty_file_may_become_a_ledger(path: Path) -> None:
    path.touch()
    with Ledger.open(path, create=True, write=True) as ledger:
        add(ledger, story())
    with Ledger.open(path) as ledger:
        assert ledger.counts()["reports"] == 1


def test_a_file_whose_making_was_interrupted_may_become_a_ledger(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    assert path.stat().st_size > 0
    with pytest.raises(NotALedgerError, match="empty and no ledger"):
        Ledger.open(path)
    with Ledger.open(path, create=True, write=True) as ledger:
        assert verify(ledger) == []


def test_a_database_of_another_program_is_refused(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE prices (day TEXT)")
    connection.close()
    for create in (False, True):
        with pytest.raises(NotALedgerError, match="of another program"):
            Ledger.open(path, create=create, write=True)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotALedgerError, match=r"is a folder and no ledger; name a file, such as .*firsthand\.db"):
        Ledger.open(tmp_path, create=True, write=True)


def test_what_is_no_file_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(NotALedgerError, match="is no file"):
        Ledger.open(pipe, create=True, write=True)


def test_a_ledger_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        Ledger.open(tmp_path / "none" / "desk.db", create=True, write=True)


def test_a_newer_ledger_is_refused(ledger: Ledger, path: Path) -> None:
    ledger.close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version={LEDGER_VERSION + 4}")
    connection.close()
    with pytest.raises(NewerLedgerError, match=rf"format {LEDGER_VERSION + 4}, .* up to {LEDGER_VERSION}; update"):
        Ledger.open(path)


def test_a_damaged_ledger_says_so(ledger: Ledger, path: Path) -> None:
    add(ledger, *(story(number) for number in range(5)))
    ledger.close()
    content = bytearray(path.read_bytes())
    content[4096 * 3 :] = b"\xff" * (len(content) - 4096 * 3)
    path.write_bytes(content)
    with pytest.raises(BrokenLedgerError, match="restore it from a copy"), Ledger.open(path) as broken:
        list(broken.documents())


@pytest.mark.parametrize("address", ["sqlite:///{path}", "{path}"])
def test_a_ledger_has_a_path_or_an_address(path: Path, address: str) -> None:
    with Ledger.open(address.format(path=path), create=True, write=True) as ledger:
        assert ledger.store.location == str(path)


@pytest.mark.parametrize(
    "address", ["postgresql://desk@host/ledger", "sqlite://", "sqlite:///:memory:", "http://x/y.db"]
)
def test_another_kind_of_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="a ledger is a file of SQLite"):
        Ledger.open(address)


def test_names_that_an_address_would_misread_work(tmp_path: Path) -> None:
    path = tmp_path / "a b?mode=ro#%41.db"
    with Ledger.open(path, create=True, write=True) as ledger:
        add(ledger, story())
    assert path.exists()


def test_a_ledger_open_for_reading_is_not_written(ledger: Ledger, path: Path) -> None:
    with Ledger.open(path) as reader, pytest.raises(UsageError, match="opened for reading"):
        reader.add(intake(story()), None)


def test_rows_cannot_be_changed_or_deleted(ledger: Ledger, path: Path) -> None:
    add(ledger, story())
    connection = sqlite3.connect(path)
    for statement in ("UPDATE claims SET quote = 'x'", "DELETE FROM log", "DELETE FROM reports"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed or deleted"):
            connection.execute(statement)
    connection.close()


def test_the_database_is_named(path: Path) -> None:
    assert database_version() == f"SQLite {sqlite3.sqlite_version}"


# --- another process is writing

_HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another process holds the write lock."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        if holder.stdout is None or holder.stdin is None:
            raise RuntimeError("no pipes")
        holder.stdout.readline()
        yield
        holder.stdin.close()


def test_a_lock_of_another_process_is_named_and_reading_goes_on(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, story(1))
    ledger.close()
    monkeypatch.setattr(sqlite, "LOCK_WAIT_SECONDS", 0.2)
    with held(path), Ledger.open(path, write=True) as writer:
        with pytest.raises(LockedLedgerError, match=r"desk\.db is locked: .* wait for it to end"):
            writer.add(intake(story(2)), extraction(story(2)))
        assert writer.counts()["reports"] == 1
    with Ledger.open(path, write=True) as writer:
        assert writer.add(intake(story(2)), extraction(story(2)))


def test_making_a_ledger_waits_for_whoever_makes_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "LOCK_WAIT_SECONDS", 0.2)
    sqlite3.connect(path).close()
    with held(path), pytest.raises(LockedLedgerError):
        Ledger.open(path, create=True, write=True)


# --- no space is left


def test_a_full_disk_keeps_what_was_there_and_nothing_half_written(
    ledger: Ledger, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(ledger, story(0))
    ledger.close()
    connection = sqlite3.connect(path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.close()
    monkeypatch.setattr(sqlite, "_PRAGMAS", (*sqlite._PRAGMAS, f"max_page_count={pages + 2}"))
    stored = 0
    with Ledger.open(path, write=True) as small:
        with pytest.raises(StorageFullError, match="no space is left on its disk; what was stored before is safe"):
            for number in range(1, 50):
                add(small, story(number))
                stored = number
        assert small.counts()["reports"] == 1 + stored
        assert verify(small) == []
    monkeypatch.undo()
    with Ledger.open(path, write=True) as again:
        add(again, story(stored + 1))
        assert again.counts()["reports"] == 2 + stored
        assert verify(again) == []


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte; only a superuser with the right to mount has it."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    done = mount and subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True)
    if not done or done.returncode:
        pytest.skip("no right to mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_disk_that_is_really_full(tiny_disk: Path) -> None:
    path = tiny_disk / "desk.db"
    stored = 0
    with Ledger.open(path, create=True, write=True) as ledger:
        with pytest.raises(StorageFullError, match="free some space"):
            for number in range(400):
                add(ledger, story(number))
                stored = number + 1
        assert stored
        assert ledger.counts()["reports"] == stored
        assert verify(ledger) == []


# --- read-only


@contextmanager
def as_a_stranger(folder: Path) -> Iterator[None]:
    """Run as a user whom file modes bind: a superuser gives up that right for the while."""
    if os.geteuid() != 0:
        yield
        return
    for parent in (folder, *folder.parents):
        if parent != Path(tempfile.gettempdir()) and parent.stat().st_uid == 0 and len(parent.parts) > 2:
            parent.chmod(parent.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_that_may_not_be_written(ledger: Ledger, path: Path) -> None:
    add(ledger, story())
    ledger.close()
    path.chmod(0o444)
    path.parent.chmod(0o777)
    with as_a_stranger(path.parent):
        with pytest.raises(ReadOnlyLedgerError, match=r"desk\.db is read-only: the file may not be written; change"):
            Ledger.open(path, write=True)
        with Ledger.open(path) as reader:
            assert reader.counts()["reports"] == 1
            assert verify(reader) == []


def test_a_folder_that_may_not_be_written(ledger: Ledger, path: Path) -> None:
    add(ledger, story())
    ledger.close()
    path.chmod(0o666)
    path.parent.chmod(0o555)
    try:
        with as_a_stranger(path.parent):
            with pytest.raises(ReadOnlyLedgerError, match="its folder may not be written"):
                Ledger.open(path, write=True)
            with pytest.raises(ReadOnlyLedgerError, match="its folder may not be written"):
                Ledger.open(path.with_name("new.db"), create=True, write=True)
            with Ledger.open(path) as reader:
                assert [report.title for report in reader.reports()] == ["Dock struck"]
    finally:
        path.parent.chmod(0o755)
    assert sorted(item.name for item in path.parent.iterdir()) == ["desk.db"]


def test_a_file_that_may_not_be_read(ledger: Ledger, path: Path) -> None:
    ledger.close()
    path.chmod(0)
    path.parent.chmod(0o777)
    with as_a_stranger(path.parent), pytest.raises(LedgerError, match=r"cannot be read .* check its permissions"):
        Ledger.open(path)


def test_reading_leaves_no_files_behind(ledger: Ledger, path: Path) -> None:
    add(ledger, story())
    ledger.close()
    with Ledger.open(path) as reader:
        list(reader.documents())
    assert [item.name for item in path.parent.iterdir()] == ["desk.db"]
    assert counts(path)["reports"] == 1
