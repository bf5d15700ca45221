"""On which day a speaker said something, joined over all reports of an incident.

A statement is dated by its own words, or by the report's day where it was made to the report's outlet. An undated one
joins the dated one it fits best of those that were made by the day of its report; where there is none, it was made
before, on an occasion of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.linking.citations import names_outlet
from firsthand.linking.dates import Days, date_words, days_between, days_of
from firsthand.linking.descent import Descent
from firsthand.linking.names import fold_name
from firsthand.linking.profile import Profile
from firsthand.linking.wording import vector_of
from firsthand.model import Claim

__all__ = ["Occasions", "occasion_words"]

# Dated statements of one speaker with which each undated one is compared.
_SAMPLES = 200
_REACH = 60
_TOLD = re.compile(r"\b(?:told|spoke to|speaking to|interview with)\b")


def occasion_words(occasion: str) -> str:
    """An occasion in words: "30 December 2025", "before 30 December 2025"."""
    if occasion.startswith("<"):
        return f"before {date_words(occasion[1:])}"
    return date_words(occasion)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Occasion:
    value: str
    days: Days | None


class Occasions:
    """The occasions of the claims of one incident. parties: who speaks in each claim, by the claim's id."""

    def __init__(
        self, claims: Sequence[Claim], parties: Mapping[str, str], profiles: Mapping[str, Profile], descent: Descent
    ) -> None:
        self._of: dict[str, str] = {}
        # The day on which a text first had this party say something.
        self._first: dict[tuple[str, str], str] = {}
        self._profiles = profiles
        self._descent = descent
        by_party: dict[str, list[Claim]] = {}
        for claim in sorted(claims, key=lambda item: (item.report_id, item.content[0], item.id)):
            if claim.id in parties and claim.chain[-1].kind in ("person", "organisation"):
                by_party.setdefault(parties[claim.id], []).append(claim)
        for party, said in sorted(by_party.items()):
            for claim in said:
                published = profiles[claim.report_id].report.published
                if published:
                    place = (party, descent.group(claim.report_id))
                    day = published.split("T")[0]
                    self._first[place] = min(day, self._first.get(place, day))
        for party, said in sorted(by_party.items()):
            self._join(party, said)

    def of(self, claim: Claim) -> str:
        """The EDTF day (or range) of the occasion; "<" and a day for one that was before it; empty where none of the
        speaker's statements is dated."""
        return self._of.get(claim.id, "")

    def _join(self, party: str, said: list[Claim]) -> None:
        dated = {claim.id: self._occasion(party, claim) for claim in said}
        known = sorted(
            {item.value: item for item in dated.values() if item}.values(),
            key=lambda item: (item.days[1] - item.days[0] if item.days else 0, item.value),
        )
        # A wider date joins the narrowest one that lies in it.
        chosen: dict[str, str] = {}
        heads: list[_Occasion] = []
        for item in known:
            home = next(
                (head for head in heads if item.days and head.days and days_between(item.days, head.days) <= 0), None
            )
            chosen[item.value] = home.value if home else item.value
            if home is None:
                heads.append(item)
        samples = [claim for claim in said if dated[claim.id]][:_SAMPLES]
        words = {claim.id: self._content(claim) for claim in said}
        for claim in said:
            occasion = dated[claim.id]
            if occasion:
                self._of[claim.id] = chosen[occasion.value]
            elif heads:
                published = days_of(self._first.get((party, self._descent.group(claim.report_id))))
                open_ = [head.value for head in heads if _made_by(head, published)]
                if open_:
                    self._of[claim.id] = self._closest(claim, samples, dated, chosen, words, frozenset(open_))
                else:
                    self._of[claim.id] = f"<{min((head for head in heads), key=_start).value}"

    def _closest(
        self,
        claim: Claim,
        samples: list[Claim],
        dated: Mapping[str, _Occasion | None],
        chosen: Mapping[str, str],
        words: Mapping[str, frozenset[str]],
        open_: frozenset[str],
    ) -> str:
        """The dated occasion whose words the undated statement shares most; of equals, the earliest."""
        ranked = [
            (-len(words[claim.id] & words[other.id]), chosen[occasion.value])
            for other in samples
            if (occasion := dated[other.id]) is not None and chosen[occasion.value] in open_
        ]
        return min(ranked)[1] if ranked else min(open_)

    def _occasion(self, party: str, claim: Claim) -> _Occasion | None:
        if claim.said_on is not None and claim.said_on.value:
            value = claim.said_on.value
            day = value if "/" in value else value.split("T")[0]
        elif self._told_us(claim):
            day = self._first.get((party, self._descent.group(claim.report_id)), "")
        else:
            return None
        days = days_of(day)
        return _Occasion(value=day, days=days) if days else None

    def _told_us(self, claim: Claim) -> bool:
        """True where the words were spoken to the outlet whose text it is: "told Southern Wire", "told the Post"."""
        profile = self._profiles[claim.report_id]
        if claim.cue is None or not _TOLD.search(profile.report.quote(claim.cue)):
            return False
        after = re.split(r"[.\n“”\"]", profile.report.text[claim.cue.end : claim.cue.end + _REACH])[0]
        outlets = {profile.outlet, *profile.credited, self._descent.root(claim.report_id).key} - {""}
        return any(names_outlet(after, outlet) for outlet in outlets)

    def day(self, report_id: str) -> str:
        """The day on which a report's text first appeared, empty where it is not known."""
        days = (self._profiles[report].report.published for report in self._descent.members(report_id))
        known = sorted(day.split("T")[0] for day in days if day)
        return known[0] if known else ""

    def _content(self, claim: Claim) -> frozenset[str]:
        report = self._profiles[claim.report_id].report
        words = (word for part in claim.content for word in fold_name(report.quote(part)).split())
        return frozenset(vector_of(words).squares)


def _made_by(head: _Occasion, published: Days | None) -> bool:
    return published is None or head.days is None or head.days[0] <= published[1]


def _start(head: _Occasion) -> tuple[int, str]:
    return (head.days[0] if head.days else 0), head.value
