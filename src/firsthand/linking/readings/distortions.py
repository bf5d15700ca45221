"""Tolls that a rewriter distorted: the wounded or the missing of the text it was made from, counted as dead.

Paraphrasers shorten "68 dead and 47 injured" to "68 and 47 others dead". The number stands against that of the text
itself, whatever other reports say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.linking.derivations.descent import Descent
from firsthand.linking.profiles.profile import Profile, report_name
from firsthand.linking.profiles.values import Value
from firsthand.model import Conflict

__all__ = ["distorted_toll"]

_OTHERS = ("injured", "missing")


def distorted_toll(values: Sequence[Value], profiles: Mapping[str, Profile], descent: Descent) -> Conflict | None:
    """The conflict of a number of dead with the text that its report was made from; None where there is none.

    values: all values of the incident's mentions.
    """
    counted: dict[str, list[Value]] = {}
    for value in values:
        if value.scope == "incident" and value.low and value.field in ("killed", *_OTHERS):
            counted.setdefault(value.report, []).append(value)
    found = [
        pair
        for report in sorted(counted)
        for pair in _distorted(counted[report], _earlier(report, counted, profiles, descent))
    ]
    if not found:
        return None
    sides: dict[str, None] = {}
    reasons: dict[str, None] = {}
    for value, other in found:
        by, of = (report_name(profiles[one.report].report) for one in (value, other))
        told = f"{other.text} {other.field}"
        sides.update(dict.fromkeys((value.text, told)))
        reasons[f"{by} counts among the dead the {told} of the text that it was made from, {of}"] = None
    return Conflict(kind="number", sides=tuple(sides), reason="; ".join(reasons))


def _distorted(mine: Sequence[Value], theirs: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    dead = {value.low for value in theirs if value.field == "killed"}
    for value in mine:
        if value.field != "killed" or value.low in dead:
            continue
        for other in theirs:
            if other.field in _OTHERS and value.low in _sums(other.low or 0, dead):
                if not any(one.field == other.field and one.low == other.low for one in mine):
                    yield value, other
                break


def _sums(number: int, dead: set[int | None]) -> set[int]:
    """The number itself, and together with a number of dead. A small one is met by chance."""
    return {number, *(number + one for one in dead if one)} if number > 1 else set()


def _earlier(
    report: str, counted: Mapping[str, list[Value]], profiles: Mapping[str, Profile], descent: Descent
) -> list[Value]:
    """The counts of the reports of the same text that came out before."""
    mine = profiles[report].report.published or "9999"
    return [
        value
        for other in descent.members(report)
        if other != report and (profiles[other].report.published or "9999") < mine
        for value in counted.get(other, ())
    ]
