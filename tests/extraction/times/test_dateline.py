"""Times told from the day of the text's own dateline."""

from __future__ import annotations

import pytest

from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.times import find_times
from tests.conftest import make_report


def times(*paragraphs: str, published: str | None = None) -> dict[str, tuple[str | None, str]]:
    report = make_report(*paragraphs, published=published)
    parse = next(iter(parse_reports([report])))
    return {report.quote(item.span): (item.value, item.anchor) for item in find_times(parse)}


@pytest.mark.parametrize(
    "head",
    [
        "SAN ARLO, Veldria (May 14, 2031) – Police seized a boat yesterday.",
        "SAN ARLO, Veldria, May 14, 2031 (VNA) — Police seized a boat yesterday.",
        "SAN ARLO, 14 May 2031 - Police seized a boat yesterday.",
    ],
)
def test_a_dateline_is_counted_from(head: str) -> None:
    assert times(head)["yesterday"] == ("2031-05-13", "document")


def test_a_line_of_its_own_is_counted_from() -> None:
    found = times("Boat seized off Veldria", "Published on May 14, 2031", "Police seized a boat on Monday.")
    assert found["Monday"] == ("2031-05-12", "document")


def test_the_number_of_a_release_tells_the_year() -> None:
    found = times("2031-12-S-025", "SAN ARLO, Veldria (Jan. 2)", "Police seized a boat overnight.")
    assert found["overnight"] == ("2032-01-01/2032-01-02", "document")


def test_without_any_year_nothing_is_guessed() -> None:
    assert times("SAN ARLO, Veldria (Jan. 2)", "Police seized a boat yesterday.")["yesterday"] == (None, "none")


def test_a_copy_is_told_from_its_dateline() -> None:
    found = times("SAN ARLO, May 3 — Police seized a boat on Monday.", published="2031-05-14")
    assert found["Monday"] == ("2031-04-28", "document")


def test_a_dateline_of_the_day_of_publication_changes_nothing() -> None:
    found = times("SAN ARLO, May 14 — Police seized a boat on Monday.", published="2031-05-14")
    assert found["Monday"] == ("2031-05-12", "published")


def test_a_dateline_after_the_publication_is_not_believed() -> None:
    found = times("SAN ARLO (May 20, 2031) — Police seized a boat on Monday.", published="2031-05-14")
    assert found["Monday"] == ("2031-05-12", "published")


@pytest.mark.parametrize(
    "text",
    [
        "The pact of May 14, 2031 binds Veldria. Police seized a boat yesterday.",
        "Ortega (May 14, 2031) was the first. Police seized a boat yesterday.",
        "The court will meet in San Arlo (May 14, 2031). Police seized a boat yesterday.",
    ],
)
def test_a_date_in_a_sentence_is_no_dateline(text: str) -> None:
    assert times(text)["yesterday"] == (None, "none")


def test_dates_between_paragraphs_are_a_chronicle() -> None:
    long = "The council of San Arlo met again and again in the town hall to speak about the price of bread and of coal"
    found = times(f"{long}, and nothing came of it.", "May 14, 2031", "Police seized a boat yesterday.")
    assert found["yesterday"] == (None, "none")
