"""Names by their sounds: across spellings and scripts, and numbers in plain figures."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.data.sounds import cased, figures, latin, sound_of, unmarked


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Veldrien", "Veldrian"),
        ("Mardoun", "ماردون"),
        ("Karbanov", "Карбанов"),
        ("Djaskar", "Yaskar"),
        ("Mordhaven", "Mordaven"),
        ("Sharbakand", "شربكند"),
        ("Ostmärker", "Ostmarker"),
        ("Mardanga", "मरदंगा"),
        ("Harmonas", "Χαρμονάς"),
        ("Natanya", "נתניה"),
        ("Tibalisi", "თიბალისი"),
        ("Hamado", "하마도"),
    ],
)
def test_one_name_in_two_spellings_has_one_sound(one: str, other: str) -> None:
    assert sound_of(one)[:3] == sound_of(other)[:3]


@pytest.mark.parametrize(("one", "other"), [("Tessim", "Tarlon"), ("Velm", "Velo"), ("Orva", "Orne")])
def test_different_names_sound_different(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


def test_letters_are_latin_without_marks_and_arabic_without_its_article() -> None:
    assert latin("Ångström") == "angstrom"
    assert latin("الميناء") == latin("ميناء")


@pytest.mark.parametrize(
    ("word", "number"), [("1.200", "1200"), ("1,200,000", "1200000"), ("١٢٠٠", "1200"), ("1,5", "1,5"), ("7", "7")]
)
def test_numbers_are_in_plain_figures(word: str, number: str) -> None:
    assert figures(word) == number


def test_a_text_keeps_its_length_without_marks() -> None:
    text = "Él País de Véldria, Ørne"
    assert len(unmarked(text)) == len(text)
    assert unmarked(text).startswith("El Pais de Veldria")


def test_scripts_without_capitals_are_known() -> None:
    assert cased("Der Hafen")
    assert not cased("غرقت السفينة")


def test_the_table_holds_one_letter_each() -> None:
    table = load_table("names/sounds.toml")
    assert all(len(letter) == 1 and latin_.isascii() for letter, latin_ in table["letters"].items())
    assert all(len(group) > len(sound) or group == "x" for group, sound in table["groups"].items())
