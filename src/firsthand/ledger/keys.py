"""Blocking keys: which reports are worth comparing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from firsthand.ledger import tables as t
from firsthand.ledger.asking import first as first_row
from firsthand.ledger.asking import scalars
from firsthand.ledger.batch import Batch
from firsthand.ledger.forms import sha256, to_form
from firsthand.ledger.views import latest

__all__ = ["candidates", "put_keys"]


def put_keys(batch: Batch, report_id: str, keys: Iterable[str], *, first: bool = False) -> bool:
    """Replace the report's blocking keys. False where they are as before."""
    wanted = sorted(set(keys))
    content = sha256(to_form(wanted))
    sets = t.KEY_SETS
    before = None if first else first_row(batch.connection, _last_keys(), report=report_id)
    if before[1] == content if before else not wanted:
        return False
    version = before[0] + 1 if before else 1
    batch.put(sets, {"report_id": report_id, "version": version, "size": len(wanted), "content": content})
    batch.put_values(t.BLOCKING_KEYS, [(report_id, version, key, batch.seq) for key in wanted])
    return True


def candidates(connection: Connection, report_id: str) -> list[str]:
    """Other reports with a current key in common, by id. Two index lookups a key, however many reports there are."""
    return scalars(connection, _candidates(), report=report_id)


# --- the statements, built once: building one costs more than running it


@cache
def _candidates() -> Select[Any]:
    mine, theirs = t.BLOCKING_KEYS.alias("mine"), t.BLOCKING_KEYS.alias("theirs")
    return (
        select(theirs.c.report_id)
        .distinct()
        .select_from(mine)
        .join(theirs, theirs.c.key == mine.c.key)
        .where(
            mine.c.report_id == bindparam("report"),
            theirs.c.report_id != bindparam("report"),
            _current_keys(mine),
            _current_keys(theirs),
        )
        .order_by(theirs.c.report_id)
    )


def _current_keys(keys: Any) -> Any:
    newer = t.KEY_SETS.alias()
    return ~(
        select(newer.c.version)
        .where(newer.c.report_id == keys.c.report_id, newer.c.version > keys.c.version)
        .correlate(keys)
        .exists()
    )


@cache
def _last_keys() -> Select[Any]:
    sets = t.KEY_SETS
    return select(sets.c.version, sets.c.content).where(
        sets.c.report_id == bindparam("report"), latest(sets, "report_id")
    )
