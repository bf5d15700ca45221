"""A chain's hops: one teller stands in it once, under whichever of its names."""

from __future__ import annotations

from firsthand.extraction.names.lexicon import outlet_name
from firsthand.model import Hop, Report

__all__ = ["append_hop", "carriers_of", "name_key"]

# Two letters fit too many names.
_FEWEST_LETTERS = 3


def carriers_of(report: Report) -> tuple[Hop, ...]:
    """The outlet that carries the report and those whose text it says it carries; never empty."""
    hops: list[Hop] = []
    if report.outlet:
        hops.append(Hop(name=outlet_name(report.outlet), kind="outlet"))
    for credit in report.credits:
        if credit.kind in ("republished_from", "agency"):
            append_hop(hops, Hop(name=outlet_name(credit.name), kind="outlet", span=credit.span))
    return tuple(hops) if hops else (Hop(name="", kind="outlet"),)


def append_hop(hops: list[Hop], hop: Hop) -> None:
    """Add a hop unless the same teller stands in the chain already."""
    key = name_key(hop.name)
    for other in hops:
        known = name_key(other.name)
        if known == key or (other.kind == "outlet" and known.endswith(f" {key}")):
            return
        if hop.kind == other.kind == "outlet" and (
            _is_short_for(hop.name, other.name)
            or _is_short_for(other.name, hop.name)
            or (hop.name.isupper() and known.startswith(f"{key} "))
        ):
            return  # "NPA" in the report of the Norland Press Agency, "VKBR" in that of VKBR 5
    hops.append(hop)


def _is_short_for(short: str, full: str) -> bool:
    """True for three letters and more that open the words of the other name."""
    words = full.replace("-", " ").split()
    if not (short.isupper() and short.isalpha() and len(short) >= _FEWEST_LETTERS):
        return False
    letters = ("".join(word[0] for word in kept) for kept in (words, [word for word in words if word[0].isupper()]))
    return short.lower() in {found.lower() for found in letters}


def name_key(name: str) -> str:
    """A name in small letters, without its article."""
    lowered = name.lower()
    return lowered[4:] if lowered.startswith("the ") else lowered
