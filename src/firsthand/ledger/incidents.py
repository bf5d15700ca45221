"""Incidents: putting them in place of what held their mentions before, and finding them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from firsthand.errors import UsageError
from firsthand.ledger import tables as t
from firsthand.ledger.asking import dicts, rows, scalars
from firsthand.ledger.batch import Batch
from firsthand.ledger.forms import from_form, pack, sha256, to_form, unpack
from firsthand.ledger.order import NO_DATE, earliest
from firsthand.ledger.queries import current_mentions, texts_of
from firsthand.ledger.rows import Row
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest, live
from firsthand.model import Incident, Reading, content_id

__all__ = ["all_incidents", "find_incident", "incident_rows", "put_incidents", "withdraw_vanished"]

_SHORTEST_PREFIX = 4
_LISTED = 8
# Version, withdrawn and content of an incident that there never was.
_NEVER = (0, 1, "")


def put_incidents(batch: Batch, incidents: Iterable[Incident], *, covered: Iterable[str] = ()) -> None:
    """Make these the current incidents of their mentions and withdraw those that held them before.

    covered: reports all of whose mentions are in these incidents, so that what else holds one of theirs goes.
    """
    wanted: dict[str, Incident] = {}
    for incident in incidents:
        if wanted.setdefault(incident.id, incident) is not incident:
            raise UsageError(f"two incidents are founded by mention {incident.mentions[0].mention}")
    holder = _holders(batch.connection, wanted.values())
    reports = {ref.report for incident in wanted.values() for ref in incident.mentions}.union(covered)
    held = _held(batch.connection, mentions=holder) | _held(batch.connection, reports=reports)
    # Mentions of these reports that no newer reading has: nothing will ever put them again.
    current = current_mentions(batch.connection, reports)
    superseded = {
        row["incident"]
        for mention, row in held.items()
        if row["incident"] and (mention in holder or mention not in current)
    }
    held |= _held(batch.connection, incidents=superseded | wanted.keys())
    _put(batch, wanted)
    for incident_id in sorted(superseded - wanted.keys()):
        _withdraw(batch, incident_id)
    for mention, row in sorted(held.items()):
        if mention not in holder and row["incident"] in superseded | wanted.keys():
            batch.put(t.INCIDENT_MENTIONS, {**row, "number": row["number"] + 1, "incident": None})
    for incident in wanted.values():
        for ref in incident.mentions:
            before = held.get(ref.mention)
            if before is None or before["incident"] != incident.id:
                batch.put(
                    t.INCIDENT_MENTIONS,
                    {
                        "mention_id": ref.mention,
                        "number": before["number"] + 1 if before else 1,
                        "report_id": ref.report,
                        "incident": incident.id,
                        "founding": content_id("incident", ref.mention),
                    },
                )
    batch.finish(action="incidents", subject=" ".join(sorted(wanted)[:_LISTED]))


def withdraw_vanished(batch: Batch, report_id: str) -> None:
    """Withdraw incidents all of whose mentions a newer reading of the report took away."""
    current = current_mentions(batch.connection, {report_id})
    mine = _held(batch.connection, reports={report_id})
    touched = {row["incident"] for mention, row in mine.items() if row["incident"] and mention not in current}
    for incident_id in sorted(touched):
        held = {
            mention: row
            for mention, row in _held(batch.connection, incidents={incident_id}).items()
            if row["incident"] == incident_id
        }
        if all(row["report_id"] == report_id and mention not in current for mention, row in held.items()):
            _withdraw(batch, incident_id)
            for row in held.values():
                batch.put(t.INCIDENT_MENTIONS, {**row, "number": row["number"] + 1, "incident": None})


def all_incidents(connection: Connection) -> Iterator[Incident]:
    """Current incidents by earliest date, the most told first; those of one report in the order it tells them in."""
    columns = t.INCIDENTS.c
    stands_at = (
        select(func.min(t.MENTIONS.c.start))
        .join(t.INCIDENT_MENTIONS, t.INCIDENT_MENTIONS.c.mention_id == t.MENTIONS.c.id)
        .where(t.INCIDENT_MENTIONS.c.founding == columns.id)
        .scalar_subquery()
    )
    order = (columns.earliest, columns.reports.desc(), stands_at, columns.id)
    query = select(columns.id, columns.form).where(live(t.INCIDENTS, "id")).order_by(*order)
    for row in connection.execute(query.execution_options(yield_per=100)):
        yield _rebuilt(row)


def find_incident(connection: Connection, id_or_prefix: str) -> Incident:
    """See `Ledger.incident`."""
    prefix = id_or_prefix.strip().lower()
    if len(prefix) < _SHORTEST_PREFIX or not set(prefix) <= set("0123456789abcdef"):
        raise UsageError(
            f"{id_or_prefix!r} is no incident id: give at least its first {_SHORTEST_PREFIX} digits (0-9, a-f); "
            "`firsthand incidents` lists them"
        )
    found = _matching(connection, prefix)
    if not found:
        found = _holding(connection, prefix)
    if not found:
        gone = connection.execute(
            select(t.INCIDENTS.c.id).where(_starts(t.INCIDENTS.c.id, prefix)).limit(1)
        ).scalar_one_or_none()
        if gone:
            raise UsageError(
                f"incident {gone} was withdrawn: its report no longer says it; `firsthand incidents` lists all"
            )
        raise UsageError(f"there is no incident {prefix}; `firsthand incidents` lists them")
    if len(found) > 1:
        listed = ", ".join(found[:_LISTED]) + (" …" if len(found) > _LISTED else "")
        raise UsageError(f"{prefix} fits {len(found)} incidents: {listed}; give more digits")
    row = connection.execute(
        select(t.INCIDENTS.c.id, t.INCIDENTS.c.form).where(t.INCIDENTS.c.id == found[0], live(t.INCIDENTS, "id"))
    ).one()
    return _rebuilt(row)


def incident_rows(
    incident: Incident, *, version: int, texts: dict[str, str], form: bytes | None = None
) -> Iterator[Row]:
    """The incident's row, its readings and its origins.

    texts: of the reports, by id. form: the incident's, where it is made already.
    """
    form = form or to_form(incident)
    dates = incident.fields.get("date")
    yield (
        t.INCIDENTS,
        {
            "id": incident.id,
            "version": version,
            "withdrawn": 0,
            "content": sha256(form),
            "earliest": min((earliest(reading.value) for reading in dates.readings), default=NO_DATE)
            if dates
            else NO_DATE,
            "type": incident.type,
            "mode": incident.mode,
            "title": incident.title,
            "mentions": len(incident.mentions),
            "reports": len({ref.report for ref in incident.mentions}),
            "independent_origins": incident.independent_origins,
            "unknown_origins": incident.unknown_origins,
            "grade": incident.grade.suggested,
            "grade_rule": incident.grade.rule,
            "grade_reason": incident.grade.reason,
            "form": pack(form),
        },
    )
    for name, field in incident.fields.items():
        for number, reading in enumerate(field.readings):
            yield (
                t.READINGS,
                {
                    "incident": incident.id,
                    "version": version,
                    "field": name,
                    "number": number,
                    "conflict": field.conflict.kind if field.conflict else None,
                    **_reading(reading, texts),
                },
            )
    for number, origin in enumerate(incident.origins):
        yield (
            t.ORIGINS,
            {
                "incident": incident.id,
                "version": version,
                "number": number,
                "id": origin.id,
                "name": origin.name,
                "kind": origin.kind,
                "key": origin.key,
                "reports": len(origin.reports),
            },
        )


def _reading(reading: Reading, texts: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "value": reading.value,
        "low": reading.low,
        "high": reading.high,
        "scope": reading.scope,
        "sources": " > ".join(reading.sources),
        "reports": len(reading.reports),
        "origins": len(reading.origins),
        "standings": len(reading.standings),
        "latitude": reading.latitude,
        "longitude": reading.longitude,
        "geoname_id": reading.geoname_id,
        "country": reading.country,
        "precision": reading.precision,
    }
    if reading.standings:
        first = reading.standings[0]
        words = texts[first.report][first.span.start : first.span.end]
        row |= {"report_id": first.report, "start": first.span.start, "end": first.span.end, "quote": words}
    return row


def _put(batch: Batch, incidents: Mapping[str, Incident]) -> None:
    """A new version of each of these incidents, unless the current one is the same."""
    last: dict[str, tuple[int, int, str]] = {}
    for chunk in chunks(incidents):
        for id_, version, withdrawn, content in rows(batch.connection, _last_versions(), incidents=chunk):
            last[id_] = version, withdrawn, content
    changed: dict[str, bytes] = {}
    for id_, incident in incidents.items():
        form = to_form(incident)
        _, withdrawn, content = last.get(id_, _NEVER)
        if withdrawn or content != sha256(form):
            changed[id_] = form
    first = {
        reading.standings[0].report
        for id_ in changed
        for field in incidents[id_].fields.values()
        for reading in field.readings
        if reading.standings
    }
    texts = texts_of(batch.connection, first)
    for id_, form in changed.items():
        version, withdrawn, _ = last.get(id_, _NEVER)
        if withdrawn:
            batch.count("incidents")
        for table, row in incident_rows(incidents[id_], version=version + 1, texts=texts, form=form):
            batch.put(table, row)


def _withdraw(batch: Batch, incident_id: str) -> None:
    (row,) = dicts(batch.connection, _newest(), incident=incident_id)
    if not row["withdrawn"]:
        batch.count("incidents", -1)
        batch.put(t.INCIDENTS, {**row, "version": row["version"] + 1, "withdrawn": 1})


def _holders(connection: Connection, incidents: Iterable[Incident]) -> dict[str, str]:
    """Which of the new incidents holds each mention. Raises `UsageError` for a mention held twice or unknown."""
    holder: dict[str, str] = {}
    for incident in incidents:
        for ref in incident.mentions:
            if holder.setdefault(ref.mention, incident.id) != incident.id:
                raise UsageError(
                    f"mention {ref.mention} is held by two incidents, {holder[ref.mention]} and {incident.id}"
                )
    known: set[str] = set()
    for chunk in chunks(holder):
        known.update(scalars(connection, _known_mentions(), mentions=chunk))
    missing = sorted(holder.keys() - known)
    if missing:
        raise UsageError(f"an incident holds mention {missing[0]}, which the ledger does not hold")
    return holder


def _held(
    connection: Connection,
    *,
    mentions: Iterable[str] = (),
    reports: Iterable[str] = (),
    incidents: Iterable[str] = (),
) -> dict[str, dict[str, Any]]:
    """The newest row of `incident_mentions` of some mentions, by mention."""
    found: dict[str, dict[str, Any]] = {}
    for column, values in (("mention_id", mentions), ("report_id", reports), ("incident", incidents)):
        for chunk in chunks(sorted(values)):
            found.update((row["mention_id"], row) for row in dicts(connection, _held_by(column), values=chunk))
    return found


# Built once: building a statement costs more than running it.


@cache
def _held_by(column: str) -> Select[Any]:
    rows = t.INCIDENT_MENTIONS
    among = rows.c[column].in_(bindparam("values", expanding=True))
    return select(rows).where(among, latest(rows, "mention_id", version="number"))


@cache
def _last_versions() -> Select[Any]:
    columns = t.INCIDENTS.c
    return select(columns.id, columns.version, columns.withdrawn, columns.content).where(
        columns.id.in_(bindparam("incidents", expanding=True)), latest(t.INCIDENTS, "id")
    )


@cache
def _newest() -> Select[Any]:
    return select(t.INCIDENTS).where(t.INCIDENTS.c.id == bindparam("incident"), latest(t.INCIDENTS, "id"))


@cache
def _known_mentions() -> Select[Any]:
    return select(t.MENTIONS.c.id).where(t.MENTIONS.c.id.in_(bindparam("mentions", expanding=True)))


def _matching(connection: Connection, prefix: str) -> list[str]:
    query = select(t.INCIDENTS.c.id).where(_starts(t.INCIDENTS.c.id, prefix), live(t.INCIDENTS, "id"))
    return list(connection.execute(query.order_by(t.INCIDENTS.c.id)).scalars())


def _holding(connection: Connection, prefix: str) -> list[str]:
    """Incidents that hold now what an id given out earlier was made from."""
    rows = t.INCIDENT_MENTIONS
    query = (
        select(rows.c.incident)
        .distinct()
        .where(
            _starts(rows.c.founding, prefix),
            rows.c.incident.is_not(None),
            latest(rows, "mention_id", version="number"),
        )
    )
    return list(connection.execute(query.order_by(rows.c.incident)).scalars())


def _starts(column: Any, prefix: str) -> Any:
    # A range, which every database answers from an index: ids are lower-case hexadecimal, and "g" follows "f".
    return column.between(prefix, f"{prefix}g")


def _rebuilt(row: Any) -> Incident:
    what = f"incident {row.id}"
    return from_form(unpack(row.form, what=what), Incident, what=what)
