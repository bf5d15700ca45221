"""The words that make an event less than certain, or not so, compiled once (data/certainty/words.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from firsthand.data import load_table

__all__ = ["Lexicon", "lexicon"]

_Words = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Each mapping gives the class of a word; a word that stands in several classes has the first.

    verbs, nouns, adjectives: lemmas by what they say of the clause that hangs on them. on_noun: adjectives by what they
    say of the noun they stand on. objects: verbs by what they say of an event noun that is their object; finite: of
    a finite clause. led: verbs with a preposition. prepositions: which ones lead from a class of nouns to the event.
    light: verbs that tell one event with their object; occurring: with their subject. clause_only: nouns that say
    something of a clause alone.
    """

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    denying: _Words
    on_noun: Mapping[str, str]
    modals: Mapping[str, str]
    adverbs: Mapping[str, str]
    conditions: _Words
    objects: Mapping[str, str]
    finite: Mapping[str, str]
    led: Mapping[str, str]
    prepositions: Mapping[str, _Words]
    light: _Words
    occurring: _Words
    clause_only: _Words


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    table = load_table("certainty/words.toml")
    return Lexicon(
        verbs=_classes(table["verbs"]),
        nouns=_classes(table["nouns"]),
        adjectives=_classes(table["adjectives"]),
        denying=frozenset(table["adjectives"]["negative"].split()),
        on_noun=_classes(table["on_noun"]),
        modals=_classes(table["modals"]),
        adverbs=_classes(table["adverbs"]),
        conditions=frozenset(table["marks"]["condition"].split()),
        objects=_classes(table["objects"]),
        finite=_classes(table["finite"]),
        led=_classes(table["led"]),
        prepositions=MappingProxyType(
            {kind: frozenset(words.split()) for kind, words in table["prepositions"].items()}
        ),
        light=frozenset(table["one_event"]["objects"].split()),
        occurring=frozenset(table["one_event"]["subjects"].split()),
        clause_only=frozenset(table["one_event"]["clause_only"].split()),
    )


def _classes(table: dict[str, Any]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for kind, words in table.items():
        for word in words.split():
            found.setdefault(word, kind)
    return MappingProxyType(found)
