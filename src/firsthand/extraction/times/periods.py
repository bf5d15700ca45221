"""Centuries, decades, seasons and parts of a year."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.times.edtf import Moment
from firsthand.extraction.times.numeric import full_year
from firsthand.extraction.times.outcome import NO_FOCUS, SOME_YEAR, Context, Outcome, at_moment, between, unresolved
from firsthand.extraction.times.sense import Sense
from firsthand.model import Anchor

__all__ = [
    "outer_year",
    "resolve_century",
    "resolve_decade",
    "resolve_part_of_year",
    "resolve_season",
    "resolve_short_year",
]

_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_SEASON_TIMEX = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_STEPS = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}
_DOCUMENT_RELATIONS = frozenset({"that", "previous", "following"})


def resolve_short_year(short: int, context: Context) -> Outcome:
    """The year of "'98", seen from the story or the publication."""
    story = context.story()
    if story is not None:
        return at_moment(Moment(story.year - story.year % 100 + short), "document")
    full = full_year(short, context)
    if full is None:
        return unresolved("the year has two digits and the report has no publication date")
    return at_moment(Moment(full), "published" if context.published else "none")


def resolve_century(number: int) -> Outcome:
    """The years of a century, counted from 1; negative before Christ."""
    if number > 0:
        first = (number - 1) * 100 + 1
        return replace(between(Moment(first), Moment(first + 99), "none"), timex=f"{number - 1:02d}", focus=None)
    first = number * 100 + 1
    return replace(between(Moment(first), Moment(first + 99), "none"), timex=f"BC{-number - 1:02d}", focus=None)


def resolve_decade(decade: int, context: Context) -> Outcome:
    """The decade of "the 1990s"; of "the '90s" the latest one that has begun."""
    anchor: Anchor = "none"
    if decade < 100:
        base = context.story() or context.published
        if base is None:
            return unresolved("the decade has two digits and the report has no publication date", f"XX{decade // 10}")
        anchor = "document" if base is context.focus else "published"
        decade += base.year - base.year % 100
        if decade > base.year:
            decade -= 100
    if decade % 100 == 0 and decade < 2000:
        # "The 1800s" are a century.
        return replace(between(Moment(decade), Moment(decade + 99), anchor), timex=f"{decade // 100}", focus=None)
    value = f"{decade // 10:03d}X"
    moment = Moment(decade)
    return Outcome(
        value=value,
        precision="decade",
        anchor=anchor,
        timex=value[:3],
        begin=moment,
        finish=Moment(decade + 9),
    )


def outer_year(sense: Sense, context: Context) -> tuple[int, Anchor] | str:
    """The year of "June of that year", "June last year"; or why it is not known."""
    step = _STEPS.get(sense.outer or "", 0)
    if sense.outer in _DOCUMENT_RELATIONS or context.told() is not None:
        if context.focus is None:
            return NO_FOCUS
        return context.focus.year + step, "document"
    if context.published is None:
        return context.missing()
    return context.published.year + step, "published"


def resolve_season(sense: Sense, context: Context) -> Outcome:
    """A season, with or without its year."""
    season = sense.season or 21
    name = _SEASON_TIMEX[season]
    year: int | None = sense.year
    anchor: Anchor = "none"
    if year is None and sense.outer is not None:
        found = outer_year(sense, context)
        if isinstance(found, str):
            return unresolved(found, f"{SOME_YEAR}-{name}")
        year, anchor = found
    elif year is None and (sense.relation in _DOCUMENT_RELATIONS or context.story() is not None):
        if context.focus is None:
            return unresolved(NO_FOCUS, f"{SOME_YEAR}-{name}")
        year, anchor = _season_of_story(sense, season, context.focus), "document"
    elif year is None:
        return _season_of_news(sense, season, context)
    if year <= 0:
        return unresolved("EDTF has no seasons before the year 1", f"BC{1 - year:04d}-{name}")
    return _season_outcome(year, season, anchor)


def _season_outcome(year: int, season: int, anchor: Anchor, note: str = "") -> Outcome:
    moment = Moment(year, _SEASON_MONTHS[season]) if season != 24 else Moment(year)
    return Outcome(
        value=f"{year:04d}-{season}",
        precision="season",
        anchor=anchor,
        note=note,
        timex=f"{year:04d}-{_SEASON_TIMEX[season]}",
        focus=Moment(year) if season == 24 else moment,
        begin=moment,
        finish=moment,
    )


def _season_of_story(sense: Sense, season: int, focus: Moment) -> int:
    start = _SEASON_MONTHS[season] % 12
    if sense.relation in ("next", "following"):
        return focus.year + (focus.month is None or start <= focus.month)
    if sense.relation in ("last", "previous"):
        return focus.year - (focus.month is None or start >= focus.month)
    if focus.month is not None and focus.month >= 10 and season in (24, 21):
        return focus.year + 1
    return focus.year


def _season_of_news(sense: Sense, season: int, context: Context) -> Outcome:
    """The season nearest to the publication on the side that the words or the tense say. Northern seasons."""
    published = context.published
    if published is None or published.month is None:
        return unresolved(context.missing(), f"{SOME_YEAR}-{_SEASON_TIMEX[season]}")
    first = _SEASON_MONTHS[season]
    now = published.year * 12 + published.month - 1
    start = published.year * 12 + first - 1
    running_or_past = start if start <= now else start - 12
    if sense.relation == "last":
        chosen = running_or_past if running_or_past + 2 < now else running_or_past - 12
    elif sense.relation == "next":
        chosen = running_or_past + 12
    elif sense.relation == "this":
        chosen = running_or_past if season == 24 and running_or_past + 2 >= now else start
    elif context.tense == "future" and running_or_past + 2 < now:
        chosen = running_or_past + 12
    else:
        chosen = running_or_past
    note = "seasons of the northern hemisphere"
    if season == 24:
        # A winter lies in two years; its months say which one is meant.
        begin, finish = Moment(chosen // 12, 12), Moment(chosen // 12 + 1, 2)
        return between(begin, finish, "published", note, precision="season", timex=f"{chosen // 12 + 1:04d}-WI")
    return _season_outcome(chosen // 12, season, "published", note)


def resolve_part_of_year(sense: Sense, context: Context) -> Outcome:
    """A quarter or a half of a year."""
    anchor: Anchor = "none"
    year = sense.year
    if year is None:
        found = outer_year(sense, context)
        if isinstance(found, str):
            return unresolved(found)
        year, anchor = found
        published = context.published
        if sense.outer is None and anchor == "published" and published is not None and sense.quarter is not None:
            # "The fourth quarter": the latest that has begun.
            year -= (published.month or 12) < sense.quarter * 3 - 2
    if sense.half is not None:
        first, last, code = sense.half * 6 - 5, sense.half * 6, f"H{sense.half}"
    else:
        number = sense.quarter or 1
        first, last, code = number * 3 - 2, number * 3, f"Q{number}"
    return between(Moment(year, first), Moment(year, last), anchor, timex=f"{year:04d}-{code}")
