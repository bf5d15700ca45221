"""Does a run of words that fits the grammar mean a time here? Checks by rule, on tags and neighbours.

Each check takes the lexemes `first` to `last` (exclusive) and says whether the words may stand as a time expression.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.times.lexer import Lexed, words

__all__ = ["accepts", "clause_ends"]

_DESCRIBES = ("JJ", "RB", "CD", "VBN", "VBG")
_MARKS = frozenset({".", ";", ":", "?", "!", '"', "”", "’", "but", ""})


@dataclass(frozen=True, slots=True)
class _Signs:
    """Words that decide beside a word that may be a time."""

    before_year: frozenset[str]
    not_years: frozenset[str]
    before_month: frozenset[str]
    only_months: frozenset[str]
    before_season: frozenset[str]
    before_day: frozenset[str]
    before_clock: frozenset[str]
    before_units: frozenset[str]
    possessives: frozenset[str]
    also_names: frozenset[str]
    before_the_day: frozenset[str]


@cache
def _signs() -> _Signs:
    table = load_table("times/words.toml")
    return _Signs(
        before_year=frozenset(table["before_year"]["words"]),
        not_years=frozenset([*table["not_years"]["words"], *load_table("numbers/words.toml")["measures"]["words"]]),
        **{key: frozenset(table["signs"][key]) for key in table["signs"]},
    )


def accepts(lexed: Lexed, rule: str, first: int, last: int) -> bool:
    """True where the match of `rule` is a time expression."""
    check = _CHECKS.get(rule)
    return check is None or check(lexed, first, last)


def clause_ends(lexed: Lexed, after: int) -> bool:
    """True where a clause may end before the lexeme: "two days before." against "two days before the vote"."""
    return lexed.name(after) in ("BREAK", "COMMA", "CLOSE", "DASH", "AND") or lexed.word(after) in _MARKS


def _is_age(lexed: Lexed, unit_at: int) -> bool:
    """ "42-year-old", "42 years old", "26 years of age"."""
    after = unit_at + 1
    if lexed.name(after) == "DASH":
        after += 1
    return lexed.word(after) in ("old", "olds") or (lexed.word(after) == "of" and lexed.word(after + 1) == "age")


def _describes(lexed: Lexed, first: int, last: int) -> bool:
    """A word between a number and its unit must describe the unit ("two bloody weeks")."""
    return all(lexed.name(at) != "OTHER" or lexed.tag(at).startswith(_DESCRIBES) for at in range(first, last))


def _duration(lexed: Lexed, first: int, last: int) -> bool:
    unit_at = next(at for at in range(first, last) if lexed.name(at) in ("UNIT", "UNITS"))
    if _is_age(lexed, unit_at) or not _describes(lexed, first, last) or lexed.word(first - 1) in ("aged", "age"):
        return False
    if lexed.name(first) == "A" and lexed.name(unit_at) == "UNITS" and lexed.name(first + 1) != "FEW":
        return False
    if not _over_counts(lexed, first):
        return False
    if lexed.name(first) == "A" and unit_at - first > 1 and lexed.name(unit_at - 1) == "OTHER":
        # "A difficult day" measures nothing.
        return False
    unit = words().units[lexed.word(unit_at)]
    if unit == "quarter":
        # "Three quarters of the town" is a share of it.
        return lexed.name(unit_at) == "UNITS" and last - first > 1 and lexed.name(unit_at + 1) != "OF"
    return not (unit == "weekend" and lexed.name(unit_at) == "UNIT")


def _over_counts(lexed: Lexed, first: int) -> bool:
    """ "In over two years" counts, "over two years" may be as long as the two."""
    before = lexed.tag(first - 1)
    return (
        lexed.word(first) != "over" or before.startswith(("IN", "TO", "VB")) or lexed.word(first - 1) in ("in", "for")
    )


def _offset(lexed: Lexed, first: int, last: int) -> bool:
    return _describes(lexed, first, last) and not _is_age(lexed, last - 2) and _over_counts(lexed, first)


def _units(lexed: Lexed, first: int, last: int) -> bool:
    if _is_age(lexed, first) or lexed.name(first - 1) in ("DAY", "TWO", "THREE", "FIGURE", "NUMBER"):
        return False
    before = first - 1
    while lexed.name(before) == "APPROX":
        before -= 1
    return lexed.word(before) in _signs().before_units or lexed.word(last) == "of"


def _unit(lexed: Lexed, first: int, last: int) -> bool:
    """ "Said that week after week …": "that" may open a clause instead of pointing at a week."""
    if not _describes(lexed, first, last) or lexed.tag(last - 1).startswith("JJ"):
        return False
    for at in range(first, last):
        if lexed.word(at) == "that" and lexed.tag(at) in ("IN", "WDT", "WP") and lexed.word(at + 1) != "same":
            return False
    if lexed.words[last - 2] == "last" and lexed.name(last - 3) == "THE" and lexed.name(last - 1) in ("UNIT", "PART"):
        # "The last day", "the last night": of something, not before today.
        unit = words().units.get(lexed.words[last - 1], "day")
        if unit in ("day", "minute", "hour"):
            return False
    if lexed.words[first:last] == ["this", "day"] and lexed.name(first - 1) in ("TO", "FROM"):
        return False
    if lexed.word(last - 1) in ("minute", "min") and lexed.word(last - 2) == "last":
        return False
    return not (lexed.word(last - 1) == "day" and lexed.name(last) == "DASH" and lexed.name(last + 1) == "TO")


def _edge(lexed: Lexed, first: int, last: int) -> bool:
    if words().units[lexed.word(last - 1)] in ("quarter", "minute", "hour", "weekend"):
        return False
    names = [lexed.name(at) for at in range(first, last)]
    return "THE" in names and (names[0] not in ("EARLY", "LATER") or "IN" in names or "ON" in names)


def _year(lexed: Lexed, first: int, last: int) -> bool:
    """A bare number of four digits is a year after a preposition or a bracket, and not where it counts or names."""
    if any(lexed.name(at) == "ERA" for at in range(first, last)):
        return True
    signs = _signs()
    before, after = lexed.word(first - 1), lexed.word(last)
    if lexed.name(last) in ("WDAY", "ZONE"):
        return False
    if after in signs.not_years or lexed.name(last) in ("UNITS", "NUMBER") or lexed.tag(first - 1) == "$":
        return False
    beside = (lexed.word(first - 2), lexed.word(last + 1))
    if "COMMA" in (lexed.name(first - 1), lexed.name(last)) and any(word.startswith("0") for word in beside):
        # A list of numbers.
        return False
    if lexed.name(last) == "DASH" and lexed.name(last + 1) in ("DAY", "TWO") and lexed.name(last + 2) == "DASH":
        # "2031-05-CA-039" is a number on a file.
        return False
    if lexed.name(last) == "DASH" and lexed.word(last + 1) in signs.not_years:
        return False
    if (
        last - first == 1
        and lexed.name(first - 1) != "DASH"
        and lexed.tag(last).startswith(("VB", "MD", "RB"))
        and 1900 <= int(lexed.word(first)) <= 2099
    ):
        # "2007 also saw", "so 2019 was": a year as the subject.
        return True
    if lexed.tag(first - 1) == "JJ" and lexed.tag(last) in ("NN", "NNP", "JJ") and lexed.name(first - 1) == "OTHER":
        return True
    if lexed.name(first - 1) == "DASH":
        # "Agenda-2030" is a name; "pre-2014" and "May-2031" are times.
        return lexed.word(first - 2) in ("pre", "post") or lexed.name(first - 2) in ("YEAR", "MONTH", "DAY", "BREAK")
    if before in signs.before_year:
        return not (lexed.is_plural(last) and before in ("of", "for", "to", "than", "about", "around"))
    if lexed.is_plural(last) and before != "the":
        return False
    if (
        lexed.name(last) in ("CLOSE", "POSS", "BREAK")
        or (lexed.name(last) == "DASH" and lexed.name(last + 1) == "YEAR")
        or lexed.name(first - 1) in ("OPEN", "BREAK", "SLASH")
    ):
        return True
    if before == "," and lexed.name(first - 2) in ("YEAR", "MONTH", "DAY", "CLOSE"):
        return True
    return lexed.name(first - 1) == "COMMA" and lexed.name(last) == "COMMA"


def _short_year(lexed: Lexed, first: int, last: int) -> bool:
    spoken = "".join(lexed.words[first:last])
    return (
        spoken[0] in "'’‘"
        and len(spoken) == 3
        and lexed.starts[last - 1] + len(lexed.words[last - 1]) - lexed.starts[first] == 3
        and (
            lexed.name(first - 1) in ("IN", "TO", "FROM", "OF", "EARLY", "MONTH", "DASH")
            or lexed.word(first - 1) in ("since", "by", "before", "after", "during")
        )
    )


def _ordinal_day(lexed: Lexed, first: int, last: int) -> bool:
    """ "On the 19th", not "the 19th century", "the 5th Division", "the third"."""
    if not lexed.word(last - 1)[0].isdigit() or lexed.word(first - 1) not in _signs().before_day:
        return False
    return (not lexed.tag(last).startswith(("NN", "JJ", "CD", "HYPH", "VBG", "VBN")) and clause_ends(lexed, last)) or (
        lexed.name(last) in ("ON", "IN", "AT") or lexed.tag(last).startswith(("IN", "VB", "PRP", "DT", "WDT", "CC"))
    )


def _month(lexed: Lexed, first: int, last: int) -> bool:
    """A bare month where names stand around it is a name itself ("April Ortega", "Ms. May")."""
    if last - first > 1:
        return True
    word = lexed.word(first)
    labels = lexed.labels(first)
    if lexed.word(first - 1) in _signs().only_months:
        return True
    if word in _signs().also_names:
        if word == "march" and lexed.word(last) in ("on", "to", "for", "of", "against", "through", "towards", "into"):
            return False
        if lexed.name(last) == "OTHER" and lexed.tag(last) in ("NNP", "NNPS"):
            return False
        if lexed.word(first - 1) in ("the", "a") and not lexed.tag(last).startswith(("NN", "JJ", "CD", "VBG")):
            return False
        return (
            lexed.word(first - 1) in _signs().before_month
            or lexed.name(first - 1) in ("LAST", "NEXT", "THIS", "PREV", "FOLL", "EARLY", "DASH")
            or (any(label == "DATE" for _, label in labels) and not lexed.tag(first - 1).startswith("NNP"))
        ) and not any(label == "PERSON" and length > 1 for length, label in labels)
    if any(label == "PERSON" for _, label in labels):
        return False
    if lexed.name(first - 1) == "OTHER" and lexed.tag(first - 1) in ("NNP", "NNPS"):
        return lexed.parse.dep[lexed.tokens[first]] in ("npadvmod", "pobj")
    return True


def _clock(lexed: Lexed, first: int, last: int) -> bool:
    names = [lexed.name(at) for at in range(first, last)]
    if any(name in ("AMPM", "OCLOCK", "ZONE", "LOCAL") for name in names):
        return True
    if "UNITS" in names:
        figure = lexed.word(last - 2)
        return "CLOCK" in names or (len(figure) == 4 and (figure[0] == "0" or lexed.name(first - 1) == "AT"))
    return (
        lexed.word(first - 1) in _signs().before_clock
        or lexed.name(first - 1) in ("AT", "TO", "FROM", "BETWEEN", "DASH", "COMMA", "YEAR", "WDAY")
        or lexed.name(last) in ("TO", "DASH", "ON")
    )


def _season(lexed: Lexed, first: int, last: int) -> bool:
    """A bare season is a time after a preposition; "spring water" is none."""
    if last - first > 1:
        return True
    return lexed.word(first - 1) in _signs().before_season and not lexed.is_plural(last)


def _edge_year(lexed: Lexed, first: int, last: int) -> bool:
    """ "The start of the 2020 convention" is no part of a year."""
    return lexed.name(last - 2) != "THE" or not lexed.tag(last).startswith(("NN", "JJ"))


def _counts(lexed: Lexed, first: int, last: int) -> bool:
    unit_at = last - 1 if lexed.name(last - 1) == "UNITS" else last - 2
    return not _is_age(lexed, unit_at) and lexed.word(first - 1) not in ("aged", "age", "ages")


def _per(lexed: Lexed, first: int, last: int) -> bool:
    """ "Miles per hour" is a speed."""
    return words().units[lexed.word(last - 1)] not in ("hour", "minute", "second")


def _quarter_alone(lexed: Lexed, first: int, last: int) -> bool:
    return words().units[lexed.word(last - 1)] == "quarter" and lexed.name(last) != "OF"


def _weekend(lexed: Lexed, first: int, last: int) -> bool:
    """ "The weekend"; "the day" only where something ends or begins with it."""
    unit = words().units[lexed.word(last - 1)]
    if unit == "day" and lexed.lemma(first - 1) in _signs().before_the_day:
        return clause_ends(lexed, last) or lexed.tag(last).startswith(("RB", "IN", "VBG", "JJ"))
    return unit == "weekend"


def _long(lexed: Lexed, first: int, last: int) -> bool:
    return lexed.word(last - 1) == "long"


def _part(lexed: Lexed, first: int, last: int) -> bool:
    """ "The morning", "at dawn"; "night raids" and "afternoon tea" tell no time of an event."""
    near = {
        "OF",
        "ON",
        "THE",
        "AT",
        "TO",
        "FROM",
        "EARLY",
        "WDAY",
        "TODAY",
        "DAY",
        "YEAR",
        "MONTH",
        "POSS",
        "COMMA",
        "IN",
    }
    if lexed.name(first - 1) in ("WDAY", "TODAY", "DAY", "YEAR", "AMPM", "HOLIDAY"):
        return True
    if lexed.tag(last) in ("NN", "NNS") and lexed.name(last) == "OTHER":
        return False
    return (
        lexed.name(first) != "PART"
        or lexed.name(first - 1) in near
        or lexed.word(first - 1) in ("by", "around", "before", "after", "since", "until")
    )


def _set(lexed: Lexed, first: int, last: int) -> bool:
    return _describes(lexed, first, last) or lexed.word(first + 1) == "other"


def _decade(lexed: Lexed, first: int, last: int) -> bool:
    """ "In his 50s" and "in their thirties" are ages."""
    if any(lexed.word(at) in _signs().possessives for at in range(first - 3, first)):
        return False
    if lexed.name(first - 1) in ("AND", "TO", "DASH") and lexed.name(first - 2) == "DECADE":
        return True
    spoken = lexed.word(last - 1).lstrip("'’‘")
    return any(lexed.word(at) == "the" for at in range(first, last)) or (spoken[:1].isdigit() and len(spoken) >= 5)


def _regular(lexed: Lexed, first: int, last: int) -> bool:
    """ "The Daily Gazette" is a name, a sentence may begin with "Daily"."""
    return not lexed.parse.text[lexed.tokens[first]][0].isupper() or lexed.tag(first) != "NNP"


_CHECKS: dict[str, Callable[[Lexed, int, int], bool]] = {
    "clock": _clock,
    "counts": _counts,
    "decade": _decade,
    "duration": _duration,
    "edge": _edge,
    "edge_year": _edge_year,
    "month": _month,
    "offset": _offset,
    "long": _long,
    "ordinal_day": _ordinal_day,
    "part": _part,
    "per": _per,
    "quarter_alone": _quarter_alone,
    "regular": _regular,
    "season": _season,
    "set": _set,
    "short_year": _short_year,
    "unit": _unit,
    "units": _units,
    "weekend": _weekend,
    "year": _year,
}
