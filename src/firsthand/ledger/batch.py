"""The rows of one transaction, written together with the log entry that covers them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from firsthand.ledger.asking import dicts, first, insert
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

    def put_values(self, table: Table, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows that are not there yet, given as the values of every column in order, in the types that the
        columns have, the entry's number (`seq`) included."""
        self._rows.setdefault(table, []).extend(rows)

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
        return first(self.connection, _by_key(table), **{names[at]: value for at, value in key}) is not None

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
        insert(self.connection, LOG, [tuple(entry.row().values())])
        for table in sorted(rows, key=_rank):
            insert(self.connection, table, rows[table])
        self._head = entry


def last_tally(connection: Connection) -> dict[str, int]:
    """How many of each noun there are now."""
    found = dicts(connection, _LAST_TALLY)
    nouns = [column.name for column in TALLIES.columns if column.name != "entry"]
    return {noun: found[0][noun] if found else 0 for noun in nouns}


@cache
def _rank(table: Table) -> int:
    """A row's parents are written before it."""
    return METADATA.sorted_tables.index(table)


@cache
def _by_key(table: Table) -> Select[Any]:
    return select(table.c.entry).where(*(column == bindparam(column.name) for column in table.primary_key)).limit(1)
