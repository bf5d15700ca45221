"""The words of time of a language, from `data/languages/calendar`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.extraction.languages.phrases import Phrases
from firsthand.extraction.languages.small import Small, listed
from firsthand.extraction.languages.words import fold
from firsthand.extraction.times.sense import Sense

__all__ = ["PERSIAN", "Calendar", "Entry", "load_calendar"]

PERSIAN = 100
"""Added to the number of a month of the Iranian calendar."""
_RELATIONS = ("last", "this", "next")
_SMALL = ("on", "of", "to", "and", "in", "year", "day", "month", "ordinals", "until", "spans", *_RELATIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a phrase says. kind: month, weekday, day (`number` days from today), part, unit, count, few or said.

    number: of the month (see `PERSIAN`), the weekday (ISO), the days, the count. part: TimeML code of the part of the
    day. unit: of `unit`. sense: of `said`. doubtful: another word too, which needs a day or a year beside it.
    """

    kind: str
    number: int = 0
    part: str | None = None
    unit: str = ""
    sense: Sense | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The words of a language. small: by their key in the table. coming: words of what is still to come.

    ago: the words before and behind a count of what is past. persian: dates are also told by the Iranian calendar.
    capital: folded weekdays that are such only with a capital letter. alone: those that are ordinals too.
    """

    language: str
    phrases: Phrases[Entry]
    small: Mapping[str, Small]
    ago: tuple[Small, Small]
    coming: Phrases[bool]
    persian: bool
    capital: frozenset[str]
    units: Phrases[Entry]
    alone: frozenset[str]


@cache
def load_calendar(language: str) -> Calendar:
    """The words of time of a language. Raises FileNotFoundError for one without a table."""
    table = load_table(f"languages/calendar/{language}.toml")
    phrases: dict[str, Entry] = {}
    # What stands later in this list goes before the earlier where both hold a phrase.
    for number, words in enumerate(table["counts"], start=1):
        phrases.update(dict.fromkeys(listed(words), Entry(kind="count", number=number)))
    phrases.update(dict.fromkeys(listed(table["few"]), Entry(kind="few")))
    units: dict[str, Entry] = {}
    for unit, words in table["units"].items():
        units.update(dict.fromkeys(listed(words), Entry(kind="unit", unit=unit)))
    phrases.update(units)
    phrases.update(_months(table))
    for part, words in table["parts"].items():
        phrases.update(dict.fromkeys(listed(words), Entry(kind="part", part=part)))
    phrases.update(_weekdays(table))
    for key, words in table["days"].items():
        offset, _, day_part = key.partition(" ")
        entry = Entry(kind="day", number=int(offset), part=day_part or None)
        phrases.update(dict.fromkeys(listed(words), entry))
    for key, words in table["said"].items():
        phrases.update(dict.fromkeys(listed(words), Entry(kind="said", sense=_sense(key))))
    small = {key: Small(listed(table.get(key, "")), language) for key in _SMALL}
    ago = table["ago"]
    return Calendar(
        language=language,
        phrases=Phrases(phrases, language),
        small=small,
        ago=(Small(listed(ago["before"]), language), Small(listed(ago["behind"]), language)),
        coming=Phrases(dict.fromkeys(listed(table["coming"]), True), language),
        persian="persian" in table,
        capital=frozenset(fold(word) for word in listed(table.get("capital", ""))),
        units=Phrases(units, language),
        alone=frozenset(fold(word) for word in listed(table.get("alone", ""))),
    )


def _months(table: Mapping[str, Any]) -> dict[str, Entry]:
    doubtful = frozenset(fold(word) for word in listed(table["dated"]))
    found: dict[str, Entry] = {}
    for first, names in ((PERSIAN, table.get("persian", ())), (0, table["months"])):
        for number, words in enumerate(names, start=first + 1):
            for word in listed(words):
                found[word] = Entry(kind="month", number=number, doubtful=fold(word) in doubtful)
    return found


def _weekdays(table: Mapping[str, Any]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for number, words in enumerate(table["weekdays"], start=1):
        for word in listed(words):
            found[word] = Entry(kind="weekday", number=number)
            for part, endings in table.get("joined", {}).items():
                for ending in listed(endings):
                    found[word + ending] = Entry(kind="weekday", number=number, part=part)
    return found


def _sense(key: str) -> Sense:
    """ "week last", "year next", "day -2", "weekday 5 last"."""
    parts = key.split()
    if parts[0] == "weekday":
        return Sense(form="calendar", weekday=int(parts[1]), outer=parts[2])
    if parts[1] in _RELATIONS:
        return Sense(form="unit", unit=parts[0], relation=parts[1])
    return Sense(form="offset", unit=parts[0], count=-Fraction(parts[1]), direction="ago")
