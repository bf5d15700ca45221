"""Words that name a source: what says what it is, the name of a person, an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.extraction.languages.claims.marks import Marks, is_break
from firsthand.extraction.languages.claims.wordlists import Noun

__all__ = ["Naming", "Source"]

_LONGEST_NAME = 6
_LONGEST_LEAD_NAME = 4
# Words of a name before its title, which are signs in a script without blanks.
_LONGEST_TITLED = 12
_OF_PLACES = frozenset({"governor", "mayor"})
_NAMED_BODIES = frozenset({"hospital", "organisation", "agency", "office"})
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "el", "al", "bin", "ben", "do"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Words `first` to `last` (exclusive) that name a source.

    head: the noun that says what it is, None for a bare name. name: the words of a person's name among them.
    outlet: the usual name of an outlet. nouns: all words of the lists among them, in order. state: the words are the
    name of a state or its capital.
    """

    first: int
    last: int
    head: Noun | None
    name: tuple[int, int] | None
    outlet: str | None
    nouns: tuple[tuple[int, int, Noun], ...]
    state: bool = False


class Naming(Marks):
    """Reads sources out of words."""

    def _read(self, first: int, last: int) -> Source | None:
        nouns: list[tuple[int, int, Noun]] = []
        for at in range(first, last):
            found = self.nouns[at]
            if found is not None and found[0] >= first and (not nouns or nouns[-1] != found):
                nouns.append(found)
        outlet = next((one for one in self.outlets[first:last] if one is not None), None)
        if outlet is None and self._is_state(first, last):
            return Source(first=first, last=last, head=None, name=None, outlet=None, nouns=(), state=True)
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

    def _is_state(self, first: int, last: int) -> bool:
        while first < last - 1 and first in self._joins:
            first += 1
        return first not in self._cued and not self.nouns[first] and self.state_at(first, last) == last

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
        if (
            lead[2].section == "bodies"
            and len(telling) > 1
            and telling[1][0] == lead[1]
            and telling[1][2].section == "roles"
            and self.gaps[lead[1]] == "-"
        ):
            lead = telling[1]  # "GC-Sprecher"
        if self._lists.title_behind and telling[-1][2].section in ("roles", "folk", "documents", "press"):
            return telling[-1][2]
        if self._lists.head_last:
            lead = telling[-1]
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
                    or self._is_particle(end, at, first, last)
                    or (self.words[end].figures and self.gaps[end].strip() in ("-", "‑") and self.gaps[end].strip())
                )
            ):
                end += 1
            # What an article or "of" parts from the office is its place or body, and no name.
            led = at > first and at - 1 in self._joins and not all(one in self._joins for one in range(first, at))
            led = led or self._belongs_to_body(at, first) or self._is_no_name(at, end, first)
            if self._lists.nouns_capital:
                at = self._without_title(at, end)
            if self._lists.inflected and end - at > 2 and at > first and self._is_after_place(at, end, first):
                at = end - 2  # "the mayor of Arlo" has no word for "of"
            if not led and (best is None or end - at >= best[1] - best[0]):
                best = (at, end)
            at = end
        return best

    def _is_particle(self, at: int, start: int, first: int, last: int) -> bool:
        """A small word inside a name: "al-Kadi", "de la Roe" behind an office."""
        if at + 1 >= last or self.words[at].form not in _PARTICLES or not self._may_name(at + 1):
            return False
        hyphen = self.gaps[at + 1].strip() in ("-", "‑", "’", "'") and bool(self.gaps[at + 1].strip())
        return hyphen or (at in self._joins and self._person_before(start, first))

    def _belongs_to_body(self, at: int, first: int) -> bool:
        """Whether a name is that of the body before it, behind an office: "a doctor of the hospital Ana Roe"."""
        noun = self._noun_of(at - 1, ("bodies",)) if at > first else None
        offices = any(self._noun_of(one, ("roles",)) for one in range(first, at - 1))
        plain = noun is not None and noun.english in _NAMED_BODIES and not self.words[at - 1].capital
        return plain and offices and not is_break(self.gaps[at])

    def _without_title(self, first: int, last: int) -> int:
        """Where a name begins behind a noun that tells what the person is: "Barkeeperin Ana Roe"."""
        while last - first > 2 and self._lists.agents.at(self.words, first) is not None:
            first += 1
        return first

    def _is_after_place(self, at: int, end: int, first: int) -> bool:
        """Whether a run of capitals holds a place before the name, in languages without a word for "of"."""
        if self._person_before(at, first):
            return True
        offices = any(self._noun_of(one, ("roles",)) for one in range(first, at))
        unknown = self.nouns[at - 1] is None and not self.words[at - 1].capital and at - 1 not in self._titled
        return offices and (end - at > 3 or unknown)

    def _is_no_name(self, at: int, end: int, first: int) -> bool:
        """True for a lone capital that is the adjective of an office or what an office is of: "Veldrian governor"."""
        if end - at > 1 or is_break(self.gaps[at]):
            return False
        behind = self._noun_of(end, ("roles",)) if end < len(self.words) and not is_break(self.gaps[end]) else None
        if at == first and behind is not None and not self._lists.nouns_capital:
            return True
        before = at - 1
        plain = before > first and self.nouns[before] is None and not self.words[before].capital
        offices = any(self._noun_of(one, ("roles",)) for one in range(first, at))
        return plain and offices and self._lists.inflected and before not in self._titled

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
        if self._lists.title_behind:
            found = self._name_before_title(first, last)
            if found is not None or self._lists.unspaced:
                return found
        if not self._lists.unspaced and first + 2 <= lead <= first + _LONGEST_LEAD_NAME and lead < last:
            noun = self.nouns[lead]
            if noun is not None and noun[2].section == "roles":
                return first, lead
        while last > first and self._lists.unspaced and last - 1 in self._titled:
            last -= 1  # "Li Hai, colonel" in a script that writes the rank behind
        at = last
        while at > first and self._may_end_name(at - 1) and not (at < last and is_break(self.gaps[at])):
            at -= 1
        if any(self._holds_place(one) for one in range(first, at)) and last - at > 2:
            at = last - 2
        return (at, last) if (0 if self._lists.unspaced else 1) < last - at <= _LONGEST_NAME else None

    def _name_before_title(self, first: int, last: int) -> tuple[int, int] | None:
        """The words before an office that closes the source, up to a word of the lists: "市長" behind its holder."""
        end = last
        while end > first and self._noun_of(end - 1, ("roles",)) is not None:
            end -= 1
        if end in (first, last):
            return None
        at = end
        while at > first and self._may_end_name(at - 1) and not is_break(self.gaps[at]):
            at -= 1
        fewest = 1 if self._lists.closes else 2
        return (at, end) if fewest <= end - at <= _LONGEST_TITLED else None

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
