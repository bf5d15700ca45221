"""The town of an incident that no sentence tells outright: that of the police at work, or that of the dateline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.agreement import distance
from firsthand.extraction.mentions.lexicon import trigger_words, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import PlaceArgument, PlaceMention

__all__ = ["LOCAL", "has_local", "has_town", "lies_in", "town_of_report", "with_serving_town"]

LOCAL = frozenset({"point", "settlement"})
_TOWNS = frozenset({"settlement", "admin2"})
# How far after the dateline the first word of the incident may stand, in sentences, for it to tell the place.
_LEAD = 4
# Clauses that tell something in passing.
_BESIDE = frozenset({"advcl", "relcl", "acl"})
# How far from a town its police may be at work, in kilometres.
_SERVED_KM = 40.0


def has_local(places: Sequence[PlaceArgument]) -> bool:
    """True where one of the places is a town, a part of one or a point."""
    return any(argument.place.precision in LOCAL for argument in places)


def has_town(scene: Scene, places: Sequence[PlaceArgument]) -> bool:
    """True where one of the places is a town or a point that the gazetteer knows, and no mere part of a town."""
    return any(
        argument.place.precision in LOCAL
        and argument.place.geoname_id is not None
        and not _quarter(scene, argument.place)
        for argument in places
    )


def _quarter(scene: Scene, place: PlaceMention) -> bool:
    first, last = scene.parse.tokens_in(place.span)
    return not _quarters().isdisjoint(scene.parse.lower[max(first, last - 1) : last + 1])


def lies_in(place: PlaceMention, coarse: Sequence[PlaceArgument]) -> bool:
    """False where what is known of the place names another country or division."""
    for argument in coarse:
        known = argument.place
        if known.country and place.country and known.country != place.country:
            return False
        if known.precision == "admin1" and known.admin1 and place.admin1 and known.admin1 != place.admin1:
            return False
    return True


def town_of_report(scene: Scene, own: Sequence[Trigger], coarse: Sequence[PlaceArgument]) -> list[PlaceArgument]:
    """The town of the local body that the report says deals with it, else that of its dateline; nothing for neither,
    and nothing for what happened at sea."""
    if any(argument.place.precision == "sea" for argument in coarse):
        return []
    body = _seat(scene, coarse)
    dateline = _dateline(scene, own, coarse)
    # Where a county's deputies deal with it, the dateline is but the town of its filing.
    if body is not None and (body.precision == "settlement" or dateline is None or _by_deputies(scene)):
        return [PlaceArgument(place=body, claims=scene.claims_over(body.span), basis="body")]
    if dateline is None or _by_deputies(scene):
        return []
    return [PlaceArgument(place=dateline, basis="dateline")]


def with_serving_town(scene: Scene, places: Sequence[PlaceArgument]) -> list[PlaceArgument]:
    """The places with the one town whose police or firefighters deal with what happened in a part of it or close by.

    "In Quarry Hill, Arlo police said": the part is told, and the town that it belongs to only by its police. Of a name
    whose known homonyms lie far from there none is meant: which place it is stays open.
    """
    towns = {place.name: place for place in reversed(scene.seats) if place.precision == "settlement"}
    told = next((argument.place for argument in places if argument.place.precision in LOCAL), None)
    if len(towns) != 1 or told is None:
        return list(places)
    town = next(iter(towns.values()))
    if town.geoname_id is None or town.name in {argument.place.name for argument in places}:
        return list(places)
    if _far(told, town) and (not told.alternatives or told.country != town.country):
        return list(places)
    serving = PlaceArgument(place=town, claims=scene.claims_over(town.span), basis="body")
    return [*(_opened(scene, argument, town) for argument in places), serving]


def _far(place: PlaceMention, town: PlaceMention) -> bool:
    away = distance(place, town)
    return away is not None and away > _SERVED_KM


def _opened(scene: Scene, argument: PlaceArgument, town: PlaceMention) -> PlaceArgument:
    place = argument.place
    if not place.alternatives or place.precision not in LOCAL or not _far(place, town):
        return argument
    unknown = replace(
        place,
        name=scene.parse.report.quote(place.span),
        geoname_id=None,
        latitude=None,
        longitude=None,
        admin1=None,
    )
    return replace(argument, place=unknown)


def _seat(scene: Scene, coarse: Sequence[PlaceArgument]) -> PlaceMention | None:
    seats = [place for place in scene.seats if place.precision in _TOWNS and lies_in(place, coarse)]
    towns = [place for place in seats if place.precision == "settlement"]
    if not towns:
        return None if coarse or not seats else seats[0]
    times = Counter(place.name for place in towns)
    return max(towns, key=lambda place: (times[place.name], -place.span.start))


def _dateline(scene: Scene, own: Sequence[Trigger], coarse: Sequence[PlaceArgument]) -> PlaceMention | None:
    """The town at the head of the text, where the lead tells of the incident."""
    parse = scene.parse
    for start, _, place in scene.places:
        if start not in scene.dateline_tokens or place.precision not in {"settlement", "admin2"}:
            continue
        later = [trigger.position for trigger in own if trigger.position > start]
        if not later or parse.sentence[min(later)] > parse.sentence[start] + _LEAD:
            return None
        if _in_passing(scene, min(later), own):
            return None
        return place if lies_in(place, coarse) else None
    return None


def _by_deputies(scene: Scene) -> bool:
    """True where a sheriff or a county's deputies are at work, and no police of a town: it was out in the county."""
    seats = {place.precision for place in scene.seats}
    if "settlement" in seats:
        return False
    return "sheriff" in scene.parse.lemma or ("admin2" in seats and "deputies" in scene.parse.lower)


def _in_passing(scene: Scene, position: int, own: Sequence[Trigger]) -> bool:
    """True where the sentence is about another deed and tells of this one beside it: "marched after a mine fell in"."""
    parse = scene.parse
    beside = False
    while parse.head[position] != position:
        beside = beside or parse.dep[position] in _BESIDE
        position = parse.head[position]
    another = all(trigger.position != position for trigger in own)
    return beside and another and parse.lemma[position] in trigger_words().verbs


@cache
def _quarters() -> frozenset[str]:
    return words_of(load_table("mentions/retelling.toml")["quarters"])
