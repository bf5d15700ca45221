"""Numbers of people that cannot both hold: counts of the same people, of which neither is an update or a part of the
other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from firsthand.linking.profiles.values import Value
from firsthand.linking.readings.sides import Side, are_rivals, are_shared
from firsthand.model import ConflictKind

__all__ = ["died_since", "is_part", "number_conflicts"]

_CREW = "crew"
_SHRINKING = frozenset({"missing"})
# Smaller numbers are no telling totals.
_TOTAL_FROM = 10
# Of two counts in one report by two who speak, the lower is a part of the higher where it is less than a fifth of it.
_COMPARABLE = 5
# A number so many times another, and so large, is a sum over more than one happening, unless somebody sets the two
# against each other: "4 were killed", "104 since September".
_SUM_TIMES, _SUM_FROM = 20, 50
# Groups that name a part of a toll by what was told of it before.
_PARTS = frozenset({"more", "wounded", "injured", "missing", "hostages", "survivors", "victims", "dead"})
# Groups by which a report may name all who were there.
_ALL_OF_THEM = frozenset({"miners", "workers", "passengers", "crew", "prisoners", "migrants", "students"})


def number_conflicts(field: str, one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    left, right = one.sample, two.sample
    if not _comparable_groups(left, right):
        return
    if left.scope != right.scope:
        if (left.low, left.high) == (right.low, right.high) and _is_total(left) and not are_shared(one, two):
            total, own = (one, two) if left.scope == "cumulative" else (two, one)
            words = f"{total.text} {field} is told as a running total and as the toll of this incident"
            yield "scope_mismatch", total, own, words
        return
    if left.scope == "cumulative" or one.aside or two.aside or not _apart(one, two):
        return
    contrasted = right.key in one.against
    if not contrasted and (_told_together(one, two) or _is_share(one, two) or _is_sum(one, two) or _is_none(one, two)):
        return
    update = None if contrasted else _update(field, one, two) or _growth(field, one, two)
    if update is not None:
        earlier, later = update
        words = f"the number went from {earlier.text} to {later.text} in later reports"
        if _update(field, one, two) is not None:
            words = f"the same source changed the number from {earlier.text} to {later.text}"
        yield "superseded", earlier, later, words
    else:
        yield "number", one, two, f"{one.text} and {two.text} {field} cannot both hold"


def _apart(one: Side, two: Side) -> bool:
    """True where the two numbers cannot count the same people. What may be a part is a least number of the whole."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    least = low.part or (low.kind and not high.kind)
    return not least and _exclude(low.sample, high.sample)


def _is_share(one: Side, two: Side) -> bool:
    """True where a report that gives one number tells the rest of the other beside it ("four seriously, eight others"),
    or one that gives the higher tells the lower in the same breath, and as nobody's count."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    few, many = low.sample.low or 0, high.sample.low or 0
    if not few:
        return False
    if any(many - few in near for report, near in low.near.items() if report not in high.published):
        return True
    return any(few in here for report, here in high.here.items() if report not in low.published)


def _is_sum(one: Side, two: Side) -> bool:
    """True where the one number is of another order than the other."""
    low, high = sorted((one.sample.low or 0, two.sample.low or 0))
    return low > 0 and high >= _SUM_FROM and high > low * _SUM_TIMES


def _is_none(one: Side, two: Side) -> bool:
    """True where none were counted of whom nobody counts some: "no soldier died", beside six others. That none were at
    all is said of a group that others count, or denies that it happened, which is a conflict of its own."""
    none, some = (one, two) if not one.sample.low else (two, one)
    if none.sample.low or none.sample.high != 0:
        return False
    return not (none.sample.group and none.sample.group == some.sample.group) and are_shared(one, two)


def died_since(one: Side, two: Side, dead: Mapping[str, int]) -> bool:
    """True where the lower number of injured lacks no more people than its reports count dead."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    gap = (high.sample.low or 0) - (low.sample.low or 0)
    return all(0 < gap <= dead.get(report, 0) for report in low.published)


