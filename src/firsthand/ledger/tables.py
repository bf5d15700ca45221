"""The tables. Rows are only ever inserted; a newer version of a row stands beside the older one.

Every row names in `entry` the log entry that it was written under, so that the log covers each of them.
Spans (`start`, `end`) are Unicode code points of the report's text, `quote` is the words there.
Columns named `form` hold the lossless JSON form from which the records of the model are rebuilt (see forms.py).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeEngine

__all__ = [
    "ARGUMENTS",
    "BLOCKING_KEYS",
    "BLOCKS",
    "CAPTURES",
    "CASUALTIES",
    "CLAIMS",
    "CLAIM_SPANS",
    "CONTENTS",
    "CREDITS",
    "DERIVATIONS",
    "EXTRACTIONS",
    "HOPS",
    "INCIDENTS",
    "INCIDENT_MENTIONS",
    "JUDGEMENTS",
    "KEY_SETS",
    "LINK_STATES",
    "LOG",
    "MENTIONS",
    "MENTION_LINKS",
    "METADATA",
    "ORIGINS",
    "PLACES",
    "PROBLEMS",
    "READINGS",
    "REPORTS",
    "SETTLEMENTS",
    "TALLIES",
    "TEXTS",
    "TIMES",
]

METADATA = MetaData()

# Small rows under a key of several columns lie in that key's order, where the database can do so: less space.
_BY_KEY: dict[str, Any] = {"sqlite_with_rowid": False}


def _key(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, primary_key=True, autoincrement=False)


def _must(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind, nullable=False)


def _may(name: str, kind: type[TypeEngine[Any]] = Text) -> Column[Any]:
    return Column(name, kind)


def _entry() -> Column[Any]:
    return Column("entry", ForeignKey("log.seq"), nullable=False)


def _words() -> tuple[Column[Any], ...]:
    return _must("start", Integer), _must("end", Integer), _must("quote")


def _of_report() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["report_id", "version"], ["reports.id", "reports.version"])


def _of_extraction() -> Column[Any]:
    return Column("extraction", ForeignKey("extractions.extraction"), primary_key=True)


# seq counts from 1 without gaps. payload: SHA-256 over all rows of the entry. hash: SHA-256 over the other columns.
LOG = Table(
    "log",
    METADATA,
    _key("seq", Integer),
    _must("at"),
    _must("action"),
    _must("subject"),
    _must("payload"),
    _must("previous"),
    _must("hash"),
)

# How many of each noun there are now, after the entry: so that nobody has to count a million rows.
TALLIES = Table(
    "tallies",
    METADATA,
    Column("entry", ForeignKey("log.seq"), primary_key=True, autoincrement=False),
    _must("captures", Integer),
    _must("reports", Integer),
    _must("claims", Integer),
    _must("mentions", Integer),
    _must("incidents", Integer),
    _must("problems", Integer),
    _must("judgements", Integer),
)

# --- what was retrieved

CONTENTS = Table(
    "contents",
    METADATA,
    _key("sha256"),
    _must("size", BigInteger),
    _must("packed", LargeBinary),  # the bytes, compressed with zlib
    _entry(),
)

CAPTURES = Table(
    "captures",
    METADATA,
    _key("id"),
    Column("sha256", ForeignKey("contents.sha256"), nullable=False),
    _may("report_id"),
    _must("address"),
    _must("media_type"),
    _may("encoding"),
    _must("size", BigInteger),
    _may("retrieved_at"),
    _entry(),
    Index("captures_by_report", "report_id"),
)

TEXTS = Table("texts", METADATA, _key("sha256"), _must("characters", Integer), _must("text"), _entry())

# content: hash of all that was read, the capture's address and time apart. published_order: for sorting.
REPORTS = Table(
    "reports",
    METADATA,
    _key("id"),
    _key("version", Integer),
    _must("content"),
    Column("capture", ForeignKey("captures.id"), nullable=False),
    Column("text", ForeignKey("texts.sha256"), nullable=False),
    _may("url"),
    _must("title"),
    _may("section"),
    _must("outlet"),
    _must("authors"),  # a JSON array
    _may("published"),
    _may("published_from"),
    _must("published_order"),
    _may("updated"),
    _may("dateline"),
    _must("language"),
    _must("read_by"),
    _must("form", LargeBinary),
    _entry(),
    Index("reports_in_order", "published_order", "id"),
)

BLOCKS = Table(
    "blocks",
    METADATA,
    _key("report_id"),
    _key("version", Integer),
    _key("number", Integer),
    _must("role"),
    _must("start", Integer),
    _must("end", Integer),
    _may("duplicate_of", Integer),
    _must("opening"),  # the first words; all of them stand in the text, which is stored once
    _entry(),
    _of_report(),
    **_BY_KEY,
)

CREDITS = Table(
    "credits",
    METADATA,
    _key("report_id"),
    _key("version", Integer),
    _key("number", Integer),
    _must("name"),
    _must("kind"),
    *_words(),
    _entry(),
    _of_report(),
    **_BY_KEY,
)

# --- what was found in a report

EXTRACTIONS = Table(
    "extractions",
    METADATA,
    _key("extraction"),
    _must("report_id"),
    _must("report_version", Integer),
    _must("version", Integer),
    _must("content"),
    _must("made_by"),
    _must("claims", Integer),
    _must("mentions", Integer),
    _must("form", LargeBinary),
    _entry(),
    UniqueConstraint("report_id", "report_version", "version"),
    ForeignKeyConstraint(["report_id", "report_version"], ["reports.id", "reports.version"]),
)

# quote: the words of the content, parts joined by " … "; claim_spans has each part by itself.
CLAIMS = Table(
    "claims",
    METADATA,
    _of_extraction(),
    _key("number", Integer),
    _must("id"),
    _must("report_id"),
    _must("quote"),
    _may("cue"),
    _may("source"),
    _must("chain"),
    _must("quotation"),
    _must("certainty"),
    _must("polarity"),
    _must("act"),
    _may("said_on"),
    _must("rule"),
    _entry(),
    Index("claims_by_id", "id"),
    **_BY_KEY,
)

CLAIM_SPANS = Table(
    "claim_spans",
    METADATA,
    _of_extraction(),
    _key("claim", Integer),
    _key("role"),  # content, cue, source, said_on
    _key("number", Integer),
    *_words(),
    _entry(),
    **_BY_KEY,
)

HOPS = Table(
    "hops",
    METADATA,
    _of_extraction(),
    _key("claim", Integer),
    _key("number", Integer),  # 0 is nearest to the reader
    _must("name"),
    _must("kind"),
    _may("anonymity"),
    _may("start", Integer),
    _may("end", Integer),
    _may("quote"),
    _entry(),
    **_BY_KEY,
)

TIMES = Table(
    "times",
    METADATA,
    _of_extraction(),
    _key("number", Integer),
    _must("report_id"),
    *_words(),
    _may("value"),
    _must("precision"),
    _must("kind"),
    _must("anchor"),
    _must("note"),
    _entry(),
    **_BY_KEY,
)

PLACES = Table(
    "places",
    METADATA,
    _of_extraction(),
    _key("number", Integer),
    _must("report_id"),
    *_words(),
    _must("name"),
    _may("geoname_id", BigInteger),
    _may("country"),
    _may("latitude", Float),
    _may("longitude", Float),
    _must("precision"),
    _must("relation"),
    _must("alternatives"),  # a JSON array
    _entry(),
    **_BY_KEY,
)

MENTIONS = Table(
    "mentions",
    METADATA,
    _of_extraction(),
    _key("number", Integer),
    _must("id"),
    _must("report_id"),
    _must("type"),
    _may("mode"),
    _must("status"),
    _must("certainty"),
    *_words(),
    _must("claims"),  # a JSON array of claim ids
    _entry(),
    Index("mentions_by_id", "id", "report_id"),
    **_BY_KEY,
)

# kind: of a person or thing, its kind; of a place or date, its precision; of damage, its effect.
ARGUMENTS = Table(
    "arguments",
    METADATA,
    _of_extraction(),
    _key("mention", Integer),
    _key("role"),  # trigger, actor, target, means, place, date, damage
    _key("number", Integer),
    _must("mention_id"),
    _must("report_id"),
    _must("name"),
    _must("kind"),
    _may("certainty"),
    *_words(),
    _must("claims"),
    _entry(),
    **_BY_KEY,
)

CASUALTIES = Table(
    "casualties",
    METADATA,
    _of_extraction(),
    _key("mention", Integer),
    _key("number", Integer),
    _must("mention_id"),
    _must("report_id"),
    _must("outcome"),
    _must("group"),
    _must("low", BigInteger),
    _may("high", BigInteger),
    _must("scope"),
    _must("approximate", Integer),
    *_words(),
    _must("claims"),
    _entry(),
    **_BY_KEY,
)

# --- how reports depend on each other

KEY_SETS = Table(
    "key_sets",
    METADATA,
    _key("report_id"),
    _key("version", Integer),
    _must("size", Integer),
    _must("content"),
    _entry(),
    **_BY_KEY,
)

BLOCKING_KEYS = Table(
    "blocking_keys",
    METADATA,
    _key("report_id"),
    _key("version", Integer),
    _key("key"),
    _entry(),
    ForeignKeyConstraint(["report_id", "version"], ["key_sets.report_id", "key_sets.version"]),
    Index("blocking_keys_by_key", "key", "report_id", "version"),
    **_BY_KEY,
)

LINK_STATES = Table(
    "link_states",
    METADATA,
    _key("report_id"),
    _key("number", Integer),
    _must("state"),  # pending, linked
    _entry(),
    Index("link_states_by_entry", "entry"),
    **_BY_KEY,
)

# Every report that was pending under entry `until` or before is settled: what is to be done is looked for after it.
SETTLEMENTS = Table("settlements", METADATA, _key("until", Integer), _entry())

# basis: alone (found in the report by itself) or pair (found by comparing two). withdrawn: 1 where it holds no longer.
DERIVATIONS = Table(
    "derivations",
    METADATA,
    _key("id"),
    _key("basis"),
    _key("version", Integer),
    _must("withdrawn", Integer),
    _must("report_id"),
    _may("from_report"),
    _must("from_name"),
    _must("how"),
    _must("directed", Integer),
    _must("form"),
    _entry(),
    Index("derivations_by_report", "report_id"),
    Index("derivations_by_source", "from_report"),
)

MENTION_LINKS = Table(
    "mention_links",
    METADATA,
    _key("id"),
    _key("version", Integer),
    _must("withdrawn", Integer),
    _must("left_mention"),
    _must("right_mention"),
    _must("left_report"),
    _must("right_report"),
    _must("score", Float),
    _must("form"),
    _entry(),
    Index("mention_links_by_left", "left_report"),
    Index("mention_links_by_right", "right_report"),
)

# --- incidents

INCIDENTS = Table(
    "incidents",
    METADATA,
    _key("id"),
    _key("version", Integer),
    _must("withdrawn", Integer),
    _must("content"),
    _must("earliest"),  # for sorting
    _must("type"),
    _may("mode"),
    _must("title"),
    _must("mentions", Integer),
    _must("reports", Integer),
    _must("independent_origins", Integer),
    _must("unknown_origins", Integer),
    _must("grade"),
    _must("grade_rule"),
    _must("grade_reason"),
    _must("form", LargeBinary),
    _entry(),
    Index("incidents_in_order", "earliest", "id"),
)

# Which incident holds a mention: the highest number counts; NULL is none. founding: the id that an incident has
# which this mention founds, so that an id given out earlier still leads somewhere.
INCIDENT_MENTIONS = Table(
    "incident_mentions",
    METADATA,
    _key("mention_id"),
    _key("number", Integer),
    _must("report_id"),
    _may("incident"),
    _must("founding"),
    _entry(),
    Index("incident_mentions_by_incident", "incident"),
    Index("incident_mentions_by_report", "report_id"),
    Index("incident_mentions_by_founding", "founding"),
    **_BY_KEY,
)

# report_id, start, end and quote: the first place where the reading stands.
READINGS = Table(
    "readings",
    METADATA,
    _key("incident"),
    _key("version", Integer),
    _key("field"),
    _key("number", Integer),
    _must("value"),
    _may("low", BigInteger),
    _may("high", BigInteger),
    _may("scope"),
    _must("sources"),
    _must("reports", Integer),
    _must("origins", Integer),
    _must("standings", Integer),
    _may("conflict"),
    _may("latitude", Float),
    _may("longitude", Float),
    _may("geoname_id", BigInteger),
    _may("country"),
    _may("precision"),
    _may("report_id"),
    _may("start", Integer),
    _may("end", Integer),
    _may("quote"),
    _entry(),
    ForeignKeyConstraint(["incident", "version"], ["incidents.id", "incidents.version"]),
    **_BY_KEY,
)

ORIGINS = Table(
    "origins",
    METADATA,
    _key("incident"),
    _key("version", Integer),
    _key("number", Integer),
    _must("id"),
    _must("name"),
    _must("kind"),
    _must("key"),
    _must("reports", Integer),
    _entry(),
    ForeignKeyConstraint(["incident", "version"], ["incidents.id", "incidents.version"]),
    **_BY_KEY,
)

# --- people and problems

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    _key("id"),
    _must("subject"),
    _must("verdict"),
    _must("by"),
    _must("at"),
    _must("reason"),
    _may("field"),
    _may("value"),
    _may("supersedes"),
    _entry(),
    Index("judgements_by_subject", "subject"),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    _key("id"),
    _must("number", Integer),
    _must("stage"),
    _must("address"),
    _must("message"),
    _must("remedy"),
    _must("fatal", Integer),
    _may("report_id"),
    _entry(),
)
