"""Spans as tags a word (outside, begin, inside, end, single), and the likeliest well-formed row of tags."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["TAGS", "best_tags", "spans_of"]

TAGS = 5
_OUTSIDE, _BEGIN, _INSIDE, _END, _SINGLE = range(TAGS)
# Which tag may follow which: a span begins once, runs on, and ends.
_FOLLOWS = {
    _OUTSIDE: (_OUTSIDE, _BEGIN, _SINGLE),
    _BEGIN: (_INSIDE, _END),
    _INSIDE: (_INSIDE, _END),
    _END: (_OUTSIDE, _BEGIN, _SINGLE),
    _SINGLE: (_OUTSIDE, _BEGIN, _SINGLE),
}
_STEP = np.full((TAGS, TAGS), -np.inf, dtype=np.float32)
for _before, _afters in _FOLLOWS.items():
    _STEP[_before, list(_afters)] = 0.0
_STEP.setflags(write=False)


def best_tags(scores: NDArray[Any]) -> NDArray[np.int64]:
    """The row of tags with the highest sum of log-probabilities among those in which every span begins and ends.

    scores: (words, TAGS). Viterbi's algorithm.
    """
    count = len(scores)
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    reached = scores[0].astype(np.float32).copy()
    reached[[_INSIDE, _END]] = -np.inf
    came = np.zeros((count, TAGS), dtype=np.int64)
    for at in range(1, count):
        ways = reached[:, None] + _STEP
        came[at] = ways.argmax(axis=0)
        reached = ways[came[at], np.arange(TAGS)] + scores[at]
    reached[[_BEGIN, _INSIDE]] = -np.inf
    found = np.zeros(count, dtype=np.int64)
    found[-1] = int(reached.argmax())
    for at in range(count - 1, 0, -1):
        found[at - 1] = came[at, found[at]]
    return found


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
