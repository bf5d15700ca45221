"""The scorer of toponyms, on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.counts import Counts
from benchmarks.scorers.toponyms import Toponym, ToponymCounts, count, kilometres, pair


def at(start: int, end: int, latitude: float | None = None, longitude: float | None = None) -> Toponym:
    return Toponym(start=start, end=end, latitude=latitude, longitude=longitude)


def test_a_degree_of_the_meridian() -> None:
    assert kilometres(10, 20, 11, 20) == pytest.approx(111.19, abs=0.01)
    assert kilometres(0, 179.5, 0, -179.5) == pytest.approx(111.19, abs=0.01)
    assert kilometres(90, 0, -90, 0) == pytest.approx(20015.09, abs=0.01)


def test_near_far_unplaced_and_missed() -> None:
    gold = [at(0, 4, 10, 10), at(10, 14, 10, 10), at(20, 24, 10, 10), at(30, 34, 10, 10), at(40, 44)]
    found = [at(0, 4, 11.4, 10), at(10, 14, 11.5, 10), at(20, 24), at(50, 54, 0, 0)]
    # 1.4 degrees are 155.7 km, 1.5 are 166.8; the place without a point is no gold.
    counts = count(gold, found)
    assert counts == ToponymCounts(names=Counts(right=3, found=4, gold=4), located=1)
    assert counts.recall_within == pytest.approx(1 / 4)
    assert counts.accuracy_within == pytest.approx(1 / 3)


def test_a_name_matches_once_and_the_same_extent_first() -> None:
    assert pair([at(0, 10)], [at(0, 4), at(0, 10)]) == [(0, 1)]
    assert pair([at(0, 4), at(5, 10)], [at(0, 10)]) == [(1, 0)]
    assert pair([at(0, 4)], [at(4, 8)]) == []


def test_nothing_found_or_marked() -> None:
    assert ToponymCounts().recall_within == 0.0
    assert count([at(0, 3)], [at(0, 3, 1, 1)]).names == Counts(found=1)
    total = count([at(0, 3, 1, 1)], []) + count([at(0, 3, 1, 1)], [at(0, 3, 1, 1)])
    assert total == ToponymCounts(names=Counts(right=1, found=1, gold=2), located=1)
