"""Time expressions as TimeML's TIMEX3 writes them, for measuring against annotated corpora. Not part of the ledger."""

from __future__ import annotations

from firsthand.extraction.timex.writing import Scheme, Timex3, find_timex3

__all__ = ["Scheme", "Timex3", "find_timex3"]
