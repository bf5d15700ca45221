"""How many independent origins there are at least and at most, where the reports leave it open, and why in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Origin

__all__ = ["Bounds", "Doubt", "bounds_of", "silent_doubt"]

# By how many roots of their number doubts may fall one way.
_SPREAD = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """low, high: by how many origins the number may be too high, or too low. words: what is in doubt. astray: whether
    those origins speak of the matter at all."""

    low: int = 0
    high: int = 0
    words: str
    astray: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """low, high: independent origins if as many doubts as are likely to fall one way. reason: in words, empty where
    nothing is in doubt."""

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
    return (Doubt(high=len(silent), words=words),)


def bounds_of(counted: int, doubts: Sequence[Doubt]) -> Bounds:
    """Bounds around `counted` independent origins; the low one is under 1 only where of each it is in doubt whether it
    speaks of the matter at all.

    Up to six doubts count whole. Of more not all fall one way: what independent doubts come to grows with the root of
    their number, as the spread of a sum does. `_SPREAD` is the least with which as many labelled numbers are held as
    with all doubts whole. Weights for kinds of doubts, learnt so, came to 1 each.
    """
    words = "; ".join(dict.fromkeys(doubt.words for doubt in doubts))
    astray = sum(doubt.low for doubt in doubts if doubt.astray)
    low = counted - _together(sum(doubt.low for doubt in doubts))
    high = counted + _together(sum(doubt.high for doubt in doubts))
    return Bounds(low=max(1 if counted > astray else 0, low), high=high, reason=words)


def _together(doubts: int) -> int:
    """How many of these doubts may fall one way."""
    return min(doubts, math.ceil(_SPREAD * math.sqrt(doubts)))
