"""Calendar senses: dates, months, weekdays, seasons, decades, holidays, with or without their year."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.times.dates import resolve_day_of_month, resolve_month, resolve_weekday
from firsthand.extraction.times.edtf import Moment, moment_of
from firsthand.extraction.times.holidays import resolve_holiday
from firsthand.extraction.times.numeric import resolve_numeric
from firsthand.extraction.times.outcome import Context, Outcome, at_moment, unresolved
from firsthand.extraction.times.periods import (
    resolve_century,
    resolve_decade,
    resolve_part_of_year,
    resolve_season,
    resolve_short_year,
)
from firsthand.extraction.times.sense import Sense

__all__ = ["resolve_calendar"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def resolve_calendar(sense: Sense, context: Context) -> Outcome:
    """The outcome of a calendar sense."""
    if sense.known is not None:
        return _known(sense.known, context)
    if sense.numeric is not None:
        return _checked(resolve_numeric(sense.numeric, context), sense)
    if sense.century is not None:
        return resolve_century(sense.century)
    if sense.decade is not None:
        return resolve_decade(sense.decade, context)
    if sense.short_year is not None:
        year = resolve_short_year(sense.short_year, context)
        if sense.month is None or year.begin is None:
            return year
        dated = replace(sense, year=year.begin.year)
        return replace(_checked(resolve_month(dated, context), sense), anchor=year.anchor)
    if sense.holiday is not None:
        return resolve_holiday(sense, context)
    if sense.season is not None:
        return resolve_season(sense, context)
    if sense.quarter is not None or sense.half is not None:
        return resolve_part_of_year(sense, context)
    if sense.month is not None:
        return _checked(resolve_month(sense, context), sense)
    if sense.day is not None:
        return resolve_day_of_month(sense.day, context)
    if sense.weekday is not None:
        return resolve_weekday(sense, context)
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
