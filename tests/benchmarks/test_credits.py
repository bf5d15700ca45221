"""Credits counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.credits import credit_counts, same_body


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("AP", "The Associated Press", True),
        ("UPI.", "United Press International", True),
        ("veldria-courier", "Veldria Courier", True),
        ("AP", "AFP", False),
    ],
)
def test_names_of_one_body(one: str, other: str, same: bool) -> None:
    assert same_body(one, other) is same


def test_wrong_missing_and_spurious_credits() -> None:
    counts = credit_counts([("AP", "Associated Press"), ("UPI", None), (None, "AFP"), ("AFP", "AP"), (None, None)])
    assert (counts.right, counts.found, counts.gold) == (1, 3, 3)
    assert counts.f1 == pytest.approx(1 / 3)
    assert (counts + counts).gold == 6
