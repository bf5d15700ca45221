"""Brings a ledger's format up to date: named, numbered steps, each in one transaction of its own.

A new ledger is made in today's format at once. An older one runs the steps above its number, in order. A released step
is never changed; a change of the tables adds a step here and changes the tables in the same commit.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Connection, Engine
from sqlalchemy.engine import make_url
from sqlalchemy.schema import CreateIndex, CreateTable, CreateView, ExecutableDDLElement

from firsthand.errors import NewerLedgerError, NotALedgerError
from firsthand.ledger.batch import Batch
from firsthand.ledger.dialect import Dialect
from firsthand.ledger.tables import METADATA
from firsthand.ledger.views import views

__all__ = ["LEDGER_VERSION", "MIGRATIONS", "Migration", "bring_up_to_date", "create", "is_outdated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """The step that leads to format `number` from the one before."""

    number: int
    name: str
    apply: Callable[[Connection, Dialect], None]


def create(connection: Connection, dialect: Dialect) -> None:
    """All tables and views of today's format, closed against change."""
    for statement in _statements(connection.dialect.name):
        connection.exec_driver_sql(statement)
    dialect.protect(connection, [table.name for table in METADATA.sorted_tables])


@cache
def _statements(database: str) -> tuple[str, ...]:
    """What makes the tables, their indexes and the views, in words of this kind of database. Building it takes longer
    than the database needs to run it, and `verify` makes an empty ledger beside each that it checks."""
    dialect = make_url(f"{database}://").get_dialect()()
    tables = METADATA.sorted_tables
    made: list[ExecutableDDLElement] = []
    for table in tables:
        made.append(CreateTable(table))
        made.extend(CreateIndex(index) for index in sorted(table.indexes, key=lambda index: str(index.name)))
    made.extend(CreateView(query, name) for name, query in views().items())
    return tuple(str(statement.compile(dialect=dialect)) for statement in made)


MIGRATIONS: tuple[Migration, ...] = (Migration(number=1, name="create", apply=create),)

# The format that this version writes. It reads every older one, after bringing it up to date.
LEDGER_VERSION = MIGRATIONS[-1].number


def is_outdated(connection: Connection, dialect: Dialect) -> bool:
    """True where steps are missing. Raises NotALedgerError where nothing is there, and NewerLedgerError."""
    found = dialect.format(connection)
    newest = MIGRATIONS[-1].number
    if found is None:
        raise NotALedgerError(
            f"{dialect.location} is empty and no ledger; delete it, then run: "
            f"firsthand add SOURCE --ledger {dialect.location}"
        )
    if found > newest:
        raise NewerLedgerError(
            f"{dialect.location} has ledger format {found}, and this version of firsthand knows up to {newest}; "
            "update firsthand and run again"
        )
    return found < newest


def bring_up_to_date(engine: Engine, dialect: Dialect) -> None:
    """Make the ledger where there is none, and run the steps that are missing."""
    newest = MIGRATIONS[-1].number
    found = None
    while found is None or found < newest:
        found = _step(engine, dialect, newest)


def _step(engine: Engine, dialect: Dialect, newest: int) -> int:
    """Run the next step in one transaction and give the format reached."""
    with closing(engine.connect().execution_options(write=True)) as connection, connection.begin():
        # Another process may have done it while this one waited for the lock.
        found = dialect.format(connection)
        if found is not None and found >= newest:
            return found
        step = MIGRATIONS[0] if found is None else next(item for item in MIGRATIONS if item.number > found)
        reached = newest if found is None else step.number
        step.apply(connection, dialect)
        dialect.set_format(connection, reached)
        Batch(connection).note(action="migrate", subject=f"format {reached}: {step.name}")
        return reached
