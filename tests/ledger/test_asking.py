"""Statements that go straight to the driver: the same rows as through SQLAlchemy, and the same errors."""

from __future__ import annotations

import pytest
from sqlalchemy import BindParameter, bindparam, column, select, table, union
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from firsthand.ledger import Ledger
from firsthand.ledger import tables as t
from firsthand.ledger.asking import dicts, first, insert, prepared, rows, scalars
from tests.ledger.maker import add, story

AMONG = select(t.REPORTS.c.id, t.REPORTS.c.outlet, t.REPORTS.c.form).where(
    t.REPORTS.c.id.in_(bindparam("reports", expanding=True)), t.REPORTS.c.version == 1
)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 9])
def test_a_list_of_any_length_is_asked_for(ledger: Ledger, count: int) -> None:
    reports = [story(number) for number in range(10)]
    add(ledger, *reports)
    wanted = [report.id for report in reports[:count]]
    with ledger.store.reading() as connection:
        plain = connection.execute(AMONG, {"reports": wanted}).all()
        assert sorted(rows(connection, AMONG, reports=wanted)) == sorted(map(tuple, plain))
        assert sorted(scalars(connection, AMONG, reports=wanted)) == sorted(wanted)
        named = dicts(connection, AMONG, reports=wanted)
    assert {row["id"]: row["outlet"] for row in named} == dict.fromkeys(wanted, "Lenz Herald")


def test_one_value_may_stand_in_several_places(ledger: Ledger) -> None:
    one = story(1)
    add(ledger, one)
    report: BindParameter[str] = bindparam("report")
    both = union(
        select(t.REPORTS.c.outlet).where(t.REPORTS.c.id == report),
        select(t.REPORTS.c.title).where(t.REPORTS.c.id == report),
    )
    with ledger.store.reading() as connection:
        assert sorted(scalars(connection, both, report=one.id)) == ["Dock struck", "Lenz Herald"]
        assert first(connection, both, report="nobody") is None


def test_a_database_that_binds_by_name_gets_names() -> None:
    dialect = postgresql.dialect(paramstyle="pyformat")  # type: ignore[no-untyped-call]
    statement = prepared(AMONG, dialect, frozenset({("reports", 2)}))
    assert statement.names is not None
    assert [item.among({"reports": ["a", "b"]}) for item in statement.bound if item.name] == ["a", "b"]
    assert all(f"%({name})s" in statement.words for name in statement.names)


def test_an_error_of_the_driver_is_raised_as_one_of_the_database(ledger: Ledger) -> None:
    nowhere = table("nowhere", column("x"))
    with ledger.store.reading() as connection:
        with pytest.raises(DBAPIError, match="nowhere"):
            rows(connection, select(nowhere.c.x))
        with pytest.raises(DBAPIError, match="UNIQUE"):
            insert(connection, t.LOG, [(1, "", "", "", "", "", "")])
