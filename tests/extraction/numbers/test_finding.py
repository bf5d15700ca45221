"""Quantities with their bounds, in invented sentences."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.numbers import Quantity, find_quantities
from firsthand.extraction.parse import Parse
from tests.conftest import make_report
from tests.extraction.spelled import spelled


@cache
def parsed(text: str) -> Parse:
    return next(iter(parse_reports([make_report(text)])))


def quantities(text: str) -> list[tuple[str, int, int | None]]:
    parse = parsed(text)
    return [(parse.words(item.first, item.last), item.low, item.high) for item in find_quantities(parse)]


def one(text: str) -> Quantity:
    found = find_quantities(parsed(text))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "approximate"),
    [
        ("One hundred and twenty soldiers fled.", "One hundred and twenty", 120, 120, False),
        ("Police counted 1,200 marchers.", "1,200", 1200, 1200, False),
        ("The flood displaced 1.2 million villagers.", "1.2 million", 1_200_000, 1_200_000, False),
        ("A dozen boats burned.", "A dozen", 12, 12, True),
        ("They fired two dozen rockets.", "two dozen", 24, 24, True),
        ("The blast wounded dozens of shoppers.", "dozens", 24, None, True),
        ("Scores of houses fell.", "Scores", 40, None, True),
        ("Hundreds of families left.", "Hundreds", 200, None, True),
        ("Tens of thousands of farmers marched.", "Tens of thousands", 20_000, None, True),
        ("Hundreds of thousands of farmers marched.", "Hundreds of thousands", 200_000, None, True),
        ("Half a dozen boats burned.", "Half a dozen", 6, 6, True),
        ("Several guards were hurt.", "Several", 3, None, True),
        ("The raid freed a handful of miners.", "a handful of", 3, 9, True),
        ("A few guards were hurt.", "A few", 3, 9, True),
        ("Several hundred sailors were rescued.", "Several hundred", 300, None, True),
        ("At least 12 miners died.", "At least 12", 12, None, False),
        ("More than 100 miners died.", "More than 100", 101, None, False),
        ("Over 200 miners died.", "Over 200", 201, None, False),
        ("Up to 20 fighters were hiding there.", "Up to 20", 0, 20, False),
        ("As many as 50 inmates escaped.", "As many as 50", 0, 50, False),
        ("Fewer than ten guards stayed.", "Fewer than ten", 0, 9, False),
        ("No fewer than 8 nurses were held.", "No fewer than 8", 8, None, False),
        ("About 300 sheep drowned.", "About 300", 300, 300, True),
        ("Nearly 300 sheep drowned.", "Nearly 300", 300, 300, True),
        ("Some 40 shops burned.", "Some 40", 40, 40, True),
        ("Between 5 and 7 miners died.", "Between 5 and 7", 5, 7, False),
        ("Police held 10 to 15 marchers.", "10 to 15", 10, 15, False),
        ("Police held 20-25 marchers.", "20-25", 20, 25, False),
        ("Two or three gunmen fled.", "Two or three", 2, 3, True),
        ("No one was at the pier.", "No one", 0, 0, False),
        ("Nobody was hurt.", "Nobody", 0, 0, False),
        ("There were no casualties.", "no", 0, 0, False),
        ("The rescuers found 30 or more bodies.", "30 or more", 30, None, False),
        ("Another six sailors are missing.", "Another six", 6, 6, False),
        ("Three more sailors drowned.", "Three more", 3, 3, False),
        ("More than a dozen huts burned.", "More than a dozen", 13, None, True),
        ("The dead are 10 to 15 million locusts.", "10 to 15 million", 10_000_000, 15_000_000, False),
    ],
)
def test_bounds(text: str, words: str, low: int, high: int | None, approximate: bool) -> None:
    found = one(text)
    assert parsed(text).words(found.first, found.last) == words
    assert (found.low, found.high, found.approximate) == (low, high, approximate)


def test_ordinals_are_flagged() -> None:
    found = find_quantities(parsed("The navy boarded a second tanker and chased a third."))
    assert [(item.low, item.ordinal) for item in found] == [(2, True), (3, True)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The ransom was $1.2 million.", "$"),
        ("The ransom was €3bn.", "€"),
        ("The ransom was 40 million dollars.", "$"),
        ("Turnout was 12%.", "%"),
        ("Turnout was 4.5 per cent.", "%"),
        ("The pier is 40 km away.", "km"),
        ("They took 12 tonnes of grain.", "tonnes"),
    ],
)
def test_units(text: str, unit: str) -> None:
    assert one(text).unit == unit


def test_a_decimal_is_bounded_by_whole_numbers() -> None:
    found = one("Turnout was 4.5 per cent.")
    assert (found.low, found.high, found.approximate) == (4, 5, True)


@pytest.mark.parametrize(
    "text",
    [
        "A 42-year-old man was held.",
        "Boy, 7, was hurt in a crash.",
        "A boy aged 7 was held.",
        "The strike was on 3 May 2031.",
        "The strike was on May 3.",
        "It happened in 2024 at 3 p.m.",
        "The siege lasted two weeks.",
        "An F-16 took off.",
        "He carried an AK-47.",
        "The score was 3-1.",
        "Flight 370 vanished.",
        "They fired 9mm rounds.",
        "Call 555-0199 for help.",
        "Two-thirds of the town was lost.",
        "The meeting is between May 28 and 31.",
        "She lives at 10 Mill Street.",
        "It happened in the 1700 block of Mill Road.",
        "The rate fell, per 1,000 people.",
        "They shot down a Veldrian Kestrel 139 drone.",
        "They hit one another.",
        "One day it will end.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert quantities(text) == []


def test_another_alone_is_one() -> None:
    assert quantities("One man was killed and another injured.") == [("One", 1, 1), ("another", 1, 1)]


def test_a_rise_is_no_range() -> None:
    assert quantities("The toll rose from 12 to 15.") == [("12", 12, 12), ("15", 15, 15)]


def test_a_year_and_a_count_of_four_digits() -> None:
    assert quantities("In 2003 about 2000 people left.") == [("about 2000", 2000, 2000)]


def test_headlines() -> None:
    assert quantities("Two killed, four injured in Saltmarsh blast") == [("Two", 2, 2), ("four", 4, 4)]


def test_quantities_stay_in_their_block() -> None:
    report = make_report("The toll is at least", "12 miners were found.")
    parse = next(iter(parse_reports([report])))
    assert [(parse.words(item.first, item.last), item.low, item.high) for item in find_quantities(parse)] == [
        ("12", 12, 12)
    ]


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=2, max_value=1_000_000))
def test_spelled_counts_are_read_from_text(number: int) -> None:
    text = f"Rescuers counted {spelled(number)} sheep on the hill."
    assert [(low, high) for _, low, high in quantities(text)] == [(number, number)]


_PIECES = (
    "at least",
    "12",
    "two dozen",
    "-",
    "to",
    "3 May",
    ",",
    "1.2 million",
    "%",
    "no one",
    "several",
    "$",
    "hundred",
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=10))
def test_any_words_give_spans_inside_the_text_in_order(words: list[str]) -> None:
    parse = parsed("Police saw " + " ".join(words) + " boats.")
    last = 0
    for item in find_quantities(parse):
        assert last <= item.first < item.last <= len(parse)
        assert item.low >= 0
        assert item.high is None or item.low <= item.high
        last = item.last
