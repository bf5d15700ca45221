"""Every name of a place in a report, in whatever role, with the likeliest place it means.

`find_places` keeps only names that stand for places and leaves open what cannot be told. A study of how a report speaks
of the world wants more: the state that denies, the people of a country, the town in the name of its police. Each such
name is given with its role, its likeliest place and how likely that is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.extraction.places.company import admitted_names, likely_names, rank_groups
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.gazetteer import Kind, Place, load_gazetteer
from firsthand.extraction.places.names import survey_names
from firsthand.extraction.places.naming import naming_features
from firsthand.extraction.places.outlet import outlet_home
from firsthand.extraction.places.ranking import Ranked
from firsthand.extraction.places.resolution import sense
from firsthand.extraction.places.roles import stands_for_state
from firsthand.extraction.places.words import Words, load_words
from firsthand.model import Span

__all__ = ["Toponym", "ToponymRole", "find_toponyms"]

ToponymRole = Literal["place", "state", "demonym", "inside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place with the likeliest place. Coordinates are WGS 84 degrees; None where nothing is known by it.

    role: "place"; "state", where a government or people speaks or acts; "demonym"; "inside", where the name is part of
    the name of a body, a building or a person. likelihood: the share of the place among all places of the name.
    """

    span: Span
    role: ToponymRole
    name: str
    kind: Kind | None
    geoname_id: int | None
    country: str | None
    latitude: float | None
    longitude: float | None
    likelihood: float


def find_toponyms(parse: Parse, names: Names) -> list[Toponym]:
    """All names of places in the report, in order, without overlaps."""
    gazetteer, words = load_gazetteer(), load_words()
    around = Surroundings.of(parse, names)
    found = survey_names(parse, names, gazetteer, words, around)
    home = outlet_home(parse.report, gazetteer, words)
    rows = naming_features(parse, found, names, words, around, home)
    places = {id(name) for name in admitted_names(parse, found, rows, around, gazetteer)}
    named = likely_names(found, rows)
    ranked = rank_groups(named, around, home, gazetteer)
    taken = [(name.shown_first, name.shown_last) for name in named]
    toponyms = []
    for name in named:
        toponyms.append(_toponym(parse, name, ranked.get(sense(name), []), id(name) in places, words))
    for first, last, country in around.demonyms:
        if not any(start < last and first < end for start, end in taken):
            toponyms.append(_of(parse.span(first, last), "demonym", gazetteer.country(country), 1.0))
    toponyms.sort(key=lambda toponym: (toponym.span.start, -toponym.span.end))
    return toponyms


def _toponym(parse: Parse, name: PlaceName, ranked: Ranked, is_place: bool, words: Words) -> Toponym:
    span = parse.span(name.first, name.shown_last)
    place, share = (ranked[0][1], ranked[0][0]) if ranked else (None, 0.0)
    role: ToponymRole = "inside"
    if is_place:
        role = "state" if stands_for_state(parse, name, place, words) else "place"
    if place is None:
        return Toponym(
            span=span,
            role=role,
            name=parse.words(name.first, name.last),
            kind=None,
            geoname_id=None,
            country=None,
            latitude=None,
            longitude=None,
            likelihood=0.0,
        )
    return _of(span, role, place, share)


def _of(span: Span, role: ToponymRole, place: Place, share: float) -> Toponym:
    return Toponym(
        span=span,
        role=role,
        name=place.name,
        kind=place.kind,
        geoname_id=place.geoname_id,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        likelihood=share,
    )
