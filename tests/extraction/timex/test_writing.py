"""Time expressions as TIMEX3 writes them."""

from __future__ import annotations

import pytest

from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.timex import Scheme, find_timex3
from tests.conftest import make_report


def timex(text: str, published: str | None = "2031-05-14", scheme: Scheme = "timex3") -> list[tuple[str, str]]:
    report = make_report(text, published=published)
    parse = next(iter(parse_reports([report])))
    return [(report.quote(item.span), item.value) for item in find_timex3(parse, scheme=scheme)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The dock was hit last week.", "2031-W19"),
        ("The dock was hit in the summer of 2030.", "2030-SU"),
        ("The dock opened in the 1990s.", "199"),
        ("The dock opened in the 19th century.", "18"),
        ("The dock opened in 490 BC.", "BC0490"),
        ("The dock was hit Friday night.", "2031-05-09TNI"),
        ("The dock was hit at 3 p.m. on Friday.", "2031-05-09T15:00"),
        ("The dock was recently hit.", "PAST_REF"),
        ("The siege lasted several days.", "PXD"),
        ("The siege lasted three decades.", "P3DE"),
        # An X stands for each digit that nobody knows: a Friday of any week.
        ("They meet every Friday.", "XXXX-WXX-5"),
        ("Trade fell in the past two weeks.", "P2W"),
        ("The ferry runs daily.", "P1D"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [found for _, found in timex(text)] == [value]


def test_a_range_is_two_expressions() -> None:
    assert timex("They met between 3 and 5 May.") == [("3", "2031-05-03"), ("5 May", "2031-05-05")]


def test_what_is_not_known_is_an_x() -> None:
    assert timex("The dock was hit on Friday.", None) == [("Friday", "XXXX-WXX-5")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour lost ships in recent storms.", [("recent", "PAST_REF")]),
        ("The current mayor resigned.", [("current", "PRESENT_REF")]),
        ("The mayor spoke of the future.", [("the future", "FUTURE_REF")]),
        ("The dock was hit in the past two weeks.", [("the past two weeks", "P2W")]),
        ("The future king spoke.", [("future", "FUTURE_REF")]),
        ("The river runs into the current.", []),
        ("The former mayor spoke at that time.", []),
    ],
)
def test_references_without_a_date(text: str, expected: list[tuple[str, str]]) -> None:
    assert timex(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The former mayor spoke.", [("former", "PAST_REF")]),
        ("The mayor was ill at that time.", [("that time", "null")]),
        ("They attacked by night.", [("night", "XXXX-XX-XXTNI")]),
        ("The siege went on for a short time.", [("a short time", "null")]),
        ("The guard, 42 years old, fled.", [("42 years old", "P42Y")]),
        ("The ferry runs daily.", [("daily", "XXXX-XX-XX")]),
        ("After two months of fierce fighting, they left.", [("two months of fierce fighting", "P2M")]),
        ("They left two days after the vote in San Arlo.", [("two days after the vote in San Arlo", "P2D")]),
    ],
)
def test_timex2_marks_more_and_reaches_farther(text: str, expected: list[tuple[str, str]]) -> None:
    assert timex(text, scheme="timex2") == expected


def test_timex3_leaves_the_happening_out() -> None:
    assert timex("They left two days after the vote in San Arlo.") == [("two days", "P2D")]
