"""The words that name one who speaks: a body, an office, a person, an outlet, or sources without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.extraction.languages.claims.wordlists import Noun, WordLists, outlets_by_word, written_small
from firsthand.extraction.languages.words import Sentence, Word

__all__ = ["Line", "Source", "is_break", "is_quote"]

# Words of one source at most, and of one without a comma behind it in a script without capitals.
_LONGEST = 18
_LONGEST_BARE = 9
_LONGEST_LEAD = 8
_LONGEST_NAME = 6
_LONGEST_LEAD_NAME = 4
_BREAKS = frozenset(',;:.!?…()[]«»“”„"‹›「」『』《》、，。：；！？؛،؟—–')
_QUOTES = frozenset('«»“”„"‹›「」『』')
# Letters of a name written in capitals only.
_SHORT = 2


def is_break(gap: str) -> bool:
    """True where the signs between two words part them: a comma, a dash, a mark of quotation."""
    return any(sign in _BREAKS for sign in gap) or " - " in gap


def is_quote(gap: str) -> bool:
    """True where a mark of quotation stands between two words."""
    return any(sign in _QUOTES for sign in gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Words `first` to `last` (exclusive) that name a source.

    head: the noun that says what it is, None for a bare name. name: the words of a person's name among them.
    outlet: the usual name of an outlet. nouns: all words of the lists among them, in order.
    """

    first: int
    last: int
    head: Noun | None
    name: tuple[int, int] | None
    outlet: str | None
    nouns: tuple[tuple[int, int, Noun], ...]


