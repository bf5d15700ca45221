"""Number words and figures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.extraction.numbers.numerals import read_figure, read_ordinal, read_words
from tests.extraction.spelled import spelled


@given(st.integers(min_value=0, max_value=1_000_000), st.booleans())
def test_numbers_in_words_round_trip(number: int, british: bool) -> None:
    words = spelled(number, british=british).replace("-", " ").split()
    assert read_words(words) == number


@given(st.integers(min_value=0, max_value=10**9))
def test_figures_round_trip(number: int) -> None:
    assert read_figure(f"{number:,}") == number
    assert read_figure(str(number)) == number


@pytest.mark.parametrize(
    "words",
    [
        "two three",
        "twenty ten",
        "hundred",
        "one hundred hundred",
        "and five",
        "five and",
        "thousand million",
        "a",
        "zero five",
        "",
    ],
)
def test_what_is_no_number_is_none(words: str) -> None:
    assert read_words(words.split()) is None


def test_a_may_stand_for_one_before_a_scale() -> None:
    assert read_words(["a", "hundred"]) == 100
    assert read_words(["a", "thousand", "and", "five"]) == 1005


def test_decimals_and_odd_commas() -> None:
    assert read_figure("1.25") == Fraction(5, 4)
    assert read_figure("1,20") is None
    assert read_figure("12a") is None


@pytest.mark.parametrize(
    ("word", "value"), [("third", 3), ("21st", 21), ("thirtieth", 30), ("three", None), ("3", None)]
)
def test_ordinals(word: str, value: int | None) -> None:
    assert read_ordinal(word) == value
