"""Spans as tags a word (outside, begin, inside, end, single), and the likeliest well-formed row of tags."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["TAGS", "best_tags", "spans_of"]

TAGS = 5
_OUTSIDE, _BEGIN, _INSIDE, _END, _SINGLE = range(TAGS)
# By tag: goes on with a span that the word before left open; leaves one open to the word after.
_GOES_ON = np.array([False, False, True, True, False])
_LEAVES_OPEN = np.array([False, True, True, False, False])


def best_tags(scores: NDArray[Any]) -> NDArray[np.int64]:
    """The row of tags with the highest sum of scores among those in which every span begins and ends.

    scores: (words, TAGS), log-probabilities or anything that differs from them by a constant a word.
    """
    if not len(scores):
        return np.zeros(0, dtype=np.int64)
    tags: NDArray[np.int64] = scores.argmax(axis=1)
    going, leaving = _GOES_ON[tags], _LEAVES_OPEN[tags]
    # Where each word's likeliest tag goes with its neighbours', no other row can have a higher sum.
    if not going[0] and not leaving[-1] and np.array_equal(going[1:], leaving[:-1]):
        return tags
    return np.asarray(_best_path(scores.tolist()), dtype=np.int64)


def _best_path(scores: list[list[float]]) -> list[int]:
    """Viterbi's algorithm. What may follow a tag hangs on one thing alone: whether it leaves a span open."""
    closed, opened = 0.0, -math.inf
    # For each word the best tag that leaves no span open, and the best that does.
    steps: list[tuple[int, int]] = []
    for outside, begin, inside, end, single in scores:
        shut, by = (single, _SINGLE) if single > outside else (outside, _OUTSIDE)
        stays, ends = closed + shut, opened + end
        begins, runs = closed + begin, opened + inside
        steps.append((_END if ends > stays else by, _INSIDE if runs > begins else _BEGIN))
        closed, opened = max(stays, ends), max(begins, runs)
    tags: list[int] = []
    is_open = False
    for step in reversed(steps):
        tag = step[is_open]
        tags.append(tag)
        is_open = tag in (_INSIDE, _END)
    return tags[::-1]


def spans_of(tags: NDArray[np.int64]) -> list[tuple[int, int]]:
    """The spans (first, last exclusive) of a well-formed row of tags."""
    found: list[tuple[int, int]] = []
    first = 0
    for at, tag in enumerate(tags.tolist()):
        if tag in (_BEGIN, _SINGLE):
            first = at
        if tag in (_END, _SINGLE):
            found.append((first, at + 1))
    return found
