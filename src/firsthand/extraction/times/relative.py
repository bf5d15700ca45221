"""Relative senses: "last week", "three days earlier", "the past month", "today", and those that measure time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from firsthand.extraction.times.calendar import resolve_calendar
from firsthand.extraction.times.edtf import Moment, day_moment, shift_months
from firsthand.extraction.times.forms import iso_period
from firsthand.extraction.times.outcome import (
    NO_FOCUS,
    SOME_DAY,
    SOME_MONTH,
    SOME_NIGHT,
    SOME_WEEK,
    SOME_YEAR,
    Context,
    Outcome,
    at_day,
    at_moment,
    at_week,
    between,
    unresolved,
)
from firsthand.extraction.times.sense import Sense
from firsthand.model import Anchor, TimePrecision

__all__ = ["resolve_relative", "with_time_of_day"]

_STEPS = {"last": -1, "previous": -1, "this": 0, "that": 0, "next": 1, "following": 1}
_DOCUMENT_RELATIONS = frozenset({"that", "previous", "following"})
_PRECISIONS: dict[str, TimePrecision] = {
    "second": "time",
    "minute": "time",
    "hour": "time",
    "day": "day",
    "night": "day",
    "weekend": "day",
    "week": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "month",
    "year": "year",
    "decade": "decade",
    "century": "decade",
    "millennium": "decade",
}
_VAGUE_SIZES = {
    "minute": "TXM",
    "second": "TXS",
    "hour": "TXH",
    "week": "XW",
    "month": "XM",
    "year": "XY",
    "decade": "XDE",
}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}
_MONTHS = {"month": 1, "quarter": 3}
_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
_SOME = {"week": SOME_WEEK, "month": SOME_MONTH, "year": SOME_YEAR}


def resolve_relative(sense: Sense, context: Context) -> Outcome:
    """The outcome of a sense that is counted from something, or of one that measures."""
    match sense.form:
        case "today":
            return _today(sense, context)
        case "overnight":
            return _overnight(context)
        case "unit":
            return _unit(sense, context)
        case "offset":
            return _offset(sense, context)
        case "span":
            return _span(sense, context)
        case "share":
            return _share(sense, context)
        case "duration":
            return _duration(sense)
        case "set":
            period = sense.period or ""
            timex = f"{SOME_WEEK}-{sense.weekday}" if sense.weekday else period
            return Outcome(value=period, precision=_precision_of(period), kind="set", timex=timex)
        case _:
            return unresolved("vague: the words state no date", sense.relation or "")


def with_time_of_day(outcome: Outcome, sense: Sense) -> Outcome:
    """A day with its time of the clock or its part: "3 p.m. on Friday", "Friday night"."""
    day = outcome.begin
    if sense.clock is None and sense.part is None:
        return outcome
    if outcome.value is None or day is None or day.day is None or outcome.precision != "day":
        if outcome.value is None:
            return replace(outcome, kind="time")
        return outcome
    if sense.clock is not None:
        hour, minute = sense.clock
        clock = f"{hour:02d}:{minute:02d}"
        if sense.twelve:
            note = "an hour of the clock, of which half of the day is not told"
            return replace(
                outcome,
                kind="time",
                note=f"{outcome.note}; {note}" if outcome.note else note,
                timex=f"{outcome.timex}T{clock}",
            )
        return replace(
            outcome,
            value=f"{outcome.value}T{clock}:00{sense.zone or ''}",
            precision="time",
            kind="time",
            timex=f"{outcome.timex}T{clock}{'Z' if sense.zone == 'Z' else ''}",
        )
    note = f"part of the day: {_PARTS[sense.part or 'DT']}"
    return replace(
        outcome,
        kind="time",
        note=f"{outcome.note}; {note}" if outcome.note else note,
        timex=f"{outcome.timex}T{sense.part}",
    )


def _precision_of(period: str) -> TimePrecision:
    sizes: dict[str, TimePrecision] = {"D": "day", "W": "week", "M": "month", "Y": "year"}
    return "time" if "T" in period else sizes[period[-1]]


def _today(sense: Sense, context: Context) -> Outcome:
    if context.told() is not None and sense.offset == 0:
        return unresolved("vague: the present of the writer", "PRESENT_REF")
    if context.day is None:
        return unresolved(context.missing(), SOME_DAY)
    return at_day(context.day + timedelta(days=sense.offset), "published")


def _overnight(context: Context) -> Outcome:
    """The night that ends on the day of publication."""
    if context.day is None:
        return unresolved(context.missing(), SOME_NIGHT)
    evening = context.day - timedelta(days=1)
    outcome = between(
        day_moment(evening), day_moment(context.day), "published", "the night before the publication date"
    )
    return replace(outcome, timex=f"{evening.isoformat()}TNI", focus=day_moment(context.day))


def _base(sense: Sense, context: Context) -> tuple[Moment, Anchor] | str:
    """What "last", "this", "that" count from, or why it is not known."""
    narrative = context.told() is not None
    if sense.relation is None and sense.unit == "day" and context.focus_day is not None:
        # "Earlier in the day", "the end of the day".
        return context.focus_day, "document"
    if sense.relation in _DOCUMENT_RELATIONS or narrative or (sense.relation == "next" and sense.unit == "day"):
        focus = context.focus_day if sense.unit in _DAYS else context.focus
        return NO_FOCUS if focus is None else (focus, "document")
    if context.published is None:
        return context.missing()
    return context.published, "published"


def _unit(sense: Sense, context: Context) -> Outcome:
    """ "Last week", "earlier this month", "that day", "the previous year", "last night"."""
    unit = sense.unit or "day"
    if unit == "day" and sense.part is not None and sense.relation in ("last", "this"):
        sense = replace(sense, relation="last" if sense.relation == "last" else "this")
    found = _base(sense, context)
    if isinstance(found, str):
        return unresolved(found, _SOME.get(unit, SOME_DAY))
    base, anchor = found
    step = _STEPS.get(sense.relation or "this", 0)
    if unit in _YEARS:
        return _years(base, unit, step, anchor)
    if unit in _MONTHS:
        return _months(base, unit, step, anchor, context)
    day = base.date()
    if day is None:
        reason = context.missing() if anchor == "published" else "the date before it is not known to the day"
        return unresolved(reason, SOME_DAY)
    if unit == "week":
        return at_week(day + timedelta(weeks=step), anchor)
    if unit == "weekend":
        return _weekend(day, sense, context, anchor)
    if unit in ("day", "night"):
        if sense.relation == "last" and sense.part is None:
            return unresolved("vague: the words state no date", SOME_DAY)
        return at_day(day + timedelta(days=step), anchor)
    return unresolved(f"vague: {sense.relation or 'the'} {unit} has no fixed bounds")


def _weekend(day: date, sense: Sense, context: Context, anchor: Anchor) -> Outcome:
    """Saturday and Sunday: "this weekend" is the running one, else the one that the tense points to."""
    saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
    running = day.isoweekday() >= 6
    if sense.relation in ("last", "previous"):
        saturday -= timedelta(weeks=1 if running else 0)
    elif (
        sense.relation in ("next", "following")
        or (not running and context.tense == "future")
        or (not running and sense.relation == "this" and context.tense == "none")
    ):
        saturday += timedelta(weeks=1)
    year, week, _ = saturday.isocalendar()
    return between(
        day_moment(saturday), day_moment(saturday + timedelta(days=1)), anchor, timex=f"{year:04d}-W{week:02d}-WE"
    )


def _years(base: Moment, unit: str, step: int, anchor: Anchor) -> Outcome:
    size = _YEARS[unit]
    if size == 1:
        return at_moment(Moment(base.year + step), anchor)
    first = base.year - base.year % size + step * size
    if size == 10 and first >= 0:
        value = f"{first // 10:03d}X"
        return Outcome(
            value=value,
            precision="decade",
            anchor=anchor,
            timex=value[:3],
            focus=Moment(first),
            begin=Moment(first),
            finish=Moment(first + 9),
        )
    return between(Moment(first), Moment(first + size - 1), anchor, timex=f"{first // 100:02d}")


def _months(base: Moment, unit: str, step: int, anchor: Anchor, context: Context) -> Outcome:
    if base.month is None:
        reason = "the publication date is not known to the month" if anchor == "published" else NO_FOCUS
        return unresolved(reason, SOME_MONTH)
    if unit == "month":
        return at_moment(shift_months(base, step), anchor)
    first = shift_months(Moment(base.year, (base.month - 1) // 3 * 3 + 1), 3 * step)
    code = f"{first.year:04d}-Q{((first.month or 1) + 2) // 3}"
    return between(first, shift_months(first, 2), anchor, timex=code)


def _offset(sense: Sense, context: Context) -> Outcome:
    """ "Two weeks ago", "three days earlier", "a year later"."""
    unit, direction = sense.unit or "day", sense.direction or "ago"
    back = direction in ("ago", "earlier")
    if sense.event:
        period = f"P{_VAGUE_SIZES.get(unit, 'XD')}" if sense.count is None else _timex_period(sense.count, unit)
        return unresolved("counted from a happening, not from a date", period)
    if sense.count is None:
        return unresolved("the words state no single number", "PAST_REF" if back else "FUTURE_REF")
    document = direction in ("earlier", "later") or context.told() is not None
    base = context.published
    if document:
        base = context.focus_day if unit in _DAYS or unit in ("hour", "minute", "second") else context.focus
    if base is None:
        return unresolved(NO_FOCUS if document else context.missing(), SOME_DAY)
    return _shifted(base, -sense.count if back else sense.count, unit, "document" if document else "published", context)


def _shifted(base: Moment, count: Fraction, unit: str, anchor: Anchor, context: Context) -> Outcome:
    if unit in _YEARS:
        years = count * _YEARS[unit]
        if unit == "decade":
            return _years(Moment(base.year + int(years)), "decade", 0, anchor)
        if years.denominator != 1 and base.month is not None:
            return at_moment(shift_months(base, round(years * 12)), anchor)
        return at_moment(Moment(base.year + int(years)), anchor)
    if unit in _MONTHS:
        if base.month is None:
            return unresolved("the date to count from is not known to the month", SOME_MONTH)
        return at_moment(shift_months(base, round(count * _MONTHS[unit])), anchor)
    day = base.date()
    if day is None:
        return unresolved("the date to count from is not known to the day", SOME_DAY)
    if unit in ("hour", "minute", "second"):
        return _hours(day, count, unit, anchor)
    try:
        reached = day + timedelta(days=round(count * _DAYS[unit]))
    except OverflowError:
        return unresolved("the count leads out of the calendar")
    return at_week(reached, anchor) if unit in ("week", "fortnight", "weekend") else at_day(reached, anchor)


def _hours(day: date, count: Fraction, unit: str, anchor: Anchor) -> Outcome:
    """Whole days are days; fewer hours may reach over midnight, since the hour of the base is not known."""
    days = count / (24 if unit == "hour" else 1440 if unit == "minute" else 86400)
    if days.denominator == 1:
        return at_day(day + timedelta(days=int(days)), anchor)
    if abs(days) < 1:
        other = day + timedelta(days=-1 if days < 0 else 1)
        first, last = min(day, other), max(day, other)
        outcome = between(day_moment(first), day_moment(last), anchor, "the hour to count from is not known")
        return replace(outcome, timex=f"{day.isoformat()}TXX", focus=day_moment(day))
    return unresolved("the hour to count from is not known", SOME_DAY)


def _span(sense: Sense, context: Context) -> Outcome:
    """ "The past two weeks": the interval that ends on the day of publication; "the next two" begins there."""
    unit = sense.unit or "day"
    if sense.count is None:
        return unresolved("the words state no single number", f"P{_VAGUE_SIZES.get(unit, 'XD')}", "duration")
    period = _timex_period(sense.count, unit)
    found = _base(replace(sense, unit=unit if unit in _DAYS else "day" if unit == "hour" else unit), context)
    if isinstance(found, str):
        return unresolved(found, period)
    base, anchor = found
    backward = sense.relation in ("last", "previous")
    # "The past decade" is the ten years before, not the calendar's.
    years = unit in _YEARS
    count, step = (sense.count * _YEARS[unit], "year") if years else (sense.count, "day" if unit in _DAYS else unit)
    reached = _shifted(base, -count if backward else count, step, anchor, context)
    if unit in _DAYS and base.date() is not None:
        reached = _shifted(base, (-sense.count if backward else sense.count) * _DAYS[unit], "day", anchor, context)
    if reached.begin is None:
        return replace(reached, timex=period)
    other = base if reached.begin.day else Moment(base.year, base.month if reached.begin.month else None)
    first, last = sorted((reached.begin, other), key=lambda moment: (moment.year, moment.month or 0, moment.day or 0))
    return replace(between(first, last, anchor, timex=period), focus=None)


def _share(sense: Sense, context: Context) -> Outcome:
    """ "The last week of August", "the first ten months of 2015": so many units from one end of a month or a year."""
    if sense.unit is not None:
        whole = _unit(Sense(form="unit", unit=sense.unit, relation=sense.relation), context)
    else:
        whole = resolve_calendar(Sense(form="calendar", year=sense.year, month=sense.month), context)
    unit = sense.period or "day"
    timex = f"P{_VAGUE_SIZES.get(unit, 'XD')}" if sense.count is None else _timex_period(sense.count, unit)
    begin = whole.begin
    if begin is None or sense.count is None:
        note = "" if begin is None else "only a part of it"
        return replace(whole, timex=timex, note=whole.note or note)
    count, ending = int(sense.count), sense.offset < 0
    if unit in _MONTHS or unit in _YEARS:
        if unit != "month" or begin.month is not None:
            return replace(whole, timex=timex, note="only a part of it")
        first = Moment(begin.year, 13 - count if ending else sense.offset)
        last = shift_months(first, count - 1)
        if not first.exists() or last.year != begin.year:
            return unresolved("the year has no such months", timex)
        return replace(between(first, last, whole.anchor, timex=timex), focus=first)
    start = Moment(begin.year, begin.month or 1, 1).date()
    following = shift_months(Moment(begin.year, begin.month or 12), 1)
    after = Moment(following.year, following.month, 1).date()
    if start is None or after is None:
        return unresolved("days of such a year are not counted", timex)
    size = _DAYS[unit]
    if ending:
        first_day, last_day = after - timedelta(days=count * size), after - timedelta(days=1)
    else:
        first_day = start + timedelta(days=(sense.offset - 1) * size)
        last_day = min(first_day + timedelta(days=count * size - 1), after - timedelta(days=1))
    if first_day < start or first_day > last_day:
        return unresolved("the words count farther than the month or year goes", timex)
    if first_day == last_day:
        return at_day(first_day, whole.anchor)
    note = "counted from the first day" if not ending else "counted from the last day"
    return between(day_moment(first_day), day_moment(last_day), whole.anchor, note, timex=timex)


def _duration(sense: Sense) -> Outcome:
    unit = sense.unit or "day"
    if sense.count is None:
        return unresolved("the words state no single number", f"P{_VAGUE_SIZES.get(unit, 'XD')}", "duration")
    return Outcome(
        value=_duration_value(sense.count, unit),
        precision=_PRECISIONS[unit],
        kind="duration",
        timex=_timex_period(sense.count, unit),
    )


def _duration_value(count: Fraction, unit: str) -> str:
    """Half an hour is PT30M, half a day PT12H, half a year P6M: a fraction only where no smaller unit is whole."""
    smaller = {"hour": ("minute", 60), "minute": ("second", 60), "day": ("hour", 24), "year": ("month", 12)}
    if count.denominator != 1 and unit in smaller:
        name, factor = smaller[unit]
        if (count * factor).denominator == 1:
            return iso_period(count * factor, name)
    return iso_period(count, unit)


def _timex_period(count: Fraction, unit: str) -> str:
    number = str(count.numerator) if count.denominator == 1 else f"{float(count):g}"
    if unit == "decade":
        return f"P{number}DE"
    if unit == "century":
        return f"P{number}CE"
    return iso_period(count, unit)
