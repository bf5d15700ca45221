"""What the words around a number of people say of it: whether it may be a part only of those that others count, which
other numbers stand beside it, and whether two numbers of one report are set against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.dates import days_of
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Casualty, Span
from firsthand.model.sentences import sentence_bounds

__all__ = ["Surroundings", "are_contrasted", "number_of", "surroundings_of"]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NUMBER = re.compile(r"\b(?:\d[\d,]*|[^\W\d_]+(?:-[^\W\d_]+)?)\b")
_BEFORE, _AFTER = 4, 5
# Characters between two numbers that are set against each other.
_FARTHEST = 320
# Days: what lies so long before is another happening; a date wider than the other dates none.
_LONG_BEFORE, _LONGEST = 45, 31
_CLAUSE_ENDS = frozenset(",;:.–—()\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """part: the number may be a part of the people that others count. kind: the word for the people, empty where it
    may be anybody. aside: it counts others than the happening's people: those of a happening long before, or that
    none of somebody's own came to harm. here, near: other numbers of its sentence; of that and those beside it."""

    part: bool = False
    aside: bool = False
    kind: str = ""
    here: frozenset[int] = frozenset()
    near: frozenset[int] = frozenset()


def surroundings_of(casualty: Casualty, profile: Profile, dates: Sequence[str] = ()) -> Surroundings:
    """What the sentence around the number says of it. dates: EDTF values of the days of the happening."""
    text, span = profile.report.text, casualty.span
    sentences = _sentences(profile, span)
    at = next((index for index, (first, last) in enumerate(sentences) if first <= span.start < last), 0)
    first, last = sentences[at]
    own = (casualty.low, casualty.high)
    here = frozenset(_numbers(profile, first, span.start)) | frozenset(_numbers(profile, span.end, last))
    beside = (*sentences[max(0, at - 1) : at], *sentences[at + 1 : at + 2])
    near = here | frozenset(number for one, two in beside for number in _numbers(profile, one, two))
    some = casualty.low > 0  # none at all is no part of some, whoever they are
    return Surroundings(
        part=some and (casualty.added or _is_part(text, span, first, last)),
        aside=_is_recalled(profile, first, last, dates) or (not some and _of_their_own(text, span, first, last)),
        kind=_kind(text, span) if some else "",
        here=here - set(own),
        near=near - set(own),
    )


def are_contrasted(one: Span, two: Span, profile: Profile) -> bool:
    """True where the words between the two numbers set one against the other, and tell of no growth."""
    first, second = sorted((one, two))
    if second.start - first.end > _FARTHEST or second.start <= first.end:
        return False
    text = profile.report.text
    begin = max((start for start, end in _sentences(profile, first) if start <= first.start < end), default=first.start)
    words = f" {_folded(text[begin : second.end])} "
    table = load_table("linking/counts.toml")["contrast"]
    if _has(words, table["grown"]):
        return False
    between = f" {_folded(text[first.end : second.start])} "
    if _has(between, table["words"]):
        return True
    end = max((end for start, end in _sentences(profile, second) if start <= second.start < end), default=second.end)
    return _has(f" {_folded(text[begin:end])} ", table["counting"])


def number_of(word: str) -> int | None:
    """The number that a word or figure tells, None for any other word."""
    plain = word.replace(",", "")
    if plain.isdigit():
        return int(plain)
    cardinals = load_table("numbers/words.toml")["cardinals"]
    tens, _, ones = word.casefold().partition("-")
    if tens not in cardinals or (ones and ones not in cardinals):
        return None
    return int(cardinals[tens]) + (int(cardinals[ones]) if ones else 0)


def _sentences(profile: Profile, span: Span) -> list[tuple[int, int]]:
    """The sentences of the block that holds the span."""
    text = profile.report.text
    start, end = next(
        (
            (block.span.start, block.span.end)
            for block in profile.report.blocks
            if block.span.start <= span.start < block.span.end
        ),
        (0, len(text)),
    )
    return sentence_bounds(text, start, end) or [(start, end)]


