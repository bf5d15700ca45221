"""The rows of one transaction, written together with the log entry that covers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table, bindparam, select

from firsthand.ledger.log import LogEntry, canonical, head, normal, payload_of
from firsthand.ledger.tables import LOG, METADATA, TALLIES

__all__ = ["Batch", "last_tally"]


_LAST_TALLY = select(TALLIES).order_by(TALLIES.c.entry.desc()).limit(1)


class Batch:
    """Collects rows inside a write transaction. `finish` writes them; without it nothing is written."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._head = head(connection)
        self._rows: dict[Table, list[tuple[Any, ...]]] = {}
        self._more: Counter[str] = Counter()

    @property
    def seq(self) -> int:
        """The number that the entry of this batch will have."""
        return self._head.seq + 1 if self._head else 1

    def put(self, table: Table, row: Mapping[str, Any]) -> None:
        """Insert a row that is not there yet."""
        self._rows.setdefault(table, []).append(normal(table, row, self.seq))

    def put_new(self, table: Table, row: Mapping[str, Any]) -> bool:
        """Insert a row unless its primary key is there already, in the ledger or in this batch. True where new."""
        if self.holds(table, row):
            return False
        self.put(table, row)
        return True

    def holds(self, table: Table, row: Mapping[str, Any]) -> bool:
        """True where a row of this primary key is in the ledger or in this batch."""
        names = [column.name for column in table.columns]
        key = [(names.index(column.name), row[column.name]) for column in table.primary_key]
        if any(all(other[position] == value for position, value in key) for other in self._rows.get(table, ())):
            return True
        return self.connection.execute(_by_key(table), {names[at]: value for at, value in key}).first() is not None

    def count(self, noun: str, change: int = 1) -> None:
        """Note that the ledger holds so many more of a noun now (a column of `tallies`)."""
        self._more[noun] += change

    def finish(self, *, action: str, subject: str) -> bool:
        """Write the log entry and the rows. False, and nothing is written, where there are no rows."""
        if not self._rows:
            return False
        self.note(action=action, subject=subject)
        return True

    def note(self, *, action: str, subject: str) -> None:
        """Write a log entry, with whatever rows there are."""
        if any(self._more.values()):
            tally = last_tally(self.connection)
            self.put(TALLIES, {noun: number + self._more[noun] for noun, number in tally.items()})
        rows, self._rows, self._more = self._rows, {}, Counter()
        payload = payload_of(canonical(table, row) for table in rows for row in rows[table])
        entry = LogEntry.following(self._head, action=action, subject=subject, payload=payload)
        self.connection.execute(LOG.insert(), [entry.row()])
        for table in sorted(rows, key=_rank):
            self._insert(table, rows[table])
        self._head = entry

    def _insert(self, table: Table, rows: list[tuple[Any, ...]]) -> None:
        # Straight to the driver: its own way of preparing each row costs more than storing it.
        statement, positional = _statement(table, self.connection.dialect)
        if positional:
            self.connection.exec_driver_sql(statement, rows)
        else:
            names = [column.name for column in table.columns]
            self.connection.exec_driver_sql(statement, [dict(zip(names, row, strict=True)) for row in rows])


def last_tally(connection: Connection) -> dict[str, int]:
    """How many of each noun there are now."""
    row = connection.execute(_LAST_TALLY).mappings().one_or_none()
    nouns = [column.name for column in TALLIES.columns if column.name != "entry"]
    return {noun: row[noun] if row else 0 for noun in nouns}


@cache
def _rank(table: Table) -> int:
    """A row's parents are written before it."""
    return METADATA.sorted_tables.index(table)


@cache
def _by_key(table: Table) -> Select[Any]:
    return select(table.c.entry).where(*(column == bindparam(column.name) for column in table.primary_key)).limit(1)


@lru_cache(maxsize=128)
def _statement(table: Table, dialect: Dialect) -> tuple[str, bool]:
    compiled = table.insert().compile(dialect=dialect)
    return str(compiled), bool(getattr(compiled, "positional", False))
