"""The words of a report that count for text reuse: what is neither boilerplate nor a credit, with their offsets."""

from __future__ import annotations

import math
import re
import sys
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from functools import cache

from firsthand.data import load_table
from firsthand.model import BlockRole, Report, Span

__all__ = [
    "Quoted",
    "Vector",
    "Wording",
    "common_words",
    "has_rare_word",
    "rarest",
    "seed_words",
    "vector_of",
    "weight_of",
    "wording_of",
]

_ROLES: frozenset[BlockRole] = frozenset({"heading", "paragraph", "caption", "correction", "note"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_QUOTED = re.compile(r"[“„«][^”»\n]{20,}[”»]|\"[^\"\n]{20,}\"")
# A word's number: CRC-32, the same on every machine, and fast.
_crc = zlib.crc32


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A direct quotation: its words' numbers, and the span between the quotation marks."""

    first: int
    last: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """words in lower case with plain apostrophes; starts and ends are offsets in the report's text.

    seeds: a number for each run of `seed_words()` words, from which passages are grown: the same for equal runs, by
    Python's own hash, so of use within this process alone, and other runs may have it, too.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    quotations: tuple[Quoted, ...]
    seeds: array[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        runs = zip(*(self.words[shift:] for shift in range(seed_words())), strict=False)
        object.__setattr__(self, "seeds", array("q", map(hash, runs)))

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to word `last` (exclusive)."""
        return Span(start=self.starts[first], end=self.ends[last - 1])

    def numbers(self, first: int, last: int, size: int) -> list[int]:
        """A number for each run of `size` words between `first` and `last` (exclusive)."""
        return [_crc(shingle.encode()) for shingle in self.shingles(first, last, size)]

    def shingles(self, first: int, last: int, size: int) -> list[str]:
        """Each run of `size` words between `first` and `last` (exclusive)."""
        words = self.words
        return [" ".join(words[at : at + size]) for at in range(first, last - size + 1)]


@cache
def seed_words() -> int:
    """Words of the runs from which shared passages are grown."""
    found: int = load_table("linking/reuse.toml")["passages"]["seed_words"]
    return found


def wording_of(report: Report) -> Wording:
    """The words of a report's readable blocks, in order, and the quotations among them."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    quotations: list[Quoted] = []
    text = report.text
    for block in report.blocks:
        if block.role not in _ROLES or block.duplicate_of is not None:
            continue
        first = len(words)
        spans = [found.span() for found in _WORD.finditer(text, block.span.start, block.span.end)]
        words += [text[start:end].lower() for start, end in spans]
        starts += [start for start, _ in spans]
        ends += [end for _, end in spans]
        for found in _QUOTED.finditer(text, block.span.start, block.span.end):
            at = bisect_left(starts, found.start(), first)
            last = bisect_right(ends, found.end(), at)
            if last > at:
                quotations.append(Quoted(first=at, last=last, span=Span(start=found.start() + 1, end=found.end() - 1)))
    # One object a word, however many reports are kept that hold it.
    words = [sys.intern(word.replace("’", "'") if "’" in word else word) for word in words]
    return Wording(words=words, starts=starts, ends=ends, quotations=tuple(quotations))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """Telling words with their weights, squared once, and the length of it all."""

    squares: dict[str, float]
    length: float

    def agreement(self, other: Vector, *, mass: float) -> float:
        """How far the telling words agree, 0 to 1: their cosine, less where what is shared weighs under `mass` in all,
        so that two short texts do not agree on a common word or two."""
        if not self.length or not other.length:
            return 0.0
        mine, theirs = self.squares, other.squares
        shared = math.fsum(mine[word] for word in mine.keys() & theirs.keys())
        return min(1.0, shared / (self.length * other.length)) * min(1.0, shared / mass)

    def held_by(self, other: Vector) -> float:
        """The larger share of either's telling words, by weight, that the other has too, 0 to 1."""
        if not self.squares or not other.squares:
            return 0.0
        shared = math.fsum(self.squares[word] for word in sorted(self.squares.keys() & other.squares.keys()))
        return shared / min(math.fsum(self.squares.values()), math.fsum(other.squares.values()))

    def shared(self, other: Vector, *, at_most: int) -> list[str]:
        """The most telling words of both."""
        mine = self.squares
        return sorted(mine.keys() & other.squares.keys(), key=lambda word: (-mine[word], word))[:at_most]


def vector_of(words: Iterable[str], without: Container[str] = frozenset()) -> Vector:
    """The telling words among these: those that few reports hold. `without` are left out, as they count elsewhere."""
    squares: dict[str, float] = {}
    weights, unlisted, least = _weights()
    for word in words:
        if word in squares or word in without:
            continue
        weight = weights.get(word)
        if weight is None:
            weight = unlisted if _may_be_rare(word) else 0.0
        if weight >= least:
            squares[word] = weight * weight
    return Vector(squares=squares, length=math.sqrt(math.fsum(squares.values())))


def weight_of(word: str) -> float:
    """How telling a word in lower case is: by the list of common words, or as an unlisted one; 0 for short ones."""
    weights, unlisted, _ = _weights()
    weight = weights.get(word)
    if weight is None:
        return unlisted if _may_be_rare(word) else 0.0
    return weight


def common_words(*, at_most: float) -> frozenset[str]:
    """The listed words that weigh so much at most."""
    return frozenset(word for word, weight in _weights()[0].items() if weight <= at_most)


def has_rare_word(name: str) -> bool:
    """True where a folded name holds a word that no list of common words has."""
    weights = _weights()[0]
    return any(word not in weights and _may_be_rare(word) for word in name.split())


def rarest(vector: Vector, *, at_most: int | None = None) -> list[str]:
    """The words of a vector that no list of common words holds. Which ones are left out where there are more is decided
    by the words themselves, so that two reports keep the same ones (consistent sampling)."""
    most = _weights()[1] ** 2
    rare = [word for word, square in vector.squares.items() if square >= most and not word.isdigit()]
    return sorted(rare, key=lambda word: (_crc(word.encode()), word))[:at_most]


def _may_be_rare(word: str) -> bool:
    """A number tells something from three figures on (a house, a flight), except where it is a year."""
    if word.isdigit():
        return len(word) > 2 and not (len(word) == 4 and word[:2] in ("19", "20"))
    return len(word) > 3


@cache
def _weights() -> tuple[dict[str, float], float, float]:
    """Weight of each listed word, of all others, and the least weight that tells anything."""
    table = load_table("linking/words.toml")
    weights = {word: float(band) for band, words in table["bands"].items() for word in words.split()}
    least: float = load_table("linking/matching.toml")["wording"]["telling"]
    return weights, float(table["unlisted"]), least
