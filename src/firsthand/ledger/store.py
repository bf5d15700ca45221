"""The open database: transactions and errors, for any dialect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from firsthand.errors import UsageError
from firsthand.ledger.batch import Batch
from firsthand.ledger.dialect import Dialect
from firsthand.ledger.migrations import bring_up_to_date, is_outdated
from firsthand.ledger.sqlite import SqliteDialect

__all__ = ["Store", "chunks"]

# Bound values in one statement: below every database's limit.
_CHUNK = 500


class Store:
    """A ledger's database, open for reading or for both."""

    def __init__(self, dialect: Dialect, *, write: bool) -> None:
        self.dialect = dialect
        self.write = write
        self._engine = dialect.engine(write=write)

    @classmethod
    def open(cls, location: str | Path, *, create: bool, write: bool) -> Self:
        """Open and, where it is new or older, bring up to date. Raises LedgerError's children."""
        dialect = _dialect(location)
        new = dialect.prepare(create=create, write=write)
        with _explained(dialect):
            if new or _is_outdated(dialect):
                dialect.prepare(create=create, write=True)
                with _connected(dialect, write=True) as engine:
                    bring_up_to_date(engine, dialect)
        return cls(dialect, write=write)

    @property
    def location(self) -> str:
        """What messages call this ledger."""
        return self.dialect.location

    def close(self) -> None:
        """Close every connection that is not in use."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A read transaction: one unchanging state of the ledger."""
        with _explained(self.dialect), closing(self._engine.connect()) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Batch]:
        """A write transaction under the ledger's one write lock; leave the block after `Batch.finish`."""
        if not self.write:
            raise UsageError(f"{self.location} was opened for reading; open it with write=True")
        with (
            _explained(self.dialect),
            closing(self._engine.connect()) as connection,
            connection.execution_options(write=True).begin(),
        ):
            yield Batch(connection)


def chunks(items: Iterable[str]) -> Iterator[list[str]]:
    """The items in lists that fit into one statement."""
    chunk: list[str] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@contextmanager
def _explained(dialect: Dialect) -> Iterator[None]:
    """Turn the database's errors into ours."""
    try:
        yield
    except DBAPIError as error:
        raise dialect.explain(error) from error


@contextmanager
def _connected(dialect: Dialect, *, write: bool) -> Iterator[Engine]:
    engine = dialect.engine(write=write)
    try:
        yield engine
    finally:
        engine.dispose()


def _is_outdated(dialect: Dialect) -> bool:
    with _connected(dialect, write=False) as engine, closing(engine.connect()) as connection, connection.begin():
        return is_outdated(connection, dialect)


def _dialect(location: str | Path) -> Dialect:
    if isinstance(location, str) and "://" in location:
        scheme, _, path = location.partition("://")
        if scheme != "sqlite" or not path.startswith("/") or path in {"/", "/:memory:"}:
            raise UsageError(f"{scheme}: a ledger is a file of SQLite: give its path, or sqlite:///path")
        return SqliteDialect(Path(path.removeprefix("/")))
    return SqliteDialect(Path(location))
