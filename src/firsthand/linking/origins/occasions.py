"""On which day a speaker said something, joined over all reports of an incident.

One text, one speaker, one occasion, unless its words give several days. The day is the one that the words give ("said
on Friday"). Where they give none, a statement whose words or tolls stand in an earlier text is that text's; what
somebody "has said" or "maintains" is what he said before; anything else was said by the day on which the text first
appeared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.derivations.descent import Descent
from firsthand.linking.origins.repeating import Said, repeated, same_words, telling_words, whole_words
from firsthand.linking.profiles.dates import Days, date_words, days_between, days_of
from firsthand.linking.profiles.keeping import once_a_record
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Claim

__all__ = ["Occasions", "occasion_words"]

# Earlier statements of one speaker with which each one is compared.
_SAMPLES = 200
_QUOTE = re.compile(r"[\"“”«»]")
# Days: "in June" may be an occasion, "this year" is none.
_LONGEST = 31


def occasion_words(occasion: str) -> str:
    """An occasion in words: "30 December 2025", "by 30 December 2025" where only a report's date tells."""
    if occasion.startswith("<"):
        return f"by {date_words(occasion[1:])}"
    return date_words(occasion)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What one party says in one text. given: the days that its words give; appeared: when the text did."""

    group: str
    appeared: str
    claims: tuple[Claim, ...]


class Occasions:
    """The occasions of the claims of one incident.

    parties: who speaks in each claim, by the claim's id. tolls: the dead, injured and missing that each claim gives.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        parties: Mapping[str, str],
        profiles: Mapping[str, Profile],
        descent: Descent,
        tolls: Mapping[str, frozenset[str]],
    ) -> None:
        self._tolls = tolls
        self._of: dict[str, str] = {}
        # Parties with the occasions that no words date and that lie next to another one.
        self._open: dict[str, set[str]] = {}
        self._days: dict[str, frozenset[str]] = {}
        self._profiles = profiles
        self._descent = descent
        by_party: dict[str, dict[str, list[Claim]]] = {}
        for claim in sorted(claims, key=lambda item: (item.report_id, item.content[0], item.id)):
            if claim.id in parties and claim.chain[-1].kind != "document":
                group = descent.group(claim.report_id)
                by_party.setdefault(parties[claim.id], {}).setdefault(group, []).append(claim)
        for party, texts in sorted(by_party.items()):
            told = [_Text(group=group, appeared=self.day(group), claims=tuple(said)) for group, said in texts.items()]
            self._join(party, sorted(told, key=self._order))

    def of(self, claim: Claim) -> str:
        """The EDTF day (or range) of the occasion, "<" before the day by which it was; empty where the speaker is known
        to have spoken once."""
        return self._of.get(claim.id, "")

    def on(self, party: str, day: str) -> str:
        """The occasion of what a party publishes itself on a day: one of those on which it spoke then, else that day;
        empty where it is known to have spoken once."""
        known = self._days.get(party, frozenset())
        if not known or not day:
            return ""
        return next((one for one in (day, f"<{day}") if one in known), day)

    def doubtful(self, party: str) -> frozenset[str]:
        """The occasions of a party that may be the one of the day before: no words give their day."""
        return frozenset(self._open.get(party, ()))

    def day(self, report_id: str) -> str:
        """The day on which a report's text first appeared, empty where it is not known."""
        first = self._profiles[self._descent.first(report_id)].report.published
        days = [self._profiles[report].report.published for report in self._descent.members(report_id)]
        known = sorted(day.split("T")[0] for day in days if day)
        return first.split("T")[0] if first else known[0] if known else ""

    # --- joining

    def _order(self, text: _Text) -> tuple[str, bool, str]:
        """By appearance; of one day's texts those that give a day come first."""
        return text.appeared or "9999", not any(self._given(claim) for claim in text.claims), text.group

    def _join(self, party: str, texts: Sequence[_Text]) -> None:
        given = {claim.id: day for text in texts for claim in text.claims if (day := self._given(claim))}
        chosen = _narrowest(set(given.values()))
        known = frozenset(chosen.values())
        earlier: list[Said] = []
        found: dict[str, str] = {}
        # The document in which something was said is one, whoever quotes it on whatever day.
        documents: dict[str, str] = {}
        for text in texts:
            dated = {claim.id: chosen[given[claim.id]] for claim in text.claims if claim.id in given}
            found.update(self._undated(text, dated, earlier, documents, known))
            for claim in text.claims:
                if document := self._document(claim):
                    documents.setdefault(document, found[claim.id])
            earlier += [self._said(claim, found[claim.id]) for claim in text.claims]
            del earlier[:-_SAMPLES]
        days = {day for day in found.values() if day}
        if len(days) == 1 and not known:
            return  # one occasion, whenever it was
        self._of.update((claim, day if day in known or not day else f"<{day}") for claim, day in found.items())
        self._days[party] = frozenset(day for claim in found if (day := self._of[claim]))
        self._open[party] = {f"<{day}" for day in days - known if any(_next_to(day, other) for other in days)}

    def _undated(
        self,
        text: _Text,
        dated: Mapping[str, str],
        earlier: Sequence[Said],
        documents: Mapping[str, str],
        known: frozenset[str],
    ) -> dict[str, str]:
        """The occasion of each statement of a text; dated: of those to which its words give a day."""
        found = dict(dated)
        rest = [claim for claim in text.claims if claim.id not in found]
        for claim in rest:
            if before := repeated(self._said(claim, ""), earlier):
                found[claim.id] = before
        past = sorted({said.day for said in earlier if said.day and (not text.appeared or said.day <= text.appeared)})
        near = [day for day in known if day == text.appeared or (_next_to(day, text.appeared) and day < text.appeared)]
        # A text that quotes an old statement word for word is about that occasion, as is one that gives its day.
        quoted = [day for claim in rest if (day := same_words(self._said(claim, ""), earlier))]
        if dated or quoted:
            own = max(dated.values()) if dated else max(quoted)
        else:
            own = max(near) if near else text.appeared
        for claim in rest:
            if claim.id in found:
                continue
            document = documents.get(self._document(claim), "")
            undated = bool(past) and not text.appeared
            found[claim.id] = document or (past[-1] if undated else own)
        return found

    def _given(self, claim: Claim) -> str:
        """The day that the words of a claim give it, empty where they give none that can be read, none fine enough to
        be an occasion, or one after the report."""
        if claim.said_on is None or not claim.said_on.value:
            return ""
        value = claim.said_on.value
        day = value if "/" in value else value.split("T")[0]
        days, published = days_of(day), self._profiles[claim.report_id].published
        if days is None or days[1] - days[0] > _LONGEST or (published is not None and days[0] > published[1]):
            return ""
        return day

    def _said(self, claim: Claim, day: str) -> Said:
        said = _said_in(claim, self._profiles[claim.report_id])
        return replace(said, tolls=self._tolls.get(claim.id, frozenset()), day=day)

    def _document(self, claim: Claim) -> str:
        """The kind of the document in which it was said ("report"), empty where it was in none that lasts."""
        kinds = (fold_name(hop.name).split() for hop in claim.chain if hop.kind == "document")
        return next((words[-1] for words in kinds if words and words[-1] in _lasting()), "")