class Line:
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

    # --- sources

    def source_from(self, first: int, limit: int | None = None) -> Source | None:
        """The source that begins with the word at `first`, None where none does."""
        if first in self._inner and self.nouns[first] is None:
            return None
        if first in self._pronouns and self.nouns[first] is None and first not in self._joins:
            return None
        end = self._end(first, len(self.words) if limit is None else limit)
        return self._read(first, end) if end > first else None

    def outlet_from(self, first: int) -> Source | None:
        """The outlet whose name begins with the word at `first`, behind a word for its kind or none."""
        at = first
        while at < len(self.words) and at - first < 4 and self.outlets[at] is None:
            if not (self._noun_of(at, ("press", "bodies")) or at in self._joins):
                return None
            at += 1
        found = self.outlets[at] if at < len(self.words) else None
        if found is None:
            return None
        return Source(first=first, last=found[1], head=None, name=None, outlet=found[2], nouns=())

    def source_to(self, last: int, first: int) -> Source | None:
        """The source that fills the words from `first` up to `last`."""
        return self._read(first, last) if self._end(first, last) == last else None

    def _end(self, first: int, limit: int) -> int:
        """Where the source that begins at `first` ends: `first` where nothing begins."""
        lists, at, last, open_, opened = self._lists, first, first, True, 0
        anchored = strong = False
        while at < limit and at - first < _LONGEST:
            if at > first and is_break(self.gaps[at]) and not self._goes_on(first, at, limit, anchored):
                break
            noun, outlet = self.nouns[at], self.outlets[at]
            if at > first and outlet is None and anchored and self._tells(at):
                break
            if outlet is not None and anchored and not lists.capitals and not self._calls_press(at - 1):
                break
            if (
                at in self._begins
                or (at in self._that and at not in self._joins)
                or (at in self._cued and outlet is None and (noun is None or at > first))
            ):
                break
            if outlet is not None:
                at = last = outlet[1]
                anchored, strong, open_, opened = True, True, False, 0
            elif noun is not None:
                at = last = noun[1]
                anchored, strong, open_, opened = True, True, False, 0
            elif at in self._between or (at in self._inner and lists.capitals and not self._carries_on(at, limit)):
                break
            elif at in self._joins:
                at += 1
                open_, opened = True, 0
            elif self.words[at].capital and lists.capitals:
                strong = strong or at > 0
                at += 1
                last = at
                anchored, open_, opened = True, False, 0
            elif self._apostrophe(at):
                at += 1
                last = at
            elif not lists.capitals:
                if at - last >= (_LONGEST_BARE if anchored else _LONGEST_LEAD) or self.words[at].figures:
                    break
                at += 1
                last = at
            elif at == first and not self._leads(at, limit):
                break
            elif opened < 2 and (open_ or self._adjective(at, limit)):
                opened += 1
                at += 1
                if open_ and anchored:
                    last = at  # "the guard of the harbour"
                open_ = open_ and opened < 2
            elif strong and lists.adjectives_last and last == at and self._closes(at + 1, limit):
                at += 1
                last = at
            else:
                break
        bare = not lists.capitals and last == limit and last - first <= _LONGEST_NAME
        return last if anchored or bare else first

    def _carries_on(self, at: int, limit: int) -> bool:
        """Whether a capital or a word of the lists stands behind small words: "the hospital in Arlo"."""
        of = self.words[at].form in _OF
        while at < limit and at in self._joins:
            at += 1
        if at >= limit or is_break(self.gaps[at]):
            return False
        return of or self.words[at].capital or self.nouns[at] is not None

    def _tells(self, at: int) -> bool:
        """Whether the words here say to which outlet somebody spoke: "à l'AFP"."""
        told = self._lists.to.at(self.words, at)
        if told is None:
            return False
        last = told.last
        if last < len(self.words) and last in self._joins:
            last += 1
        return last < len(self.words) and self.outlets[last] is not None

    def _leads(self, at: int, limit: int) -> bool:
        """A word of no list that opens a source: one before a noun of the lists, "local authorities"."""
        nxt = self.nouns[at + 1] if at + 1 < limit and not is_break(self.gaps[at + 1]) else None
        return nxt is not None and nxt[2].section not in ("matters", "sides") and not self.words[at].figures

    def _apostrophe(self, at: int) -> bool:
        return at > 0 and self.gaps[at] in ("'", "’", "-") and not self.words[at].figures

    def _adjective(self, at: int, limit: int) -> bool:
        """A word of no list between two words of a source: "el ministro francés de Defensa"."""
        nxt = at + 1
        return (
            nxt < limit
            and not is_break(self.gaps[nxt])
            and not self.words[at].figures
            and (
                nxt in self._joins or self.nouns[nxt] is not None or (self.words[nxt].capital and self._lists.capitals)
            )
        )

    def _closes(self, at: int, limit: int) -> bool:
        """Whether the source's words end at `at`: a comma, a cue or the sentence's end follows."""
        return at >= limit or is_break(self.gaps[at]) or at in self._cued or at in self._that or at in self._inner

    def _goes_on(self, first: int, at: int, limit: int, anchored: bool) -> bool:
        sides = (self.outlets[at - 1], self.outlets[at])
        if at < limit and any(sides) and not self.gaps[at].strip(" -«»“”„\"‹›「」『』《》'"):
            return True  # the "Orva" newspaper
        return self._explains(first, at, limit, anchored)

    def _explains(self, first: int, at: int, limit: int, anchored: bool) -> bool:
        """Whether words behind a comma say who the source is: a name behind an office, an office behind a name."""
        if self.gaps[at].strip() not in (",", "،", "(", "«", "“", '"', "„") or at >= limit:
            return False
        behind = self._next_noun(at)
        ends = self._apposition(at, limit)
        if ends is None:
            return False
        has_role = any(self._noun_of(one, ("roles",)) for one in range(first, at))
        if not self._lists.capitals and not anchored:
            return behind is not None and behind.section == "roles" and at - first <= _LONGEST_NAME
        if not anchored:
            return False
        known = self._name(first, at) if self._lists.capitals else None
        named = known is not None
        bare = at
        while bare < ends and (bare in self._joins or bare in self._titled):
            bare += 1
        full = self._name(bare, ends)
        if has_role and known is not None and full == (bare, ends) and ends - bare > 1 and behind is None:
            return True  # the name behind the office may be a town's: "the mayor of Arlo, Ana Roe"
        if behind is not None and behind.section in ("roles",):
            return named and not has_role
        return has_role and not named and full == (bare, ends)

    def _next_noun(self, at: int) -> Noun | None:
        for one in range(at, min(at + 3, len(self.words))):
            if one in self._joins:
                continue
            found = self.nouns[one]
            return found[2] if found is not None else None
        return None

    def _apposition(self, at: int, limit: int) -> int | None:
        """Where the words between two commas end, if they end before the limit or with it."""
        for one in range(at + 1, min(at + 12, limit + 1)):
            if one == limit or is_break(self.gaps[one]):
                return one
        return None

    def _read(self, first: int, last: int) -> Source | None:
        nouns: list[tuple[int, int, Noun]] = []
        for at in range(first, last):
            found = self.nouns[at]
            if found is not None and found[0] >= first and (not nouns or nouns[-1] != found):
                nouns.append(found)
        outlet = next((one for one in self.outlets[first:last] if one is not None), None)
        head = self._head(first, last, nouns)
        name = self._name(first, last)
        if head is None and name is None and outlet is None:
            return None
        if head is None and outlet is None and name is not None and not self._is_known(*name):
            return None
        if name is not None and outlet is not None and outlet[0] <= name[0] < outlet[1]:
            name = None
        return Source(
            first=first, last=last, head=head, name=name, outlet=outlet[2] if outlet is not None else None,
            nouns=tuple(nouns),
        )  # fmt: skip

    def _is_known(self, first: int, last: int) -> bool:
        """False for a lone word that has its capital from where it stands, and for bare words of scripts without."""
        if self._lists.unspaced:
            return False
        if not self._lists.capitals:
            return last - first > 1
        lone = last - first == 1 and (first == 0 or is_break(self.gaps[first]))
        return not lone or self.words[first].form in self._named

    def _head(self, first: int, last: int, nouns: Sequence[tuple[int, int, Noun]]) -> Noun | None:
        """The noun that says what the source is; None where a word of no list stands in its place."""
        telling = [found for found in nouns if found[2].section not in ("matters", "sides")]
        if not telling:
            return None
        lead = telling[0]
        unknown = [
            at for at in range(first, lead[0]) if at not in self._joins and self.nouns[at] is None
            and not (self.words[at].capital and self._lists.capitals and not self._lists.nouns_capital)
        ]  # fmt: skip
        if (
            unknown
            and self._lists.capitals
            and lead[0] in range(1, len(self.words))
            and any(at + 1 in self._joins for at in unknown)
        ):
            return None
        if sum(not self.words[at].figures for at in unknown) > (3 if self._lists.capitals else 6):
            return None
        return lead[2]

    def _name(self, first: int, last: int) -> tuple[int, int] | None:
        """The words of a person's name: the longest run of capitals of no list, or what follows an office in a script
        without them."""
        if not self._lists.capitals:
            return self._bare_name(first, last)
        commas = [at for at in range(first + 1, last) if is_break(self.gaps[at])]
        if (
            commas
            and not self.outlets[commas[0]]
            and any(self._noun_of(at, ("roles",)) for at in range(first, commas[0]))
        ):
            behind = self._name(commas[0], last)
            if behind is not None and behind[1] - behind[0] > 1:
                return behind
        best: tuple[int, int] | None = None
        at = first
        while at < last:
            if not self._may_name(at):
                at += 1
                continue
            end = at + 1
            while (
                end < last
                and not is_break(self.gaps[end])
                and (
                    self._may_name(end)
                    or (self.words[end].capital and self._noun_of(end, ("press", "matters", "sides")) is not None)
                    or (
                        end in self._joins
                        and end + 1 < last
                        and self._may_name(end + 1)
                        and self.words[end].form in _PARTICLES
                        and self._person_before(at, first)
                    )
                )
            ):
                end += 1
            # What an article or "of" parts from the office is its place or body, and no name.
            led = at > first and at - 1 in self._joins and not all(one in self._joins for one in range(first, at))
            if self._lists.inflected and end - at > 2 and self._person_before(at, first) and at > first:
                at = end - 2  # "the mayor of Arlo" has no word for "of"
            if not led and (best is None or end - at >= best[1] - best[0]):
                best = (at, end)
            at = end
        return best

    def _person_before(self, at: int, first: int) -> bool:
        return at == first or self._noun_of(at - 1, ("roles",)) is not None

    def _may_name(self, at: int) -> bool:
        return (
            self.words[at].capital
            and self.nouns[at] is None
            and self.outlets[at] is None
            and at not in self._between
            and at not in self._joins
            and at not in self._cued
            and at not in self._titled
        )

    def _bare_name(self, first: int, last: int) -> tuple[int, int] | None:
        """The name behind an office or before one, in a script without capitals."""
        commas = [at for at in range(first + 1, last) if is_break(self.gaps[at])]
        if commas and 1 < commas[0] - first <= _LONGEST_NAME and not any(self.nouns[first : commas[0]]):
            return first, commas[0]
        lead = first
        while lead < last and self._may_end_name(lead):
            lead += 1
        if not self._lists.unspaced and first + 2 <= lead <= first + _LONGEST_LEAD_NAME and lead < last:
            noun = self.nouns[lead]
            if noun is not None and noun[2].section == "roles":
                return first, lead
        at = last
        while at > first and self._may_end_name(at - 1) and not (at < last and is_break(self.gaps[at])):
            at -= 1
        if any(self._holds_place(one) for one in range(first, at)) and last - at > 2:
            at = last - 2
        return (at, last) if (0 if self._lists.unspaced else 1) < last - at <= _LONGEST_NAME else None

    def _holds_place(self, at: int) -> bool:
        noun = self._noun_of(at, ("roles",))
        return noun is not None and noun.english in _OF_PLACES

    def _may_end_name(self, at: int) -> bool:
        return not (
            self.nouns[at] is not None
            or at in self._joins
            or at in self._titled
            or at in self._between
            or self.outlets[at] is not None
            or self.words[at].figures
        )


# Small words that only ever belong to the noun before them.
_OF = frozenset({"de", "d", "del", "da", "do", "dos", "das", "di", "van", "von", "vom", "dari"})
_OF_PLACES = frozenset({"governor", "mayor"})
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "el", "al", "bin", "ben", "do"}
)
