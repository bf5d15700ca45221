"""The shape of the glossary and of the seats of government."""

from __future__ import annotations

import re

from firsthand.data import load_table
from firsthand.linking.profiles.glossary import glossary_of, state_name
from firsthand.linking.profiles.names import capital_of, with_states


def test_the_glossary_is_words_by_language() -> None:
    table = load_table("linking/renderings.toml")
    assert set(table) == {"bodies", "nouns", "matters", "its", "endings", "peoples"}
    assert all(isinstance(listed, str) for listed in table["bodies"].values())
    for section in ("nouns", "matters"):
        for english, listed in table[section].items():
            assert all(glossary_of(language) is not None for language in listed), english
    for pattern in table["endings"].values():
        re.compile(pattern)
    assert all(re.fullmatch("[A-Z]{2}", code) for codes in table["peoples"].values() for code in codes)


def test_seats_of_government() -> None:
    table = load_table("linking/capitals.toml")
    assert all(re.fullmatch("[A-Z]{2}", code) and towns for code, towns in table.items())
    assert capital_of("addis ababa") == "=ET"
    assert capital_of("arlo") == ""


def test_states_as_one_word() -> None:
    assert with_states(["south", "korean", "navy"]) == ["=KR", "navy"]
    assert with_states(["saudi-led", "coalition"]) == ["=SA", "coalition"]
    assert with_states(["veldrian", "navy"]) == ["veldrian", "navy"]


def test_peoples_by_the_name_of_their_country() -> None:
    french = glossary_of("fr")
    assert french is not None
    assert french.state_of("ghaneenne") == "Ghanaian"
    assert french.state_of("provisoire") == ""
    assert state_name("Ghanaian") == "Ghana"
    assert glossary_of("en") is None
