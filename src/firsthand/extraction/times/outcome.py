"""What a time expression comes to, and what it may be counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from firsthand.extraction.times.edtf import Moment, day_moment, week_of
from firsthand.extraction.times.tense import Tense
from firsthand.model import Anchor, TimeKind, TimePrecision

__all__ = ["Context", "Outcome", "at_day", "at_moment", "at_week", "between", "unresolved"]

NO_PUBLICATION = "the report has no publication date to count from"
COARSE_PUBLICATION = "the publication date is not known to the day"
NO_FOCUS = "no date before it in the text to count from"

# What TIMEX3 writes where digits are not known: an X for each of them, here of a year, and so on.
SOME_YEAR = "XXXX"
SOME_MONTH = f"{SOME_YEAR}-XX"
SOME_WEEK = f"{SOME_YEAR}-WXX"
SOME_DAY = f"{SOME_MONTH}-XX"
SOME_NIGHT = f"{SOME_DAY}TNI"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A resolved or unresolved expression.

    timex: the value as TimeML writes it, for benchmarks. focus: the moment that later expressions count from.
    begin, finish: first and last moment, for joining ranges.
    """

    value: str | None
    precision: TimePrecision
    kind: TimeKind = "date"
    anchor: Anchor = "none"
    note: str = ""
    timex: str = ""
    focus: Moment | None = None
    begin: Moment | None = None
    finish: Moment | None = None


@dataclass(slots=True, kw_only=True)
class Context:
    """What is known where an expression stands.

    published: the publication date as precise as known. focus: the time last spoken of; focus_day: the day last spoken
        of. narrative: the text tells of the past, so that months and weekdays follow the story and not the publication.
    scene: the beginning of this block has set the scene in an earlier year ("In 1944, …"), for dates without a year.
    limit: the words before are "until", "by" and the like, whose date the tense of the verb says nothing about.
    month_first: the order of day and month that numeric dates of the text show, None where none does.
    """

    published: Moment | None
    day: date | None
    focus: Moment | None = None
    focus_day: Moment | None = None
    narrative: bool = False
    scene: bool = False
    limit: bool = False
    tense: Tense = "none"
    month_first: bool | None = None

    def story(self) -> Moment | None:
        """The moment that a month or a day without its year belongs to, None where that is the publication date."""
        if self.focus is None or not (self.narrative or self.scene):
            return None
        # Of this year the publication date tells more than the story does.
        return None if self.published is not None and self.focus.year >= self.published.year else self.focus

    def told(self) -> Moment | None:
        """The moment that "last year" and the like count from inside a narrative, None outside one."""
        return self.story() if self.narrative else None

    def story_day(self) -> Moment | None:
        """The day that a weekday without its date belongs to, None where that is the day of publication."""
        return self.focus_day if self.narrative and self.story() is not None else None

    def missing(self) -> str:
        """Why a day cannot be counted from the publication date."""
        return NO_PUBLICATION if self.published is None else COARSE_PUBLICATION


def unresolved(note: str, timex: str = "", kind: TimeKind = "date") -> Outcome:
    """An expression whose value is not known, and why.

    timex: what is known of it in TIMEX3's notation (`SOME_YEAR` and its kin: a Friday is `SOME_WEEK` and -5).
    """
    return Outcome(value=None, precision="unresolved", kind=kind, note=note, timex=timex)


def at_moment(moment: Moment, anchor: Anchor, note: str = "") -> Outcome:
    """A year, a month or a day. A day that does not exist stays unresolved."""
    if not moment.exists():
        return unresolved(f"there is no such day: {moment.edtf()}")
    precision: TimePrecision = "day" if moment.day else "month" if moment.month else "year"
    value = moment.edtf()
    timex = value if moment.year > 0 else f"BC{1 - moment.year:04d}{value[len(Moment(moment.year).edtf()) :]}"
    return Outcome(
        value=value,
        precision=precision,
        anchor=anchor,
        note=note,
        timex=timex,
        focus=moment,
        begin=moment,
        finish=moment,
    )


def at_day(day: date, anchor: Anchor, note: str = "") -> Outcome:
    """A day."""
    return at_moment(day_moment(day), anchor, note)


def at_week(day: date, anchor: Anchor, note: str = "") -> Outcome:
    """The ISO week that holds `day`, as the interval from Monday to Sunday."""
    monday, sunday = week_of(day)
    year, week, _ = day.isocalendar()
    return between(
        day_moment(monday), day_moment(sunday), anchor, note, precision="week", timex=f"{year:04d}-W{week:02d}"
    )


def between(
    begin: Moment,
    finish: Moment,
    anchor: Anchor,
    note: str = "",
    *,
    precision: TimePrecision = "range",
    timex: str = "",
) -> Outcome:
    """The interval from `begin` to `finish`, both inclusive."""
    value = f"{begin.edtf()}/{finish.edtf()}"
    return Outcome(
        value=value,
        precision=precision,
        anchor=anchor,
        note=note,
        timex=timex or value,
        focus=begin,
        begin=begin,
        finish=finish,
    )
