"""Names of places side by side: "Arlo, Kesh" holds, "Arlo, Kesh and Tarn" lists."""

from __future__ import annotations

from itertools import pairwise

from firsthand.extraction.parse import Parse
from firsthand.extraction.places.drafts import PlaceName
from firsthand.extraction.places.gazetteer import Gazetteer

__all__ = ["ACCEPT", "link_names", "share_kinds"]

ACCEPT = 1.5
"""The score from which a name is taken for a place."""


def link_names(parse: Parse, found: list[PlaceName], gazetteer: Gazetteer) -> None:
    """Say of each name which other name holds it: "Arlo, Kesh", "Arlo in Kesh", "Arlo (Kesh)"."""
    for number, name in enumerate(found[:-1]):
        after = found[number + 1]
        gap = after.shown_first - name.shown_last
        if not 0 < gap <= 3 or parse.block[after.first] != parse.block[name.first]:
            continue
        between = parse.lower[name.shown_last : after.shown_first]
        if between[0] not in (",", "in", "(", "of", "’s", "'s"):
            continue
        if gap > 1 and not all(word in ("in", "the", "of", ",", "province", "state") for word in between[1:]):
            continue
        if between[0] in ("’s", "'s"):
            after.inside = name
            name.holder = True
            continue
        if between[0] == "," and _listed(name, after, gazetteer):
            # "Kesh, Arlo and Tarn": a list.
            name.score += 0.5
            after.score += 0.5
            continue
        name.inside = after
        after.holder = after.holder or between[0] == ","
        if between[0] == "," and after.places:
            holder = after.places[0].kind in ("country", "admin1", "admin2") or after.wanted == "division"
            if holder and name.places:
                name.score += 1.0
                after.score += 1.0
            if holder and not name.places:
                name.score += 1.0


def share_kinds(parse: Parse, found: list[PlaceName]) -> None:
    """Names in one list are of a kind: "the Arlo, Kesh and Tarn provinces".

    A doubtful one gains from its neighbours.
    """
    for number in range(len(found) - 1, 0, -1):
        name, before = found[number], found[number - 1]
        gap = parse.lower[before.shown_last : name.shown_first]
        if not 0 < len(gap) <= 2 or any(word not in (",", "and", "or") for word in gap):
            continue
        if name.shown_last > name.last and parse.lower[name.shown_last - 1].endswith("s") and not before.wanted:
            before.wanted = name.wanted
            if before.places and any(place.kind in ("admin1", "admin2") for place in before.places):
                name.listed = before.listed = True
        elif name.listed and not before.wanted:
            before.wanted, before.listed = name.wanted, True
    for left, right in pairwise(found):
        gap = parse.lower[left.shown_last : right.shown_first]
        if 0 < len(gap) <= 2 and all(word in (",", "and", "or") for word in gap):
            for one, other in ((left, right), (right, left)):
                if one.score >= ACCEPT > other.score and other.places:
                    other.score += 1.0


def _listed(name: PlaceName, after: PlaceName, gazetteer: Gazetteer) -> bool:
    """True where two neighbours parted by a comma are of a kind, and none holds the other."""
    if not name.places or not after.places:
        return False
    left, right = name.places[0], after.places[0]
    if left.kind == right.kind and left.kind in ("country", "admin1", "region", "sea"):
        return True
    holders = [place for place in after.places[:4] if place.kind in ("country", "admin1", "admin2")]
    if any(gazetteer.holds(holder, place) for holder in holders for place in name.places):
        return False
    return left.kind == right.kind or any(
        holder.kind == place.kind and holder.country == place.country for holder in holders for place in name.places[:3]
    )
