from __future__ import annotations

import pytest
from benchmarks.scorers.record import count_of, day_of, states_city, states_count, states_day, town_of

from firsthand.model import Basis, Field, Reading, Span, Standing


@pytest.mark.parametrize(
    ("text", "outcome", "count", "expected"),
    [
        ("Two people were killed on the quay.", "killed", 2, True),
        (f"Two saw the ferry leave{' in the dark' * 8}. One died.", "killed", 2, False),
        ("A docker died.", "killed", 1, True),
        ("A docker was hurt.", "killed", 1, False),
        ("A docker was hurt.", "killed", 0, True),
        ("A docker died.", "killed", 0, False),
        ("Police said 13 were wounded.", "injured", 13, True),
        ("Police said 130 were wounded.", "injured", 13, False),
    ],
)  # fmt: skip
def test_counts_are_stated_near_their_words(text: str, outcome: str, count: int, expected: bool) -> None:
    assert states_count([text], outcome, count) is expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The ferry sank on May 9.", "2031-05-30", True),
        ("The ferry sank on May 19.", "2031-05-30", False),
        ("The ferry sank on Friday.", "2031-05-12", True),
        ("The ferry sank on Friday.", "2031-05-22", False),
        ("The ferry sank last night.", "2031-05-10", True),
        ("The ferry sank last night.", "2031-05-12", False),
    ],
)
def test_days_are_stated_by_name_or_nearness(text: str, published: str, expected: bool) -> None:
    assert states_day([(text, published)], "2031-05-09") is expected


def test_cities_are_stated_as_whole_words() -> None:
    assert states_city(["In Port Arlo."], "port arlo")
    assert not states_city(["In Port Arlow."], "port arlo")
    assert states_city(["In St. Arlo."], "saint arlo")


def reading(value: str, reports: int, low: int | None = None, precision: str | None = None) -> Reading:
    standing = Standing(report="r", mention="m", span=Span(start=0, end=1))
    names = tuple(f"r{number}" for number in range(reports))
    return Reading(value=value, standings=(standing,), low=low, high=low, reports=names, precision=precision)


def test_the_value_that_most_reports_give_is_the_record() -> None:
    fields = {
        "killed": Field(readings=(reading("1", 2, low=1), reading("3", 2, low=3), reading("4", 1, low=4))),
        "date": Field(readings=(reading("2031-05", 3), reading("2031-05-09T10:00:00", 1), reading("2031-05-09", 1))),
        "place": Field(
            readings=(reading("Veldria", 4, precision="country"), reading("Tessim", 1, precision="settlement"))
        ),
    }
    assert count_of(fields, "killed") == 3
    assert count_of(fields, "injured") == 0
    assert day_of(fields) == "2031-05-09"
    town = town_of(fields)
    assert town is not None
    assert town.value == "Tessim"
    assert day_of({}) is None


def test_of_equals_the_town_of_the_police_is_the_record() -> None:
    def town(value: str, basis: Basis) -> Reading:
        standing = Standing(report="r", mention="m", span=Span(start=0, end=1), basis=basis)
        return Reading(value=value, standings=(standing,), reports=("r",), precision="settlement")

    found = town_of({"place": Field(readings=(town("Millside", "clause"), town("Tessim", "body")))})
    assert found is not None
    assert found.value == "Tessim"
