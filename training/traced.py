"""Weights that remember where they went: a score built of them tells how often each one counts in it.

A linear score computed with a traced table gives its own feature vector, whatever rules chose the features.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, SupportsFloat, SupportsIndex

from firsthand.model import Reason

__all__ = ["Traced", "features_of", "replaced", "traced"]

# Stands for a weight of nothing, which rules may leave out unseen.
_NEARLY_ZERO = 1e-9


class Traced(float):
    """A float with its parts: how often each weight, by its name in the table, counts in it."""

    parts: dict[str, float]

    def __new__(cls, value: float, parts: dict[str, float]) -> Traced:
        made = super().__new__(cls, value)
        made.parts = parts
        return made

    def __mul__(self, other: SupportsFloat) -> Traced:
        times = float(other)
        return Traced(float(self) * times, {name: share * times for name, share in self.parts.items()})

    __rmul__ = __mul__

    def __truediv__(self, other: SupportsFloat) -> Traced:
        return self * (1.0 / float(other))

    def __add__(self, other: SupportsFloat) -> Traced:
        parts = dict(self.parts)
        for name, share in getattr(other, "parts", {}).items():
            parts[name] = parts.get(name, 0.0) + share
        return Traced(float(self) + float(other), parts)

    __radd__ = __add__

    def __round__(self, digits: SupportsIndex | None = None) -> Traced:  # type: ignore[override]
        return self


def traced(table: Any, name: str = "") -> Any:
    """A copy of a table in which every float is traced under its dotted name; lists count from 0."""
    if isinstance(table, dict):
        return {key: traced(value, f"{name}.{key}" if name else key) for key, value in table.items()}
    if isinstance(table, list):
        return [traced(value, f"{name}.{number}") for number, value in enumerate(table)]
    return Traced(table or _NEARLY_ZERO, {name: 1.0}) if isinstance(table, float) else table


def replaced(table: Any, values: dict[str, float], name: str = "") -> Any:
    """A copy of a table with other values under these dotted names."""
    if isinstance(table, dict):
        return {key: replaced(value, values, f"{name}.{key}" if name else key) for key, value in table.items()}
    if isinstance(table, list):
        return [replaced(value, values, f"{name}.{number}") for number, value in enumerate(table)]
    return values.get(name, table) if isinstance(table, float) else table


def features_of(reasons: Iterable[Reason]) -> dict[str, float]:
    """How often each weight counts in the sum of these reasons."""
    found: dict[str, float] = {}
    for reason in reasons:
        for name, share in getattr(reason.weight, "parts", {}).items():
            found[name] = found.get(name, 0.0) + share
    return found