def _is_part(text: str, span: Span, first: int, last: int) -> bool:
    table = _table()
    sentence = f" {_folded(text[first:last])} "
    if _has(sentence, table["so_far"]):
        return True
    before = _clause_before(text, first, span.start)
    after = _clause_after(text, span.end, last)
    own = _folded(text[span.start : span.end]).split()
    beside = f" {' '.join((*before[-_BEFORE:], *own, *after[:_AFTER]))} "
    if _has(beside, table["received"]) or _has(beside, table["severity"]):
        return True
    if _has(f" {' '.join((*own, *after[:2]))} ", table["bodies"]):
        return True
    if _has(f" {' '.join((*own, *after[:2]))} ", table["share"]) or _has(
        f" {' '.join(before[-_BEFORE:])} ", table["before_share"]
    ):
        return True
    return _names_people(text, span, first, last)


def _is_recalled(profile: Profile, first: int, last: int, dates: Sequence[str]) -> bool:
    """True where every day that the sentence names lies weeks before the happening, or before the report of it."""
    told = [
        days
        for time in profile.document.extraction.times
        if first <= time.span.start < last and time.kind == "date" and (days := days_of(time.value)) is not None
    ]
    began = [days[0] for value in dates if (days := days_of(value)) is not None and days[1] - days[0] <= _LONGEST]
    since = min(began, default=None if profile.published is None else profile.published[0])
    return bool(told) and since is not None and all(days[1] < since - _LONG_BEFORE for days in told)


def _of_their_own(text: str, span: Span, first: int, last: int) -> bool:
    """ "No injuries to our personnel", "none of its members had died": no word on anybody else."""
    after = f" {' '.join(_clause_after(text, span.end, last)[:6])} "
    return _has(after, _table()["own"]) or _has(f" {_folded(text[first:last])} ", _table()["own_people"])


def _names_people(text: str, span: Span, first: int, last: int) -> bool:
    """ "Three Sennari tourists": a name among the words for the people says which of them, but in a headline whose
    words are all written so."""
    inside = [found.group() for found in _WORD.finditer(text, span.start, span.end)]
    named = [word for word in inside[1:] if word[:1].isupper() and number_of(word) is None]
    if not named:
        return False
    others = [found.group() for found in _WORD.finditer(text, first, last) if len(found.group()) > 3]
    return sum(word[:1].islower() for word in others) * 2 > len(others)


def _kind(text: str, span: Span) -> str:
    """The last word of the number's phrase, where it says who the people are."""
    words = _folded(text[span.start : span.end]).split()
    if len(words) < 2 or number_of(words[-1]) is not None or words[-1] in _table()["anybody"]:
        return ""
    return words[-1]


def _clause_before(text: str, first: int, start: int) -> list[str]:
    at = max((index for index in range(first, start) if text[index] in _CLAUSE_ENDS), default=first - 1) + 1
    return _folded(text[at:start]).split()


def _clause_after(text: str, end: int, last: int) -> list[str]:
    at = min((index for index in range(end, last) if text[index] in _CLAUSE_ENDS), default=last)
    return _folded(text[end:at]).split()


def _numbers(profile: Profile, first: int, last: int) -> Iterator[int]:
    """The numbers in a stretch of the text that tell no time and measure nothing."""
    text = profile.report.text
    units = frozenset(_table()["units"])
    for found in _NUMBER.finditer(text, first, last):
        number = number_of(found.group())
        if number is None or any(
            time.span.start <= found.start() < time.span.end for time in profile.document.extraction.times
        ):
            continue
        after = _folded(text[found.end() : found.end() + 24]).split()
        if not after or (after[0] not in units and after[0].removesuffix("s") not in units):
            yield number


def _has(words: str, marks: list[str]) -> bool:
    return any(f" {mark} " in words for mark in marks)


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


@cache
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = load_table("linking/counts.toml")["part"]
    return found
