"""Words around a name that say what it is: a town whatever its label, a street, the town of a local body."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.places import Surveyed, survey_places
from firsthand.model import Report
from tests.conftest import make_report


def surveyed(text: str) -> tuple[Report, Surveyed]:
    report = make_report(text)
    parse = next(iter(parse_reports([report])))
    return report, survey_places(parse, find_names(parse))


def named(text: str) -> list[str]:
    report, found = surveyed(text)
    return [report.quote(place.span) for place in found.places]


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Police officers in Kokomo are investigating a fire.", "Kokomo"),
        ("SAN ANTONIO - A man is dead after a fire.", "SAN ANTONIO"),
        ("Customs officers at Rotterdam seized four tonnes of cocaine.", "Rotterdam"),
        ("The bodies were found in a Paterson home on Monday.", "Paterson"),
        ("Nine people were killed in Zadrik on Friday.", "Zadrik"),
        ("Thousands marched on Sunday after a collapse at Zadrik killed four miners.", "Zadrik"),
        ("Seven people died in a collapse at the Rubbaga coltan mine on Monday.", "Rubbaga"),
        ("Five men were shot dead at the Zadrik checkpoint on Friday.", "Zadrik"),
        ("Thousands marched on Saturday after an explosion at Soma killed 42 miners.", "Soma"),
    ],
)
def test_a_frame_makes_a_name_a_town(text: str, town: str) -> None:
    assert town in named(text)


@pytest.mark.parametrize(
    "text",
    [
        "A man was hurt in the 5600 block of South Princeton on Friday.",
        "A man was hurt on Wallace Avenue on Friday.",
        "A man was hurt near Wallace and 33rd Street on Friday.",
    ],
)
def test_a_street_is_no_town(text: str) -> None:
    assert not {"Princeton", "South Princeton", "Wallace"} & set(named(text))


def test_the_town_of_a_body_is_a_seat_and_no_place() -> None:
    report, found = surveyed("The Omaha Police Department and Boise firefighters came.")
    assert [report.quote(seat.span) for seat in found.seats] == ["Omaha", "Boise"]
    assert not {"Omaha", "Boise"} & {report.quote(place.span) for place in found.places if place.precision == "point"}


def test_a_name_that_goes_on_is_not_cut_short() -> None:
    assert "Bint Jbeil" in named("The army has encircled the town of Bint Jbeil in southern Lebanon.")


def test_the_words_of_frames_have_their_shape() -> None:
    table = load_table("places/frames.toml")
    assert set(table) == {
        "streets", "points", "sites", "bodies", "between", "days", "of_kinds", "towards", "kind_after", "sides", "into",
        "works", "happenings", "no_towns", "lands_have", "lands_beside",
    }  # fmt: skip
    assert all(words.islower() and words.split() for words in table.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A boy was shot on Thursday evening in north Stockton. Stockton police found shell casings.", "Stockton"),
        ("Three people were found dead on Friday at a house in the Town of Wallkill.", "Wallkill"),
        ("ROY — A couple were found dead on Friday. Roy police said they had been shot.", "Roy"),
    ],
)
def test_towns_are_known_by_several_frames(text: str, name: str) -> None:
    _, found = surveyed(text)
    assert name.lower() in {place.name.lower() for place in found.places}


def test_a_house_in_a_town_is_no_town() -> None:
    assert named("A fire at Ostmarkt in Boise killed two people.") == ["Boise"]


@pytest.mark.parametrize(
    "text",
    [
        "Four men were killed in Ostrava Vell on Friday. Soldiers sealed off roads across Ostrava Vell.",
        "Four men were killed in Ostrava Vell on Friday, said the president of Ostrava Vell.",
    ],
)
def test_a_land_is_no_town(text: str) -> None:
    _, found = surveyed(text)
    assert not {place.name for place in found.places if place.precision == "settlement"} & {"Ostrava Vell"}


@pytest.mark.parametrize(
    "text",
    [
        "Three bills were read in Parliament on Friday.",
        "The men were seen in Zadrik's car on Friday.",
    ],
)
def test_what_follows_in_is_not_always_a_town(text: str) -> None:
    assert named(text) == []
