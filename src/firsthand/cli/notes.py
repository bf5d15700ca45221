"""The sentences that a record stands on, numbered."""

from __future__ import annotations

from dataclasses import dataclass

from rich.text import Text

from firsthand.cli.output import clear, words
from firsthand.cli.shelf import Shelf
from firsthand.model import Standing

__all__ = ["Notes", "first_few"]

_OUTLETS = 3


class Notes:
    """The sentences that values stand on, numbered in the order of their first use. A reprint repeats the number."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._numbers: dict[str, int] = {}
        self._reasons: set[str] = set()
        self.kept: list[Note] = []

    def is_new(self, reason: str) -> bool:
        """True where a doubt is told for the first time: one that goes for every field is told once."""
        known = reason in self._reasons
        self._reasons.add(reason)
        return not known

    def knows(self, standing: Standing) -> bool:
        """True where the sentence around these words has a number."""
        return self._shelf.sentence(standing)[0] in self._numbers

    def number(self, standing: Standing) -> int:
        """The number of the sentence around these words; the words are marked in it."""
        sentence, start, end = self._shelf.sentence(standing)
        number = self._numbers.get(sentence)
        if number is None:
            self.kept.append(Note(words=sentence, marked=set(), outlets={}))
            number = self._numbers[sentence] = len(self.kept)
        note = self.kept[number - 1]
        note.marked.add((start, end))
        note.outlets.setdefault(self._shelf.outlet(standing.report))
        return number


@dataclass(slots=True, kw_only=True)
class Note:
    """One sentence with the words in it that carry values, and the outlets that carry the sentence."""

    words: str
    marked: set[tuple[int, int]]
    outlets: dict[str, None]

    def text(self) -> Text:
        """The sentence on one line, its values underlined."""
        text = words(self.words)
        for start, end in self.marked:
            text.stylize("bold underline", start, end)
        first, *others = self.outlets
        also = f", also {first_few(others)}" if others else ""
        return text.append(clear(f"  {first}{also}"), style="dim")


def first_few(outlets: list[str]) -> str:
    """The first few outlets; the rest is counted."""
    more = f" and {len(outlets) - _OUTLETS:,} more" if len(outlets) > _OUTLETS else ""
    return f"{', '.join(outlets[:_OUTLETS])}{more}"
