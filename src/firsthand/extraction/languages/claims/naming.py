"""Words that name a source: what says what it is, the name of a person, an outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.extraction.languages.claims.marks import Marks, is_break
from firsthand.extraction.languages.claims.wordlists import Noun

__all__ = ["Naming", "Source"]

_LONGEST_NAME = 6
_LONGEST_LEAD_NAME = 4
_OF_PLACES = frozenset({"governor", "mayor"})
_PARTICLES = frozenset(
    {"de", "del", "della", "di", "da", "dos", "van", "von", "der", "den", "la", "el", "al", "bin", "ben", "do"}
)


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


class Naming(Marks):
    """Reads sources out of words."""

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
