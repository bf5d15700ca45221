"""The log, and how many there are of each noun after each of its entries."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from firsthand.ledger.tables.columns import METADATA, key, must

__all__ = ["LOG", "TALLIES"]

# seq counts from 1 without gaps. payload: SHA-256 over all rows of the entry. hash: SHA-256 over the other columns.
LOG = Table(
    "log",
    METADATA,
    key("seq", Integer),
    must("at"),
    must("action"),
    must("subject"),
    must("payload"),
    must("previous"),
    must("hash"),
)

# How many of each noun there are now, after the entry: so that nobody has to count a million rows.
TALLIES = Table(
    "tallies",
    METADATA,
    Column("entry", ForeignKey("log.seq"), primary_key=True, autoincrement=False),
    must("captures", Integer),
    must("reports", Integer),
    must("claims", Integer),
    must("mentions", Integer),
    must("incidents", Integer),
    must("problems", Integer),
    must("judgements", Integer),
)
