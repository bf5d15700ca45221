"""Decides which place a name means: by what holds it, by the countries the report speaks of, by neighbours and fame.

A name that stays undecided keeps its candidates and gets no coordinates.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from firsthand.extraction.places.drafts import PlaceName
from firsthand.extraction.places.gazetteer import Gazetteer, Kind, Place
from firsthand.extraction.places.ranking import Ranked
from firsthand.extraction.places.words import load_words

__all__ = ["Context", "Decision", "held_candidates", "resolve", "sense"]

_WANTED: dict[str, frozenset[Kind]] = {
    "settlement": frozenset(["settlement", "capital"]),
    "division": frozenset(["admin1", "admin2"]),
    "region": frozenset(["region"]),
    "sea": frozenset(["sea"]),
    "point": frozenset(["point"]),
    "around": frozenset(["admin1", "region"]),
}
_MOST = 60
_CLEAR = 0.5
"""How far the best candidate must lead for a choice without other evidence."""
_WELL_KNOWN = 5.9
"""The prior from which a place needs no other sign of its country: about half a million people."""
_WORLD_KNOWN = 7.4
"""The same in a report that speaks of places no gazetteer knows."""
_KNOWN_DIVISION = 5.3
_CLEAR_SHARE = 0.7
"""The share from which the company of other names decides what was open; what was decided yields to a higher one."""
_CLEARER_SHARE = 0.9
_NEAR_KM = 120.0
_SERIOUS = 3.0
"""How far behind the best a candidate may be to be worth a person's second look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The place meant, or None, and the other candidates, best first."""

    place: Place | None
    others: tuple[Place, ...] = ()
    country: str | None = None


@dataclass(slots=True)
class Context:
    """What the report speaks of: weights of countries and of first-level divisions (by row), and points already set."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[str, float, float]] = field(default_factory=list)
    own: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    hinted: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    unknown: float = 0.0

    def add(self, key: str, country: str, weight: float) -> None:
        """Count `country` because of the name `key`; the name itself gains nothing from it."""
        self.countries[country] += weight
        self.own[key, country] += weight

    def hint(self, place: Place) -> None:
        """Count a place that is named inside another name."""
        self.hinted[place.number] += 0.5
        if place.country and self.hinted[place.number] <= 1.5:
            self.countries[place.country] += 0.5


def resolve(
    names: Sequence[PlaceName], context: Context, gazetteer: Gazetteer, ranked: Mapping[str, Ranked] | None = None
) -> dict[str, Decision]:
    """One decision for each key, for a report uses a name in one sense. Names held by different places are told apart
    by their key and holder: see `sense`.

    ranked: shares of the candidates in the light of all names (see `places.ranking`); where they are clear and other
    names bear them out, they decide what fame and countries leave open.
    """
    groups: dict[str, list[PlaceName]] = {}
    for name in names:
        groups.setdefault(sense(name), []).append(name)
    held = {key: held_candidates(group, gazetteer) for key, group in groups.items()}
    decisions: dict[str, Decision] = {}
    scored: dict[str, list[tuple[float, Place]]] = {}
    _weigh_divisions(groups, context, gazetteer)
    # First what is clear by itself, then the rest in its light.
    for key, group in groups.items():
        scored[key] = _rank(group, held[key], context, gazetteer, key)
        first = _decide(scored[key], group, held[key], context, gazetteer, anchors=True)
        if first is not None and first.place is not None:
            decisions[key] = first
    for key, decision in decisions.items():
        _note(decision.place, key, len(groups[key]), context, gazetteer)
    for key, group in groups.items():
        weighed = _rank(group, held[key], context, gazetteer, key)
        last = _decide(weighed, group, held[key], context, gazetteer, anchors=False)
        decision = last or Decision(place=None, others=tuple(place for _, place in weighed[:5]))
        decisions[key] = _in_company(decision, key, group, held[key], context, ranked or {})
    return decisions


def _in_company(
    decision: Decision,
    key: str,
    group: Sequence[PlaceName],
    held: tuple[Place, ...] | None,
    context: Context,
    ranked: Mapping[str, Ranked],
) -> Decision:
    """The decision, or the place that the company of all other names speaks for where it does so clearly."""
    if not ranked.get(key) or context.unknown:
        return decision
    share, best = ranked[key][0]
    old = decision.place
    if share < (_CLEAR_SHARE if old is None else _CLEARER_SHARE) or (old is not None and _same_spot(old, best)):
        return decision
    if not _borne_out(key, best, ranked) or (held is None and _misplaced(group, best)):
        return decision
    others = [place for _, place in ranked[key][1:5]]
    if old is not None and old not in others:
        others.insert(0, old)
    return Decision(place=best, others=tuple(place for place in others if place.number != best.number))


def _borne_out(key: str, best: Place, ranked: Mapping[str, Ranked]) -> bool:
    """True where another name's likeliest place lies in the same country: no name vouches for itself."""
    word = key.split("|")[0]
    return any(
        other.split("|")[0] != word and shares and shares[0][0] > 0.5 and shares[0][1].country == best.country
        for other, shares in ranked.items()
    )


