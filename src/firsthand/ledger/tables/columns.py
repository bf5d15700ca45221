"""What the columns of all tables are made of."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, ForeignKeyConstraint, Integer, MetaData, Text
from sqlalchemy.types import TypeEngine

__all__ = ["BY_KEY", "METADATA", "entry", "key", "may", "must", "of_extraction", "of_report", "words"]

METADATA = MetaData()

# Small rows under a key of several columns lie in that key's order, where the database can do so: less space.
BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}


def key(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


def must(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, nullable=False)


def may(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind)


def entry() -> Column[Any]:
    return Column("entry", ForeignKey("log.seq"), nullable=False)


def words() -> tuple[Column[Any], ...]:
    return must("start", Integer), must("end", Integer), must("quote")


def of_report() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["report_id", "version"], ["reports.id", "reports.version"])


def of_extraction() -> Column[Any]:
    return Column("extraction", ForeignKey("extractions.extraction"), primary_key=True)
