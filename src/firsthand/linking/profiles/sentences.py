"""The sentences of a report and where in them each word, number and day stands."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.dates import Days, days_of
from firsthand.linking.profiles.wording import Vector, Wording, vector_of
from firsthand.model import Report, Span, TimeExpression

__all__ = ["Sentence", "Sentences", "sentences_of", "stem_of"]

_ROLES = frozenset({"heading", "paragraph", "caption", "correction", "note"})
# The end of a sentence, its closing marks, and the space before a capital, a digit or an opening mark.
_END = re.compile(r"(?<=[.!?…])[”\"’»)\]]*\s+(?=[\"“„«(\[]?[A-ZÀ-ÖØ-Þ0-9])|\n+")
# Letters of a word for a deed that stay in its other forms: "collapse", "collapsing".
_STEM = 5
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_DIGITS_AT_MOST = 6
_TENS = range(20, 100, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence. words: its telling words."""

    span: Span
    words: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """The sentences of a report in order, with an index of what they may identify.

    tokens, stems, numbers, days: of all words, where they stand; sentences are bits of an integer, the first one the
    lowest, so that one look tells all sentences of a sign and most signs are found to stand nowhere.
    """

    each: tuple[Sentence, ...]
    tokens: Mapping[str, int]
    stems: Mapping[str, int]
    numbers: Mapping[int, int]
    days: tuple[tuple[Days, int], ...]

    def __len__(self) -> int:
        return len(self.each)

    def __getitem__(self, number: int) -> Sentence:
        return self.each[number]

    def __iter__(self) -> Iterator[Sentence]:
        return iter(self.each)

    def holding(self, places: Iterable[int]) -> int:
        """The sentences, as bits, in which something stands at one of these offsets."""
        found = 0
        for place in places:
            number = bisect_left(self.each, place + 1, key=lambda one: one.span.start) - 1
            if number >= 0 and place < self.each[number].span.end:
                found |= 1 << number
        return found


def sentences_of(report: Report, wording: Wording, times: Iterable[TimeExpression]) -> Sentences:
    """The sentences of a report's readable blocks."""
    dated = sorted((time.span.start, days) for time in times if (days := days_of(time.value)) is not None)
    starts = [start for start, _ in dated]
    numbers = _number_words(report.language or "")
    each: list[Sentence] = []
    tokens: dict[str, int] = {}
    counted: dict[int, int] = {}
    dated_in: dict[tuple[int, int], int] = {}
    for block in report.blocks:
        if block.role not in _ROLES or block.duplicate_of is not None:
            continue
        start = block.span.start
        ends = [match.end() for match in _END.finditer(report.text, block.span.start, block.span.end)]
        for end in (*ends, block.span.end):
            first, last = bisect_left(wording.starts, start), bisect_left(wording.starts, end)
            if last > first:
                bit = 1 << len(each)
                words = wording.words[first:last]
                each.append(Sentence(span=Span(start=start, end=end), words=vector_of(words)))
                for word in words:
                    tokens[word] = tokens.get(word, 0) | bit
                for number in _numbers_in(words, numbers):
                    counted[number] = counted.get(number, 0) | bit
                for _, held in dated[bisect_left(starts, start) : bisect_left(starts, end)]:
                    if held[1] - held[0] <= 1:
                        dated_in[held] = dated_in.get(held, 0) | bit
            start = end
    stems: dict[str, int] = {}
    for word, at in [*tokens.items()]:
        if stem := stem_of(word):
            stems[stem] = stems.get(stem, 0) | at
        if word.endswith("'s"):
            owner = sys.intern(word.removesuffix("'s"))
            tokens[owner] = tokens.get(owner, 0) | at
    return Sentences(
        each=tuple(each), tokens=tokens, stems=stems, numbers=counted, days=tuple(sorted(dated_in.items()))
    )


def stem_of(word: str) -> str:
    """The letters of a word that stay in its other forms; empty for short words and numbers."""
    return sys.intern(word[:_STEM]) if _LETTERS.fullmatch(word) else ""


def _numbers_in(words: Sequence[str], numbers: Mapping[str, int]) -> set[int]:
    counted = [numbers.get(word) or _number(word) for word in words]
    # "Thirty-one" is two words.
    counted += [tens + ones for tens, ones in pairwise(counted) if tens in _TENS and 0 < ones < 10]
    return {number for number in counted if number}


@cache
def _number_words(language: str) -> dict[str, int]:
    table: dict[str, Any] = load_table("linking/outlines.toml")["numbers"]
    found: dict[str, int] | None = table["languages"].get(language[:2])
    return {**load_table("linking/reuse.toml")["numbers"], **table["more"]} if found is None else found


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= _DIGITS_AT_MOST else 0
