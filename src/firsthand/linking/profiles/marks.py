"""Days without their year, as bare texts tell them: "on Nov. 29", "in October", "on Thursday".

Where the day of publication is unknown, extraction leaves them unresolved. Between two reports they still say
something: a day and month that are the same, or are not, and a day of the week that the other's day was, or was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.linking.profiles.dates import Days
from firsthand.model import DateArgument, Report

__all__ = ["Mark", "mark_of_days", "marks_meet", "marks_of"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_LAST_DAY, _LONGEST_DAY = 31, 2
_DAYS_OF_WEEK = 7
# Days by which two tellings of one day may differ: an evening and the next morning, two time zones.
_SLACK = 1


class Mark(NamedTuple):
    """Month and day of the month, day of the week (Monday is 1); None where not told."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None


def marks_of(dates: Iterable[DateArgument], report: Report) -> frozenset[Mark]:
    """The marks of the dates that have no value."""
    found = (_mark(report.quote(one.time.span)) for one in dates if one.time.value is None)
    return frozenset(mark for mark in found if mark != Mark())


def mark_of_days(days: Days) -> Mark | None:
    """The mark of a known day; None of a longer stretch."""
    if days[1] - days[0] > _LONGEST_DAY - 1:
        return None
    day = date.fromordinal(days[0])
    return Mark(day.month, day.day, day.isoweekday())


def _mark(words: str) -> Mark:
    month = day = weekday = None
    months, weekdays = _names()
    for word in _WORD.findall(words.casefold()):
        if word.isdigit():
            day = int(word) if len(word) <= len(str(_LAST_DAY)) and 0 < int(word) <= _LAST_DAY else day
        else:
            month, weekday = month or months.get(word), weekday or weekdays.get(word)
    return Mark(month, day if month else None, weekday)


@cache
def _names() -> tuple[dict[str, int], dict[str, int]]:
    table = load_table("times/words.toml")
    return (
        {**table["months"], **table["month_abbreviations"]},
        {**table["weekdays"], **table["weekday_abbreviations"]},
    )


def marks_meet(one: Mark, other: Mark) -> tuple[str, bool] | None:
    """What the finest that both tell is ("day", "month", "weekday"), and whether it may be the same; None where they
    tell nothing to compare."""
    if one.month and other.month:
        if one.day and other.day:
            apart = abs((one.month - other.month) * _LAST_DAY + one.day - other.day)
            return "day", apart <= _SLACK
        return "month", one.month == other.month
    if one.weekday and other.weekday:
        apart = abs(one.weekday - other.weekday)
        return "weekday", min(apart, _DAYS_OF_WEEK - apart) <= _SLACK
    return None
