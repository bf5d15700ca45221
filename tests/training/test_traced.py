from __future__ import annotations

import pytest
from training.traced import Traced, features_of, replaced, traced

from firsthand.model import Reason

TABLE = {"bias": -3.0, "date": {"same_day": 2.0, "near_days": 9}, "steps": [[1, 0.5], [7, -0.5]], "kin": 0.0}


def test_a_score_of_traced_weights_tells_how_often_each_counts() -> None:
    weights = traced(TABLE)
    sums = [
        weights["date"]["same_day"],
        weights["steps"][0][1] * 3 + weights["steps"][1][1] / 2,
        round(min(4.0, 2.5 * weights["date"]["same_day"]), 4),
    ]
    found = features_of(Reason(feature="date", left="", right="", weight=weight) for weight in sums)
    # The cap of 4.0 was reached, so the last one counts for nothing that can be learnt.
    assert found == pytest.approx({"date.same_day": 1.0, "steps.0.1": 3.0, "steps.1.1": 0.5})
    assert sum(sums) == pytest.approx(2.0 + 1.25 + 4.0)


def test_whole_numbers_stay_limits_and_a_weight_of_nothing_is_traced_all_the_same() -> None:
    weights = traced(TABLE)
    assert weights["date"]["near_days"] == 9
    assert not isinstance(weights["date"]["near_days"], Traced)
    assert weights["kin"]
    assert float(weights["kin"]) == pytest.approx(0.0, abs=1e-6)


def test_other_values_take_their_places() -> None:
    changed = replaced(TABLE, {"date.same_day": 1.0, "steps.1.1": -2.0})
    assert changed == TABLE | {"date": {"same_day": 1.0, "near_days": 9}, "steps": [[1, 0.5], [7, -2.0]]}
    assert TABLE["date"] == {"same_day": 2.0, "near_days": 9}
