"""Precision, recall and F1 from counts."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Counts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """right: found and true. found: all that was said. gold: all that is true. Counts of different documents add up."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(right=self.right + other.right, found=self.found + other.found, gold=self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of what was said that is true; 0 where nothing was said."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is true that was said; 0 where there is nothing to say."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.found + self.gold
        return 2 * self.right / both if both else 0.0
