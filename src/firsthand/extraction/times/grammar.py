"""The grammar of time expressions: which runs of words are one, and what they say, before any anchoring.

The patterns are regular expressions over the codes of `times.lexer`; the first that matches at a place wins, so the
longer and surer ones stand first. Extents follow TIMEX3: determiners and "early" belong to it, "on" and "in" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.times.build import Piece, build
from firsthand.extraction.times.checks import accepts
from firsthand.extraction.times.lexer import Lexed, pattern

__all__ = ["find_pieces"]

_NUMBER = "(?:NUMBER|DAY|TWO|THREE|YEAR|FIGURE)(?:(?:DASH|AND)?NUMBER)*(?:DASH?AND DASH?A?DASH?HALF)?"
_COUNT = f"(?:{_NUMBER}|A?FEW OF?|A)"
_APPROX = "(?:AT?A?APPROX)*"
_YEAR = "(?:(?:YEAR|THREE|TWO|DAY)ERA|ERA(?:YEAR|THREE|TWO|DAY)|YEAR)"
_DAY = "(?:DAY|ORD)"
_RELATION = "(?:LAST|NEXT|THIS|PREV|FOLL|THAT)"
_OUTER = f"(?:(?:COMMA?OF)?THE?{_RELATION}+UNIT)"
_TAIL = f"(?:COMMA?OF?{_YEAR}|{_OUTER})"
_WEEKDAY = "(?:WDAY COMMA?(?:THE|ON)?)?"
# "early in", "the end of the", "late", "later": what may stand before a longer time.
_BEFORE = (
    "(?:THE?(?:EARLY|LATER)(?:EDGE OF|DASH|IN|ON)?THE?|THE?(?:EARLY|ORD|LAST|NEXT)?EDGE OF THE?"
    "|THE(?:ORD|LAST)?HALF OF THE?)"
)
_ZONE = "(?:OPEN(?:ZONE|LOCAL TIME)CLOSE|ZONE|LOCAL TIME)"
_NEAR = "(?:LAST|NEXT|FOLL|PREV)"

_RULES: dict[str, str] = {
    "days_month": f"{_WEEKDAY}THE?{_DAY}(?:COMMA THE?{_DAY})*COMMA?(?:DASH|AND|TO|SLASH)THE?{_DAY}OF?MONTH{_TAIL}?",
    "month_days": (
        f"MONTH THE?{_DAY}(?:COMMA{_DAY})*COMMA?(?:DASH|AND|TO|SLASH)THE?{_DAY}"
        f"(?!AMPM|UNITS|UNIT|OCLOCK)(?:COMMA?{_YEAR})?"
    ),
    "eras": "(?:YEAR|THREE|TWO|DAY)(?:DASH|TO|AND)(?:YEAR|THREE|TWO|DAY)ERA",
    "years": "YEAR(?:DASH|SLASH)(?:TWO|DAY)",
    "date": f"{_WEEKDAY}DATE",
    "bracket": f"WDAY COMMA?OPEN(?:MONTH {_DAY}|{_DAY}OF?MONTH)(?:COMMA?{_YEAR})?CLOSE",
    "day_month": (
        f"(?:EARLY ON?)?{_WEEKDAY}THE?{_DAY}(?:OF|DASH)?(?:THE?{_RELATION})?MONTH"
        f"(?:{_TAIL}|DASH?POSS?TWO(?=CLOSE|OPEN|COMMA|BREAK|DASH))?"
    ),
    "month_day": f"(?:EARLY ON?)?{_WEEKDAY}{_RELATION}?MONTH THE?{_DAY}(?!AMPM|OCLOCK){_TAIL}?",
    "month": f"{_BEFORE}?(?:THE?{_RELATION}+)?MONTH{_TAIL}?",
    "first_of": (
        f"THE?(?:ORD|LAST)(?:(?:{_NUMBER}|FEW)UNITS|UNIT)OF(?:MONTH(?:COMMA?OF?YEAR)?|YEAR|THE?{_RELATION}*UNIT)"
    ),
    "quarter": f"THE?(?:ORD|LAST)(?:UNIT|HALF)(?:OF(?:THE UNIT|{_YEAR}|THE?{_RELATION}+UNIT)|{_YEAR})",
    "century": "(?:THE?EARLY DASH?)?THE?ORD DASH?UNIT ERA?",
    "quarter_alone": "THE?(?:ORD|LAST)DASH?UNIT",
    "year_season": f"{_YEAR}SEASON",
    "season": f"{_BEFORE}?THE?{_RELATION}*SEASON{_TAIL}?",
    "holiday": f"{_BEFORE}?THE?{_RELATION}*HOLIDAY(?:COMMA?OF?{_YEAR})?",
    "decade": f"{_BEFORE}?THE?(?:EARLY DASH?)?POSS?DECADE ERA?",
    "span": (
        f"(?:THE?{_NEAR}(?:{_APPROX}(?:{_NUMBER}|A?FEW OF?)DASH?)?UNITS"
        f"|THE?{_NEAR}{_NUMBER}DASH?UNIT|THE?{_NUMBER}{_NEAR}UNITS)"
    ),
    "recent": "(?:THE?(?:LAST|THIS)?)?RECENT UNITS",
    "day_before_yesterday": "THE UNIT AFTER TODAY",
    "counts": f"{_APPROX}{_NUMBER}(?:TO|DASH|AND){_NUMBER}DASH?UNITS(?:AGO|LATER|AFTER)?",
    "offset": f"{_APPROX}{_COUNT}OTHER??DASH?(?:UNITS|UNIT)(?:AND A HALF)?(?:AGO|LATER|AFTER|PREV|FROM NOW)",
    "units_later": "UNITS(?:AGO|LATER|AFTER|PREV)",
    "weekday": f"{_BEFORE}?(?:THE?{_RELATION}+)?WDAY(?:(?:OF THE?)?{_RELATION}+UNIT)?",
    "day_after": "THE UNIT(?:AFTER|PREV|FOLL)",
    "unit": f"{_BEFORE}?THE?{_RELATION}+OTHER??EARLY?(?:UNIT|PART)",
    "the_year": f"{_BEFORE}?THE?UNIT{_YEAR}",
    "edge": f"{_BEFORE}UNIT",
    "weekend": "THE UNIT",
    "clock": (
        f"APPROX*(?:CLOCK(?:AMPM|OCLOCK|UNITS)?|(?:DAY|NUMBER|FIGURE)(?:AMPM|OCLOCK)"
        f"|(?:YEAR|FIGURE)(?:(?=ZONE|LOCAL)|UNITS)){_ZONE}?"
    ),
    "today": "(?:(?:EARLY|LATER)ON?)?TODAY",
    "now": "NOW",
    "set": f"EVERY(?:OTHER|ORD|{_COUNT})?(?:UNITS|UNIT|WDAY|PART|SEASON|MONTH)",
    "plural_weekday": "WDAYS",
    "per": "PER UNIT",
    "regular": "REGULAR",
    "half_unit": "(?:HALF DASH?A DASH?UNIT|A HALF DASH?UNIT)",
    "long": "A?UNITS DASH APPROX",
    "duration": (f"{_APPROX}{_COUNT}(?:OTHER??|APPROX)DASH?(?:UNITS|UNIT)(?:AND A HALF|DASH AND DASH A DASH HALF)?"),
    "units": "UNITS",
    "part": "(?:THE?EARLY?PART(?:UNITS)?|THE?EARLY UNITS(?=OF))",
    "edge_year": f"{_BEFORE}{_YEAR}",
    "year": _YEAR,
    "short_year": "POSS?(?:TWO|DAY)",
    "ordinal_day": "THE ORD",
}
# Only these can begin an expression, and none is without one of the others: most of a text is passed over at once.
_STARTS = (
    "[MONTH WDAY WDAYS SEASON DAY TWO THREE YEAR FIGURE NUMBER HALF ORD DECADE DATE CLOCK A THE POSS AT LAST NEXT THIS"
    " THAT PREV FOLL RECENT EARLY EDGE LATER UNIT UNITS PART TODAY NOW EVERY PER REGULAR ERA HOLIDAY FEW APPROX]"
)
_CORES = re.compile(
    pattern(
        "[MONTH WDAY WDAYS SEASON YEAR DECADE DATE CLOCK AMPM OCLOCK ZONE UNIT UNITS PART TODAY NOW REGULAR ERA"
        " HOLIDAY]|POSS(?:TWO|DAY)|TWO|THE ORD"
    )
)
_GRAMMAR = re.compile(
    f"(?={pattern(_STARTS)})(?:" + "|".join(f"(?P<{name}>{pattern(rule)})" for name, rule in _RULES.items()) + ")"
)
# An expression begins at most so many lexemes before its core, and ends at most so many after it.
_REACH_BACK, _REACH_ON = 10, 16
_ORDER = list(_RULES)
_SINGLE = {name: re.compile(pattern(rule)) for name, rule in _RULES.items()}


def find_pieces(lexed: Lexed) -> list[Piece]:
    """The expressions of a text in order, without overlaps."""
    found: list[Piece] = []
    codes = lexed.codes
    search = _GRAMMAR.search
    done = 0
    for core in _CORES.finditer(codes):
        place = core.start()
        while done <= place:
            match = search(codes, max(done, place - _REACH_BACK), place + _REACH_ON)
            if match is None or match.start() > place:
                break
            first = match.start()
            new = _read(lexed, match.lastgroup or "", first, match.end())
            found.extend(new)
            done = new[-1].last if new else first + 1
    return found


def _read(lexed: Lexed, rule: str, first: int, last: int) -> list[Piece]:
    """The pieces of a match; where its rule does not hold, those of the next rule that matches at the same place."""
    if _in_name(lexed, first, last):
        return []
    if accepts(lexed, rule, first, last):
        pieces = build(lexed, rule, first, last)
        if pieces:
            return pieces
    for other in _ORDER[_ORDER.index(rule) + 1 :]:
        match = _SINGLE[other].match(lexed.codes, first)
        if match is not None and accepts(lexed, other, first, match.end()):
            pieces = build(lexed, other, first, match.end())
            if pieces:
                return pieces
    return []


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    capital: bool = False
    not_before_years: bool = False


@cache
def _names() -> dict[str, list[_Name]]:
    table = load_table("times/names.toml")["names"]
    names: dict[str, list[_Name]] = {}
    for key in ("phrases", "capital", "before_years"):
        for phrase in table[key]:
            parts = tuple(phrase.split())
            name = _Name(parts, capital=key == "capital", not_before_years=key == "before_years")
            names.setdefault(parts[0], []).append(name)
    return names


def _in_name(lexed: Lexed, first: int, last: int) -> bool:
    """True where the words belong to a name that is no time ("the Sunday Times")."""
    names = _names()
    words = lexed.words
    for at in range(max(0, first - 2), last):
        for name in names.get(words[at], ()):
            end = at + len(name.words)
            if end > first and tuple(words[at:end]) == name.words and _is_name(lexed, name, at, end):
                return True
    return False


def _is_name(lexed: Lexed, name: _Name, first: int, end: int) -> bool:
    if name.capital and not all(
        lexed.parse.text[lexed.tokens[at]][0].isupper() or lexed.words[at] in ("the", "of") for at in range(first, end)
    ):
        return False
    return not (name.not_before_years and lexed.name(end) in ("YEAR", "LAST", "NEXT", "THIS", "THAT", "PREV", "FOLL"))
