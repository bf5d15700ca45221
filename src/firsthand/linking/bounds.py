"""How many independent origins there are at least and at most, where the reports leave it open, and why in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Origin

__all__ = ["Bounds", "bounds_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """low, high: independent origins if all doubts fall one way. reason: in words, empty where nothing is in doubt."""

    low: int
    high: int
    reason: str


def bounds_of(counted: int, unnamed: int, origins: Sequence[Origin]) -> Bounds:
    """Bounds around `counted` independent origins, `unnamed` of which are unnamed sources of different outlets.

    Unnamed sources of several outlets may be the same person (low). An outlet that tells it in its own words may know
    it from somebody whom no other report names (high), unless the same report names somebody for part of it.
    """
    doubled = max(0, unnamed - 1)
    known = {report for origin in origins if origin.kind != "unknown" for report in origin.reports}
    silent = [origin for origin in origins if origin.kind == "unknown" and not known & set(origin.reports)]
    reasons = []
    if doubled:
        reasons.append(f"the unnamed sources of {unnamed} outlets may be the same")
    if silent:
        names = ", ".join(origin.chain[0].name for origin in silent if origin.chain)
        reasons.append(f"where {names} had it from is not known" if names else "where some had it from is not known")
    words = "; ".join(reasons)
    return Bounds(low=counted - doubled, high=counted + len(silent), reason=words[:1].upper() + words[1:])
