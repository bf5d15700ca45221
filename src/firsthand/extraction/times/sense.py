"""What a time expression says, before any anchoring: the fields that its words fill."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["Sense"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """The fields of a time expression; None means that the words do not say it.

    form: calendar (a date or a part of one), unit (a day, week, month … picked by `relation`), offset (`count` units in
        a `direction`), span (the last or next `count` units), duration, set, vague (now, recently), today (`offset`
        days from today), share (`count` units of size `period` from the first or, where `offset` is negative, the last
        of a longer time), part (a part of a day or a clock time without a day).
    relation: last, next and this count from the day of writing; previous, following and that from the time last spoken
        of. outer: the relation of the year or the week that a month, season or weekday lies in ("June of that year").
    year: astronomical (0 is 1 BC). short_year: two digits. decade: its first year, or below 100 its two digits.
    season: EDTF code. part: TimeML code. modifier: start, mid, end, half, rest, earlier or later.
    meridiem: the clock was said with a.m. or p.m.
    twelve: the clock was said as one of twelve hours, and nothing says of which half of the day.
    known: the value that the name of a happening states ("the 9/11 attacks").
    event: the count starts at a happening ("two days after the attack"). period: ISO 8601, of a set.
    """

    form: str
    year: int | None = None
    short_year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    decade: int | None = None
    century: int | None = None
    holiday: int | None = None
    quarter: int | None = None
    half: int | None = None
    numeric: str | None = None
    part: str | None = None
    clock: tuple[int, int] | None = None
    meridiem: bool = False
    twelve: bool = False
    zone: str | None = None
    unit: str | None = None
    relation: str | None = None
    outer: str | None = None
    count: Fraction | None = None
    vague_count: bool = False
    direction: str | None = None
    event: bool = False
    offset: int = 0
    modifier: str | None = None
    period: str | None = None
    known: str | None = None
