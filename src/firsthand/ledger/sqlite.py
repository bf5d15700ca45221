"""A ledger in an SQLite file: the one place that knows what only SQLite does."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from firsthand.errors import (
    BrokenLedgerError,
    LedgerError,
    LockedLedgerError,
    NotALedgerError,
    ReadOnlyLedgerError,
    StorageFullError,
)

__all__ = ["APPLICATION_ID", "LOCK_WAIT_SECONDS", "SqliteDialect", "database_version"]

# "FHLG": marks the file as a firsthand ledger.
APPLICATION_ID = 0x46484C47
# One transaction of another writer takes milliseconds; who holds the lock longer than this is doing something else.
LOCK_WAIT_SECONDS = 5.0

# Statements that a connection keeps ready: all that linking runs, in every length of their lists.
_STATEMENTS = 512

_MAGIC = b"SQLite format 3\x00"
# synchronous=NORMAL with WAL: a killed process loses nothing that was committed; a power cut may lose the last
# transactions, never half of one. trusted_schema=OFF: a crafted file cannot run functions through its views.
_PRAGMAS = ("foreign_keys=ON", "synchronous=NORMAL", "trusted_schema=OFF", "cache_size=-32000")


class SqliteDialect:
    """The ledger in the SQLite file at `path`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._immutable = False

    @property
    def location(self) -> str:
        return str(self._path)

    def prepare(self, *, create: bool, write: bool) -> bool:
        path = self._path
        if path.is_dir():
            raise NotALedgerError(f"{path} is a folder and no ledger; name a file, such as {path / 'firsthand.db'}")
        if path.exists() and not path.is_file():
            raise NotALedgerError(f"{path} is no file and cannot hold a ledger; name another with --ledger")
        start = self._first_bytes()
        if not start:
            if not create:
                what = "is empty and no ledger" if path.exists() else "does not exist"
                raise NotALedgerError(f"{path} {what}; make a ledger with: firsthand add SOURCE --ledger {path}")
            if not path.parent.is_dir():
                raise LedgerError(f"{path} cannot be made: there is no folder {path.parent}; make it first")
            if not _writable(path.parent):
                raise self._read_only("its folder may not be written")
            return True
        if start != _MAGIC:
            raise self._foreign("another kind of file")
        if write and not _writable(path):
            raise self._read_only("the file may not be written")
        if not _writable(path.parent):
            if write:
                raise self._read_only("its folder may not be written")
            self._read_untouched()
        return create and not self._has_content()

    def engine(self, *, write: bool) -> Engine:
        # The pool is named because the driver's own choice for an address without a file is one for memory databases.
        engine = create_engine("sqlite://", creator=lambda: self._connect(write=write), poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        return engine

    def format(self, connection: Connection) -> int | None:
        application = _pragma(connection, "application_id")
        if application == APPLICATION_ID:
            return _pragma(connection, "user_version")
        objects = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
        if application == 0 and objects == 0:
            return None
        raise self._foreign("an SQLite file of another program")

    def set_format(self, connection: Connection, number: int) -> None:
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={number}")

    def protect(self, connection: Connection, tables: Iterable[str]) -> None:
        for table in tables:
            for change in ("UPDATE", "DELETE"):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_no_{change.lower()} BEFORE {change} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table}: rows of a ledger are never changed or deleted'); END"
                )

    def schema(self, connection: Connection) -> dict[str, str]:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
        return {name: sql or "" for name, sql in rows}

    def blank(self) -> Engine:
        return create_engine("sqlite://", creator=lambda: sqlite3.connect(":memory:"), poolclass=StaticPool)

    def integrity(self, connection: Connection) -> list[str]:
        found = [row[0] for row in connection.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20):
            found.append(f"{table}, row {row}: names a row of {parent} that is not there")
        return found

    def explain(self, error: DBAPIError) -> LedgerError:
        path, cause = self._path, error.orig
        code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        if isinstance(cause, sqlite3.IntegrityError) and "never changed" in str(cause):
            return LedgerError(f"{path}: {cause}")
        match code & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                return LockedLedgerError(
                    f"{path} is locked: another process is writing to it; wait for it to end, or stop it, and run again"
                )
            case sqlite3.SQLITE_READONLY:
                return self._read_only("it cannot be written")
            case sqlite3.SQLITE_FULL:
                return self._full()
            case sqlite3.SQLITE_IOERR if self._no_space():
                return self._full()
            case sqlite3.SQLITE_CANTOPEN:
                return LedgerError(
                    f"{path} cannot be opened ({cause}); check the permissions of the file and its folder"
                )
            case sqlite3.SQLITE_NOTADB:
                return self._foreign("another kind of file")
            case sqlite3.SQLITE_CORRUPT:
                return BrokenLedgerError(
                    f"{path} is damaged ({cause}); restore it from a copy, then run `firsthand verify`"
                )
        return LedgerError(f"{path}: the database refused ({cause}); run `firsthand verify`")

    def _first_bytes(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                return file.read(len(_MAGIC))
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise LedgerError(f"{self._path} cannot be read ({error.strerror}); check its permissions") from error

    def _has_content(self) -> bool:
        """False for a file whose making was interrupted before anything was committed."""
        connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=rw", uri=True, timeout=LOCK_WAIT_SECONDS)
        try:
            return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        except sqlite3.Error:
            return True  # what is wrong with it is found, and said, when it is opened
        finally:
            connection.close()

    def _read_untouched(self) -> None:
        """Read without the helper files that SQLite makes beside a ledger, where the folder takes none."""
        left = self._path.with_name(self._path.name + "-wal")
        if left.exists() and left.stat().st_size:
            raise self._read_only(f"its last changes still lie in {left.name}")
        self._immutable = True

    def _connect(self, *, write: bool) -> sqlite3.Connection:
        mode = "immutable=1" if self._immutable else "mode=rwc" if write else "mode=rw"
        connection = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?{mode}",
            uri=True,
            timeout=LOCK_WAIT_SECONDS,
            isolation_level=None,  # transactions begin in `_begin`, not where the driver thinks fit
            check_same_thread=False,
            cached_statements=_STATEMENTS,
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            if not write:
                connection.execute("PRAGMA query_only=ON")
            elif connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _read_only(self, cause: str) -> ReadOnlyLedgerError:
        return ReadOnlyLedgerError(
            f"{self._path} is read-only: {cause}; change its permissions, or copy it to a folder of your own"
        )

    def _foreign(self, what: str) -> NotALedgerError:
        return NotALedgerError(f"{self._path} is no ledger but {what}; give the ledger another name with --ledger")

    def _full(self) -> StorageFullError:
        return StorageFullError(
            f"{self._path}: no space is left on its disk; what was stored before is safe; free some space and run again"
        )

    def _no_space(self) -> bool:
        # A full disk shows as an input/output error where SQLite could not grow its shared index.
        try:
            state = os.statvfs(self._path.parent)
        except (OSError, AttributeError):
            return False
        return state.f_bavail * state.f_frsize < 1 << 16


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def database_version() -> str:
    """The database in use and its version."""
    return f"SQLite {sqlite3.sqlite_version}"
