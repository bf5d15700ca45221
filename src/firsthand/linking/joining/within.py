"""One report that tells of one happening more than once: which of its mentions may be the same.

Extraction joins what a report's grammar joins; a headline and a paragraph far below it often stay two mentions. Another
report can bring them together, by telling what both tell; they stay apart where the report itself holds them apart.
"""

from __future__ import annotations

from firsthand.linking.joining.matching import contradiction, is_proper_name, kin_modes, same_people
from firsthand.linking.profiles.profile import Facts

__all__ = ["told_twice"]


def told_twice(left: Facts, right: Facts) -> bool:
    """Whether two mentions of one report may be of one happening.

    They are of one family, and stand beside the same person or nothing tells them apart: neither date nor place, nor a
    kind of deed, a name of what was hit, a number of dead, nor a word such as "another" before one of them.
    """
    if left.family != right.family or left.irrealis != right.irrealis:
        return False
    return same_people(left, right) or not (
        left.another
        or right.another
        or contradiction(left, right)
        or _deeds_part(left, right)
        or _names_part(left, right)
        or _dead_part(left, right)
    )


def _deeds_part(left: Facts, right: Facts) -> bool:
    one, two = left.mention.mode, right.mention.mode
    return one is not None and two is not None and one != two and not kin_modes(one, two)


def _names_part(left: Facts, right: Facts) -> bool:
    """Two ships of different names, two victims of different names."""
    ones = {key for key, name in left.targets.items() if is_proper_name(name)}
    twos = {key for key, name in right.targets.items() if is_proper_name(name)}
    return bool(ones and twos) and not (
        {word for key in ones for word in key.split()} & {word for key in twos for word in key.split()}
    )


def _dead_part(left: Facts, right: Facts) -> bool:
    ones = [toll for toll in left.tolls if toll[0] == "killed"]
    twos = [toll for toll in right.tolls if toll[0] == "killed"]
    return bool(ones and twos) and not any(_overlap(one[1:3], two[1:3]) for one in ones for two in twos)


def _overlap(one: tuple[int, int | None], two: tuple[int, int | None]) -> bool:
    (low, high), (other_low, other_high) = one, two
    return (high is None or other_low <= high) and (other_high is None or low <= other_high)
