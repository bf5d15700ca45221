"""Where a report speaks of a happening that another tells: the sentence that has most of what identifies it.

A happening told in passing, or under another kind of deed, shares with its other tellings no mention to compare, but a
sentence: the place, the day, a number of dead, a name, the words for what was done.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.dates import Days
from firsthand.linking.profiles.names import fold_name, is_generic
from firsthand.linking.profiles.sentences import Sentence, Sentences, stem_of
from firsthand.linking.profiles.wording import Vector
from firsthand.model import Mention, PlaceMention, Report, Span

__all__ = ["Held", "Signs", "Standing", "held_in", "signs_of", "standing_of"]

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
class Standing:
    """What of a happening stands in the sentences of a report that have most of it: how far, and the words, by sign."""

    span: Span
    signs: Mapping[str, tuple[float, str]]


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
        deeds=frozenset(stem for word in told if (stem := stem_of(word))),
        words=Vector(squares=squares, length=math.sqrt(math.fsum(squares.values()))),
    )


def _named(names: Iterable[str]) -> Named:
    return tuple((name, frozenset(name.split())) for name in sorted(set(names)) if name)


def standing_of(
    told: Signs, sentences: Sentences, weights: Mapping[str, Any], taken: Sequence[int] = (), held: Held | None = None
) -> Standing | None:
    """The sentence, alone or with the next one, that weighs most as one on what has these signs; None where none has.

    taken: where words tell of other happenings, in order; a sentence that holds one is theirs. held: where the signs
    stand in these sentences, where that is known already.
    """
    held = held or held_in(told, sentences)
    if held is None:
        return None
    free = held.anywhere & ~sentences.holding(taken) if taken else held.anywhere
    best: _Given | None = None
    most = 0.0
    before: _Given | None = None
    while free:
        number = (free & -free).bit_length() - 1
        free &= free - 1
        given = _given(told, held, number, sentences)
        found = [(given, 0.0)]
        if before is not None and before.last == number - 1:
            found.append((_both(before, given), weights["two_sentences"]))
        for one, lost in found:
            weight = math.fsum(weights[f"in_{name}"] * value for name, value in _values(told, one)) - lost
            if weight > most:
                most, best = weight, one
        before = given
    if best is None:
        return None
    span = Span(start=sentences[best.first].span.start, end=sentences[best.last].span.end)
    return Standing(span=span, signs=_signs(told, best))


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Where the signs of a happening stand in a report. Sentences are bits, the first one the lowest. words: by sign,
    each that stands somewhere, in the order in which the first of a sentence is shown. tolls: from the highest."""

    words: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    tolls: tuple[tuple[int, int], ...]
    days: int
    anywhere: int

    def most(self, told: Signs, sentences: Sentences, weights: Mapping[str, Any]) -> float:
        """What `standing_of` can weigh at most."""
        found = [weights[f"in_{sign}"] for sign, _ in self.words]
        if self.tolls:
            found.append(weights["in_toll"])
        if self.days:
            found.append(weights["in_day"])
        tokens, squares = sentences.tokens, told.words.squares
        shared = math.fsum(square for word, square in squares.items() if word in tokens)
        found.append(weights["in_words"] * min(1.0, shared / _settings()["mass"]))
        return math.fsum(weight for weight in found if weight > 0)


def held_in(told: Signs, sentences: Sentences) -> Held | None:
    """Where these signs stand; None where none of them does, so that `standing_of` finds nothing, whatever is taken."""
    tokens, stems = sentences.tokens, sentences.stems
    words = []
    anywhere = 0
    for sign, names in (("place", told.places), ("name", told.names), ("target", told.targets)):
        found = []
        for name, parts in names:
            at = -1
            for part in parts:
                at &= tokens.get(part, 0)
                if not at:
                    break
            else:
                found.append((name, at))
                anywhere |= at
        if found:
            words.append((sign, tuple(found)))
    for sign, known, index in (("head", told.heads, tokens), ("deed", told.deeds, stems)):
        single = sorted((word, at) for word in known if (at := index.get(word, 0)))
        if single:
            words.append((sign, tuple(single)))
            for _, at in single:
                anywhere |= at
    tolls = []
    for toll in told.tolls:
        if at := sentences.numbers.get(toll, 0):
            tolls.append((toll, at))
            anywhere |= at
    days = 0
    for first, last in told.days:
        for (start, end), at in sentences.days:
            if first <= end and start <= last:
                days |= at
    anywhere |= days
    if not anywhere:
        return None
    return Held(words=tuple(words), tolls=tuple(sorted(tolls, reverse=True)), days=days, anywhere=anywhere)


@dataclass(frozen=True, slots=True)
class _Given:
    """The signs that one sentence or two (`first` to `last`) have, each with the first of its words; the highest toll;
    the telling words that they share."""

    first: int
    last: int
    words: Mapping[str, str]
    toll: int
    shared: Set[str]


def _given(told: Signs, held: Held, number: int, sentences: Sentences) -> _Given:
    bit = 1 << number
    words: dict[str, str] = {}
    for sign, found in held.words:
        for word, at in found:
            if at & bit:
                words[sign] = word
                break
    if held.days & bit:
        words["day"] = ""
    toll = next((toll for toll, at in held.tolls if at & bit), 0)
    shared = told.words.squares.keys() & sentences[number].words.squares.keys()
    return _Given(number, number, words, toll, shared)


def _both(one: _Given, two: _Given) -> _Given:
    return _Given(one.first, two.last, {**two.words, **one.words}, max(one.toll, two.toll), one.shared | two.shared)


def _values(told: Signs, given: _Given) -> Iterator[tuple[str, float]]:
    """How far each sign is given."""
    settings = _settings()
    for sign in given.words:
        if sign != "head" or "target" not in given.words:
            yield sign, 1.0
    if given.toll:
        yield "toll", 1.0 if given.toll >= settings["rare_toll"] else settings["low_toll"]
    if given.shared:
        squares = told.words.squares
        yield "words", min(1.0, math.fsum(squares[word] for word in given.shared) / settings["mass"])


def _signs(told: Signs, given: _Given) -> dict[str, tuple[float, str]]:
    """How far each sign is given, with the words that give it."""
    squares = told.words.squares
    ranked = sorted(given.shared, key=lambda word: (-squares[word], word))
    words = {**given.words, "toll": str(given.toll), "words": ", ".join(ranked[: _settings()["shown"]])}
    return {sign: (value, words[sign]) for sign, value in _values(told, given)}


@cache
def _settings() -> dict[str, Any]:
    found: dict[str, Any] = load_table("linking/speaking.toml")["passing"]
    return found
