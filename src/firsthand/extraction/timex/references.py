"""Vague references that TIMEX marks and the ledger does not keep: "recent losses", "in the future", "at that time"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.numbers.numerals import read_words
from firsthand.extraction.parse import Parse

__all__ = ["Reference", "find_references"]

_AGES = (("years", "old"), ("year", "old"), ("years", "of", "age"))


@dataclass(frozen=True, slots=True)
class Reference:
    """Tokens `first` to `last` (exclusive) with their TIMEX value."""

    first: int
    last: int
    value: str


@dataclass(frozen=True, slots=True)
class _Table:
    adjectives: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]]
    former: dict[str, str]
    heads: frozenset[str]
    determiners: frozenset[tuple[str, ...]]
    prepositions: frozenset[str]
    generic: dict[str, str]
    spans: dict[str, list[tuple[str, ...]]]


@cache
def _table() -> _Table:
    table = load_table("times/references.toml")
    phrases: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = {}
    for phrase, value in {**table["phrases"], **table["after_values"]}.items():
        words = tuple(phrase.split())
        phrases.setdefault(words[0], []).append((words, value, frozenset(table["after"].get(phrase, ()))))
    for found in phrases.values():
        found.sort(key=lambda item: -len(item[0]))
    nouns = table["timex2_nouns"]
    spans: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(table["timex2_spans"]["phrases"], key=len, reverse=True):
        spans.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return _Table(
        adjectives=dict(table["adjectives"]),
        phrases=phrases,
        former=dict(table["timex2_adjectives"]),
        heads=frozenset(nouns["heads"]),
        determiners=frozenset(tuple(words.split()) for words in nouns["words"]),
        prepositions=frozenset(nouns["after"]),
        generic=dict(table["timex2_generic"]),
        spans=spans,
    )


def find_references(parse: Parse, *, timex2: bool) -> Iterator[Reference]:
    """The references in order; with `timex2` also "former", "at that time" and a "night" without its day."""
    table = _table()
    skip = 0
    for at, word in enumerate(parse.lower):
        if at < skip:
            continue
        found = _adjective(parse, table, at, timex2=timex2) or _phrase(parse, table, at)
        if found is None and timex2:
            found = (
                _noun(parse, table, at)
                or _generic(parse, table, at, word)
                or _span(parse, table, at)
                or _age(parse, at)
            )
        if found is not None:
            yield found
            skip = found.last


def _adjective(parse: Parse, table: _Table, at: int, *, timex2: bool) -> Reference | None:
    word = parse.lower[at]
    value = table.adjectives.get(word) or (table.former.get(word) if timex2 else None)
    if value is None or not parse.tag[at].startswith(("JJ", "RB", "NN")):
        return None
    if word == "formerly":
        return Reference(at, at + 1, value)
    after = at + 1
    if after >= len(parse) or parse.block[after] != parse.block[at] or parse.head[at] == at:
        return None
    if not parse.tag[after].startswith(("NN", "JJ", "HYPH", "VBG", "VBN")) or parse.lower[after] in (
        "days",
        "weeks",
        "months",
        "years",
    ):
        return None
    return Reference(at, at + 1, value)


def _phrase(parse: Parse, table: _Table, at: int) -> Reference | None:
    for words, value, after in table.phrases.get(parse.lower[at], ()):
        last = at + len(words)
        if tuple(parse.lower[at:last]) != words or parse.block[last - 1] != parse.block[at]:
            continue
        if after and (at == 0 or parse.lower[at - 1] not in after):
            continue
        if last < len(parse) and parse.block[last] == parse.block[at]:
            if parse.tag[last].startswith(("NN", "CD", "JJ", "HYPH")):
                # "The past two weeks", "the future king".
                continue
            if parse.lower[last] == "of" and words[-1] in ("past", "future", "present"):
                continue
        return Reference(at, last, value)
    return None


def _noun(parse: Parse, table: _Table, at: int) -> Reference | None:
    """ "During that period", "at the same time"."""
    if parse.lower[at] not in ("the", "this", "that") or at == 0 or parse.lower[at - 1] not in table.prepositions:
        return None
    for size in (2, 1):
        if tuple(parse.lower[at : at + size]) in table.determiners and at + size < len(parse):
            head = at + size
            if parse.lower[head] in table.heads:
                return Reference(at, head + 1, "null")
    return None


def _generic(parse: Parse, table: _Table, at: int, word: str) -> Reference | None:
    value = table.generic.get(word)
    if value is None or parse.tag[at] not in ("NN", "JJ"):
        return None
    if at and parse.lower[at - 1] in ("the", "that", "this", "one", "a", "last", "all"):
        return None
    return Reference(at, at + 1, value)


def _span(parse: Parse, table: _Table, at: int) -> Reference | None:
    """ "For a short time", "the duration of the war"."""
    for words in table.spans.get(parse.lower[at], ()):
        last = at + len(words)
        if tuple(parse.lower[at:last]) == words:
            if last < len(parse) and parse.lower[last] == "of" and parse.sentence[last] == parse.sentence[at]:
                last = parse.right[last] + 1
            return Reference(at, last, "null")
    return None


def _age(parse: Parse, at: int) -> Reference | None:
    """ "42 years old", "nineteen years of age", "forty-year-old"."""
    if parse.tag[at] != "CD":
        return None
    words = tuple(word for word in parse.lower[at + 1 : at + 6] if word != "-")
    tail = next((item for item in _AGES if words[: len(item)] == item), None)
    value = int(parse.lower[at]) if parse.lower[at].isdigit() else read_words([parse.lower[at]])
    if tail is None or value is None:
        return None
    last = at + 1 + len(tail)
    while parse.lower[last - 1] not in ("old", "age"):
        last += 1
    return Reference(at, last, f"P{value}Y")
