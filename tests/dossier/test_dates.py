"""EDTF values as words and as days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.dossier.dates import DayRange, date_words, day_range


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-14", "14 May 2031"),
        ("2031-05-14T06:40:00Z", "14 May 2031, 06:40"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-05/2031-05-11", "5–11 May 2031"),
        ("2031-04-28/2031-05-04", "28 April – 4 May 2031"),
        ("2030-12-29/2031-01-04", "29 December 2030 – 4 January 2031"),
        ("2031-03/2031-05", "March 2031 – May 2031"),
        ("2031-24", "winter 2031"),
        ("203X", "2030s"),
        ("2031-05~", "about May 2031"),
        ("2031?", "perhaps 2031"),
        ("2031-05-XX", "May 2031"),
        ("2031-05/..", "since May 2031"),
        ("../2031-05", "until May 2031"),
        ("Friday", "Friday"),
        ("2031-13-40", "2031-13-40"),
        ("", ""),
        (None, ""),
    ],
)
def test_words(value: str | None, words: str) -> None:
    assert date_words(value) == words


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-05-14", (2031, 5, 14), (2031, 5, 14)),
        ("2028-02", (2028, 2, 1), (2028, 2, 29)),
        ("2031", (2031, 1, 1), (2031, 12, 31)),
        ("2031-05-05/2031-05-11", (2031, 5, 5), (2031, 5, 11)),
        ("2031-24", (2031, 12, 1), (2032, 2, 29)),
        ("203X", (2030, 1, 1), (2039, 12, 31)),
        ("2031-05/..", (2031, 5, 1), (2031, 5, 31)),
    ],
)
def test_days(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert day_range(value) == DayRange(first=date(*first), last=date(*last))


@pytest.mark.parametrize(
    "value", ["Friday", "2031-02-30", "2031-05-11/2031-05-05", "/", "..", "2031-05-05/then", "9999-24"]
)
def test_what_is_no_date_has_no_days(value: str) -> None:
    assert day_range(value) is None


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_is_one_day(day: date) -> None:
    found = day_range(day.isoformat())
    assert found is not None
    assert (found.first, found.last, found.days) == (day, day, 1)


@given(st.text(max_size=30))
def test_no_text_breaks_it(value: str) -> None:
    day_range(value)
    date_words(value)
