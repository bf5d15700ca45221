"""What was retrieved: archived bytes, captures, texts, reports with their blocks and credits."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, LargeBinary, Table

from firsthand.ledger.tables.columns import BY_KEY, METADATA, entry, key, may, must, of_report, words

__all__ = ["BLOCKS", "CAPTURES", "CONTENTS", "CREDITS", "REPORTS", "TEXTS"]

CONTENTS = Table(
    "contents",
    METADATA,
    key("sha256"),
    must("size", BigInteger),
    must("packed", LargeBinary),  # the bytes, compressed with zlib
    entry(),
)

CAPTURES = Table(
    "captures",
    METADATA,
    key("id"),
    Column("sha256", ForeignKey("contents.sha256"), nullable=False),
    may("report_id"),
    must("address"),
    must("media_type"),
    may("encoding"),
    must("size", BigInteger),
    may("retrieved_at"),
    entry(),
    Index("captures_by_report", "report_id"),
)

TEXTS = Table("texts", METADATA, key("sha256"), must("characters", Integer), must("text"), entry())

# content: hash of all that was read, the capture's address and time apart. published_order: for sorting.
REPORTS = Table(
    "reports",
    METADATA,
    key("id"),
    key("version", Integer),
    must("content"),
    Column("capture", ForeignKey("captures.id"), nullable=False),
    Column("text", ForeignKey("texts.sha256"), nullable=False),
    may("url"),
    must("title"),
    may("section"),
    must("outlet"),
    must("authors"),  # a JSON array
    may("published"),
    may("published_from"),
    must("published_order"),
    may("updated"),
    may("dateline"),
    must("language"),
    must("read_by"),
    must("form", LargeBinary),
    entry(),
    Index("reports_in_order", "published_order", "id"),
)

BLOCKS = Table(
    "blocks",
    METADATA,
    key("report_id"),
    key("version", Integer),
    key("number", Integer),
    must("role"),
    must("start", Integer),
    must("end", Integer),
    may("duplicate_of", Integer),
    must("opening"),  # the first words; all of them stand in the text, which is stored once
    entry(),
    of_report(),
    **BY_KEY,
)

CREDITS = Table(
    "credits",
    METADATA,
    key("report_id"),
    key("version", Integer),
    key("number", Integer),
    must("name"),
    must("kind"),
    *words(),
    entry(),
    of_report(),
    **BY_KEY,
)
