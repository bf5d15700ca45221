"""Calendar senses: dates, months, weekdays, seasons, decades, holidays, with or without their year."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from firsthand.data import load_table
from firsthand.extraction.edtf import Moment, easter, moment_of, week_of
from firsthand.extraction.times_outcome import NO_FOCUS, Context, Outcome, at_day, at_moment, between, unresolved
from firsthand.extraction.times_sense import Sense
from firsthand.model import Anchor

__all__ = ["resolve_calendar"]

_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?)?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
_SEASON_TIMEX = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_STEPS = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}
_DOCUMENT_RELATIONS = frozenset({"that", "previous", "following"})
# A weekday may settle the year of a date only where the year taken first is this far from the publication.
_FAR = 180
_JUST = 30


def resolve_calendar(sense: Sense, context: Context) -> Outcome:
    """The outcome of a calendar sense."""
    if sense.known is not None:
        return _known(sense.known, context)
    if sense.numeric is not None:
        return _checked(_numeric(sense.numeric, context), sense)
    if sense.century is not None:
        return _century(sense.century)
    if sense.decade is not None:
        return _decade(sense.decade, context)
    if sense.short_year is not None:
        return _short_year(sense.short_year, context)
    if sense.holiday is not None:
        return _holiday(sense, context)
    if sense.season is not None:
        return _season(sense, context)
    if sense.quarter is not None or sense.half is not None:
        return _part_of_year(sense, context)
    if sense.month is not None:
        return _checked(_month(sense, context), sense)
    if sense.day is not None:
        return _day_of_month(sense.day, context)
    if sense.weekday is not None:
        return _weekday(sense, context)
    if sense.year is not None:
        return at_moment(Moment(sense.year), "none")
    return unresolved("the words name no date")


def _checked(outcome: Outcome, sense: Sense) -> Outcome:
    """A date with a weekday that contradicts it keeps the date, and says so."""
    day = outcome.begin.date() if outcome.begin else None
    if sense.weekday is None or day is None or day.isoweekday() == sense.weekday:
        return outcome
    note = f"the text says {_WEEKDAYS[sense.weekday - 1]}, but {day.isoformat()} is a {_WEEKDAYS[day.weekday()]}"
    return replace(outcome, note=f"{outcome.note}; {note}" if outcome.note else note)


def _known(value: str, context: Context) -> Outcome:
    """The date of a happening named by its day; unless the report was published before it."""
    moment = moment_of(value)
    published = context.published
    if moment is None or (published is not None and (published.year, published.month or 12) < moment[:2]):
        return unresolved("the name of another happening")
    return replace(at_moment(moment, "none", "the name of a happening"), focus=None)


def _numeric(text: str, context: Context) -> Outcome:
    iso = _ISO.fullmatch(text)
    if iso is not None:
        outcome = at_moment(Moment(int(iso[1]), int(iso[2]), int(iso[3])), "none")
        if iso[4] is None or outcome.value is None:
            return outcome
        zone = (iso[7] or "").upper()
        zone = f"{zone[:3]}:{zone[-2:]}" if len(zone) == 5 else zone
        value = f"{outcome.value}T{iso[4]}:{iso[5]}:{iso[6] or '00'}{zone}"
        return replace(outcome, value=value, precision="time", kind="time", timex=f"{outcome.value}T{iso[4]}:{iso[5]}")
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return unresolved("the figures are no date")
    first, second = int(match[1]), int(match[3])
    year, note = int(match[4]), ""
    if len(match[4]) == 2:
        if context.published is None:
            return unresolved("the year has two digits and the report has no publication date")
        year = _full_year(year, context.published.year)
        note = f"two-digit year taken as {year}"
    if first > 12 or match[2] == "." or first == second:
        return at_moment(Moment(year, second, first), "none", note)
    if second > 12:
        return at_moment(Moment(year, first, second), "none", note)
    if context.month_first is not None:
        month, day = (first, second) if context.month_first else (second, first)
        order = "month" if context.month_first else "day"
        return at_moment(
            Moment(year, month, day), "none", f"another date in the text shows that the {order} comes first"
        )
    return unresolved("day and month may be either way round")


def _full_year(short: int, year: int) -> int:
    """The year with these last two digits that is nearest to `year`, and at most ten years after it."""
    full = year - year % 100 + short
    return full - 100 if full > year + 10 else full


def _short_year(short: int, context: Context) -> Outcome:
    base = context.story() or context.published
    if base is None:
        return unresolved("the year has two digits and the report has no publication date")
    anchor: Anchor = "document" if base is context.focus else "published"
    full = base.year - base.year % 100 + short if anchor == "document" else _full_year(short, base.year)
    return at_moment(Moment(full), anchor)


def _century(number: int) -> Outcome:
    if number > 0:
        first = (number - 1) * 100 + 1
        return replace(between(Moment(first), Moment(first + 99), "none"), timex=f"{number - 1:02d}", focus=None)
    first = number * 100 + 1
    return replace(between(Moment(first), Moment(first + 99), "none"), timex=f"BC{-number - 1:02d}", focus=None)


def _decade(decade: int, context: Context) -> Outcome:
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


def _outer_year(sense: Sense, context: Context) -> tuple[int, Anchor] | str:
    """The year of "June of that year", "June last year"; or why it is not known."""
    step = _STEPS.get(sense.outer or "", 0)
    if sense.outer in _DOCUMENT_RELATIONS or context.told() is not None:
        if context.focus is None:
            return NO_FOCUS
        return context.focus.year + step, "document"
    if context.published is None:
        return context.missing()
    return context.published.year + step, "published"


def _month(sense: Sense, context: Context) -> Outcome:
    """A month, or a day of a month."""
    month, day = sense.month or 1, sense.day
    name = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    if sense.year is not None:
        return at_moment(Moment(sense.year, month, day), "none")
    if sense.outer is not None:
        found = _outer_year(sense, context)
        if isinstance(found, str):
            return unresolved(found, name)
        return at_moment(Moment(found[0], month, day), found[1])
    if sense.relation in _DOCUMENT_RELATIONS or context.story() is not None:
        if context.focus is None:
            return unresolved(NO_FOCUS, name)
        return _month_of_story(sense, context, context.focus)
    if context.published is None:
        return unresolved(context.missing(), name)
    return _month_of_news(sense, context, context.published)


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


def _month_of_news(sense: Sense, context: Context, published: Moment) -> Outcome:
    month, day = sense.month or 1, sense.day
    if published.month is None:
        return unresolved("the publication date is not known to the month", f"XXXX-{month:02d}")
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


def _day_of_month(day: int, context: Context) -> Outcome:
    """ "The 19th": of the month last spoken of, or the latest one before the publication."""
    name = f"XXXX-XX-{day:02d}"
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


def _weekday(sense: Sense, context: Context) -> Outcome:
    weekday = sense.weekday or 1
    name = f"XXXX-WXX-{weekday}"
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


def _season(sense: Sense, context: Context) -> Outcome:
    season = sense.season or 21
    name = _SEASON_TIMEX[season]
    year: int | None = sense.year
    anchor: Anchor = "none"
    if year is None and sense.outer is not None:
        found = _outer_year(sense, context)
        if isinstance(found, str):
            return unresolved(found, f"XXXX-{name}")
        year, anchor = found
    elif year is None and (sense.relation in _DOCUMENT_RELATIONS or context.story() is not None):
        if context.focus is None:
            return unresolved(NO_FOCUS, f"XXXX-{name}")
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
        return unresolved(context.missing(), f"XXXX-{_SEASON_TIMEX[season]}")
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


def _part_of_year(sense: Sense, context: Context) -> Outcome:
    anchor: Anchor = "none"
    year = sense.year
    if year is None:
        found = _outer_year(sense, context)
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


def _holiday(sense: Sense, context: Context) -> Outcome:
    entry: dict[str, Any] = load_table("times/holidays.toml")["holiday"][sense.holiday or 0]
    if "months" in entry:
        return _festive(sense, entry, context)
    if "month" not in entry and "rule" not in entry:
        return unresolved("the day follows another calendar or differs from country to country")
    plain = replace(sense, holiday=None, month=entry.get("month", 4), day=entry.get("day", 15))
    outcome = _month(plain, context)
    if outcome.begin is None or "rule" not in entry:
        return outcome
    year = outcome.begin.year
    if year < 1583:
        return unresolved("the day is not computed for years before the Gregorian calendar")
    day = _computed(entry, year)
    if context.day is not None and outcome.anchor == "published" and context.tense != "future" and day > context.day:
        day = _computed(entry, year - 1)
    return at_day(day, outcome.anchor, "the Western date" if entry["rule"] == "easter" else "as in the United States")


def _computed(entry: dict[str, Any], year: int) -> date:
    if entry["rule"] == "easter":
        return easter(year) + timedelta(days=entry["offset"])
    month, weekday, number = entry["month"], entry["weekday"], entry["number"]
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (number - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def _festive(sense: Sense, entry: dict[str, Any], context: Context) -> Outcome:
    """Christmas holidays and the like have no first and last day: they are kept within December and January."""
    note = "no fixed first and last day: kept within the months it may touch"
    if sense.year is not None:
        return between(Moment(sense.year, 12), Moment(sense.year + 1, 1), "none", note)
    if context.published is None or context.published.month is None:
        return unresolved(context.missing())
    december = _month_of_news(replace(sense, holiday=None, month=12, day=None), context, context.published)
    if december.begin is None:
        return december
    if context.published.month == 12 and december.begin.year == context.published.year and context.tense != "future":
        return replace(december, note=note)
    return between(december.begin, Moment(december.begin.year + 1, 1), "published", note)
