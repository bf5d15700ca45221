"""Places: names looked up in the gazetteer, with country context, seas and coasts; demonyms are no places."""

from __future__ import annotations

from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.model import PlaceMention

__all__ = ["find_places"]


def find_places(parse: Parse, names: Names) -> list[PlaceMention]:
    """All places named in the report, in order, without overlaps."""
    return []
