"""Windows as the arrays that the encoder takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.extraction.encoder.pieces import Pieces, Splitter, Window

__all__ = ["Feed", "best_view", "feed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Windows padded to the longest of them.

    ids, mask, shapes: (windows, pieces), with the marks that open and close a window. first: (windows, words) the place
    of each word's first piece in its window. words: which of these words there are.
    """

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    shapes: NDArray[np.int64]
    first: NDArray[np.int64]
    words: NDArray[np.bool_]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """By the names that the graphs give their inputs."""
        return {"ids": self.ids, "mask": self.mask, "shapes": self.shapes, "first": self.first}


def feed(items: Sequence[tuple[Pieces, Window]], split: Splitter) -> Feed:
    """The arrays of these windows, in this order."""
    sizes = [pieces.size(window) + 2 for pieces, window in items]
    counts = [window.last - window.first for _, window in items]
    ids = np.zeros((len(items), max(sizes)), dtype=np.int64)
    mask, shapes = np.zeros_like(ids), np.zeros_like(ids)
    first = np.zeros((len(items), max(counts)), dtype=np.int64)
    words = np.zeros((len(items), max(counts)), dtype=np.bool_)
    for row, (pieces, window) in enumerate(items):
        low, high = pieces.word_piece[window.first], pieces.word_piece[window.last]
        ids[row, : sizes[row]] = [split.opening, *pieces.ids[low:high], split.closing]
        mask[row, : sizes[row]] = 1
        starts = np.asarray(pieces.word_piece[window.first : window.last + 1]) - low
        shapes[row, 1 : sizes[row] - 1] = np.repeat(pieces.shapes[window.first : window.last], np.diff(starts))
        first[row, : counts[row]] = starts[:-1] + 1
        words[row, : counts[row]] = True
    return Feed(ids=ids, mask=mask, shapes=shapes, first=first, words=words)


def best_view(views: Sequence[Window], first: int, last: int, size: int) -> int:
    """The window in which words `first` to `last` (exclusive) of a text of `size` words stand farthest from an edge.

    The text's own ends are no edges.
    """

    def room(number: int) -> int:
        view = views[number]
        if first < view.first or last > view.last:
            return -1
        before = size if view.first == 0 else first - view.first
        after = size if view.last == size else view.last - last
        return min(before, after)

    return max(range(len(views)), key=room)
