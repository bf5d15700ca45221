"""The only room that knows SQL."""

from __future__ import annotations

from firsthand.ledger.ledger import Ledger

__all__ = ["Ledger"]
