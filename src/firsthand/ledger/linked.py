"""What the ledger knows of one report's links, to compare it with what the rules of today say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from firsthand.ledger import tables as t
from firsthand.ledger.asking import rows, scalars
from firsthand.ledger.forms import from_form, unpack
from firsthand.ledger.links import derivations_alone, derivations_in_pairs, links_of
from firsthand.ledger.store import chunks
from firsthand.ledger.views import latest, live
from firsthand.model import Derivation, Incident, MentionLink

__all__ = ["Linked", "holders", "incidents_by_id", "linked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """One report's blocking keys, the derivations that it shows by itself, and what there is between it and others.

    derivations and mention_links are by id, and stand with both of their reports.
    """

    keys: frozenset[str]
    alone: tuple[Derivation, ...]
    derivations: tuple[Derivation, ...]
    mention_links: tuple[MentionLink, ...]


def linked(connection: Connection, report_id: str) -> Linked:
    """See `Ledger.linked`."""
    return Linked(
        keys=frozenset(scalars(connection, _keys(), report=report_id)),
        alone=_derivations(connection, derivations_alone(), report_id),
        derivations=_derivations(connection, derivations_in_pairs(), report_id),
        mention_links=tuple(
            from_form(row["form"], MentionLink, what=f"link {row['id']}")
            for row in connection.execute(links_of().order_by("id"), {"report": report_id}).mappings()
        ),
    )


def holders(connection: Connection, report_ids: Iterable[str]) -> dict[str, str]:
    """The incident that holds each mention of these reports, by mention."""
    found: dict[str, str] = {}
    for chunk in chunks(report_ids):
        found.update(rows(connection, _holders(), reports=chunk))
    return found


def incidents_by_id(connection: Connection, incident_ids: Iterable[str]) -> dict[str, Incident]:
    """Those of these incidents that are current."""
    found: dict[str, Incident] = {}
    for chunk in chunks(incident_ids):
        for id_, form in rows(connection, _incidents(), incidents=chunk):
            what = f"incident {id_}"
            found[id_] = from_form(unpack(form, what=what), Incident, what=what)
    return found


def _derivations(connection: Connection, query: Select[Any], report_id: str) -> tuple[Derivation, ...]:
    rows = connection.execute(query.order_by("id"), {"report": report_id}).mappings()
    return tuple(from_form(row["form"], Derivation, what=f"derivation {row['id']}") for row in rows)


@cache
def _keys() -> Select[Any]:
    keys = t.BLOCKING_KEYS
    newest = latest(t.KEY_SETS, "report_id")
    same = (t.KEY_SETS.c.report_id == keys.c.report_id) & (t.KEY_SETS.c.version == keys.c.version)
    return select(keys.c.key).join(t.KEY_SETS, same).where(t.KEY_SETS.c.report_id == bindparam("report"), newest)


@cache
def _holders() -> Select[Any]:
    rows = t.INCIDENT_MENTIONS
    return select(rows.c.mention_id, rows.c.incident).where(
        rows.c.report_id.in_(bindparam("reports", expanding=True)),
        rows.c.incident.is_not(None),
        latest(rows, "mention_id", version="number"),
    )


@cache
def _incidents() -> Select[Any]:
    rows = t.INCIDENTS
    among = rows.c.id.in_(bindparam("incidents", expanding=True))
    return select(rows.c.id, rows.c.form).where(among, live(rows, "id"))
