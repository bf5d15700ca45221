"""The tables. Rows are only ever inserted; a newer version of a row stands beside the older one.

Every row names in `entry` the log entry that it was written under, so that the log covers each of them.
Spans (`start`, `end`) are Unicode code points of the report's text, `quote` is the words there.
Columns named `form` hold the lossless JSON form from which the records of the model are rebuilt (see forms.py).
"""

from __future__ import annotations

from firsthand.ledger.tables.columns import METADATA
from firsthand.ledger.tables.found import (
    ARGUMENTS,
    CASUALTIES,
    CLAIM_SPANS,
    CLAIMS,
    EXTRACTIONS,
    HOPS,
    MENTIONS,
    PLACES,
    TIMES,
)
from firsthand.ledger.tables.incidents import INCIDENT_MENTIONS, INCIDENTS, ORIGINS, READINGS
from firsthand.ledger.tables.links import BLOCKING_KEYS, DERIVATIONS, KEY_SETS, LINK_STATES, MENTION_LINKS, SETTLEMENTS
from firsthand.ledger.tables.log import LOG, TALLIES
from firsthand.ledger.tables.people import JUDGEMENTS, PROBLEMS
from firsthand.ledger.tables.retrieved import BLOCKS, CAPTURES, CONTENTS, CREDITS, REPORTS, TEXTS

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
