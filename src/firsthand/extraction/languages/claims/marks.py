"""A sentence with what the lists say of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.extraction.languages.claims.wordlists import Noun, WordLists, outlets_by_word, written_small
from firsthand.extraction.languages.words import Sentence, Word

__all__ = ["Marks", "is_break", "is_quote"]

_BREAKS = frozenset(',;:.!?…()[]«»“”„"‹›「」『』《》、，。：；！？؛،؟—–')
_QUOTES = frozenset('«»“”„"‹›「」『』')


def is_break(gap: str) -> bool:
    """True where the signs between two words part them: a comma, a dash, a mark of quotation."""
    return any(sign in _BREAKS for sign in gap) or " - " in gap


def is_quote(gap: str) -> bool:
    """True where a mark of quotation stands between two words."""
    return any(sign in _QUOTES for sign in gap)


class Marks:
    """A sentence with what the lists say of its words."""

    def __init__(self, sentence: Sentence, text: str, lists: WordLists, named: frozenset[str]) -> None:
        """named: folded words that the report writes with a capital where no sentence begins."""
        self._named = named
        self.sentence = sentence
        self.words: Sequence[Word] = sentence.words
        self._lists = lists
        size = len(self.words)
        self.gaps = [text[self.words[at - 1].end : self.words[at].start] if at else "" for at in range(size)]
        self.gaps.append(text[self.words[-1].end : sentence.span.end] if size else "")
        self.nouns: list[tuple[int, int, Noun] | None] = [None] * size
        for found in lists.nouns.find(self.words):
            for at in range(found.first, found.last):
                self.nouns[at] = (found.first, found.last, found.value)
        hidden = self._covered("anonymous")
        self.cues = {found.first: found for found in lists.cues.find(self.words) if found.first not in hidden}
        self._cued = {at for found in self.cues.values() for at in range(found.first, found.last)}
        self.outlets: list[tuple[int, int, str] | None] = [None] * size
        for first, last, name in self._outlets():
            for at in range(first, last):
                self.outlets[at] = (first, last, name)
        self._joins = self._covered("joins")
        self._pronouns = self._covered("pronouns")
        self._titled = self._covered("titles")
        self._that = self._covered("that")
        self._that -= hidden
        self._inner = self._covered("inner")
        self._begins = self._covered("begins") | self._covered("told_behind")
        self._this = self._covered("this")
        between = self._covered("between")
        dates = {at for at in range(size - 1) if self.words[at].figures and at + 1 in between and lists.unspaced}
        self._between = between | dates | hidden | {at for at in self._that if at + 1 in hidden}
        self._indefinite = self._covered("indefinite")

    # --- words

    def is_cue(self, at: int) -> bool:
        """True for a word of a phrase of attribution."""
        return at in self._cued

    def is_between(self, at: int) -> bool:
        """True for a word that may stand between a source and its verb."""
        return at in self._between and self.nouns[at] is None

    @property
    def capitals(self) -> bool:
        """True for a script with capitals."""
        return self._lists.capitals

    def is_told_behind(self, at: int) -> bool:
        """True where a word behind an outlet's name says that somebody spoke to it: "Reuters'a konuşan"."""
        while at < len(self.words) and self._apostrophe(at):
            at += 1
        return at < len(self.words) and self._lists.told_behind.at(self.words, at) is not None

    def is_this(self, at: int) -> bool:
        """True for a word that stands for what was told before."""
        return at in self._this

    def is_that(self, at: int) -> bool:
        """True for a word that opens what is said."""
        return at in self._that

    def is_join(self, at: int) -> bool:
        """True for an article or a small word inside the names of sources."""
        return at in self._joins and self.nouns[at] is None

    def is_indefinite(self, at: int) -> bool:
        """True for "a" and "some": somebody not told of before."""
        return at in self._indefinite

    def _covered(self, key: str) -> frozenset[int]:
        phrases = getattr(self._lists, key)
        return frozenset(at for found in phrases.find(self.words) for at in range(found.first, found.last))

    def _outlets(self) -> Iterator[tuple[int, int, str]]:
        known = outlets_by_word(self._lists.language)
        at = 0
        while at < len(self.words):
            step = 1
            for form in self.words[at].forms:
                for words, name, common in known.get(form, ()):
                    last = at + len(words)
                    if last > len(self.words) or any(
                        word not in other.forms
                        for word, other in zip(words[1:], self.words[at + 1 : last], strict=False)
                    ):
                        continue
                    if self._may_be_outlet(at, last, common):
                        yield at, last, name
                        step = len(words)
                        break
                if step > 1:
                    break
            at += step

    def _may_be_outlet(self, first: int, last: int, common: bool) -> bool:
        pressed = any(
            self._calls_press(at) for at in (first - 1, first - 2, last, last + 1) if 0 <= at < len(self.words)
        )
        if self.words[first].capital or (last - first == 1 and self.words[first].form in written_small()):
            return pressed or not common
        if not self._lists.capitals or self.words[first].form >= "\u0600":
            return pressed or not common
        return pressed and last - first == 1

    def _calls_press(self, at: int) -> bool:
        noun = self._noun_of(at, ("press", "bodies"))
        return noun is not None and (noun.section == "press" or noun.english == "agency")

    def _noun_of(self, at: int, sections: Sequence[str]) -> Noun | None:
        found = self.nouns[at]
        return found[2] if found is not None and found[2].section in sections else None

    def _apostrophe(self, at: int) -> bool:
        return at > 0 and self.gaps[at] in ("'", "’", "-") and not self.words[at].figures
