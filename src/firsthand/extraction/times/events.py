"""Dates that name a happening: "the 9/11 attacks" are of 2001, whatever the year of the report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.extraction.times.build import Piece
from firsthand.extraction.times.lexer import Lexed

__all__ = ["with_events"]

# The noun stands so near after the date ("the October 7 attacks"), or before it with the name of who did it.
_AFTER, _BEFORE = 3, 10


@dataclass(frozen=True, slots=True)
class _Event:
    nouns: frozenset[str]
    names: frozenset[str]
    value: str


@cache
def _events() -> dict[tuple[int, int], list[_Event]]:
    """The happenings that a day and month may name."""
    days: dict[tuple[int, int], list[_Event]] = {}
    entries: list[dict[str, Any]] = load_table("times/names.toml")["event"]
    for entry in entries:
        if "nouns" in entry:
            event = _Event(frozenset(entry["nouns"]), frozenset(entry.get("names", ())), entry["value"])
            days.setdefault((entry["month"], entry["day"]), []).append(event)
    return days


def with_events(lexed: Lexed, pieces: list[Piece]) -> list[Piece]:
    """Give a day and month before the noun of a known happening the date of that happening."""
    days = _events()
    found = []
    for piece in pieces:
        sense = piece.sense
        if sense.month and sense.day and sense.year is None and (sense.month, sense.day) in days:
            after = {lexed.word(at) for at in range(piece.last, piece.last + _AFTER)}
            before = {lexed.word(at) for at in range(piece.first - _BEFORE, piece.first)}
            for event in days[sense.month, sense.day]:
                if event.nouns & after or (event.nouns & before and event.names & before):
                    piece = Piece(piece.first, piece.last, replace(sense, known=event.value))
        found.append(piece)
    return found
