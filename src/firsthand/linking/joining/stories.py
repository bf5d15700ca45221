"""Stories: reports that tell of one happening by their telling words, also those in which no happening could be read.

An incident holds what was read in its reports, value by value; a story holds the reports, so that none gets lost. Two
reports are as near as their telling words agree; nearer where both are about one incident, and less near where what
they are about contradicts in date or place, or weeks lie between them. Groups grow by average linkage (Sokal and
Michener 1958): the two that are nearest on average over all their pairs are joined first, until none is near enough.
What words cannot join, since they are of two languages, the incident of most of their reports joins, or what these
were made from.
"""

from __future__ import annotations

import heapq
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from firsthand.data import load_table
from firsthand.linking.joining.matching import contradiction
from firsthand.linking.profiles.dates import Days, days_between, days_of
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.linking.profiles.wording import Vector
from firsthand.model import Story

__all__ = ["Story", "Telling", "group_stories", "telling_of"]

_SHOWN_WORDS = 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What is compared of one report. main: what it is about; None where no happening was read in it.

    language: of the report. people: the persons whom it names and does not quote. dated: the latest day that it names
    with its year, which stands for that of publication where this is not known. years: all years that it names.
    """

    report: str
    language: str
    topic: Vector
    people: frozenset[str]
    published: Days | None
    dated: Days | None
    years: frozenset[str]
    main: Facts | None


def telling_of(profile: Profile) -> Telling:
    """What of a report decides on its story."""
    main = next((facts for facts in profile.facts if facts.mention.id == profile.main), None)
    report = profile.report
    dated: Days | None = None
    years: set[str] = set()
    for time in profile.document.extraction.times:
        year = _YEAR.search(report.quote(time.span))
        if year is None:
            continue
        years.add(year.group())
        days = days_of(time.value)
        if days is not None and days[0] == days[1] and (dated is None or days > dated):
            dated = days
    return Telling(
        report=report.id,
        language=report.language or "",
        topic=profile.topic,
        people=frozenset(profile.named.people),
        published=profile.published,
        dated=dated,
        years=frozenset(years),
        main=main,
    )


def group_stories(
    tellings: Iterable[Telling],
    neighbours: Mapping[str, Collection[str]],
    incident_of: Mapping[str, str],
    speaking_of: Mapping[str, str] | None = None,
    made_from: Iterable[tuple[str, str]] = (),
) -> list[Story]:
    """Every report in exactly one story, in the order of the stories' smallest report ids.

    neighbours: reports worth comparing, by report; those that share a blocking key. incident_of: the incident of each
    mention. speaking_of: the incident of which a report without a mention of it speaks, by report. made_from: reports,
    each with one that it copies, rewrites, translates or cites. The order in which anything is given changes nothing.
    """
    held = {telling.report: telling for telling in sorted(tellings, key=lambda item: item.report)}
    about = {
        report: incident_of[telling.main.mention.id]
        for report, telling in held.items()
        if telling.main is not None and telling.main.mention.id in incident_of
    }
    groups = [
        group for part in _parts(held, neighbours, about) for group in _grown([held[report] for report in part], about)
    ]
    groups = _taken_in(groups, about, {**(speaking_of or {}), **about})
    groups = _tied(groups, [pair for pair in made_from if not _of_two(pair, held, about)])
    return sorted((_story(group, held, about) for group in groups), key=lambda story: story.reports)


def _taken_in(groups: Sequence[list[str]], about: Mapping[str, str], incident: Mapping[str, str]) -> list[list[str]]:
    """The groups, those joined of which most reports tell of one incident: words of two languages never agree. A
    report that stands alone, a comment or a translation, goes to the largest group of its incident.

    about: the incident that each report is about; incident: that, or else the one that it only speaks of.
    """
    found: dict[str, list[str]] = {}
    alone: list[list[str]] = []
    for group in sorted(groups, key=lambda one: (-len(one), min(one))):
        if len(group) == 1:
            alone.append(list(group))
            continue
        counted = Counter(about[report] for report in group if report in about)
        told, count = min(counted.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
        key = told if count * 2 > len(group) else f"of {min(group)}"
        found.setdefault(key, []).extend(group)
    home: dict[str, list[str]] = {}
    for group in sorted(found.values(), key=lambda one: (-len(one), min(one))):
        for report in group:
            if report in about:
                home.setdefault(about[report], group)
    left: list[list[str]] = []
    # Those that tell of it before those that only speak of it.
    for [report] in sorted(alone, key=lambda one: (one[0] not in about, one)):
        told = incident.get(report, "")
        if told in home:
            home[told].append(report)
        elif told and report in about:
            home[told] = [report]
            left.append(home[told])
        else:
            left.append([report])
    return [*found.values(), *left]


def _of_two(pair: tuple[str, str], held: Mapping[str, Telling], about: Mapping[str, str]) -> bool:
    """True for two reports of one language that are about two incidents: the one cites the other for another matter."""
    one, two = pair
    apart = one in about and two in about and about[one] != about[two]
    return apart and held[one].language == held[two].language


def _tied(groups: Sequence[list[str]], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The groups, those joined of which the smaller has half of its reports made from reports of the other, or these
    from its own."""
    at = {report: number for number, group in enumerate(groups) for report in group}
    between: dict[tuple[int, int], set[str]] = {}
    for one, two in pairs:
        if one in at and two in at and at[one] != at[two]:
            between.setdefault((min(at[one], at[two]), max(at[one], at[two])), set()).update((one, two))
    into = list(range(len(groups)))

    def find(number: int) -> int:
        while into[number] != number:
            number = into[number]
        return number

    for (first, second), reports in sorted(between.items()):
        smaller = min((groups[first], groups[second]), key=len)
        if 2 * len(reports.intersection(smaller)) >= len(smaller):
            into[find(second)] = find(first)
    found: dict[int, list[str]] = {}
    for number, group in enumerate(groups):
        found.setdefault(find(number), []).extend(group)
    return list(found.values())


