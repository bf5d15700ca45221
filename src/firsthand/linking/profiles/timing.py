"""Dates as evidence that two mentions tell of one happening, or of two: their own, else those of publication."""

from __future__ import annotations

from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.dates import Days, days_between
from firsthand.linking.profiles.marks import days_before, mark_of_days, marks_meet
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.model import Reason

__all__ = ["date_reason", "dates_agree", "dates_reason", "marks_reason"]


def date_reason(
    left: Facts, right: Facts, left_in: Profile, right_in: Profile, weights: dict[str, Any]
) -> Reason | None:
    if left.dates and right.dates:
        return dates_reason(left, right, weights)
    marked = marks_reason(left, right, weights)
    if marked is not None:
        return marked
    for told, report, swap in ((left, right_in, False), (right, left_in, True)):
        if report.line and (told.dates or told.marks):
            return _before_line(told, report, report.line, weights, swap=swap)
    one, two = left_in.published, right_in.published
    if left.dates and two:
        return _before_publication(left, two, right_in.report.published or "", weights, swap=False)
    if right.dates and one:
        return _before_publication(right, one, left_in.report.published or "", weights, swap=True)
    if one is None or two is None:
        return None
    weight = _nearness(days_between(one, two), weights)
    names = left_in.report.published or "", right_in.report.published or ""
    return Reason(feature="published", left=names[0], right=names[1], weight=weight) if weight else None


def dates_reason(left: Facts, right: Facts, weights: dict[str, Any], *, doubting: bool = True) -> Reason | None:
    """The best pair of dates counts: a report may date one happening twice, once more exactly.

    doubting: a day that only the sentences around it name may be that of a news conference or of a search's end, so
    that it contradicts less.
    """
    if not (left.dates and right.dates):
        return None
    best = max(_pair_of_dates(one, two, weights) for one in left.dates for two in right.dates)
    if doubting and best <= weights["forbidden"] and not (left.dated and right.dated):
        best = weights["date"]["doubtful"]
    return Reason(feature="date", left=_date_words(left), right=_date_words(right), weight=best)


def marks_reason(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason | None:
    """Days without their year against each other or against known days: the best pair counts, the finer before the
    coarser."""
    if not (left.marks or right.marks):
        return None
    settings = weights["marks"]
    ones = {*left.marks, *(mark for days in left.dates if (mark := mark_of_days(days)))}
    twos = {*right.marks, *(mark for days in right.dates if (mark := mark_of_days(days)))}
    met = [found for one in ones for two in twos if (found := marks_meet(one, two)) is not None]
    for kind in ("day", "month", "weekday"):
        same = [agrees for name, agrees in met if name == kind]
        if same:
            weight: float = settings[kind if any(same) else f"other_{kind}"]
            return Reason(feature="date", left=_mark_words(left), right=_mark_words(right), weight=weight)
    return None


def _mark_words(facts: Facts) -> str:
    return _date_words(facts) or " ".join(
        str(part) for mark in sorted(facts.marks, key=str) for part in mark if part is not None
    )


def dates_agree(left: Days, right: Days) -> bool:
    """True where two dates can both be the date of one happening; a week may be a loose one."""
    gap = days_between(left, right)
    wider = max(left[1] - left[0], right[1] - right[0])
    loose: int = min(load_table("linking/matching.toml")["date"]["beside_days"], wider // 2)
    return gap <= (loose if wider > 1 else 0)


def _before_publication(
    dated: Facts, published: Days, words: str, weights: dict[str, Any], *, swap: bool
) -> Reason | None:
    """A report tells of what happened before it; most tell of the last days."""
    if not dated.irrealis and all(first > published[1] + 1 for first, _ in dated.dates):
        weight: float = weights["forbidden"] if dated.dated else weights["date"]["doubtful"]
    else:
        gap, wide = min((max(days_between(days, published), 0), days[1] - days[0]) for days in dated.dates)
        weight = _nearness(gap, weights)
        if wide > weights["date"]["month_days"]:
            # "In 2022" says little of what was published in one day of that year.
            weight = min(weight, weights["date"]["wide"])
    if not weight:
        return None
    date = _date_words(dated)
    return Reason(feature="published", left=words if swap else date, right=date if swap else words, weight=weight)


def _before_line(
    told: Facts, report: Profile, line: tuple[int, int], weights: dict[str, Any], *, swap: bool
) -> Reason | None:
    """The same of a report whose dateline has no year. It may be that of another year, so it doubts, and no more."""
    marks = {*told.marks, *(mark for days in told.dates if (mark := mark_of_days(days)))}
    gaps = [gap for mark in marks if (gap := days_before(line, mark)) is not None]
    if not gaps:
        return None
    if not told.irrealis and all(most < -1 for _, most in gaps):
        weight: float = weights["date"]["doubtful"]
    else:
        weight = _nearness(min(max(least, 0) for least, _ in gaps), weights)
    if not weight:
        return None
    names = _mark_words(told), report.report.dateline or ""
    return Reason(feature="published", left=names[swap], right=names[not swap], weight=weight)


def _nearness(gap: int, weights: dict[str, Any]) -> float:
    """The weight of the first step that the gap does not pass."""
    steps: list[tuple[int, float]] = weights["published"]["steps"]
    return next((weight for days, weight in steps if gap <= days), weights["published"]["far"])


def _pair_of_dates(one: Days, two: Days, weights: dict[str, Any]) -> float:
    settings = weights["date"]
    gap = days_between(one, two)
    wider = max(one[1] - one[0], two[1] - two[0])
    found: float
    if wider <= 1:
        if gap > settings["slack_days"]:
            found = weights["forbidden"]
        else:
            found = settings["same_day"] if gap <= 0 else settings["day_apart"]
    elif gap > 0:
        found = settings["beside"] if gap <= min(settings["beside_days"], wider // 2) else weights["forbidden"]
    elif wider <= settings["near_days"]:
        found = settings["near"]
    else:
        found = settings["month"] if wider <= settings["month_days"] else settings["wide"]
    return found


def _date_words(facts: Facts) -> str:
    return ", ".join(item.time.value for item in facts.mention.dates if item.time.value)
