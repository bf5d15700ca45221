"""How far an expression reaches in TIMEX3 and in TIMEX2."""

from __future__ import annotations

from firsthand.extraction.parse import Parse
from firsthand.extraction.times.build import Piece
from firsthand.extraction.times.lexer import Lexed

__all__ = ["widened"]

_COUNTED = frozenset({"duration", "offset", "share", "unit", "span"})
_ENDS = frozenset({",", ";", ":", "(", ")", "-", "–", "—", "."})
# What describes a counted unit: "two months of fierce battles", "the three months between the vote and the truce".
_DESCRIBES = frozenset({"of", "since", "between"})


def widened(lexed: Lexed, piece: Piece, timex2: bool) -> tuple[int, int]:
    """The characters (start, end exclusive) of a piece.

    TIMEX3 leaves out the word that leads to a happening ("two days | after the vote"); TIMEX2 takes in the happening,
    and the phrase that describes a counted unit.
    """
    first, last = piece.first, piece.last
    start, end = lexed.starts[first], lexed.ends[last - 1]
    sense = piece.sense
    if sense.form == "offset" and sense.event:
        if not timex2:
            return start, lexed.ends[last - 2] if last - first > 1 else end
        return start, max(end, _end_of_happening(lexed, last - 1))
    if timex2 and sense.form in _COUNTED and any(lexed.name(at) in ("UNIT", "UNITS") for at in range(first, last)):
        return start, max(end, _end_of_description(lexed, last))
    return start, end


def _end_of_happening(lexed: Lexed, at: int) -> int:
    """Where the phrase or clause ends that "after" or "before" opens."""
    parse = lexed.parse
    token = lexed.tokens[at]
    head = parse.head[token]
    if head > token and parse.dep[token] in ("mark", "advmod"):
        return _bounded(parse, token, parse.right[head] + 1)
    return _bounded(parse, token, parse.right[token] + 1)


def _end_of_description(lexed: Lexed, after: int) -> int:
    parse = lexed.parse
    if after >= len(lexed.words) or lexed.word(after) not in _DESCRIBES:
        return 0
    token = lexed.tokens[after]
    return _bounded(parse, token, parse.right[token] + 1)


def _bounded(parse: Parse, first: int, last: int) -> int:
    """The end of the tokens, cut at the first mark of punctuation."""
    at = first
    while at < last and parse.text[at] not in _ENDS and parse.sentence[at] == parse.sentence[first]:
        at += 1
    return parse.end[at - 1] if at > first else 0