@once_a_record
def _said_in(claim: Claim, profile: Profile) -> Said:
    """What a claim's own words tell of the statement."""
    text = " ".join(profile.report.quote(part) for part in claim.content)
    return Said(
        words=telling_words(text),
        whole=whole_words(text),
        tolls=frozenset(),
        day="",
        standing=_is_standing(claim, profile),
        person=claim.chain[-1].kind == "person",
        quoted=_QUOTE.search(text) is not None,
    )


def _is_standing(claim: Claim, profile: Profile) -> bool:
    """True for what somebody holds, or "has said" at some time before."""
    if claim.cue is None:
        return False
    report = profile.report
    cue = fold_name(report.quote(claim.cue))
    words = cue.split()
    before = fold_name(report.text[max(0, claim.cue.start - 12) : claim.cue.start]).split()
    perfect = len(words) > 1 and words[0] in ("has", "have", "had")
    if cue in _present() and claim.chain[-1].kind == "organisation":
        return True
    return perfect or (bool(before) and before[-1] in ("has", "have", "had")) or cue in _standing()


def _narrowest(days: set[str]) -> dict[str, str]:
    """Each day or range with the narrowest one that lies in it."""
    ranged = {day: found for day in days if (found := days_of(day))}
    ordered = sorted(ranged, key=lambda day: (ranged[day][1] - ranged[day][0], day))
    chosen: dict[str, str] = {}
    heads: list[tuple[str, Days]] = []
    for day in ordered:
        home = next((head for head, days in heads if days_between(ranged[day], days) <= 0), None)
        chosen[day] = home or day
        if home is None:
            heads.append((day, ranged[day]))
    return chosen


def _next_to(day: str, other: str) -> bool:
    ones, twos = days_of(day), days_of(other)
    return ones is not None and twos is not None and day != other and days_between(ones, twos) <= 1


@cache
def _standing() -> frozenset[str]:
    return frozenset(_settings()["standing"])


@cache
def _present() -> frozenset[str]:
    return frozenset(_settings()["body_standing"])


@cache
def _lasting() -> frozenset[str]:
    return frozenset(_settings()["documents"])


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = load_table("linking/voices.toml")["occasions"]
    return found
