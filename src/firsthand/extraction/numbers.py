"""Numbers in words and figures, with their bounds: "at least 12", "two dozen", "between 5 and 7", "no one"."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.extraction.parse import Parse

__all__ = ["Quantity", "find_quantities"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number at tokens `first` to `last` (exclusive, with its modifier): `low` to `high` inclusive, None = or more.

    ordinal: "third" (a position, not an amount). unit: "%" or a currency sign or "" for a plain count.
    """

    first: int
    last: int
    low: int
    high: int | None
    approximate: bool = False
    ordinal: bool = False
    unit: str = ""


def find_quantities(parse: Parse) -> list[Quantity]:
    """All quantities of the report, in order, without overlaps."""
    return []
