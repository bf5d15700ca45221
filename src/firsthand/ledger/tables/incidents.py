"""Incidents, the mentions that they hold, their readings and their origins."""

from __future__ import annotations

from sqlalchemy import BigInteger, Float, ForeignKeyConstraint, Index, Integer, LargeBinary, Table

from firsthand.ledger.tables.columns import BY_KEY, METADATA, entry, key, may, must

__all__ = ["INCIDENTS", "INCIDENT_MENTIONS", "ORIGINS", "READINGS"]

INCIDENTS = Table(
    "incidents",
    METADATA,
    key("id"),
    key("version", Integer),
    must("withdrawn", Integer),
    must("content"),
    must("earliest"),  # for sorting
    must("type"),
    may("mode"),
    must("title"),
    must("mentions", Integer),
    must("reports", Integer),
    must("independent_origins", Integer),
    must("unknown_origins", Integer),
    must("grade"),
    must("grade_rule"),
    must("grade_reason"),
    must("form", LargeBinary),
    entry(),
    Index("incidents_in_order", "earliest", "id"),
)

# Which incident holds a mention: the highest number counts; NULL is none. founding: the id that an incident has
# which this mention founds, so that an id given out earlier still leads somewhere.
INCIDENT_MENTIONS = Table(
    "incident_mentions",
    METADATA,
    key("mention_id"),
    key("number", Integer),
    must("report_id"),
    may("incident"),
    must("founding"),
    entry(),
    Index("incident_mentions_by_incident", "incident"),
    Index("incident_mentions_by_report", "report_id"),
    Index("incident_mentions_by_founding", "founding"),
    **BY_KEY,
)

# report_id, start, end and quote: the first place where the reading stands.
READINGS = Table(
    "readings",
    METADATA,
    key("incident"),
    key("version", Integer),
    key("field"),
    key("number", Integer),
    must("value"),
    may("low", BigInteger),
    may("high", BigInteger),
    may("scope"),
    must("sources"),
    must("reports", Integer),
    must("origins", Integer),
    must("standings", Integer),
    may("conflict"),
    may("latitude", Float),
    may("longitude", Float),
    may("geoname_id", BigInteger),
    may("country"),
    may("precision"),
    may("report_id"),
    may("start", Integer),
    may("end", Integer),
    may("quote"),
    entry(),
    ForeignKeyConstraint(["incident", "version"], ["incidents.id", "incidents.version"]),
    **BY_KEY,
)

ORIGINS = Table(
    "origins",
    METADATA,
    key("incident"),
    key("version", Integer),
    key("number", Integer),
    must("id"),
    must("name"),
    must("kind"),
    must("key"),
    must("reports", Integer),
    entry(),
    ForeignKeyConstraint(["incident", "version"], ["incidents.id", "incidents.version"]),
    **BY_KEY,
)
