"""Openings of reports in which two happenings stand, and such as tell one happening in two sentences."""

from __future__ import annotations

import pytest

from firsthand.extraction import Extractor
from firsthand.model import Mention
from tests.conftest import make_report

MATERIAL = ("ASSAULT", "ACCIDENT", "DISASTER")


def told(*paragraphs: str) -> list[Mention]:
    report = make_report(("heading", "Officials give news of the night"), *paragraphs, published="2024-07-10")
    return [one for one in Extractor()(report).mentions if one.type in MATERIAL]


def killed(mention: Mention) -> set[int]:
    return {toll.low for toll in mention.casualties if toll.outcome == "killed"}


@pytest.mark.parametrize(
    ("first", "second", "tolls"),
    [
        (
            "A fire in a garment factory outside Dhaka killed 33 people, officials said Sunday.",
            "The country has a history of such fires. In 2012, 111 workers were killed in a fire at Tarn Mills.",
            ({33}, {111}),
        ),
        (
            "Thirty-two people drowned when a ferry sank on the Padma river on Monday, the district's governor said.",
            "Such sinkings are common. In 2014, 48 people died when an overloaded ferry capsized near Barisal.",
            ({32}, {48}),
        ),
        (
            "A footbridge collapsed over a river in the Indian state of Gujarat on Sunday, killing 40 people.",
            "In 2016, a flyover collapsed in Kolkata, killing at least 26.",
            ({40}, {26}),
        ),
        (
            "At Kazla, where five died in a boiler blast two days before the Halima fire, families wept on Tuesday.",
            "The fire at the Halima factory killed 33 people.",
            ({5}, {33}),
        ),
    ],
)
def test_a_happening_of_another_time_is_another(first: str, second: str, tolls: tuple[set[int], set[int]]) -> None:
    found = told(first, second)
    assert [killed(one) for one in found] == list(tolls)


@pytest.mark.parametrize(
    ("first", "second", "toll"),
    [
        (
            "A boiler explosion tore through a paper mill near the Indian city of Vapi on Saturday.",
            "Nine workers were killed and 20 injured, the fire brigade said on Sunday.",
            9,
        ),
        (
            "A dam burst in northern Kenya after days of heavy rain, sweeping away homes.",
            "At least 44 people were killed, a local official said Monday.",
            44,
        ),
    ],
)
def test_a_second_sentence_tells_of_the_same(first: str, second: str, toll: int) -> None:
    (found,) = told(first, second)
    assert killed(found) == {toll}


def test_an_incident_of_another_day_without_a_kind_is_no_happening_of_its_own() -> None:
    first = "A man was shot dead in Tarn on Monday, police said."
    for second in ("The incident on 3 March 2021 came two days before.", "An incident two days before is looked into."):
        assert len(told(first, second, "The incident happened on 12 June 2019, police said.")) == 1
