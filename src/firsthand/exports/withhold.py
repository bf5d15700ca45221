"""Withholds the names of private persons in what is meant to be published.

A name of several words is withheld wherever it stands. Its single words ("Orlen" of "Mira Orlen") and names of one word
are withheld where the reports that speak of the person are exported: elsewhere they may be anybody's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Self
from urllib.parse import unquote

from firsthand.data import load_table
from firsthand.model import Document, Judgement

__all__ = ["WITHHELD", "Withholder", "names_to_withhold", "redactions"]

WITHHELD = "[name withheld]"
_PRIVATE = "private_person"

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PART = 3


class Withholder:
    """Replaces names in text. Without names it changes nothing."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        self._parts: frozenset[str] = frozenset()
        for words in {tuple(_fold(word) for word in _WORD.findall(name)) for name in names}:
            if len(words) > 1:
                self._by_first.setdefault(words[0], []).append(words)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)

    def around(self, names: Iterable[str]) -> Self:
        """The same withholder for the reports that speak of these persons: their single words are withheld too."""
        wider = type(self)()
        wider._by_first = self._by_first
        wider._parts = self._parts | {part for name in names for part in _parts(name)}
        return wider

    def __call__(self, text: str) -> str:
        """The text with every name replaced."""
        if not (self._by_first or self._parts):
            return text
        shown: list[str] = []
        position = 0
        for start, end in self._found(text):
            if not shown or not text[position:start].isspace():
                shown += [text[position:start], WITHHELD]
            position = end
        return "".join([*shown, text[position:]])

    def in_address(self, address: str) -> bool:
        """True where a path or a URL spells one of the names, as in `/2031/mira-orlen-buried`."""
        if not (self._by_first or self._parts):
            return False
        words = [_fold(word) for word in _WORD.findall(unquote(address))]
        return any(self._length(words, index) or words[index] in self._parts for index in range(len(words)))

    def _found(self, text: str) -> Iterable[tuple[int, int]]:
        matches = list(_WORD.finditer(text))
        folded = [_fold(match.group()) for match in matches]
        index = 0
        while index < len(matches):
            length = self._length(folded, index)
            if not length and folded[index] in self._parts and not matches[index].group()[0].islower():
                length = 1
            if length:
                yield matches[index].start(), matches[index + length - 1].end()
            index += length or 1

    def _length(self, folded: list[str], index: int) -> int:
        for name in self._by_first.get(folded[index], ()):
            if tuple(folded[index : index + len(name)]) == name:
                return len(name)
        return 0


def names_to_withhold(document: Document) -> tuple[str, ...]:
    """Names of private persons in a report, as resolved and as written there."""
    names = {
        name
        for mention in document.extraction.mentions
        for argument in (*mention.actors, *mention.targets, *mention.means)
        if argument.kind == _PRIVATE
        for words in (argument.name, document.report.quote(argument.span))
        for name in _names_in(words)
    }
    return tuple(sorted(names))


def redactions(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Values that a reviewer redacted and that no later judgement released."""
    found = list(judgements)
    lifted = {judgement.supersedes for judgement in found}
    return tuple(
        sorted({item.value for item in found if item.verdict == "redact" and item.value and item.id not in lifted})
    )


def _names_in(words: str) -> list[str]:
    """The names in a phrase: its runs of capitalised words, particles between them included. "a fisherman" has none."""
    particles, titles = _table("particles"), _table("titles")
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(words):
        if word.casefold() in titles:
            continue
        if not word[0].islower() or (word in particles and runs[-1]):
            runs[-1].append(word)
        else:
            runs.append([])
    for run in runs:
        while run and (run[-1] in particles or run[-1].isdigit()):
            run.pop()
    return [" ".join(run) for run in runs if run]


def _parts(name: str) -> Iterable[str]:
    common = _table("particles") | _table("titles")
    for word in _WORD.findall(name):
        if len(word) >= _SHORTEST_PART and word.casefold() not in common and not word.isdigit():
            yield _fold(word)


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    """Without case and accents, as addresses spell names."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_table("exports/names.toml")[name])
