"""People told by where they were, and numbers given against the one before."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from tests.conftest import make_report


def tolls(*paragraphs: str) -> set[tuple[str, int, int | None]]:
    parse = next(iter(parse_reports([make_report(*paragraphs)])))
    mentions = extract(parse, made_by="test").mentions
    return {(one.outcome, one.low, one.high) for mention in mentions for one in mention.casualties}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Commandos seized the tanker Orla in the strait on Monday. It had 24 crew on board.", 24),
        ("Commandos seized the tanker Orla on Monday with a crew of 18.", 18),
        ("Commandos seized the tanker Orla on Monday. The owner put the crew at 18.", 18),
        ("Soldiers seized the trawler on Monday and took its 19 sailors to Port Hadd.", 19),
        ("The navy said it had seized a tanker and 11 crew on Monday.", 11),
        ("The ship was seized on Monday with 26 people aboard.", 26),
    ],
)
def test_those_aboard_a_seized_ship_are_held(text: str, held: int) -> None:
    assert ("detained", held, held) in tolls(text)


@pytest.mark.parametrize(
    "text",
    [
        "Commandos seized the tanker Orla on Monday. The company employs 300 sailors.",
        "A missile hit the cargo ship Orla on Monday. Its crew of 20 is safe.",
        "A jet with 120 people on board landed at Orsa on Monday after a fire in an engine.",
    ],
)
def test_these_tell_of_nobody_held(text: str) -> None:
    assert not {one for one in tolls(text) if one[0] in ("detained", "killed")}


def test_of_those_aboard_where_none_survived_all_died() -> None:
    assert ("killed", 10, 10) in tolls("A plane crashed near Orsa. There were no survivors among the 10 on board.")
    assert ("killed", 5, 5) in tolls("The navy struck a boat on Monday. Five men were on board and none survived.")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A gallery collapsed at a mine in Orsa on Tuesday, trapping 15 miners.", ("missing", 15, 15)),
        ("Gunmen raided a school in Orsa. Police said 80 pupils could not be accounted for.", ("missing", 80, 80)),
        ("A mine caved in on Tuesday. Three men have yet to be accounted for.", ("missing", 3, 3)),
        ("Gunmen abducted girls in Orsa. The mayor said 45 girls remained in captivity.", ("detained", 45, 45)),
        ("Gunmen abducted girls in Orsa on Tuesday. Parents listed 219 abducted girls.", ("detained", 219, 219)),
        ("A bomb exploded in Orsa. 63 dead according to the army; 71 by the count of a charity.", ("killed", 71, 71)),
        ("Shells killed 13 people in Orsa, officials said; 16 according to the Red Helmet.", ("killed", 16, 16)),
        ("Gunmen killed 12 people in Orsa, the mayor said. The union's figure stands at 17.", ("killed", 17, 17)),
        ("A ferry sank off Orsa on Tuesday with the loss of six lives.", ("killed", 6, 6)),
        ("Warplanes struck a school in Orsa, in which nine pupils were martyred.", ("killed", 9, 9)),
    ],
)
def test_numbers_in_these_words_are_read(text: str, wanted: tuple[str, int, int]) -> None:
    assert wanted in tolls(text)


def test_the_words_are_in_lower_case_once_each() -> None:
    table = load_table("mentions/casualties.toml")["aboard"]
    assert set(table) == {"company", "people", "survive", "survivors"}
    for words in table.values():
        assert words == words.lower()
        assert len(set(words.split())) == len(words.split())
