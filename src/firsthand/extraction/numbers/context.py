"""Numbers that count nothing: dates, times, ages, names, scores, telephone numbers. They are no quantities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.numbers.numerals import CARDINALS
from firsthand.extraction.parse import Parse

__all__ = ["counts_nothing"]

_DASHES = frozenset("-–—‑/")
_BETWEEN_AGES = frozenset({",", "and", "or", "to", "between"})
_FRACTIONS = frozenset(
    {"third", "thirds", "quarter", "quarters", "half", "halves", "fifth", "fifths", "sixths", "eighths", "tenths"}
)
_NAME_LABELS = frozenset({"ORG", "FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT", "PERSON"})
# "9mm" written in one is a weapon's calibre.
_CALIBRES = frozenset({"mm", "cal", "caliber", "calibre"})
_FIRST_YEAR, _LAST_YEAR = 1000, 2199
_OLDEST = 115


@dataclass(frozen=True, slots=True)
class _Context:
    time_units: frozenset[str]
    months: frozenset[str]
    before_year: frozenset[str]
    age_words: frozenset[str]
    aged: frozenset[str]
    designators: frozenset[str]
    addresses: frozenset[str]


@cache
def _context() -> _Context:
    table = load_table("numbers/words.toml")
    return _Context(
        time_units=frozenset(table["time"]["units"]),
        months=frozenset(table["time"]["months"]),
        before_year=frozenset(table["time"]["before_year"]),
        age_words=frozenset(table["time"]["age_words"]),
        aged=frozenset(table["time"]["aged"]),
        designators=frozenset(table["designators"]["words"]),
        addresses=frozenset(table["addresses"]["words"]),
    )


def counts_nothing(parse: Parse, first: int, last: int) -> bool:
    """True where the number at tokens `first` to `last` (exclusive) is no amount of anything."""
    context = _context()
    lower, text = parse.lower, parse.text
    before = _word(parse, first, first - 1)
    after = _word(parse, first, last)
    beyond = _word(parse, first, last + 1)
    figure = lower[first][0].isdigit()
    if after in context.time_units or (after in _DASHES and beyond in context.time_units):
        return True
    if after == "and" and beyond == "a" and _word(parse, first, last + 2) == "half":
        return _word(parse, first, last + 3) in context.time_units
    if after in context.months or (after == "of" and beyond in context.months and figure):
        return True
    if before in context.months and _is_month(parse, first - 1) and (figure or not _is_noun(parse, first, last)):
        return True
    if before == "," and _word(parse, first, first - 2) in context.months and figure and len(lower[first]) == 4:
        return True  # "January, 2031", and not "In January, 19 people"
    if before in context.age_words or (before == "between" and _word(parse, first, first - 2) in context.age_words):
        return True
    if _is_age_of(parse, context, first, last, before):
        return True
    if lower[first] == "one" and _one_is_no_number(parse, first, last, after):
        return True
    if figure:
        return (
            before == "per"
            or _ends_dates(parse, context, first, before)
            or _is_address(parse, context, first, last, after)
            or _is_year(parse, context, first, last, before, after)
            or _is_age(parse, context, first, last, before, after)
            or _is_name(parse, context, first, last, before, after)
            or _is_code(parse, first, last, before, after, beyond)
        )
    if after in _FRACTIONS or (after in _DASHES and beyond in _FRACTIONS):
        return True
    # A capital inside a sentence makes it a name ("the Group of Seven"); headlines capitalise everything.
    return (
        text[first][0].isupper()
        and before.isalpha()
        and parse.role(first) != "heading"
        and not _starts_sentence(parse, first)
        and not text[first].isupper()
    )


def _word(parse: Parse, inside: int, position: int) -> str:
    """The token at `position` in lower case, "" outside the block of `inside`."""
    if 0 <= position < len(parse) and parse.block[position] == parse.block[inside]:
        return parse.lower[position]
    return ""


def _is_month(parse: Parse, position: int) -> bool:
    return parse.tag[position] != "MD" and parse.text[position][0].isupper()


def _starts_sentence(parse: Parse, position: int) -> bool:
    return parse.sentences[parse.sentence[position]][0] == position


def _is_noun(parse: Parse, inside: int, position: int) -> bool:
    if not 0 <= position < len(parse) or parse.block[position] != parse.block[inside]:
        return False
    return parse.tag[position].startswith(("NN", "JJ", "VBG", "VBN"))


def _is_year(parse: Parse, context: _Context, first: int, last: int, before: str, after: str) -> bool:
    """Four digits without a comma: a year, unless a plural noun is counted ("2000 people")."""
    word = parse.lower[first]
    if len(word) != 4 or not word.isdigit() or not _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return False
    if before in context.before_year or after in ("-", "–", "—", "/"):
        return True
    if before in ("the", "'s", "’s", "a", "its", "their", "his", "her"):
        return True
    counted = parse.head[first]
    return not (first < counted and parse.tag[counted] in ("NNS", "NNPS"))


def _ends_dates(parse: Parse, context: _Context, first: int, before: str) -> bool:
    """ "May 28 and 31", "May 3 to 5": the last day of a range whose month stands before the first."""
    return (
        before in ("and", "to", "or", "through", "until")
        and _word(parse, first, first - 2).isdigit()
        and _word(parse, first, first - 3) in context.months
        and not _is_noun(parse, first, first + 1)
    )


def _is_address(parse: Parse, context: _Context, first: int, last: int, after: str) -> bool:
    """ "10 Mill Street", "the 1700 block"."""
    if after in ("block", "blk"):
        return True
    at = last
    while at < min(last + 4, len(parse)) and parse.block[at] == parse.block[first] and parse.tag[at] == "NNP":
        if at > last and parse.lower[at] in context.addresses:
            return True
        at += 1
    return False


def _is_age_of(parse: Parse, context: _Context, first: int, last: int, before: str) -> bool:
    """ "A man of 34", "the girl of nine": the age of one person, and no number of people."""
    if (
        before != "of"
        or _word(parse, first, first - 2) not in context.aged
        or parse.tag[first - 2] not in ("NN", "NNP")
    ):
        return False
    return not _is_noun(parse, first, last) or parse.tag[last].startswith(("JJ", "VB"))


def _is_age(parse: Parse, context: _Context, first: int, last: int, before: str, after: str) -> bool:
    """ "Ana Miro, 42, said", "(42)", "boy, 7, hurt in crash": an age in apposition to a person."""
    word = parse.lower[first]
    if last != first + 1 or not word.isdigit() or not 0 < int(word) <= _OLDEST or first < 2:
        return False
    if _is_listed_age(parse, first):
        return True
    if before not in (",", "(") or after not in (",", ".", ")", ";", "", "and", "who", "—", "–"):
        return False
    named = first - 2
    if parse.block[named] != parse.block[first]:
        return False
    if parse.lower[named] in context.aged:
        return True
    return parse.tag[named] in ("NNP", "NNPS") or any(
        item.label == "PERSON" and item.last == first - 1 for item in parse.entities
    )


def _is_listed_age(parse: Parse, first: int) -> bool:
    """ "Two men, aged 22 and 45", "children aged 3, 7 and 9": an age behind others."""
    at = first - 1
    while at > 0 and (parse.text[at].isdigit() or parse.lower[at] in _BETWEEN_AGES):
        at -= 1
    return parse.block[at] == parse.block[first] and parse.lower[at] in ("aged", "ages", "age")


def _is_name(parse: Parse, context: _Context, first: int, last: int, before: str, after: str) -> bool:
    """ "Flight 370", "Boeing 737", "Su 35"; and figures inside the name of an organisation, a law or a product."""
    if before in context.designators and not _is_noun(parse, first, last):
        return True
    if before in context.designators and parse.text[first - 1][0].isupper() and not _starts_sentence(parse, first - 1):
        return True
    if last < len(parse) and parse.tag[last] == "NN" and _is_noun(parse, first, last) and _is_one_thing(parse, first):
        return True
    if (
        first
        and before
        and parse.tag[first - 1] in ("NNP", "NNPS")
        and parse.head[first] == first - 1
        and not _is_noun(parse, first, last)
    ):
        return True
    return _in_name(parse, first, last)


def _is_one_thing(parse: Parse, first: int) -> bool:
    """ "A Kestrel 139 drone": capitals after "a" or "an"; nobody counts 139 of one drone."""
    at = first - 1
    while at >= 0 and parse.text[at][0].isupper() and parse.block[at] == parse.block[first]:
        at -= 1
    return 0 <= at < first - 1 and parse.lower[at] in ("a", "an")


def _in_name(parse: Parse, first: int, last: int) -> bool:
    return any(
        item.label in _NAME_LABELS
        and item.first <= first
        and last <= item.last
        and item.last - item.first > last - first
        for item in parse.entities
        if item.first <= first < item.last
    )


def _is_code(parse: Parse, first: int, last: int, before: str, after: str, beyond: str) -> bool:
    """ "F-16", "3-1", telephone numbers: figures tied to letters or to other figures that make no range."""
    glued_before = bool(before) and parse.end[first - 1] == parse.start[first]
    if glued_before and before in _DASHES:
        return True
    if glued_before and before in ("+", "#", "№", "@", ".", ":"):
        return True
    glued_after = bool(after) and parse.start[last] == parse.end[last - 1]
    if glued_after and after in _DASHES and (beyond[:1].isdigit() or beyond in CARDINALS):
        return True
    if glued_after and (after in ("/", ":", "@") or after in _CALIBRES):
        return True
    return before[:1].isdigit() or (after[:1].isdigit() and not parse.tag[last].startswith("NN"))


def _one_is_no_number(parse: Parse, first: int, last: int, after: str) -> bool:
    """ "One another", "one day", "no one", "this one", "one of the worst": a pronoun or an idiom, no count."""
    if last != first + 1:
        return False
    before = _word(parse, first, first - 1)
    if parse.tag[first] != "CD" or after in ("another", "day", "thing", "way", "reason"):
        return True
    if before in ("the", "this", "that", "which", "each", "every", "no", "any", "a", "only"):
        return not _is_noun(parse, first, last)
    if after == "of":
        # "one of the largest": a rank, no count.
        return any(parse.tag[at] in ("JJS", "RBS") for at in range(last, min(last + 5, len(parse))))
    return False
