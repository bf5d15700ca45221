"""EDTF values as ranges of days, so that dates of any precision can be compared.

Method: Extended Date/Time Format, ISO 8601-2:2019 level 1 with the sets and unspecified digits of level 2; an
approximate value ("~") is widened by half its own unit.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

__all__ = ["Days", "date_words", "days_between", "days_of"]

# First and last day as proleptic Gregorian ordinals.
Days = tuple[int, int]

_ONE = re.compile(r"^(-?[0-9X]{4})(?:-([0-9X]{2}))?(?:-([0-9X]{2}))?(?:T.*)?([?~%]?)$")
_FIRST, _LAST = date(1, 1, 1).toordinal(), date(9999, 12, 31).toordinal()
# Northern and southern seasons share the numbers 21-24 in level 1, so each covers what either could mean.
_SEASONS = {"21": (3, 6), "22": (6, 9), "23": (9, 12), "24": (12, 15)}
_SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


@lru_cache(maxsize=8192)
def days_of(value: str | None) -> Days | None:
    """First and last day that an EDTF value covers, None where it says nothing (missing, open, unreadable)."""
    if not value:
        return None
    text = value.strip()
    if text[:1] in "[{" and text[-1:] in "]}":
        members = [days for days in (days_of(part) for part in re.split(r",|\.\.", text[1:-1]) if part) if days]
        return (min(first for first, _ in members), max(last for _, last in members)) if members else None
    if "/" in text:
        return _interval(*text.split("/", 1))
    return _single(text)


def days_between(left: Days, right: Days) -> int:
    """Number of days between two ranges; 0 or less where they overlap or touch the same day."""
    return max(left[0], right[0]) - min(left[1], right[1])


def date_words(value: str | None) -> str:
    """An EDTF value in words for a title: "30 December 2025", "December 2025", "2025"; empty where it says nothing."""
    if not value or (days := days_of(value)) is None:
        return ""
    text = value.strip().rstrip("?~%")
    found = _ONE.match(text)
    if found and "X" not in text and not text.startswith("-"):
        year, month, day = found.group(1), found.group(2), found.group(3)
        if month in _SEASON_NAMES:
            return f"{_SEASON_NAMES[month]} {int(year)}"
        if day:
            return f"{int(day)} {calendar.month_name[int(month)]} {int(year)}"
        return f"{calendar.month_name[int(month)]} {int(year)}" if month else str(int(year))
    first, last = date.fromordinal(days[0]), date.fromordinal(days[1])
    if text.startswith("..") or text.endswith(".."):
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {calendar.month_name[first.month]} {first.year}"
    if first.year == last.year:
        return f"{calendar.month_name[first.month]}–{calendar.month_name[last.month]} {first.year}"
    return f"{first.year}–{last.year}"


def _interval(start: str, end: str) -> Days | None:
    first = None if start in ("", "..") else _single(start)
    last = None if end in ("", "..") else _single(end)
    if first is None and last is None:
        return None
    low = first[0] if first else _FIRST
    high = last[1] if last else _LAST
    return (low, high) if low <= high else (high, low)


def _single(text: str) -> Days | None:
    found = _ONE.match(text)
    if found is None or found.group(1).startswith("-"):
        return None
    year, month, day, mark = found.groups()
    low_year, high_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not (1 <= low_year <= 9999 and 1 <= high_year <= 9999):
        return None
    days = _month_days(low_year, high_year, month, day)
    if days is None or mark in ("", "?"):
        return days
    slack = max(1, (days[1] - days[0] + 1) // 2)
    return max(_FIRST, days[0] - slack), min(_LAST, days[1] + slack)


def _month_days(low_year: int, high_year: int, month: str | None, day: str | None) -> Days | None:
    if month is None or "X" in month:
        return date(low_year, 1, 1).toordinal(), date(high_year, 12, 31).toordinal()
    if month in _SEASONS:
        start, end = _SEASONS[month]
        first = date(low_year, start, 1).toordinal()
        if end > 12:
            # "Winter 2025" is said of the one that begins and of the one that ends in 2025.
            return date(low_year, 1, 1).toordinal() - 31, min(_LAST, date(high_year, 12, 31).toordinal() + 90)
        return first, date(high_year, end, calendar.monthrange(high_year, end)[1]).toordinal()
    number = int(month)
    if not 1 <= number <= 12:
        return None
    length = calendar.monthrange(high_year, number)[1]
    if day is None or "X" in day:
        return date(low_year, number, 1).toordinal(), date(high_year, number, length).toordinal()
    if not 1 <= int(day) <= length or low_year != high_year:
        return None
    only = date(low_year, number, int(day)).toordinal()
    return only, only
