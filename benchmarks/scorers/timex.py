"""Time expressions against gold: extents strict and relaxed, and values by the definition of TempEval-3.

TempEval-3 (UzZaman et al. 2013) matches an expression of the system with one of the gold where they share a character
(relaxed) or have the same extent (strict). The value F1 is the harmonic mean of attribute precision and recall:
matched expressions (relaxed) whose value is the gold's, divided by the expressions of the system and of the gold. Here
an expression matches at most one other, same extents first, which can only lower the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Counts", "Timex", "count", "f1"]

# Start, end (exclusive) and TIMEX3 value of an expression.
Timex = tuple[int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Expressions of the gold, of the system, those that match, of equal extent, and of equal value."""

    gold: int = 0
    system: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            gold=self.gold + other.gold,
            system=self.system + other.system,
            relaxed=self.relaxed + other.relaxed,
            strict=self.strict + other.strict,
            value=self.value + other.value,
        )


def count(gold: Sequence[Timex], system: Sequence[Timex]) -> Counts:
    """The counts of one document."""
    pairs = _pairs(gold, system)
    return Counts(
        gold=len(gold),
        system=len(system),
        relaxed=len(pairs),
        strict=sum(gold[one][:2] == system[two][:2] for one, two in pairs),
        value=sum(gold[one][2] == system[two][2] for one, two in pairs),
    )


def f1(matched: int, counts: Counts) -> float:
    """The harmonic mean of `matched` over the system's expressions and over the gold's; 0 where there are none."""
    total = counts.gold + counts.system
    return 2 * matched / total if total else 0.0


def _pairs(gold: Sequence[Timex], system: Sequence[Timex]) -> list[tuple[int, int]]:
    """Positions of matched expressions: those of equal extent, then those that overlap, in the order of the text."""
    exact: dict[tuple[int, int], int] = {}
    for number, item in enumerate(system):
        exact.setdefault(item[:2], number)
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    left: list[int] = []
    for number, item in enumerate(gold):
        found = exact.get(item[:2])
        if found is None or found in used:
            left.append(number)
        else:
            used.add(found)
            pairs.append((number, found))
    for number in left:
        start, end = gold[number][:2]
        for other, (first, last, _) in enumerate(system):
            if other not in used and first < end and start < last:
                used.add(other)
                pairs.append((number, other))
                break
    return pairs
