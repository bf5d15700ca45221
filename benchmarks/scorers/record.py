"""Which values of a register's record the reports state, decided by a plain search of their texts, and which value a
record gives where its reports give several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from firsthand.model import Field, Reading, Standing

__all__ = ["count_of", "day_of", "states_city", "states_count", "states_day", "town_of"]

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HARM: Mapping[str, str] = {
    "killed": r"kill\w*|dead|die[ds]?|dying|death\w*|deceased|fatal\w*|murder\w*|homicide\w*|suicide\w*|bod(?:y|ies)",
    "injured": r"injur\w*|wound\w*|hurt|hospital\w*|critical|surgery|stable|airlifted",
}
_NEAR = 80
_SHORT = {"saint": r"(?:saint|st\.?)", "mount": r"(?:mount|mt\.?)", "fort": r"(?:fort|ft\.?)"}


def states_count(texts: Iterable[str], outcome: str, count: int) -> bool:
    """Whether a text says so: for none, no word of the outcome; for one, such a word; for more, one near the number."""
    harm = re.compile(rf"\b(?:{_HARM[outcome]})\b", re.IGNORECASE)
    found = list(texts)
    if count == 0:
        return not any(harm.search(text) for text in found)
    if count == 1:
        return any(harm.search(text) for text in found)
    word = _WORDS[count] if count < len(_WORDS) else str(count)
    number = rf"\b(?:{count}|{word})\b"
    near = re.compile(
        rf"{number}.{{0,{_NEAR}}}\b(?:{_HARM[outcome]})\b|\b(?:{_HARM[outcome]})\b.{{0,{_NEAR}}}{number}",
        re.IGNORECASE | re.DOTALL,
    )
    return any(near.search(text) for text in found)


def states_day(reports: Iterable[tuple[str, str]], day: str) -> bool:
    """Whether a report (text, day of publication) names the day: its month and number, its weekday within a week, or
    "today" and the like within a day."""
    when = date.fromisoformat(day)
    named = re.compile(rf"\b{when:%B}\s+{when.day}\b|\b{when:%b}\.?\s+{when.day}\b|\b{when.month}/{when.day}\b")
    near = re.compile(
        r"\b(?:today|tonight|yesterday|overnight|(?:this|last) (?:morning|afternoon|evening|night))\b", re.I
    )
    for text, published in reports:
        gap = date.fromisoformat(published) - when
        if named.search(text):
            return True
        if timedelta(0) <= gap <= timedelta(7) and re.search(rf"\b{when:%A}\b", text):
            return True
        if timedelta(0) <= gap <= timedelta(1) and near.search(text):
            return True
    return False


def states_city(texts: Iterable[str], city: str) -> bool:
    """Whether a text names the city, given in lower case: "St. Arlo" is "saint arlo"."""
    first, *rest = (re.escape(word) for word in city.split())
    named = re.compile(rf"\b{' '.join([_SHORT.get(first, first), *rest])}\b", re.IGNORECASE)
    return any(named.search(text) for text in texts)


def count_of(fields: Mapping[str, Field], outcome: str) -> int:
    """The number that most reports of the record give for the incident as a whole; of equals the highest, since tolls
    rise. 0 where the record gives none, as the register codes it."""
    readings = [reading for reading in fields[outcome].own() if reading.low is not None] if outcome in fields else []
    if not readings:
        return 0
    best = max(readings, key=lambda reading: (len(reading.reports), reading.low or 0))
    return best.low or 0


def day_of(fields: Mapping[str, Field]) -> str | None:
    """The day that most reports of the record give, of equals the first."""
    return _most_told(fields, "date", _day)


def _day(reading: Reading) -> str | None:
    found = re.match(r"\d{4}-\d\d-\d\d(?=$|T)", reading.value)
    return found[0] if found else None


def town_of(fields: Mapping[str, Field]) -> Reading | None:
    """The settlement that most reports of the record give; of equals the one whose police deal with the incident, since
    registers name the municipality and not a part of it, and of those the first."""
    readings = fields["place"].readings if "place" in fields else ()
    towns = [reading for reading in readings if reading.precision == "settlement"]
    return max(towns, key=lambda one: (len(one.reports), any(_serves(at) for at in one.standings)), default=None)


def _serves(standing: Standing) -> bool:
    return standing.basis == "body"


def _most_told(fields: Mapping[str, Field], name: str, value_of: Callable[[Reading], str | None]) -> str | None:
    """Reports are counted over all readings of one value: a day with and without its hour is one day."""
    told: dict[str, set[str]] = {}
    for reading in fields[name].readings if name in fields else ():
        value = value_of(reading)
        if value is not None:
            told.setdefault(value, set()).update(reading.reports)
    return max(told, key=lambda value: len(told[value]), default=None)
