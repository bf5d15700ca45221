"""The words of a report that count for text reuse: what is neither boilerplate nor a credit, with their offsets."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.model import BlockRole, Report, Span

__all__ = ["Quoted", "Wording", "content_words", "wording_of"]

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
    """words in lower case with plain apostrophes; starts and ends are offsets in the report's text."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    quotations: tuple[Quoted, ...]

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to word `last` (exclusive)."""
        return Span(start=self.starts[first], end=self.ends[last - 1])

    def numbers(self, first: int, last: int, size: int) -> list[int]:
        """A number for each run of `size` words between `first` and `last` (exclusive)."""
        words = self.words
        return [_crc(" ".join(words[at : at + size]).encode()) for at in range(first, last - size + 1)]


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
        for found in _WORD.finditer(text, block.span.start, block.span.end):
            words.append(found.group().lower().replace("’", "'"))
            starts.append(found.start())
            ends.append(found.end())
        for found in _QUOTED.finditer(text, block.span.start, block.span.end):
            at = first
            while at < len(words) and starts[at] < found.start():
                at += 1
            last = at
            while last < len(words) and ends[last] <= found.end():
                last += 1
            if last > at:
                quotations.append(Quoted(first=at, last=last, span=Span(start=found.start() + 1, end=found.end() - 1)))
    return Wording(words=words, starts=starts, ends=ends, quotations=tuple(quotations))


def content_words(words: list[str]) -> frozenset[str]:
    """The words that carry content: four letters and more, no function word, no word that every such report has."""
    stop = _stopwords()
    return frozenset(word for word in words if len(word) > 3 and word not in stop)


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(load_table("linking/reuse.toml")["stopwords"]["words"])
