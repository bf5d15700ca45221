"""How many independent origins there are at least and at most, where the reports leave it open, and why in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Origin

__all__ = ["Bounds", "Doubt", "bounds_of", "silent_doubt"]


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
    """low, high: independent origins if all doubts fall one way. reason: in words, empty where nothing is in doubt."""

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

    Each doubt counts whole: weights for kinds of doubts, learnt to hold the labelled number for four of five happenings
    of collections left out, came to 1 each.
    """
    words = "; ".join(dict.fromkeys(doubt.words for doubt in doubts))
    astray = sum(doubt.low for doubt in doubts if doubt.astray)
    low = counted - sum(doubt.low for doubt in doubts)
    high = counted + sum(doubt.high for doubt in doubts)
    return Bounds(low=max(1 if counted > astray else 0, low), high=high, reason=words)
