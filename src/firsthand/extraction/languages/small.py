"""Small words and phrases that are looked for where a rule needs them, before or behind a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.extraction.languages.words import Word, fold, split

__all__ = ["Small", "listed"]


class Small:
    """A list of phrases without stars, matched at one place."""

    def __init__(self, phrases: Iterable[str], language: str) -> None:
        self._phrases: set[tuple[str, ...]] = set()
        for phrase in phrases:
            words = tuple(fold(phrase[word.start : word.end]) for word in split(phrase, language))
            if words:
                self._phrases.add(words)
        self._longest = max((len(words) for words in self._phrases), default=0)

    def behind(self, words: Sequence[Word], at: int) -> int:
        """The end of the longest phrase that begins at `at`; `at` where none does."""
        for length in range(self._longest, 0, -1):
            if self._stands(words, at, at + length):
                return at + length
        return at

    def before(self, words: Sequence[Word], at: int) -> int:
        """The beginning of the longest phrase that ends before `at`; `at` where none does."""
        for length in range(self._longest, 0, -1):
            if self._stands(words, at - length, at):
                return at - length
        return at

    def _stands(self, words: Sequence[Word], first: int, last: int) -> bool:
        if first < 0 or last > len(words):
            return False
        if last - first == 1:
            return any((form,) in self._phrases for form in words[first].forms)
        return any(
            (form, *(word.form for word in words[first + 1 : last])) in self._phrases for form in words[first].forms
        )


def listed(words: str) -> list[str]:
    """The phrases of a list divided by commas."""
    return [word for part in words.split(",") if (word := part.strip())]
