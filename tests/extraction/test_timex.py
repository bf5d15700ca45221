"""Time expressions as TIMEX3 writes them."""

from __future__ import annotations

import pytest

from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.timex import find_timex3
from tests.conftest import make_report


def timex(text: str, published: str | None = "2031-05-14") -> list[tuple[str, str]]:
    report = make_report(text, published=published)
    parse = next(iter(parse_reports([report])))
    return [(report.quote(item.span), item.value) for item in find_timex3(parse)]


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
        ("They meet every Friday.", "XXXX-WXX-5"),
        ("Trade fell in the past two weeks.", "P2W"),
    ],
)
def test_values(text: str, value: str) -> None:
    assert [found for _, found in timex(text)] == [value]


def test_a_range_is_two_expressions() -> None:
    assert timex("They met between 3 and 5 May.") == [("3", "2031-05-03"), ("5 May", "2031-05-05")]


def test_what_is_not_known_is_an_x() -> None:
    assert timex("The dock was hit on Friday.", None) == [("Friday", "XXXX-WXX-5")]
