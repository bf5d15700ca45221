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
_LONGEST_QUOTED = 6
# Small words that only ever belong to the noun before them.
_OF = frozenset({"de", "d", "del", "da", "do", "dos", "das", "di", "van", "von", "vom", "dari"})
_OF_ARTICLES = frozenset({"des", "dei", "degli", "delle", "della", "del", "dello"})


class Line(Naming):
    """Finds where a source begins and ends."""

    # --- sources

    def source_from(self, first: int, limit: int | None = None) -> Source | None:
        """The source that begins with the word at `first`, None where none does."""
        if (
            (first in self._inner or self.is_this(first))
            and self.nouns[first] is None
            and first not in self._joins - self._inner
        ):
            return None
        if first in self._pronouns and self.nouns[first] is None and first not in self._joins:
            return None
        end = self._end(first, len(self.words) if limit is None else limit)
        return self._read(first, end) if end > first else None

    def state_from(self, first: int, limit: int) -> Source | None:
        """The state or its capital whose name begins with the word at `first` and is followed by more of the clause."""
        last = self.state_at(first, limit)
        if last is None or self.nouns[first] is not None:
            return None
        if is_break(self.gaps[last]) and not (self._lists.verb_last and self.gaps[last].strip() in (",", "،")):
            return None
        if last < len(self.words) and self.nouns[last] is not None:
            return None
        return Source(first=first, last=last, head=None, name=None, outlet=None, nouns=(), state=True)

    def told_end(self, at: int) -> int | None:
        """Where the words end that say here to which outlet somebody spoke; None where none do."""
        told = self._lists.to.at(self.words, at) if at < len(self.words) else None
        outlet = self.outlet_from(told.last) if told is not None else None
        return outlet.last if outlet is not None else None

    def source_within(self, verb: int) -> Source | None:
        """The body that opens the sentence behind "in", right before a verb: "In the ministry they said"."""
        within = self._lists.within.at(self.words, 0) if self.words else None
        source = self.source_from(within.last, verb) if within is not None and within.last < verb else None
        known = source is not None and source.head is not None and source.head.section in ("bodies", "press")
        return source if source is not None and known and source.last == verb and self._lists.inflected else None

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
        # "Die von den Nachbarn geführte Koalition": the article waits for its noun.
        nested = first in self._joins and first + 1 in self._inner
        if not lists.capitals and self.nouns[first] is None:
            state = self.state_at(first, limit)
            if state is not None and (lists.verb_first or self._closes(state, limit) or self._is_small(state)):
                return state
        while at < limit and at - first < _LONGEST:
            quoted = self._quoted_name(at, limit) if at > first else None
            if quoted is not None:
                at = last = quoted
                anchored, strong, open_, opened = True, True, False, 0
                continue
            if at > first and is_break(self.gaps[at]) and not self._goes_on(first, at, limit, anchored):
                break
            noun, outlet = self.nouns[at], self.outlets[at]
            if at > first and outlet is None and anchored and self._tells(at):
                break
            if outlet is not None and anchored and not lists.capitals and not self._is_press_before(at, first):
                break
            if (
                at in self._begins
                or at in self._telling
                or (anchored and at in self._relatives and at not in self._joins)
                or (at in self._that and (at not in self._joins or self._is_told(first)))
                or (at in self._cued and outlet is None and (noun is None or at > first))
            ):
                break
            if outlet is not None:
                at = last = outlet[1]
                anchored, strong, open_, opened = True, True, False, 0
            elif noun is not None:
                at = last = noun[1]
                anchored, strong, open_, opened = True, True, False, 0
                if self.closes(last - 1):
                    break
            elif self._closes_before(at, limit, anchored):
                break
            elif at in self._joins:
                at += 1
                open_, opened = True, 0
            elif anchored and self._is_particle(at, first, first, limit):
                at += 1
            elif self.words[at].capital and lists.capitals:
                strong = strong or at > 0
                at += 1
                last = at
                anchored, open_, opened = True, False, 0
            elif self._apostrophe(at):
                at += 1
                last = at
            elif not lists.capitals:
                if self._is_over(at, first):
                    break
                if at - last >= (_LONGEST_BARE if anchored else _LONGEST_LEAD) or self.words[at].figures:
                    break
                at += 1
                last = at
            elif at == first and not self._leads(at, limit):
                break
            elif opened < 2 and (open_ or (self._adjective(at, limit) and (nested or not lists.adjectives_first))):
                opened += 1
                at += 1
                if open_ and anchored:
                    last = at  # "the guard of the harbour"
                open_ = open_ and opened < 2
            elif strong and lists.adjectives_last and last == at and self._is_last_adjective(first, at, limit):
                at += 1
                last = at
            else:
                break
        bare = not lists.capitals and last == limit and last - first <= _LONGEST_NAME
        return last if anchored or bare else first

    def _is_over(self, at: int, first: int) -> bool:
        """Whether a name of definite words is over before an indefinite one: "the army its responsibility"."""
        article = self._lists.definite
        if not article or at == first or self.nouns[first] is None or self._noun_of(first, ("roles", "folk")):
            return False
        before, word = self.words[at - 1].forms, self.words[at].forms
        definite = self.nouns[at - 1] is not None or any(form.startswith(article) for form in before)
        return (
            definite
            and any(form.startswith(article) for one in range(first, at) for form in self.words[one].forms)
            and (not any(form.startswith(article) for form in word))
        )

    def _is_small(self, at: int) -> bool:
        return self.is_between(at) or at in self._joins or at in self._begins

    def _is_told(self, first: int) -> bool:
        """Whether a small word behind a body opens what it tells, in languages with an article that shows its end."""
        return bool(self._lists.definite) and self._noun_of(first, ("bodies", "documents")) is not None

    def _closes_before(self, at: int, limit: int, anchored: bool) -> bool:
        """Whether a source is over before a small word."""
        if at in self._between or (anchored and self._is_new(at)):
            return True
        return at in self._inner and self._lists.capitals and not self._carries_on(at, limit)

    def _is_new(self, at: int) -> bool:
        """Whether "a" or a number right behind a noun begins something else: "the police a driver"."""
        lists = self._lists
        return (
            lists.capitals
            and not lists.verb_last
            and at in self._indefinite
            and at - 1 not in self._joins
            and self.words[at].form not in _OF_ARTICLES
            and not is_break(self.gaps[at])
        )

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
        return self.outlet_from(told.last) is not None

    def _leads(self, at: int, limit: int) -> bool:
        """A word of no list that opens a source: one before a noun of the lists, "local authorities"."""
        if self._is_title(at, limit):
            return True
        nxt = self.nouns[at + 1] if at + 1 < limit and not is_break(self.gaps[at + 1]) else None
        return nxt is not None and nxt[2].section not in ("matters", "sides") and not self.words[at].figures

    def _is_title(self, at: int, limit: int) -> bool:
        """A word of no list before a full name: "schoolteacher Ana Roe"."""
        names = range(at + 1, at + 3)
        return (
            names[-1] < limit
            and not self.words[at].figures
            and all(self._may_name(one) and not is_break(self.gaps[one]) for one in names)
        )

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

    def _is_last_adjective(self, first: int, at: int, limit: int) -> bool:
        """One of at most two words behind a noun, with which the source ends: "international anti-piracy"."""
        person = any(self._noun_of(one, ("roles",)) for one in range(first, at))
        named = self.nouns[at - 1] is None and self.words[at - 1].capital
        if (named and person) or is_quote(self.gaps[at + 1]):
            return False  # a verb behind a name
        if self._closes(at + 1, limit):
            return True
        second = at + 1
        plain = self.nouns[second] is None and second not in self._joins and not self.words[second].figures
        return plain and second not in self._between and self._closes(second + 1, limit)

    def _closes(self, at: int, limit: int) -> bool:
        """Whether the source's words end at `at`: a comma, a cue or the sentence's end follows."""
        return at >= limit or is_break(self.gaps[at]) or at in self._cued or at in self._that or at in self._inner

    def _goes_on(self, first: int, at: int, limit: int, anchored: bool) -> bool:
        sides = (self.outlets[at - 1], self.outlets[at])
        if at < limit and any(sides) and not self.gaps[at].strip(" -«»“”„\"‹›「」『』《》'"):
            return True  # the "Orva" newspaper
        return self._explains(first, at, limit, anchored)

    def _quoted_name(self, at: int, limit: int) -> int | None:
        """Where a name in marks of quotation ends, behind a word for a body: the group "Red Shield"."""
        gap = self.gaps[at].strip()
        if at >= limit or len(gap) != 1 or not is_quote(gap) or self._noun_of(at - 1, ("bodies", "press")) is None:
            return None
        if self.outlets[at] is not None or (self._lists.capitals and not self.words[at].capital):
            return None
        ends = range(at + 1, min(at + _LONGEST_QUOTED, limit) + 1)
        return next((one for one in ends if is_quote(self.gaps[one])), None)

    def is_quoted_name(self, source: Source) -> bool:
        """Whether a source ends in a name in marks of quotation, the closing one behind it."""
        return any(is_quote(self.gaps[at]) for at in range(source.first + 1, source.last)) and is_quote(
            self.gaps[source.last]
        )

    def _explains(self, first: int, at: int, limit: int, anchored: bool) -> bool:
        """Whether words behind a comma say who the source is: a name behind an office, an office behind a name."""
        if self.gaps[at].strip() not in (",", "،", "(", "«", "“", '"', "„") or at >= limit:
            return False
        if not self._lists.capitals and any(self.gaps[one].strip() in (",", "،") for one in range(first + 1, at)):
            return False  # one explanation is enough where nothing shows that the next words are a name
        behind = self._next_noun(at)
        ends = self._apposition(at, limit)
        if ends is None:
            return False
        if any(self._noun_of(one, ("press",)) for one in range(first, at)):
            return False  # what stands behind an outlet is the next one who speaks
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
        fills = full is not None and full[1] == ends and full[0] - bare <= 1
        return has_role and not named and fills

    def _is_press_before(self, at: int, first: int) -> bool:
        """Whether a word for an outlet stands before its name, or before an adjective of it."""
        if all(self._noun_of(one, ("matters", "sides")) is not None for one in range(first, at)):
            return True  # "the state's IRNA"
        return any(self._calls_press(one) for one in (at - 1, at - 2) if one >= first)

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
