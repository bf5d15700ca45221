"""The tense of the clause around a date."""

from __future__ import annotations

import pytest

from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.times.tense import tense_at
from firsthand.model import BlockRole
from tests.conftest import make_report


def tense(text: str, role: BlockRole = "paragraph") -> str:
    parse = next(iter(parse_reports([make_report((role, text))])))
    return tense_at(parse, parse.text.index("Friday"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dock was hit on Friday.", "past"),
        ("A ship sank on Friday.", "past"),
        ("The crew had left on Friday.", "past"),
        ("The court will rule on Friday.", "future"),
        ("The court meets on Friday.", "future"),
        ("The court is meeting on Friday.", "future"),
        ("The minister plans to resign on Friday.", "future"),
        ("The vote is scheduled for Friday.", "future"),
        ("The envoy is due to arrive on Friday.", "future"),
        ("Friday was calm.", "past"),
    ],
)
def test_tenses(text: str, expected: str) -> None:
    assert tense(text) == expected


def test_the_present_of_a_headline_tells_what_happened() -> None:
    assert tense("Court opens on Friday", "heading") == "past"
