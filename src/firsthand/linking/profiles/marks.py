"""Days without their year, as bare texts tell them: "on Nov. 29", "in October", "on Thursday".

Where the day of publication is unknown, extraction leaves them unresolved. Between two reports they still say
something: a day and month that are the same, or are not, and a day of the week that the other's day was, or was not.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.data.folding import fold
from firsthand.linking.profiles.dates import Days
from firsthand.model import DateArgument, Report

__all__ = ["Mark", "days_before", "line_of", "mark_of_days", "marks_meet", "marks_of"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_FIGURES = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# Chinese writes months and days in figures: "10月15日".
_SIGNED = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号號])?")
_LAST_DAY, _LONGEST_DAY, _MONTHS = 31, 2, 12
# The first day of an Iranian year.
_NOWRUZ = date(2021, 3, 21)
_DAYS_OF_WEEK = 7
# A year that has all days, and its length.
_LEAP, _YEAR = 2020, 366
# Days between two datelines below which the same day of the week is the same day.
_NEAR_LINES = 3
# Days by which two tellings of one day may differ: an evening and the next morning, two time zones.
_SLACK = 1


class Mark(NamedTuple):
    """Month and day of the month, day of the week (Monday is 1); None where not told.

    upto: the month and day of the line under which a day of the week is told, which it was at most a week before.
    """

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    upto: tuple[int, int] | None = None


def marks_of(dates: Iterable[DateArgument], report: Report) -> frozenset[Mark]:
    """The marks of the dates that have no value."""
    unknown = [one for one in dates if one.time.value is None]
    if not unknown:
        return frozenset()
    upto = line_of(report)
    found = (_read(report.quote(one.time.span), report.language) for one in unknown)
    return frozenset(
        mark._replace(upto=upto) if mark.weekday and not mark.month else mark for mark in found if mark != Mark()
    )


def line_of(report: Report) -> tuple[int, int] | None:
    """Month and day of the line under which a page stands that does not say its year: "QUITO, Nov 6 (SSW)"."""
    if report.published is not None or not report.dateline:
        return None
    line = _read(report.dateline, report.language)
    return (line.month, line.day) if line.month and line.day else None


def days_before(line: tuple[int, int], mark: Mark) -> tuple[int, int] | None:
    """The least and the most days by which a mark lies before a line; less than nought where it lies behind it.

    None where it does not tell a day.
    """
    if mark.month and mark.day:
        gap = _days_from(mark.month, mark.day, *line)
        return gap, gap
    if mark.upto is None:
        return None
    gap = _days_from(*mark.upto, *line)
    return gap, gap + _DAYS_OF_WEEK


def _read(words: str, language: str) -> Mark:
    return _mark(words) if _calendar(language) is None else _mark_in(words, language)


def mark_of_days(days: Days) -> Mark | None:
    """The mark of a known day, or of days of one month; None of a longer stretch."""
    day = date.fromordinal(days[0])
    if days[1] - days[0] <= _LONGEST_DAY - 1:
        return Mark(day.month, day.day, day.isoweekday())
    last = date.fromordinal(days[1])
    return Mark(day.month) if (day.year, day.month) == (last.year, last.month) else None


def _mark(words: str) -> Mark:
    month = day = weekday = None
    months, weekdays = _names()
    for word in _WORD.findall(words.casefold()):
        if word.isdigit():
            day = int(word) if len(word) <= len(str(_LAST_DAY)) and 0 < int(word) <= _LAST_DAY else day
        else:
            month, weekday = month or months.get(word), weekday or weekdays.get(word)
    return Mark(month, day if month else None, weekday)


def _mark_in(words: str, language: str) -> Mark:
    """The mark of words of a language that is read by word lists."""
    names = _calendar(language)
    folded = fold(words)
    month = day = weekday = None
    if names is not None:
        for found in names.pattern.finditer(folded):
            kind, number = names.numbers[" ".join(found[1].split())]
            if kind == "weekday":
                weekday = weekday or number
            elif month is None:
                month, kind_of_month = number, kind
                figures = [int(one) for one in _FIGURES.findall(folded[: found.start()]) if 0 < int(one) <= _LAST_DAY]
                day = figures[-1] if figures else None
                if kind_of_month == "persian":
                    month, day = _of_persian(month, day)
    signed = _SIGNED.search(folded)
    if month is None and signed is not None and int(signed[1]) <= _MONTHS:
        month, day = int(signed[1]), int(signed[2]) if signed[2] else None
    return Mark(month, day, weekday)


def _of_persian(month: int, day: int | None) -> tuple[int | None, int | None]:
    """The Gregorian month and day, give or take one, of a date of the Iranian calendar without its year; a month alone
    lies in two."""
    if day is None:
        return None, None
    found = _NOWRUZ + timedelta(days=(month - 1) * 31 - max(0, month - 7) + day - 1)
    return found.month, found.day


class _Calendar(NamedTuple):
    """The folded names of a language's months and days of the week: what each is, and a pattern of them all."""

    numbers: dict[str, tuple[str, int]]
    pattern: re.Pattern[str]


