"""How reports depend on each other: keys, derivations, links between mentions; and what is still to be linked."""

from __future__ import annotations

from sqlalchemy import Float, ForeignKeyConstraint, Index, Integer, Table

from firsthand.ledger.tables.columns import BY_KEY, METADATA, entry, key, may, must

__all__ = ["BLOCKING_KEYS", "DERIVATIONS", "KEY_SETS", "LINK_STATES", "MENTION_LINKS", "SETTLEMENTS"]

KEY_SETS = Table(
    "key_sets",
    METADATA,
    key("report_id"),
    key("version", Integer),
    must("size", Integer),
    must("content"),
    entry(),
    **BY_KEY,
)

BLOCKING_KEYS = Table(
    "blocking_keys",
    METADATA,
    key("report_id"),
    key("version", Integer),
    key("key"),
    entry(),
    ForeignKeyConstraint(["report_id", "version"], ["key_sets.report_id", "key_sets.version"]),
    Index("blocking_keys_by_key", "key", "report_id", "version"),
    **BY_KEY,
)

LINK_STATES = Table(
    "link_states",
    METADATA,
    key("report_id"),
    key("number", Integer),
    must("state"),  # pending, linked
    entry(),
    Index("link_states_by_entry", "entry"),
    **BY_KEY,
)

# Every report that was pending under entry `until` or before is settled: what is to be done is looked for after it.
SETTLEMENTS = Table("settlements", METADATA, key("until", Integer), entry())

# basis: alone (found in the report by itself) or pair (found by comparing two). withdrawn: 1 where it holds no longer.
DERIVATIONS = Table(
    "derivations",
    METADATA,
    key("id"),
    key("basis"),
    key("version", Integer),
    must("withdrawn", Integer),
    must("report_id"),
    may("from_report"),
    must("from_name"),
    must("how"),
    must("directed", Integer),
    must("form"),
    entry(),
    Index("derivations_by_report", "report_id"),
    Index("derivations_by_source", "from_report"),
)

MENTION_LINKS = Table(
    "mention_links",
    METADATA,
    key("id"),
    key("version", Integer),
    must("withdrawn", Integer),
    must("left_mention"),
    must("right_mention"),
    must("left_report"),
    must("right_report"),
    must("score", Float),
    must("form"),
    entry(),
    Index("mention_links_by_left", "left_report"),
    Index("mention_links_by_right", "right_report"),
)
