"""Towns are known by the sound of their names where no table holds what a language calls them."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import Extractor
from firsthand.extraction.languages.places.heard import heard
from tests.conftest import make_report


@pytest.mark.parametrize(
    ("name", "language", "country", "town"),
    [
        ("Wuhledar", "de", "UA", "Vuhledar"),
        ("Izioum", "fr", "UA", "Izium"),
        ("Oum Rouwaba", "fr", "SD", "Umm Ruwaba"),
        ("Al-Faschir", "de", "SD", "El Fasher"),
        ("أبو زبد", "ar", "SD", "Abu Zabad"),
        ("भागलपुर", "hi", "IN", "Bhagalpur"),
        ("بھاگل پور", "ur", "IN", "Bhagalpur"),
    ],
)
def test_a_town_is_known_by_its_consonants_whatever_the_spelling(
    name: str, language: str, country: str, town: str
) -> None:
    place = heard(name, language, frozenset({country}), least=0.0)
    assert place is not None
    assert (place.name, place.country) == (town, country)


@pytest.mark.parametrize(
    ("name", "language"),
    [("Krankenhaus", "de"), ("Regierung", "de"), ("École", "fr"), ("अस्पताल", "hi"), ("पुलिस", "hi")],
)
def test_common_words_sound_as_no_town(name: str, language: str) -> None:
    assert heard(name, language, frozenset({"UA", "SD", "IN"}), least=0.0) is None


def test_towns_of_other_countries_and_less_known_ones_are_not_taken() -> None:
    assert heard("Wuhledar", "de", frozenset({"SD"}), least=0.0) is None
    assert heard("Wuhledar", "de", frozenset({"UA"}), least=6.0) is None


def _places(text: str, language: str) -> list[str]:
    report = make_report(text, language=language)
    return [place.name for place in Extractor()(report).places if place.precision == "settlement"]


def test_a_town_is_found_where_words_say_that_it_is_one() -> None:
    assert _places("Une frappe de drone a touché l'hôpital d'En-Nahoud, au Soudan.", "fr") == ["An Nuhud"]
    assert _places("قصفت طائرة مسيرة سوقا بمدينة أبو زبد في السودان وقتلت سبعة.", "ar") == ["Abu Zabad"]


def test_a_person_of_such_a_name_is_no_town() -> None:
    assert _places("Au Soudan, Oum Rouwaba a dit que sept personnes étaient mortes.", "fr") == []
