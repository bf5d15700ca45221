"""The sentence encoder's side of extraction: word-pieces with offsets, windows, and the graphs that read them."""

from __future__ import annotations

from firsthand.extraction.encoder.feeds import Feed, best_view, feed
from firsthand.extraction.encoder.pieces import SHAPES, Pieces, Splitter, Window, windows
from firsthand.extraction.encoder.tags import TAGS, best_tags, spans_of

__all__ = [
    "SHAPES",
    "TAGS",
    "Feed",
    "Pieces",
    "Splitter",
    "Window",
    "best_tags",
    "best_view",
    "feed",
    "spans_of",
    "windows",
]
