"""One person under several spellings, and two persons whose names are alike."""

from __future__ import annotations

import pytest

from firsthand.linking.origins.namesakes import name_sounds, namesakes


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("salim abdel nasir", "salim abdelnasir"),
        ("dawud shami", "dawud schami"),
        ("yunus al-qadri", "يونس القادري"),
        ("karim ould begat", "karim begat"),
        ("zahur dorani", "захур дорани"),
    ],
)
def test_spellings_of_one_name_sound_alike(one: str, other: str) -> None:
    assert name_sounds(one) == name_sounds(other)


def test_what_stands_before_a_name_is_left_out() -> None:
    found = namesakes({"xyz sajid marwan": 1, "sajid marwan": 4, "ina holt": 2})
    assert found == {"xyz sajid marwan": "sajid marwan"}


def test_a_surname_in_another_spelling_is_the_only_one_who_bears_it() -> None:
    assert namesakes({"bela korvach": 2, "корвач": 1}) == {"корвач": "bela korvach"}
    assert namesakes({"bela korvach": 2, "mara korvach": 1, "корвач": 1}) == {}


def test_vowels_part_two_names_of_one_sound() -> None:
    assert namesakes({"mohammed sarkin": 1, "mahmoud sarkin": 1}) == {}
