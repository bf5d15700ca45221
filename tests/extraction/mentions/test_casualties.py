"""Numbers of people: outcome, bounds, group and scope; and numbers that count no people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Casualty
from tests.conftest import make_report


def tolls(*paragraphs: str) -> list[Casualty]:
    parse = next(iter(parse_reports([make_report(*paragraphs)])))
    found = extract(parse, made_by="test").mentions
    return [casualty for mention in found for casualty in mention.casualties]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The blast killed 12 people.", ("killed", 12, 12)),
        ("The bombing in Keth left 3 dead and 20 wounded.", ("injured", 20, 20)),
        ("The death toll from the earthquake rose to 14, officials said.", ("killed", 14, 14)),
        ("The death toll from the flood has passed 200.", ("killed", 201, None)),
        ("Rescuers recovered the bodies of five miners after the tunnel collapsed.", ("killed", 5, 5)),
        ("No casualties were reported after the bridge collapsed.", ("killed", 0, 0)),
        ("No casualties were reported after the bridge collapsed.", ("injured", 0, 0)),
        ("There were no deaths in the derailment.", ("killed", 0, 0)),
        ("No one was present at the depot when the drone strike hit it.", ("killed", 0, 0)),
        ("A 12-year-old boy was killed in the shelling of the town.", ("killed", 1, 1)),
        ("Up to 40 people were injured in the crash.", ("injured", 0, 40)),
        ("At least 7 soldiers were killed in an ambush.", ("killed", 7, None)),
        ("The attack claimed the lives of 16 villagers.", ("killed", 16, 16)),
        ("The fire at the hotel caused 22 deaths.", ("killed", 22, 22)),
        ("Two hundred people are missing after the ferry sank.", ("missing", 200, 200)),
        ("The landslide displaced 800 families.", ("displaced", 800, 800)),
        ("Police arrested 31 protesters during the riot.", ("detained", 31, 31)),
        ("The fatal shooting of a teenager shocked the town.", ("killed", 1, 1)),
        ("A man, two women and a child were killed when the roof collapsed.", ("killed", 4, 4)),
        ("Fighters abducted 40 students from a school.", ("detained", 40, 40)),
    ],
)
def test_numbers_are_found(text: str, wanted: tuple[str, int, int | None]) -> None:
    assert wanted in [(one.outcome, one.low, one.high) for one in tolls(text)]


@pytest.mark.parametrize(
    ("text", "outcome", "group"),
    [
        ("The air strike killed nine civilians.", "killed", "civilian"),
        ("Nine militants were killed in the air strike.", "killed", "combatant"),
        ("The blast wounded four police officers.", "injured", "police"),
        ("Six migrants died when the boat sank.", "killed", "migrants"),
        ("The crash killed 20 people, including five children.", "killed", "children"),
        ("The bombing killed 20 people, among them two journalists.", "killed", "journalists"),
        ("The strike killed seven people, two of them women.", "killed", "unknown"),
    ],
)
def test_groups_are_told(text: str, outcome: str, group: str) -> None:
    assert (outcome, group) in [(one.outcome, one.group) for one in tolls(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes have killed more than 900 people since the war began.",
        "The strikes have killed 300 people so far this year.",
        "Months of attacks on villages have resulted in the deaths of 120 people.",
        "The bombing on Monday killed two, bringing the total number of dead since January to 60.",
    ],
)
def test_running_totals_are_cumulative(text: str) -> None:
    assert "cumulative" in {one.scope for one in tolls(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes on Tuesday killed 26 people.",
        "It was the deadliest attack since 2019: the bombing killed 26 people.",
        "The earthquake killed 26 people and destroyed 300 homes.",
    ],
)
def test_tolls_of_one_happening_are_not(text: str) -> None:
    assert {one.scope for one in tolls(text)} == {"incident"}


@pytest.mark.parametrize(
    "text",
    [
        "The shelling destroyed 40 houses.",
        "The crash killed off any hope of a deal worth 12 million crowns.",
        "An attack on the dam could kill thousands of people, the engineer warned.",
        "The bomb was meant to kill 200 people but was found in time.",
        "There were no immediate reports of casualties after the earthquake.",
        "The factory fire burned 400 tonnes of paper.",
    ],
)
def test_other_numbers_are_no_casualties(text: str) -> None:
    assert [(one.outcome, one.low) for one in tolls(text)] == []


def test_a_single_victim_does_not_stand_beside_the_number() -> None:
    found = tolls("Gunmen killed five farmers on Monday. A farmer was killed at the gate.")
    assert [(one.low, one.high) for one in found if one.outcome == "killed"] == [(5, 5)]


@settings(max_examples=25, deadline=None)
@given(dead=st.integers(min_value=2, max_value=9000), hurt=st.integers(min_value=2, max_value=9000))
def test_any_two_numbers_come_back(dead: int, hurt: int) -> None:
    found = tolls(f"A bomb exploded in a market on Monday, killing {dead} people and wounding {hurt} others.")
    assert {("killed", dead, dead), ("injured", hurt, hurt)} == {(one.outcome, one.low, one.high) for one in found}


LEAD = "A crane fell on the quay of Tarnwick on Monday in an accident, killing four dockers."


def test_ages_are_no_people_and_do_not_hide_them() -> None:
    found = tolls(LEAD, "Two men, aged 22 and 45, were still missing late on Monday.")
    assert [(one.low, one.high) for one in found if one.outcome == "missing"] == [(2, 2)]
    found = tolls(LEAD, "Three men, all of them from Kessim, remained missing.")
    assert [(one.low, one.high) for one in found if one.outcome == "missing"] == [(3, 3)]


def test_what_a_happening_is_compared_with_is_not_its_own_toll() -> None:
    text = "It was the worst accident in Veldria since 1987, when 31 men died at Sker."
    found = extract(next(iter(parse_reports([make_report(LEAD, text)]))), made_by="test")
    killed = [[one.low for one in mention.casualties if one.outcome == "killed"] for mention in found.mentions]
    assert sorted(killed) == [[4], [31]]


@pytest.mark.parametrize(
    "text",
    [
        "Drones hit a market in Kessim on Sunday, killing 19 people, in the deadliest such attack this year.",
        "A gunman killed 19 people in Kessim on Sunday in the third shooting there this year.",
    ],
)
def test_a_rank_among_others_makes_no_running_total(text: str) -> None:
    assert [(one.low, one.scope) for one in tolls(text) if one.outcome == "killed"] == [(19, "incident")]


def test_a_total_of_the_year_stays_one() -> None:
    found = tolls("Drones hit a market in Kessim on Sunday.", "Drone strikes have killed 90 people this year.")
    assert [(one.low, one.scope) for one in found if one.outcome == "killed"] == [(90, "cumulative")]


def test_a_semicolon_parts_who_died_from_who_was_arrested() -> None:
    found = tolls("Two shot dead at bus station in Kessim; suspect, 19, arrested")
    assert [one.low for one in found if one.outcome == "detained" and one.low > 1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen shot dead eleven people in the town of Kessim on Friday, police said.", ("killed", 11, 11)),
        ("Between 20 and 30 people were killed in a fire in a factory in Kessim on Friday.", ("killed", 20, 30)),
        ("No pupil was abducted in Kessim on Friday, the governor said.", ("detained", 0, 0)),
    ],
)
def test_people_that_the_parser_hangs_elsewhere_are_counted_once(text: str, expected: tuple[str, int, int]) -> None:
    assert [(one.outcome, one.low, one.high) for one in tolls(text)] == [expected]


def test_the_age_of_one_is_no_number_of_people() -> None:
    found = tolls("A police officer shot a man of 34 dead in Kessim on Friday, a witness said.")
    assert [one for one in found if one.low == 34] == []
