"""Reports that only speak of a happening: they comment on it, cite it, or are written in a language that is not read.

Such a report has no mention of its own to compare. It belongs to the happening that another report tells where the two
are plainly of one matter: one is made from the other, or they share rare names, places and telling words.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from firsthand.data import load_table
from firsthand.linking.names import fold_name
from firsthand.linking.people import teller_key
from firsthand.linking.profile import Facts, Profile
from firsthand.linking.retelling import facts_agree
from firsthand.model import Derivation, MentionLink, Reason

__all__ = ["speakers_of", "speaking_links"]

_REUSE = frozenset({"reprint", "edited_reprint", "rewrite", "translation"})
_EXACT = frozenset({"point", "settlement"})
_SHOWN = 6


def speaking_links(left: Profile, right: Profile, derivations: Sequence[Derivation]) -> tuple[MentionLink, ...]:
    """A link from the mention that one report is about to the other report, by its id, where that speaks of it and
    tells of no happening of its own.

    derivations: those between the two.
    """
    for speaker, teller in ((left, right), (right, left)):
        told = _told(teller)
        if told is None or _told(speaker) is not None:
            continue
        reasons = tuple(_reasons(speaker, teller, derivations))
        score = round(math.fsum([_settings()["weights"]["bias"], *(reason.weight for reason in reasons)]), 4)
        if score > 0:
            return (MentionLink(left=told.mention.id, right=speaker.report.id, score=score, reasons=reasons),)
    return ()


def speakers_of(
    groups: Sequence[Sequence[str]], reports: Mapping[str, str], profiles: Container[str], links: Iterable[MentionLink]
) -> dict[int, list[str]]:
    """The reports that only speak of each group of mentions, by the group's number; each of the group that it is
    linked to most strongly, and of none that holds a mention of its own.

    reports: the report of each mention.
    """
    group_of = {mention: number for number, group in enumerate(groups) for mention in group}
    best: dict[str, tuple[float, int]] = {}
    for link in links:
        number = group_of.get(link.left)
        if number is None or link.right not in profiles or link.score <= 0:
            continue
        ranked = (link.score, -number)
        if ranked > best.get(link.right, (0.0, 0)):
            best[link.right] = ranked
    found: dict[int, list[str]] = {}
    for report, (_, number) in sorted(best.items()):
        if all(reports[mention] != report for mention in groups[-number]):
            found.setdefault(-number, []).append(report)
    return found


def _told(profile: Profile) -> Facts | None:
    """What a report is about: of the gravest family it tells of, the mention with most to say."""
    for family in _settings()["families"]:
        found = [
            facts
            for facts in profile.facts
            if facts.family == family and not facts.irrealis and facts.mention.mode not in _settings()["follows"]
        ]
        if found:
            return max(found, key=lambda facts: (_said(facts), -facts.mention.trigger.start))
    return None


def _said(facts: Facts) -> int:
    mention = facts.mention
    return len(mention.triggers) + len(mention.casualties) + len(mention.places) + len(mention.dates)


def _reasons(speaker: Profile, teller: Profile, derivations: Sequence[Derivation]) -> Iterator[Reason]:
    weights = _settings()["weights"]
    kinds = {derivation.how for derivation in derivations if derivation.from_report is not None}
    if kinds & _REUSE:
        how = min(kinds & _REUSE)
        yield Reason(feature="derivation", left=how, right=how, weight=weights["reuse"])
    if "cites" in kinds:
        yield Reason(feature="derivation", left="cites", right="cites", weight=weights["cites"])
    names = sorted(_names(speaker) & _names(teller))
    if names:
        words = ", ".join(names[:_SHOWN])
        weight = round(min(weights["names_at_most"], weights["name"] * len(names)), 4)
        yield Reason(feature="names", left=words, right=words, weight=weight)
    places = sorted(_places(speaker) & _places(teller))
    if places:
        yield Reason(feature="place", left=places[0], right=places[0], weight=weights["place"])
    agreement = speaker.topic.held_by(teller.topic) - weights["topic_from"]
    shared = speaker.topic.shared(teller.topic, at_most=weights["topic_words"])
    if agreement > 0 and len(shared) == weights["topic_words"]:
        words = ", ".join(shared)
        weight = round(min(weights["topic_at_most"], weights["topic"] * agreement), 4)
        yield Reason(feature="topic", left=words, right=words, weight=weight)
    common = facts_agree(speaker, teller).common
    if common >= weights["facts_from"]:
        words = f"{common} names and numbers in the same order"
        yield Reason(feature="facts", left=words, right=words, weight=weights["facts"])
    yield from _timing(speaker, teller, weights)


def _timing(speaker: Profile, teller: Profile, weights: dict[str, Any]) -> Iterator[Reason]:
    if speaker.published is None or teller.published is None:
        return
    gap = speaker.published[0] - teller.published[1]
    found = "earlier" if gap < -1 else "later" if gap > weights["later_days"] else ""
    if found:
        dates = (teller.report.published or "", speaker.report.published or "")
        yield Reason(feature="published", left=dates[0], right=dates[1], weight=weights[found])


def _names(profile: Profile) -> set[str]:
    """Rare names of two words and more, those of the persons quoted included."""
    hops = (hop for claim in profile.document.extraction.claims for hop in claim.chain)
    tellers = {teller_key(hop.name) for hop in hops if hop.kind == "person"}
    return {*profile.named.people, *profile.named.others, *tellers} - {""}


def _places(profile: Profile) -> set[str]:
    places = profile.document.extraction.places
    return {fold_name(place.name) for place in places if place.precision in _EXACT}


def _settings() -> dict[str, Any]:
    return load_table("linking/speaking.toml")
