"""Things, weapons and forces of other languages by their English words."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.linking.profiles.tongues import CommonWords, common_name


@pytest.mark.parametrize(
    ("name", "language", "english"),
    [
        ("hôpital", "fr", "hospital"),
        ("Krankenhaus", "de", "hospital"),
        ("Kohlebergwerk", "de", "mine"),
        ("lancha", "es", "boat"),
        ("drones", "es", "drone"),
        ("Ejército", "es", "army"),
        ("Estados Unidos", "es", "United States"),
        ("Ejército de Estados Unidos", "es", "American military"),
        ("armée israélienne", "fr", "Israeli military"),
        ("russische Marine", "de", "Russian navy"),
    ],
)
def test_a_common_noun_has_an_english_word(name: str, language: str, english: str) -> None:
    assert common_name(name, language) == english


@pytest.mark.parametrize(
    ("name", "language"),
    [("Meridian Pearl", "es"), ("hospital of Tessim", "en"), ("Frente de Tarn", "es"), ("boot", "en"), ("Haus", "xx")],
)
def test_a_name_and_an_unread_language_stay_as_they_are(name: str, language: str) -> None:
    assert common_name(name, language) == name


def test_every_listed_language_has_common_words() -> None:
    listed = load_table("languages/common.toml")
    assert set(listed) == set(load_table("languages/languages.toml"))
    for code, row in listed.items():
        words = row["words"].split()
        assert len(words) == len(set(words)) > 50, code


def test_stop_words_and_words_of_the_tables_are_common_and_names_are_not() -> None:
    common = CommonWords("es", frozenset({"tessim"}))
    assert all(word in common for word in ("desde", "personas", "ataque", "hospitales", "tessim"))
    assert "quiñónez" not in common
    assert "desde" not in CommonWords("en")
