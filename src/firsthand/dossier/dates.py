"""EDTF dates as words and as days on a line. Level 1 of the Extended Date/Time Format (Library of Congress, 2019)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

__all__ = ["DayRange", "date_words", "day_range"]

_ONE = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?(?:T(\d{2}:\d{2})[^~?%]*)?([~?%])?")
_MONTHS = tuple(calendar.month_name)
# The northern hemisphere's meteorological seasons; the methodology page says so.
_SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
_DOUBT = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """First and last day that a date may mean, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def day_range(value: str | None) -> DayRange | None:
    """The days that an EDTF value may mean; None where it is no such value. An open end is its known end."""
    if not value:
        return None
    first, _, last = value.partition("/")
    known = [found for found in (_one(part) for part in (first, last or first)) if found]
    if not known or any(part and part != ".." and _one(part) is None for part in (first, last)):
        return None
    start, end = known[0].first, known[-1].last
    return DayRange(first=start, last=end) if start <= end else None


def date_words(value: str | None) -> str:
    """An EDTF value in English: "22-28 December 2025", "March 2025", "about 2019". What is no EDTF comes back as is."""
    if not value:
        return ""
    first, slash, last = value.partition("/")
    if not slash:
        return _words(first)
    if first in ("", ".."):
        return f"until {_words(last)}"
    if last in ("", ".."):
        return f"since {_words(first)}"
    return _joined(first, last)


def _joined(first: str, last: str) -> str:
    start, end = _one(first), _one(last)
    if start and end and len(first) == len(last) == 10 and first.isascii() and not (first + last).count("X"):
        if (start.first.year, start.first.month) == (end.first.year, end.first.month):
            return f"{start.first.day}–{_words(last)}"
        if start.first.year == end.first.year:
            return f"{start.first.day} {_MONTHS[start.first.month]} – {_words(last)}"
    return f"{_words(first)} – {_words(last)}"


def _one(part: str) -> DayRange | None:
    found = _ONE.fullmatch(part)
    if not found:
        return None
    year_text, month_text, day_text, _, _ = found.groups()
    low, high = int(year_text.replace("X", "0")), int(year_text.replace("X", "9"))
    if low == 0 or (low != high and month_text):
        return None
    if not month_text or month_text == "XX":
        return DayRange(first=date(low, 1, 1), last=date(high, 12, 31))
    month = int(month_text)
    if month in _SEASONS:
        return _season(low, month)
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(low, month)[1]
    if not day_text or day_text == "XX":
        return DayRange(first=date(low, month, 1), last=date(low, month, length))
    if not 1 <= int(day_text) <= length:
        return None
    day = date(low, month, int(day_text))
    return DayRange(first=day, last=day)


def _season(year: int, code: int) -> DayRange | None:
    begin = _SEASONS[code][1]
    end_year, end_month = (year, begin + 2) if begin < 12 else (year + 1, 2)
    if end_year > date.max.year:
        return None
    return DayRange(
        first=date(year, begin, 1), last=date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])
    )


def _words(part: str) -> str:
    found = _ONE.fullmatch(part)
    if not found or _one(part) is None:
        return part
    year, month_text, day_text, clock, doubt = found.groups()
    before = _DOUBT.get(doubt or "", "")
    if year.endswith("X"):
        return f"{before}{year.replace('X', '0')}s"
    year = str(int(year))
    if not month_text or month_text == "XX":
        return f"{before}{year}"
    month = int(month_text)
    if month in _SEASONS:
        return f"{before}{_SEASONS[month][0]} {year}"
    day = f"{int(day_text)} " if day_text and day_text != "XX" else ""
    at = f", {clock}" if clock else ""
    return f"{before}{day}{_MONTHS[month]} {year}{at}"