def sense(name: PlaceName) -> str:
    """The key of a name's sense in the report: with its holder where that is said beside it."""
    if name.inside is not None and _holder(name):
        return f"{name.key}|{name.inside.key}"
    return f"{name.key}|" if name.holder and len(name.places) > 1 else name.key


def _holder(name: PlaceName) -> bool:
    """True where the name beside is a country or division that could hold this one, or is not known at all."""
    outer = name.inside
    if outer is None:
        return False
    if not outer.places:
        return True
    return any(place.kind in ("country", "admin1", "admin2") for place in outer.places[:12])


def held_candidates(group: Iterable[PlaceName], gazetteer: Gazetteer) -> tuple[Place, ...] | None:
    """The candidates that lie in the place named beside; None where nothing is said or the sayings do not fit."""
    for name in group:
        outer = name.inside
        if outer is None or not outer.places or not _holder(name):
            continue
        outers = [place for place in outer.places[:20] if place.kind in ("country", "admin1", "admin2", "region")]
        inner = [place for place in name.places if any(_contains(one, place, gazetteer) for one in outers)]
        if inner:
            return tuple(inner)
    return None


def _contains(outer: Place, inner: Place, gazetteer: Gazetteer) -> bool:
    if outer.number == inner.number:
        return False
    if outer.kind == "region":
        return outer.country is not None and outer.country == inner.country
    return gazetteer.holds(outer, inner)


def _weigh_divisions(groups: dict[str, list[PlaceName]], context: Context, gazetteer: Gazetteer) -> None:
    """Divisions that are named, and countries through them, count for what lies in them."""
    for number, weight in context.hinted.items():
        place = gazetteer.place(number)
        division = gazetteer.division(place)
        if division >= 0:
            context.divisions[division] += min(1.5, weight)
        if place.kind not in ("country", "admin1"):
            context.points.append(("", place.latitude, place.longitude))
    for group in groups.values():
        best = group[0].places[:1]
        if best and best[0].kind == "admin1":
            context.divisions[best[0].number] += min(2.0, len(group))


def _rank(
    group: Sequence[PlaceName],
    held: tuple[Place, ...] | None,
    context: Context,
    gazetteer: Gazetteer,
    key: str,
) -> list[tuple[float, Place]]:
    name = group[0]
    wanted = next((one.wanted for one in group if one.wanted), "")
    kinds = _WANTED.get(wanted)
    always = bool(kinds) and all(one.wanted for one in group)
    candidates = held if held is not None else name.places[:_MOST]
    points = [(latitude, longitude) for other, latitude, longitude in context.points if other != key]
    ranked = []
    best_people = max((place.people for place in candidates if place.kind == "country"), default=99.0)
    for place in candidates:
        score = place.prior if place.number in name.main else place.prior - 1.0
        if place.country is not None:
            weight = context.countries.get(place.country, 0.0) - context.own.get((name.key, place.country), 0.0)
            score += min(3.2, 1.5 * math.log2(1 + max(0.0, weight)))
            if place.kind == "country" or (place.kind == "admin1" and place.people > best_people):
                score += 1.5
            if place.kind == "admin1" and any(one.holder for one in group):
                score += 2.0
            if context.divisions:
                division = gazetteer.division(place)
                if division >= 0 and division != place.number:
                    score += min(2.2, 1.2 * math.log2(1 + context.divisions.get(division, 0.0)))
        if kinds:
            if place.kind in kinds:
                score += 2.5 if always else 1.0
            elif always and wanted != "around":
                score -= 2.0
        if points and place.kind not in ("country", "region", "sea"):
            nearest = min(_distance(place, *point) for point in points)
            score += 1.0 if nearest < _NEAR_KM else 0.5 if nearest < 3 * _NEAR_KM else 0.0
        ranked.append((score, place))
    ranked.sort(key=lambda pair: (-pair[0], pair[1].number))
    return ranked