def _is_total(value: Value) -> bool:
    """A small number may be a running total and this incident's toll by chance."""
    return (value.low or 0) >= _TOTAL_FROM


def _exclude(left: Value, right: Value) -> bool:
    low, high = _bounds(left)
    other_low, other_high = _bounds(right)
    return (high is not None and high < other_low) or (other_high is not None and other_high < low)


def _bounds(value: Value) -> tuple[int, int | None]:
    low, high = value.low or 0, value.high
    if not value.approximate:
        return low, high
    return low - low // 6, None if high is None else high + max(1, high // 6)


def _update(field: str, one: Side, two: Side) -> tuple[Side, Side] | None:
    """(earlier, later) where a source that both have in common gave the lower number first and the higher later; of the
    missing, who are found, the other way round too."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    for first, last in ((low, high), (high, low)) if field in _SHRINKING else ((low, high),):
        before = [first.published[report] for report, found in first.origins.items() if found & last.all_origins]
        after = [last.published[report] for report, found in last.origins.items() if found & first.all_origins]
        if before and after and all(before) and all(after) and max(before) < max(after) and min(before) < min(after):
            return first, last
    return None


def _growth(field: str, one: Side, two: Side) -> tuple[Side, Side] | None:
    """(earlier, later) where the lower number was told days before the higher one and nobody counted it anew since: the
    dead, the hurt and the held of one happening are found one after the other, whoever counts them. The missing are
    found, or missed, either way. A ship's company does not grow."""
    if one.sample.group == two.sample.group == _CREW:
        return None
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    if any(are_rivals(one, two, report) for report in one.published.keys() & two.published.keys()):
        return None
    for first, last in ((low, high), (high, low)) if field in _SHRINKING else ((low, high),):
        before, after = list(first.published.values()), list(last.published.values())
        if all(before) and all(after) and min(before)[:10] < min(after)[:10] and not _anew(first, min(after)[:10]):
            return first, last
    return None


def _anew(side: Side, day: str) -> bool:
    """True where the number is told on the day or later by somebody who had not told it before, or by nobody named."""
    known = {origin for report, found in side.origins.items() if side.published[report][:10] < day for origin in found}
    return any(
        not found or not found <= known for report, found in side.origins.items() if side.published[report][:10] >= day
    )


def _comparable_groups(left: Value, right: Value) -> bool:
    """True for two counts of the same people. A part of them says nothing against the whole, unless it is larger."""
    if left.group == right.group:
        return True
    if (left.group and right.group) or {left.group, right.group} & _PARTS:
        return False
    part, whole = (left, right) if left.group else (right, left)
    return part.group in _ALL_OF_THEM and whole.high is not None and (part.low or 0) > whole.high


def _told_together(one: Side, two: Side) -> bool:
    """True where whoever gives one of the numbers gives the other too, and has them from no two rival sources."""
    few, many = sorted((one, two), key=lambda side: len(side.origins))
    for report, found in few.origins.items():
        if report not in many.origins:
            return False
        rivals = (found - few.untraced, many.origins[report] - many.untraced)
        if all(rivals) and rivals[0].isdisjoint(rivals[1]):
            return False
    return True


def _rank(value: Value) -> tuple[int, int]:
    return value.low or 0, value.high if value.high is not None else 10**9


def is_part(side: Side, sides: Sequence[Side]) -> bool:
    """True for a number of which every report that gives it also gives a larger one, and not from a rival who counts
    the same people: some of the dead told apart from all, in words that were not understood as a group."""
    low = side.sample.low
    if not low or side.sample.scope != "incident":
        return False  # none at all is no part of some
    larger = [
        other
        for other in sides
        if other.sample.scope == "incident"
        and _rank(other.sample) > _rank(side.sample)
        and _exclude(side.sample, other.sample)
    ]

    def within(other: Side, report: str) -> bool:
        if report not in other.published:
            return False
        far = 0 < low * _COMPARABLE < (other.sample.low or 0)
        return far or not are_rivals(side, other, report)

    return all(any(within(other, report) for other in larger) for report in side.published)
