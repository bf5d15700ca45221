"""From matched words to their sense: the fields that each lexeme fills, and the lists of days and years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firsthand.extraction.numbers.numerals import read_ordinal
from firsthand.extraction.times.forms import FORMS
from firsthand.extraction.times.lexer import Lexed, words
from firsthand.extraction.times.sense import Sense

__all__ = ["Piece", "build"]

_RELATIONS = frozenset({"LAST", "NEXT", "THIS", "PREV", "FOLL", "THAT"})
_FIGURES = frozenset({"YEAR", "THREE", "TWO", "DAY"})
_DAYS = frozenset({"day_month", "month_day", "bracket", "ordinal_day"})


@dataclass(frozen=True, slots=True)
class Piece:
    """An expression at lexemes `first` to `last` (exclusive) of `Lexed`."""

    first: int
    last: int
    sense: Sense


def build(lexed: Lexed, rule: str, first: int, last: int) -> list[Piece]:
    """The expressions in a match of `rule`: one, several for a list of days, none where its words do not fit."""
    if rule in ("days_month", "month_days"):
        return _day_list(lexed, rule, first, last)
    if rule == "years":
        return _year_pair(lexed, first, last)
    if rule == "eras":
        return _era_pair(lexed, first, last)
    if rule in _DAYS:
        first, last = _without_latter(lexed, first, last)
        if not any(lexed.name(at) in _FIGURES or lexed.name(at) == "ORD" for at in range(first, last)):
            rule = "month"  # "the final May talks", "the May final"
            if not any(lexed.name(at) == "MONTH" for at in range(first, last)):
                return []
    fields = _fields(lexed, rule, first, last)
    form = FORMS.get(rule)
    sense = Sense(form="calendar", **fields) if form is None else form(lexed, fields, first, last)
    if sense is None:
        return []
    if lexed.name(first) == "THE" and _is_of_noun(lexed, rule, first, last):
        first += 1
    return [Piece(first, last, sense)]


def _without_latter(lexed: Lexed, first: int, last: int) -> tuple[int, int]:
    """The match without words at its ends that are ordinals of quarters and no days: "final", "closing"."""
    opening = first
    while first < last and _is_latter(lexed, last - 1):
        last -= 1
    while first < last and (_is_latter(lexed, first) or (lexed.name(first) == "THE" and _is_latter(lexed, first + 1))):
        first += 1
    while opening < first < last and lexed.name(first) == "OF":
        first += 1
    return first, last


def _is_latter(lexed: Lexed, at: int) -> bool:
    return lexed.name(at) == "ORD" and read_ordinal(lexed.words[at]) is None


def _is_of_noun(lexed: Lexed, rule: str, first: int, last: int) -> bool:
    """ "The Friday deadline", "the summer offensive": the article belongs to what follows."""
    if rule in ("weekday", "month") and lexed.name(first + 1) in ("WDAY", "MONTH"):
        return True
    return (
        rule in ("day_month", "month_day", "season", "holiday", "month")
        and lexed.name(last) == "OTHER"
        and lexed.tag(last) in ("NN", "NNS", "NNP", "NNPS")
        and lexed.parse.head[lexed.tokens[first]] > lexed.tokens[last - 1]
    )


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
    elif rule == "day_month" and name == "TWO":
        fields["short_year"] = int(word.lstrip("'’‘"))
    elif rule in _DAYS:
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
