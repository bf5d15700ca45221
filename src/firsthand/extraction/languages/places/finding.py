"""Finds the places that a text of another language names, and decides which of those of a name is meant."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.extraction.languages.places.candidate import Candidate
from firsthand.extraction.languages.places.candidates import candidates_in
from firsthand.extraction.languages.places.table import load_place_words
from firsthand.extraction.languages.places.unlisted import unlisted_towns
from firsthand.extraction.languages.words import Text
from firsthand.extraction.places.gazetteer import PRECISIONS, Gazetteer, Place, load_gazetteer, place_key
from firsthand.model import PlaceMention, Span

__all__ = ["find_places"]

_WANTED = {
    "settlement": frozenset({"settlement", "capital"}),
    "division": frozenset({"admin1", "admin2"}),
    "region": frozenset({"region", "admin1", "settlement"}),
    "sea": frozenset({"sea"}),
}
_MOST_ALTERNATIVES = 5
_CLEAR = 0.5
_WELL_KNOWN = 5.9
"""The prior from which a place needs no other sign of its country: about half a million people."""
_TOLD = 5.0
"""The same where the words say plainly that it is a place, and no other of the name is nearly as well known."""
_PLAIN = 4.0
"""The least prior of a place that only its preposition shows, in a country that the report names."""
_VILLAGE = 2.0
"""The same where the report names its country itself, of a language that writes no common nouns with capitals."""
_DISTRICT = 3.0
"""The same of a district."""
_SURE = 6.5
"""The same in a script without capitals, and where no country speaks for it."""
_HOME = 0.6
"""What the country of the language weighs where the report names no other; beside others half of it."""
_ALIKE = 2
"""Letters that a province shares with the town that it is named after: Orel, Orlovskaya."""
_FIRST = 3
_NEAR_KM = 120.0


def find_places(text: Text) -> list[PlaceMention]:
    """The places of a report, in order and without overlaps: countries, seas, regions, divisions and settlements that
    words around them show to be places. States that speak and act, and places in names of bodies, give none.

    Raises FileNotFoundError for a language without a table.
    """
    gazetteer = load_gazetteer()
    found = [
        candidate
        for sentence in text.sentences
        for candidate in candidates_in(sentence, text.report.text, text.language)
    ]
    countries = _countries(text, found)
    cased = load_place_words(text.language).cased
    points = _points(found, countries)
    mentions = []
    known: dict[str, Place] = {}
    placed = {candidate.key for candidate in found if _is_place(candidate, countries, text)}
    for candidate in found:
        if not (_is_place(candidate, countries, text) or (candidate.key in placed and _is_again(candidate))):
            continue
        place, others = _chosen(candidate, countries, points, gazetteer, cased=cased)
        if place is None and candidate.key in known:
            place = known[candidate.key]
        if place is not None:
            known[candidate.key] = place
            mentions.append(_mention(text, candidate, place, others, gazetteer))
        elif candidate.strongly and candidate.wanted == "settlement" and cased:
            mentions.append(_unknown(text, candidate, others))
    mentions += _unlisted(text, found, mentions, countries)
    return _narrowed(sorted(mentions, key=lambda one: one.span))


def _unlisted(
    text: Text, found: Sequence[Candidate], mentions: Sequence[PlaceMention], countries: Mapping[str, float]
) -> list[PlaceMention]:
    """Towns that stand where places do, under names that no table holds, in the countries that the report names."""
    named = {code for code, weight in countries.items() if weight > _HOME}
    spans = [_span(text, candidate) for candidate in found if candidate.places]
    spans += [one.span for one in mentions]
    gazetteer = load_gazetteer()
    return [_placed(span, place, (), "", gazetteer) for span, place in unlisted_towns(text, spans, named)]


def _narrowed(mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """An ocean as the one part of it that the report names too: "the Pacific" beside "the eastern Pacific"."""
    seas = {one.name: one for one in mentions if one.precision == "sea"}
    found = []
    for one in mentions:
        parts = [sea for name, sea in seas.items() if name.endswith(f" {one.name}")]
        if one.precision == "sea" and len(parts) == 1:
            one = replace(parts[0], span=one.span, relation=one.relation)
        found.append(one)
    return found


def _countries(text: Text, found: Sequence[Candidate]) -> dict[str, float]:
    """What the report says of each country: its names and demonyms; the title and the first lines say more."""
    weights: dict[str, float] = defaultdict(float)
    for candidate in found:
        if candidate.country is not None:
            weights[candidate.country] += _weight(text, candidate.sentence)
        elif candidate.feature and candidate.places[0].country:
            weights[candidate.places[0].country] += 0.6 * _weight(text, candidate.sentence)
        elif candidate.located and len(candidate.places) == 1 and candidate.places[0].prior >= _SURE:
            weights[candidate.places[0].country or ""] += 0.6
    table = load_place_words(text.language)
    for sentence in text.sentences:
        for match in table.demonyms.find(sentence.words):
            weights[match.value] += 0.6 * _weight(text, sentence.number)
    weights.pop("", None)
    if table.home:
        # A report in a language of one country names that country less often than others.
        weights[table.home] += _HOME if not any(weight >= _HOME for weight in weights.values()) else _HOME / 2
    return weights


def _weight(text: Text, number: int) -> float:
    sentence = text.sentences[number]
    return 2.0 if sentence.role == "heading" or number == 0 else 1.5 if number <= _FIRST else 1.0


def _points(found: Sequence[Candidate], countries: Mapping[str, float]) -> list[tuple[str, Place]]:
    """Settlements of which there is hardly a doubt: near them others lie."""
    return [
        (candidate.key, candidate.places[0])
        for candidate in found
        if candidate.located
        and candidate.places
        and candidate.country is None
        and candidate.places[0].prior >= _WELL_KNOWN
        and candidate.places[0].kind != "sea"
        and countries.get(candidate.places[0].country or "", 0.0) > 0
    ]


def _is_place(candidate: Candidate, countries: Mapping[str, float], text: Text) -> bool:
    """True where the words around a name and what is known of it show that it stands for a place."""
    if not candidate.places:
        return candidate.located
    best = max(candidate.places, key=lambda place: place.prior)
    if candidate.feature:
        return candidate.places[0].kind == "sea" or candidate.located or not _acts(candidate)
    if candidate.belongs and not candidate.located and candidate.country is None:
        if candidate.of_thing and best.prior >= _TOLD:
            return True
        towns = [place for place in candidate.places if place.kind != "capital"]
        return any(
            place.prior >= (_DISTRICT if place.kind == "admin2" else _PLAIN)
            and countries.get(place.country or "", 0.0) > (_HOME if candidate.adjective else 0)
            for place in towns[:1]
        )
    if not (candidate.located or candidate.dated):
        return False
    if candidate.country is not None:
        return True
    backed = max((place.prior for place in candidate.places if countries.get(place.country or "", 0.0) > 0), default=0)
    cased = load_place_words(text.language).cased
    if candidate.strongly or candidate.dated or candidate.holder is not None:
        return backed > 0 or best.prior >= (_TOLD if cased else _WELL_KNOWN) or candidate.wanted != ""
    if not cased:
        return backed >= _WELL_KNOWN - 1.0 or best.prior >= _WELL_KNOWN
    if backed >= _PLAIN or best.prior >= _TOLD:
        return True
    home = load_place_words(text.language).home
    named = [
        place.prior
        for place in candidate.places
        if countries.get(place.country or "", 0.0) > (_HOME if place.country == home else 0)
    ]
    return max(named, default=0) >= _VILLAGE and text.language != "de" and not _is_short_form(candidate, text)


def _is_short_form(candidate: Candidate, text: Text) -> bool:
    """True for a name in capitals alone, as those of bodies are: "ONG"."""
    return text.report.quote(_span(text, candidate)).isupper()


def _is_again(candidate: Candidate) -> bool:
    """True for a name that stands for a place elsewhere in the report; a state or its seat may speak here."""
    return not candidate.part and candidate.country is None and candidate.kind not in ("country", "capital")


def _acts(candidate: Candidate) -> bool:
    return candidate.places[0].kind not in ("sea", "region")


def _chosen(
    candidate: Candidate,
    countries: Mapping[str, float],
    points: Sequence[tuple[str, Place]],
    gazetteer: Gazetteer,
    *,
    cased: bool,
) -> tuple[Place | None, tuple[Place, ...]]:
    """The place that is meant, None where it cannot be told, and the others, best first."""
    places = candidate.places
    if not places:
        return None, ()
    if candidate.country is not None or candidate.feature:
        return places[0], ()
    if candidate.holder is not None:
        outer = candidate.holder.places[0]
        places = tuple(place for place in places if gazetteer.holds(outer, place)) or places
    elif candidate.within:
        places = tuple(place for place in places if place.country == candidate.within) or places
    kinds = _WANTED.get(candidate.wanted, frozenset())
    ranked = sorted(
        ((_score(place, candidate.key, kinds, countries, points), place) for place in places),
        key=lambda pair: (-pair[0], pair[1].number),
    )
    best_score, best = ranked[0]
    others = tuple(place for _, place in ranked[1 : _MOST_ALTERNATIVES + 1])
    rival = next((score for score, place in ranked[1:] if _km(best, place) > _NEAR_KM / 2), None)
    backed = countries.get(best.country or "", 0.0) > 0 or candidate.holder is not None
    if rival is not None and best_score - rival < _CLEAR:
        return None, (best, *others)
    lead = math.inf if rival is None else best_score - rival
    told = candidate.strongly or candidate.of_thing or (candidate.located and cased)
    if not backed and best.prior < (_TOLD if told and lead >= 2 * _CLEAR else _WELL_KNOWN):
        return None, (best, *others)
    if candidate.wanted == "division" and best.kind in ("settlement", "capital"):
        best = _named_division(best, gazetteer) or best
    return best, others


def _score(
    place: Place,
    key: str,
    kinds: frozenset[str],
    countries: Mapping[str, float],
    points: Sequence[tuple[str, Place]],
) -> float:
    score = place.prior
    if place.country is not None:
        score += min(3.2, 1.5 * math.log2(1 + countries.get(place.country, 0.0)))
    if kinds:
        score += 2.5 if place.kind in kinds else -1.0
    elif place.kind in ("admin1", "admin2", "point"):
        score -= 0.6
    near = min((_km(place, point) for other, point in points if other != key), default=math.inf)
    return score + (1.0 if near < _NEAR_KM else 0.5 if near < 3 * _NEAR_KM else 0.0)


def _named_division(place: Place, gazetteer: Gazetteer) -> Place | None:
    number = gazetteer.division(place)
    if number < 0:
        return None
    division = gazetteer.place(number)
    alike = place_key(division.name)[:_ALIKE] == place_key(place.name)[:_ALIKE]
    return division if division.kind == "admin1" and alike else None


def _km(left: Place, right: Place) -> float:
    """Great-circle distance in kilometres."""
    low, high = math.radians(left.latitude), math.radians(right.latitude)
    across = math.radians(right.longitude - left.longitude)
    part = math.sin((high - low) / 2) ** 2 + math.cos(low) * math.cos(high) * math.sin(across / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(part)))


def _mention(
    text: Text, candidate: Candidate, place: Place, others: Sequence[Place], gazetteer: Gazetteer
) -> PlaceMention:
    return _placed(_span(text, candidate), place, others, candidate.relation, gazetteer)


def _placed(span: Span, place: Place, others: Sequence[Place], relation: str, gazetteer: Gazetteer) -> PlaceMention:
    number = gazetteer.division(place)
    return PlaceMention(
        span=span,
        name=place.name,
        geoname_id=place.geoname_id,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=PRECISIONS[place.kind],
        relation=relation,
        alternatives=_ids(others),
        admin1=gazetteer.place(number).name if number >= 0 else None,
    )


def _unknown(text: Text, candidate: Candidate, others: Sequence[Place]) -> PlaceMention:
    span = _span(text, candidate)
    return PlaceMention(
        span=span,
        name=text.report.quote(span),
        geoname_id=None,
        country=None,
        latitude=None,
        longitude=None,
        precision="settlement",
        relation=candidate.relation,
        alternatives=_ids(others),
    )


def _ids(places: Sequence[Place]) -> tuple[int, ...]:
    return tuple(place.geoname_id for place in places if place.geoname_id is not None)[:_MOST_ALTERNATIVES]


def _span(text: Text, candidate: Candidate) -> Span:
    words = text.sentences[candidate.sentence].words
    return Span(start=words[candidate.first].start, end=words[candidate.last - 1].end)
