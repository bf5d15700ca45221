"""Places as evidence that two mentions tell of one happening, or of two."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.profile import Facts, Profile
from firsthand.model import PlaceMention, Reason

__all__ = ["distance_km", "named_reason", "place_reason", "place_words", "places_agree"]

_EARTH_RADIUS_KM = 6371.0088
_WIDE = frozenset({"country", "region", "sea", "admin1", "admin2"})


def place_reason(left: Facts, right: Facts, weights: dict[str, Any]) -> Reason | None:
    """The best pair of places counts; a contradiction needs every pair of exact places, or all countries, to differ.

    Where one has no exact place, the settlements that its report names most say a little in its stead.
    """
    settings = weights["place"]
    if left.exact and right.exact:
        pairs = [(one, two) for one in left.exact for two in right.exact]
    else:
        pairs = [(one, two) for one in left.places for two in right.places]
    stated: Reason | None = None
    if pairs:
        found = [(_relation(one, two, settings), one, two) for one, two in pairs]
        (relation, weight), one, two = max(found, key=lambda item: (item[0][1], item[1].name, item[2].name))
        if relation == "apart":
            if left.datelined or right.datelined:
                weight = settings["elsewhere"]
            else:
                weight = weights["forbidden"] if left.sited and right.sited else settings["doubtful"]
        if relation != "unrelated":
            stated = Reason(feature="place", left=one.name, right=two.name, weight=weight)
    if (left.exact and right.exact) or (stated is not None and stated.weight < 0):
        return stated
    setting = _setting(left, right, settings)
    if setting is None or (stated is not None and stated.weight >= setting.weight > 0):
        return stated
    return setting


def named_reason(
    left: Facts, right: Facts, left_in: Profile, right_in: Profile, weights: dict[str, Any]
) -> Reason | None:
    """Where one gives no place at all: the other's place is what it says was hit ("the blockade of Ilvo"), or stands
    among the telling words of its report, as the names of small and unlisted places do."""
    settings = weights["place"]
    for one, two, report, swap in ((left, right, right_in, False), (right, left, left_in, True)):
        if not one.exact or two.places or two.setting:
            continue
        for place in one.exact:
            name = fold_name(place.name)
            told = name in two.targets
            if not told and not all(word in report.topic.squares for word in name.split()):
                continue
            shown = two.targets[name] if told else place.name
            names = (shown, place.name) if swap else (place.name, shown)
            weight: float = settings["same" if told else "setting"]
            return Reason(feature="place" if told else "setting", left=names[0], right=names[1], weight=weight)
    return None


def distance_km(left: PlaceMention, right: PlaceMention) -> float | None:
    """Great-circle distance (haversine), None where one has no coordinates."""
    if left.latitude is None or left.longitude is None or right.latitude is None or right.longitude is None:
        return None
    north, other = math.radians(left.latitude), math.radians(right.latitude)
    half = math.sin((other - north) / 2) ** 2
    half += math.cos(north) * math.cos(other) * math.sin(math.radians(right.longitude - left.longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def places_agree(left: PlaceMention, right: PlaceMention) -> bool:
    """True where two places can both be the place of one happening: the same, near, or one holding the other."""
    return _relation(left, right, load_table("linking/matching.toml")["place"])[0] not in ("apart", "between")


def place_words(name: str) -> str:
    """A place's name to be compared with another that no gazetteer knows: "Cape Arlo" lies at "Arlo"."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _capes() else words)


@cache
def _capes() -> frozenset[str]:
    return frozenset(load_table("linking/names.toml")["capes"])


def _setting(left: Facts, right: Facts, settings: dict[str, Any]) -> Reason | None:
    found = [(_relation(one, two, settings)[0], one, two) for one in left.setting for two in right.setting]
    for relation, one, two in found:
        if relation in ("same", "near"):
            return Reason(feature="setting", left=one.name, right=two.name, weight=settings["setting"])
    if found and all(relation == "apart" for relation, _, _ in found):
        _, one, two = found[0]
        return Reason(feature="setting", left=one.name, right=two.name, weight=settings["elsewhere"])
    return None


def _relation(one: PlaceMention, two: PlaceMention, settings: dict[str, Any]) -> tuple[str, float]:
    """How two places relate, and the weight of it; "apart" weighs least of all."""
    same_id = one.geoname_id is not None and one.geoname_id == two.geoname_id
    same = same_id or (
        (one.geoname_id is None or two.geoname_id is None) and place_words(one.name) == place_words(two.name)
    )
    if same:
        if one.precision == "country":
            return "same_country", settings["same_country"]
        return ("same", settings["same_region"]) if one.precision in _WIDE else ("same", settings["same"])
    if one.country and two.country and one.country != two.country:
        # Seas and border towns: a point near enough is the same place, whatever the flag.
        gap = distance_km(one, two)
        if gap is not None and gap <= settings["near_km"] and not {one.precision, two.precision} & _WIDE:
            return "near", settings["near"]
        return "apart", -math.inf
    if "country" in (one.precision, two.precision):
        inside = bool(one.country and one.country == two.country)
        return ("contained", settings["contained"]) if inside else ("unrelated", 0.0)
    if {one.precision, two.precision} & _WIDE:
        # Without the borders of regions only their country can be compared.
        known = bool(one.country and one.country == two.country)
        return ("same_country", settings["same_country"] / 2) if known else ("unrelated", 0.0)
    gap = distance_km(one, two)
    if gap is None:
        return "unrelated", 0.0
    # A dock is in its town some kilometres from its middle; two named quarters as near as that are two places.
    if gap <= settings["same_km" if "point" in (one.precision, two.precision) else "same_settlement_km"]:
        return "same", settings["same"]
    if gap <= settings["near_km"]:
        return "near", settings["near"]
    return ("between", settings["between"]) if gap <= settings["apart_km"] else ("apart", -math.inf)
