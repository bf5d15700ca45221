"""What people decided, and what could not be read or done."""

from __future__ import annotations

from sqlalchemy import Index, Integer, Table

from firsthand.ledger.tables.columns import METADATA, entry, key, may, must

__all__ = ["JUDGEMENTS", "PROBLEMS"]

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    key("id"),
    must("subject"),
    must("verdict"),
    must("by"),
    must("at"),
    must("reason"),
    may("field"),
    may("value"),
    may("supersedes"),
    entry(),
    Index("judgements_by_subject", "subject"),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    key("id"),
    must("number", Integer),
    must("stage"),
    must("address"),
    must("message"),
    must("remedy"),
    must("fatal", Integer),
    may("report_id"),
    entry(),
)
