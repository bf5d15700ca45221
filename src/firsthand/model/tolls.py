"""The least number of people that one report gives for an incident, from all it says of them."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.model.extraction import Casualty, Outcome

__all__ = ["least_toll"]


def least_toll(casualties: Iterable[Casualty], outcome: Outcome) -> int | None:
    """The lower bound of one outcome of one incident in one report; None where the report gives no number of it.

    Every number that a report gives of the whole toll bounds it from below, so the highest of them stands. People told
    of beside those before (`added`: "another man died") come on top. Running totals of campaigns do not count. This is
    the rule by which casualty recorders write a minimum: vague words stand for their coded lower bound
    (data/numbers/words.toml).
    """
    told = [one for one in casualties if one.outcome == outcome and one.scope == "incident"]
    if not told:
        return None
    least = 0
    for one in sorted(told, key=lambda one: one.span.start):
        least = least + one.low if one.added else max(least, one.low)
    return least
