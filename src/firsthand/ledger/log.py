"""The hash-chained log: one entry for each transaction, over all the rows that it wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Connection, Float, Integer, LargeBinary, Table, select

from firsthand.ledger.asking import dicts
from firsthand.ledger.tables import LOG
from firsthand.model import SEPARATOR

__all__ = ["GENESIS", "LogEntry", "canonical", "entries", "head", "normal", "payload_of"]

# What the first entry names as its previous hash.
GENESIS = "0" * 64
_HEAD = select(LOG).order_by(LOG.c.seq.desc()).limit(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One entry. `payload` is the SHA-256 of the rows written under it, `hash` seals the entry and its place.

    at: aware UTC time, ISO 8601, of the writing machine's clock.
    """

    seq: int
    at: str
    action: str
    subject: str
    payload: str
    previous: str
    hash: str

    @classmethod
    def following(cls, last: LogEntry | None, *, action: str, subject: str, payload: str) -> LogEntry:
        """The next entry of the chain."""
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        seq = last.seq + 1 if last else 1
        previous = last.hash if last else GENESIS
        return cls(
            seq=seq,
            at=at,
            action=action,
            subject=subject,
            payload=payload,
            previous=previous,
            hash=_seal(seq, at, action, subject, payload, previous),
        )

    def row(self) -> dict[str, Any]:
        """The entry as a row of the log."""
        return {column.name: getattr(self, column.name) for column in LOG.columns}

    def holds(self) -> bool:
        """True where the hash fits the other columns."""
        return self.hash == _seal(self.seq, self.at, self.action, self.subject, self.payload, self.previous)


def head(connection: Connection) -> LogEntry | None:
    """The newest entry, None in a ledger without any."""
    found = dicts(connection, _HEAD)
    return LogEntry(**found[0]) if found else None


def entries(connection: Connection) -> Iterator[LogEntry]:
    """Every entry, oldest first."""
    for row in connection.execute(select(LOG).order_by(LOG.c.seq).execution_options(yield_per=500)):
        yield LogEntry(**row._mapping)


@cache
def _columns(table: Table) -> tuple[list[str], list[type | None], int | None]:
    """Name of each column, its Python type where a value of that type is stored as it is, and where `entry` stands."""
    names = [column.name for column in table.columns]
    kinds = [_python_type(column.type) for column in table.columns]
    # Minus zero comes back as zero, so fractions are looked at one by one.
    exact = [None if kind is float else kind for kind in kinds]
    return names, exact, names.index("entry") if "entry" in names else None


@cache
def _holds_bytes(table: Table) -> bool:
    return any(_python_type(column.type) is bytes for column in table.columns)


def normal(table: Table, row: Mapping[str, Any], entry: int) -> tuple[Any, ...]:
    """The row as the values of every column in order, each in the type in which the database gives it back."""
    names, kinds, position = _columns(table)
    found = list(map(row.get, names))
    if position is not None:
        found[position] = entry
    return tuple(
        [
            value if type(value) is kind or value is None else _stored(value, kind)
            for value, kind in zip(found, kinds, strict=True)
        ]
    )


def _stored(value: Any, kind: type | None) -> Any:
    if kind is None:
        return 0.0 if value == 0 else float(value)
    return kind(value)


def canonical(table: Table, values: Sequence[Any]) -> bytes:
    """One row as bytes to hash: the table's name and the values in the order of its columns."""
    if not _holds_bytes(table):
        return msgspec.json.encode((str(table.name), *values))
    plain = [_digest(value) if type(value) is bytes else value for value in values]
    return msgspec.json.encode([str(table.name), *plain])


def payload_of(rows: Iterable[bytes]) -> str:
    """The SHA-256 of an entry's rows, independent of their order."""
    return hashlib.sha256(b"\n".join(sorted(rows))).hexdigest()


def _python_type(kind: object) -> type:
    if isinstance(kind, LargeBinary):
        return bytes
    if isinstance(kind, Float):
        return float
    return int if isinstance(kind, Integer) else str


def _digest(value: bytes) -> str:
    return f"sha256:{hashlib.sha256(value).hexdigest()}"


def _seal(seq: int, at: str, action: str, subject: str, payload: str, previous: str) -> str:
    # A separator inside a part cannot move text from one part to the next: seq, at and the hashes hold none,
    # and action is one of a few words, so the parts around `subject` are fixed.
    joined = SEPARATOR.join((str(seq), at, action, subject, payload, previous))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
