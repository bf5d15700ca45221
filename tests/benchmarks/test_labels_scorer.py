"""F1 of labels, on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.labels import f1_of, macro_f1

PAIRS = [("certain", "certain"), ("certain", "certain"), ("certain", "possible"), ("possible", "possible")]


def test_f1_of_a_label() -> None:
    # certain: precision 2/2, recall 2/3. possible: precision 1/2, recall 1/1.
    assert f1_of(PAIRS, "certain") == pytest.approx(4 / 5)
    assert f1_of(PAIRS, "possible") == pytest.approx(2 / 3)
    assert f1_of(PAIRS, "probable") == 0.0


def test_macro_f1_is_over_the_labels_of_the_gold() -> None:
    assert macro_f1(PAIRS) == pytest.approx((4 / 5 + 2 / 3) / 2)
    assert macro_f1([("certain", "probable")]) == 0.0
    assert macro_f1([]) == 0.0
