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
from typing import Any

from firsthand.data import load_table
from firsthand.linking.dates import Days, days_of
from firsthand.linking.names import fold_name, is_generic
from firsthand.linking.wording import Vector, Wording, vector_of
from firsthand.model import Mention, PlaceMention, Report, Span, TimeExpression

__all__ = ["Sentence", "Signs", "Standing", "sentences_of", "signs_of", "standing_of"]

_ROLES = frozenset({"heading", "paragraph", "caption", "correction", "note"})
# The end of a sentence, its closing marks, and the space before a capital, a digit or an opening mark.
_END = re.compile(r"(?<=[.!?…])[”\"’»)\]]*\s+(?=[\"“„«(\[]?[A-ZÀ-ÖØ-Þ0-9])|\n+")
# Letters of a word for a deed that stay in its other forms: "collapse", "collapsing".
_STEM = 5
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_DIGITS_AT_MOST = 6
# Signs that narrow down which happening is meant.
_TELLING = frozenset({"place", "name", "target", "toll", "day"})
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
                found.append(_sentence(Span(start=start, end=end), wording.words[first:last], named))
            start = end
    return tuple(found)


def _sentence(span: Span, words: Sequence[str], days: Iterable[Days]) -> Sentence:
    numbers: dict[str, int] = load_table("linking/reuse.toml")["numbers"]
    counted = (numbers.get(word) or _number(word) for word in words)
    return Sentence(
        span=span,
        words=vector_of(words),
        tokens=frozenset(words) | {word.removesuffix("'s") for word in words},
        stems=_stems(words),
        numbers=frozenset(number for number in counted if number),
        days=frozenset(held for held in days if held[1] - held[0] <= 1),
    )


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
    told: Signs, sentences: Sequence[Sentence], weights: Mapping[str, Any], taken: Sequence[Span] = ()
) -> Standing | None:
    """The sentence, alone or with a neighbour, that weighs most as one on what has these signs; None where none has.

    taken: triggers of other happenings; a sentence that holds one is theirs.
    """
    if taken:
        sentences = [one for one in sentences if not any(one.span.start <= at.start < one.span.end for at in taken)]
    best: Standing | None = None
    most = 0.0
    for at, sentence in enumerate(sentences):
        alone = _given(told, (sentence,))
        if not alone:
            continue
        weight = _weigh(alone, weights)
        if weight > most:
            most, best = weight, Standing(span=sentence.span, signs=alone)
        for other in (sentences[at - 1] if at else None, sentences[at + 1] if at + 1 < len(sentences) else None):
            if other is None:
                continue
            both = _given(told, (sentence, other))
            weight = _weigh(both, weights) - weights["two_sentences"]
            if weight > most:
                first, last = sorted((sentence.span, other.span))
                most, best = weight, Standing(span=Span(start=first.start, end=last.end), signs=both)
    return best


def _weigh(signs: Mapping[str, tuple[float, str]], weights: Mapping[str, Any]) -> float:
    return math.fsum(weights[f"in_{name}"] * value for name, (value, _) in signs.items())


def _given(told: Signs, parts: Sequence[Sentence]) -> dict[str, tuple[float, str]]:
    settings = load_table("linking/speaking.toml")["passing"]
    tokens = frozenset().union(*(part.tokens for part in parts))
    found: dict[str, tuple[float, str]] = {}
    for sign, names in (("place", told.places), ("name", told.names), ("target", told.targets)):
        hit = [name for name, held in names if held <= tokens]
        if hit:
            found[sign] = 1.0, hit[0]
    if "target" not in found and (heads := told.heads & tokens):
        found["head"] = 1.0, min(heads)
    if tolls := told.tolls.intersection(frozenset().union(*(part.numbers for part in parts))):
        most = max(tolls)
        found["toll"] = (1.0 if most >= settings["rare_toll"] else settings["low_toll"]), str(most)
    days = [day for part in parts for day in part.days]
    if any(one[0] <= two[1] and two[0] <= one[1] for one in told.days for two in days):
        found["day"] = 1.0, ""
    if deeds := told.deeds.intersection(frozenset().union(*(part.stems for part in parts))):
        found["deed"] = 1.0, min(deeds)
    if len(found) > 1 and len(telling := found.keys() & _TELLING) > 1:
        found["several"] = len(telling) - 1.0, ""
    words = told.words
    shared = [word for word in words.squares if any(word in part.words.squares for part in parts)]
    if shared and found:
        weight = math.fsum(sorted(words.squares[word] for word in shared))
        ranked = sorted(shared, key=lambda word: (-words.squares[word], word))
        found["words"] = min(1.0, weight / settings["mass"]), ", ".join(ranked[: settings["shown"]])
    return found
