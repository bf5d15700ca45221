"""The day that a text says it is of: "SAN ARLO, Veldria (Jan. 25, 2031)", "SAN ARLO, May 3 —", a line with a date.

A report that was taken over later tells its "yesterday" from the day of its own dateline, and one without a known
publication date has nothing else to count from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.times.build import Piece
from firsthand.extraction.times.edtf import Moment
from firsthand.extraction.times.lexer import Lexed

__all__ = ["document_day"]

# A dateline stands within so many blocks of the head, so near the beginning of its block.
_BLOCKS, _NEAR = 16, 14
# A date alone on its line has no more words beside it than these.
_LINE = 8
# A block with so many words is a paragraph of the text.
_PARAGRAPH = 25
# Without its year a dateline is of the publication only where it is no older than this, in days.
_RECENT = 31
# Years and months in the number of a release ("2031-05-S-025") say which year a dateline is of.
_NUMBER = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])-(?=[A-Z])")
_HEAD = 600
_DATELINE, _OWN_LINE, _TITLE = 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Found:
    strength: int
    year: int | None
    month: int
    day: int


@cache
def _labels() -> frozenset[str]:
    """Words that may stand on the line of a date: "Published on May 3, 2031"."""
    return frozenset(load_table("times/words.toml")["datelines"]["labels"])


def document_day(lexed: Lexed, pieces: list[Piece], published: Moment | None) -> Moment | None:
    """The day of the text's own dateline, None where it has none or where it is the day of publication.

    With a publication date only a true dateline counts, and none that lies after it.
    """
    found = list(_candidates(lexed, pieces))
    if not found:
        return None
    best = max(found, key=lambda item: item.strength)
    year = best.year if best.year is not None else _year(lexed, best, found, published)
    if year is None:
        return None
    moment = Moment(year, best.month, best.day)
    day = moment.date()
    if day is None:
        return None
    known = published.date() if published is not None else None
    if known is None:
        agrees = published is None or (moment.year == published.year and published.month in (None, moment.month))
        return moment if agrees else None
    if best.strength < _DATELINE or day >= known or (best.year is None and (known - day).days > _RECENT):
        return None
    return moment


def _candidates(lexed: Lexed, pieces: list[Piece]) -> Iterator[_Found]:
    block_of = lexed.parse.block
    first_block = block_of[0] if block_of else 0
    prose = _first_prose(block_of)
    for piece in pieces:
        sense = piece.sense
        block = block_of[lexed.tokens[piece.first]]
        if block - first_block >= _BLOCKS:
            return
        if sense.form != "calendar" or sense.month is None or sense.day is None or sense.known is not None:
            continue
        strength = _strength(lexed, piece, block == first_block)
        if strength == _OWN_LINE and block > prose:
            # Between paragraphs a date is a heading of a chronicle.
            continue
        if strength:
            yield _Found(strength, sense.year, sense.month, sense.day)


def _first_prose(block_of: list[int]) -> int:
    """The first block that is long enough to be a paragraph of the text; the last one looked at where none is."""
    start = 0
    for at, block in enumerate(block_of):
        if block != block_of[start]:
            start = at
        if at - start >= _PARAGRAPH:
            return block
        if block - block_of[0] > _BLOCKS:
            return block
    return block_of[-1] if block_of else 0


def _strength(lexed: Lexed, piece: Piece, opening: bool) -> int:
    """How surely the date is the text's own; 0 where it is told like any other."""
    start = piece.first
    while start and lexed.name(start - 1) != "BREAK":
        start -= 1
    end = piece.last
    while lexed.name(end) != "BREAK":
        end += 1
    before = piece.first - start
    after = lexed.name(piece.last)
    if before and before <= _NEAR:
        shouted = lexed.parse.text[lexed.tokens[start]].isupper()
        if lexed.name(piece.first - 1) == "OPEN" and after == "CLOSE" and _is_place(lexed, start, piece.first - 1):
            if shouted or lexed.name(piece.last + 1) in ("BREAK", "DASH", "SLASH"):
                return _DATELINE
        elif shouted and _is_dashed(lexed, piece.last) and _is_place(lexed, start, piece.first):
            return _DATELINE
    beside = (*range(start, piece.first), *range(piece.last, end))
    if len(beside) <= _LINE and all(_is_label(lexed, at) for at in beside):
        return _OWN_LINE
    if opening:
        if not before and lexed.word(piece.last) == ":":
            return _TITLE
        if piece.last == end and piece.sense.year is not None and lexed.tag(piece.first - 1).startswith(("NN", ",")):
            return _TITLE
    return 0


def _is_place(lexed: Lexed, first: int, last: int) -> bool:
    """True for names and commas alone, as before a dateline's date."""
    tokens = [lexed.tokens[at] for at in range(first, last)]
    texts = [lexed.parse.text[token] for token in tokens]
    return (
        bool(texts)
        and all(text[0].isupper() or not text[0].isalpha() for text in texts)
        and any(text[0].isupper() for text in texts)
    )


def _is_dashed(lexed: Lexed, at: int) -> bool:
    """True where a dash follows, perhaps after the name of an agency in brackets."""
    if lexed.name(at) == "OPEN":
        for step in range(at + 1, at + 6):
            if lexed.name(step) == "CLOSE":
                at = step + 1
                break
    return lexed.name(at) == "DASH" or lexed.word(at) == "--"


def _is_label(lexed: Lexed, at: int) -> bool:
    name = lexed.name(at)
    return name in ("COMMA", "DASH", "SLASH", "OPEN", "CLOSE", "CLOCK", "AMPM", "ZONE", "ON", "AT", "WDAY") or (
        lexed.word(at) in _labels()
    )


def _year(lexed: Lexed, best: _Found, found: list[_Found], published: Moment | None) -> int | None:
    """The year of a dateline that does not say it: of the publication, of another date in the head, of the number."""
    if published is not None:
        here = (best.month, best.day) > (published.month or 12, published.day or 31)
        return published.year - here
    others = [(item.year, item.month) for item in found if item.year is not None]
    number = _NUMBER.search(lexed.parse.report.text, 0, _HEAD)
    if number is not None:
        others.append((int(number[1]), int(number[2])))
    for year, month in others:
        if year is not None and (distance := (best.month - month) % 12) in (0, 1, 11):
            return year + (distance == 1 and best.month < month) - (distance == 11 and best.month > month)
    return None
