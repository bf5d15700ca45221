"""Mentions into incidents: the strongest links first, and no merge against a contradiction or a person's decision.

Constrained agglomeration. A merge is refused where the two groups hold mentions of one report that it tells apart;
where a pair between them contradicts in date or has a strongly negative link; where more than some contradict in place,
as reports name other places beside that of the happening; or where the links between them weigh more against than for
it. The order of the links is fixed by score and ids, so the result is too.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from firsthand.linking.joining.matching import evidence, excluded_by, group_limits
from firsthand.linking.joining.within import told_twice
from firsthand.linking.profiles.profile import Facts
from firsthand.model import Judgement, MentionLink, content_id, in_force

__all__ = ["Decisions", "cluster", "decisions_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What persons decided about pairs of mentions, and mentions that stay alone."""

    together: tuple[tuple[str, str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    alone: frozenset[str] = frozenset()


def decisions_of(judgements: Iterable[Judgement], mentions: Mapping[str, str]) -> Decisions:
    """Read merges, splits and rejected mentions. `mentions` gives the report of each mention.

    merge: subject and value are incidents or mentions; they become one.
    split: subject is an incident, value one or more of its mentions (or reports), parted by spaces or commas, that
    leave it together; behind a bar, those that stay together (without them its founding mention alone is known to
    stay); without a value every mention of it stands alone.
    reject: subject is a mention, which then belongs to no other.
    The later of two contrary decisions about one pair holds.
    """
    anchors = {content_id("incident", mention): mention for mention in mentions}
    verdicts: dict[frozenset[str], str] = {}
    order: dict[frozenset[str], tuple[str, str]] = {}
    alone: set[str] = set()
    splits: list[tuple[set[str], set[str]]] = []
    for judgement in in_force(judgements):
        subject = anchors.get(judgement.subject, judgement.subject)
        if subject not in mentions or judgement.verdict not in ("merge", "split", "reject"):
            continue
        leaving, _, staying = (judgement.value or "").partition("|")
        others = _named(leaving, anchors, mentions)
        if judgement.verdict == "reject" and judgement.subject == subject and judgement.field is None:
            alone.add(subject)
        elif judgement.verdict == "split":
            kept = set(_named(staying, anchors, mentions)) - set(others)
            if not kept and (not others or subject in others):
                alone.add(subject)
            splits.append((kept or {subject}, set(others)))
            first, *rest = sorted(splits[-1][0])
            for verdict, pairs in (("merge", _pairs([first], rest)), ("split", _pairs(*splits[-1]))):
                verdicts.update(dict.fromkeys(pairs, verdict))
                order.update(dict.fromkeys(pairs, (judgement.at, judgement.id)))
        elif judgement.verdict == "merge":
            for other in others:
                alone -= {subject, other}
                for here, there in splits:
                    # Who brings two of them together takes the whole split back.
                    if (subject in here and other in there) or (other in here and subject in there):
                        parted = _pairs(here, there)
                        verdicts = {pair: found for pair, found in verdicts.items() if pair not in parted}
                verdicts[frozenset((subject, other))] = "merge"
                order[frozenset((subject, other))] = (judgement.at, judgement.id)
    decided = sorted((pair for pair in verdicts if len(pair) == 2), key=lambda pair: (order[pair], sorted(pair)))
    together: list[tuple[str, str]] = []
    for pair in reversed(decided):
        if verdicts[pair] == "merge":
            one, two = sorted(pair)
            together.append((one, two))
    apart = _spread([pair for pair in decided if verdicts[pair] == "split"], together)
    return Decisions(together=tuple(together), apart=apart, alone=frozenset(alone))


def _pairs(left: Iterable[str], right: Collection[str]) -> set[frozenset[str]]:
    return {frozenset((one, two)) for one in left for two in right}


def _spread(apart: Iterable[frozenset[str]], together: Sequence[tuple[str, str]]) -> frozenset[frozenset[str]]:
    """What is kept apart from one mention is kept apart from all that persons joined with it."""
    joined: dict[str, set[str]] = {}
    for one, two in together:
        both = joined.get(one, {one}) | joined.get(two, {two})
        for mention in both:
            joined[mention] = both
    spread: set[frozenset[str]] = set()
    for pair in apart:
        one, two = sorted(pair)
        ones, twos = joined.get(one, {one}), joined.get(two, {two})
        if two not in ones:
            spread.update(frozenset((left, right)) for left in ones for right in twos)
    return frozenset(spread)


def _named(value: str | None, anchors: Mapping[str, str], mentions: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    for word in (value or "").replace(",", " ").split():
        if anchors.get(word, word) in mentions:
            found.append(anchors.get(word, word))
        else:
            found.extend(sorted(mention for mention, report in mentions.items() if report == word))
    return found


def cluster(facts: Mapping[str, Facts], links: Sequence[MentionLink], decisions: Decisions) -> list[frozenset[str]]:
    """Every mention in exactly one group.

    The machine groups first, then what persons joined is joined whole: a report that fits one half of such a group is
    never refused because of the other half.
    """
    groups = _Groups(facts, links, decisions)
    positive = [link for link in links if link.score > 0 and link.left in facts and link.right in facts]
    for link in sorted(positive, key=lambda item: (-item.score, *sorted((item.left, item.right)))):
        groups.join(link.left, link.right)
    for one, two in decisions.together:
        groups.join(one, two, decided=True)
    return groups.all()


class _Groups:
    """Groups of mentions while they grow, with what stands between them."""

    def __init__(self, facts: Mapping[str, Facts], links: Sequence[MentionLink], decisions: Decisions) -> None:
        self._facts = facts
        self._of = {mention: mention for mention in facts}
        self._members = {mention: {mention} for mention in facts}
        self._evidence: dict[str, dict[str, float]] = {mention: {} for mention in facts}
        for link in links:
            if link.left in facts and link.right in facts:
                self._evidence[link.left][link.right] = self._evidence[link.right][link.left] = evidence(link)
        # What was weighed against a contradiction that is doubtful, pair by pair, and found heavier.
        self._doubted = frozenset(frozenset((link.left, link.right)) for link in links if link.score > 0)
        self._decisions = decisions
        self._limits = group_limits()

    def join(self, one: str, two: str, *, decided: bool = False) -> None:
        """Make one group of two, where nothing forbids it."""
        left, right = self._of[one], self._of[two]
        if left == right or self._kept_apart(left, right) or (not decided and self._refused(left, right)):
            return
        if (len(self._members[left]), right) < (len(self._members[right]), left):
            left, right = right, left
        for mention in self._members[right]:
            self._of[mention] = left
        self._members[left] |= self._members.pop(right)

    def all(self) -> list[frozenset[str]]:
        """The groups, in the order of their smallest mention."""
        return sorted((frozenset(group) for group in self._members.values()), key=min)

    def _kept_apart(self, left: str, right: str) -> bool:
        ones, twos = self._members[left], self._members[right]
        decisions = self._decisions
        if decisions.alone & (ones | twos):
            return True
        return any(
            len(pair) == 2 and not pair.isdisjoint(ones) and not pair.isdisjoint(twos) for pair in decisions.apart
        )

    def _refused(self, left: str, right: str) -> bool:
        ones, twos = sorted((self._members[left], self._members[right]), key=len)
        reports: dict[str, list[Facts]] = {}
        for mention in ones:
            reports.setdefault(self._facts[mention].mention.report_id, []).append(self._facts[mention])
        for mention in twos:
            other = self._facts[mention]
            if not all(told_twice(one, other) for one in reports.get(other.mention.report_id, ())):
                return True
        limits = self._limits
        between = [weight for one in ones for two, weight in self._evidence[one].items() if two in twos]
        if math.fsum(max(weight, limits["worst"]) for weight in between) < limits["average"] * len(between):
            return True
        misplaced = 0
        for one in ones:
            for two in twos:
                if frozenset((one, two)) in self._doubted:
                    continue
                excluded = excluded_by(self._facts[one], self._facts[two])
                if excluded == "place":
                    misplaced += 1
                elif excluded or self._evidence[one].get(two, 0.0) <= limits["strong_negative"]:
                    return True
        return misplaced > limits["misplaced"] * len(ones) * len(twos)
