"""The least number of people that a report gives."""

from __future__ import annotations

from typing import Literal

from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Casualty, Span, least_toll


def killed(
    start: int, low: int, *, added: bool = False, scope: Literal["incident", "cumulative"] = "incident"
) -> Casualty:
    return Casualty(
        outcome="killed", low=low, high=low, span=Span(start=start, end=start + 1), scope=scope, added=added
    )


def test_no_number_is_none_and_nobody_is_zero() -> None:
    assert least_toll([], "killed") is None
    assert least_toll([killed(0, 0)], "killed") == 0
    assert least_toll([killed(0, 3)], "injured") is None


def test_the_highest_of_the_whole_numbers_stands() -> None:
    assert least_toll([killed(0, 3), killed(5, 12), killed(9, 11)], "killed") == 12


def test_people_beside_those_before_come_on_top() -> None:
    assert least_toll([killed(0, 2), killed(5, 1, added=True)], "killed") == 3


def test_a_sum_told_after_its_parts_counts_them_once() -> None:
    assert least_toll([killed(0, 2), killed(5, 1, added=True), killed(9, 3)], "killed") == 3


def test_a_running_total_does_not_count() -> None:
    assert least_toll([killed(0, 90, scope="cumulative"), killed(5, 2)], "killed") == 2


@given(st.lists(st.tuples(st.integers(0, 50), st.booleans()), min_size=1, max_size=8))
def test_the_least_lies_between_the_highest_and_the_sum(told: list[tuple[int, bool]]) -> None:
    tolls = [killed(start, low, added=added) for start, (low, added) in enumerate(told)]
    least = least_toll(tolls, "killed")
    assert least is not None
    assert max(low for low, _ in told) <= least <= sum(low for low, _ in told)
