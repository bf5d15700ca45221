"""The sentence encoder's side of extraction: word-pieces with offsets, windows, and the graphs that read them."""

from __future__ import annotations

from firsthand.extraction.encoder.pieces import Pieces, Splitter, Window, windows

__all__ = ["Pieces", "Splitter", "Window", "windows"]
