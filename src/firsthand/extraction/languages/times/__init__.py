"""Time expressions of other languages, resolved as the English ones are: to EDTF, against their anchor."""

from __future__ import annotations

from firsthand.extraction.languages.times.finding import find_times

__all__ = ["find_times"]
