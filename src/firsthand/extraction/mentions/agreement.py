"""Whether two tellings can be of one happening: their types, modes, dates and places, as a score for or against."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, hypot, radians

from firsthand.extraction.mentions.reckoning import may_meet, reckon
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import DateArgument, PlaceArgument, PlaceMention, Span

__all__ = ["dates_agree", "distance", "modes_agree", "places_agree", "types_agree"]

_SAME = 1.0
_KIN = 0.4
_GENERIC = 0.5
_SUDDEN = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST", "COERCE"})
_ACCIDENT_KIN = frozenset({"fire", "explosion", "collapse", "crash", "sinking", "derailment", "drowning", None})
_STORM_KIN = frozenset({"storm", "flood", "landslide"})
_SHAKEN_KIN = frozenset({"earthquake", "tsunami", "landslide"})

_MODE_KIN: frozenset[frozenset[str]] = frozenset(
    frozenset(pair)
    for pair in (
        ("aerial", "drone"), ("aerial", "heavy-weapons"), ("aerial", "explosives"), ("drone", "explosives"),
        ("drone", "heavy-weapons"), ("explosives", "suicide-attack"), ("firearms", "targeted"),
        ("primitive", "targeted"),
        ("explosives", "targeted"), ("suicide-attack", "targeted"), ("drone", "targeted"), ("aerial", "targeted"),
        ("primitive", "beat"), ("demo", "riot"), ("demo", "strike"), ("demo", "obstruct"), ("riot", "vandalize"),
        ("troops", "weapons"), ("troops", "police"), ("troops", "militia"), ("explosives", "heavy-weapons"),
        ("destroy", "aerial"), ("destroy", "drone"), ("destroy", "heavy-weapons"), ("destroy", "explosives"),
        ("destroy", "firearms"), ("ban", "restrict"), ("curfew", "martial-law"), ("suicide-attack", "firearms"),
    )
)  # fmt: skip
_MODE_EQUAL = 0.5
_MODE_OPEN = 0.2
_MODE_CLASH = {"ASSAULT": -1.8, "COERCE": -4.0, "RETREAT": -4.0, "SANCTION": -3.0, "PROTEST": -1.5}
# A ship and its crew, where syntax joins the two acts; else another thing is another act.
_SEIZED_WITH_CREW = -2.0
_MODE_OPEN_CLASH = {"COERCE": -3.0}
_DATE_MEET, _DATE_LOOSE, _DATE_PART = 1.0, 0.0, -3.5
_YEAR = 4
_PLACE_MEET, _PLACE_INSIDE, _PLACE_PART, _COUNTRY_PART = 1.0, 0.4, -2.5, -3.0
_NEAR_KM = 40.0
# Kilometres beyond which the middles of a cape, a sea or a region are those of two scenes; and the same for an ocean.
_SEA_KM, _OCEAN_KM = 1500.0, 9000.0
_OCEANS = frozenset({"ocean", "pacific", "atlantic"})
_POINTED = frozenset({"point", "settlement", "admin2"})


def types_agree(trigger: Trigger, type_name: str, mode: str | None) -> float | None:
    """How far the types allow one happening; None where they do not."""
    if trigger.form == "generic":
        if trigger.types:
            if type_name in trigger.types:
                return _GENERIC
            if "ACCIDENT" in trigger.types and trigger.mode == "explosion" and type_name == "ASSAULT":
                return _GENERIC
            return None
        return _GENERIC if type_name in _SUDDEN else None
    if trigger.type == type_name:
        if type_name == "ACCIDENT" and {trigger.mode, mode} == {"sinking", "drowning"}:
            return _SAME + _MODE_EQUAL
        if type_name == "ACCIDENT" and trigger.mode != mode:
            return _KIN if trigger.mode in _ACCIDENT_KIN and mode in _ACCIDENT_KIN else None
        if type_name == "DISASTER" and trigger.mode != mode:
            pair = {trigger.mode, mode}
            return _KIN if pair <= _STORM_KIN or pair <= _SHAKEN_KIN else None
        return _SAME
    pair_types = {trigger.type, type_name}
    if pair_types == {"ACCIDENT", "ASSAULT"}:
        accident = trigger.mode if trigger.type == "ACCIDENT" else mode
        assault = mode if trigger.type == "ACCIDENT" else trigger.mode
        if accident == "explosion":
            return (
                _KIN + 0.4
                if assault in {"explosives", "suicide-attack", "drone", "aerial", "heavy-weapons", None}
                else None
            )
        if accident in {"fire", "crash", "collapse", "sinking"} and assault in {
            "destroy",
            "aerial",
            "drone",
            "heavy-weapons",
            "explosives",
        }:
            return _KIN
    if pair_types == {"DISASTER", "ACCIDENT"}:
        accident = trigger.mode if trigger.type == "ACCIDENT" else mode
        natural = mode if trigger.type == "ACCIDENT" else trigger.mode
        if (accident, natural) in {
            ("collapse", "earthquake"),
            ("collapse", "landslide"),
            ("fire", "wildfire"),
            ("drowning", "flood"),
        }:
            return _KIN
    return None


def modes_agree(one: str | None, other: str | None, type_name: str) -> float:
    """A score for the two modes of one type."""
    if type_name == "COERCE" and {one, other} == {"seize", "arrest"}:
        return _SEIZED_WITH_CREW
    if one == other:
        return _MODE_EQUAL if one is not None else 0.0
    if one is None or other is None:
        return _MODE_OPEN_CLASH.get(type_name, _MODE_OPEN)
    if frozenset((one, other)) in _MODE_KIN:
        return 0.0
    return _MODE_CLASH.get(type_name, 0.0)


# ── dates ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _bounds(value: str) -> tuple[str, str]:
    """The first and last day of an EDTF value as padded strings that compare in order."""
    first, _, last = value.partition("/")
    first, last = (part.strip("~?%").split("T")[0].replace("X", "") for part in (first, last or first))
    return first.ljust(10, "!"), (last or "9999").rstrip("-.").ljust(10, "~")


def _overlap(one: str, other: str) -> bool:
    (a, b), (c, d) = _bounds(one), _bounds(other)
    return a <= d and c <= b


def dates_agree(
    one: Sequence[DateArgument], other: Sequence[DateArgument], words: Callable[[Span], str] | None = None
) -> float:
    """For, where any two dates can be the same; against, where none can; nothing where a side has none.

    words: gives the words of a span, by which days without a year ("Sept. 2") are compared, too.
    """
    known = [date.time.value for date in one if date.time.value]
    others = [date.time.value for date in other if date.time.value]
    if not known or not others:
        return 0.0 if words is None else _days_part(one, other, words)
    if not any(_overlap(a, b) for a in known for b in others):
        return _DATE_PART
    # "Earlier this year" and "on Saturday" can be one day, which says little.
    close = any(_overlap(a, b) for a in known for b in others if (len(a) > _YEAR) == (len(b) > _YEAR))
    return _DATE_MEET if close else _DATE_LOOSE


def _days_part(one: Sequence[DateArgument], other: Sequence[DateArgument], words: Callable[[Span], str]) -> float:
    ones, others = (
        [read for date in dates if (read := reckon(date.time, words(date.time.span))).month is not None]
        for dates in (one, other)
    )
    met = [may_meet(a, b) for a in ones for b in others]
    return _DATE_PART if met and not any(same is not False for same in met) else 0.0


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def distance(one: PlaceMention, other: PlaceMention) -> float | None:
    """Kilometres between the points, near enough for what is near; None where a point is unknown."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    north = (one.latitude - other.latitude) * 111.2
    east = (one.longitude - other.longitude) * 111.2 * cos(radians((one.latitude + other.latitude) / 2))
    return hypot(north, east)


