"""The scorer of time expressions, on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.timex import Counts, count, f1


def test_extent_and_value_count_apart() -> None:
    gold = [(0, 4, "2031"), (10, 20, "2031-05"), (30, 40, "P2W")]
    system = [(0, 4, "2031"), (8, 20, "2031-05"), (30, 40, "P3W"), (50, 54, "2030")]
    counts = count(gold, system)
    assert counts == Counts(gold=3, system=4, relaxed=3, strict=2, value=2)
    # Precision 3/4 and recall 3/3; value precision 2/4 and recall 2/3.
    assert f1(counts.relaxed, counts) == pytest.approx(6 / 7)
    assert f1(counts.value, counts) == pytest.approx(4 / 7)


def test_an_expression_matches_once() -> None:
    assert count([(0, 10, "2031")], [(0, 4, "2031"), (5, 10, "2031")]).relaxed == 1
    assert count([(0, 4, "2031"), (5, 10, "2031")], [(0, 10, "2031")]).relaxed == 1


def test_the_same_extent_goes_first() -> None:
    counts = count([(0, 10, "2030"), (5, 10, "2031")], [(5, 10, "2031")])
    assert (counts.strict, counts.value) == (1, 1)


def test_touching_is_no_overlap() -> None:
    assert count([(0, 4, "2031")], [(4, 8, "2031")]).relaxed == 0


def test_nothing_found_or_marked() -> None:
    assert f1(0, Counts()) == 0.0
    assert (Counts(gold=1) + Counts(gold=2, system=1)).gold == 3
