"""Which reports are still to be linked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from firsthand.ledger import tables as t
from firsthand.ledger.asking import first as first_row
from firsthand.ledger.asking import rows, scalars
from firsthand.ledger.batch import Batch
from firsthand.ledger.queries import published_order
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest

__all__ = [
    "LINKED",
    "PENDING",
    "SETTLED",
    "mark_pending",
    "pending_among",
    "set_state",
    "settle",
    "state_of",
    "unlinked",
]

# A report is pending when it is new or changed, linked when it was compared, settled when its incidents are made.
PENDING, LINKED, SETTLED = "pending", "linked", "settled"


def mark_pending(batch: Batch, report_id: str, *, first: bool = False) -> None:
    """Note that the report is to be linked. `first`: nothing is stored of the report yet."""
    if first:
        batch.put(t.LINK_STATES, {"report_id": report_id, "number": 1, "state": PENDING})
    else:
        set_state(batch, report_id, PENDING)


def settle(batch: Batch, report_ids: Iterable[str]) -> None:
    """Note that the incidents of these reports are made."""
    done = _set_states(batch, report_ids, SETTLED)
    if done and not set(unlinked(batch.connection)) - set(done):
        batch.put(t.SETTLEMENTS, {"until": batch.seq - 1})
    batch.finish(action="settle", subject=_few(done))


def unlinked(connection: Connection) -> list[str]:
    """Reports that are not settled, oldest publication first; none is older than the last time when all were."""
    settled = scalars(connection, _last_settlement())[0] or 0
    return published_order(connection, scalars(connection, _unsettled(), settled=settled))


def state_of(connection: Connection, report_id: str) -> str | None:
    last = first_row(connection, _last_state(), report=report_id)
    return last[1] if last else None


def _set_states(batch: Batch, report_ids: Iterable[str], state: str) -> list[str]:
    """Those of these reports whose state it was not before."""
    wanted = list(dict.fromkeys(report_ids))
    last = {
        report_id: (number, before)
        for chunk in chunks(wanted)
        for report_id, number, before in rows(batch.connection, _last_states(), reports=chunk)
    }
    changed = [report_id for report_id in wanted if last.get(report_id, (0, None))[1] != state]
    for report_id in changed:
        number, _ = last.get(report_id, (0, None))
        batch.put(t.LINK_STATES, {"report_id": report_id, "number": number + 1, "state": state})
    return changed


def set_state(batch: Batch, report_id: str, state: str) -> bool:
    before = first_row(batch.connection, _last_state(), report=report_id)
    if before is not None and before[1] == state:
        return False
    batch.put(t.LINK_STATES, {"report_id": report_id, "number": before[0] + 1 if before else 1, "state": state})
    return True


def pending_among(connection: Connection, report_ids: Iterable[str]) -> set[str]:
    """Those of these reports that are still to be compared."""
    return {found for chunk in chunks(report_ids) for found in scalars(connection, _pending_among(), reports=chunk)}


def _few(items: list[str]) -> str:
    return items[0] + (f" and {len(items) - 1} more" if len(items) > 1 else "") if items else ""


# --- the statements, built once: building one costs more than running it


@cache
def _last_settlement() -> Select[Any]:
    return select(func.max(t.SETTLEMENTS.c.until))


@cache
def _unsettled() -> Select[Any]:
    states = t.LINK_STATES
    return select(states.c.report_id).where(
        states.c.entry > bindparam("settled"),
        states.c.state != SETTLED,
        latest(states, "report_id", version="number"),
    )


@cache
def _last_states() -> Select[Any]:
    states = t.LINK_STATES
    return select(states.c.report_id, states.c.number, states.c.state).where(
        states.c.report_id.in_(bindparam("reports", expanding=True)), latest(states, "report_id", version="number")
    )


@cache
def _last_state() -> Select[Any]:
    states = t.LINK_STATES
    query = select(states.c.number, states.c.state).where(states.c.report_id == bindparam("report"))
    return query.order_by(states.c.number.desc()).limit(1)


@cache
def _pending_among() -> Select[Any]:
    states = t.LINK_STATES
    return select(states.c.report_id).where(
        states.c.report_id.in_(bindparam("reports", expanding=True)),
        states.c.state == PENDING,
        latest(states, "report_id", version="number"),
    )
