"""Dates as sorting keys."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.ledger.order import NO_DATE, earliest


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("2031-05-17", "2031-05-17"),
        ("2031-05", "2031-05-01"),
        ("2031", "2031-01-01"),
        ("2031-05~", "2031-05-01"),
        ("2031-05-17?", "2031-05-17"),
        ("2031-22", "2031-06-01"),
        ("203X", "2030-01-01"),
        ("2031-XX-17", "2031-01-17"),
        ("2031-05-11/2031-05-17", "2031-05-11"),
        ("../2031-05-17", "2031-05-17"),
        ("2031-05-17/..", "2031-05-17"),
        ("2031-05-17T10:00:00+02:00", "2031-05-17T08:00:00"),
        ("2031-05-17T01:00:00+02:00", "2031-05-16T23:00:00"),
        ("2031-05-17T08:15:00Z", "2031-05-17T08:15:00"),
        ("2031-05-17T99:00:00Z", "2031-05-17"),
        ("Friday", NO_DATE),
        ("", NO_DATE),
        (None, NO_DATE),
    ],
)
def test_the_earliest_moment_of_a_value(value: str | None, key: str) -> None:
    assert earliest(value) == key


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_keys_sort_as_days_do(one: date, two: date) -> None:
    assert (earliest(one.isoformat()) < earliest(two.isoformat())) == (one < two)
    assert earliest(one.isoformat()) < NO_DATE


@given(st.text(max_size=30))
def test_any_text_has_a_key(value: str) -> None:
    assert earliest(value)