@cache
def _calendar(language: str) -> _Calendar | None:
    """None for a language without a table."""
    name = f"languages/calendar/{language}.toml"
    if language not in load_table("languages/languages.toml"):
        return None
    table = load_table(name)
    numbers: dict[str, tuple[str, int]] = {}
    for kind, key in (("persian", "persian"), ("month", "months"), ("weekday", "weekdays")):
        for number, names in enumerate(table.get(key, ()), start=1):
            for one in names.replace("،", ",").split(","):
                numbers.setdefault(" ".join(fold(one).split()), (kind, number))
    longest = sorted(filter(None, numbers), key=len, reverse=True)
    joined = "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest)
    # Nothing parts the words of Chinese; in Arabic a small word may be written with the name.
    edges = ("", "") if language == "zh" else (r"(?<![^\W_])[وبلف]?" if language == "ar" else r"(?<!\w)", r"(?!\w)")
    return _Calendar(numbers, re.compile(f"{edges[0]}({joined}){edges[1]}"))


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
            return "day", abs(_days_from(one.month, one.day, other.month, other.day)) <= _SLACK
        return "month", one.month == other.month
    met = _meet_below(one, other)
    if met is None and one.weekday and other.weekday:
        met = "weekday", _weekdays_meet(one.weekday, other.weekday)
    return met


def _meet_below(one: Mark, other: Mark) -> tuple[str, bool] | None:
    """The same of days of the week that stand below datelines: each lies in the week up to its line, give or take."""
    if one.upto is None:
        one, other = other, one
    line = other.upto or ((other.month, other.day) if other.month and other.day else None)
    if one.upto is not None and other.month and not other.day:
        # The week before a line lies in its month, or in that before.
        near = {one.upto[0], (date.fromordinal(_in_year(*one.upto)) - timedelta(days=_DAYS_OF_WEEK + _SLACK)).month}
        return "month", other.month in near
    if one.upto is None or line is None:
        return None
    gap = _days_from(*one.upto, *line)
    # A known day lies in the week before the line, give or take; of two lines either may be the later.
    ahead = _DAYS_OF_WEEK if other.upto else _SLACK
    behind = _DAYS_OF_WEEK if other.upto else _DAYS_OF_WEEK + _SLACK
    if not -behind <= gap <= ahead:
        # "Last Thursday" may be that of the week before.
        loose = -behind - _DAYS_OF_WEEK <= gap <= (ahead + _DAYS_OF_WEEK if other.upto else ahead)
        return None if loose else ("day", False)
    if one.weekday and other.weekday:
        if not _weekdays_meet(one.weekday, other.weekday):
            return "day", False
        # Of lines farther apart each may stand above the day of another week.
        sure = one.weekday == other.weekday and (not other.upto or abs(gap) <= _NEAR_LINES)
        return "day" if sure else "weekday", True
    return "month", True


def _weekdays_meet(one: int, other: int) -> bool:
    apart = abs(one - other)
    return min(apart, _DAYS_OF_WEEK - apart) <= _SLACK


def _days_from(month: int, day: int, other_month: int, other_day: int) -> int:
    """Days from the one to the other, the shorter way around the year."""
    found = _in_year(other_month, other_day) - _in_year(month, day)
    return (found + _YEAR // 2) % _YEAR - _YEAR // 2


def _in_year(month: int, day: int) -> int:
    return date(_LEAP, month, min(day, calendar.monthrange(_LEAP, month)[1])).toordinal()
