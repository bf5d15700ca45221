"""Views of what holds now, for people who open the ledger with a tool of their own, and for our own queries."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, case, func, or_, select, table

from firsthand.ledger import tables as t

__all__ = ["current_extractions", "current_reports", "latest", "live", "views"]


@cache
def latest(rows: Table | FromClause, *keys: str, version: str = "version") -> ColumnElement[bool]:
    """True for the row with the highest version among those of the same keys."""
    newer = rows.alias()
    return ~(
        select(newer.c[version])
        .where(*(newer.c[key] == rows.c[key] for key in keys), newer.c[version] > rows.c[version])
        .exists()
    )


@cache
def live(rows: Table, *keys: str) -> ColumnElement[bool]:
    """True for the newest version, unless it withdraws the row."""
    return and_(rows.c.withdrawn == 0, latest(rows, *keys))


def current_reports() -> Select[Any]:
    return select(t.REPORTS).where(latest(t.REPORTS, "id"))


@cache
def current_extractions() -> Select[Any]:
    """The newest extraction of the newest version of each report."""
    newer = t.REPORTS.alias()
    replaced = (
        select(newer.c.id)
        .where(newer.c.id == t.EXTRACTIONS.c.report_id, newer.c.version > t.EXTRACTIONS.c.report_version)
        .exists()
    )
    return select(t.EXTRACTIONS).where(latest(t.EXTRACTIONS, "report_id", "report_version"), ~replaced)


def _found(rows: Table) -> Select[Any]:
    now = table("current_extractions", *(c._copy() for c in t.EXTRACTIONS.columns))
    return select(rows).where(rows.c.extraction.in_(select(now.c.extraction)))


def _reports() -> Select[Any]:
    columns = [c for c in t.REPORTS.columns if c.name not in {"form", "text"}]
    return (
        select(*columns, t.CAPTURES.c.address, t.CAPTURES.c.media_type, t.CAPTURES.c.retrieved_at, t.TEXTS.c.text)
        .join(t.CAPTURES, t.CAPTURES.c.id == t.REPORTS.c.capture)
        .join(t.TEXTS, t.TEXTS.c.sha256 == t.REPORTS.c.text)
        .where(latest(t.REPORTS, "id"))
    )


def _incidents() -> Select[Any]:
    columns = [c for c in t.INCIDENTS.columns if c.name != "form"]
    return select(*columns).where(live(t.INCIDENTS, "id"))


def _of_incidents(rows: Table) -> Select[Any]:
    joined = and_(t.INCIDENTS.c.id == rows.c.incident, t.INCIDENTS.c.version == rows.c.version)
    return select(rows).join(t.INCIDENTS, joined).where(live(t.INCIDENTS, "id"))


def _judgements() -> Select[Any]:
    """Judgements that no later one replaces: one that names it, or one on the same question.

    Accepting, amending and rejecting answer one question; merges, splits and redactions add up unless they are alike.
    """
    mine, later = t.JUDGEMENTS, t.JUDGEMENTS.alias()
    one, two = _question(mine), _question(later)
    same = and_(later.c.subject == mine.c.subject, func.coalesce(later.c.field, "") == func.coalesce(mine.c.field, ""))
    replaced = or_(later.c.supersedes == mine.c.id, and_(later.c.entry > mine.c.entry, same, one == two))
    return select(mine).where(~select(later.c.id).where(replaced).exists())


def _question(rows: Any) -> ColumnElement[str]:
    decision = rows.c.verdict.in_(("accept", "amend", "reject"))
    adds_up = rows.c.verdict.in_(("merge", "split", "redact"))
    return case(
        (decision, "decision"), (adds_up, rows.c.verdict + ":" + func.coalesce(rows.c.value, "")), else_=rows.c.verdict
    )


def views() -> dict[str, Select[Any]]:
    """Name and query of every view, in the order in which they must be made."""
    return {
        "current_reports": _reports(),
        "current_extractions": current_extractions(),
        "current_claims": _found(t.CLAIMS),
        "current_mentions": _found(t.MENTIONS),
        "current_arguments": _found(t.ARGUMENTS),
        "current_casualties": _found(t.CASUALTIES),
        "current_times": _found(t.TIMES),
        "current_places": _found(t.PLACES),
        "current_derivations": select(t.DERIVATIONS).where(live(t.DERIVATIONS, "id", "basis")),
        "current_mention_links": select(t.MENTION_LINKS).where(live(t.MENTION_LINKS, "id")),
        "current_incidents": _incidents(),
        "current_readings": _of_incidents(t.READINGS),
        "current_origins": _of_incidents(t.ORIGINS),
        "current_incident_mentions": select(t.INCIDENT_MENTIONS).where(
            latest(t.INCIDENT_MENTIONS, "mention_id", version="number"), t.INCIDENT_MENTIONS.c.incident.is_not(None)
        ),
        "current_judgements": _judgements(),
    }
