"""A text as the encoder reads it: word-pieces, the words they make up, what the pieces lose, and windows over them.

Training and run time cut texts by these same functions, so that a model meets what it was taught on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tokenizers import Tokenizer

__all__ = ["SHAPES", "Pieces", "Splitter", "Window", "windows"]

_DOUBLE_MARK = re.compile(r"``|''|[\"“”„«»]")
_OPENS = frozenset({"“", "„", "«", "``"})
_CLOSES = frozenset({"”", "»"})
_STOPS = frozenset({".", "!", "?", "…", "”", '"', "'", "’", ")"})
# How many values `Pieces.shapes` may take: case (4) x inside double quotation marks (2) x begins a line (2).
SHAPES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Words `first` to `last` (exclusive) of a text, read by the encoder in one piece."""

    first: int
    last: int


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """Word-pieces of a text, and its words: runs of letters and digits, or single marks.

    ids: one vocabulary number a piece, without the marks that open and close a window.
    word_start, word_end: character offsets of each word in the text.
    word_piece: for each word its first piece, and at the end the number of pieces.
    shapes: one number a word, below `SHAPES`: case, inside double quotation marks, begins a line. The vocabulary is
        lower case and knows no line ends; this gives them back.
    breaks: words that begin a line or, as far as marks tell, a sentence.
    """

    ids: list[int]
    word_start: list[int]
    word_end: list[int]
    word_piece: list[int]
    shapes: list[int]
    lines: list[int]
    sentences: list[int]

    def __len__(self) -> int:
        return len(self.word_start)

    @cached_property
    def breaks(self) -> tuple[list[int], list[int]]:
        """Words that begin a line, and words that begin a line or a sentence, each with the text's end."""
        size = len(self)
        return [*self.lines, size], sorted({*self.lines, *self.sentences, size})

    def size(self, window: Window) -> int:
        """How many pieces the window holds."""
        return self.word_piece[window.last] - self.word_piece[window.first]


class Splitter:
    """Cuts texts into word-pieces with the vocabulary of one encoder."""

    def __init__(self, tokenizer: Path) -> None:
        """Reads a `tokenizer.json`. Raises `OSError` where it cannot be read."""
        self._tokenizer = Tokenizer.from_str(tokenizer.read_text(encoding="utf-8"))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        vocabulary = self._tokenizer.get_vocab()
        self.opening: int = vocabulary["[CLS]"]
        self.closing: int = vocabulary["[SEP]"]

    def pieces(self, text: str, lines: Iterable[tuple[int, int]]) -> Pieces:
        """The pieces of `text`, line by line; `lines` holds start and end offsets, in order, without overlap."""
        spans = list(lines)
        found = Pieces(ids=[], word_start=[], word_end=[], word_piece=[], shapes=[], lines=[], sentences=[])
        encoded = self._tokenizer.encode_batch([text[start:end] for start, end in spans], add_special_tokens=False)
        for (start, end), line in zip(spans, encoded, strict=True):
            first = len(found)
            last: int | None = None
            for number, (low, high), word in zip(line.ids, line.offsets, line.word_ids, strict=True):
                if word != last:
                    found.word_start.append(start + low)
                    found.word_end.append(start + high)
                    found.word_piece.append(len(found.ids))
                    last = word
                else:
                    found.word_end[-1] = start + high
                found.ids.append(number)
            if len(found) > first:
                _shape(text, start, end, first, found)
        found.word_piece.append(len(found.ids))
        return found


def _shape(text: str, start: int, end: int, first: int, found: Pieces) -> None:
    """Add shapes and breaks for the words from `first` on, which make up the line from `start` to `end`."""
    inside = _inside(text[start:end])
    for at in range(first, len(found)):
        low, high = found.word_start[at], found.word_end[at]
        word = text[low:high]
        case = 0
        if word[0].isupper():
            case = 2 if len(word) > 1 and word.isupper() else 1
        elif not word[0].isalpha():
            case = 3
        found.shapes.append(case + 4 * inside[low - start] + 8 * (at == first))
        if at == first:
            found.lines.append(at)
        elif (
            (word[0].isupper() or inside[low - start] > inside[max(low - start - 1, 0)])
            and low > found.word_end[at - 1]
            and text[low - 1 : low].isspace()
            and text[found.word_end[at - 1] - 1] in _STOPS
        ):
            found.sentences.append(at)


def _inside(line: str) -> list[int]:
    """For each character, 1 inside double quotation marks (the marks included), 0 outside. A line closes all."""
    marks = [0] * len(line)
    opened: int | None = None
    for match in _DOUBLE_MARK.finditer(line):
        mark = match.group()
        if opened is None:
            if mark not in _CLOSES:
                opened = match.start()
        elif mark in _OPENS:
            continue
        else:
            marks[opened : match.end()] = [1] * (match.end() - opened)
            opened = None
    if opened is not None:
        marks[opened:] = [1] * (len(line) - opened)
    return marks


def windows(pieces: Pieces, *, size: int, overlap: int, start: int = 0) -> list[Window]:
    """Windows of at most `size` pieces from word `start` on, cut before a line or else a sentence where one begins.

    Neighbours share about `overlap` pieces. A cut falls in the last third of a window, or it is made between words.
    """
    lines, sentences = pieces.breaks
    found: list[Window] = []
    first, total = start, len(pieces)
    while first < total:
        limit = _word_at(pieces, pieces.word_piece[first] + size)
        limit = max(limit, first + 1)
        if limit < total:
            earliest = _word_at(pieces, pieces.word_piece[first] + size * 2 // 3)
            last = _last_between(lines, earliest, limit) or _last_between(sentences, earliest, limit) or limit
        else:
            last = total
        found.append(Window(first=first, last=last))
        if last >= total:
            break
        back = max(_word_at(pieces, pieces.word_piece[last] - overlap), first + 1) if overlap else last
        following = next((spot for spot in sentences if back <= spot < last), None) if overlap else last
        first = back if following is None else following
    return found


def _word_at(pieces: Pieces, piece: int) -> int:
    """The last word that begins at or before `piece`; the number of words past the end."""
    low, high = 0, len(pieces.word_piece)
    while low < high:
        middle = (low + high) // 2
        if pieces.word_piece[middle] <= piece:
            low = middle + 1
        else:
            high = middle
    return max(low - 1, 0)


def _last_between(spots: Sequence[int], low: int, high: int) -> int | None:
    return next((spot for spot in reversed(spots) if low < spot <= high), None)
