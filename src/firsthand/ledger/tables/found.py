"""What was found in a report: claims, times, places, and mentions with their arguments and casualties."""

from __future__ import annotations

from sqlalchemy import BigInteger, Float, ForeignKeyConstraint, Index, Integer, LargeBinary, Table, UniqueConstraint

from firsthand.ledger.tables.columns import BY_KEY, METADATA, entry, key, may, must, of_extraction, words

__all__ = ["ARGUMENTS", "CASUALTIES", "CLAIMS", "CLAIM_SPANS", "EXTRACTIONS", "HOPS", "MENTIONS", "PLACES", "TIMES"]

EXTRACTIONS = Table(
    "extractions",
    METADATA,
    key("extraction"),
    must("report_id"),
    must("report_version", Integer),
    must("version", Integer),
    must("content"),
    must("made_by"),
    must("claims", Integer),
    must("mentions", Integer),
    must("form", LargeBinary),
    entry(),
    UniqueConstraint("report_id", "report_version", "version"),
    ForeignKeyConstraint(["report_id", "report_version"], ["reports.id", "reports.version"]),
)

# quote: the words of the content, parts joined by " … "; claim_spans has each part by itself.
CLAIMS = Table(
    "claims",
    METADATA,
    of_extraction(),
    key("number", Integer),
    must("id"),
    must("report_id"),
    must("quote"),
    may("cue"),
    may("source"),
    must("chain"),
    must("quotation"),
    must("certainty"),
    must("polarity"),
    must("act"),
    may("said_on"),
    must("rule"),
    entry(),
    Index("claims_by_id", "id"),
    **BY_KEY,
)

CLAIM_SPANS = Table(
    "claim_spans",
    METADATA,
    of_extraction(),
    key("claim", Integer),
    key("role"),  # content, cue, source, said_on
    key("number", Integer),
    *words(),
    entry(),
    **BY_KEY,
)

HOPS = Table(
    "hops",
    METADATA,
    of_extraction(),
    key("claim", Integer),
    key("number", Integer),  # 0 is nearest to the reader
    must("name"),
    must("kind"),
    may("anonymity"),
    may("start", Integer),
    may("end", Integer),
    may("quote"),
    entry(),
    **BY_KEY,
)

TIMES = Table(
    "times",
    METADATA,
    of_extraction(),
    key("number", Integer),
    must("report_id"),
    *words(),
    may("value"),
    must("precision"),
    must("kind"),
    must("anchor"),
    must("note"),
    entry(),
    **BY_KEY,
)

PLACES = Table(
    "places",
    METADATA,
    of_extraction(),
    key("number", Integer),
    must("report_id"),
    *words(),
    must("name"),
    may("geoname_id", BigInteger),
    may("country"),
    may("latitude", Float),
    may("longitude", Float),
    must("precision"),
    must("relation"),
    must("alternatives"),  # a JSON array
    entry(),
    **BY_KEY,
)

MENTIONS = Table(
    "mentions",
    METADATA,
    of_extraction(),
    key("number", Integer),
    must("id"),
    must("report_id"),
    must("type"),
    may("mode"),
    must("status"),
    must("certainty"),
    *words(),
    must("claims"),  # a JSON array of claim ids
    entry(),
    Index("mentions_by_id", "id", "report_id"),
    **BY_KEY,
)

# kind: of a person or thing, its kind; of a place or date, its precision; of damage, its effect.
ARGUMENTS = Table(
    "arguments",
    METADATA,
    of_extraction(),
    key("mention", Integer),
    key("role"),  # trigger, actor, target, means, place, date, damage
    key("number", Integer),
    must("mention_id"),
    must("report_id"),
    must("name"),
    must("kind"),
    may("certainty"),
    *words(),
    must("claims"),
    entry(),
    **BY_KEY,
)

CASUALTIES = Table(
    "casualties",
    METADATA,
    of_extraction(),
    key("mention", Integer),
    key("number", Integer),
    must("mention_id"),
    must("report_id"),
    must("outcome"),
    must("group"),
    must("low", BigInteger),
    may("high", BigInteger),
    must("scope"),
    must("approximate", Integer),
    *words(),
    must("claims"),
    entry(),
    **BY_KEY,
)
