"""One label an item: F1 of each label, and their mean."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["f1_of", "macro_f1"]

# The gold's label and the system's.
Pair = tuple[str, str]


def f1_of(pairs: Sequence[Pair], label: str) -> float:
    """The harmonic mean of precision and recall of one label; 0 where neither side has it."""
    both = sum(gold == found == label for gold, found in pairs)
    total = sum((gold == label) + (found == label) for gold, found in pairs)
    return 2 * both / total if total else 0.0


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean of `f1_of` over the labels of the gold, each counting the same; 0 where there are none."""
    labels = sorted({gold for gold, _ in pairs})
    return sum(f1_of(pairs, label) for label in labels) / len(labels) if labels else 0.0
