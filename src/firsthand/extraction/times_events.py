"""Dates that name a happening: "the 9/11 attacks" are of 2001, whatever the year of the report."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.extraction.times_build import Piece
from firsthand.extraction.times_lexer import Lexed

__all__ = ["with_events"]

_NEAR = 3


@cache
def _events() -> dict[tuple[int, int], list[tuple[frozenset[str], str]]]:
    """The nouns that make a day and month the name of a happening, and its date."""
    days: dict[tuple[int, int], list[tuple[frozenset[str], str]]] = {}
    entries: list[dict[str, Any]] = load_table("times/names.toml")["event"]
    for entry in entries:
        if "nouns" in entry:
            days.setdefault((entry["month"], entry["day"]), []).append((frozenset(entry["nouns"]), entry["value"]))
    return days


def with_events(lexed: Lexed, pieces: list[Piece]) -> list[Piece]:
    """Give a day and month before the noun of a known happening the date of that happening."""
    days = _events()
    found = []
    for piece in pieces:
        sense = piece.sense
        if sense.month and sense.day and sense.year is None and (sense.month, sense.day) in days:
            after = {lexed.word(at) for at in range(piece.last, piece.last + _NEAR)}
            for nouns, value in days[sense.month, sense.day]:
                if nouns & after:
                    piece = Piece(piece.first, piece.last, replace(sense, known=value))
        found.append(piece)
    return found
