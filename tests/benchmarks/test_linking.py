"""Scores of linking on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.linking import Edge, bcubed, kinds_right, matched, pair_counts


def test_bcubed_of_a_split_and_a_joined_cluster() -> None:
    gold = {"a": 1, "b": 1, "c": 1, "d": 2}
    found = {"a": "x", "b": "x", "c": "y", "d": "y"}
    score = bcubed(gold, found)
    # Precision: a 2/2, b 2/2, c 1/2, d 1/2. Recall: a 2/3, b 2/3, c 1/3, d 1/1.
    assert score.precision == pytest.approx(3 / 4)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_bcubed_needs_the_same_items() -> None:
    with pytest.raises(ValueError, match="same items"):
        bcubed({"a": 1}, {"b": 1})


def test_pairs_count_whichever_way_they_point_unless_both_point_apart() -> None:
    gold = [Edge(report="2", source="1", how="reprint"), Edge(report="3", source="1", how="rewrite", directed=False)]
    found = [
        Edge(report="1", source="2", how="reprint"),  # points the wrong way
        Edge(report="1", source="3", how="reprint"),  # the gold does not point
        Edge(report="3", source="2", how="rewrite"),  # kin: both go back to 1
        Edge(report="9", source="8", how="cites"),  # wrong
    ]
    counts = pair_counts(gold, found)
    assert (counts.right, counts.found, counts.gold) == (1, 3, 2)
    kinds = kinds_right(gold, found)
    assert (kinds.right, kinds.gold) == (1, 2)


def test_clusters_are_matched_one_to_one_by_overlap() -> None:
    gold = {"fire": frozenset("abc"), "flood": frozenset("cd")}
    found = {"x": frozenset("abcd"), "y": frozenset("d")}
    assert matched(gold, found) == {"fire": "x", "flood": "y"}
