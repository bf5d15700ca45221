"""Places: names looked up in the gazetteer, with country context, seas and coasts; demonyms are no places."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.extraction.places.company import admitted_names, likely_names, rank_groups
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.frames import proven_towns, serves_town
from firsthand.extraction.places.gazetteer import PRECISIONS, Gazetteer, Place, load_gazetteer, place_key
from firsthand.extraction.places.names import hinting_names, survey_names
from firsthand.extraction.places.naming import likelihood, naming_features
from firsthand.extraction.places.outlet import outlet_home
from firsthand.extraction.places.ranking import Ranked
from firsthand.extraction.places.resolution import Context, Decision, resolve, sense
from firsthand.extraction.places.roles import capital_of, coast_of_demonym, name_after, relation_of, stands_for_state
from firsthand.extraction.places.words import Words, load_words
from firsthand.model import PlaceMention, PlacePrecision, Span

__all__ = ["Surveyed", "find_places", "survey_places"]

_GUESSED: dict[str, PlacePrecision] = {
    "settlement": "settlement",
    "division": "admin1",
    "region": "region",
    "sea": "sea",
    "point": "point",
}
_MOST_ALTERNATIVES = 5
_SEATS = frozenset({"settlement", "capital", "admin2"})
_SEAT = 0.5
"""How likely the name in that of a local body must be a place's."""
_PLAIN = 5.2
"""The prior below which a lone word is too weak a hint: about a hundred thousand people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surveyed:
    """The places that a report names, and the towns and districts in the names of local bodies ("Arlo police")."""

    places: list[PlaceMention]
    seats: list[PlaceMention]


def find_places(parse: Parse, names: Names) -> list[PlaceMention]:
    """All places named in the report, in order, without overlaps: see `survey_places`."""
    return survey_places(parse, names).places


def survey_places(parse: Parse, names: Names) -> Surveyed:
    """All places named in the report and, apart, those in whose name police, firefighters or officials serve there.

    Both are in order and without overlaps. A body's town is no place that the report names, but a hint of where that
    body was at work.

    A place that no gazetteer knows, or whose homonyms cannot be told apart, has no coordinates; in the second case
    `alternatives` holds the ids of the candidates. A name of a state in the role of its government ("Kesh denied"),
    of a person or of a body gives none.
    """
    gazetteer, words = load_gazetteer(), load_words()
    around = Surroundings.of(parse, names)
    surveyed = survey_names(parse, names, gazetteer, words, around)
    home = outlet_home(parse.report, gazetteer, words)
    rows = naming_features(parse, surveyed, names, words, around, home)
    found = admitted_names(parse, surveyed, rows, around, gazetteer)
    hints = hinting_names(parse, surveyed, found, around)
    context = _context(parse, found, hints, around)
    counted = {id(name) for name in (*found, *likely_names(surveyed, rows))}
    company = rank_groups([name for name in surveyed if id(name) in counted], around, home, gazetteer)
    decisions = resolve(found, context, gazetteer, company)
    mentions: list[PlaceMention] = []
    for name in found:
        decision = decisions[sense(name)]
        if stands_for_state(parse, name, decision.place, words):
            continue
        mentions.append(_mention(parse, name, decision, words))
    mentions.extend(_demonym_places(parse, around, gazetteer, words))
    mentions.extend(_capitals(parse, found, around, gazetteer))
    mentions.extend(_own_coasts(parse, found, around, gazetteer, words))
    mentions.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    return Surveyed(places=_apart(mentions), seats=_seats(parse, surveyed, rows, context, words, company))


def _seats(
    parse: Parse,
    surveyed: list[PlaceName],
    rows: list[list[float]],
    context: Context,
    words: Words,
    company: dict[str, Ranked],
) -> list[PlaceMention]:
    """The towns and districts in the names of local bodies."""
    towns = proven_towns(parse, surveyed)
    serving = [
        name
        for name, row in zip(surveyed, rows, strict=True)
        if name.places
        and name.places[0].kind in _SEATS
        and serves_town(parse, name.shown_last)
        and (name.key in towns or likelihood(row) >= _SEAT)
    ]
    if not serving:
        return []
    decisions = resolve(serving, context, load_gazetteer(), company)
    return [_mention(parse, name, decisions[sense(name)], words) for name in serving]


def _context(parse: Parse, found: list[PlaceName], hints: list[PlaceName], around: Surroundings) -> Context:
    """The countries that the report speaks of: title, dateline and first lines count more."""
    context = Context()
    for first, _, country in around.demonyms:
        context.countries[country] += 0.8 * _weight(parse, first)
    unknown: dict[str, float] = {}
    for name in found:
        if name.places and name.places[0].kind in ("country", "region") and name.places[0].country:
            context.add(name.key, name.places[0].country, _weight(parse, name.first))
        elif name.places and name.places[0].kind == "admin1" and name.places[0].country:
            context.add(name.key, name.places[0].country, 0.6 * _weight(parse, name.first))
        elif not name.places and name.label == "GPE":
            unknown[name.key] = unknown.get(name.key, 0.0) + _weight(parse, name.first)
        if name.inside is not None and not name.inside.places:
            unknown[name.inside.key] = unknown.get(name.inside.key, 0.0) + 1.0
    keys = {name.key for name in found}
    for name in hints:
        # A name must not vouch for itself.
        if name.key not in keys:
            for place in _plain_hint(name):
                context.hint(place)
    most = max(unknown.values(), default=0.0)
    context.unknown = most if most >= 2.0 and most >= max(context.countries.values(), default=0.0) else 0.0
    return context


def _plain_hint(name: PlaceName) -> tuple[Place, ...]:
    """The places that a name inside another name speaks for: none where it may be many."""
    best = name.places[0]
    if best.kind in ("country", "admin1"):
        return (best,)
    if best.prior < _PLAIN and " " not in name.key:
        return ()
    close = [place for place in name.places if place.prior > best.prior - 1.5]
    return (best,) if len(close) == 1 else ()


def _weight(parse: Parse, at: int) -> float:
    role = parse.role(at)
    return 2.0 if role == "heading" else 1.5 if parse.sentence[at] < 2 else 1.0


def _mention(parse: Parse, name: PlaceName, decision: Decision, words: Words) -> PlaceMention:
    place = decision.place
    span = parse.span(name.shown_first, name.shown_last)
    relation = relation_of(parse, name, words)
    if place is None:
        return PlaceMention(
            span=span,
            name=parse.words(name.first, name.last),
            geoname_id=None,
            country=None,
            latitude=None,
            longitude=None,
            precision=_GUESSED.get(name.wanted)
            or _kind_of_all(name)
            or ("region" if name.label == "LOC" else "point" if name.label == "FAC" else "settlement"),
            relation=relation,
            alternatives=_ids(decision.others),
        )
    return PlaceMention(
        span=span,
        name=place.name,
        geoname_id=place.geoname_id,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=PRECISIONS[place.kind],
        relation=relation,
        alternatives=_ids(decision.others),
        admin1=_division(place),
    )


def _kind_of_all(name: PlaceName) -> PlacePrecision | None:
    """The precision that all places of the name have, where it cannot be told which of them is meant."""
    found = {PRECISIONS[place.kind] for place in name.places}
    return found.pop() if len(found) == 1 else None


def _placed(
    span: Span, place: Place, *, precision: PlacePrecision, relation: str = "", admin1: str | None = None
) -> PlaceMention:
    """A place that other words than its name tell of."""
    return PlaceMention(
        span=span,
        name=place.name,
        geoname_id=place.geoname_id,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=precision,
        relation=relation,
        admin1=admin1,
    )


def _division(place: Place) -> str | None:
    """The name of the first-level division that holds the place."""
    gazetteer = load_gazetteer()
    number = gazetteer.division(place)
    return gazetteer.place(number).name if number >= 0 else None


def _ids(places: tuple[Place, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(place.geoname_id for place in places if place.geoname_id))[:_MOST_ALTERNATIVES]


def _demonym_places(parse: Parse, around: Surroundings, gazetteer: Gazetteer, words: Words) -> list[PlaceMention]:
    """ "The Keshian coast", "Keshian waters": the country is the place, through its demonym."""
    mentions = []
    for first, last, country in around.demonyms:
        found = coast_of_demonym(parse, first, last, words)
        if found is None:
            continue
        end, relation = found
        place = gazetteer.country(country)
        mentions.append(_placed(parse.span(first, end), place, precision="country", relation=relation))
    return mentions


def _capitals(parse: Parse, found: list[PlaceName], around: Surroundings, gazetteer: Gazetteer) -> list[PlaceMention]:
    """ "The Keshian capital", "Kesh's capital", "the capital of Kesh": the town, also where its name follows,
    but not the state, which speaks and is spoken to from there."""
    mentions = []
    named = [
        (name.first, name.last, name.places[0].country)
        for name in found
        if name.places and name.places[0].kind == "country" and name.places[0].country
    ]
    for first, last, country in sorted({*around.demonyms, *named}):
        span = capital_of(parse, first, last)
        place = None if span is None else gazetteer.capital(country)
        if span is None or place is None:
            continue
        after = name_after(parse, span[1])
        if after is not None:
            key = place_key(parse.words(*after))
            if all(number != place.number for number, _ in gazetteer.find(key)):
                continue
            span = after
        mentions.append(_placed(parse.span(*span), place, precision="settlement", admin1=_division(place)))
    return mentions


def _own_coasts(
    parse: Parse, found: list[PlaceName], around: Surroundings, gazetteer: Gazetteer, words: Words
) -> list[PlaceMention]:
    """ "His country's coast": the one country that the sentence has spoken of before; none where it spoke of two."""
    mentions = []
    for at, word in enumerate(parse.lower):
        if word not in ("country", "nation") or at + 2 >= len(parse) or parse.lower[at + 1] not in ("'s", "’s"):
            continue
        aspect = coast_of_demonym(parse, at, at + 2, words)
        if aspect is None:
            continue
        begin = parse.sentences[parse.sentence[at]][0]
        spoken = {country for first, _, country in around.demonyms if begin <= first < at}
        spoken |= {
            name.places[0].country
            for name in found
            if begin <= name.first < at and name.places and name.places[0].kind == "country" and name.places[0].country
        }
        if len(spoken) != 1:
            continue
        place = gazetteer.country(spoken.pop())
        first = at - 1 if at > begin and parse.lower[at - 1] in ("the", "his", "her", "its", "their") else at
        mentions.append(_placed(parse.span(first, aspect[0]), place, precision="country", relation=aspect[1]))
    return mentions


def _apart(mentions: list[PlaceMention]) -> list[PlaceMention]:
    kept: list[PlaceMention] = []
    for mention in mentions:
        if not kept or mention.span.start >= kept[-1].span.end:
            kept.append(mention)
    return kept
