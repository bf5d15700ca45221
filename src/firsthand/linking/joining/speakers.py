"""Which reports speak of which happening, all links from the happening's tellings taken together.

A link from one mention to a report decides nothing by itself: one telling shares the place with it, another the day, a
third the names. What each happening's group of mentions has in all is weighed here.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from firsthand.data import load_table
from firsthand.linking.joining.clusters import Decisions
from firsthand.linking.joining.matching import contradiction
from firsthand.linking.joining.speaking import points_to, told_in
from firsthand.linking.joining.within import told_twice
from firsthand.linking.profiles.passing import standing_of
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.model import MentionLink, Reason

__all__ = ["regrouped", "said_of_others", "speakers_of", "together"]

# What shows which happening is meant, beside its kind, its day and its words.
_POINTING = frozenset({"names", "people"})
# What shows that it is not another happening of the same kind on another day.
_DATING = frozenset({"date", "in_day"})


def speakers_of(
    groups: Sequence[Sequence[str]], reports: Mapping[str, str], profiles: Mapping[str, Profile],
    links: Iterable[MentionLink],
) -> dict[int, list[tuple[str, bool]]]:  # fmt: skip
    """The reports that speak of each group of mentions without one of their own in it, by the group's number; with each
    whether the group is all that it is about: it tells of nothing itself, and of no other group is it surer.

    What speaks for a report is taken over all links from the group, each kind of reason once at its best; what speaks
    against it counts as far as every link has it. A report that tells of nothing itself and that no group has belongs
    where the strongest chain of such reports leads, a chain being as strong as its weakest link.

    reports: the report of each mention.
    """
    group_of = {mention: number for number, group in enumerate(groups) for mention in group}
    held = [{reports[mention] for mention in group} for group in groups]
    between: dict[str, list[tuple[float, str]]] = {}
    towards: dict[tuple[int, str], list[MentionLink]] = {}
    heap: list[tuple[float, int, str]] = []
    for link in links:
        if link.score <= 0:
            continue
        number = group_of.get(link.left)
        other = group_of.get(link.right)
        if other is not None and number is not None:
            heap.extend(_parted(link, (number, other), reports))
        elif link.right not in profiles:
            continue
        elif number is not None:
            towards.setdefault((number, link.right), []).append(link)
        elif link.left in profiles:
            between.setdefault(link.left, []).append((link.score, link.right))
            between.setdefault(link.right, []).append((link.score, link.left))
    for (number, report), found in sorted(towards.items()):
        score = decided(found, own=told_in(profiles[report]) is not None)
        if score > 0:
            heap.append((-score, number, report))
    direct = {report for _, _, report in heap}
    heapq.heapify(heap)
    spoken: dict[int, dict[str, bool]] = {}
    placed: set[str] = set()
    while heap:
        far, number, report = heapq.heappop(heap)
        if report in held[number] or (report in placed and report not in direct):
            continue
        about = report not in placed and told_in(profiles[report]) is None
        placed.add(report)
        spoken.setdefault(number, {}).setdefault(report, about)
        for score, neighbour in between.get(report, ()):
            if neighbour not in placed and neighbour not in direct:
                heapq.heappush(heap, (max(far, -score), number, neighbour))
    return {number: sorted(speakers.items()) for number, speakers in sorted(spoken.items())}


def regrouped(
    groups: Sequence[Sequence[str]], facts: Mapping[str, Facts], profiles: Mapping[str, Profile],
    links: Iterable[MentionLink], kept: Decisions,
) -> list[list[str]]:  # fmt: skip
    """The groups of mentions, one joined to another where most of its reports speak of that one in the very sentence in
    which they tell it: pair by pair too little speaks for one happening, and taken together enough."""
    group_of = {mention: number for number, group in enumerate(groups) for mention in group}
    towards = _towards(group_of, profiles, links)
    held = [{facts[mention].mention.report_id for mention in group} for group in groups]
    votes: dict[tuple[int, int], dict[str, float]] = {}
    for (number, report), found in sorted(towards.items()):
        features = {reason.feature for link in found for reason in link.reasons}
        if report in held[number] or "read_apart" not in features or features.isdisjoint(_DATING):
            continue
        score = decided(found, own=told_in(profiles[report]) is not None)
        if score <= 0:
            continue
        for mention in _told_there(profiles[report], [facts[one] for one in groups[number]]):
            key = number, group_of[mention]
            votes.setdefault(key, {})[report] = max(score, votes.get(key, {}).get(report, 0.0))
    least: float = _settings()["regrouped_from"]
    ranked = sorted(
        (-math.fsum(said.values()) / len(held[other]), number, other)
        for (number, other), said in votes.items()
        if len(said) >= least * len(held[other])
    )
    made = [list(group) for group in groups]
    into = list(range(len(made)))
    for _, number, other in ranked:
        one, two = into[number], into[other]
        if one == two or _parts(made[one], made[two], facts, kept):
            continue
        made[one] += made[two]
        made[two] = []
        into = [one if at == two else at for at in into]
    return [sorted(group) for group in made if group]


def _told_there(speaker: Profile, members: Iterable[Facts]) -> list[str]:
    """The mentions of a report in the sentence that has most of what these members are of."""
    weights = _settings()["weights"]
    found: dict[str, None] = {}
    for told in members:
        standing = standing_of(told.signs, speaker.sentences, weights)
        if standing is None:
            continue
        for facts in speaker.facts:
            triggers = (facts.mention.trigger, *facts.mention.triggers)
            if (
                facts.family == told.family
                and facts.irrealis == told.irrealis
                and any(standing.span.start <= at.start < standing.span.end for at in triggers)
            ):
                found[facts.mention.id] = None
    return list(found)


def _parts(ones: Iterable[str], twos: Sequence[str], facts: Mapping[str, Facts], kept: Decisions) -> bool:
    """Whether something holds two groups apart: a person, dates, places, or a report that tells both."""
    for one in ones:
        for two in twos:
            left, right = facts[one], facts[two]
            if {one, two} & kept.alone or frozenset((one, two)) in kept.apart or contradiction(left, right):
                return True
            if left.mention.report_id == right.mention.report_id and not told_twice(left, right):
                return True
    return False


def _towards(
    group_of: Mapping[str, int], profiles: Mapping[str, Profile], links: Iterable[MentionLink]
) -> dict[tuple[int, str], list[MentionLink]]:
    """The links from each group to each report that may speak of what it tells."""
    towards: dict[tuple[int, str], list[MentionLink]] = {}
    for link in links:
        if link.score > 0 and link.left in group_of and link.right in profiles:
            towards.setdefault((group_of[link.left], link.right), []).append(link)
    return towards


def said_of_others(speaker: Profile, members: Iterable[Facts]) -> frozenset[str]:
    """The claims of a report that speaks of a happening in passing, but for those in the paragraphs that do so."""
    weights = _settings()["weights"]
    found = (standing_of(told.signs, speaker.sentences, weights) for told in members)
    spans = [standing.span for standing in found if standing and len(standing.signs) >= _settings()["passing"]["signs"]]
    blocks = [
        block.span
        for block in speaker.report.blocks
        if any(block.span.start < span.end and span.start < block.span.end for span in spans)
    ]
    return frozenset(
        claim.id
        for claim in speaker.document.extraction.claims
        if not any(block.contains(claim.content[0]) for block in blocks)
    )


def decided(links: Sequence[MentionLink], *, own: bool) -> float:
    """What all links from one happening to one report say together; above 0 the report speaks of it."""
    taken = together(links)
    if not points_to(taken, own=own, told=True):
        return -1.0
    return math.fsum([_settings()["weights"]["bias"], *(reason.weight for reason in taken)])


def together(links: Sequence[MentionLink]) -> list[Reason]:
    """Each kind of reason once, at its best over these links; one that speaks against only where every link has it."""
    found: dict[str, list[Reason]] = {}
    for link in links:
        for reason in link.reasons:
            found.setdefault(reason.feature, []).append(reason)
    best = [max(reasons, key=lambda reason: (reason.weight, reason.left, reason.right)) for reasons in found.values()]
    return [reason for reason in best if reason.weight > 0 or len(found[reason.feature]) == len(links)]


def _parted(
    link: MentionLink, numbers: tuple[int, int], reports: Mapping[str, str]
) -> Iterator[tuple[float, int, str]]:
    """Each report of two mentions that say one happening and stand in two groups all the same, with the group of the
    other: it tells of several at once, and of that one only in passing."""
    if numbers[0] == numbers[1] or link.score <= _settings()["parted_from"]:
        return
    if not any(reason.feature in _POINTING and reason.weight > 0 for reason in link.reasons):
        return
    yield -link.score, numbers[0], reports[link.right]
    yield -link.score, numbers[1], reports[link.left]


def _settings() -> dict[str, Any]:
    return load_table("linking/speaking.toml")
