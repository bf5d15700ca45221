"""The timeline: a bar as long as the date is vague for each incident, or where they are many, their number a month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from firsthand.dossier.dates import DayRange, date_words
from firsthand.dossier.rows import Row

__all__ = ["Timeline", "timeline"]

# More bars than this are counted by month or year instead.
_MOST_BARS = 120
# Where a few old dates would press the rest together, the line shows the stretch that holds this share of them.
_CORE = 0.9
_STRETCHED = 4
_FEWEST_DAYS = 7
# Room on either side for the margin of the line.
_EARLIEST, _LATEST = date(2, 1, 1), date(9997, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Where a date lies on the line, in per cent. A day is a point; width 0 then."""

    left: str
    width: str
    point: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    row: Row
    bar: Bar | None
    rivals: tuple[Bar, ...]
    outside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    left: str
    label: str
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The number of incidents that begin in a month or a year."""

    left: str
    width: str
    top: str
    height: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """entries: one an incident, unless columns count them. unresolved: incidents whose date is only words."""

    first: str
    last: str
    ticks: tuple[Tick, ...]
    entries: tuple[Entry, ...]
    columns: tuple[Column, ...]
    most: int
    unresolved: tuple[Row, ...]


def timeline(rows: Sequence[Row]) -> Timeline:
    """The timeline of these incidents."""
    dated = sorted((row for row in rows if row.days), key=lambda row: (row.sort_date, row.page))
    unresolved = tuple(row for row in rows if not row.days)
    if not dated:
        return Timeline(first="", last="", ticks=(), entries=(), columns=(), most=0, unresolved=unresolved)
    window = _window([row.days for row in dated if row.days])
    columns = _columns(dated, window) if len(dated) > _MOST_BARS else ()
    return Timeline(
        first=date_words(window.first.isoformat()),
        last=date_words(window.last.isoformat()),
        ticks=_ticks(window),
        entries=() if columns else tuple(_entry(row, window) for row in dated),
        columns=columns,
        most=max((column.count for column in columns), default=0),
        unresolved=unresolved,
    )


def _window(days: Sequence[DayRange]) -> DayRange:
    firsts = sorted(one.first for one in days)
    first, last = firsts[0], max(one.last for one in days)
    held = max(1, round(len(firsts) * _CORE))
    start, end = min(
        ((firsts[index], firsts[index + held - 1]) for index in range(len(firsts) - held + 1)),
        key=lambda pair: (pair[1] - pair[0], pair[0]),
    )
    if (last - first).days > _STRETCHED * max((end - start).days, 31):
        inside = [one for one in days if start <= one.first <= end]
        longest = max((end - start).days, 31)
        ends = min(end.toordinal() + longest, date.max.toordinal())
        first, last = start, min(max(one.last for one in inside), date.fromordinal(ends))
    spare = max(0, _FEWEST_DAYS - (last - first).days) // 2 + 1
    return DayRange(
        first=max(first, _EARLIEST) - timedelta(days=spare), last=min(last, _LATEST) + timedelta(days=spare)
    )


def _entry(row: Row, window: DayRange) -> Entry:
    bar = _bar(row.days, window) if row.days else None
    outside = ""
    if row.days and bar is None:
        outside = "earlier" if row.days.last < window.first else "later"
    rivals = tuple(found for days in row.rival_days if (found := _bar(days, window)))
    return Entry(row=row, bar=bar, rivals=rivals, outside=outside)


def _bar(days: DayRange, window: DayRange) -> Bar | None:
    if days.last < window.first or days.first > window.last:
        return None
    left = _share(max(days.first, window.first), window)
    right = _share(min(days.last, window.last) + timedelta(days=1), window)
    if days.days == 1:
        return Bar(left=_percent((left + right) / 2), width="0%", point=True)
    return Bar(left=_percent(left), width=_percent(right - left), point=False)


def _share(day: date, window: DayRange) -> float:
    return (day - window.first).days / window.days


def _percent(share: float) -> str:
    return f"{share * 100:.2f}%"


def _ticks(window: DayRange) -> tuple[Tick, ...]:
    if window.days <= 45:
        starts = [window.first + timedelta(days=offset) for offset in range(window.days)]
        starts = [day for day in starts if day.day in (1, 8, 15, 22) or window.days <= 12]
    elif window.days <= 800:
        step = 1 if window.days <= 200 else 3
        starts = [day for day in _months(window) if (day.month - 1) % step == 0]
    else:
        every = max(1, window.days // 365 // 8)
        starts = [day for day in _years(window) if day.year % every == 0]
    labels = [_tick_label(day, window, first=not index) for index, day in enumerate(starts)]
    return tuple(
        Tick(left=_percent(_share(day, window)), label=label, last=_share(day, window) > 0.85)
        for day, label in zip(starts, labels, strict=True)
    )


def _tick_label(day: date, window: DayRange, *, first: bool) -> str:
    """The first tick carries the year."""
    if window.days <= 45:
        words = date_words(day.isoformat())
        return words if first else " ".join(words.split()[:2])
    if window.days <= 800:
        month = date_words(day.isoformat()[:7])
        return month if first or day.month == 1 else month.split()[0][:3]
    return str(day.year)


def _months(window: DayRange) -> list[date]:
    day = window.first.replace(day=1)
    found: list[date] = []
    while day <= window.last:
        if day >= window.first:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found


def _years(window: DayRange) -> list[date]:
    return [day for year in range(window.first.year, window.last.year + 1) if (day := date(year, 1, 1)) >= window.first]


def _columns(rows: Sequence[Row], window: DayRange) -> tuple[Column, ...]:
    monthly = window.days <= 365 * 6
    starts = _months(window) if monthly else _years(window)
    bounds = sorted({window.first, *starts, window.last + timedelta(days=1)})
    firsts = [row.days.first for row in rows if row.days]
    counts: Counter[date] = Counter()
    for first in firsts:
        home = max((bound for bound in bounds if bound <= first), default=None)
        if home is not None and first <= window.last:
            counts[home] += 1
    most = max(counts.values(), default=1)
    return tuple(
        Column(
            left=_percent(_share(start, window)),
            width=_percent(_share(end, window) - _share(start, window)),
            top=_percent(1 - counts[start] / most),
            height=_percent(counts[start] / most),
            label=date_words(start.isoformat()[: 7 if monthly else 4]),
            count=counts[start],
        )
        for start, end in pairwise(bounds)
        if counts[start]
    )
