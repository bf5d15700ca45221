"""Runs the statements that linking needs again and again: each is put into words once, and goes straight to the driver.

SQLAlchemy builds a statement and says it in the words of the database at hand. To go through it each time would cost
ten times what the database needs to run one of the fifty statements that a report takes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Connection, Dialect, SelectBase, Table
from sqlalchemy.exc import DBAPIError

__all__ = ["Prepared", "Row", "dicts", "first", "insert", "prepared", "rows", "scalars"]

Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """A value that a statement is run with: the one given under a name (`at`: one of the list given there), else a
    constant."""

    name: str | None = None
    at: int | None = None
    constant: Any = None

    def among(self, values: Mapping[str, Any]) -> Any:
        if self.name is None:
            return self.constant
        return values[self.name] if self.at is None else values[self.name][self.at]


@dataclass(frozen=True, slots=True)
class _Tongue:
    """A kind of database and how its driver binds values. Every opened ledger has a dialect object of its own, and all
    of one kind say a statement in the same words."""

    name: str
    driver: str
    dialect: Dialect = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A statement in the words of one kind of database. names: of its values, where it binds them by name."""

    words: str
    names: tuple[str, ...] | None
    bound: tuple[_Given, ...]


def rows(connection: Connection, query: SelectBase, **values: Any) -> list[Row]:
    """All rows of a query. A list among the values belongs to an expanding parameter; it must not be empty."""
    values = {name: _padded(value) if isinstance(value, list) else value for name, value in values.items()}
    lengths = frozenset((name, len(value) if isinstance(value, list) else None) for name, value in values.items())
    statement = prepared(query, connection.dialect, lengths)
    bound = [item.among(values) for item in statement.bound]
    with _raw(connection, statement.words) as cursor:
        cursor.execute(statement.words, dict(zip(statement.names, bound, strict=True)) if statement.names else bound)
        result: list[Row] = cursor.fetchall()
    return result


def scalars(connection: Connection, query: SelectBase, **values: Any) -> list[Any]:
    """The first column of all rows of a query."""
    return [row[0] for row in rows(connection, query, **values)]


def first(connection: Connection, query: SelectBase, **values: Any) -> Row | None:
    """The first row of a query, None where there is none."""
    found = rows(connection, query, **values)
    return found[0] if found else None


def dicts(connection: Connection, query: SelectBase, **values: Any) -> list[dict[str, Any]]:
    """All rows of a query, by the names of their columns."""
    names = _names(query)
    return [dict(zip(names, row, strict=True)) for row in rows(connection, query, **values)]


def insert(connection: Connection, table: Table, values: Sequence[Row]) -> None:
    """Insert rows: the values of every column of the table, in order."""
    dialect = connection.dialect
    words, names = _insertion(table, _Tongue(dialect.name, dialect.driver, dialect))
    with _raw(connection, words) as cursor:
        cursor.executemany(words, [dict(zip(names, row, strict=True)) for row in values] if names else values)


@contextmanager
def _raw(connection: Connection, words: str) -> Iterator[Any]:
    """A cursor of the driver's own, with errors as SQLAlchemy raises them."""
    cursor = connection.connection.cursor()
    try:
        yield cursor
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(words, None, error) from error
    finally:
        cursor.close()


def _padded(values: list[Any]) -> list[Any]:
    """The values, the last one repeated up to a power of two, so that few statements do for lists of any length."""
    return values + values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values))


def prepared(query: SelectBase, dialect: Dialect, values: frozenset[tuple[str, int | None]]) -> Prepared:
    """The query in the words of a kind of database, made once. values: the names under which values are given, each
    with the length of its list, if it is one."""
    return _prepared(query, _Tongue(dialect.name, dialect.driver, dialect), values)


@lru_cache(maxsize=1024)
def _prepared(query: SelectBase, tongue: _Tongue, values: frozenset[tuple[str, int | None]]) -> Prepared:
    compiled = query.compile(dialect=tongue.dialect)
    given = {
        name: _Given(name=name) if length is None else [_Given(name=name, at=at) for at in range(length)]
        for name, length in values
    }
    state = compiled.construct_expanded_state(given)
    bound = {
        name: value if isinstance(value, _Given) else _Given(constant=value) for name, value in state.parameters.items()
    }
    positional = state.positiontup is not None
    return Prepared(
        words=state.statement,
        names=None if positional else tuple(bound),
        bound=tuple(bound[name] for name in (state.positiontup or bound)),
    )


@lru_cache(maxsize=512)
def _names(query: SelectBase) -> tuple[str, ...]:
    return tuple(column.name for column in query.selected_columns)


@lru_cache(maxsize=128)
def _insertion(table: Table, tongue: _Tongue) -> tuple[str, tuple[str, ...] | None]:
    compiled = table.insert().compile(dialect=tongue.dialect)
    by_name = not getattr(compiled, "positional", False)
    return str(compiled), tuple(column.name for column in table.columns) if by_name else None
