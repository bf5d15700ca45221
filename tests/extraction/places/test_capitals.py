"""Capitals that are told by their country: "the Somali capital"."""

from __future__ import annotations

import pytest

from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.places import find_places
from firsthand.extraction.places.gazetteer import load_gazetteer
from tests.conftest import make_report


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Militants stormed a hotel in the Somali capital on Friday.", "Somali capital", "Mogadishu"),
        ("They met in Haiti's capital on Monday.", "Haiti's capital", "Port-au-Prince"),
        ("A bomb went off in the capital of Mali late on Tuesday.", "capital of Mali", "Bamako"),
        ("A bomb went off in the Yemeni capital, Sanaa, on Tuesday.", "Sanaa", "Sanaa"),
    ],
)
def test_a_capital_is_the_town(text: str, words: str, name: str) -> None:
    parse = next(parse_reports([make_report(text)]))
    found = find_places(parse, find_names(parse))
    assert [(parse.report.quote(one.span), one.name) for one in found] == [(words, name)]


@pytest.mark.parametrize("text", ["The Somali capital gains tax rose.", "He put Malian capital into the mine."])
def test_money_is_no_town(text: str) -> None:
    parse = next(parse_reports([make_report(text)]))
    assert not find_places(parse, find_names(parse))


def test_a_country_without_one_capital_has_none() -> None:
    assert load_gazetteer().capital("ZZ") is None
