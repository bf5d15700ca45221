"""From matched words to their sense: the fields that each lexeme fills, and what the rule adds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from firsthand.extraction.numerals import read_figure, read_ordinal, read_words
from firsthand.extraction.times_checks import clause_ends
from firsthand.extraction.times_lexer import Lexed, words
from firsthand.extraction.times_sense import Sense

__all__ = ["Piece", "build", "iso_period"]


@dataclass(frozen=True, slots=True)
class Piece:
    """An expression at lexemes `first` to `last` (exclusive) of `Lexed`."""

    first: int
    last: int
    sense: Sense


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


def build(lexed: Lexed, rule: str, first: int, last: int) -> list[Piece]:
    """The expressions in a match of `rule`: one, several for a list of days, none where its words do not fit."""
    if rule in ("days_month", "month_days"):
        return _day_list(lexed, rule, first, last)
    if rule == "years":
        return _year_pair(lexed, first, last)
    if rule == "eras":
        return _era_pair(lexed, first, last)
    fields = _fields(lexed, rule, first, last)
    form = _FORMS.get(rule)
    sense = Sense(form="calendar", **fields) if form is None else form(lexed, fields, first, last)
    if sense is None:
        return []
    if rule in ("weekday", "month") and lexed.name(first) == "THE" and lexed.name(first + 1) in ("WDAY", "MONTH"):
        first += 1
    return [Piece(first, last, sense)]


def iso_period(count: Fraction, unit: str) -> str:
    """An ISO 8601 duration: 3 weeks is P3W, 90 minutes PT90M, a decade P10Y, two and a half years P2.5Y."""
    unit, factor = _MULTIPLES.get(unit, (unit, 1))
    count *= factor
    number = str(count.numerator) if count.denominator == 1 else f"{float(count):g}"
    return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{number}{_SIZES[unit]}"


def _fields(lexed: Lexed, rule: str, first: int, last: int) -> dict[str, Any]:
    """The fields that the words of a match fill."""
    table = words()
    fields: dict[str, Any] = {}
    headed = False
    for at in range(first, last):
        name, word = lexed.name(at), lexed.words[at]
        if name == "MONTH":
            fields["month"] = table.months[word]
            headed = True
        elif name == "WDAY":
            fields["weekday"] = table.weekdays[word]
            headed = True
        elif name == "SEASON":
            fields["season"] = table.seasons[word]
            headed = True
        elif name == "HOLIDAY":
            fields["holiday"] = dict(table.holidays[word.split()[0]])[tuple(word.split())]
            headed = True
        elif name == "DATE":
            if word in table.event_figures:
                fields["known"] = table.event_figures[word]
            else:
                fields["numeric"] = word
        elif name in _FIGURES or name == "ORD":
            _number_field(lexed, rule, name, at, fields)
        elif name == "DECADE":
            fields["decade"] = _decade(word)
        elif name in _RELATIONS:
            fields.setdefault("outer" if headed else "relation", table.relations[word])
        elif name in ("UNIT", "UNITS"):
            if not headed:
                fields["unit"] = table.units[word]
            elif "outer" in fields:
                fields["outer_unit"] = table.units[word]
        elif name == "PART":
            _part_fields(table.parts[word], fields)
        elif name == "TODAY":
            fields["offset"] = table.days[word].get("offset", 0)
            if "part" in table.days[word]:
                fields["part"] = table.days[word]["part"]
        elif name in ("EARLY", "LATER") and not headed and rule != "offset":
            if word in table.modifiers:
                fields["modifier"] = table.modifiers[word]
        elif name == "EDGE" and table.edges.get(word):
            fields["modifier"] = table.edges[word]
        elif name == "HALF" and rule != "duration":
            fields["modifier"] = "half"
        elif name == "ZONE":
            fields["zone"] = table.zones.get(word)
    outer_unit = fields.pop("outer_unit", "year")
    if "outer" in fields and outer_unit not in ("year", "week"):
        del fields["outer"]
    return fields


def _part_fields(part: str, fields: dict[str, Any]) -> None:
    """ "Noon" is a time of the clock, "morning" a part of the day."""
    if part.startswith("T"):
        fields["clock"] = (int(part[1:3]), int(part[4:6]))
    else:
        fields["part"] = part


def _decade(word: str) -> int:
    """ "1990s" is 1990; "'90s" and "nineties" are 90."""
    named = words().decades.get(word)
    if named is not None:
        return named
    return int("".join(character for character in word if character.isdigit()))


def _is_era(lexed: Lexed, at: int) -> bool:
    return lexed.name(at + 1) == "ERA" or lexed.name(at - 1) == "ERA"


def _era_year(lexed: Lexed, at: int) -> int:
    """The astronomical year of the figure: 490 BC is -489."""
    value = int(lexed.words[at].lstrip("'’‘"))
    for near in (at + 1, at - 1):
        if lexed.name(near) == "ERA" and words().eras[lexed.words[near]] < 0:
            return 1 - value
    return value


def _number_field(lexed: Lexed, rule: str, name: str, at: int, fields: dict[str, Any]) -> None:
    word = lexed.words[at]
    if name == "YEAR" or (name != "ORD" and _is_era(lexed, at)):
        if rule not in ("span", "offset", "duration", "set", "clock", "short_year") and not _is_counted(lexed, at):
            fields["year"] = _era_year(lexed, at)
    elif rule == "century":
        fields["century"] = read_ordinal(word)
    elif rule == "quarter":
        fields["quarter"] = read_ordinal(word)
    elif rule in ("day_month", "month_day", "bracket", "ordinal_day"):
        fields["day"] = read_ordinal(word) or int(word)
    elif rule == "short_year" and name in ("TWO", "DAY"):
        fields["short_year"] = int(word.lstrip("'’‘"))


def _is_counted(lexed: Lexed, at: int) -> bool:
    return lexed.name(at + 1) in ("UNIT", "UNITS")


def _day_list(lexed: Lexed, rule: str, first: int, last: int) -> list[Piece]:
    """ "3, 4 and 5 May 2031", "May 3-5": one piece a day, each with the month and year of the whole."""
    names = [lexed.name(at) for at in range(first, last)]
    month_at = first + names.index("MONTH")
    day_first = rule == "days_month"
    days = [
        at
        for at in range(first, last)
        if lexed.name(at) in ("DAY", "ORD") and (at < month_at) == day_first and not _is_era(lexed, at)
    ]
    month = words().months[lexed.words[month_at]]
    if not day_first and lexed.is_plural(last):
        # "on May 3 and 5 people": the last number counts what follows.
        days, last = days[:1], days[0] + 1
    tail = range(month_at + 1 if day_first else days[-1] + 1, last)
    year = next((_era_year(lexed, at) for at in tail if lexed.name(at) in _FIGURES), None)
    outer = next((words().relations[lexed.words[at]] for at in tail if lexed.name(at) in _RELATIONS), None)
    weekday = words().weekdays[lexed.words[first]] if names[0] == "WDAY" else None
    found = []
    for number, at in enumerate(days):
        start = first if number == 0 else at
        end = last if number == len(days) - 1 else at + 1
        day = read_ordinal(lexed.words[at]) or int(lexed.words[at])
        sense = Sense(
            form="calendar", month=month, day=day, year=year, outer=outer, weekday=weekday if number == 0 else None
        )
        found.append(Piece(start, end, sense))
    return found


def _year_pair(lexed: Lexed, first: int, last: int) -> list[Piece]:
    """ "1939-40": two years."""
    start = int(lexed.words[first])
    short = lexed.words[last - 1].lstrip("'’‘")
    end = start - start % 100 + int(short)
    if end <= start or len(short) != 2 or lexed.is_plural(last) or lexed.name(last) == "DASH":
        return []
    return [
        Piece(first, first + 1, Sense(form="calendar", year=start)),
        Piece(last - 1, last, Sense(form="calendar", year=end)),
    ]


def _era_pair(lexed: Lexed, first: int, last: int) -> list[Piece]:
    """ "499-493 BC": two years of one era."""
    before = words().eras[lexed.words[last - 1]] < 0
    start, end = int(lexed.words[first]), int(lexed.words[last - 2])
    if before != (start > end):
        return []
    return [
        Piece(first, first + 1, Sense(form="calendar", year=1 - start if before else start)),
        Piece(first + 2, last, Sense(form="calendar", year=1 - end if before else end)),
    ]


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
    if said in (["a"], ["an"]):
        return Fraction(1)
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
    return Sense(form="unit", unit="weekend")


def _first_of_form(lexed: Lexed, fields: dict[str, Any], first: int, last: int) -> Sense | None:
    """ "The last week of August", "the first ten months of 2015": a part of a month or a year."""
    at = first + (1 if lexed.name(first) == "THE" else 0)
    ending = lexed.name(at) == "LAST"
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
    number = fields.get("quarter") or (2 if halves else 4)
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
    return None if clock is None else Sense(form="part", clock=clock, zone=fields.get("zone"))


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


_FORMS: dict[str, Callable[[Lexed, dict[str, Any], int, int], Sense | None]] = {
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
