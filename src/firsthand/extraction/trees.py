"""The lists of a parse that are mended before any rule reads them, and what all mending asks of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table

__all__ = ["Tree", "is_circular", "sentence_of", "words"]


@dataclass(slots=True, kw_only=True)
class Tree:
    """The lists of a parse that mending changes in place, and the words, which it only reads."""

    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]


@cache
def words(name: str) -> frozenset[str]:
    return frozenset(str(load_table("mentions/misreadings.toml")[name]).split())


def sentence_of(sentences: list[tuple[int, int]], at: int) -> tuple[int, int]:
    low, high = 0, len(sentences) - 1
    while low < high:
        middle = (low + high) // 2
        if at < sentences[middle][1]:
            high = middle
        else:
            low = middle + 1
    return sentences[low]


def is_circular(tree: Tree, first: int, last: int) -> bool:
    for at in range(first, last):
        here = at
        for _ in range(last - first):
            if tree.head[here] == here:
                break
            here = tree.head[here]
        else:
            return True
    return False
