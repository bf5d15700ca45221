"""A sentence with what the lists say of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from firsthand.extraction.languages.claims.states import is_state
from firsthand.extraction.languages.claims.wordlists import Cue, Noun, WordLists, outlets_by_word, written_small
from firsthand.extraction.languages.phrases import Match
from firsthand.extraction.languages.words import Sentence, Word

__all__ = ["Marks", "is_break", "is_quote"]

_BREAKS = frozenset(',;:.!?…()[]«»“”„"‹›「」『』《》、，。：；！？؛،؟—–')
_QUOTES = frozenset('«»“”„"‹›「」『』')
# Words between an auxiliary and its participle at most, and letters of a short name in brackets.
_AMID = 4
# Words of a clause between an auxiliary and the participle at its end at most.
_BRACKET = 16
_SHORT_NAME = 9
# Words of a state's name at most, in signs twice as many.
_LONGEST_STATE = 4


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
        self._text = text
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
        between: set[int] = set()
        aside: set[int] = set()
        for phrase in lists.between.find(self.words):
            between.update(range(phrase.first, phrase.last))
            if phrase.last - phrase.first > 2:
                aside.update(range(phrase.first, phrase.last))
        for at in aside:
            self.nouns[at] = None  # "on its account on X" names nobody
        hidden = self._covered("anonymous") | aside
        self.cues = {found.first: found for found in lists.cues.find(self.words) if found.first not in hidden}
        self._closing: set[int] = set()
        self.cues.update({found.first: found for found in self._composed() if found.first not in hidden})
        for at in self._closing:
            self.cues.pop(at, None)
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
        self._telling = self._covered("tells")
        self._begins = self._covered("begins") | self._covered("told_behind")
        self._this = self._covered("this")
        dates = {at for at in range(size - 1) if self.words[at].figures and at + 1 in between and lists.unspaced}
        self._between = frozenset(between) | dates | hidden | {at for at in self._that if at + 1 in hidden}
        self._indefinite = self._covered("indefinite")
        self._relatives = self._covered("relatives")
        self.short = self._short_names()
        self._between |= self.short

    # --- words

    def state_at(self, first: int, limit: int) -> int | None:
        """Where the name of a state or its capital that begins with the word at `first` ends; None where none does."""
        longest = _LONGEST_STATE * (2 if self._lists.unspaced else 1)
        for last in range(min(first + longest, limit, len(self.words)), first, -1):
            if any(is_break(gap) for gap in self.gaps[first + 1 : last]):
                continue
            if self._lists.capitals and not (self.words[first].capital and self.words[last - 1].capital):
                continue
            if is_state(self._text[self.words[first].start : self.words[last - 1].end], self._lists.language):
                return last
        return None

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

    @property
    def has_particles(self) -> bool:
        """True for a language that writes words of its grammar of their own behind a source (Japanese, Hindi)."""
        return self._lists.title_behind

    def is_told(self, at: int) -> bool:
        """True for a word of an outlet to which somebody spoke."""
        outlet = self.outlets[at]
        return outlet is not None and self.is_told_behind(outlet[1])

    def closes(self, at: int) -> bool:
        """True for a word of the lists with the sign of a subject behind it: "보건부는"."""
        size = self.stuck(at)
        return bool(size) and self.words[at].form[-size:] in self._lists.closes

    def tells(self, at: int) -> bool:
        """True for a verb in the form that ends what somebody says: "숨졌다고"."""
        return at in self._telling

    def stuck(self, at: int) -> int:
        """The letters at the end of a word of the lists that are no part of it: "는" of "보건부는"."""
        word, found = self.words[at], self.nouns[at]
        if len(word.forms) == 1 or not self._lists.title_behind:
            return 0
        if found is None:
            closing = self._lists.closes[:1]
            return len(closing[0]) if closing and word.form.endswith(closing[0]) else 0
        for form in sorted(word.forms, key=len, reverse=True):
            alone = [*self.words[found[0] : at], replace(word, forms=(form,))]
            match = self._lists.nouns.at(alone, 0)
            if match is not None and match.last == len(alone) and word.form.startswith(form):
                return len(word.form) - len(form)
        return 0

    def is_told_behind(self, at: int) -> bool:
        """True where a word behind an outlet's name says that somebody spoke to it: "Reuters'a konuşan"."""
        while at < len(self.words) and self._apostrophe(at):
            at += 1
        if (
            at
            and len(self.words[at - 1].forms) > 1
            and self.words[at - 1].form.endswith(self._lists.told_stuck or "\n")
        ):
            return True
        return at < len(self.words) and self._lists.told_behind.at(self.words, at) is not None

    def is_relative(self, at: int) -> bool:
        """True for a word that opens more about the one before it: "who"."""
        return at in self._relatives

    def is_this(self, at: int) -> bool:
        """True for a word that stands for what was told before."""
        return at in self._this

    def is_that(self, at: int) -> bool:
        """True for a word that opens what is said."""
        return at in self._that

    def is_told_of(self, at: int) -> bool:
        """True for a word that opens what is told and is no verb of saying: "not", "have"."""
        return at in self._begins

    def is_titled(self, at: int) -> bool:
        """True for a title before a person's name."""
        return at in self._titled

    def is_join(self, at: int) -> bool:
        """True for an article or a small word inside the names of sources."""
        return at in self._joins and self.nouns[at] is None

    def is_indefinite(self, at: int) -> bool:
        """True for "a" and "some": somebody not told of before."""
        return at in self._indefinite

    def _covered(self, key: str) -> frozenset[int]:
        phrases = getattr(self._lists, key)
        return frozenset(at for found in phrases.find(self.words) for at in range(found.first, found.last))

    def _composed(self) -> Iterator[Match[Cue]]:
        """Verbs of two words, with what may stand between them: "a également indiqué", "a-t-il dit"."""
        if not self._lists.participles:
            return
        for at in range(len(self.words)):
            opens = self._lists.auxiliaries.at(self.words, at)
            if opens is None:
                continue
            closing = self._bracket(opens.last) if self._lists.brackets else None
            if closing is not None:
                self._closing.add(closing.first)
                yield Match(first=at, last=opens.last, value=closing.value)
                continue
            last = opens.last
            while last - opens.last <= _AMID and last < len(self.words):
                if is_break(self.gaps[last]):
                    break
                closes = self._lists.participles.at(self.words, last)
                if closes is not None:
                    yield Match(first=at, last=closes.last, value=closes.value)
                    break
                amid = self._lists.amid.at(self.words, last)
                if amid is None:
                    break
                last = amid.last

    def _bracket(self, first: int) -> Match[Cue] | None:
        """The participle that closes a clause behind its auxiliary: "hat den Tod von drei Menschen bestätigt"."""
        last = first
        while last + 1 < len(self.words) and last - first < _BRACKET and not is_break(self.gaps[last + 1]):
            last += 1
        ends = last + 1 >= len(self.words) or is_break(self.gaps[last + 1])
        return self._lists.participles.at(self.words, last) if ends and last > first else None

    def _short_names(self) -> frozenset[int]:
        """Short forms of a name in brackets behind it: "the guard (GC) said". The brackets then part no words."""
        found = set()
        for at in range(1, len(self.words)):
            before, behind = self.gaps[at], self.gaps[at + 1]
            word = self.words[at]
            if before.strip() in ("(", "（") and behind.lstrip()[:1] in (")", "）") and self.outlets[at] is None:
                short = word.capital and 1 < word.end - word.start <= _SHORT_NAME and not self._stands_alone(behind)
                if short:
                    found.add(at)
                    self.nouns[at] = None
                    self.gaps[at] = " "
                    self.gaps[at + 1] = behind.lstrip()[1:] or " "
        return frozenset(found)

    @staticmethod
    def _stands_alone(gap: str) -> bool:
        """True behind the brackets of a dateline: "ARLO (OPA) -"."""
        return gap.lstrip(")） .").startswith(("-", "–", "—"))

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
        quoted = first > 0 and is_quote(self.gaps[first]) and is_quote(self.gaps[last])
        written = self._text[self.words[first].start : self.words[last - 1].end]
        shouted = first > 0 and self._text[self.words[first - 1].start : self.words[first - 1].end].isupper()
        pressed = pressed or quoted or (written.isupper() and len(written) > 2 and not shouted)
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
