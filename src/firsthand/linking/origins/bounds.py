"""How many independent origins there are at least and at most, where the reports leave it open, and why in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Origin

__all__ = ["Bounds", "Doubt", "bounds_of", "silent_doubt", "usual_doubts"]

# By how many roots of their number doubts may fall one way.
_SPREAD = 2.5
# What is in doubt of each origin, and of each text, after the first, though nothing in them says so; less than one
# whole is none.
_USUAL = 1 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """low, high: by how many origins the number may be too high, or too low. words: what is in doubt. astray: whether
    those origins speak of the matter at all. weight: how much of it counts, 0 to 1."""

    low: int = 0
    high: int = 0
    words: str
    astray: bool = False
    weight: float = 1.0


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
    # A page without an outlet is called by its title, as its origin is.
    names = ", ".join(
        origin.chain[0].name or origin.name.removesuffix(", in its own words") for origin in silent if origin.chain
    )
    words = f"where {names} had it from is not known" if names else "where some had it from is not known"
    return (Doubt(high=len(silent), words=words),)


def usual_doubts(counted: int, texts: int) -> tuple[Doubt, ...]:
    """What is in doubt of any count: of many origins some are one or speak of another matter, and many texts name some
    that were not found, though nothing in the reports says which. texts: different texts, a reprint being none."""
    found: list[Doubt] = []
    if _USUAL * (counted - 1) >= 1:
        words = f"of {counted} origins some may be one, or speak of another matter"
        found.append(Doubt(low=counted - 1, words=words, weight=_USUAL))
    if _USUAL * (texts - 1) >= 1:
        found.append(Doubt(high=texts - 1, words=f"{texts} texts may name more than was found", weight=_USUAL))
    return tuple(found)


def bounds_of(counted: int, doubts: Sequence[Doubt], borne: int = 0) -> Bounds:
    """Bounds around `counted` independent origins; the low one is under 1 only where of each it is in doubt whether it
    speaks of the matter at all, and never under `borne`, the number of those who certainly count.

    Up to six doubts count whole. Of more not all fall one way: what independent doubts come to grows with the root of
    their number, as the spread of a sum does. The weights and `_SPREAD` hold the labelled number most often for their
    width on 71 labelled collections; learnt on either half of these they hold on the other as well
    (benchmarks/notes/linking_cases.md).
    """
    words = "; ".join(dict.fromkeys(doubt.words for doubt in doubts))
    astray = sum(doubt.low for doubt in doubts if doubt.astray)
    low = counted - _together(math.fsum(doubt.weight * doubt.low for doubt in doubts))
    high = counted + _together(math.fsum(doubt.weight * doubt.high for doubt in doubts))
    return Bounds(low=max(1 if counted > astray else 0, low, min(borne, counted)), high=high, reason=words)


def _together(doubts: float) -> int:
    """How many of these doubts may fall one way."""
    return _rounded(min(doubts, _SPREAD * math.sqrt(doubts)))


def _rounded(doubts: float) -> int:
    """To the nearest whole number, a half upwards: a single half of a doubt may be one."""
    return math.floor(doubts + 0.5)