def _decide(
    ranked: list[tuple[float, Place]],
    group: Sequence[PlaceName],
    held: tuple[Place, ...] | None,
    context: Context,
    gazetteer: Gazetteer,
    *,
    anchors: bool,
) -> Decision | None:
    if not ranked:
        return None
    best_score, best = ranked[0]
    others = tuple(place for score, place in ranked[1:6] if score > best_score - _SERIOUS)
    rival = next(((score, place) for score, place in ranked[1:] if not _same_spot(best, place)), None)
    lead = math.inf if rival is None else best_score - rival[0]
    if rival is not None and _alone(best, rival[1], context):
        lead += _CLEAR
    if best.kind in ("country", "sea", "region"):
        return Decision(place=best, others=others) if lead > 0.2 else None
    if held is not None:
        if lead >= _CLEAR or (best.prior - 0.3 >= _prior_of_rival(ranked) and not anchors):
            return Decision(place=best, others=others)
        return None
    if _misplaced(group, best):
        return None
    country = context.countries.get(best.country or "", 0.0) - context.own.get((group[0].key, best.country or ""), 0.0)
    division = gazetteer.division(best)
    backed = country > context.unknown or (
        division >= 0 and division != best.number and context.divisions.get(division, 0.0) > context.unknown
    )
    # By another name than its own, a place is not well known: it needs its country.
    known = best.number in group[0].main and best.prior >= (_WORLD_KNOWN if context.unknown else _WELL_KNOWN)
    if best.kind == "admin1" and best.number in group[0].main and not context.unknown:
        alone = sum(place.kind == "admin1" and place.number in group[0].main for place in group[0].places) == 1
        said = alone and all(name.wanted == "division" for name in group)
        full = said and len(group[0].places) == 1 and " " in group[0].key
        known = known or full or (best.prior >= _KNOWN_DIVISION and (said or not _elsewhere(best, context)))
    # The full name of an airport or a base is hardly anything else.
    known = known or (best.kind == "point" and len(group[0].places) == 1 and " " in group[0].key)
    if not (backed or (known and not _generic(group[0].key))):
        return None
    if lead < (_CLEAR if not anchors else 1.2):
        return None
    return Decision(place=best, others=others)


def _generic(key: str) -> bool:
    """True for a name made of words that divisions of many countries go by: "Central District"."""
    words = load_words()
    return all(word in words.parts or word in words.kinds_after for word in key.split())


def _misplaced(group: Sequence[PlaceName], best: Place) -> bool:
    """True where it is said to lie in a place that holds no such name: a homonym elsewhere would be a guess."""
    for name in group:
        outer = name.inside
        if outer is None or not _holder(name) or (best.prior >= _WORLD_KNOWN and best.number in name.main):
            continue
        if not outer.places or outer.places[0].kind in ("country", "admin1"):
            return True
    return False


def _elsewhere(place: Place, context: Context) -> bool:
    """True where the report is about another country and never speaks of the place's own."""
    return context.countries.get(place.country or "", 0.0) == 0 and max(context.countries.values(), default=0.0) >= 2.0


def _alone(best: Place, rival: Place, context: Context) -> bool:
    """True where the report speaks of the country of the best candidate and never of its rival's."""
    return context.countries.get(best.country or "", 0.0) > 0 and context.countries.get(rival.country or "", 0.0) == 0


def _prior_of_rival(ranked: list[tuple[float, Place]]) -> float:
    best = ranked[0][1]
    return next((place.prior for _, place in ranked[1:] if not _same_spot(best, place)), -1.0)


def _same_spot(left: Place, right: Place) -> bool:
    """True where two candidates are a town and its district, or a town listed twice: the choice hardly matters."""
    if left.country != right.country:
        return False
    if left.kind == "country" or right.kind == "country":
        return _distance(left, right.latitude, right.longitude) < 60.0
    return _distance(left, right.latitude, right.longitude) < (150.0 if "admin1" in (left.kind, right.kind) else 60.0)


def _note(place: Place | None, key: str, times: int, context: Context, gazetteer: Gazetteer) -> None:
    """Let a clear place speak for its country, its division and its neighbourhood."""
    if place is None or place.kind in ("country", "sea"):
        return
    if place.country:
        context.countries[place.country] += min(1.5, 0.5 * times + 0.2)
    division = gazetteer.division(place)
    if division >= 0 and division != place.number:
        context.divisions[division] += min(1.5, 0.5 * times)
    if place.kind in ("settlement", "capital", "admin1", "admin2", "point"):
        context.points.append((key, place.latitude, place.longitude))


def _distance(place: Place, latitude: float, longitude: float) -> float:
    """Kilometres, by the equirectangular approximation: near enough to compare neighbours."""
    along = (longitude - place.longitude + 540.0) % 360.0 - 180.0
    x = along * math.cos(math.radians((latitude + place.latitude) / 2))
    return 111.2 * math.hypot(x, latitude - place.latitude)
