"""Copies of one text tell of one happening, whatever day a page gives for its copy.

An archive or a careless page dates an old text years after it appeared; "on Friday" is then another Friday, and the
dates keep its mentions apart from those of the text that it copies.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firsthand.linking.profiles.profile import Profile
from firsthand.model import Derivation, Mention

__all__ = ["join_copies"]


def join_copies(
    groups: Sequence[Iterable[str]],
    mentions: Mapping[str, Mention],
    profiles: Mapping[str, Profile],
    derivations: Iterable[Derivation],
    apart: frozenset[frozenset[str]],
    alone: frozenset[str] = frozenset(),
) -> list[list[str]]:
    """The groups of mentions, those of a reprint joined with those of its original that stand at the same words.

    apart, alone: pairs of mentions that a person keeps apart, and mentions that stay alone.
    """
    held = [set(group) for group in groups]
    home = {mention: number for number, group in enumerate(held) for mention in group if mention not in alone}
    for derivation in sorted(derivations, key=lambda item: item.id):
        original = profiles.get(derivation.from_report or "")
        if derivation.how != "reprint" or original is None or derivation.report_id not in profiles:
            continue
        told = _by_words(original)
        for words, copy in _by_words(profiles[derivation.report_id]).items():
            one, two = told.get(words), copy
            if one is None or one not in home or two not in home or home[one] == home[two]:
                continue
            if _of_others(held[home[two]], mentions, held[home[one]]) or _kept(held[home[one]], held[home[two]], apart):
                continue
            into, gone = home[one], home[two]
            for mention in held[gone]:
                home[mention] = into
            held[into] |= held[gone]
            held[gone] = set()
    return [sorted(group) for group in held if group]


def _by_words(profile: Profile) -> dict[tuple[str, str, int], str]:
    """The mentions of a report by type, trigger and how often that came before."""
    found: dict[tuple[str, str, int], str] = {}
    for mention in profile.document.extraction.mentions:
        words = profile.report.quote(mention.trigger).casefold()
        count = sum(key[:2] == (mention.type, words) for key in found)
        found[mention.type, words, count] = mention.id
    return found


def _of_others(copies: Iterable[str], mentions: Mapping[str, Mention], told: Iterable[str]) -> bool:
    """True where both groups hold mentions of one report, which tells of two happenings."""
    reports = {mentions[mention].report_id for mention in told}
    return any(mentions[mention].report_id in reports for mention in copies)


def _kept(ones: Iterable[str], twos: Iterable[str], apart: frozenset[frozenset[str]]) -> bool:
    return any(frozenset((one, two)) in apart for one in ones for two in twos)
