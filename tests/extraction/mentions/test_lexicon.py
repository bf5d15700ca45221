"""The lexicons of the mentions have the shape that the rules expect."""

from __future__ import annotations

from typing import get_args

import pytest

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import HUMAN, PHYSICAL, things, trigger_words, words_of
from firsthand.extraction.mentions.types import incident_type
from firsthand.model import Outcome

CLASSES = PHYSICAL | {"nature", "abstract", "event", "unknown", "name", "aid", "state", "crowd", "human", "physical"}


def test_classes_of_things_are_known() -> None:
    assert {name for found in things().classes.values() for name in found} <= CLASSES
    assert "facility" in things().classes["hospital"]
    assert "vessel" in things().classes["ferry"]


def test_means_imply_modes_of_assault() -> None:
    for mode in {*things().means.values(), *things().means_phrases.values()}:
        assert mode in incident_type("ASSAULT").modes


@pytest.mark.parametrize("section", ["verb", "noun", "phrase"])
def test_sections_name_known_classes_and_fields(section: str) -> None:
    fields = {
        "words", "verbs", "type", "mode", "object", "object_not", "subject", "subject_not", "particle", "sense", "bare",
        "strength", "severe", "effect", "verbal", "with", "phrase", "into", "on", "on_class", "towards", "within",
        "near",
    }  # fmt: skip
    for row in load_table("mentions/triggers.toml")[section]:
        assert set(row) <= fields
        for name in ("object", "object_not", "subject", "subject_not", "on_class"):
            assert set(row.get(name, ())) <= CLASSES
        assert row.get("strength") in {None, "strong", "weak"}


def test_generic_words_name_types() -> None:
    for names in trigger_words().generic.values():
        for name in names - {"any"}:
            incident_type(name)


def test_casualty_words_are_keyed_by_outcomes() -> None:
    table = load_table("mentions/casualties.toml")
    outcomes = set(get_args(Outcome))
    assert set(table["adjectives"]) <= outcomes
    assert {"killed", "injured", "detained", "rescued", "displaced"} <= set(table["verbs"])
    groups = [word for words in table["groups"].values() for word in words_of(words)]
    assert {"soldier", "civilian", "child"} <= set(groups)


def test_status_words_do_not_contradict() -> None:
    modifiers = load_table("mentions/status.toml")["modifiers"]
    planned, alleged = words_of(modifiers["planned"]), words_of(modifiers["alleged"])
    assert not planned & alleged
    assert HUMAN < PHYSICAL
