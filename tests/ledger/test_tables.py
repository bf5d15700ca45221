"""The tables: each row under the log, and nothing that only one database understands."""

from __future__ import annotations

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable, CreateView

from firsthand.ledger.tables import LOG, METADATA
from firsthand.ledger.views import views

TABLES = METADATA.sorted_tables


@pytest.mark.parametrize("table", [table for table in TABLES if table is not LOG], ids=str)
def test_each_row_names_its_log_entry(table: Table) -> None:
    entry = table.columns["entry"]
    assert not entry.nullable
    assert [key.target_fullname for key in entry.foreign_keys] == ["log.seq"]
    assert table.primary_key.columns


@pytest.mark.parametrize("table", [table for table in TABLES if "quote" in table.columns], ids=str)
def test_words_stand_with_their_place(table: Table) -> None:
    if table.name != "claims":  # a claim has several spans: claim_spans holds each
        assert {"start", "end"} <= set(table.columns.keys())


def test_another_database_can_hold_them() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in TABLES:
        assert "WITHOUT ROWID" not in str(CreateTable(table).compile(dialect=dialect))
    for name, query in views().items():
        assert name in str(CreateView(query, name).compile(dialect=dialect))
