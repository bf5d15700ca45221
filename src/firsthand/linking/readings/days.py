"""Which days and places are surely those of the happening, and days that somebody denies for another.

A report names other days beside it: that of the announcement, of the search, of what led to it. Only words that stand
with those for the happening, in one clause, are sure enough to set against another report.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.keeping import once_a_report
from firsthand.linking.profiles.profile import Profile
from firsthand.linking.profiles.values import Value
from firsthand.model import Span

__all__ = ["denied_days", "is_by_night", "is_sure", "of_the_news"]

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BOUNDARY = re.compile(r"[,;:()\[\]—–\n«»“”\"]|\.\s|\. ?-|、|，|。|،|؛")
# Words between those for the happening and its day or place, at most.
_NEAR = 9
# Characters around a day in which words for a night are looked for.
_AROUND = 24
_NOT = re.compile(r"\b(?:not|never|rather than|n['’]t)\b(?: (?!but\b|and\b)[\w'’-]+){0,7} ?$")


def is_sure(value: Value, profile: Profile) -> bool:
    """True where the words for the happening stand in one clause with those of the value, and near them."""
    return any(_in_one_clause(value.span, trigger, profile) for trigger in _triggers(profile, value.mention))


def is_by_night(value: Value, profile: Profile) -> bool:
    """True for a day beside words for the hours around midnight, which two days share."""
    text = profile.report.text
    sentence = profile.report.sentence(value.span)
    first, last = max(sentence.start, value.span.start - _AROUND), min(sentence.end, value.span.end + _AROUND)
    return _night().search(text[first:last].casefold()) is not None


def of_the_news(value: Value, profile: Profile) -> bool:
    """True where the day is that on which the report came out: what was said or found that day is told with it."""
    published = (profile.report.published or "")[:10]
    return bool(published) and (value.edtf or "")[:10] == published


def denied_days(values: Sequence[Value], profiles: Mapping[str, Profile]) -> dict[str, frozenset[str]]:
    """By the key of each day that a speaker denies or puts in the place of a denied one, the keys of the others: "not
    on Tuesday but on Monday night"."""
    found: dict[str, frozenset[str]] = {}
    by_report: dict[str, list[Value]] = {}
    for value in values:
        if value.edtf:
            by_report.setdefault(value.report, []).append(value)
    for report, told in by_report.items():
        for one, two in combinations(told, 2):
            if one.key == two.key or not set(one.claims) & set(two.claims):
                continue
            if _is_denied(one, profiles[report]) != _is_denied(two, profiles[report]):
                found[one.key] = found.get(one.key, frozenset()) | {two.key}
                found[two.key] = found.get(two.key, frozenset()) | {one.key}
    return found


def _is_denied(value: Value, profile: Profile) -> bool:
    sentence = profile.report.sentence(value.span)
    return _NOT.search(profile.report.text[sentence.start : value.span.start].casefold()) is not None


@once_a_report
def _triggers(profile: Profile, mention: str) -> tuple[Span, ...]:
    for one in profile.document.extraction.mentions:
        if one.id == mention:
            return (one.trigger, *one.triggers)
    return ()


def _in_one_clause(span: Span, trigger: Span, profile: Profile) -> bool:
    first, second = (trigger, span) if trigger.start <= span.start else (span, trigger)
    if second.start <= first.end:
        return True
    between = profile.report.text[first.end : second.start]
    if _BOUNDARY.search(between):
        return False
    words = [word.casefold() for word in _WORD.findall(between)]
    return len(words) <= _NEAR and _table()["elsewhere"].isdisjoint(words)


@cache
def _night() -> re.Pattern[str]:
    spaced, inside = load_table("linking/days.toml")["night"], load_table("linking/days.toml")["night_inside"]
    return re.compile("|".join((rf"\b(?:{'|'.join(map(re.escape, spaced))})\b", *map(re.escape, inside))))


@cache
def _table() -> dict[str, Any]:
    return {"elsewhere": frozenset(load_table("linking/days.toml")["elsewhere"])}
