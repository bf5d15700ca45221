"""MUC-4's own score (1992) by slot: correct and partial fills of templates mapped by their content.

COR, PAR (half credit), INC, SPU and MIS are counted as in the scoring guidelines of MUC-4, "all templates": the fills
of missing and spurious templates count too, optional templates and fills are no loss where they are missing. String
fills were judged by people in 1992; here words that are equal after normalisation match, and words of which one side
holds the other, or which share their last word, match in part. They only steer the mapping and the cross references.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.scorers.assignment import best_assignment
from benchmarks.scorers.muc4_gtt import normal

__all__ = ["CONTENT", "Fill", "SlotCounts", "SlotTemplate", "credit", "slot_counts"]

TYPE = "incident_type"
CONTENT = ("perp_individual_id", "perp_organization_id", "phys_tgt_id", "hum_tgt_name", "hum_tgt_description")
_NAMES = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_MONTHS = {name: number for number, name in enumerate(_NAMES, 1)}
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """One fill: its value (several where the key gives alternatives), what it refers to, and whether it may be missing.

    refers: the strings of the target to which the fill belongs; empty where the slot refers to none.
    """

    values: tuple[str, ...]
    refers: tuple[str, ...] = ()
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotTemplate:
    """One template: its fills by slot."""

    slots: Mapping[str, tuple[Fill, ...]]
    optional: bool = False


@dataclass(slots=True)
class SlotCounts:
    """Correct, partial, possible (in the key) and actual (in the response) fills of one slot."""

    correct: int = 0
    partial: int = 0
    possible: int = 0
    actual: int = 0

    def add(self, other: SlotCounts) -> None:
        self.correct += other.correct
        self.partial += other.partial
        self.possible += other.possible
        self.actual += other.actual

    @property
    def recall(self) -> float:
        return (self.correct + 0.5 * self.partial) / self.possible if self.possible else 0.0

    @property
    def precision(self) -> float:
        return (self.correct + 0.5 * self.partial) / self.actual if self.actual else 0.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def slot_counts(
    response: Sequence[SlotTemplate], key: Sequence[SlotTemplate], slots: Sequence[str]
) -> dict[str, SlotCounts]:
    """The counts of one document for each of `slots`, under the mapping of templates that earns most in all of them."""
    steering = tuple(dict.fromkeys((TYPE, *CONTENT, *slots)))
    weights = [[_worth(own, other, steering) if _may_map(own, other) else 0.0 for other in key] for own in response]
    pairs = dict(best_assignment(weights))
    counts = {slot: SlotCounts() for slot in slots}
    for slot in slots:
        for number, own in enumerate(response):
            fills = own.slots.get(slot, ())
            if number in pairs:
                counts[slot].add(_fills(slot, fills, key[pairs[number]].slots.get(slot, ())))
            else:
                counts[slot].add(SlotCounts(actual=len(fills)))
        for number, other in enumerate(key):
            if number not in pairs.values() and not other.optional:
                missed = [fill for fill in other.slots.get(slot, ()) if not fill.optional]
                counts[slot].add(SlotCounts(possible=len(missed)))
    return counts


def _may_map(response: SlotTemplate, key: SlotTemplate) -> bool:
    """At least a partial match of the type and of one slot that says who did it or to whom."""
    if not _matches(TYPE, response, key):
        return False
    return any(_matches(slot, response, key) for slot in CONTENT)


def _matches(slot: str, response: SlotTemplate, key: SlotTemplate) -> bool:
    return any(
        credit(slot, value, other) > 0
        for fill in response.slots.get(slot, ())
        for value in fill.values
        for one in key.slots.get(slot, ())
        for other in one.values
    )


def _worth(response: SlotTemplate, key: SlotTemplate, slots: Sequence[str]) -> float:
    total = 0.0
    for slot in slots:
        counts = _fills(slot, response.slots.get(slot, ()), key.slots.get(slot, ()))
        total += counts.correct + 0.5 * counts.partial
    return total


def _fills(slot: str, response: Sequence[Fill], key: Sequence[Fill]) -> SlotCounts:
    """The fills of one slot of two mapped templates, matched one to one for the most credit."""
    weights = [[_fill_credit(slot, fill, other) for other in key] for fill in response]
    pairs = best_assignment(weights)
    met = {column for _, column in pairs}
    return SlotCounts(
        correct=sum(weights[row][column] == 1.0 for row, column in pairs),
        partial=sum(weights[row][column] == 0.5 for row, column in pairs),
        possible=sum(column in met or not other.optional for column, other in enumerate(key)),
        actual=len(response),
    )


def _fill_credit(slot: str, response: Fill, key: Fill) -> float:
    """1, 0.5 or 0. A right value that refers to another target than the key's is right in part."""
    best = max((credit(slot, own, other) for own in response.values for other in key.values), default=0.0)
    if best and key.refers and slot not in CONTENT:
        met = any(own == other or _string(own, other) for own in response.refers for other in key.refers)
        return best if met else max(0.0, best - 0.5)
    return best


