"""The names of a report as groups of candidates, and what all of them together say of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from firsthand.extraction.parse import Parse
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.frames import is_framed, is_street, proven_towns
from firsthand.extraction.places.gazetteer import Gazetteer
from firsthand.extraction.places.names import accepted_names
from firsthand.extraction.places.naming import NAMING, likelihood
from firsthand.extraction.places.outlet import OutletHome
from firsthand.extraction.places.ranking import Group, Ranked, rank
from firsthand.extraction.places.resolution import held_candidates, sense

__all__ = ["admitted_names", "demonym_weights", "group_names", "likely_names", "rank_groups"]

_MOST = 100
_LIKELY = 0.5
_SURE = 0.85
# Features of a name that is a part of something else.
_PART = tuple(
    NAMING.index(feature)
    for feature in (
        "inside_fac", "inside_org", "inside_person", "inside_other", "name_after", "name_before", "person_word",
        "party_person", "tail", "title_before", "norp",
    )
)  # fmt: skip
_WHOLE = frozenset({"country", "admin1", "region", "sea"})
_DEMONYM = 0.5
_OUTLET = 1.5


def admitted_names(
    parse: Parse, found: list[PlaceName], rows: list[list[float]], around: Surroundings, gazetteer: Gazetteer
) -> list[PlaceName]:
    """The names that stand for places: by their scores, as very likely names of places that stand by themselves, or by
    the words around them. Names of streets stand for none.

    rows: those of `naming_features`.
    """
    accepted = {id(name) for name in accepted_names(found)}
    towns = proven_towns(parse, found)
    admitted = []
    for name, row in zip(found, rows, strict=True):
        if is_street(parse, name):
            continue
        likely = likelihood(row)
        alone = name.places and _stands_alone(parse, name, row) and likely >= _SURE
        framed = is_framed(parse, name, around, gazetteer, likely, proven=name.key in towns)
        if id(name) in accepted or alone or framed:
            admitted.append(name)
    return admitted


def likely_names(found: list[PlaceName], rows: list[list[float]]) -> list[PlaceName]:
    """The names that are more likely a place's than not, in whatever role."""
    return [name for name, row in zip(found, rows, strict=True) if likelihood(row) >= _LIKELY]


def _stands_alone(parse: Parse, name: PlaceName, row: list[float]) -> bool:
    """True for a name that is no part of another; "Arlo-backed" belongs to Arlo and is not there."""
    hyphened = name.shown_last < len(parse) and parse.text[name.shown_last] in ("-", "–")
    return not hyphened and not any(row[at] for at in _PART)


def rank_groups(
    named: list[PlaceName], around: Surroundings, home: OutletHome, gazetteer: Gazetteer
) -> dict[str, Ranked]:
    """Shares of the candidates of each sense of the names."""
    groups = group_names(named, home, gazetteer)
    countries = demonym_weights(code for _, _, code in around.demonyms)
    ranked = rank(groups, gazetteer, countries=countries, outlet_country=home.country)
    divisions = {
        gazetteer.division(found[0][1]) for found in ranked.values() if found and found[0][1].kind not in _WHOLE
    }
    return {key: _as_capital(groups[key], found, divisions, gazetteer) for key, found in ranked.items()}


def _as_capital(group: Group, found: Ranked, divisions: set[int], gazetteer: Gazetteer) -> Ranked:
    """A capital before a division elsewhere in its country of the same name, where the report names nothing in that
    division and no word asks for it: "Washington" beside "Cairo" is no state on the Pacific."""
    if not found or found[0][1].kind != "admin1" or group.wanted or group.holds or group.outlet:
        return found
    division = found[0][1]
    if division.number in divisions:
        return found
    at = next(
        (
            at
            for at, (_, place) in enumerate(found)
            if place.kind == "capital"
            and place.country == division.country
            and gazetteer.division(place) != division.number
        ),
        None,
    )
    if at is None:
        return found
    return [(found[0][0], found[at][1]), *found[1:at], (found[at][0], division), *found[at + 1 :]]


def demonym_weights(codes: Iterable[str]) -> dict[str, float]:
    """What the demonyms of a report say of its countries."""
    weights: dict[str, float] = defaultdict(float)
    for code in codes:
        weights[code] += _DEMONYM
    return weights


def group_names(named: list[PlaceName], home: OutletHome, gazetteer: Gazetteer) -> dict[str, Group]:
    """The mentions of each name in one sense as a group of candidates, and the places in the outlet's name."""
    mentions: dict[str, list[PlaceName]] = {}
    for name in named:
        if name.places:
            mentions.setdefault(sense(name), []).append(name)
    groups: dict[str, Group] = {}
    for key, group in mentions.items():
        held = held_candidates(group, gazetteer)
        wanted = next((name.wanted for name in group if name.wanted), "")
        groups[key] = Group(
            candidates=held if held is not None else group[0].places[:_MOST],
            main=group[0].main,
            wanted=wanted,
            always=bool(wanted) and all(name.wanted for name in group),
            holds=any(name.holder for name in group),
            outlet=home.names(group[0].key),
            weight=min(2.0, len(group) ** 0.5) * (_OUTLET if home.names(group[0].key) else 1.0),
        )
    keys = {name.key for name in named}
    for key in home.keys:
        if key not in keys:
            found = gazetteer.find(key)
            groups[f"outlet {key}"] = Group(
                candidates=tuple(gazetteer.place(number) for number, _ in found[:_MOST]),
                main=frozenset(number for number, main in found if main),
                outlet=True,
            )
    return groups
