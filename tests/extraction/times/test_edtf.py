"""Dates as EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.extraction.times.edtf import (
    Moment,
    day_moment,
    easter,
    interval,
    is_edtf,
    moment_of,
    shift_months,
    week_of,
)


@given(st.dates())
def test_days_round_trip(day: date) -> None:
    text = day_moment(day).edtf()
    assert text == day.isoformat()
    assert moment_of(text) == day_moment(day)
    assert is_edtf(text)


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 1, 1)))
def test_a_week_holds_its_day(day: date) -> None:
    monday, sunday = week_of(day)
    assert monday <= day <= sunday
    assert (monday.isoweekday(), sunday.isoweekday()) == (1, 7)
    assert is_edtf(interval(monday, sunday))


@given(st.integers(-400, 3000), st.integers(1, 12), st.integers(-500, 500))
def test_months_shift_and_come_back(year: int, month: int, months: int) -> None:
    there = shift_months(Moment(year, month), months)
    assert shift_months(there, -months) == Moment(year, month)


def test_years_before_christ_are_astronomical() -> None:
    assert Moment(-489).edtf() == "-0489"
    assert Moment(-478, 8).edtf() == "-0478-08"


@pytest.mark.parametrize(("year", "month", "day"), [(2031, 2, 29), (2031, 13, 1), (2031, 4, 31), (2031, 4, 0)])
def test_days_that_do_not_exist(year: int, month: int, day: int) -> None:
    assert not Moment(year, month, day).exists()
    assert Moment(year, month, day).date() is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2031-05-14T08:15:00Z", Moment(2031, 5, 14)),
        ("2031-05", Moment(2031, 5)),
        ("2031", Moment(2031)),
        ("2031-02-30", None),
        ("20310514", None),
        ("", None),
        (None, None),
    ],
)
def test_moment_of_a_publication_date(text: str | None, moment: Moment | None) -> None:
    assert moment_of(text) == moment


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "2024-03-31"), (2025, "2025-04-20"), (2030, "2030-04-21"), (2031, "2031-04-13")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    "text",
    [
        "2031-05-14T03:15:00Z",
        "2031-05-14T03:15:00+02:00",
        "2030-22",
        "199X",
        "18XX",
        "2031-05-12/2031-05-18",
        "../2031",
        "2031~",
    ],
)
def test_forms_that_are_written(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize("text", ["2031-5-14", "31-05-14", "2031-W20", "2031-13", "P2W", "", "2031-05-14T03:15"])
def test_forms_that_are_not(text: str) -> None:
    assert not is_edtf(text)
