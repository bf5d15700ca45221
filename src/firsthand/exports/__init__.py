"""Ledger → files in the formats of the field, each with a report of what the format could not hold."""

from __future__ import annotations

__all__: list[str] = []
