"""What a party says that others must do, and what it will or will not do."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from tests.conftest import make_report


def types(text: str) -> list[str]:
    return [one.type for one in extract(next(iter(parse_reports([make_report(text)]))), made_by="test").mentions]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Russia said that Finland must hand over the ship.", "REQUEST"),
        ("Norway is willing to send engineers to the border, its foreign minister said.", "AGREE"),
        ("Syria says it will not accept the demands of its neighbours.", "REJECT"),
        ("The government of Kenya announced that it would boycott the talks.", "THREATEN"),
    ],
)
def test_a_stance_is_told(text: str, type_: str) -> None:
    assert types(text) == [type_]


@pytest.mark.parametrize(
    "text",
    [
        "Ann said she must go home.",
        "The minister said that it would rain.",
    ],
)
def test_other_sayings_tell_no_stance(text: str) -> None:
    assert not {"REQUEST", "REJECT", "THREATEN"} & set(types(text))


def test_the_words_of_stances_do_not_contradict() -> None:
    table = {name: set(words.split()) for name, words in load_table("mentions/stances.toml").items()}
    assert set(table) == {"tells", "yields", "harms"}
    assert not table["yields"] & table["harms"]
