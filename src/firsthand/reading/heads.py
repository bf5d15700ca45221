"""The day above an article in another language than English, written in its own way: "Stand: 15.10.2031 01:22 Uhr",
"2031-09-17 17:02:11 来源：…", "۲۷ دی ۱۴۱۰ - ۲۱:۴۲", "نشر الأربعاء، 15 نوفمبر / تشرين الثاني 2031".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from firsthand.data import load_table
from firsthand.reading.prose import word_count

__all__ = ["day_above"]

# Lines of a head: as many at most, each of few words, until the text begins.
_LINES = 8
_WORDS = 18
_PROSE = 24
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_FIRST = re.compile(rf"(?<!\d){_YEAR}\s?[-/.年]\s?(?P<month>\d\d?)\s?[-/.月]\s?(?P<day>\d\d?)(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<![\d.])(?P<day>\d\d?)\s?(?P<mark>[./·-])\s?(?P<month>\d\d?)\s?(?P=mark)\s?(?P<year>(?:19|20)?\d\d)(?!\d)"
)
_IN_WORDS = re.compile(
    r"(?<!\d)(?P<day>\d\d?)(?:\.|º|er|-го)?\s*(?:(?:de|d')\s*)?(?P<month>[^\W\d_]+)\.?"
    r"(?:\s*/\s*[^\W\d_]+(?: [^\W\d_]+)?)?[\s,.]*(?:(?:de|del)\s+)?(?P<year>(?:1[34]|19|20)\d\d)(?!\d)"
)
# The first day of a year of the Iranian calendar, and the years for which its cycle of 33 holds.
_NEW_YEAR = (1400, date(2021, 3, 21))
_CYCLE = range(1300, 1500)


def day_above(lines: Iterable[str], language: str) -> str | None:
    """The first day with a year in the short lines before the text begins, in EDTF; None where there is none.

    lines: of the page, in order. Days in figures stand before months, as everywhere but in the United States.
    """
    for number, line in enumerate(lines):
        words = word_count(line)
        if number >= _LINES or words > _PROSE:
            return None
        if words <= _WORDS and (found := _day_in(_ascii(line), language)) is not None:
            return found.isoformat()
    return None


def _day_in(line: str, language: str) -> date | None:
    for pattern in (_YEAR_FIRST, _DAY_FIRST):
        found = pattern.search(line)
        if found:
            year = int(found["year"])
            return _day(year if year > 99 else 2000 + year, int(found["month"]), int(found["day"]))
    for found in _IN_WORDS.finditer(line):
        year, day = int(found["year"]), int(found["day"])
        name = found["month"].casefold()
        if year in _CYCLE and name in _months(language, "persian"):
            return _iranian(year, _months(language, "persian")[name], day)
        if year not in _CYCLE and name in _months(language, "months"):
            return _day(year, _months(language, "months")[name], day)
    return None


def _ascii(line: str) -> str:
    return "".join(str(unicodedata.digit(sign)) if sign.isdigit() and not sign.isascii() else sign for sign in line)


@cache
def _months(language: str, key: str) -> dict[str, int]:
    """The months of the language's calendar, in the forms of a date, and of those that date lines know."""
    found: dict[str, int] = dict(load_table("reading/dates.toml")["months"]) if key == "months" else {}
    name = f"languages/calendar/{language}.toml"
    if files("firsthand.data").joinpath(*name.split("/")).is_file():
        for number, listed in enumerate(load_table(name).get(key, ()), 1):
            found.update({month.strip().casefold(): number for month in listed.split(",")})
    return found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _iranian(year: int, month: int, day: int) -> date | None:
    """A day of the Iranian calendar by its cycle of 33 years with 8 leap years."""
    if not 1 <= day <= (31 if month <= 6 else 30):
        return None
    known, first = _NEW_YEAR
    for one in range(min(known, year), max(known, year)):
        length = timedelta(days=366 if (one * 8 + 29) % 33 < 8 else 365)
        first += length if year > known else -length
    return first + timedelta(days=(month - 1) * 31 - max(0, month - 7) + day - 1)
