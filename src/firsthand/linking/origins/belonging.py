"""Of which happening somebody speaks, where his report tells of several.

Method: a logistic model over figures of one speaker in one report and one happening of it: where the report speaks of
each, which places, days and numbers stand beside the words, what other reports have of the speaker and of his words,
and which of the happenings the report is about. `training/belonging.py` learns its weights.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import fold_name, is_generic, name_key
from firsthand.linking.profiles.passing import standing_of
from firsthand.linking.profiles.people import teller_key
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.linking.profiles.strands import Happening, Strands, happening_of
from firsthand.model import Claim, Mention, Span

__all__ = ["Belonging", "Said", "is_another", "said_in"]

# Reports at most in which words are looked for, for a happening and against it: there may be hundreds.
_SAMPLES = 24
# A run of words this telling or less says nothing of where it stands again.
_TELLING = 4.0
# Telling words of a paragraph from which on it is compared with others.
_FEW = 2
# Days before a happening from which on something is older.
_OLDER = 3
# Days by which one happening must be later than another to be the news.
_WIDE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one speaker says in one report. speaker: a key by which other reports know him, empty where none would."""

    report: str
    speaker: str
    contents: tuple[tuple[Span, ...], ...]


def said_in(claims: Iterable[Claim]) -> list[tuple[Said, tuple[Claim, ...]]]:
    """The claims of one report by who speaks, in the order in which they begin to."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_speaker(claim) or f"~{fold_name(claim.chain[-1].name)}", []).append(claim)
    return [
        (
            Said(
                report=said[0].report_id, speaker="" if key.startswith("~") else key,
                contents=tuple(claim.content for claim in said),
            ),
            tuple(said),
        )
        for key, said in found.items()
    ]  # fmt: skip


def is_another(mention: Mention, elsewhere: Set[str] = frozenset()) -> bool:
    """True for a happening of its own: other reports tell of it too, or it has dead or injured."""
    return not _follows(mention) and (mention.id in elsewhere or bool(mention.casualties))


class Belonging:
    """What speaks for each speaker of a closed group's reports to speak of each happening.

    groups: the mentions of each happening. speaking: the reports that only speak of one, by its number, each with
    whether it is about nothing else.
    """

    def __init__(
        self,
        groups: Sequence[Sequence[str]],
        facts: Mapping[str, Facts],
        profiles: Mapping[str, Profile],
        speaking: Mapping[int, Sequence[tuple[str, bool]]],
    ) -> None:
        self._groups = groups
        self._facts = facts
        self._profiles = profiles
        # The mentions of each report by the number of their happening, and the numbers of those that are apart.
        self._told: dict[str, dict[int, list[Mention]]] = {}
        self._apart: dict[str, set[int]] = {}
        for number, group in enumerate(groups):
            several = len({facts[one].mention.report_id for one in group}) > 1
            for one in group:
                mention = facts[one].mention
                self._told.setdefault(mention.report_id, {}).setdefault(number, []).append(mention)
                if is_another(mention, frozenset(group) if several else frozenset()):
                    self._apart.setdefault(mention.report_id, set()).add(number)
        self._spoken: dict[str, set[int]] = {}
        for number, reports in speaking.items():
            for report, _ in reports:
                self._spoken.setdefault(report, set()).add(number)
        # The reports that tell or speak of each happening.
        self._tellers: dict[int, set[str]] = {}
        for told in (self._told, self._spoken):
            for report, numbers in told.items():
                for number in numbers:
                    self._tellers.setdefault(number, set()).add(report)
        self._claims: dict[str, dict[str, list[Claim]]] = {}
        for report, profile in sorted(profiles.items()):
            for claim in profile.document.extraction.claims:
                if key := _speaker(claim):
                    self._claims.setdefault(key, {}).setdefault(report, []).append(claim)
        self._strands: dict[str, Strands] = {}
        self._happenings: dict[int, Happening] = {}
        self._vocabularies: dict[str, frozenset[str]] = {}
        self._words: dict[tuple[str, int], tuple[frozenset[str], frozenset[str], float]] = {}
        self._shares: dict[tuple[str, str, int], float] = {}
        self._sides: dict[tuple[str, int], tuple[list[str], list[str]]] = {}

    def belongs(self, said: Said, number: int) -> bool:
        """Whether it is likely enough that somebody speaks of a happening of his report."""
        rivals = self.rivals(said.report, number)
        if not rivals:
            return True
        if not any(self._apart_from(said.report, number, rivals)):
            # No other report tells the one apart from the others: then the one last spoken of is spoken of.
            return any(self.last_told(said.report, content, number) for content in said.contents)
        least: float = _settings()["likely"]
        return likelihood(self.figures(said, number)) >= least

    def rivals(self, report: str, number: int) -> tuple[int, ...]:
        """The other happenings that a report tells or speaks of."""
        return tuple(sorted((self._apart.get(report, set()) | self._spoken.get(report, set())) - {number}))

    def figures(self, said: Said, number: int) -> dict[str, float]:
        """What the model weighs, on the mean of what is said; of places, days and numbers also what any of it has."""
        rivals = self.rivals(said.report, number)
        strands = self._strands_of(said.report)
        mine, theirs = strands.marks((number,)), strands.marks(rivals)
        mine_in, theirs_in = {strands.paragraph(at) for at in mine}, {strands.paragraph(at) for at in theirs}
        last = [_is_last(content, mine, theirs) for content in said.contents]
        each = [
            self._setting(content, number, rivals, strands) | self._wording(said.report, content, number, rivals)
            for content in said.contents
        ]
        found = {name: _mean(one[name] for one in each) for name in each[0]}
        for name in ("places", "tolls", "days"):
            found[name] += max(one[name] for one in each)
        return found | {
            "last": _mean(last),
            "last_once": max(last),
            "unspoken": float(not mine),
            "opens": float(strands.opens((number,))),
            "other_opens": float(strands.opens(rivals)),
            "latest": self._latest(said.report, number, rivals),
            "spread": len(mine_in) / max(1, len(mine_in | theirs_in)),
            **self._elsewhere(said, number),
        }

    # --- inside the report

    def _strands_of(self, report: str) -> Strands:
        known = self._strands.get(report)
        if known is None:
            known = self._strands[report] = Strands(self._profiles[report], self._marks(report), self._main(report))
        return known

    def _main(self, report: str) -> int | None:
        main, told = self._profiles[report].main, self._told.get(report, {})
        return next(
            (number for number, mentions in sorted(told.items()) if any(one.id == main for one in mentions)), None
        )

    def _marks(self, report: str) -> dict[int, set[int]]:
        """Where a report speaks of each happening: by its own mentions, else in the sentences that have most of it."""
        marks = {
            number: {span.start for one in mentions for span in (one.trigger, *one.triggers)}
            for number, mentions in self._told.get(report, {}).items()
        }
        weights = load_table("linking/speaking.toml")
        sentences = self._profiles[report].sentences
        for number in self._spoken.get(report, ()):
            signs = (self._facts[one].signs for one in self._groups[number])
            found = (standing_of(one, sentences, weights["weights"]) for one in signs)
            spoken = {one.span.start for one in found if one and len(one.signs) >= weights["passing"]["signs"]}
            if spoken:
                marks.setdefault(number, set()).update(spoken)
        return marks

    def _happening(self, number: int) -> Happening:
        known = self._happenings.get(number)
        if known is None:
            known = self._happenings[number] = happening_of(self._facts[one] for one in self._groups[number])
        return known

    def _setting(
        self, content: Sequence[Span], number: int, rivals: Sequence[int], strands: Strands
    ) -> dict[str, float]:
        """Which places, days and numbers of the paragraph are those of it and of no other, and days and numbers the
        other way round. older: all that the paragraph dates was well before it."""
        around = strands.around(content[0].start)
        one, others = self._happening(number), [self._happening(rival) for rival in rivals]
        places = frozenset(word for other in others for word in other.places)
        tolls = frozenset(toll for other in others for toll in other.tolls)
        dated, other_dated = _meet(around.days, one.days), any(_meet(around.days, other.days) for other in others)
        began = min((first for first, _ in one.days), default=None)
        return {
            "places": float(bool(around.words & (one.places - places))),
            "tolls": float(bool(around.numbers & (one.tolls - tolls))),
            "other_tolls": float(bool(around.numbers & (tolls - one.tolls))),
            "days": float(dated and not other_dated),
            "other_days": float(other_dated and not dated),
            "older": float(began is not None and around.until is not None and around.until < began - _OLDER),
        }

    def _latest(self, report: str, number: int, rivals: Sequence[int]) -> float:
        """1 where it is dated after the others, -1 where another is dated after it, 0 where nothing tells. What is
        dated after the report was not told in it."""
        mine = self._dated(report, number)
        theirs = [day for one in rivals if (day := self._dated(report, one)) is not None]
        if mine is None or not theirs:
            return 0.0
        return float(mine > max(theirs) + _WIDE) - float(max(theirs) > mine + _WIDE)

    def _dated(self, report: str, number: int) -> int | None:
        published = self._profiles[report].published
        days = (first for first, _ in self._happening(number).days if published is None or first <= published[1])
        return max(days, default=None)

    # --- in other reports

    def _elsewhere(self, said: Said, number: int) -> dict[str, float]:
        """How often other reports have the speaker speak of it, and of something else (log of one more)."""
        speaks = against = 0.0
        for report in self._claims.get(said.speaker, ()):
            if report != said.report and (self._told.get(report) or self._spoken.get(report)):
                share = self._share(report, said.speaker, number)
                speaks, against = speaks + share, against + 1 - share
        return {"elsewhere": math.log1p(speaks), "elsewhere_other": math.log1p(against)}

    def _share(self, report: str, speaker: str, number: int) -> float:
        """Which share of what somebody says in another report stands behind words on the happening."""
        known = self._shares.get((report, speaker, number))
        if known is None:
            claims = self._claims[speaker][report]
            told = (
                sum(self.last_told(report, claim.content, number) for claim in claims)
                if self.tells(report, number)
                else 0
            )
            known = self._shares[report, speaker, number] = told / len(claims)
        return known

    def tells(self, report: str, number: int) -> bool:
        """Whether a report tells or speaks of a happening."""
        return number in self._told.get(report, ()) or number in self._spoken.get(report, ())

    def last_told(self, report: str, content: Sequence[Span], number: int) -> bool:
        """Whether the happening is the one last spoken of before the words end: the rule that the model replaced."""
        rivals = self.rivals(report, number)
        last = self._strands_of(report).last_told(max(part.end for part in content), (number, *rivals))
        return last == number or (last is None and not rivals)

    def _wording(self, report: str, content: Sequence[Span], number: int, rivals: Sequence[int]) -> dict[str, float]:
        """How far the paragraph's words stand in other reports that tell of it and of none of the others, and in those
        that tell of another and not of it; the latter also for all paragraphs of the report, on the mean."""
        ours, others, usual = self._words_apart(report, number, rivals)
        around = self._strands_of(report).around(content[0].start).telling
        return {"held": _held(around, ours), "held_other": _held(around, others), "report_other": usual}

    def _words_apart(
        self, report: str, number: int, rivals: Sequence[int]
    ) -> tuple[frozenset[str], frozenset[str], float]:
        """The words that only other reports of a happening have, those that only reports of its rivals have, and which
        share of the report's paragraphs is made of these, on the mean."""
        known = self._words.get((report, number))
        if known is None:
            mine, theirs = self._apart_from(report, number, rivals)
            ours = frozenset(word for one in mine for word in self._vocabulary(one))
            others = frozenset(word for one in theirs for word in self._vocabulary(one))
            ours, others = ours - others, others - ours
            paragraphs = [one.telling for one in self._strands_of(report).paragraphs()]
            usual = _mean(_held(words, others) for words in paragraphs if len(words) > _FEW)
            known = self._words[report, number] = ours, others, usual
        return known

    def _apart_from(self, report: str, number: int, rivals: Sequence[int]) -> tuple[list[str], list[str]]:
        """Other reports that tell of a happening and none of its rivals, and the other way round."""
        known = self._sides.get((report, number))
        if known is not None:
            return known
        ours = self._tellers.get(number, set()) - {report}
        others = set().union(*(self._tellers.get(rival, ()) for rival in rivals)) - {report}
        known = self._sides[report, number] = sorted(ours - others)[:_SAMPLES], sorted(others - ours)[:_SAMPLES]
        return known

    def _vocabulary(self, report: str) -> frozenset[str]:
        known = self._vocabularies.get(report)
        if known is None:
            known = self._vocabularies[report] = _vocabulary(self._profiles[report])
        return known