# ── credit by kind of slot ───────────────────────────────────────────────────────────────────────────────────────────


def credit(slot: str, response: str, key: str) -> float:
    """What the value earns against one value of the key: 1, 0.5 for a partial match, or 0."""
    return _KINDS.get(slot, _exact)(response.strip(), key.strip())


def _exact(response: str, key: str) -> float:
    return float(response == key)


def _string(response: str, key: str) -> float:
    own, other = normal(response).split(), normal(key).split()
    if not own or not other:
        return 0.0
    if own == other:
        return 1.0
    return 0.5 if set(own) <= set(other) or set(other) <= set(own) or own[-1] == other[-1] else 0.0


def _type(response: str, key: str) -> float:
    """ATTACK for any other type is right in part."""
    return 1.0 if response == key else 0.5 if response == "ATTACK" else 0.0


def _effect(response: str, key: str) -> float:
    """DESTROYED for SOME DAMAGE is right in part."""
    return 1.0 if response == key else 0.5 if (response, key) == ("DESTROYED", "SOME DAMAGE") else 0.0


def _number(response: str, key: str) -> float:
    """The same number with another sign ("~20" for "20-") is right in part."""
    own, other = response.replace(" ", ""), key.replace(" ", "")
    if own == other:
        return 1.0
    bare = own.strip("~-")
    return 0.5 if bare and bare == other.strip("~-") else 0.0


def _date(response: str, key: str) -> float:
    """The key's day or stretch is right, what lies inside the key's stretch is right in part.

    "- 04 MAR 90": on or before that day; "12 AUG 89 - 18 AUG 89": between the two.
    """
    own, other = _stretch(response), _stretch(key)
    if own is None or other is None:
        return float(response == key)
    if own == other:
        return 1.0
    return 0.5 if other[0] <= own[0] and own[1] <= other[1] else 0.0


def _stretch(text: str) -> tuple[date, date] | None:
    days = [_day(*match) for match in _DAY.findall(text.upper())]
    if not days or None in days:
        return None
    known = [day for day in days if day is not None]
    return (date.min if text.startswith("-") else known[0]), known[-1]


def _day(day: str, month: str, year: str) -> date | None:
    if month not in _MONTHS:
        return None
    try:
        return date(1900 + int(year) if len(year) == 2 else int(year), _MONTHS[month], int(day))
    except ValueError:
        return None


def _location(response: str, key: str) -> float:
    """The country and every place inside it is right; the country with fewer or more places inside it, in part."""
    own, other = _nested(response), _nested(key)
    if own == other:
        return 1.0
    if not own or not other or own[0] != other[0]:
        return 0.0
    inner, wanted = frozenset(own[1:]), frozenset(other[1:])
    return 0.5 if inner <= wanted or wanted <= inner or inner & wanted else 0.0


_KIND = re.compile(r"\([^()]*\)?")


def _nested(text: str) -> tuple[str, ...]:
    """ "COLOMBIA: ANTIOQUIA (DEPARTMENT): BELLO (CITY)" as its names, without the kinds of places."""
    text = text.strip()
    while text.startswith("(") and text.endswith(")") and ":" in text:
        text = text[1:-1].strip()
    parts = (normal(_KIND.sub(" ", part)) for part in re.split(r"[:]| - ", text))
    return tuple(part for part in parts if part)


_KINDS: dict[str, Callable[[str, str], float]] = {
    TYPE: _type,
    "incident_date": _date,
    "incident_location": _location,
    "hum_tgt_number": _number,
    "hum_tgt_total_number": _number,
    "phys_tgt_number": _number,
    "phys_tgt_total_number": _number,
    "hum_tgt_effect_of_incident": _effect,
    "phys_tgt_effect_of_incident": _effect,
    **dict.fromkeys(CONTENT, _string),
}
