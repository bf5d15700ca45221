"""Words in quotation marks: their "today" is the day on which they were said, not the day of publication."""

from __future__ import annotations

from functools import cache

from firsthand.data import load_table
from firsthand.extraction.parse import Parse
from firsthand.extraction.times.sense import Sense

__all__ = ["dates_saying", "is_quoted", "points_at_speaking"]

_OPENING = frozenset({"“", "``", "„", "«"})
_CLOSING = frozenset({"”", "''", "»"})


def is_quoted(parse: Parse, token: int) -> bool:
    """True where a double quotation mark is open before the token in its block."""
    opened = False
    at = token - 1
    block = parse.block[token]
    straight = 0
    while at >= 0 and parse.block[at] == block:
        word = parse.text[at]
        if word in _OPENING:
            opened = True
            break
        if word in _CLOSING:
            break
        straight += word == '"'
        at -= 1
    return opened or straight % 2 == 1


def points_at_speaking(sense: Sense) -> bool:
    """True for a sense that is counted from the moment of speaking: "tonight", "last week", "two days ago"."""
    if sense.form in ("today", "overnight"):
        return True
    if sense.form == "offset":
        return sense.direction in ("ago", "hence")
    return sense.form in ("unit", "span") and sense.relation in ("last", "this", "next")


def dates_saying(parse: Parse, token: int) -> bool:
    """True for the day of "police said Friday": no day of what is told."""
    at = token
    for _ in range(4):
        head = parse.head[at]
        if head == at:
            return False
        at = head
        if parse.pos[at] == "VERB":
            return parse.lemma[at] in _sayings()
    return False


@cache
def _sayings() -> frozenset[str]:
    return frozenset(load_table("times/words.toml")["sayings"]["lemmas"])