@once_a_report
def _vocabulary(profile: Profile) -> frozenset[str]:
    return frozenset(word.removesuffix("'s") for word in profile.wording.words)


def likelihood(figures: Mapping[str, float]) -> float:
    """How likely somebody speaks of a happening, 0 to 1."""
    weights: dict[str, float] = _settings()["weights"]
    return 1 / (1 + math.exp(-weights["base"] - math.fsum(weights[name] * figures[name] for name in sorted(figures))))


def _speaker(claim: Claim) -> str:
    last = claim.chain[-1]
    if last.kind == "person":
        return teller_key(last.name) or name_key(last.name)
    key = name_key(last.name) if last.kind in ("organisation", "document") else ""
    return "" if is_generic(key) else key


def _is_last(content: Sequence[Span], mine: Sequence[int], theirs: Sequence[int]) -> float:
    """1 where the report spoke of it after the others, before the words end."""
    end = max(part.end for part in content)
    last, other = bisect_right(mine, end), bisect_right(theirs, end)
    return float(last > 0 and (other == 0 or mine[last - 1] >= theirs[other - 1]))


def _held(words: Mapping[str, float], of: Set[str]) -> float:
    """Which share of the telling words, by weight, is among others; 0 where they tell too little."""
    whole = math.fsum(words.values())
    return math.fsum(weight for word, weight in words.items() if word in of) / whole if whole > _TELLING else 0.0


def _meet(ones: Iterable[tuple[int, int]], twos: Set[tuple[int, int]]) -> bool:
    return any(one[0] <= two[1] and two[0] <= one[1] for one in ones for two in twos)


def _mean(figures: Iterable[float]) -> float:
    found = list(figures)
    return math.fsum(found) / max(1, len(found))


def _follows(mention: Mention) -> bool:
    """True for what only comes of a happening: an arrest, a charge, a demand."""
    kinds = _follow_ups()
    return mention.type in kinds or f"{mention.type} {mention.mode}" in kinds


@cache
def _follow_ups() -> frozenset[str]:
    return frozenset(load_table("linking/origins.toml")["follow_ups"])


@cache
def _settings() -> dict[str, Any]:
    found: dict[str, Any] = load_table("linking/belonging.toml")["model"]
    return found
