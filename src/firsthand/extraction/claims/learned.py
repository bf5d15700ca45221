"""Who said what as the trained attribution model sees it: cues, and each cue's own source and content.

The model was taught on news with every attribution marked (PolNeAR's definitions). It gives words; what kind of act a
cue is, how sure its source is and through whom the words came stays the rules' business.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from firsthand.extraction.encoder.feeds import best_view, feed
from firsthand.extraction.encoder.graph import graph, log_softmax
from firsthand.extraction.encoder.pieces import Pieces, Splitter, Window, windows
from firsthand.extraction.encoder.tags import TAGS, best_tags, spans_of
from firsthand.extraction.encoder.weights import Weights
from firsthand.extraction.parse import READ_ROLES
from firsthand.model import Report, Span

__all__ = ["LearnedClaim", "learned_claims"]

# Windows of at most so many word-pieces, and what neighbours share: 95 % of contents lie within 48 words of their cue.
_SIZE = 318
_OVERLAP = 40
# How likely a word must be a cue to be doubtful.
_DOUBTFUL = 0.05
# How many words before and after a cue's first word are read for its source and content; the graph's own number.
_FIELD = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedClaim:
    """One attribution in spans of the report's text. sure: how likely the cue is one, from 0 to 1.

    Without content it is a doubtful word: the model takes it for no cue, and is not sure that it is none.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    sure: float


def learned_claims(report: Report, weights: Weights) -> list[LearnedClaim]:
    """The attributions of the blocks that are read, and the doubtful words, in order of their cues.

    Raises `ModelError` where the weights cannot be loaded.
    """
    split = _splitter(weights)
    read = [block for block in report.blocks if block.role in READ_ROLES]
    # Captions stand between paragraphs that go on: they are read after the text.
    read.sort(key=lambda block: block.role == "caption")
    pieces = split.pieces(report.text, [(block.span.start, block.span.end) for block in read])
    views = windows(pieces, size=_SIZE, overlap=_OVERLAP)
    found = [claim for row in range(len(views)) for claim in _read(pieces, views, row, split, weights)]
    found.sort(key=lambda claim: (claim.cue.start, claim.cue.end))
    return found


@cache
def _splitter(weights: Weights) -> Splitter:
    return Splitter(weights.path("tokenizer.json"))


def _read(pieces: Pieces, views: Sequence[Window], row: int, split: Splitter, weights: Weights) -> list[LearnedClaim]:
    """The attributions whose cues, and the doubtful words that, are best seen in this window.

    Each window goes through the graphs by itself: on one thread several at a time gain nothing, the shorter would be
    padded, and int8 scales would hang on their company.
    """
    found: list[LearnedClaim] = []
    view = views[row]
    fed = feed([(pieces, view)], split)
    hidden, scores = graph(weights.path("attribution.onnx")).run(fed.arrays())
    likely = log_softmax(scores[0])
    tags = best_tags(likely)
    cued = 1.0 - np.exp(likely[:, 0])
    for low in np.flatnonzero((tags == 0) & (cued >= _DOUBTFUL)).tolist():
        if best_view(views, view.first + low, view.first + low + 1, len(pieces)) == row:
            word = _span(pieces, view.first + low, view.first + low + 1)
            found.append(LearnedClaim(cue=word, source=None, content=(), sure=float(cued[low])))
    cues = [
        (low, high)
        for low, high in spans_of(tags)
        if best_view(views, view.first + low, view.first + high, len(pieces)) == row
    ]
    if not cues:
        return found
    (linked,) = graph(weights.path("attribution_links.onnx")).run(
        {
            "hidden": hidden,
            "words": fed.words,
            "owner": np.zeros(len(cues), dtype=np.int64),
            "first": np.asarray([low for low, _ in cues], dtype=np.int64),
            "last": np.asarray([high for _, high in cues], dtype=np.int64),
        }
    )
    for number, (first, last) in enumerate(cues):
        begin = view.first + first - _FIELD
        low, high = max(view.first, begin), min(view.last, begin + 2 * _FIELD)
        field = linked[number, low - begin : high - begin]
        content = _spans(pieces, low, field[:, TAGS:])
        source = _spans(pieces, low, field[:, :TAGS])
        if content:
            cue = _span(pieces, view.first + first, view.first + last)
            sure = float(cued[first:last].mean())
            found.append(LearnedClaim(cue=cue, source=_nearest(source, cue), content=tuple(content), sure=sure))
    return found


def _spans(pieces: Pieces, low: int, scores: NDArray[Any]) -> list[Span]:
    """The spans of a row of tags, parted at the ends of lines: what stands between two blocks belongs to neither."""
    found: list[Span] = []
    for first, last in spans_of(best_tags(scores)):
        begin = low + first
        for line in pieces.lines[bisect_right(pieces.lines, begin) :]:
            if line >= low + last:
                break
            found.append(_span(pieces, begin, line))
            begin = line
        found.append(_span(pieces, begin, low + last))
    return found


def _span(pieces: Pieces, first: int, last: int) -> Span:
    return Span(start=pieces.word_start[first], end=pieces.word_end[last - 1])


def _nearest(sources: Sequence[Span], cue: Span) -> Span | None:
    """A source is one stretch of words: of several the one nearest to the cue."""
    return min(sources, key=lambda span: max(span.start - cue.end, cue.start - span.end), default=None)
