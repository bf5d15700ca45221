"""What a database must be able to do to hold a ledger. All that differs between databases is behind this door."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from firsthand.errors import LedgerError

__all__ = ["Dialect"]


class Dialect(Protocol):
    """One database that holds one ledger."""

    @property
    def location(self) -> str:
        """What messages call this ledger: its path or address, without any password."""

    def prepare(self, *, create: bool, write: bool) -> bool:
        """Look before connecting. True where a ledger is to be made. Raises LedgerError's children."""

    def engine(self, *, write: bool) -> Engine:
        """Connections whose transactions take the write lock at once where `write` is their execution option."""

    def format(self, connection: Connection) -> int | None:
        """The format number of the ledger, None where the database is empty. Raises NotALedgerError."""

    def set_format(self, connection: Connection, number: int) -> None:
        """Write the format number, inside the transaction."""

    def protect(self, connection: Connection, tables: Iterable[str]) -> None:
        """Refuse updates and deletions in these tables."""

    def schema(self, connection: Connection) -> dict[str, str]:
        """The definition of every table, index, view and trigger by name."""

    def blank(self) -> Engine:
        """An empty database of the same kind, to see what a schema should look like."""

    def integrity(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with its storage and its foreign keys."""

    def explain(self, error: DBAPIError) -> LedgerError:
        """The database's error in our words: the ledger's name, the cause and the next step."""
