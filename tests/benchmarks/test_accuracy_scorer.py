"""Accuracy on hand-computed cases."""

from __future__ import annotations

import pytest
from benchmarks.scorers.accuracy import accuracies, accuracy


def test_accuracy_is_the_share_of_equal_pairs() -> None:
    assert accuracy([(1, 1), (2, 3), ("a", "a"), (None, None)]) == 0.75


def test_no_pair_is_no_accuracy() -> None:
    assert accuracy([]) == 0.0


def test_each_field_has_its_own_accuracy() -> None:
    gold = [{"killed": 3, "place": "Velm"}, {"killed": 0, "place": "Tarn"}]
    found = [{"killed": 3, "place": "Velm"}, {"killed": 1, "place": "Tarn"}]
    assert accuracies(gold, found, ("killed", "place")) == {"killed": 0.5, "place": 1.0}


def test_a_field_not_found_is_wrong_unless_the_gold_has_none() -> None:
    assert accuracies([{"date": "2031-05-14"}, {}], [{}, {}], ("date",)) == {"date": 0.5}


def test_documents_without_a_partner_are_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        accuracies([{"killed": 1}], [], ("killed",))
