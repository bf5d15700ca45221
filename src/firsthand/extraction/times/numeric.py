"""Dates in figures: ISO 8601, "3/14/2031", "14.03.2031"."""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.extraction.times.edtf import Moment
from firsthand.extraction.times.outcome import Context, Outcome, at_moment, unresolved

__all__ = ["full_year", "resolve_numeric"]

_NUMERIC = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(z|[+-]\d\d:?\d\d)?)?")
# Without a publication date, two digits from here on are of the twentieth century.
_LAST_CENTURY = 70


def resolve_numeric(text: str, context: Context) -> Outcome:
    """A date in figures: ISO 8601, or day, month and year in an order that the figures force."""
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
        full = full_year(year, context)
        if full is None:
            return unresolved("the year has two digits and the report has no publication date")
        year = full
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


def full_year(short: int, context: Context) -> int | None:
    """The year with these last two digits: the latest one that is at most ten years after the publication.

    Without a publication date only 70 to 99 are sure to be of the last century; None for the others.
    """
    if context.published is None:
        return 1900 + short if short >= _LAST_CENTURY else None
    year = context.published.year
    full = year - year % 100 + short
    return full - 100 if full > year + 10 else full
