"""Where a report speaks of a happening that another tells: the sentence that has most of what identifies it.

A happening told in passing, or under another kind of deed, shares with its other tellings no mention to compare, but a
sentence: the place, the day, a number of dead, a name, the words for what was done.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.dates import Days, days_of
from firsthand.linking.profiles.names import fold_name, is_generic
from firsthand.linking.profiles.wording import Vector, Wording, vector_of
from firsthand.model import Mention, PlaceMention, Report, Span, TimeExpression

__all__ = ["Sentence", "Signs", "Standing", "joined", "may_stand", "sentences_of", "signs_of", "standing_of"]

_ROLES = frozenset({"heading", "paragraph", "caption", "correction", "note"})
# The end of a sentence, its closing marks, and the space before a capital, a digit or an opening mark.
_END = re.compile(r"(?<=[.!?…])[”\"’»)\]]*\s+(?=[\"“„«(\[]?[A-ZÀ-ÖØ-Þ0-9])|\n+")
# Letters of a word for a deed that stay in its other forms: "collapse", "collapsing".
_STEM = 5
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_DIGITS_AT_MOST = 6
_TENS = range(20, 100, 10)
Named = tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What of a happening a sentence of another report may hold. places, names, targets: each with its words. tolls:
    exact numbers of people. days: those told to a day or two. deeds: stems of the words that tell of it. words: the
    telling words of the sentences in which these stand."""

    places: Named
    names: Named
    targets: Named
    heads: frozenset[str]
    tolls: frozenset[int]
    days: tuple[Days, ...]
    deeds: frozenset[str]
    words: Vector


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence as what it may identify. words: its telling words. tokens, numbers, stems: of all its words."""

    span: Span
    words: Vector
    tokens: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[int]
    days: frozenset[Days]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What of a happening stands in the sentences of a report that have most of it: how far, and the words, by sign."""

    span: Span
    signs: Mapping[str, tuple[float, str]]


def sentences_of(report: Report, wording: Wording, times: Iterable[TimeExpression]) -> tuple[Sentence, ...]:
    """The sentences of a report's readable blocks, in order."""
    dated = sorted((time.span.start, days) for time in times if (days := days_of(time.value)) is not None)
    starts = [start for start, _ in dated]
    numbers = _number_words(report.language or "")
    found = []
    for block in report.blocks:
        if block.role not in _ROLES or block.duplicate_of is not None:
            continue
        start = block.span.start
        ends = [match.end() for match in _END.finditer(report.text, block.span.start, block.span.end)]
        for end in (*ends, block.span.end):
            first, last = bisect_left(wording.starts, start), bisect_left(wording.starts, end)
            if last > first:
                named = [held for _, held in dated[bisect_left(starts, start) : bisect_left(starts, end)]]
                found.append(_sentence(Span(start=start, end=end), wording.words[first:last], named, numbers))
            start = end
    return tuple(found)


def _sentence(span: Span, words: Sequence[str], days: Iterable[Days], numbers: Mapping[str, int]) -> Sentence:
    counted = [numbers.get(word) or _number(word) for word in words]
    # "Thirty-one" is two words.
    counted += [tens + ones for tens, ones in pairwise(counted) if tens in _TENS and 0 < ones < 10]
    return Sentence(
        span=span,
        words=vector_of(words),
        tokens=frozenset(words) | {word.removesuffix("'s") for word in words},
        stems=_stems(words),
        numbers=frozenset(number for number in counted if number),
        days=frozenset(held for held in days if held[1] - held[0] <= 1),
    )


@cache
def _number_words(language: str) -> dict[str, int]:
    table: dict[str, Any] = load_table("linking/outlines.toml")["numbers"]
    found: dict[str, int] | None = table["languages"].get(language[:2])
    return {**load_table("linking/reuse.toml")["numbers"], **table["more"]} if found is None else found


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= _DIGITS_AT_MOST else 0


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words if _LETTERS.fullmatch(word))


def signs_of(
    mention: Mention,
    report: Report,
    sentences: Iterable[Sentence],
    *,
    places: Iterable[PlaceMention],
    names: Iterable[str],
    targets: Mapping[str, str],
    days: Iterable[Days],
    tolls: Iterable[tuple[str, int, int | None, str]],
) -> Signs:
    """What of a mention may stand in a sentence of another report."""
    triggers = (mention.trigger, *mention.triggers)
    held = (one for one in sentences if any(one.span.start <= span.start < one.span.end for span in triggers))
    squares = {word: square for one in held for word, square in one.words.squares.items()}
    told = {word for span in triggers for word in report.quote(span).casefold().split()}
    return Signs(
        places=_named(fold_name(place.name) for place in places),
        names=_named(names),
        targets=_named(key for key, name in targets.items() if any(part[:1].isupper() for part in name.split())),
        heads=frozenset(head for key in targets if key and not is_generic(head := key.split()[-1])),
        tolls=frozenset(low for outcome, low, high, _ in tolls if low > 1 and low == high),
        days=tuple(held for held in days if held[1] - held[0] <= 1),
        deeds=_stems(told),
        words=Vector(squares=squares, length=math.sqrt(math.fsum(squares.values()))),
    )


