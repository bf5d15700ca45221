"""Dates as EDTF (ISO 8601-2, levels 0 and 1): moments of year, month or day, their intervals and arithmetic.

Years are astronomical: 0 is 1 BC, -1 is 2 BC. Only days of the years 1 to 9999 can be counted with.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

__all__ = ["Moment", "day_moment", "easter", "interval", "is_edtf", "moment_of", "shift_months", "week_of"]

_YEAR = r"-?\d{4}"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_DATE = rf"(?:{_YEAR}(?:-{_MONTH}(?:-{_DAY})?|-2[1-4])?|\d{{3}}X|\d\dXX)[?~%]?"
_CLOCK = r"T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)?"
_EDTF = re.compile(rf"{_DATE}|{_YEAR}-{_MONTH}-{_DAY}{_CLOCK}|(?:{_DATE}|\.\.)/(?:{_DATE}|\.\.)")


class Moment(NamedTuple):
    """A calendar date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    def edtf(self) -> str:
        """`2031`, `2031-05` or `2031-05-14`; years before 0 as `-0492`."""
        text = f"-{-self.year:04d}" if self.year < 0 else f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text

    def exists(self) -> bool:
        """False for a day that its month does not have (30 February) and for years outside the calendar."""
        if self.month is None:
            return True
        if not 1 <= self.month <= 12:
            return False
        if self.day is None:
            return True
        # The pattern of leap years repeats every 400 years, so that years before 1 can be checked too.
        return 1 <= self.day <= monthrange(2000 + self.year % 400, self.month)[1]

    def date(self) -> date | None:
        """The day as a date, None where no day is known, it does not exist or it cannot be counted with."""
        if self.month is None or self.day is None or not 1 <= self.year <= 9999 or not self.exists():
            return None
        return date(self.year, self.month, self.day)


def day_moment(day: date) -> Moment:
    """The moment of a day."""
    return Moment(day.year, day.month, day.day)


def moment_of(text: str | None) -> Moment | None:
    """The date at the beginning of an EDTF string such as `Report.published`; None where there is none."""
    match = re.match(rf"(\d{{4}})(?:-({_MONTH})(?:-({_DAY}))?)?(?=$|[T?~%])", text or "")
    if match is None:
        return None
    moment = Moment(int(match[1]), int(match[2]) if match[2] else None, int(match[3]) if match[3] else None)
    return moment if moment.exists() else None


def interval(first: Moment | date, last: Moment | date) -> str:
    """The EDTF interval from `first` to `last`, both inclusive."""
    start = first if isinstance(first, Moment) else day_moment(first)
    end = last if isinstance(last, Moment) else day_moment(last)
    return f"{start.edtf()}/{end.edtf()}"


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the ISO week that holds `day`. Raises OverflowError at the end of the calendar."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def shift_months(moment: Moment, months: int) -> Moment:
    """The month so many months later (negative: earlier), without a day. January stands in for an unknown month."""
    index = moment.year * 12 + (moment.month or 1) - 1 + months
    return Moment(index // 12, index % 12 + 1)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def is_edtf(text: str) -> bool:
    """True for the forms of EDTF that firsthand writes: dates, date-times, seasons, decades, centuries, intervals."""
    return _EDTF.fullmatch(text) is not None
