"""How likely each place of a name is the one meant, from all names of a report together.

A conditional logit over the candidates of each name: fame, kind, what the words beside it want, and how well the
candidate agrees with the likely places of the other names (the same country, state or county, or near by). As each name
leans on all others, the shares are computed a few times over, each round in the light of the one before. The weights
are learnt by `training/place_weights.py` and read from `places/weights.toml`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import mul

from firsthand.data import load_table
from firsthand.extraction.places.gazetteer import Gazetteer, Kind, Place

__all__ = ["FEATURES", "Group", "Ranked", "candidate_features", "load_ranking_weights", "rank", "start"]

FEATURES = (
    "prior", "behind", "main", "country", "admin1", "admin2", "capital", "point", "region", "sea",
    "wanted", "unwanted", "bare_county", "holds", "holds_division", "country_mass", "country_share", "division_mass",
    "division_share", "county_mass", "near", "around", "outlet_country", "outlet_abroad", "outlet_near", "alone",
)  # fmt: skip
ROUNDS = 3
_WANTED: dict[str, frozenset[Kind]] = {
    "settlement": frozenset(["settlement", "capital"]),
    "division": frozenset(["admin1", "admin2"]),
    "region": frozenset(["region"]),
    "sea": frozenset(["sea"]),
    "point": frozenset(["point"]),
    "around": frozenset(["admin1", "region"]),
}
_WIDE = frozenset(["country", "region", "sea"])
_NEAR, _AROUND = 1.0, 3.0
"""Sides of the cells, in degrees, in which neighbours are counted: a candidate's own cell and the eight around it."""

Cell = tuple[int, int]
Ranked = list[tuple[float, Place]]


@dataclass(slots=True, kw_only=True)
class Group:
    """The mentions of one name in one sense, with its candidates. weight: how much it says about the others.

    wanted: kind that the words beside the name ask for. always: every mention asks for it. holds: it is named as what
    holds another place ("Arlo, Kesh"). outlet: it stands in the name of the outlet.
    """

    candidates: tuple[Place, ...]
    main: frozenset[int]
    wanted: str = ""
    always: bool = False
    holds: bool = False
    outlet: bool = False
    weight: float = 1.0


