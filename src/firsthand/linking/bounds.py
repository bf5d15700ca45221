"""How many independent origins there are at least and at most, where the reports leave it open, and why in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Origin

__all__ = ["Bounds", "Doubt", "bounds_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """low, high: by how many origins the number may be too high, or too low. words: what is in doubt."""

    low: int
    high: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """low, high: independent origins if all doubts fall one way. reason: in words, empty where nothing is in doubt."""

    low: int
    high: int
    reason: str


def bounds_of(counted: int, doubts: Sequence[Doubt], origins: Sequence[Origin]) -> Bounds:
    """Bounds around `counted` independent origins; the low one is never under 1 where one is known.

    An outlet that tells it in its own words may know it from somebody whom no other report names (high), unless the
    same report names somebody for part of it.
    """
    known = {report for origin in origins if origin.kind != "unknown" for report in origin.reports}
    silent = [origin for origin in origins if origin.kind == "unknown" and not known & set(origin.reports)]
    reasons = [doubt.words for doubt in doubts]
    if silent:
        names = ", ".join(origin.chain[0].name for origin in silent if origin.chain)
        reasons.append(f"where {names} had it from is not known" if names else "where some had it from is not known")
    words = "; ".join(dict.fromkeys(reasons))
    low = counted - sum(doubt.low for doubt in doubts)
    high = counted + sum(doubt.high for doubt in doubts) + len(silent)
    return Bounds(low=max(min(counted, 1), low), high=high, reason=words[:1].upper() + words[1:])
