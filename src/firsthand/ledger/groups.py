"""The closed group around some reports, found step by step along its links."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from firsthand.ledger import tables as t
from firsthand.ledger.asking import rows, scalars
from firsthand.ledger.forms import from_form
from firsthand.ledger.queries import all_judgements, current_mentions
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest, live
from firsthand.model import Derivation, MentionLink

__all__ = ["all_derivations", "group", "joined", "links_among"]


def group(
    connection: Connection, report_ids: Iterable[str], *, together: Iterable[Collection[str]] = ()
) -> tuple[set[str], list[Derivation], list[MentionLink]]:
    """See `Ledger.group`. Only the group is loaded, step by step along its links."""
    tied: dict[str, set[str]] = {}
    for reports in together:
        for report_id in reports:
            tied.setdefault(report_id, set()).update(reports)
    found: set[str] = set()
    frontier = set(report_ids)
    while frontier:
        found |= frontier
        near = _sharing_incidents(connection, frontier) | _linked_to(connection, frontier)
        frontier = near.union(*(tied.get(report_id, ()) for report_id in frontier)) - found
    mentions = current_mentions(connection, found)
    known = {*mentions, *found}
    links = [item for item in _links_among(connection, found) if item.left in known and item.right in known]
    return found, _derivations_among(connection, found), sorted(links, key=lambda item: item.id)


def all_derivations(connection: Connection) -> Iterator[Derivation]:
    """Current derivations, by report."""
    d = t.DERIVATIONS
    query = select(d.c.id, d.c.form).where(live(d, "id", "basis")).order_by(d.c.report_id, d.c.id, d.c.basis.desc())
    last = None
    for row in connection.execute(query):
        if row.id != last:  # the same one may be seen alone and in a pair; the pair knows more and sorts first
            yield from_form(row.form, Derivation, what=f"derivation {row.id}")
        last = row.id


def links_among(connection: Connection, report_ids: Iterable[str]) -> list[MentionLink]:
    """Current links between mentions of these reports, by id."""
    return sorted(_links_among(connection, set(report_ids)), key=lambda link: link.id)


def joined(connection: Connection) -> list[frozenset[str]]:
    """Reports that a person brought together: those named by a merge, and those that a split keeps together, that no
    later judgement supersedes."""
    judgements = list(all_judgements(connection))
    gone = {judgement.supersedes for judgement in judgements}
    found: dict[frozenset[str], None] = {}
    for judgement in judgements:
        if judgement.id in gone or judgement.verdict not in ("merge", "split"):
            continue
        before, _, behind = (judgement.value or "").replace(",", " ").partition("|")
        names = [judgement.subject, *before.split()] if judgement.verdict == "merge" else behind.split()
        reports = frozenset(_named(connection, names))
        if len(reports) > 1:
            found[reports] = None
    return list(found)


def _named(connection: Connection, names: Iterable[str]) -> set[str]:
    """The reports of these incidents, mentions and reports."""
    return {
        report_id
        for chunk in chunks(dict.fromkeys(names))
        for query in _reports_named()
        for report_id in connection.execute(query, {"names": chunk}).scalars()
    }


def _sharing_incidents(connection: Connection, report_ids: set[str]) -> set[str]:
    """Reports of incidents that hold a mention of these reports. They must be assembled with them even where a new
    reading took away the link that once brought them together."""
    found: set[str] = set()
    for chunk in chunks(report_ids):
        found.update(scalars(connection, _sharing(), reports=chunk))
    return found


def _linked_to(connection: Connection, report_ids: set[str]) -> set[str]:
    found: set[str] = set()
    for chunk in chunks(report_ids):
        for query in _neighbours():
            found.update(scalars(connection, query, reports=chunk))
    return found


def _links_among(connection: Connection, report_ids: set[str]) -> Iterator[MentionLink]:
    for chunk in chunks(sorted(report_ids)):
        for id_, right_report, form in rows(connection, _links_of(), reports=chunk):
            if right_report in report_ids:
                yield from_form(form, MentionLink, what=f"link {id_}")


def _derivations_among(connection: Connection, report_ids: set[str]) -> list[Derivation]:
    found: dict[str, Derivation] = {}
    for chunk in chunks(sorted(report_ids)):
        for id_, from_report, form in rows(connection, _derivations_of(), reports=chunk):
            if from_report is None or from_report in report_ids:
                found[id_] = from_form(form, Derivation, what=f"derivation {id_}")
    return sorted(found.values(), key=lambda item: (item.report_id, item.id))


# --- the statements, built once: building one costs more than running it


@cache
def _reports_named() -> tuple[Select[Any], ...]:
    return tuple(
        select(report).distinct().where(name.in_(bindparam("names", expanding=True)))
        for name, report in (
            (t.INCIDENT_MENTIONS.c.founding, t.INCIDENT_MENTIONS.c.report_id),
            (t.MENTIONS.c.id, t.MENTIONS.c.report_id),
            (t.REPORTS.c.id, t.REPORTS.c.id),
        )
    )


@cache
def _sharing() -> Select[Any]:
    mine, theirs = t.INCIDENT_MENTIONS.alias(), t.INCIDENT_MENTIONS.alias()
    return (
        select(theirs.c.report_id)
        .distinct()
        .select_from(mine)
        .join(theirs, theirs.c.incident == mine.c.incident)
        .where(
            mine.c.report_id.in_(bindparam("reports", expanding=True)),
            latest(mine, "mention_id", version="number"),
            latest(theirs, "mention_id", version="number"),
        )
    )


@cache
def _neighbours() -> tuple[Select[Any], ...]:
    m = t.MENTION_LINKS
    return tuple(
        select(far).distinct().where(near.in_(bindparam("reports", expanding=True)), m.c.score > 0, live(m, "id"))
        for near, far in ((m.c.left_report, m.c.right_report), (m.c.right_report, m.c.left_report))
    )


@cache
def _links_of() -> Select[Any]:
    m = t.MENTION_LINKS
    among = m.c.left_report.in_(bindparam("reports", expanding=True))
    return select(m.c.id, m.c.right_report, m.c.form).where(among, live(m, "id"))


@cache
def _derivations_of() -> Select[Any]:
    d = t.DERIVATIONS
    return (
        select(d.c.id, d.c.from_report, d.c.form)
        .where(d.c.report_id.in_(bindparam("reports", expanding=True)), live(d, "id", "basis"))
        .order_by(d.c.id, d.c.basis)
    )
