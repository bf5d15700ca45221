"""How many independent origins there are at least and at most, where the reports leave it open, and why in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.model import Origin

__all__ = ["Bounds", "Doubt", "bounds_of", "silent_doubt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """kind: a key of the tables of `linking/bounds.toml`. count: of how many origins it is. words: what is in doubt."""

    kind: str
    count: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """low, high: independent origins as far as the doubts go. reason: in words, empty where nothing is in doubt."""

    low: int
    high: int
    reason: str


def silent_doubt(origins: Sequence[Origin]) -> tuple[Doubt, ...]:
    """An outlet that tells it in its own words may know it from somebody whom no other report names, unless the same
    report names somebody for part of it."""
    known = {report for origin in origins if origin.kind != "unknown" for report in origin.reports}
    silent = [origin for origin in origins if origin.kind == "unknown" and not known & set(origin.reports)]
    if not silent:
        return ()
    names = ", ".join(origin.chain[0].name for origin in silent if origin.chain)
    words = f"where {names} had it from is not known" if names else "where some had it from is not known"
    return (Doubt(kind="silent", count=len(silent), words=words),)


def bounds_of(counted: int, doubts: Sequence[Doubt]) -> Bounds:
    """Bounds around `counted` independent origins; the low one is never under 1 where one is known.

    Each doubt weighs what its kind was found to weigh. Doubts too small to move a bound are not told.
    """
    below = _weighed(doubts, _weights()["low"])
    above = _weighed(doubts, _weights()["high"])
    moving = {
        one.kind
        for total, side in ((below, "low"), (above, "high"))
        if total
        for one in doubts
        if _weights()[side].get(one.kind, 0.0) > 0
    }
    words = "; ".join(dict.fromkeys(doubt.words for doubt in doubts if doubt.kind in moving))
    low = max(min(counted, 1), counted - below)
    return Bounds(low=low, high=counted + above, reason=words[:1].upper() + words[1:])


def _weighed(doubts: Sequence[Doubt], weights: Mapping[str, float]) -> int:
    total = math.fsum(doubt.count * weights.get(doubt.kind, 0.0) for doubt in doubts)
    return math.floor(total + 0.5)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    return load_table("linking/bounds.toml")
