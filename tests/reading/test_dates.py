from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.dates import (
    Stamp,
    day_in_url,
    day_of,
    edtf,
    edtf_of_timestamp,
    in_local_time,
    is_date_line,
    is_edtf_date,
    stamp_of,
)


@pytest.mark.parametrize(
    ("line", "published", "updated"),
    [
        ("Published 3 May 2031, 14:05 GMT", "2031-05-03T14:05:00Z", None),
        (
            "Published 3 May 2031, 14:05 GMT | Updated 4 May 2031, 9:00 GMT",
            "2031-05-03T14:05:00Z",
            "2031-05-04T09:00:00Z",
        ),
        ("Updated 2:05 PM EDT, May 3, 2031", None, "2031-05-03T14:05:00-04:00"),
        ("Monday, May 3, 2031 at 2:05 p.m. ET", "2031-05-03T14:05:00", None),
        ("May 3rd, 2031", "2031-05-03", None),
        ("First published on Sat 3 May 2031 14.05 BST", "2031-05-03T14:05:00+01:00", None),
        ("Last updated: 13/05/2031", None, "2031-05-13"),
        ("2031-05-03 10:00", "2031-05-03T10:00:00", None),
        ("Published May 2031", "2031-05", None),
        ("12:30 am, 3 May 2031", "2031-05-03T00:30:00", None),
        ("Posted: 3-May-2031 • 4 min read", "2031-05-03", None),
    ],
)
def test_date_lines(line: str, published: str | None, updated: str | None) -> None:
    assert stamp_of(line) == Stamp(published=published, updated=updated)


@pytest.mark.parametrize(
    "line",
    [
        "On May 3, 2031 the army said that it had left the port.",
        "Last updated: 03/05/2031",  # the third of May or the fifth of March: not to be known
        "May 2031",
        "May 3",
        "31 June 2031",
        "The storm of 2031",
        "12 people were killed",
        "",
    ],
)
def test_lines_that_date_nothing(line: str) -> None:
    assert stamp_of(line) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2031-05-03T14:05:00.123Z", "2031-05-03T14:05:00Z"),
        ("2031-05-03T14:05+0200", "2031-05-03T14:05:00+02:00"),
        ("2031-05-03T14:05:09+00:00", "2031-05-03T14:05:09Z"),
        ("2031-05-03 14:05:00", "2031-05-03T14:05:00"),
        ("Sat, 03 May 2031 14:05:00 GMT", "2031-05-03T14:05:00Z"),
        ("20310503", "2031-05-03"),
        ("2031-05", "2031-05"),
        ("May 3, 2031", "2031-05-03"),
        ("2031-13-01", None),
        ("0000-00-00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_written_for_machines(written: str, value: str | None) -> None:
    assert edtf(written) == value


def test_two_clocks_of_one_moment() -> None:
    assert edtf_of_timestamp("2031-05-03T01:05:00", "2031-05-02T23:05:00") == "2031-05-03T01:05:00+02:00"
    assert edtf_of_timestamp("2031-05-03T01:05:00", "2031-05-03T01:05:00") == "2031-05-03T01:05:00Z"
    assert edtf_of_timestamp(None, "2031-05-03T01:05:00") == "2031-05-03T01:05:00Z"
    assert edtf_of_timestamp("2031-05-03T01:05:00", None) == "2031-05-03T01:05:00"
    assert edtf_of_timestamp("", "0000-00-00T00:00:00") is None


def test_a_moment_in_the_local_time_that_the_page_shows() -> None:
    assert in_local_time("2031-05-03T06:05:25Z", "2031-05-02T23:05:00") == "2031-05-02T23:05:25-07:00"
    assert in_local_time("2031-05-03T06:05:25Z", "2031-05-03T11:35:00") == "2031-05-03T11:35:25+05:30"
    for shown in (None, "2031-05-03", "2031-05-03T06:12:00", "2031-05-05T06:05:00", "2031-05-03T06:05:00Z"):
        assert in_local_time("2031-05-03T06:05:25Z", shown) == "2031-05-03T06:05:25Z"
    assert in_local_time("2031-05-03", "2031-05-02T23:05:00") == "2031-05-03"


def test_the_day_in_an_address() -> None:
    assert day_in_url("https://courier.example/world/2031/05/03/boats") == "2031-05-03"
    assert day_in_url("https://courier.example/2031/may/3/boats") == "2031-05-03"
    assert day_in_url("https://courier.example/2031-05-03/boats") == "2031-05-03"
    for url in (
        None,
        "https://courier.example/2031/05/boats",
        "https://courier.example/2031/13/03/x",
        "https://a.example/1/2",
    ):
        assert day_in_url(url) is None


@given(st.dates(min_value=date(1901, 1, 1), max_value=date(2900, 1, 1)))
def test_a_day_reads_as_itself(day: date) -> None:
    assert edtf(day.isoformat()) == day.isoformat()
    assert is_edtf_date(day.isoformat())
    assert day_of(day.isoformat()) == day
    for form in ("%d %B %Y", "%B %d, %Y", "%d %b %Y", "%A, %d %B %Y"):
        assert stamp_of(f"Published {day.strftime(form)}") == Stamp(published=day.isoformat())


@given(st.text(max_size=80))
def test_no_text_raises(text: str) -> None:
    stamp_of(text)
    value = edtf(text)
    if value is not None:
        day_of(value)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Publié le 3 mai 2031 à 7h05", "2031-05-03T07:05:00"),
        ("3 de mayo de 2031", "2031-05-03"),
        ("13. 5. 2031", "2031-05-13"),
        ("13.05.2031, 22:14 Uhr", "2031-05-13T22:14:00"),
        ("3.mai.2031 às 21h40", "2031-05-03T21:40:00"),
        ("3 мая 2031, 15:08", "2031-05-03T15:08:00"),
        ("2031/05/13", "2031-05-13"),
    ],
)
def test_date_lines_of_other_languages(line: str, published: str) -> None:
    stamp = stamp_of(line)
    assert stamp is not None
    assert stamp.published == published


def test_a_line_of_a_day_alone_is_one_without_its_year_too() -> None:
    assert is_date_line("Zondag 4 mei, 18:55")
    assert is_date_line("1 May")
    assert not is_date_line("4 killed in May")
    assert not is_date_line("Sunday")
