"""Dates of the Iranian calendar as Gregorian days.

Method: the years of the vernal equinox by the breaks in the cycle of leap years that K. M. Borkowski gives ("The
Persian calendar for 3000 years", Earth, Moon and Planets 74, 1996), good for the years 1 to 3177.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["gregorian", "persian_year"]

# Years in which the cycle of leap years starts anew, within the range that reports can speak of.
_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date of the Iranian calendar; None where there is no such day."""
    if not (1 <= year < 2000 and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    start = _new_year(year)
    found = start + timedelta(days=(month - 1) * 31 - max(0, month - 7) + day - 1)
    return found if found < _new_year(year + 1) else None


def persian_year(day: date) -> int:
    """The year of the Iranian calendar in which a Gregorian day lies."""
    year = day.year - 621
    return year if _new_year(year) <= day else year - 1


def _new_year(year: int) -> date:
    """The first of Farvardin."""
    leap, before = -14, _BREAKS[0]
    jump = 0
    for after in _BREAKS[1:]:
        jump = after - before
        if year < after:
            break
        leap += jump // 33 * 8 + jump % 33 // 4
        before = after
    passed = year - before
    leap += passed // 33 * 8 + (passed % 33 + 3) // 4
    if jump % 33 == 4 and jump - passed == 4:
        leap += 1
    common = year + 621
    gregorian_leap = common // 4 - (common // 100 + 1) * 3 // 4 - 150
    return date(common, 3, 20 + leap - gregorian_leap)
