"""The names of a report as groups of candidates, and what all of them together say of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from firsthand.extraction.gazetteer import Gazetteer, load_gazetteer
from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.extraction.place_drafts import PlaceName, Surroundings
from firsthand.extraction.place_naming import likelihood, naming_features
from firsthand.extraction.place_outlet import OutletHome, outlet_home
from firsthand.extraction.place_ranking import Group, Ranked, rank
from firsthand.extraction.place_resolution import held_candidates, sense
from firsthand.extraction.place_words import Words

__all__ = ["demonym_weights", "group_names", "likely_names", "rank_groups", "rank_names"]

_MOST = 100
_LIKELY = 0.5
_DEMONYM = 0.5
_OUTLET = 1.5


def rank_names(
    parse: Parse,
    found: list[PlaceName],
    accepted: list[PlaceName],
    names: Names,
    words: Words,
    around: Surroundings,
) -> dict[str, Ranked]:
    """Shares of the candidates of each sense (see `sense`) of the names that are accepted or likely names of places."""
    gazetteer = load_gazetteer()
    home = outlet_home(parse.report, gazetteer, words)
    counted = {id(name) for name in likely_names(parse, found, names, words, around, home)}
    counted.update(id(name) for name in accepted)
    return rank_groups([name for name in found if id(name) in counted], around, home, gazetteer)


def likely_names(
    parse: Parse, found: list[PlaceName], names: Names, words: Words, around: Surroundings, home: OutletHome
) -> list[PlaceName]:
    """The names that are more likely a place's than not, in whatever role."""
    rows = naming_features(parse, found, names, words, around, home)
    return [name for name, row in zip(found, rows, strict=True) if likelihood(row) >= _LIKELY]


def rank_groups(
    named: list[PlaceName], around: Surroundings, home: OutletHome, gazetteer: Gazetteer
) -> dict[str, Ranked]:
    """Shares of the candidates of each sense of the names."""
    groups = group_names(named, home, gazetteer)
    countries = demonym_weights(code for _, _, code in around.demonyms)
    return rank(groups, gazetteer, countries=countries, outlet_country=home.country)


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
