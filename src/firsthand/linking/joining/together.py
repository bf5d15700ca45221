"""Two reports that tell of the same two towns tell of the same two happenings, as "shootings in Arlo and Marn"."""

from __future__ import annotations

from typing import Any

from firsthand.linking.joining.likeness import Pair
from firsthand.linking.profiles.profile import Facts
from firsthand.linking.profiles.timing import date_reason
from firsthand.model import Reason

__all__ = ["together_reason"]

_HARM = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST", "COERCE"})


def together_reason(left: Facts, right: Facts, pair: Pair, weights: dict[str, Any]) -> Reason | None:
    """That both reports tell of another town, too, where one of the two happenings is told by its day or by a number
    that is not told every day: on other nights, other towns are struck."""
    if left.mention.type not in _HARM or right.mention.type not in _HARM:
        return None
    here = _towns(left) & _towns(right)
    if not here:
        return None
    settings = weights["together"]
    for one in pair.left.facts:
        for two in pair.right.facts:
            if one is left or two is right or {one.mention.type, two.mention.type} - _HARM:
                continue
            there = (_towns(one) & _towns(two)) - _towns(left) - _towns(right)
            if not there or not here - _towns(one) - _towns(two):
                continue
            if any(_told_apart(*both, pair, weights) for both in ((left, right), (one, two))):
                continue
            if any(_known(*both, pair, weights) for both in ((left, right), (one, two))):
                names = ", ".join(sorted(place.name for place in one.exact if place.geoname_id in there))
                return Reason(feature="together", left=names, right=names, weight=settings["towns"])
    return None


def _towns(facts: Facts) -> frozenset[int]:
    return frozenset(place.geoname_id for place in facts.exact if place.geoname_id is not None)


def _told_apart(left: Facts, right: Facts, pair: Pair, weights: dict[str, Any]) -> bool:
    date = date_reason(left, right, pair.left, pair.right, weights)
    return date is not None and date.weight < 0


def _known(left: Facts, right: Facts, pair: Pair, weights: dict[str, Any]) -> bool:
    date = date_reason(left, right, pair.left, pair.right, weights)
    if date is not None and date.weight >= weights["together"]["day"]:
        return True
    dead = {toll[1] for toll in left.tolls if toll[0] == "killed"} & {t[1] for t in right.tolls if t[0] == "killed"}
    return any(number >= weights["toll"]["rare_from"] for number in dead)
