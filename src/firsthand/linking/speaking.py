"""Reports that only speak of a happening: they comment on it, follow it up, or are written in another language.

Such a report has no mention of the happening to compare, though it may tell of another. It belongs to the happening
that another report tells where the two are plainly of one matter: one is made from the other, or they share speakers,
names, days, places and telling words. A comment on a comment belongs where that one belongs.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from firsthand.data import load_table
from firsthand.linking.likeness import Pair
from firsthand.linking.matching import is_proper_name
from firsthand.linking.profile import Facts, Profile
from firsthand.linking.retelling import facts_agree
from firsthand.model import Derivation, MentionLink, Reason

__all__ = ["bearing_reasons", "points_to", "speakers_of", "speaking_links", "told_families", "told_in"]

_REUSE = frozenset({"reprint", "edited_reprint", "rewrite", "translation"})
_SHOWN = 6
# What shows which happening is meant, beside its kind, its day and its words.
_POINTING = frozenset({"names", "people"})


def speaking_links(
    pair: Pair, derivations: Sequence[Derivation], links: Sequence[MentionLink]
) -> tuple[MentionLink, ...]:
    """Links from the mention that one report is about to the other report, by its id, where that speaks of it; and
    between two reports that tell of nothing, from the one whose id sorts first, where both speak of one matter.

    derivations, links: those between the two. Reports that tell of one happening already need no such link.
    """
    if any(link.score > 0 for link in links):
        return ()
    found = []
    ones, twos = told_in(pair.left), told_in(pair.right)
    for speaker, teller, told in ((pair.right, pair.left, ones), (pair.left, pair.right, twos)):
        if told is None and (ones or twos or speaker is pair.left):
            continue
        reasons = tuple(bearing_reasons(speaker, teller, pair, derivations, _settings()["weights"]))
        if not points_to(reasons, own=told_in(speaker) is not None, told=told is not None):
            continue
        score = round(math.fsum([_settings()["weights"]["bias"], *(reason.weight for reason in reasons)]), 4)
        if score > 0:
            left = told.mention.id if told else teller.report.id
            found.append(MentionLink(left=left, right=speaker.report.id, score=score, reasons=reasons))
    return tuple(found)


def speakers_of(
    groups: Sequence[Sequence[str]], reports: Mapping[str, str], profiles: Container[str], links: Iterable[MentionLink]
) -> dict[int, list[str]]:
    """The reports that only speak of each group of mentions, by the group's number: each of the group to which the
    strongest chain of links leads, a chain being as strong as its weakest link, and of none that holds a mention of its
    own. No chain leads through a report that tells of something itself.

    reports: the report of each mention.
    """
    group_of = {mention: number for number, group in enumerate(groups) for mention in group}
    telling = frozenset(reports[mention] for mention in group_of)
    between: dict[str, list[tuple[float, str]]] = {}
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
            heap.append((-link.score, number, link.right))
        elif link.left in profiles and not {link.left, link.right} & telling:
            between.setdefault(link.left, []).append((link.score, link.right))
            between.setdefault(link.right, []).append((link.score, link.left))
    heapq.heapify(heap)
    found: dict[int, list[str]] = {}
    placed: set[str] = set()
    while heap:
        far, number, report = heapq.heappop(heap)
        if report in placed or any(reports[mention] == report for mention in groups[number]):
            continue
        placed.add(report)
        found.setdefault(number, []).append(report)
        for score, neighbour in between.get(report, ()):
            if neighbour not in placed:
                heapq.heappush(heap, (max(far, -score), number, neighbour))
    return {number: sorted(speakers) for number, speakers in sorted(found.items())}


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


def told_families() -> tuple[str, ...]:
    """The families of happenings that are spoken of, the gravest first."""
    return tuple(_settings()["families"])


def told_in(profile: Profile) -> Facts | None:
    """What a report is about: of the gravest family it tells of, the mention with most to say."""
    for family in told_families():
        found = [
            facts
            for facts in profile.facts
            if facts.family == family and not facts.irrealis and facts.mention.mode not in _settings()["follows"]
        ]
        if found:
            return max(found, key=lambda facts: (_said(facts), -facts.mention.trigger.start))
    return None


def bearing_reasons(
    speaker: Profile, teller: Profile, pair: Pair, derivations: Sequence[Derivation], weights: Mapping[str, Any]
) -> Iterator[Reason]:
    """What speaks for and against that `speaker` speaks of what `teller` is about; the two are those of the pair.

    Names and numbers in the same order are looked for last, and only where they can still decide.
    """
    told, own = told_in(teller), told_in(speaker)
    found = [*_people(speaker, teller, told, weights), *_setting(speaker, teller, told, weights)]
    if own is not None and not points_to(found, own=True, told=told is not None):
        return  # nothing else can make it speak of this one
    found += _topic(speaker, teller, pair, weights)
    if told is None:
        found.append(_reason("own", "tells of nothing", "tells of nothing", weights["neither"]))
    yield from found
    if own is not None:
        # Words, titles and order that the two share may be those of its own happening.
        yield _reason("own", "", own.mention.mode or own.mention.type, weights["own"])
        return
    wording = [*_made_from(derivations, weights), *_wording(speaker, teller, pair, weights)]
    yield from wording
    found += wording
    if math.fsum([weights["bias"], weights["order"], *(reason.weight for reason in found)]) > 0:
        agreement = facts_agree(speaker, teller)
        if agreement.common >= weights["order_from"]:
            words = f"{agreement.common} names and numbers in the same order"
            yield _reason("facts", words, words, weights["order"] * agreement.share)


def _made_from(derivations: Sequence[Derivation], weights: Mapping[str, Any]) -> Iterator[Reason]:
    kinds = {derivation.how for derivation in derivations if derivation.from_report is not None}
    if kinds & _REUSE:
        how = min(kinds & _REUSE)
        yield _reason("derivation", how, how, weights["reuse"])
    if "cites" in kinds:
        yield _reason("derivation", "cites", "cites", weights["cites"])


def _people(speaker: Profile, teller: Profile, told: Facts | None, weights: Mapping[str, Any]) -> Iterator[Reason]:
    ours, theirs = speaker.bearing.tellers, teller.bearing.tellers
    names, others = _named(speaker), _named(teller)
    both = ours & theirs
    if both:
        yield _names("speakers", both, weights["speaker"])
    named = (ours & others) | (names & theirs)
    if named:
        yield _names("spoken_of", named, weights["named"])
    if told is None:
        if names & others:
            yield _names("names", names & others, weights["name"])
        return
    beside = (told.people | told.landmarks | told.persons) & (names | ours)
    if beside:
        yield _names("names", beside, weights["beside"])
    squares = speaker.topic.squares
    hit = [
        key
        for key, name in told.targets.items()
        if is_proper_name(name) and key not in beside and all(word in squares for word in key.split())
    ]
    if hit:
        yield _reason("target", told.targets[min(hit)], min(hit), weights["target"])


def _setting(speaker: Profile, teller: Profile, told: Facts | None, weights: Mapping[str, Any]) -> Iterator[Reason]:
    squares = speaker.topic.squares
    # Small and unlisted places are places in one report and mere words in the next.
    places = [
        name
        for name in teller.bearing.places
        if name in speaker.bearing.places or all(word in squares for word in name.split())
    ]
    if places:
        yield _reason("place", min(places), min(places), weights["place"])
    days = [day for day in (told.dates if told else ()) if day[1] - day[0] <= 1]
    if days:
        told_days = _dates(told)
        if any(one[0] <= two[1] and two[0] <= one[1] for one in days for two in speaker.bearing.days):
            yield _reason("date", told_days, told_days, weights["day"])
        if speaker.published and all(speaker.published[1] < first for first, _ in days):
            yield _reason("published", told_days, speaker.report.published or "", weights["before"])
    if speaker.published and teller.published:
        gap = abs(speaker.published[0] - teller.published[0])
        if gap > weights["apart_days"]:
            key = "far_apart" if gap > weights["far_days"] else "apart"
            yield _reason("published", teller.report.published or "", speaker.report.published or "", weights[key])


def _topic(speaker: Profile, teller: Profile, pair: Pair, weights: Mapping[str, Any]) -> Iterator[Reason]:
    shared = speaker.topic.shared(teller.topic, at_most=_SHOWN)
    if len(shared) >= weights["topic_words"]:
        words = ", ".join(shared)
        agreement = weights["topic"] * pair.topic + weights["held"] * speaker.topic.held_by(teller.topic)
        yield _reason("topic", words, words, agreement)


def _wording(speaker: Profile, teller: Profile, pair: Pair, weights: Mapping[str, Any]) -> Iterator[Reason]:
    title = speaker.bearing.title.agreement(teller.bearing.title, mass=weights["title_mass"])
    if title:
        yield _reason("title", teller.report.title, speaker.report.title, weights["title"] * title)
    for quoted, feature in ((True, "shared_quotation"), (False, "shared_text")):
        length = sum(passage.length for passage in pair.sharing.passages if passage.quoted is quoted)
        if length:
            words = f"{length} words in a row"
            most = weights["passage_words"]
            yield _reason(
                feature, words, words, weights["quoted" if quoted else "passage"] * (min(length, most) / most)
            )


def points_to(reasons: Iterable[Reason], *, own: bool, told: bool) -> bool:
    """Whether something points to the happening itself: a report that tells of another must name who or what stands
    beside this one, or its day; two that tell of nothing, somebody or something that both name."""
    features = {reason.feature for reason in reasons}
    if not told:
        return not features.isdisjoint(("names", "speakers", "spoken_of", "shared_quotation"))
    return not own or not features.isdisjoint(("names", "target", "date"))


def _named(profile: Profile) -> frozenset[str]:
    return frozenset((*profile.named.people, *profile.named.others))


def _names(feature: str, names: Iterable[str], weight: float) -> Reason:
    ranked = sorted(names)
    words = ", ".join(ranked[:_SHOWN])
    return _reason(feature, words, words, weight * min(2, len(ranked)))


def _reason(feature: str, left: str, right: str, weight: float) -> Reason:
    return Reason(feature=feature, left=left, right=right, weight=round(weight, 4))


def _dates(facts: Facts | None) -> str:
    return ", ".join(item.time.value for item in facts.mention.dates if item.time.value) if facts else ""


def _said(facts: Facts) -> int:
    mention = facts.mention
    return len(mention.triggers) + len(mention.casualties) + len(mention.places) + len(mention.dates)


def _settings() -> dict[str, Any]:
    return load_table("linking/speaking.toml")
