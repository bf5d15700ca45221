"""The tables of data/numbers, keyed for lookup by first word or by whole phrase."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.numbers.numerals import CARDINALS, ORDINALS

__all__ = ["DASHES", "DIGITS", "NumberLexicon", "number_lexicon"]

DASHES = frozenset("-–—‑")
DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """The tables, keyed for lookup by first word or by whole phrase."""

    starts: frozenset[str]
    groups: dict[str, int]
    sets: dict[str, int]
    plurals: dict[str, int]
    vague: dict[str, list[tuple[tuple[str, ...], int, int | None]]]
    marks: dict[str, int]
    none: dict[str, list[tuple[str, ...]]]
    none_singulars: frozenset[str]
    before: dict[tuple[str, ...], str]
    after: dict[str, list[tuple[tuple[str, ...], str]]]
    units: dict[str, str]
    signs: frozenset[str]
    measures: frozenset[str]
    measure_adjectives: frozenset[str]
    changes: frozenset[str]


@cache
def number_lexicon() -> NumberLexicon:
    """The tables, read once a process."""
    words = load_table("numbers/words.toml")
    modifiers = load_table("numbers/modifiers.toml")
    vague: dict[str, list[tuple[tuple[str, ...], int, int | None]]] = {}
    for phrase, bounds in words["vague"].items():
        parts = tuple(phrase.split())
        vague.setdefault(parts[0], []).append((parts, bounds["low"], bounds.get("high")))
    none: dict[str, list[tuple[str, ...]]] = {}
    for phrase in words["none"]["words"]:
        parts = tuple(phrase.replace("-", " - ").split())
        none.setdefault(parts[0], []).append(parts)
    after: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, effect in modifiers["after"].items():
        parts = tuple(phrase.split())
        after.setdefault(parts[0], []).append((parts, effect))
    for table in (vague, none, after):
        for phrases in table.values():
            phrases.sort(key=lambda item: -len(item[0]) if isinstance(item[0], tuple) else -len(item))
    starts = {*CARDINALS, *ORDINALS, *words["groups"], *words["plurals"], *words["sets"], *vague, *none}
    return NumberLexicon(
        starts=frozenset({*starts, "a", "an", "half", "no", "another"}),
        groups=dict(words["groups"]),
        sets=dict(words["sets"]),
        plurals=dict(words["plurals"]),
        vague=vague,
        marks=dict(words["scale_marks"]),
        none=none,
        none_singulars=frozenset(words["none"]["singulars"]),
        before={tuple(phrase.split()): effect for phrase, effect in modifiers["before"].items()},
        after=after,
        units=dict(words["units"]),
        signs=frozenset(sign.lower() for sign in words["currency_signs"]["signs"]),
        measures=frozenset(words["measures"]["words"]),
        measure_adjectives=frozenset(words["measure_adjectives"]["words"]),
        changes=frozenset(words["changes"]["lemmas"]),
    )
