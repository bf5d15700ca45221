"""The door of the mentions: find the triggers, read their fields, merge what speaks of one incident."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extraction.names import Names
from firsthand.extraction.numbers import Quantity
from firsthand.extraction.parse import Parse
from firsthand.model import Claim, Mention, PlaceMention, TimeExpression

__all__ = ["find_mentions"]


def find_mentions(
    parse: Parse,
    *,
    names: Names,
    quantities: Sequence[Quantity],
    times: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
    claims: Sequence[Claim],
) -> list[Mention]:
    """All mentions of the report, in order of their first trigger."""
    return []
