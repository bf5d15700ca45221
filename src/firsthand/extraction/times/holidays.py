"""Days with names: fixed, computed, or following another calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from firsthand.data import load_table
from firsthand.extraction.times.dates import month_of_news, resolve_month
from firsthand.extraction.times.edtf import Moment, easter
from firsthand.extraction.times.outcome import Context, Outcome, at_day, between, unresolved
from firsthand.extraction.times.sense import Sense

__all__ = ["resolve_holiday"]


def resolve_holiday(sense: Sense, context: Context) -> Outcome:
    """A named day: fixed, computed, or without a date of its own."""
    entry: dict[str, Any] = load_table("times/holidays.toml")["holiday"][sense.holiday or 0]
    if "months" in entry:
        return _festive(sense, entry, context)
    if "month" not in entry and "rule" not in entry:
        return unresolved("the day follows another calendar or differs from country to country")
    plain = replace(sense, holiday=None, month=entry.get("month", 4), day=entry.get("day", 15))
    outcome = resolve_month(plain, context)
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
    december = month_of_news(replace(sense, holiday=None, month=12, day=None), context, context.published)
    if december.begin is None:
        return december
    if context.published.month == 12 and december.begin.year == context.published.year and context.tense != "future":
        return replace(december, note=note)
    return between(december.begin, Moment(december.begin.year + 1, 1), "published", note)
