"""Senses that are more than the fields of their words: counts, spans, parts of a year, times of the clock, sets.

Each form takes the lexemes `first` to `last` (exclusive) with their fields, and gives None where they do not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from firsthand.extraction.numbers.numerals import read_figure, read_ordinal, read_words
from firsthand.extraction.times.checks import clause_ends
from firsthand.extraction.times.lexer import Lexed, words
from firsthand.extraction.times.sense import Sense

__all__ = ["FORMS", "iso_period"]

_RELATIONS = frozenset({"LAST", "NEXT", "THIS", "PREV", "FOLL", "THAT"})
_FIGURES = frozenset({"YEAR", "THREE", "TWO", "DAY"})
_SIZES = {"minute": "M", "second": "S", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_MULTIPLES = {
    "night": ("day", 1),
    "weekend": ("day", 2),
    "fortnight": ("week", 2),
    "quarter": ("month", 3),
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
}


def iso_period(count: Fraction, unit: str) -> str:
    """An ISO 8601 duration: 3 weeks is P3W, 90 minutes PT90M, a decade P10Y, two and a half years P2.5Y."""
    unit, factor = _MULTIPLES.get(unit, (unit, 1))
    count *= factor
    number = str(count.numerator) if count.denominator == 1 else f"{float(count):g}"
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{number}{_SIZES[unit]}"


def _count(lexed: Lexed, first: int, last: int) -> tuple[Fraction | None, bool]:
    """The number said between two lexemes, and whether it was said vaguely ("a few")."""
    said: list[str] = []
    half = False
    for at in range(first, last):
        name = lexed.name(at)
        if name == "FEW":
            return None, True
        if name == "HALF":
            half = True
        elif name in _FIGURES or name in ("NUMBER", "FIGURE", "AND", "A"):
            said.append(lexed.words[at])
        elif name in ("UNIT", "UNITS"):
            half = half or any(lexed.name(after) == "HALF" for after in range(at + 1, last))
            break
    while len(said) > 1 and said[-1] in ("and", "a", "an"):
        said.pop()
    while len(said) > 1 and said[0] in ("a", "an") and read_words(said) is None and said[1] != "dozen":
        said = said[1:]
    value = _value(said)
    if value is None:
        return None, True
    return value + Fraction(1, 2) if half else value, False


def _value(said: list[str]) -> Fraction | None:
    if not said:
        return None
    if said[-1] == "dozen":
        before = _value(said[:-1]) if len(said) > 1 else Fraction(1)
        return None if before is None else before * 12
    if said in (["a"], ["an"], ["single"]):
        return Fraction(1)
    if said == ["hundred"]:
        return Fraction(100)
    if len(said) == 2 and (figure := read_figure(said[0])) is not None and (scale := read_words(["a", said[1]])):
        return figure * scale
    if len(said) == 1 and (figure := read_figure(said[0])) is not None:
        return figure
    spelled = read_words(said)
    return None if spelled is None else Fraction(spelled)


def _unit_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    if "part" in fields or "clock" in fields:
        fields["unit"] = "day"
    elif fields.get("unit") == "weekend":
        if lexed.word(last - 2) == "past":
            fields["relation"] = "last"
    elif lexed.word(last - 2) == "past" or (lexed.words[last - 3 : last] == ["the", "last", "decade"]):
        # "The past year" is the twelve months before, "last year" the calendar's.
        return Sense(form="span", count=Fraction(1), unit=fields["unit"], relation="last")
    return Sense(form="unit", **fields)


def _weekend_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="unit", unit=fields["unit"])


def _first_of_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    """ "The last week of August", "the first ten months of 2015": a part of a month or a year."""
    at = first + (1 if lexed.name(first) == "THE" else 0)
    ending = lexed.name(at) == "LAST" or lexed.words[at] in words().closing
    number = 1 if ending else read_ordinal(lexed.words[at])
    units = [place for place in range(first, last) if lexed.name(place) in ("UNIT", "UNITS")]
    unit = words().units[lexed.words[units[0]]]
    count, vague = (Fraction(1), False) if lexed.name(units[0]) == "UNIT" else _count(lexed, at + 1, units[0])
    if number is None or unit not in ("day", "week", "month", "year") or (count != 1 and number != 1):
        return None
    if "month" not in fields and "year" not in fields:
        whole = words().units[lexed.words[last - 1]]
        if whole not in ("month", "year"):
            return None
        fields["unit"] = whole
    else:
        fields["unit"] = None
    return Sense(
        form="share",
        year=fields.get("year"),
        month=fields.get("month"),
        relation=fields.get("relation") if not ending else _relation_after(lexed, at + 1, last),
        unit=fields["unit"],
        count=count,
        vague_count=vague,
        offset=-number if ending else number,
        period=unit,
    )


def _relation_after(lexed: Lexed, first: int, last: int) -> str | None:
    return next((words().relations[lexed.words[at]] for at in range(first, last) if lexed.name(at) in _RELATIONS), None)


def _quarter_alone_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    """ "The fourth quarter": the latest one that has begun."""
    at = first + (1 if lexed.name(first) == "THE" else 0)
    number = read_ordinal(lexed.words[at])
    if lexed.words[at] == "last":
        return Sense(form="unit", unit="quarter", relation="last")
    return Sense(form="calendar", quarter=number) if number and number <= 4 else None


def _long_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="duration", vague_count=True, unit=fields["unit"])


def _quarter_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    """ "The first quarter of 2031", "the second half of last year"."""
    halves = any(lexed.name(at) == "HALF" for at in range(first, last))
    units = [words().units[lexed.words[at]] for at in range(first, last) if lexed.name(at) == "UNIT"]
    if not halves and (not units or units[0] != "quarter"):
        return None
    if units and units[-1] not in ("quarter", "year"):
        return None
    head = 1 if lexed.name(first) == "THE" else 0
    number = fields.get("quarter") or (2 if halves else 4)  # "the final quarter", "the latter half"
    if number > (2 if halves else 4):
        return None
    relations = [
        words().relations[lexed.words[at]] for at in range(first + head + 1, last) if lexed.name(at) in _RELATIONS
    ]
    return Sense(
        form="calendar",
        half=number if halves else None,
        quarter=None if halves else number,
        year=fields.get("year"),
        outer=relations[0] if relations else "this" if "year" not in fields else None,
    )


def _century_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    if fields.get("unit") != "century" or not fields.get("century"):
        return None
    before = lexed.name(last - 1) == "ERA" and words().eras[lexed.words[last - 1]] < 0
    return Sense(
        form="calendar", century=-fields["century"] if before else fields["century"], modifier=fields.get("modifier")
    )


def _span_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    """ "The past two weeks", "the last 24 hours", "the four previous weeks"."""
    near = next(at for at in range(first, last) if lexed.name(at) in _RELATIONS)
    count, vague = _count(lexed, near + 1, last)
    if vague and near > first:
        count, vague = _count(lexed, first, near)
    return Sense(
        form="span",
        count=count,
        vague_count=vague,
        unit=fields["unit"],
        relation=words().relations[lexed.words[near]],
    )


def _recent_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="vague", relation="PAST_REF")


def _day_before_yesterday_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    step = 1 if words().directions.get(lexed.words[first + 2]) == "later" else -1
    if fields.get("unit") != "day" or step * fields["offset"] <= 0:
        return None
    return Sense(form="today", offset=2 * step)


def _offset_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    word = lexed.words[last - 1]
    direction = "hence" if word == "now" else words().directions.get(word, "earlier")
    count, vague = (None, True) if lexed.name(first) == "UNITS" else _count(lexed, first, last)
    event = word in ("after", "before", "prior") and not clause_ends(lexed, last)
    return Sense(form="offset", count=count, vague_count=vague, unit=fields["unit"], direction=direction, event=event)


def _counts_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    """ "Two to three weeks": a duration, or with "ago" a count, that no single value states."""
    way = words().directions.get(lexed.words[last - 1])
    if way is None:
        return Sense(form="duration", vague_count=True, unit=fields["unit"])
    return Sense(form="offset", vague_count=True, unit=fields["unit"], direction=way)


def _day_after_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    """ "The day before", "the year after the war", "the day following"."""
    word = lexed.words[last - 1]
    relation = words().relations.get(word)
    if relation in ("previous", "following"):
        return Sense(form="unit", unit=fields["unit"], relation=relation)
    if word not in ("before", "after", "prior"):
        return None
    return Sense(
        form="offset",
        count=Fraction(1),
        unit=fields["unit"],
        direction=words().directions[word],
        event=not clause_ends(lexed, last),
    )


def _duration_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    count, vague = _count(lexed, first, last)
    if _is_rate(lexed, first, last):
        return Sense(form="set", period=iso_period(Fraction(1), fields["unit"]))
    return Sense(form="duration", count=count, vague_count=vague, unit=fields["unit"])


def _is_rate(lexed: Lexed, first: int, last: int) -> bool:
    """ "Twice a day", "300 barrels a day": how often, not how long."""
    if last - first != 2 or lexed.name(first) != "A":
        return False
    before = first - 1
    return (
        lexed.name(before) in ("DAY", "TWO", "THREE", "FIGURE", "NUMBER")
        or lexed.word(before) in ("once", "twice", "times")
        or (lexed.is_plural(before) and lexed.name(before - 1) in ("DAY", "TWO", "THREE", "FIGURE", "NUMBER"))
    )


def _half_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="duration", count=Fraction(1, 2), unit=fields["unit"])


def _units_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="duration", vague_count=True, unit=fields["unit"])


def _clock_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    spoken, ampm = "", ""
    for at in range(first, last):
        name = lexed.name(at)
        if name in ("CLOCK", "DAY", "NUMBER", "FIGURE", "YEAR") and not spoken:
            spoken = lexed.words[at]
        elif name == "AMPM":
            ampm = lexed.words[at][0]
    clock = _clock(spoken, ampm)
    if clock is None:
        return None
    hours = any(lexed.name(at) == "OCLOCK" for at in range(first, last)) or (spoken.isalpha() and "zone" not in fields)
    twelve = hours and not ampm and 1 <= clock[0] <= 12
    return Sense(form="part", clock=clock, meridiem=bool(ampm), twelve=twelve, zone=fields.get("zone"))


def _clock(spoken: str, ampm: str) -> tuple[int, int] | None:
    """Hours and minutes of "3", "three", "3:15", "3.15", "03h15" or "0315", None where there is no such time."""
    digits = spoken.replace("h", ":").replace(".", ":")
    if ":" in digits:
        hours, minutes = digits.split(":")[:2]
    elif digits.isdigit() and len(digits) == 4:
        hours, minutes = digits[:2], digits[2:]
    else:
        value = read_words([spoken]) if not digits.isdigit() else int(digits)
        hours, minutes = str(value), "00"
    if not (hours.isdigit() and minutes.isdigit()):
        return None
    hour, minute = int(hours), int(minutes)
    if ampm:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if ampm == "p" else 0)
    if hour == 24 and minute == 0:
        hour = 0
    return (hour, minute) if hour < 24 and minute < 60 else None


def _today_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="overnight" if lexed.words[last - 1] == "overnight" else "today", **fields)


def _now_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="vague", relation=words().vague[lexed.words[first]])


def _set_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    if "weekday" in fields:
        return Sense(form="set", period="P1W", weekday=fields["weekday"])
    if "month" in fields or "season" in fields:
        return Sense(form="set", period="P1Y")
    second = lexed.word(first + 1)
    count, vague = _count(lexed, first + 1, last)
    if vague:
        count = Fraction(2 if second == "other" else read_ordinal(second) or 1)
    return Sense(form="set", period=iso_period(count or Fraction(1), fields.get("unit") or "day"))


def _plural_weekday_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="set", period="P1W", weekday=words().weekdays[lexed.words[first]])


def _per_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="set", period=iso_period(Fraction(1), fields["unit"]))


def _regular_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    return Sense(form="set", period=words().regular[lexed.words[first]])


def _part_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    unit = fields.pop("unit", None)
    if "part" not in fields and "clock" not in fields:
        # "The early hours of Saturday".
        if unit != "hour":
            return None
        fields["part"] = "MO"
    return Sense(form="part", **fields)


FORMS: dict[str, Callable[[Lexed, dict[str, Any], int, int], Sense | None]] = {
    "century": _century_form,
    "clock": _clock_form,
    "counts": _counts_form,
    "day_after": _day_after_form,
    "day_before_yesterday": _day_before_yesterday_form,
    "duration": _duration_form,
    "edge": _unit_form,
    "half_unit": _half_form,
    "weekend": _weekend_form,
    "quarter_alone": _quarter_alone_form,
    "long": _long_form,
    "first_of": _first_of_form,
    "now": _now_form,
    "offset": _offset_form,
    "part": _part_form,
    "per": _per_form,
    "plural_weekday": _plural_weekday_form,
    "quarter": _quarter_form,
    "recent": _recent_form,
    "regular": _regular_form,
    "set": _set_form,
    "span": _span_form,
    "today": _today_form,
    "unit": _unit_form,
    "units": _units_form,
    "units_later": _offset_form,
}