def _pair(one: PlaceMention, other: PlaceMention) -> float:
    if one.name.lower() == other.name.lower():
        return _PLACE_MEET
    if one.country and other.country and one.country != other.country:
        return _COUNTRY_PART
    if one.precision in _POINTED and other.precision in _POINTED:
        away = distance(one, other)
        return _PLACE_PART if away is None or away > _NEAR_KM else _PLACE_INSIDE
    if "country" not in (one.precision, other.precision) and (distance(one, other) or 0.0) > _reach(one, other):
        return _PLACE_PART
    return _PLACE_INSIDE if one.country and one.country == other.country else 0.0


def _reach(one: PlaceMention, other: PlaceMention) -> float:
    """Up to how many kilometres between the middles of two places the one may hold the other."""
    oceans = [_OCEANS & set(place.name.lower().split()) for place in (one, other)]
    if all(place.precision == "sea" for place in (one, other)):
        return _OCEAN_KM if oceans[0] & oceans[1] - {"ocean"} else _SEA_KM
    return _OCEAN_KM if any(oceans) else _SEA_KM


def places_agree(one: Sequence[PlaceArgument], other: Sequence[PlaceArgument]) -> float:
    """The best that any two places say, countries aside where both sides name a town; nothing where a side has none.

    "In Ukraine" holds every town of it, and says nothing for that of another.
    """
    if not one or not other:
        return 0.0
    if all(any(place.place.precision in _POINTED for place in side) for side in (one, other)):
        one, other = ([place for place in side if place.place.precision != "country"] for side in (one, other))
    return max(_pair(a.place, b.place) for a in one for b in other)
