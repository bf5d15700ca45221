"""Claims: who says what, in which words, how sure, through whom."""

from __future__ import annotations

from firsthand.extraction.claims.finding import find_claims

__all__ = ["find_claims"]
