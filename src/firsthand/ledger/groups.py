"""The closed group around some reports, found step by step along its links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from firsthand.ledger import tables as t
from firsthand.ledger.forms import from_form
from firsthand.ledger.queries import current_mentions
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest, live
from firsthand.model import Derivation, MentionLink

__all__ = ["all_derivations", "group"]


def group(connection: Connection, report_ids: Iterable[str]) -> tuple[set[str], list[Derivation], list[MentionLink]]:
    """See `Ledger.group`. Only the group is loaded, step by step along its links."""
    found: set[str] = set()
    frontier = set(report_ids)
    frontier |= _sharing_incidents(connection, frontier)
    while frontier:
        found |= frontier
        frontier = _linked_to(connection, frontier) - found
    mentions = current_mentions(connection, found)
    links = [item for item in _links_among(connection, found) if item.left in mentions and item.right in mentions]
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


def _sharing_incidents(connection: Connection, report_ids: set[str]) -> set[str]:
    """Reports of incidents that hold a mention of these reports. They must be assembled with them even where a new
    reading took away the link that once brought them together."""
    mine, theirs = t.INCIDENT_MENTIONS.alias(), t.INCIDENT_MENTIONS.alias()
    found: set[str] = set()
    for chunk in chunks(report_ids):
        query = (
            select(theirs.c.report_id)
            .distinct()
            .select_from(mine)
            .join(theirs, theirs.c.incident == mine.c.incident)
            .where(
                mine.c.report_id.in_(chunk),
                latest(mine, "mention_id", version="number"),
                latest(theirs, "mention_id", version="number"),
            )
        )
        found.update(connection.execute(query).scalars())
    return found


def _linked_to(connection: Connection, report_ids: set[str]) -> set[str]:
    m = t.MENTION_LINKS
    found: set[str] = set()
    for chunk in chunks(report_ids):
        for near, far in ((m.c.left_report, m.c.right_report), (m.c.right_report, m.c.left_report)):
            query = select(far).distinct().where(near.in_(chunk), m.c.score > 0, live(m, "id"))
            found.update(connection.execute(query).scalars())
    return found


def _links_among(connection: Connection, report_ids: set[str]) -> Iterator[MentionLink]:
    m = t.MENTION_LINKS
    for chunk in chunks(sorted(report_ids)):
        query = select(m.c.id, m.c.right_report, m.c.form).where(m.c.left_report.in_(chunk), live(m, "id"))
        for row in connection.execute(query):
            if row.right_report in report_ids:
                yield from_form(row.form, MentionLink, what=f"link {row.id}")


def _derivations_among(connection: Connection, report_ids: set[str]) -> list[Derivation]:
    d = t.DERIVATIONS
    found: dict[str, Derivation] = {}
    for chunk in chunks(sorted(report_ids)):
        query = (
            select(d.c.id, d.c.from_report, d.c.form)
            .where(d.c.report_id.in_(chunk), live(d, "id", "basis"))
            .order_by(d.c.id, d.c.basis)
        )
        for row in connection.execute(query):
            if row.from_report is None or row.from_report in report_ids:
                found[row.id] = from_form(row.form, Derivation, what=f"derivation {row.id}")
    return sorted(found.values(), key=lambda item: (item.report_id, item.id))
