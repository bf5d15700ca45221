"""Sorting keys of dates, so that a database can sort what is only roughly known."""

from __future__ import annotations

import re
from datetime import UTC, datetime

__all__ = ["NO_DATE", "earliest"]

# Sorts after every date: what has no date comes last.
NO_DATE = "~"

_DATE = re.compile(r"(?P<year>\d{1,3}[\dXu]|\d{2}[Xu]{2})(?:-(?P<month>\d{2}|[Xu]{2})(?:-(?P<day>\d{2}|[Xu]{2}))?)?")
# EDTF seasons begin with their first month (northern half of the world; for sorting only).
_SEASONS = {"21": "03", "22": "06", "23": "09", "24": "12"}


def earliest(value: str | None) -> str:
    """The first moment that an EDTF value may mean, as text that sorts by time; `NO_DATE` where it says nothing.

    An interval counts from its start, or from its end where the start is open. An unknown part counts from its
    beginning ("2031-05" sorts as its first day). A time with an offset is turned into UTC.
    """
    if not value:
        return NO_DATE
    for part in value.split("/"):
        if "T" in part:
            moment = _moment(part)
            if moment:
                return moment
        found = _DATE.match(part)
        if found:
            year = re.sub("[Xu]", "0", found["year"]).zfill(4)
            month = _SEASONS.get(found["month"] or "", found["month"] or "01")
            day = found["day"] or "01"
            return f"{year}-{_known(month)}-{_known(day)}"
    return NO_DATE


def _known(part: str) -> str:
    return part if part.isdigit() else "01"


def _moment(part: str) -> str | None:
    try:
        moment = datetime.fromisoformat(part.rstrip("?~%"))
    except ValueError:
        return None
    if moment.tzinfo:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S")
