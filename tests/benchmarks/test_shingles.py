"""The shingle score on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.shingles import shingle_score


def test_the_same_words_score_one_whatever_stands_between_them() -> None:
    score = shingle_score([("One two, three four five.", "one"), ("a b c d", "a  b\nc d!")])
    # First page: the one-word prediction is one short run that is not among the gold's two.
    assert score.precision == pytest.approx((0 + 1) / 2)
    assert score.recall == pytest.approx((0 + 1) / 2)


def test_averages_are_taken_page_by_page() -> None:
    # Gold: abcd bcde (2 runs); predicted: abcd bcde cdef defg (4 runs): P 1/2, R 1. Second page: P 1, R 1/3.
    score = shingle_score([("a b c d e", "a b c d e f g"), ("a b c d e f", "a b c d")])
    assert score.precision == pytest.approx((1 / 2 + 1) / 2)
    assert score.recall == pytest.approx((1 + 1 / 3) / 2)
    assert score.f1 == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))


def test_an_empty_prediction_counts_in_recall_only() -> None:
    score = shingle_score([("a b c d", ""), ("a b c d", "a b c d")])
    assert (score.precision, score.recall) == (1.0, 0.5)


def test_repeats_count() -> None:
    score = shingle_score([("a b c d", "a b c d x a b c d")])
    assert score.precision == pytest.approx(1 / 6)


def test_no_page_is_an_error() -> None:
    with pytest.raises(ValueError, match="no page"):
        shingle_score([])
