"""The lexicons of the mentions, compiled once: classes of nouns, trigger words with their senses, words of status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from firsthand.data import load_table

__all__ = ["HUMAN", "PHYSICAL", "Phrase", "Things", "TriggerWords", "Word", "things", "trigger_words", "words_of"]

HUMAN = frozenset({"person", "combatant", "force", "organisation"})
PHYSICAL = HUMAN | {"facility", "place", "vehicle", "vessel", "weapon", "goods"}
# A proper name that nothing classifies passes for a person or a thing that can be acted on.
_SETS = {"human": HUMAN | {"name"}, "physical": PHYSICAL | {"name"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One sense of a trigger word. The fields are explained at the head of data/mentions/triggers.toml."""

    type: str
    mode: str | None = None
    object: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    subject_not: frozenset[str] = frozenset()
    particle: frozenset[str] = frozenset()
    sense: str = ""
    bare: bool = False
    strong: bool = False
    severe: bool = False
    effect: bool = False
    verbal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A verb that tells of an incident together with a word that hangs on it."""

    type: str
    mode: str | None
    words: frozenset[str]
    pairs: frozenset[str]
    into: frozenset[str]
    on: frozenset[str]
    on_class: frozenset[str]
    object: frozenset[str]
    subject: frozenset[str]
    towards: bool
    verbal: bool
    within: bool = False
    # Words one of which must stand in the sentence, where the verb alone tells of something else as well.
    near: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerWords:
    """All trigger words by lemma, with what goes around them."""

    verbs: MappingProxyType[str, tuple[Word, ...]]
    nouns: MappingProxyType[str, tuple[Word, ...]]
    phrases: MappingProxyType[str, tuple[Phrase, ...]]
    generic: MappingProxyType[str, frozenset[str]]
    not_before: frozenset[str]
    not_with: MappingProxyType[str, frozenset[str]]
    light: frozenset[str]
    occur: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """Classes of nouns by lemma, modes that means imply, and the words of public office."""

    classes: MappingProxyType[str, frozenset[str]]
    means: MappingProxyType[str, str]
    means_phrases: MappingProxyType[str, str]
    public_roles: frozenset[str]


def words_of(text: str | Iterable[str]) -> frozenset[str]:
    """The words of a table's value: a string of words parted by white space, or a list."""
    return frozenset(text.split()) if isinstance(text, str) else frozenset(text)


def _class_set(names: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for name in names:
        found |= _SETS.get(name, {name})
    return frozenset(found)


@cache
def things() -> Things:
    """The classes of nouns and the means."""
    table = load_table("mentions/things.toml")
    classes: dict[str, set[str]] = {}
    for name, words in table["classes"].items():
        for word in words_of(words):
            classes.setdefault(word, set()).add(name)
    return Things(
        classes=MappingProxyType({word: frozenset(names) for word, names in classes.items()}),
        means=MappingProxyType({word: mode for mode, words in table["means"].items() for word in words_of(words)}),
        means_phrases=MappingProxyType(
            {pair: mode for mode, pairs in table["means_phrases"].items() for pair in pairs}
        ),
        public_roles=words_of(table["public_roles"]["words"]),
    )


def _word(row: dict[str, Any]) -> Word:
    return Word(
        type=row["type"],
        mode=row.get("mode"),
        object=_class_set(row.get("object", ())),
        object_not=_class_set(row.get("object_not", ())),
        subject=_class_set(row.get("subject", ())),
        subject_not=_class_set(row.get("subject_not", ())),
        particle=frozenset(row.get("particle", ())),
        sense=row.get("sense", ""),
        bare=row.get("bare", False),
        strong=row.get("strength") == "strong",
        severe=row.get("severe", False),
        effect=row.get("effect", False),
        verbal=row.get("verbal", False),
    )


def _phrase(row: dict[str, Any]) -> Phrase:
    return Phrase(
        type=row["type"],
        mode=row.get("mode"),
        words=frozenset(row.get("with", ())),
        pairs=frozenset(row.get("phrase", ())),
        into=frozenset(row.get("into", ())),
        on=frozenset(row.get("on", ())),
        on_class=_class_set(row.get("on_class", ())),
        object=_class_set(row.get("object", ())),
        subject=_class_set(row.get("subject", ())),
        towards=row.get("towards", False),
        verbal=row.get("verbal", False),
        within=row.get("within", False),
        near=frozenset(row.get("near", ())),
    )


def _by_lemma(rows: list[dict[str, Any]]) -> MappingProxyType[str, tuple[Word, ...]]:
    found: dict[str, list[Word]] = {}
    for row in rows:
        word = _word(row)
        for lemma in row["words"]:
            found.setdefault(lemma, []).append(word)
    return MappingProxyType({lemma: tuple(words) for lemma, words in found.items()})


@cache
def trigger_words() -> TriggerWords:
    """The trigger words, by lemma."""
    table = load_table("mentions/triggers.toml")
    phrases: dict[str, list[Phrase]] = {}
    for row in table["phrase"]:
        phrase = _phrase(row)
        for verb in row["verbs"]:
            phrases.setdefault(verb, []).append(phrase)
    generic: dict[str, set[str]] = {}
    for type_name, words in table["generic"].items():
        for word in words:
            generic.setdefault(word, set()).add(type_name)
    return TriggerWords(
        verbs=_by_lemma(table["verb"]),
        nouns=_by_lemma(table["noun"]),
        phrases=MappingProxyType({verb: tuple(rows) for verb, rows in phrases.items()}),
        generic=MappingProxyType({word: frozenset(names) for word, names in generic.items()}),
        not_before=words_of(table["not_before"]["words"]),
        not_with=MappingProxyType({word: words_of(words) for word, words in table["not_with"].items()}),
        light=words_of(table["light"]["verbs"]),
        occur=words_of(table["light"]["occur"]),
    )
