"""Rechecks a ledger from end to end: the log, every row under it, the archived bytes, every span."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DBAPIError

from firsthand.errors import FirsthandError
from firsthand.ledger import tables as t
from firsthand.ledger.dialect import Dialect
from firsthand.ledger.ledger import Ledger
from firsthand.ledger.log import GENESIS, LogEntry, canonical, entries, payload_of
from firsthand.ledger.migrations import create
from firsthand.ledger.recheck import CHECKS, Fault
from firsthand.ledger.store import Store
from firsthand.model import Problem, Report

__all__ = ["Reread", "coverage", "verify"]

# Reads archived bytes again; None where another version of reading made the report and a difference proves nothing.
Reread = Callable[[Report, bytes], Report | None]

_RESTORE = "restore the ledger from a copy that holds, and keep this file: it shows what was changed"


def verify(ledger: Ledger, reread: Reread | None = None) -> list[Problem]:
    """Everything that does not hold, an empty list where all of it does.

    - the database's own integrity, and its tables, views and triggers against what they should be;
    - the log's chain, and that the rows of every table are just those that each entry covers;
    - archived bytes and texts against their SHA-256, ids against the content they are made from;
    - every span's words against the report's text at its start and end;
    - with `reread`, that the archived bytes still read as the stored text.

    What nobody can find from the file alone is a ledger cut back to an earlier state as a whole: note the hash of the
    last log entry elsewhere (`Ledger.log`) to find that too.
    """
    found: list[Problem] = []

    def note(faults: Callable[[], Iterator[Fault]]) -> None:
        try:
            found.extend(_problem(ledger.store, fault) for fault in faults())
        except DBAPIError as error:
            found.append(_problem(ledger.store, Fault(str(ledger.store.dialect.explain(error)))))
        except FirsthandError as error:
            found.append(_problem(ledger.store, Fault(str(error))))

    with ledger.store.reading() as connection:
        note(lambda: map(Fault, ledger.store.dialect.integrity(connection)))
        note(lambda: _schema(connection, ledger.store.dialect))
        note(lambda: _chain(connection))
        note(lambda: coverage(connection))
        for check in CHECKS:
            note(partial(check, connection))
    if reread is not None:
        note(lambda: _reread(ledger, reread))
    return found


def _problem(store: Store, fault: Fault) -> Problem:
    return Problem(
        stage="ledger", address=store.location, message=fault.message, remedy=_RESTORE, report_id=fault.report_id
    )


def _schema(connection: Connection, dialect: Dialect) -> Iterator[Fault]:
    engine = dialect.blank()
    try:
        with closing(engine.connect()) as blank, blank.begin():
            create(blank, dialect)
            expected = dialect.schema(blank)
    finally:
        engine.dispose()
    stored = dialect.schema(connection)
    for name in sorted(expected.keys() | stored.keys()):
        if name not in stored:
            yield Fault(f"{name} is missing from the ledger's schema")
        elif name not in expected:
            yield Fault(f"{name} in the ledger's schema is not of firsthand's making")
        elif stored[name] != expected[name]:
            yield Fault(f"the definition of {name} was changed")


def _chain(connection: Connection) -> Iterator[Fault]:
    last: LogEntry | None = None
    for entry in entries(connection):
        if entry.seq != (last.seq + 1 if last else 1):
            yield Fault(f"the log jumps from entry {last.seq if last else 0} to {entry.seq}: entries were deleted")
        elif entry.previous != (last.hash if last else GENESIS):
            yield Fault(f"log entry {entry.seq} does not follow from the entry before it: the chain is broken")
        if not entry.holds():
            yield Fault(f"log entry {entry.seq} ({entry.action} {entry.subject}) was changed: its hash does not fit")
        last = entry
    if last is None:
        yield Fault("the log is empty")


def coverage(connection: Connection) -> Iterator[Fault]:
    """Faults of the log against the rows: each entry's payload, recomputed from the rows that name the entry."""
    logged = iter(entries(connection))
    entry = next(logged, None)
    for seq, rows in groupby(heapq.merge(*_rows(connection), key=itemgetter(0)), key=itemgetter(0)):
        payload = payload_of(row for _, row in rows)
        while entry is not None and entry.seq < seq:
            yield from _mismatch(entry, payload_of(()))
            entry = next(logged, None)
        if entry is None or entry.seq != seq:
            yield Fault(f"there are rows of a log entry {seq} that the log does not have: they were inserted behind it")
            continue
        yield from _mismatch(entry, payload)
        entry = next(logged, None)
    while entry is not None:
        yield from _mismatch(entry, payload_of(()))
        entry = next(logged, None)


def _mismatch(entry: LogEntry, payload: str) -> Iterator[Fault]:
    if entry.payload != payload:
        yield Fault(
            f"the rows of log entry {entry.seq} ({entry.action} {entry.subject}, {entry.at}) are not those that were "
            "logged: a row was changed, deleted or inserted behind its back"
        )


def _rows(connection: Connection) -> list[Iterator[tuple[int, bytes]]]:
    return [_rows_of(connection, table) for table in t.METADATA.sorted_tables if table is not t.LOG]


def _rows_of(connection: Connection, table: Table) -> Iterator[tuple[int, bytes]]:
    query = select(table).order_by(table.c.entry).execution_options(yield_per=200)
    position = list(table.columns.keys()).index("entry")
    for row in connection.execute(query):
        yield row[position], canonical(table, row)


def _reread(ledger: Ledger, reread: Reread) -> Iterator[Fault]:
    for report, content in ledger.captures():
        try:
            again = reread(report, content)
        except FirsthandError as error:
            yield Fault(f"the archived bytes of {report.capture.address} cannot be read again: {error}", report.id)
            continue
        if again is not None and again.text != report.text:
            yield Fault(f"the archived bytes of {report.capture.address} no longer read as the stored text", report.id)
