"""Toponyms end to end: names of places found in a text, and how far from the truth the points given to them lie.

A found name matches a marked one where the two share at least one character. Matches are one to one: identical extents
first, then those that share the most characters, then the earliest. A marked place is found end to end where its match
has a point at most 161 km (100 miles) away, by the great circle on a sphere of 6,371 km. As in the EUPEG platform
(Wang and Hu 2019), whose peers are read beside, only marked places that have a point count as gold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.scorers.counts import Counts

__all__ = ["NEAR_KM", "Toponym", "ToponymCounts", "count", "kilometres", "pair"]

NEAR_KM = 161.0
_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place: characters `start` to `end` (exclusive), and its point in degrees, None where it has none."""

    start: int
    end: int
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToponymCounts:
    """names: matched, found and marked. located: marked places whose match lies within 161 km. Counts add up."""

    names: Counts = field(default_factory=Counts)
    located: int = 0

    def __add__(self, other: ToponymCounts) -> ToponymCounts:
        return ToponymCounts(names=self.names + other.names, located=self.located + other.located)

    @property
    def recall_within(self) -> float:
        """Share of marked places found end to end."""
        return self.located / self.names.gold if self.names.gold else 0.0

    @property
    def accuracy_within(self) -> float:
        """Share of matched names whose point lies within 161 km."""
        return self.located / self.names.right if self.names.right else 0.0


def count(gold: Sequence[Toponym], found: Sequence[Toponym]) -> ToponymCounts:
    """The counts of one document. Marked places without a point are left out of the gold."""
    placed = [mark for mark in gold if mark.latitude is not None]
    pairs = pair(placed, found)
    near = sum(_near(placed[left], found[right]) for left, right in pairs)
    return ToponymCounts(names=Counts(right=len(pairs), found=len(found), gold=len(placed)), located=near)


def pair(gold: Sequence[Toponym], found: Sequence[Toponym]) -> list[tuple[int, int]]:
    """One-to-one pairs (marked, found) of names that overlap."""
    close = []
    for left, mark in enumerate(gold):
        for right, name in enumerate(found):
            shared = min(mark.end, name.end) - max(mark.start, name.start)
            if shared > 0:
                same = (mark.start, mark.end) == (name.start, name.end)
                close.append((not same, -shared, left, right))
    pairs: list[tuple[int, int]] = []
    lefts: set[int] = set()
    rights: set[int] = set()
    for _, _, left, right in sorted(close):
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((left, right))
    return sorted(pairs)


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance of two points given in degrees."""
    phi, psi = math.radians(latitude), math.radians(other_latitude)
    rise = math.sin((psi - phi) / 2) ** 2
    turn = math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * _RADIUS_KM * math.asin(math.sqrt(min(1.0, rise + math.cos(phi) * math.cos(psi) * turn)))


def _near(mark: Toponym, name: Toponym) -> bool:
    if mark.latitude is None or mark.longitude is None or name.latitude is None or name.longitude is None:
        return False
    return kilometres(mark.latitude, mark.longitude, name.latitude, name.longitude) <= NEAR_KM
