"""The shape of the tables of happenings and numbers of every language."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from firsthand.data import load_table
from firsthand.extraction.languages.language import language_of, listed_languages, phrases_of
from firsthand.extraction.languages.words import split
from firsthand.model import Outcome, Status

CODES = sorted(listed_languages())
TYPES: dict[str, Any] = load_table("types.toml")
ATTACKS = frozenset(load_table("languages/happenings/es.toml")["means"]) | {"mine", "arson", "smoke"}
GROUPS = frozenset(load_table("languages/happenings/es.toml")["groups"]) | {"aid workers", "peacekeepers"}
KEYS = frozenset({"type", "mode", "rank", "words", "deeds"})
FORMS = frozenset({"states", "fates", "deeds", "tolls"})


def _known(kind: str) -> bool:
    type_, _, mode = kind.partition(" ")
    return type_ in TYPES and (not mode or mode in TYPES[type_].get("modes", {}))


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_of_a_language_compiles(code: str) -> None:
    assert language_of(code).code == code


@pytest.mark.parametrize("code", CODES)
def test_kinds_are_those_of_the_types(code: str) -> None:
    table = load_table(f"languages/happenings/{code}.toml")
    for entry in table["kind"]:
        assert set(entry) <= KEYS, entry
        assert _known(f"{entry['type']} {entry.get('mode', '')}".strip()), entry
        assert entry["rank"] in (1, 2, 3), entry
    for turn in table.get("turn", ()):
        assert _known(turn["of"]), turn
        assert _known(turn["to"]), turn


@pytest.mark.parametrize("code", CODES)
def test_names_of_things_groups_fates_and_standing_are_the_english_ones(code: str) -> None:
    table = load_table(f"languages/happenings/{code}.toml")
    assert set(table["means"]) <= ATTACKS
    assert set(table["groups"]) <= GROUPS
    assert set(table["status"]) <= set(get_args(Status))
    for outcome in get_args(Outcome):
        assert set(table.get(outcome, {})) <= FORMS, outcome


@pytest.mark.parametrize("code", CODES)
def test_no_phrase_tells_two_kinds(code: str) -> None:
    """A phrase that is folded alike must not stand in two kinds of happening."""
    table = load_table(f"languages/happenings/{code}.toml")
    told: dict[str, set[tuple[str, str | None]]] = {}
    for entry in table["kind"]:
        for phrase in (*phrases_of(entry.get("words", "")), *phrases_of(entry.get("deeds", ""))):
            folded = " ".join(word.form for word in split(phrase.replace("*", "x"), code))
            told.setdefault(folded, set()).add((entry["type"], entry.get("mode")))
    assert {phrase: kinds for phrase, kinds in told.items() if len(kinds) > 1} == {}


@pytest.mark.parametrize("code", CODES)
def test_a_word_has_one_number(code: str) -> None:
    told: dict[str, set[str]] = {}
    for value, listed in load_table(f"languages/numbers/{code}.toml")["words"].items():
        for phrase in phrases_of(listed):
            told.setdefault(" ".join(word.form for word in split(phrase, code)), set()).add(value)
    assert {phrase: values for phrase, values in told.items() if len(values) > 1} == {}
