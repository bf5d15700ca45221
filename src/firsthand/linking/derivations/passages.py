"""Exact alignment of what two reports share word for word: maximal runs of equal words, with their offsets.

Method: seeds of a few equal words are looked up in a table of the other text and grown as far as the words agree
(as in plagiarism detection by seed and extend); the longest runs win where they overlap. Linear in the texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.wording import Wording, seed_words

__all__ = ["Passage", "Sharing", "sharing_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """`length` equal words, from word `left` of one text and from word `right` of the other.

    quoted: nearly all of them are a quotation. told: how many are none.
    """

    left: int
    right: int
    length: int
    quoted: bool = False
    told: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What two texts share. left, right: shares of all words that lie in shared passages, 0 to 1.

    outside: share of the shorter text's words that lie in shared passages outside quotations.
    """

    passages: tuple[Passage, ...]
    left: float
    right: float
    outside: float

    @property
    def shorter(self) -> float:
        """The larger of the two shares: how much of the text that holds less of its own is shared."""
        return max(self.left, self.right)

    def aligned(self, left: int, right: int) -> int:
        """How many words the passage has in which word `left` of one text is word `right` of the other; 0 if none."""
        found = (
            item.length
            for item in self.passages
            if 0 <= left - item.left < item.length and left - item.left == right - item.right
        )
        return next(found, 0)


_NOTHING = Sharing(passages=(), left=0.0, right=0.0, outside=0.0)


def sharing_of(left: Wording, right: Wording) -> Sharing:
    """The shared passages of two texts in the order of the left one."""
    runs = _runs(left, right)
    if not runs:
        return _NOTHING
    settings: dict[str, Any] = load_table("linking/reuse.toml")["passages"]
    chosen = _without_overlaps(runs, len(left.words), len(right.words), settings["passage_words"])
    quoted_left = _quoted(left)
    passages = tuple(
        Passage(
            left=at,
            right=other,
            length=length,
            quoted=_mostly(quoted_left, at, length),
            told=length - sum(quoted_left[at : at + length]),
        )
        for at, other, length in sorted(chosen)
    )
    shared = sum(item.length for item in passages)
    outside = sum(item.length for item in passages if not item.quoted)
    shortest = max(1, min(len(left.words), len(right.words)))
    return Sharing(
        passages=passages,
        left=shared / max(1, len(left.words)),
        right=shared / max(1, len(right.words)),
        outside=outside / shortest,
    )


def _runs(one: Wording, two: Wording) -> list[tuple[int, int, int]]:
    """Maximal equal runs of at least `seed_words()` words as (left, right, length)."""
    # Most pairs share no seed, or few: only these are looked at word by word.
    common = set(one.seeds).intersection(two.seeds)
    if not common:
        return []
    left, right, seed = one.words, two.words, seed_words()
    table: dict[int, list[int]] = {}
    for at, number in enumerate(two.seeds):
        if number in common:
            table.setdefault(number, []).append(at)
    runs: list[tuple[int, int, int]] = []
    # For each diagonal, the first left position that is not yet covered by a run on it.
    done: dict[int, int] = {}
    for at, number in enumerate(one.seeds):
        for other in table.get(number, ()):
            diagonal = at - other
            if done.get(diagonal, 0) > at or left[at : at + seed] != right[other : other + seed]:
                continue
            length = seed
            while (
                at + length < len(left) and other + length < len(right) and left[at + length] == right[other + length]
            ):
                length += 1
            runs.append((at, other, length))
            done[diagonal] = at + length
    return runs


def _without_overlaps(
    runs: list[tuple[int, int, int]], left_size: int, right_size: int, shortest: int
) -> list[tuple[int, int, int]]:
    """The longest runs first, each cut to what no longer one has taken on either side."""
    left_taken, right_taken = bytearray(left_size), bytearray(right_size)
    chosen: list[tuple[int, int, int]] = []
    for at, other, length in sorted(runs, key=lambda run: (-run[2], min(run[0], run[1]), run[0] + run[1], run[0])):
        first, last = 0, length
        while first < last and (left_taken[at + first] or right_taken[other + first]):
            first += 1
        while last > first and (left_taken[at + last - 1] or right_taken[other + last - 1]):
            last -= 1
        if last - first < shortest or any(left_taken[at + first : at + last]):
            continue
        if any(right_taken[other + first : other + last]):
            continue
        left_taken[at + first : at + last] = b"\x01" * (last - first)
        right_taken[other + first : other + last] = b"\x01" * (last - first)
        chosen.append((at + first, other + first, last - first))
    return chosen


def _quoted(wording: Wording) -> bytearray:
    marks = bytearray(len(wording.words))
    for item in wording.quotations:
        marks[item.first : item.last] = b"\x01" * (item.last - item.first)
    return marks


def _mostly(marks: bytearray, at: int, length: int) -> bool:
    return sum(marks[at : at + length]) * 5 >= length * 4
