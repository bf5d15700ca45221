"""The happenings of one report told apart: where it speaks of each, and what all reports together say of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.dates import Days, days_of
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.linking.profiles.wording import weight_of
from firsthand.model import BlockRole

__all__ = ["Happening", "Passage", "Strands", "happening_of", "passage_of", "telling"]

_ROLES: frozenset[BlockRole] = frozenset({"heading", "paragraph", "caption"})
# A date so wide (in days) or narrower tells one happening from another; a number from two on.
_WIDEST = 1
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What the reports say of a happening. places: words of its settlements and points; days: those to which it is
    dated; tolls: the numbers of its dead, hurt and missing."""

    places: frozenset[str]
    days: frozenset[Days]
    tolls: frozenset[int]


def happening_of(facts: Iterable[Facts]) -> Happening:
    """Join what is known of a happening's mentions."""
    found = list(facts)
    return Happening(
        places=frozenset(word for one in found for place in one.exact for word in fold_name(place.name).split()),
        days=frozenset(days for one in found for days in one.dates if days[1] - days[0] <= _WIDEST),
        tolls=frozenset(toll[1] for one in found for toll in one.tolls if toll[1] >= _FEWEST),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph: the words, numbers and days that it holds. telling: those words that few reports hold, with their
    weights. until: the last day of all that it dates, however widely; None where it dates nothing."""

    words: frozenset[str]
    telling: dict[str, float]
    numbers: frozenset[int]
    days: frozenset[Days]
    until: int | None


class Strands:
    """One report's strands: the places at which it speaks of each happening.

    marks: the offsets at which the report speaks of each happening, by its number. main: the one it is about, if any.
    """

    def __init__(self, profile: Profile, marks: Mapping[int, Iterable[int]], main: int | None = None) -> None:
        self._profile = profile
        self._marks = {number: tuple(sorted(found)) for number, found in sorted(marks.items())}
        self._main = main
        blocks = [one for one in profile.report.blocks if one.role in _ROLES and one.duplicate_of is None]
        self._paragraphs = [block.span for block in blocks]
        self._starts = [span.start for span in self._paragraphs]
        self._lead_end = next((block.span.end for block in blocks if block.role == "paragraph"), 0)
        self._passages: dict[int, Passage] = {}

    def marks(self, numbers: Iterable[int]) -> list[int]:
        """Where the report speaks of any of these happenings, in order."""
        return sorted(mark for number in set(numbers) for mark in self._marks.get(number, ()))

    def paragraph(self, offset: int) -> int:
        """Which paragraph an offset lies in, counted from 0, headlines and captions included."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def opens(self, numbers: Iterable[int]) -> bool:
        """True where the headline or the first paragraph speaks of one of these happenings."""
        return any(mark < self._lead_end for mark in self.marks(numbers))

    def around(self, offset: int) -> Passage:
        """The paragraph that an offset lies in."""
        return self._nth(self.paragraph(offset))

    def paragraphs(self) -> list[Passage]:
        """All paragraphs, in order."""
        return [self._nth(at) for at in range(len(self._paragraphs))]

    def _nth(self, at: int) -> Passage:
        known = self._passages.get(at)
        if known is None:
            span = self._paragraphs[at] if self._paragraphs else None
            known = self._passages[at] = passage_of(self._profile, *((span.start, span.end) if span else (0, 0)))
        return known

    def last_told(self, offset: int, numbers: Sequence[int]) -> int | None:
        """Of these happenings the one last spoken of before an offset, else the first of the report. One that the
        report names in passing is spoken of in its paragraph alone: what follows is said of what the report is about.
        None where the report speaks of none of them."""
        marks = sorted((mark, number) for number in numbers for mark in self._marks.get(number, ()))
        if not marks:
            return None
        last, number = marks[max(0, bisect_right(marks, offset, key=lambda item: item[0]) - 1)]
        if self.paragraph(last) == self.paragraph(offset):
            return number
        counts = {one: len(self._marks.get(one, ())) for one in numbers}
        about = self._main if self._main in counts else max(sorted(counts), key=lambda one: counts[one])
        return number if counts[number] >= min(counts[about], _FEWEST) else about


@once_a_report
def passage_of(profile: Profile, start: int, end: int) -> Passage:
    """What a report holds between two offsets."""
    wording = profile.wording
    found = wording.words[bisect_left(wording.starts, start) : bisect_left(wording.starts, end)]
    words = frozenset(word.removesuffix("'s") for word in found)
    numbers = _numbers()
    told = (int(word) if word.isdigit() else numbers.get(word, 0) for word in words)
    times = [
        time
        for time in profile.document.extraction.times
        if start <= time.span.start < end and time.kind in ("date", "time")
    ]
    days = [within for time in times if (within := days_of(time.value))]
    return Passage(
        words=words,
        telling=telling(words),
        numbers=frozenset(number for number in told if number >= _FEWEST),
        days=frozenset(within for within in days if within[1] - within[0] <= _WIDEST),
        until=max((last for _, last in days), default=None),
    )


@cache
def _numbers() -> dict[str, int]:
    return {**load_table("linking/reuse.toml")["numbers"], **load_table("linking/outlines.toml")["numbers"]["more"]}


def telling(words: Iterable[str]) -> dict[str, float]:
    """The words that few reports hold, with their weights."""
    least: float = load_table("linking/matching.toml")["wording"]["telling"]
    return {word: weight for word in sorted(set(words)) if (weight := weight_of(word)) >= least}