@dataclass(slots=True)
class _Masses:
    """Weights of what the names of a report speak of."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    counties: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    near: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))
    around: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))
    outlet: dict[Cell, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, group: Group, ranked: Ranked, gazetteer: Gazetteer, sign: float = 1.0) -> None:
        for share, place in ranked:
            mass = sign * share * group.weight
            if abs(mass) < 0.002:
                continue
            if place.country:
                self.countries[place.country] += mass
            if place.kind in _WIDE:
                continue
            division = gazetteer.division(place)
            if division >= 0:
                self.divisions[division] += mass
            if place.kind == "admin1":
                continue
            county = _county(place, gazetteer)
            if county >= 0:
                self.counties[county] += mass
            self.near[_cell(place, _NEAR)] += mass
            self.around[_cell(place, _AROUND)] += mass
            if group.outlet:
                self.outlet[_cell(place, _AROUND)] += mass


def rank(
    groups: Mapping[str, Group],
    gazetteer: Gazetteer,
    *,
    countries: Mapping[str, float],
    outlet_country: str | None,
    weights: Sequence[float] | None = None,
) -> dict[str, Ranked]:
    """The candidates of each group with their shares (they sum to one), likeliest first.

    countries: what demonyms and the like say of the report's countries, as weights.
    weights: those of `FEATURES`, by default the shipped ones.
    """
    weights = load_ranking_weights() if weights is None else weights
    shares = start(groups)
    for _ in range(ROUNDS):
        features = candidate_features(groups, shares, gazetteer, countries=countries, outlet_country=outlet_country)
        shares = {
            key: _softmax(group.candidates, [sum(map(mul, weights, row)) for row in features[key]])
            for key, group in groups.items()
        }
    return {key: sorted(found, key=lambda pair: (-pair[0], pair[1].number)) for key, found in shares.items()}


def start(groups: Mapping[str, Group]) -> dict[str, Ranked]:
    """Shares by fame alone."""
    return {
        key: _softmax(
            group.candidates, [1.2 * place.prior - (place.number not in group.main) for place in group.candidates]
        )
        for key, group in groups.items()
    }


def candidate_features(
    groups: Mapping[str, Group],
    shares: Mapping[str, Ranked],
    gazetteer: Gazetteer,
    *,
    countries: Mapping[str, float],
    outlet_country: str | None,
) -> dict[str, list[list[float]]]:
    """A row of `FEATURES` for each candidate of each group, in the light of the shares of all other groups."""
    masses = _Masses()
    for code, weight in countries.items():
        masses.countries[code] += weight
    for key, group in groups.items():
        masses.add(group, shares[key], gazetteer)
    found: dict[str, list[list[float]]] = {}
    for key, group in groups.items():
        own = _Masses()
        own.add(group, shares[key], gazetteer)
        all_countries = sum(masses.countries.values()) - sum(own.countries.values())
        all_divisions = sum(masses.divisions.values()) - sum(own.divisions.values())
        best = max((place.prior for place in group.candidates), default=0.0)
        kinds = _WANTED.get(group.wanted)
        rows = []
        for place in group.candidates:
            main = place.number in group.main
            country = division = county = near = around = outlet = 0.0
            if place.country:
                country = masses.countries.get(place.country, 0.0) - own.countries.get(place.country, 0.0)
            if place.kind not in _WIDE:
                number = gazetteer.division(place)
                if number >= 0:
                    division = masses.divisions.get(number, 0.0) - own.divisions.get(number, 0.0)
                if place.kind != "admin1":
                    number = _county(place, gazetteer)
                    if number >= 0:
                        county = masses.counties.get(number, 0.0) - own.counties.get(number, 0.0)
                    near = _about(masses.near, own.near, _cell(place, _NEAR))
                    around = _about(masses.around, own.around, _cell(place, _AROUND))
                    outlet = _about(masses.outlet, own.outlet, _cell(place, _AROUND))
            fits = bool(kinds and place.kind in kinds)
            rows.append(
                [
                    place.prior,
                    best - place.prior,
                    float(main),
                    float(place.kind == "country"),
                    float(place.kind == "admin1"),
                    float(place.kind == "admin2"),
                    float(place.kind == "capital"),
                    float(place.kind == "point"),
                    float(place.kind == "region"),
                    float(place.kind == "sea"),
                    (1.0 if group.always else 0.5) * fits,
                    (1.0 if group.always else 0.5) * bool(kinds and not fits),
                    float(place.kind == "admin2" and not main and not fits),
                    float(group.holds and place.kind in ("country", "admin1")),
                    float(group.holds and place.kind == "admin2"),
                    math.log1p(max(0.0, country)),
                    country / all_countries if all_countries > 0.1 else 0.0,
                    math.log1p(max(0.0, division)),
                    division / all_divisions if all_divisions > 0.1 else 0.0,
                    math.log1p(max(0.0, county)),
                    math.log1p(max(0.0, near)),
                    math.log1p(max(0.0, around)),
                    float(outlet_country is not None and place.country == outlet_country),
                    float(outlet_country is not None and place.country not in (None, outlet_country)),
                    math.log1p(max(0.0, outlet)),
                    float(all_countries <= 0.1 and main),
                ]
            )
        found[key] = rows
    return found


def _softmax(places: Sequence[Place], scores: Sequence[float]) -> Ranked:
    if not scores:
        return []
    top = max(scores)
    raised = [math.exp(max(-30.0, score - top)) for score in scores]
    total = sum(raised)
    return [(value / total, place) for value, place in zip(raised, places, strict=True)]


def _county(place: Place, gazetteer: Gazetteer) -> int:
    """The row of the second-level division that holds the place (itself where it is one), -1 for none."""
    if place.kind == "admin2":
        return place.number
    if place.parent < 0:
        return -1
    return place.parent if gazetteer.place(place.parent).kind == "admin2" else -1


def _cell(place: Place, side: float) -> Cell:
    return math.floor(place.latitude / side), math.floor(place.longitude / side)


def _about(masses: Mapping[Cell, float], own: Mapping[Cell, float], cell: Cell) -> float:
    row, column = cell
    total = 0.0
    for near_row in (row - 1, row, row + 1):
        for near_column in (column - 1, column, column + 1):
            mass = masses.get((near_row, near_column))
            if mass:
                total += mass - own.get((near_row, near_column), 0.0)
    return total


def _values(names: Iterable[str], table: Mapping[str, float]) -> tuple[float, ...]:
    return tuple(float(table[name]) for name in names)


@cache
def load_ranking_weights() -> tuple[float, ...]:
    """The weights of `FEATURES`, in their order. Raises FileNotFoundError or KeyError where the table is not whole."""
    return _values(FEATURES, load_table("places/weights.toml")["ranking"])
