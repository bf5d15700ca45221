"""Days without their year, as bare texts tell them: "on Nov. 29", "in October", "on Thursday".

Where the day of publication is unknown, extraction leaves them unresolved. Between two reports they still say
something: a day and month that are the same, or are not, and a day of the week that the other's day was, or was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.data.folding import fold
from firsthand.linking.profiles.dates import Days
from firsthand.model import DateArgument, Report

__all__ = ["Mark", "mark_of_days", "marks_meet", "marks_of"]

_WORD = re.compile(r"[^\W\d_]+|\d+")
_FIGURES = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# Chinese writes months and days in figures: "10月15日".
_SIGNED = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号號])?")
_LAST_DAY, _LONGEST_DAY, _MONTHS = 31, 2, 12
# The first day of an Iranian year.
_NOWRUZ = date(2021, 3, 21)
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
    read = _mark if _calendar(report.language) is None else lambda words: _mark_in(words, report.language)
    found = (read(report.quote(one.time.span)) for one in dates if one.time.value is None)
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
            apart = abs((one.month - other.month) * _LAST_DAY + one.day - other.day)
            return "day", apart <= _SLACK
        return "month", one.month == other.month
    if one.weekday and other.weekday:
        apart = abs(one.weekday - other.weekday)
        return "weekday", min(apart, _DAYS_OF_WEEK - apart) <= _SLACK
    return None
