"""The words of a sentence as whoever reads its times goes over them: entries of the calendar, numbers, small words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from firsthand.extraction.languages.phrases import Match
from firsthand.extraction.languages.times.table import Calendar, Entry
from firsthand.extraction.languages.words import Word
from firsthand.extraction.times.sense import Sense

__all__ = ["Cursor", "Piece"]

_GAP = re.compile(r"[\s,/()\-–.·،'’]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An expression in `words[first:last]` of its sentence. until: the last day of a range that begins with `sense`.

    persian: year, month and day of the Iranian calendar, 0 for what is not said. until_limit: it is told as a limit.
    """

    first: int
    last: int
    sense: Sense
    until: Sense | None = None
    persian: tuple[int, int, int] | None = None
    limit: bool = False
    coming: bool = False


class Cursor:
    """Positions are numbers of words. What is asked of a position behind the last word is not there."""

    def __init__(self, words: Sequence[Word], text: str, calendar: Calendar) -> None:
        self.words = words
        self.text = text
        self.calendar = calendar
        self.small = calendar.small
        self._found: dict[int, Match[Entry] | None] = {}

    def _entry(self, at: int, *kinds: str) -> Match[Entry] | None:
        if at >= len(self.words):
            return None
        if at not in self._found:
            self._found[at] = self.calendar.phrases.at(self.words, at)
        match = self._found[at]
        return match if match is not None and match.value.kind in kinds else None

    def _unit(self, at: int) -> Match[Entry] | None:
        """A unit, which may open a longer phrase ("dua tahun lalu")."""
        return self.calendar.units.at(self.words, at) if at < len(self.words) else None

    def _number(self, at: int, most: int = 31) -> int:
        """The number in figures, 0 for none or one that is too high."""
        if not 0 <= at < len(self.words):
            return 0
        form = self.words[at].form
        if not form.isascii() or not form.isdigit() or len(form) > 4:
            return 0
        value = int(form)
        return value if 1 <= value <= most else 0

    def _near(self, left: int, right: int) -> bool:
        """True where nothing but blanks, commas and brackets stand between two neighbouring words."""
        if not 0 <= left < right < len(self.words):
            return False
        between = self.text[self.words[left].end : self.words[right].start]
        return len(between) <= 4 and "\n" not in between and _GAP.fullmatch(between) is not None

    def _is_beside(self, left: int, right: int) -> bool:
        """True where only a blank stands between two neighbouring words."""
        if not 0 <= left < right < len(self.words):
            return False
        return not self.text[self.words[left].end : self.words[right].start].strip()

    def _skip(self, at: int, *names: str) -> int:
        """The word behind any small words of these lists."""
        moved = True
        while moved:
            moved = False
            for name in names:
                end = self.small[name].behind(self.words, at)
                moved = moved or end > at
                at = end
        return at

    @staticmethod
    def _takes_part(sense: Sense) -> bool:
        return sense.part is None and (sense.form == "today" or bool(sense.day) or bool(sense.weekday))

    def _with_part(self, piece: Piece) -> Piece:
        """A day with the part of the day behind it: "el viernes por la noche"."""
        match = self._entry(piece.last, "part")
        if match is None or not self._takes_part(piece.sense) or not self._near(piece.last - 1, piece.last):
            return piece
        return replace(piece, last=match.last, sense=replace(piece.sense, part=match.value.part))

    def _relation(self, at: int) -> tuple[str | None, int]:
        for name in ("last", "next", "this"):
            end = self.small[name].behind(self.words, at)
            if end > at:
                return name, end
        return None, at
