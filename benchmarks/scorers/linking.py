"""Scores of linking: BCubed over reports, pairs of reports that depend on each other, counts of origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from benchmarks.scorers.counts import Counts

__all__ = ["BCubed", "Edge", "bcubed", "kinds_right", "matched", "pair_counts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BCubed:
    """Averages over the items of the share of an item's found (gold) companions that are its gold (found) ones."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def bcubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> BCubed:
    """BCubed (Bagga and Baldwin 1998) of two partitions of the same items. An item counts as its own companion.

    Raises `ValueError` where the items differ or there are none.
    """
    if not gold or gold.keys() != found.keys():
        raise ValueError("the two partitions must hold the same items")
    true, said = _members(gold), _members(found)
    precision = recall = 0.0
    for item, key in gold.items():
        ours, theirs = said[found[item]], true[key]
        both = len(ours & theirs)
        precision += both / len(ours)
        recall += both / len(theirs)
    return BCubed(precision=precision / len(gold), recall=recall / len(gold))


def _members(partition: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for item, key in partition.items():
        members[key].add(item)
    return members


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One report depends on another. how: reprint, edited_reprint, rewrite, translation, cites."""

    report: str
    source: str
    how: str
    directed: bool = True

    @property
    def pair(self) -> frozenset[str]:
        """The two reports, whichever came first."""
        return frozenset((self.report, self.source))


def pair_counts(gold: Iterable[Edge], found: Iterable[Edge]) -> Counts:
    """Pairs of reports, one of which depends on the other. A pair counts as right whichever way it points, unless both
    gold and found point and they point apart.

    Two reports that are not a labelled pair but go back to the same one through labelled pairs are kin: whether they
    are said to depend on each other counts neither for nor against.
    """
    true = {edge.pair: edge for edge in gold}
    said = {edge.pair: edge for edge in found}
    family = _families(true)
    right = sum(1 for pair, edge in said.items() if pair in true and not _apart(true[pair], edge))
    kin = sum(1 for pair in said if pair not in true and len({family.get(item, item) for item in pair}) == 1)
    return Counts(right=right, found=len(said) - kin, gold=len(true))


def kinds_right(gold: Iterable[Edge], found: Iterable[Edge]) -> Counts:
    """Of the pairs that are labelled and were found: how many have the right kind (`right` of `gold`)."""
    true = {edge.pair: edge.how for edge in gold}
    both = [(true[edge.pair], edge.how) for edge in found if edge.pair in true]
    return Counts(right=sum(1 for one, other in both if one == other), found=len(both), gold=len(both))


def _apart(one: Edge, other: Edge) -> bool:
    return one.directed and other.directed and one.source != other.source


def _families(pairs: Iterable[frozenset[str]]) -> dict[str, str]:
    root: dict[str, str] = {}

    def find(item: str) -> str:
        while root.setdefault(item, item) != item:
            item = root[item]
        return item

    for pair in pairs:
        one, other = sorted(pair)
        root[find(other)] = find(one)
    return {item: find(item) for item in list(root)}


def matched(gold: Mapping[str, frozenset[str]], found: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """The found cluster for each gold one, by the best Jaccard overlap of their reports, one to one, best first."""
    ranked = sorted(
        (
            (-len(reports & others) / len(reports | others), name, other)
            for name, reports in gold.items()
            for other, others in found.items()
            if reports & others
        ),
    )
    taken: dict[str, str] = {}
    for _, name, other in ranked:
        if name not in taken and other not in taken.values():
            taken[name] = other
    return taken
