from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.linking.profiles.dates import date_words, days_between, days_of


def ordinals(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-05-09", "2031-05-09", "2031-05-09"),
        ("2031-05-09T08:15:00Z", "2031-05-09", "2031-05-09"),
        ("2031-05", "2031-05-01", "2031-05-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("2031-XX", "2031-01-01", "2031-12-31"),
        ("2031-05-XX", "2031-05-01", "2031-05-31"),
        ("2031-05-05/2031-05-11", "2031-05-05", "2031-05-11"),
        ("2031-22", "2031-06-01", "2031-09-30"),
        ("2031-05-09~", "2031-05-08", "2031-05-10"),
        ("2031-05-09?", "2031-05-09", "2031-05-09"),
        ("[2031-05-09,2031-05-11]", "2031-05-09", "2031-05-11"),
        ("../2031-05-09", "0001-01-01", "2031-05-09"),
    ],
)
def test_values_cover_their_days(value: str, first: str, last: str) -> None:
    assert days_of(value) == ordinals(first, last)


@pytest.mark.parametrize("value", [None, "", "Friday", "2031-13", "2031-02-30", "../..", "-0044-03-15", "0000"])
def test_what_says_nothing_gives_nothing(value: str | None) -> None:
    assert days_of(value) is None


@given(st.dates(), st.dates())
def test_an_interval_covers_both_its_days(one: date, two: date) -> None:
    first, last = sorted((one, two))
    days = days_of(f"{first.isoformat()}/{last.isoformat()}")
    assert days == (first.toordinal(), last.toordinal())
    assert days_between(days, days) <= 0


def test_days_between_counts_from_end_to_start() -> None:
    assert days_between(ordinals("2031-05-01", "2031-05-03"), ordinals("2031-05-05", "2031-05-09")) == 2
    assert days_between(ordinals("2031-05-05", "2031-05-09"), ordinals("2031-05-01", "2031-05-03")) == 2
    assert days_between(ordinals("2031-05-01", "2031-05-03"), ordinals("2031-05-03", "2031-05-03")) == 0


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-09", "9 May 2031"),
        ("2031-05-09T08:15:00Z", "9 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-21", "spring 2031"),
        ("2031-05-05/2031-05-11", "5–11 May 2031"),
        ("2031-04-28/2031-05-04", "April–May 2031"),
        ("2030/2031", "2030–2031"),
        ("203X", "2030–2039"),
        ("../2031-05-09", ""),
        ("Friday", ""),
    ],
)
def test_words_for_titles(value: str, words: str) -> None:
    assert date_words(value) == words
