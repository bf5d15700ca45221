"""How far two time expressions lie apart, also where neither the year nor the day of publication is known."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.model import TimeExpression

__all__ = ["Reckoned", "lies_before", "may_meet", "reckon"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_YEAR_DIGITS = 4
_LAST_DAY = 31
# Days of a year, and up to how many a day without a year is taken to lie behind another rather than ahead.
_YEAR, _BEHIND = 365, 330
_MONTHS_AT = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH = 30


class Reckoned(NamedTuple):
    """What an expression says of a day: first and last as ordinals where the year is known; else its month and day."""

    first: int | None = None
    last: int | None = None
    month: int | None = None
    day: int | None = None


def reckon(time: TimeExpression, words: str) -> Reckoned:
    """Read an expression by its value, else by its words ("Nov. 15", "in July"). A weekday alone says nothing."""
    if time.value:
        first, _, last = time.value.partition("/")
        begin, end = _bound(first, end=False), _bound(last or first, end=True)
        if begin is not None and end is not None:
            single = end - begin < 2
            start = date.fromordinal(begin)
            whole = time.precision == "year" or end - begin > _MONTH
            return Reckoned(begin, end, None if whole else start.month, start.day if single else None)
    month = day = None
    for word in _WORD.findall(words.casefold()):
        if word.isdigit():
            number = int(word)
            if len(word) < _YEAR_DIGITS and 0 < number <= _LAST_DAY:
                day = number
        else:
            month = month or _months().get(word)
    return Reckoned(None, None, month, day if month else None)


@cache
def _months() -> dict[str, int]:
    table = load_table("times/words.toml")
    return {**table["months"], **table["month_abbreviations"]}


def _bound(value: str, *, end: bool) -> int | None:
    parts = value.strip("~?%").split("T")[0].replace("X", "").rstrip("-").split("-")
    try:
        year = int(parts[0])
        month = int(parts[1]) if len(parts) > 1 else (12 if end else 1)
        if month > 12:
            return None  # a season
        if len(parts) > 2:
            return date(year, month, int(parts[2])).toordinal()
        if not end:
            return date(year, month, 1).toordinal()
        return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    except ValueError:
        return None


def lies_before(one: Reckoned, other: Reckoned, *, days: int) -> bool:
    """True where `one` ends more than so many days before `other` begins; False where that cannot be told."""
    if one.last is not None and other.first is not None:
        return other.first - one.last > days
    if one.month is None or other.month is None:
        return False
    last = _MONTHS_AT[one.month - 1] + (one.day or _MONTH)
    first = _MONTHS_AT[other.month - 1] + (other.day or 1)
    if one.month == other.month and (one.day is None or other.day is None):
        return False
    return days < (first - last) % _YEAR < _BEHIND


def may_meet(one: Reckoned, other: Reckoned) -> bool | None:
    """Whether both may be one day; None where nothing tells."""
    if one.first is not None and other.first is not None and one.last is not None and other.last is not None:
        return one.first <= other.last and other.first <= one.last
    if one.month is None or other.month is None:
        return None
    return one.month == other.month and (one.day is None or other.day is None or one.day == other.day)
