"""From scores a word to the words that fill a role: who did it, to whom or what, with what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.extraction.encoder.pieces import Pieces
from firsthand.model import Span

__all__ = ["OUTSIDE", "Fill", "Occurrence", "find_fills"]

# The three scores that each word has for each role, in this order.
OUTSIDE, BEGINS, INSIDE = range(3)
_KEY = re.compile(r"\b(?:the|an?)\b|[^\w\s]")
_OCCURRENCES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One place where the words stand, as a span of the text and as words `first` to `last` (exclusive) of the pieces.

    score: from 0 to 1.
    """

    first: int
    last: int
    score: float
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """Words that fill a role somewhere in the text.

    score: of the likeliest place. occurrences: the likeliest places, best first. span: the first of all places.
    """

    role: str
    words: str
    score: float
    span: Span
    position: int
    occurrences: tuple[Occurrence, ...]


def find_fills(text: str, pieces: Pieces, scores: NDArray[Any], roles: tuple[str, ...], *, least: float) -> list[Fill]:
    """The fills of every role that score at least `least` somewhere, in order of the text.

    scores: (words, roles, 3) probabilities that a word stands outside a role's words, begins them, or goes on.
    The same words in several places are one fill.
    """
    found: list[Fill] = []
    for number, role in enumerate(roles):
        places: dict[str, list[Occurrence]] = {}
        for one in _occurrences(pieces, scores[:, number], least):
            key = " ".join(_KEY.sub(" ", text[one.span.start : one.span.end].lower()).split())
            if key:
                places.setdefault(key, []).append(one)
        for same in places.values():
            best = sorted(same, key=lambda one: -one.score)
            first = min(same, key=lambda one: one.first)
            found.append(
                Fill(
                    role=role,
                    words=text[first.span.start : first.span.end],
                    score=best[0].score,
                    span=first.span,
                    position=first.first,
                    occurrences=tuple(best[:_OCCURRENCES]),
                )
            )
    return sorted(found, key=lambda fill: (fill.span, fill.role))


def _occurrences(pieces: Pieces, scores: NDArray[Any], least: float) -> list[Occurrence]:
    found: list[Occurrence] = []
    at, size = 0, len(pieces)
    likely = np.flatnonzero(scores[:, BEGINS] >= least)
    for start in likely.tolist():
        if start < at or scores[start, BEGINS] < scores[start, INSIDE]:
            continue
        end = start + 1
        while end < size and scores[end, INSIDE] > max(scores[end, OUTSIDE], scores[end, BEGINS]):
            end += 1
        score = float(scores[start, BEGINS])
        if end > start + 1:
            score *= float(np.prod(1.0 - scores[start + 1 : end, OUTSIDE]) ** (1.0 / (end - start - 1)))
        span = Span(start=pieces.word_start[start], end=pieces.word_end[end - 1])
        found.append(Occurrence(first=start, last=end, score=score, span=span))
        at = end
    return found
