"""Blocking keys, derivations and links between mentions, and which reports are still to be linked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, CompoundSelect, Connection, Select, Table, bindparam, func, or_, select, union

from firsthand.errors import UsageError
from firsthand.ledger import tables as t
from firsthand.ledger.asking import dicts, rows, scalars
from firsthand.ledger.asking import first as first_row
from firsthand.ledger.batch import Batch
from firsthand.ledger.forms import sha256, to_form
from firsthand.ledger.incidents import withdraw_vanished
from firsthand.ledger.queries import published_order
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest, live
from firsthand.model import Derivation, MentionLink

__all__ = [
    "candidates",
    "derivation_row",
    "derivations_alone",
    "derivations_in_pairs",
    "link",
    "link_row",
    "links_of",
    "mark_pending",
    "put_derivations",
    "put_keys",
    "rekey",
    "settle",
    "unlinked",
]

# A report is pending when it is new or changed, linked when it was compared, settled when its incidents are made.
_PENDING, _LINKED, _SETTLED = "pending", "linked", "settled"


def mark_pending(batch: Batch, report_id: str, *, first: bool = False) -> None:
    """Note that the report is to be linked. `first`: nothing is stored of the report yet."""
    if first:
        batch.put(t.LINK_STATES, {"report_id": report_id, "number": 1, "state": _PENDING})
    else:
        _set_state(batch, report_id, _PENDING)


def settle(batch: Batch, report_ids: Iterable[str]) -> None:
    """Note that the incidents of these reports are made."""
    done = _set_states(batch, report_ids, _SETTLED)
    if done and not set(unlinked(batch.connection)) - set(done):
        batch.put(t.SETTLEMENTS, {"until": batch.seq - 1})
    batch.finish(action="settle", subject=_few(done))


def unlinked(connection: Connection) -> list[str]:
    """Reports that are not settled, oldest publication first; none is older than the last time when all were."""
    settled = scalars(connection, _last_settlement())[0] or 0
    return published_order(connection, scalars(connection, _unsettled(), settled=settled))


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
    if _state(batch.connection, report_id) == _PENDING or derived or linked:
        _set_state(batch, report_id, _LINKED)
    for other in sorted(parted):
        if _state(batch.connection, other) == _SETTLED:
            _set_state(batch, other, _LINKED)
    batch.finish(action="link", subject=report_id)
    return sorted(parted)


def _state(connection: Connection, report_id: str) -> str | None:
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


def _set_state(batch: Batch, report_id: str, state: str) -> bool:
    before = first_row(batch.connection, _last_state(), report=report_id)
    if before is not None and before[1] == state:
        return False
    batch.put(t.LINK_STATES, {"report_id": report_id, "number": before[0] + 1 if before else 1, "state": state})
    return True


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
    for new in {tuple(row[name] for name in key): row for row in wanted}.values():
        current.pop(tuple(new[name] for name in key), None)
        last = _last_version(batch.connection, table, key, new)
        if last is None or last["withdrawn"] or last["form"] != new["form"]:
            put.append({**new, "version": last["version"] + 1 if last else 1, "withdrawn": 0})
    for row in current.values():
        if not keep(row):
            put.append({**row, "version": row["version"] + 1, "withdrawn": 1})
    for row in put:
        batch.put(table, row)
    return put


def _last_version(
    connection: Connection, table: Table, key: list[str], row: Mapping[str, Any]
) -> Mapping[str, Any] | None:
    found = dicts(connection, _versions(table, *key), **{name: row[name] for name in key})
    return found[0] if found else None


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
    neighbours = set(scalars(connection, _neighbours(), report=report_id))
    return {
        found
        for chunk in chunks(neighbours - {report_id})
        for found in scalars(connection, _pending_among(), reports=chunk)
    }


def _few(items: list[str]) -> str:
    return items[0] + (f" and {len(items) - 1} more" if len(items) > 1 else "") if items else ""


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
def _versions(table: Table, *key: str) -> Select[Any]:
    """The newest version of one row."""
    query = select(table.c.version, table.c.withdrawn, table.c.form)
    return query.where(*(table.c[name] == bindparam(name) for name in key)).order_by(table.c.version.desc()).limit(1)


@cache
def _reports_among() -> Select[Any]:
    return select(t.REPORTS.c.id).distinct().where(t.REPORTS.c.id.in_(bindparam("reports", expanding=True)))


@cache
def _reports_by_mention() -> Select[Any]:
    m = t.MENTIONS
    return select(m.c.id, m.c.report_id).where(m.c.id.in_(bindparam("mentions", expanding=True)))


@cache
def _last_settlement() -> Select[Any]:
    return select(func.max(t.SETTLEMENTS.c.until))


@cache
def _unsettled() -> Select[Any]:
    states = t.LINK_STATES
    return select(states.c.report_id).where(
        states.c.entry > bindparam("settled"),
        states.c.state != _SETTLED,
        latest(states, "report_id", version="number"),
    )


@cache
def _last_keys() -> Select[Any]:
    sets = t.KEY_SETS
    return select(sets.c.version, sets.c.content).where(
        sets.c.report_id == bindparam("report"), latest(sets, "report_id")
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


@cache
def _pending_among() -> Select[Any]:
    states = t.LINK_STATES
    return select(states.c.report_id).where(
        states.c.report_id.in_(bindparam("reports", expanding=True)),
        states.c.state == _PENDING,
        latest(states, "report_id", version="number"),
    )
