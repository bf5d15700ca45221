"""Places: names looked up in the gazetteer, with country context, seas and coasts; demonyms are no places."""

from __future__ import annotations

from firsthand.extraction.places.finding import Surveyed, find_places, survey_places

__all__ = ["Surveyed", "find_places", "survey_places"]
