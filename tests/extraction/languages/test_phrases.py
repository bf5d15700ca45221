"""Phrases of a word list found in words."""

from __future__ import annotations

import pytest

from firsthand.extraction.languages.phrases import Phrases
from firsthand.extraction.languages.words import split


def _found(phrases: dict[str, str], text: str, language: str = "es") -> list[tuple[str, str]]:
    words = list(split(text, language))
    return [
        (text[words[match.first].start : words[match.last - 1].end], match.value)
        for match in Phrases(phrases, language).find(words)
    ]


def test_the_longest_phrase_wins() -> None:
    lists = {"ataque*": "attack", "ataque* con drones": "drone"}
    assert _found(lists, "Un ataque con drones y otros ataques") == [
        ("ataque con drones", "drone"),
        ("ataques", "attack"),
    ]


def test_stars_stand_for_beginnings_and_endings() -> None:
    lists = {"*angriff*": "attack", "*bombe": "bomb"}
    assert _found(lists, "Luftangriffe, eine Autobombe, Bomben", "de") == [
        ("Luftangriffe", "attack"),
        ("Autobombe", "bomb"),
    ]


def test_two_dots_stand_for_up_to_three_words() -> None:
    lists = {"abri* .. fuego": "shooting"}
    assert _found(lists, "abrieron sin aviso alguno fuego") == [("abrieron sin aviso alguno fuego", "shooting")]
    assert _found(lists, "abrieron la puerta y cuatro horas después fuego") == []


def test_scripts_without_spaces_and_glued_words() -> None:
    assert _found({"死亡": "killed"}, "三人死亡", "zh") == [("死亡", "killed")]
    assert _found({"هجوم": "attack"}, "بعد الهجوم", "ar") == [("الهجوم", "attack")]


def test_a_phrase_must_begin_and_end_with_a_word() -> None:
    with pytest.raises(ValueError, match="begin and end"):
        Phrases({".. fuego": "shooting"}, "es")
    with pytest.raises(ValueError, match="two letters"):
        Phrases({"a* fuego": "shooting"}, "es")
