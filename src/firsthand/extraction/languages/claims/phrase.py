"""The words that name one who speaks: a body, an office, a person, an outlet, or sources without a name."""

from __future__ import annotations

from firsthand.extraction.languages.claims.marks import is_break, is_quote
from firsthand.extraction.languages.claims.naming import Naming, Source
from firsthand.extraction.languages.claims.wordlists import Noun

__all__ = ["Line", "Source", "is_break", "is_quote"]

# Words of one source at most, and of one without a comma behind it in a script without capitals.
_LONGEST = 18
_LONGEST_BARE = 9
_LONGEST_LEAD = 8
_LONGEST_NAME = 6
# Small words that only ever belong to the noun before them.
_OF = frozenset({"de", "d", "del", "da", "do", "dos", "das", "di", "van", "von", "vom", "dari"})


class Line(Naming):
    """Finds where a source begins and ends."""

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
