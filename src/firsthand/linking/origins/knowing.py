"""Who of an incident's speakers may know of it: not the dead, nor those whom only a headline or a retelling names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firsthand.linking.derivations.descent import Descent
from firsthand.linking.origins.hops import is_hidden
from firsthand.linking.origins.tellers import in_heading, in_lead, is_nested
from firsthand.linking.origins.voices import Voices
from firsthand.linking.profiles.names import fold_name, name_key
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import Value
from firsthand.model import Claim, Hop

__all__ = ["Knowing"]

# "Two officials" are certain people; "officials" in a lead are whoever is named below.
_COUNTED = frozenset({"two", "three", "four", "five", "several"})


class Knowing:
    """What speaks against a claim's speaker as an origin of the incident.

    values: all values of its mentions. last: the last hop of each claim, by its id.
    """

    def __init__(
        self,
        values: Sequence[Value],
        last: Mapping[str, Hop],
        voices: Voices,
        profiles: Mapping[str, Profile],
        descent: Descent,
    ) -> None:
        self._last = last
        self._voices = voices
        self._profiles = profiles
        self._descent = descent
        self._reports = frozenset(value.report for value in values)
        self._dead = _dead(values, profiles)

    def may_know(self, claim: Claim) -> bool:
        """False for a speaker whom only a headline names, or only a report that retells another: both shorten what
        they have before them, and know nobody of their own."""
        voice = self._voices.of(claim.id)
        if voice is not None and voice[0] in self._dead:
            return False
        if is_nested(claim):
            return False
        if in_heading(claim, self._profiles[claim.report_id]) and not self._heard(claim, voice, headings=False):
            return False
        retold = self._descent.retells(claim.report_id) & self._reports
        return not retold or any(self._heard(claim, voice, report=report) for report in sorted(retold))

    def _heard(
        self, claim: Claim, voice: tuple[str, str] | None, *, report: str | None = None, headings: bool = True
    ) -> bool:
        """Whether the voice of a claim, or any unnamed source where it has none, speaks elsewhere in a report."""
        others = self._profiles[report or claim.report_id].document.extraction.claims
        profile = self._profiles[report or claim.report_id]
        for other in others:
            if other.id == claim.id or (not headings and in_heading(other, profile)):
                continue
            if self._voices.of(other.id) == voice and (voice or self._kind(other) == self._kind(claim)):
                return True
        return False

    def _kind(self, claim: Claim) -> str:
        return self._last.get(claim.id, claim.chain[-1]).kind

    def is_summary(self, claim: Claim) -> bool:
        """True for the several without a name in a report's first words who are named further down: "rescue workers and
        the hospital's director said", and then the one and the other."""
        last = self._last.get(claim.id, claim.chain[-1])
        profile = self._profiles[claim.report_id]
        words = fold_name(last.name).split()
        if last.kind != "unnamed" or not words or not words[-1].endswith("s") or is_hidden(last):
            return False
        told = claim.cue is not None and "told" in fold_name(profile.report.quote(claim.cue)).split()
        # "Two officials told the Post" are its own sources.
        if not in_lead(claim, profile) or told or words[0] in _COUNTED or words[0].isdigit():
            return False
        named = False
        for other in profile.document.extraction.claims:
            if in_lead(other, profile) or other.content[0] < claim.content[0]:
                continue
            there = self._last.get(other.id, other.chain[-1])
            if there.kind == "unnamed" and set(fold_name(there.name).split()) & set(words):
                return False
            named = named or self._voices.of(other.id) is not None
        return named


def _dead(values: Iterable[Value], profiles: Mapping[str, Profile]) -> frozenset[str]:
    """The keys of persons who are the target of a deed that left dead and no one hurt: they say nothing of it."""
    told = {(value.report, value.mention) for value in values}
    found: set[str] = set()
    for report, id_ in sorted(told):
        for mention in profiles[report].document.extraction.mentions:
            outcomes = {item.outcome for item in mention.casualties if item.scope == "incident" and item.low > 0}
            if mention.id == id_ and "killed" in outcomes and "injured" not in outcomes:
                found.update(key for item in mention.targets if " " in (key := name_key(item.name)))
    return frozenset(found)
