"""What a name in a reading stands for: people, a thing that can be hit, or neither that is known."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from firsthand.data import load_table
from firsthand.linking.profiles.names import fold_name

__all__ = ["Sort", "head_of", "is_number", "sort_of"]

Sort = Literal["people", "thing", "goods", "unknown"]

_SORTS: dict[Sort, tuple[str, ...]] = {
    "people": ("person", "combatant"),
    "thing": ("facility", "vehicle", "vessel"),
    "goods": ("goods",),
}
# Whatever follows describes: "passengers of a bus", "workers at the mill", "tonnes of cocaine".
_TAIL = re.compile(r"\s(?:of|in|at|from|with|on|near|by|who|which|that|belonging|carrying|aboard)\s", re.IGNORECASE)
_DIGITS = re.compile(r"[\d.,]+")


@lru_cache(maxsize=4096)
def sort_of(name: str) -> Sort:
    """The sort of the noun that a name is built on; a number of people or things counts as what it counts. Names of
    persons and of places hold no such noun and are unknown."""
    head, rest = head_of(name), name
    measured = head in _measures()
    while measured and (found := _TAIL.search(rest)):
        rest = rest[found.end() :]
        head, measured = head_of(rest), False
    return next((sort for sort in _SORTS if head in _nouns(sort)), "unknown")


def head_of(name: str) -> str:
    """The last noun before what describes it, in the singular where a table has that: "passenger" of "18 passengers of
    a bus"."""
    words = fold_name(_TAIL.split(name.strip(), maxsplit=1)[0]).split()
    if not words:
        return ""
    word = words[-1]
    forms = (
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        f"{word.removesuffix('ies')}y",
        f"{word[:-2]}an",
    )
    return next((form for form in forms if any(form in _nouns(sort) for sort in _SORTS)), word)


def is_number(name: str) -> bool:
    """True for a name that is only a number: "27", "twenty-one"."""
    words = re.split(r"[\s-]+", name.casefold().strip())
    return all(_DIGITS.fullmatch(word) or word in _numbers() for word in words)


@cache
def _nouns(sort: Sort) -> frozenset[str]:
    classes = load_table("mentions/things.toml")["classes"]
    return frozenset(word for name in _SORTS[sort] for word in classes[name].split())


@cache
def _measures() -> frozenset[str]:
    return frozenset(load_table("linking/titles.toml")["measures"])


@cache
def _numbers() -> frozenset[str]:
    more = load_table("linking/outlines.toml")["numbers"]
    return frozenset((*load_table("linking/reuse.toml")["numbers"], *more["more"], *more["times"]))