def _settings() -> dict[str, Any]:
    return load_table("linking/stories.toml")


def _nearness(one: Telling, two: Telling, about: Mapping[str, str], settings: dict[str, Any]) -> float:
    near: float = one.topic.agreement(two.topic, mass=settings["mass"])
    if near < settings["least"]:
        return 0.0
    if one.report in about and about[one.report] == about.get(two.report):
        near += settings["same_incident"]
    elif one.main is not None and two.main is not None and contradiction(one.main, two.main):
        near -= settings["contradiction"]
    if one.people & two.people:
        near += settings["people"]
    elif len(one.people) > 1 and len(two.people) > 1:
        near -= settings["other_people"]
    if _far_apart(one, two, settings):
        near -= settings["apart"]
    return near


def _far_apart(one: Telling, two: Telling, settings: dict[str, Any]) -> bool:
    """By their days of publication, else by the days and years that they name."""
    if one.published and two.published:
        return days_between(one.published, two.published) > int(settings["published_days"])
    if one.dated and two.dated:
        return days_between(one.dated, two.dated) > int(settings["dated_days"])
    return bool(one.years and two.years) and not one.years & two.years


def _parts(
    held: Mapping[str, Telling], neighbours: Mapping[str, Collection[str]], about: Mapping[str, str]
) -> list[list[str]]:
    """Reports that hang together over pairs near enough to be joined: no story reaches across."""
    settings = _settings()
    root = {report: report for report in held}

    def find(report: str) -> str:
        while root[report] != report:
            root[report] = report = root[root[report]]
        return report

    for report, telling in held.items():
        for other in neighbours.get(report, ()):
            if other in held and other != report and find(report) != find(other):
                one, two = sorted((telling, held[other]), key=lambda item: item.report)
                if _nearness(one, two, about, settings) >= settings["join"]:
                    first, second = sorted((find(report), find(other)))
                    root[second] = first
    parts: dict[str, list[str]] = {}
    for report in held:
        parts.setdefault(find(report), []).append(report)
    return [sorted(part) for part in parts.values()]


def _grown(part: Sequence[Telling], about: Mapping[str, str]) -> list[list[str]]:
    """Average linkage within one part. Sums over pairs are kept, so that a join costs one step a group."""
    settings = _settings()
    members = {number: [telling.report] for number, telling in enumerate(part)}
    sums: dict[int, dict[int, float]] = {number: {} for number in members}
    for (one, telling), (two, other) in combinations(enumerate(part), 2):
        sums[one][two] = sums[two][one] = _nearness(telling, other, about, settings)
    # Of groups equally near the first by number: numbers follow the reports' ids.
    heap = [(-near, one, two) for one, row in sums.items() for two, near in row.items() if one < two]
    heapq.heapify(heap)
    new = len(part)
    while heap:
        far, one, two = heapq.heappop(heap)
        if -far < settings["join"]:
            break
        if one not in members or two not in members:
            continue
        left, right = sums.pop(one), sums.pop(two)
        members[new] = members.pop(one) + members.pop(two)
        sums[new] = {}
        for number, group in members.items():
            if number == new:
                continue
            joint = left[number] + right[number]
            sums[new][number] = sums[number][new] = joint
            heapq.heappush(heap, (-joint / (len(members[new]) * len(group)), number, new))
        new += 1
    return list(members.values())


def _story(reports: Sequence[str], held: Mapping[str, Telling], about: Mapping[str, str]) -> Story:
    counted = Counter(word for report in reports for word in held[report].topic.squares)
    weights = {word: square for report in reports for word, square in held[report].topic.squares.items()}
    shared = [word for word, count in counted.items() if len(reports) > 1 and count * 2 > len(reports)]
    ranked = sorted(shared, key=lambda word: (-counted[word] * weights[word], word))
    return Story(
        reports=tuple(sorted(reports)),
        incidents=tuple(sorted({about[report] for report in reports if report in about})),
        words=tuple(ranked[:_SHOWN_WORDS]),
    )
