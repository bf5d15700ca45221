"""Withholds the names of private persons in everything that is shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Self
from urllib.parse import unquote

from firsthand.data import load_table
from firsthand.model import Document, Judgement, Span
from firsthand.safety.abroad import private_abroad
from firsthand.safety.victims import named_private
from firsthand.safety.witnesses import bears_office, private_witnesses

__all__ = ["PRIVATE", "REDACTED", "WITHHELD", "Withholder", "private_names", "redacted_values"]

PRIVATE = "private_person"
WITHHELD = "[name withheld]"
REDACTED = "[redacted]"

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PART = 3


class Withholder:
    """Replaces names. Names of several words are withheld wherever they stand; their single words ("Orlen") and names
    of one word only where `parts` names them, which is where the report itself speaks of that person."""

    def __init__(self, names: Iterable[str] = (), parts: Iterable[str] = ()) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for name in sorted(set(names)):
            words = tuple(_fold(word) for word in _WORD.findall(name))
            if len(words) > 1:
                self._by_first.setdefault(words[0], []).append(words)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)
        self._parts = frozenset(_fold(part) for part in parts)
        self._phrases: re.Pattern[str] | None = None

    def with_parts(self, names: Iterable[str], phrases: Iterable[str] = ()) -> Self:
        """The same, and single words of these names are withheld too, and these redacted phrases."""
        wider = type(self)()
        wider._by_first = self._by_first
        wider._parts = self._parts | {part for name in names for part in _parts(name)}
        longest_first = sorted({phrase for phrase in phrases if phrase.strip()}, key=lambda one: (-len(one), one))
        if longest_first:
            wider._phrases = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        return wider

    def __call__(self, text: str) -> str:
        """The text with every withheld name and every redacted phrase replaced."""
        found = self.veils(text)
        if not found:
            return text
        shown: list[str] = []
        position = 0
        for span, words in found:
            shown += [text[position : span.start], words]
            position = span.end
        return "".join([*shown, text[position:]])

    def listed(self, text: str) -> str:
        """The same for a list of words or names with commas between them, which may be written small: "mill, orlen"."""
        shown = []
        for item in text.split(", "):
            words = " ".join(word[:1].upper() + word[1:] for word in item.split(" "))
            shown.append(item if self(words) == words else self(item) if item != self(item) else WITHHELD)
        return ", ".join(dict.fromkeys(shown))

    def veils(self, text: str) -> list[tuple[Span, str]]:
        """What is to be covered in the text and the words in its place, in order. Names that only a space parts are one
        veil; so are a name and a phrase that share letters."""
        found = [(span, WITHHELD) for span in self._names(text)] if self._by_first or self._parts else []
        if self._phrases is None:
            return found
        found += [(Span(start=one.start(), end=one.end()), REDACTED) for one in self._phrases.finditer(text)]
        apart: list[tuple[Span, str]] = []
        for span, words in sorted(found):
            if apart and apart[-1][0].overlaps(span):
                apart[-1] = (Span(start=apart[-1][0].start, end=max(apart[-1][0].end, span.end)), apart[-1][1])
            else:
                apart.append((span, words))
        return apart

    def in_address(self, address: str) -> bool:
        """True where an address spells a withheld name or phrase, as `/2031/mira-orlen` and `/Mira%20Orlen` do."""
        plain = unquote(address)
        folded = [_fold(word) for word in _WORD.findall(plain)]
        return any(self._matched(folded, index, "A") for index in range(len(folded))) or bool(self.veils(plain))

    def _names(self, text: str) -> list[Span]:
        words = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        folded = [_fold(word) for _, _, word in words]
        found: list[Span] = []
        index = 0
        while index < len(words):
            length = self._matched(folded, index, words[index][2])
            if not length:
                index += 1
                continue
            span = Span(start=words[index][0], end=words[index + length - 1][1])
            if found and text[found[-1].end : span.start].isspace():
                found[-1] = Span(start=found[-1].start, end=span.end)
            else:
                found.append(span)
            index += length
        return found

    def _matched(self, folded: list[str], index: int, word: str) -> int:
        for name in self._by_first.get(folded[index], ()):
            if tuple(folded[index : index + len(name)]) == name:
                return len(name)
        return 1 if folded[index] in self._parts and not word[0].islower() else 0


def private_names(document: Document) -> tuple[str, ...]:
    """Names of the private persons of a report, as resolved and as written: those who were harmed, those who are named
    with their age, and those who speak as witnesses. "A fisherman" is no name, and a place that was taken for a
    person is none of a person."""
    text = document.report.text
    names: set[str] = set(private_witnesses(document)) | private_abroad(document)
    names.update(named_private(document, lambda name: bears_office(name, text)))
    for mention in document.extraction.mentions:
        for argument in (*mention.actors, *mention.targets, *mention.means):
            if argument.kind == PRIVATE:
                names.update(_capitalised(argument.name))
                names.update(_capitalised(document.report.quote(argument.span)))
    places = {_fold(place.name) for place in document.extraction.places}
    return tuple(sorted(name for name in names if " " in name or _fold(name) not in places))


def redacted_values(judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Values that a person ruled to be redacted; a later judgement that supersedes the redaction lifts it."""
    found = list(judgements)
    lifted = {judgement.supersedes for judgement in found if judgement.supersedes}
    return tuple(
        sorted({item.value for item in found if item.verdict == "redact" and item.value and item.id not in lifted})
    )


def _capitalised(words: str) -> list[str]:
    """The runs of capitalised words in a phrase, with particles: "his aunt Mira van Orlen" holds "Mira van Orlen"."""
    particles, titles = _words("particles"), _words("titles")
    runs: list[list[str]] = [[]]
    for match in _WORD.finditer(words):
        word = match.group()
        if word.casefold() in titles:
            continue
        if word[0].isupper() or (word in particles and runs[-1]) or not word[0].islower():
            runs[-1].append(word)
        else:
            runs.append([])
    names: list[str] = []
    for run in runs:
        while run and (run[-1] in particles or run[-1].isdigit()):
            run.pop()
        if not run:
            continue
        names.append(" ".join(run))
        if sum(word not in particles for word in run) > 2:
            # The first word may be a role ("Baker Mira Orlen"), and then the name is written without it elsewhere.
            names.append(" ".join(run[1:]))
    return names


def _parts(name: str) -> list[str]:
    common = _words("particles") | _words("titles")
    return [
        _fold(word)
        for word in _WORD.findall(name)
        if len(word) >= _SHORTEST_PART and word.casefold() not in common and not word.isdigit()
    ]


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    """Without case and accents, as addresses and other desks spell names."""
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(load_table("safety/names.toml")[table])
