"""Finds phrases of a word list in words: the one way in which all tables of languages are matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from firsthand.extraction.languages.words import Word, fold, kept_letters, split

__all__ = ["Match", "Phrases"]

Value = TypeVar("Value")
_GAP = ".."
_GAP_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Match(Generic[Value]):
    """A phrase found in `words[first:last]` and what the list says of it."""

    first: int
    last: int
    value: Value


class Phrases(Generic[Value]):
    """A list of phrases, each with a value.

    A phrase is words divided by spaces, as a reader writes them (they are folded as the text is). `word*` has any
    ending, `*word` any beginning, `*word*` both; `..` stands for up to three words of any kind. A phrase of a script
    without spaces is written without spaces. At each word the longest phrase wins; phrases do not overlap.
    """

    def __init__(self, phrases: Mapping[str, Value], language: str) -> None:
        """language: the code whose way of writing is followed."""
        self._exact: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        self._open: dict[str, list[tuple[str, tuple[str, ...], Value]]] = {}
        self._any: list[tuple[tuple[str, ...], Value]] = []
        for phrase, value in phrases.items():
            parts = _parts(phrase, language)
            if not parts or parts[0] == _GAP or parts[-1] == _GAP:
                raise ValueError(f"{language}: the phrase {phrase!r} does not begin and end with a word")
            first = parts[0]
            if first.startswith("*"):
                self._any.append((parts, value))
            elif first.endswith("*"):
                if len(first) < 3:
                    raise ValueError(f"{language}: {phrase!r} begins with fewer than two letters before the star")
                self._open.setdefault(first[:2], []).append((first[:-1], parts[1:], value))
            else:
                self._exact.setdefault(first, []).append((parts[1:], value))

    def __bool__(self) -> bool:
        """Whether the list holds anything."""
        return bool(self._exact or self._open or self._any)

    def find(self, words: Sequence[Word]) -> Iterator[Match[Value]]:
        """All phrases in the words, from left to right."""
        at = 0
        while at < len(words):
            best = self.at(words, at)
            if best is None:
                at += 1
            else:
                yield best
                at = best.last

    def at(self, words: Sequence[Word], first: int) -> Match[Value] | None:
        """The longest phrase that begins with the word at `first`."""
        best: Match[Value] | None = None
        for form in words[first].forms:
            begun = [*self._exact.get(form, ())]
            begun += [(rest, value) for stem, rest, value in self._open.get(form[:2], ()) if form.startswith(stem)]
            begun += [(parts[1:], value) for parts, value in self._any if _fits(parts[0], form)]
            for rest, value in begun:
                last = _matched(rest, words, first + 1) if rest else first + 1
                if last is not None and (best is None or last > best.last):
                    best = Match(first=first, last=last, value=value)
        return best


def _parts(phrase: str, language: str) -> tuple[str, ...]:
    found: list[str] = []
    for piece in phrase.split():
        if piece == _GAP:
            found.append(_GAP)
            continue
        bare = piece.strip("*")
        inner = [fold(bare[word.start : word.end], kept_letters(language)) for word in split(bare, language)]
        if inner and piece.startswith("*"):
            inner[0] = "*" + inner[0]
        if inner and piece.endswith("*"):
            inner[-1] += "*"
        found.extend(inner)
    return tuple(found)


def _matched(parts: Sequence[str], words: Sequence[Word], at: int) -> int | None:
    """The word behind the phrase, or None where it does not stand at `at`."""
    for number, part in enumerate(parts):
        if part == _GAP:
            rest = parts[number + 1 :]
            ends = (_matched(rest, words, at + skipped) for skipped in range(_GAP_WORDS + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(words):
            return None
        forms = words[at].forms
        if part not in forms and not ("*" in part and any(_fits(part, form) for form in forms)):
            return None
        at += 1
    return at


def _fits(part: str, form: str) -> bool:
    if part.startswith("*"):
        return part[1:-1] in form if part.endswith("*") else form.endswith(part[1:])
    return form.startswith(part[:-1]) if part.endswith("*") else form == part
