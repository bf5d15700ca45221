"""Months, days of a month and weekdays, with or without their year."""

from __future__ import annotations

from datetime import date, timedelta

from firsthand.extraction.times.edtf import Moment, week_of
from firsthand.extraction.times.outcome import (
    NO_FOCUS,
    SOME_MONTH,
    SOME_WEEK,
    SOME_YEAR,
    Context,
    Outcome,
    at_day,
    at_moment,
    unresolved,
)
from firsthand.extraction.times.periods import outer_year
from firsthand.extraction.times.sense import Sense
from firsthand.model import Anchor

__all__ = ["month_of_news", "resolve_day_of_month", "resolve_month", "resolve_weekday"]

_STEPS = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}
_DOCUMENT_RELATIONS = frozenset({"that", "previous", "following"})
# A weekday may settle the year of a date only where the year taken first is this far from the publication.
_FAR = 180
# A planned day that has passed by no more than this is not the one of next year.
_JUST = 30


def resolve_month(sense: Sense, context: Context) -> Outcome:
    """A month, or a day of a month."""
    month, day = sense.month or 1, sense.day
    name = f"{SOME_YEAR}-{month:02d}" + (f"-{day:02d}" if day else "")
    if sense.year is not None:
        return at_moment(Moment(sense.year, month, day), "none")
    if sense.outer is not None:
        found = outer_year(sense, context)
        if isinstance(found, str):
            return unresolved(found, name)
        return at_moment(Moment(found[0], month, day), found[1])
    if sense.relation in _DOCUMENT_RELATIONS or context.story() is not None:
        if context.focus is None:
            return unresolved(NO_FOCUS, name)
        return _month_of_story(sense, context, context.focus)
    if context.published is None:
        return unresolved(context.missing(), name)
    return month_of_news(sense, context, context.published)


def _month_of_story(sense: Sense, context: Context, focus: Moment) -> Outcome:
    """In a narrative a month without a year belongs to the year of the story, and goes on into the next one."""
    month, day = sense.month or 1, sense.day
    year = focus.year
    if sense.relation in ("previous", "last"):
        year -= month >= (focus.month or 1)
    elif sense.relation in ("following", "next"):
        year += month <= (focus.month or 12)
    elif focus.month is not None and sense.relation is None:
        if month <= 3 and focus.month >= 10:
            year += 1
        elif month >= 11 and focus.month == 1:
            year -= 1
    return at_moment(Moment(year, month, day), "document")


def month_of_news(sense: Sense, context: Context, published: Moment) -> Outcome:
    """A month or a day of a month near the publication: in the past unless the words say otherwise."""
    month, day = sense.month or 1, sense.day
    if published.month is None:
        return unresolved("the publication date is not known to the month", f"{SOME_YEAR}-{month:02d}")
    year = published.year
    here = (published.month, published.day or 31)
    there = (month, day or (published.day or 31))
    past, future = year - (there > here), year + (there < here)
    if sense.relation == "last":
        chosen = past if there != here else past - 1
    elif sense.relation == "next":
        chosen = future if there != here else future + 1
    elif sense.relation == "this":
        chosen = year
    elif context.tense == "future":
        chosen = _planned_year(month, day, context.day, past, future)
    elif (context.tense == "none" or context.limit) and day is not None and context.day is not None:
        chosen = _nearest_year(month, day, context.day, (past, future))
    else:
        chosen = past
    moment = Moment(chosen, month, day)
    if sense.weekday is not None and context.day is not None:
        moment = _settled_by_weekday(moment, sense.weekday, context.day, (past, future))
    return at_moment(moment, "published")


def _planned_year(month: int, day: int | None, published: date | None, past: int, future: int) -> int:
    """The coming date; but a day that has just passed is not the one of next year."""
    if day is None or published is None:
        return future
    before, after = Moment(past, month, day).date(), Moment(future, month, day).date()
    if before is None or after is None:
        return future
    return past if (published - before).days <= _JUST and (after - published).days > _FAR else future


def _nearest_year(month: int, day: int, published: date, years: tuple[int, int]) -> int:
    distances = [
        (abs((found - published).days), found > published, year)
        for year in years
        if (found := Moment(year, month, day).date()) is not None
    ]
    return min(distances)[2] if distances else years[0]


def _settled_by_weekday(moment: Moment, weekday: int, published: date, years: tuple[int, int]) -> Moment:
    """Where the year taken first is far off and its weekday wrong, the other year may fit both."""
    taken = moment.date()
    if taken is None or taken.isoweekday() == weekday or abs((taken - published).days) <= _FAR:
        return moment
    for year in years:
        other = Moment(year, moment.month, moment.day)
        found = other.date()
        if found is not None and found.isoweekday() == weekday and abs((found - published).days) <= _FAR:
            return other
    return moment


def resolve_day_of_month(day: int, context: Context) -> Outcome:
    """ "The 19th": of the month last spoken of, or the latest one before the publication."""
    name = f"{SOME_MONTH}-{day:02d}"
    story = context.story()
    if story is not None and story.month is not None:
        return at_moment(Moment(story.year, story.month, day), "document")
    if context.day is None:
        return unresolved(context.missing(), name)
    year, month = context.day.year, context.day.month
    if context.tense == "future":
        if day < context.day.day:
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    elif day > context.day.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return at_moment(Moment(year, month, day), "published")


def resolve_weekday(sense: Sense, context: Context) -> Outcome:
    """A weekday: the latest one, the coming one, or one of the story."""
    weekday = sense.weekday or 1
    name = f"{SOME_WEEK}-{weekday}"
    anchor: Anchor = "published"
    base = context.day
    if sense.relation in _DOCUMENT_RELATIONS or (context.story_day() is not None and sense.relation is None):
        anchor, base = "document", context.focus_day.date() if context.focus_day else None
        if base is None:
            return unresolved(NO_FOCUS, name)
    if base is None:
        return unresolved(context.missing(), name)
    if sense.outer is not None:
        monday, _ = week_of(base + timedelta(weeks=_STEPS.get(sense.outer, 0)))
        return at_day(monday + timedelta(days=weekday - 1), anchor)
    back = (base.isoweekday() - weekday) % 7
    forward = (weekday - base.isoweekday()) % 7
    ahead = context.tense == "future" or (sense.relation == "this" and context.tense == "none") or anchor == "document"
    if sense.relation in ("last", "previous"):
        step = -(back or 7)
    elif sense.relation in ("next", "following"):
        step = forward or 7
    elif ahead:
        step = forward
    else:
        step = -back
    return at_day(base + timedelta(days=step), anchor)