def _named(names: Iterable[str]) -> Named:
    return tuple((name, frozenset(name.split())) for name in sorted(set(names)) if name)


def standing_of(
    told: Signs,
    sentences: Sequence[Sentence],
    weights: Mapping[str, Any],
    taken: Sequence[int] = (),
    whole: Sentence | None = None,
) -> Standing | None:
    """The sentence, alone or with the next one, that weighs most as one on what has these signs; None where none has.

    taken: where words tell of other happenings, in order; a sentence that holds one is theirs. whole: all sentences as
    one (`joined`): signs that stand nowhere need not be looked for in each.
    """
    if whole is not None:
        told = _possible(told, whole)
        if not _has_any(told):
            return None
    best: Standing | None = None
    most = 0.0
    before: _Given | None = None
    for sentence in sentences:
        given = None if _holds(sentence, taken) else _given(told, sentence)
        pair = _both(before, given) if before is not None and given is not None else None
        for found, lost in ((given, 0.0), (pair, weights["two_sentences"])):
            if found is None:
                continue
            signs = _signs(told, found)
            weight = math.fsum(weights[f"in_{name}"] * value for name, (value, _) in signs.items()) - lost
            if weight > most:
                most, best = weight, Standing(span=found.span, signs=signs)
        before = given
    return best


def joined(sentences: Sequence[Sentence]) -> Sentence | None:
    """Several sentences as one, without its telling words; None of none."""
    if not sentences:
        return None
    return Sentence(
        span=Span(start=sentences[0].span.start, end=sentences[-1].span.end),
        words=Vector(squares={}, length=0.0),
        tokens=frozenset().union(*(one.tokens for one in sentences)),
        stems=frozenset().union(*(one.stems for one in sentences)),
        numbers=frozenset().union(*(one.numbers for one in sentences)),
        days=frozenset().union(*(one.days for one in sentences)),
    )


def may_stand(told: Signs, whole: Sentence | None) -> bool:
    """False where `standing_of` finds nothing in the sentences that are joined in `whole`, whatever is taken."""
    return whole is not None and _has_any(_possible(told, whole))


def _has_any(told: Signs) -> bool:
    return bool(told.places or told.names or told.targets or told.heads or told.deeds or told.days or told.tolls)


def _possible(told: Signs, whole: Sentence) -> Signs:
    """The signs that some sentence may hold."""
    tokens = whole.tokens
    return Signs(
        places=tuple(item for item in told.places if item[1] <= tokens),
        names=tuple(item for item in told.names if item[1] <= tokens),
        targets=tuple(item for item in told.targets if item[1] <= tokens),
        heads=told.heads & tokens,
        tolls=told.tolls & whole.numbers,
        days=tuple(one for one in told.days if any(one[0] <= two[1] and two[0] <= one[1] for two in whole.days)),
        deeds=told.deeds & whole.stems,
        words=told.words,
    )


def _holds(sentence: Sentence, places: Sequence[int]) -> bool:
    at = bisect_left(places, sentence.span.start)
    return at < len(places) and places[at] < sentence.span.end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """The signs that one sentence or two have, each with the first of its words; the telling words that they share."""

    span: Span
    words: Mapping[str, str]
    tolls: frozenset[int]
    shared: frozenset[str]


def _given(told: Signs, sentence: Sentence) -> _Given | None:
    tokens = sentence.tokens
    words: dict[str, str] = {}
    for sign, names in (("place", told.places), ("name", told.names), ("target", told.targets)):
        hit = next((name for name, held in names if held <= tokens), None)
        if hit is not None:
            words[sign] = hit
    if not told.heads.isdisjoint(tokens):
        words["head"] = min(told.heads & tokens)
    if not told.deeds.isdisjoint(sentence.stems):
        words["deed"] = min(told.deeds & sentence.stems)
    if sentence.days and any(one[0] <= two[1] and two[0] <= one[1] for one in told.days for two in sentence.days):
        words["day"] = ""
    tolls = told.tolls & sentence.numbers
    if not words and not tolls:
        return None
    shared = frozenset(told.words.squares.keys() & sentence.words.squares.keys())
    return _Given(span=sentence.span, words=words, tolls=tolls, shared=shared)


def _both(one: _Given, two: _Given) -> _Given:
    return _Given(
        span=Span(start=one.span.start, end=two.span.end),
        words={**two.words, **one.words},
        tolls=one.tolls | two.tolls,
        shared=one.shared | two.shared,
    )


def _signs(told: Signs, given: _Given) -> dict[str, tuple[float, str]]:
    """How far each sign is given, with the words that give it."""
    settings = load_table("linking/speaking.toml")["passing"]
    found = {sign: (1.0, words) for sign, words in given.words.items() if sign != "head" or "target" not in given.words}
    if given.tolls:
        most = max(given.tolls)
        found["toll"] = (1.0 if most >= settings["rare_toll"] else settings["low_toll"]), str(most)
    if given.shared:
        squares = told.words.squares
        weight = math.fsum(sorted(squares[word] for word in given.shared))
        ranked = sorted(given.shared, key=lambda word: (-squares[word], word))
        found["words"] = min(1.0, weight / settings["mass"]), ", ".join(ranked[: settings["shown"]])
    return found
