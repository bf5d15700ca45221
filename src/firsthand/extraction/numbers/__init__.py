"""Numbers in words and figures, with their bounds: "at least 12", "two dozen", "between 5 and 7", "no one"."""

from __future__ import annotations

from firsthand.extraction.numbers.finding import Quantity, find_quantities

__all__ = ["Quantity", "find_quantities"]
