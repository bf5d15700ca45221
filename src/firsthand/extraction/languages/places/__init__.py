"""Places of other languages: names in their scripts and cases, resolved through the gazetteer."""

from __future__ import annotations

from firsthand.extraction.languages.places.finding import find_places

__all__ = ["find_places"]
