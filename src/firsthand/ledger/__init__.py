"""The only room that knows SQL."""

from __future__ import annotations

from firsthand.ledger.draft import Draft
from firsthand.ledger.ledger import Ledger
from firsthand.ledger.linked import Linked
from firsthand.ledger.log import LogEntry
from firsthand.ledger.migrations import LEDGER_VERSION
from firsthand.ledger.sqlite import database_version
from firsthand.ledger.verify import verify

__all__ = ["LEDGER_VERSION", "Draft", "Ledger", "Linked", "LogEntry", "database_version", "verify"]
