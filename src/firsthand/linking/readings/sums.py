"""Numbers of people that are sums over several happenings, of which the incident is one. They dispute no toll."""

from __future__ import annotations

from functools import cache
from itertools import combinations

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import Value
from firsthand.model import Span

__all__ = ["is_of_several"]

# What may befall a whole country.
_WIDE = frozenset({"DISASTER", "PROTEST"})
# Sums of few people are met by chance.
_SUM_FROM = 5


def is_of_several(value: Value, profile: Profile, ours: frozenset[str]) -> bool:
    """True for a sum over happenings: of all but disasters and protests, where its sentence says that it is of a whole
    country; of any, where the report tells two parts of it as tolls of two, of which one is none of the incident's.

    ours: the incident's mentions.
    """
    if not value.low:
        return False
    if _is_nationwide(profile, value.span) and not _is_wide(profile, value.mention):
        return True
    return value.low >= _SUM_FROM and any(
        low + other == value.low and not {one, two} <= ours for (one, low), (two, other) in _tolls(profile, value.field)
    )


@once_a_report
def _is_nationwide(profile: Profile, span: Span) -> bool:
    words = f" {fold_name(profile.report.quote(profile.report.sentence(span)))} "
    return any(f" {mark} " in words for mark in _nationwide())


def _is_wide(profile: Profile, mention: str) -> bool:
    return any(one.id == mention and one.type in _WIDE for one in profile.document.extraction.mentions)


@once_a_report
def _tolls(profile: Profile, field: str) -> tuple[tuple[tuple[str, int], tuple[str, int]], ...]:
    """Each two tolls of a kind that the report tells of two happenings, each with its mention."""
    told = dict.fromkeys(
        (mention.id, item.low)
        for mention in profile.document.extraction.mentions
        for item in mention.casualties
        if item.outcome == field and item.scope == "incident" and item.low
    )
    return tuple(pair for pair in combinations(told, 2) if pair[0][0] != pair[1][0])


@cache
def _nationwide() -> tuple[str, ...]:
    words: list[str] = load_table("linking/counts.toml")["several"]["nationwide"]
    return tuple(map(fold_name, words))
