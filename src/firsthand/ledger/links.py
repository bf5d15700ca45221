"""Derivations and links between mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Connection, Select, Table, bindparam, or_, select, union

from firsthand.errors import UsageError
from firsthand.ledger import tables as t
from firsthand.ledger.asking import dicts, rows, scalars
from firsthand.ledger.batch import Batch
from firsthand.ledger.forms import to_form
from firsthand.ledger.incidents import withdraw_vanished
from firsthand.ledger.keys import put_keys
from firsthand.ledger.states import LINKED, PENDING, SETTLED, mark_pending, pending_among, set_state, state_of
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest, live
from firsthand.model import Derivation, MentionLink

__all__ = [
    "derivation_row",
    "derivations_alone",
    "derivations_in_pairs",
    "link",
    "link_row",
    "links_of",
    "put_derivations",
    "rekey",
]


def put_derivations(batch: Batch, report_id: str, derivations: Iterable[Derivation], *, first: bool = False) -> bool:
    """Replace the derivations that the report shows by itself. False where they are as before."""
    table = t.DERIVATIONS
    derivations = tuple(derivations)
    if first and not derivations:
        return False
    return bool(
        _replace(
            batch,
            table,
            [derivation_row(item, "alone") for item in derivations],
            derivations_alone(),
            report_id,
        )
    )


def rekey(batch: Batch, report_id: str, keys: Iterable[str], derivations: Iterable[Derivation]) -> bool:
    """See `Ledger.rekey`."""
    if not batch.holds(t.REPORTS, {"id": report_id, "version": 1}):
        raise UsageError(f"no report {report_id} is in the ledger")
    changed = put_keys(batch, report_id, keys)
    changed |= put_derivations(batch, report_id, derivations)
    if changed:
        mark_pending(batch, report_id)
    return batch.finish(action="rekey", subject=report_id)


def link(
    batch: Batch, report_id: str, *, derivations: Iterable[Derivation], mention_links: Iterable[MentionLink]
) -> list[str]:
    """Replace what is known between this report and others, except others that are themselves still to be linked.

    Gives the other reports that lost a link to this one: their incidents are to be made anew, too.
    """
    if not batch.holds(t.REPORTS, {"id": report_id, "version": 1}):
        raise UsageError(f"no report {report_id} is in the ledger")
    found_links = list(mention_links)
    reports = _reports_of(batch.connection, (m for item in found_links for m in (item.left, item.right)))
    pending = _pending_neighbours(batch.connection, report_id)
    derived = _replace(
        batch,
        t.DERIVATIONS,
        [derivation_row(item, "pair") for item in derivations],
        derivations_in_pairs(),
        report_id,
        keep=lambda row: row["report_id"] in pending or row["from_report"] in pending,
    )
    linked = _replace(
        batch,
        t.MENTION_LINKS,
        [link_row(item, reports) for item in found_links],
        links_of(),
        report_id,
        keep=lambda row: row["left_report"] in pending or row["right_report"] in pending,
    )
    withdraw_vanished(batch, report_id)
    # A link that is gone, or speaks against now, may have held a group together; nothing leads from here to its rest.
    parted = {
        report
        for row in linked
        if row["withdrawn"] or (row["score"] <= 0 and row["version"] > 1)
        for report in (row["left_report"], row["right_report"])
    } - {report_id}
    if state_of(batch.connection, report_id) == PENDING or derived or linked:
        set_state(batch, report_id, LINKED)
    for other in sorted(parted):
        if state_of(batch.connection, other) == SETTLED:
            set_state(batch, other, LINKED)
    batch.finish(action="link", subject=report_id)
    return sorted(parted)


def _replace(
    batch: Batch,
    table: Table,
    wanted: list[dict[str, Any]],
    now: Select[Any],
    report_id: str,
    *,
    keep: Callable[[Mapping[str, Any]], bool] = lambda row: False,
) -> list[Mapping[str, Any]]:
    """Insert what is wanted and not current, withdraw what is current, not wanted and not to be kept.

    now: the current rows of the report that may be replaced. Gives the rows that were put.
    """
    key = [column.name for column in table.primary_key if column.name != "version"]
    current: dict[tuple[Any, ...], Mapping[str, Any]] = {
        tuple(row[name] for name in key): row for row in dicts(batch.connection, now, report=report_id)
    }
    put: list[Mapping[str, Any]] = []
    new_rows = {tuple(row[name] for name in key): row for row in wanted}
    before = _last_versions(batch.connection, table, key, (row["id"] for row in new_rows.values()))
    for place, new in new_rows.items():
        current.pop(place, None)
        last = before.get(place)
        if last is None or last["withdrawn"] or last["form"] != new["form"]:
            put.append({**new, "version": last["version"] + 1 if last else 1, "withdrawn": 0})
    for row in current.values():
        if not keep(row):
            put.append({**row, "version": row["version"] + 1, "withdrawn": 1})
    for row in put:
        batch.put(table, row)
    return put


def _last_versions(
    connection: Connection, table: Table, key: list[str], ids: Iterable[str]
) -> dict[tuple[Any, ...], Mapping[str, Any]]:
    """The newest version of the rows with these ids, by the columns of `key`."""
    return {
        tuple(row[name] for name in key): row
        for chunk in chunks(dict.fromkeys(ids))
        for row in dicts(connection, _newest(table, *key), ids=chunk)
    }


def derivation_row(item: Derivation, basis: str) -> dict[str, Any]:
    """The row of a derivation, without its version."""
    return {
        "id": item.id,
        "basis": basis,
        "report_id": item.report_id,
        "from_report": item.from_report,
        "from_name": item.from_name,
        "how": item.how,
        "directed": item.directed,
        "form": to_form(item).decode(),
    }


def link_row(item: MentionLink, reports: Mapping[str, str]) -> dict[str, Any]:
    """The row of a link, without its version. `reports`: the report of each mention. Raises `UsageError`."""
    missing = [mention for mention in (item.left, item.right) if mention not in reports]
    if missing:
        raise UsageError(f"a link names mention {missing[0]}, which the ledger does not hold")
    return {
        "id": item.id,
        "left_mention": item.left,
        "right_mention": item.right,
        "left_report": reports[item.left],
        "right_report": reports[item.right],
        "score": item.score,
        "form": to_form(item).decode(),
    }


def _reports_of(connection: Connection, mentions: Iterable[str]) -> dict[str, str]:
    mentions = tuple(mentions)
    found: dict[str, str] = {}
    for chunk in chunks(dict.fromkeys(mentions)):
        found.update(rows(connection, _reports_by_mention(), mentions=chunk))
    # A report that only speaks of a happening stands for itself.
    for chunk in chunks(dict.fromkeys(name for name in mentions if name not in found)):
        found.update((id_, id_) for id_ in scalars(connection, _reports_among(), reports=chunk))
    return found


def _pending_neighbours(connection: Connection, report_id: str) -> set[str]:
    """Reports with rows between them and this one that will be compared again in their own turn."""
    return pending_among(connection, set(scalars(connection, _neighbours(), report=report_id)) - {report_id})


# --- the statements, built once: building one costs more than running it


@cache
def derivations_alone() -> Select[Any]:
    d = t.DERIVATIONS
    return select(d).where(d.c.report_id == bindparam("report"), d.c.basis == "alone", live(d, "id", "basis"))


@cache
def derivations_in_pairs() -> Select[Any]:
    d = t.DERIVATIONS
    ours = or_(d.c.report_id == bindparam("report"), d.c.from_report == bindparam("report"))
    return select(d).where(d.c.basis == "pair", ours, live(d, "id", "basis"))


@cache
def links_of() -> Select[Any]:
    m = t.MENTION_LINKS
    ours = or_(m.c.left_report == bindparam("report"), m.c.right_report == bindparam("report"))
    return select(m).where(ours, live(m, "id"))


@cache
def _newest(table: Table, *key: str) -> Select[Any]:
    query = select(*(table.c[name] for name in key), table.c.version, table.c.withdrawn, table.c.form)
    return query.where(table.c.id.in_(bindparam("ids", expanding=True)), latest(table, *key))


@cache
def _reports_among() -> Select[Any]:
    return select(t.REPORTS.c.id).distinct().where(t.REPORTS.c.id.in_(bindparam("reports", expanding=True)))


@cache
def _reports_by_mention() -> Select[Any]:
    m = t.MENTIONS
    return select(m.c.id, m.c.report_id).where(m.c.id.in_(bindparam("mentions", expanding=True)))


@cache
def _neighbours() -> CompoundSelect[Any]:
    """Reports with derivations or links between them and this one, of any version."""
    d, m = t.DERIVATIONS, t.MENTION_LINKS
    report: BindParameter[str] = bindparam("report")
    return union(
        select(d.c.report_id).where(d.c.from_report == report),
        select(d.c.from_report).where(d.c.report_id == report, d.c.from_report.is_not(None)),
        select(m.c.left_report).where(m.c.right_report == report),
        select(m.c.right_report).where(m.c.left_report == report),
    )
