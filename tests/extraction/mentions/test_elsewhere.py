"""A sentence that tells of the dead of another town tells of another happening, though no word says what it was."""

from __future__ import annotations

import pytest

from tests.extraction.mentions.test_merging import of, read

LEAD = "A missile strike on a market in Kharkiv, Ukraine, killed nine people on Monday, the governor said."


def dead_by_town(*paragraphs: str) -> dict[frozenset[str], set[int]]:
    _, found = read(*paragraphs)
    return {
        frozenset(place.place.name for place in mention.places): {
            one.low for one in mention.casualties if one.outcome == "killed"
        }
        for mention in of(found, "ASSAULT")
    }


def test_the_dead_of_another_town_are_of_another_happening() -> None:
    told = dead_by_town(LEAD, "In Odesa, at least five people died and 14 were hurt, the mayor said.")
    assert {5} in told.values()
    assert any("Odesa" in towns and numbers == {5} for towns, numbers in told.items())
    assert any("Kharkiv" in towns and numbers == {9} for towns, numbers in told.items())


@pytest.mark.parametrize(
    "sentence",
    [
        "Two of the wounded died at a hospital in Dnipro.",
        "Nine people died in Kharkiv, the mayor said.",
        "Two more people died in Odesa, where the wounded had been flown.",
        "The governor said that five people had been killed.",
    ],
)
def test_the_dead_of_the_main_happening_stay_with_it(sentence: str) -> None:
    assert len(dead_by_town(LEAD, sentence)) == 1


def test_two_boats_off_two_ports_are_two() -> None:
    _, found = read(
        "Ecuador's navy has killed seven men on two boats within four days.",
        "Four people died when a vessel was struck off Manta on Sunday, the ministry said.",
        "On Thursday, three men on board a speedboat were killed about 160 nautical miles west of Esmeraldas.",
    )
    assert any({one.low for one in mention.casualties} == {3} for mention in of(found, "ASSAULT"))


def test_a_town_on_the_coast_lies_on_its_ocean() -> None:
    _, found = read(
        "The navy fired on a speedboat in the Pacific on Thursday and killed the three men on board.",
        "The boat was hit about 160 nautical miles west of Manta, Ecuador, the ministry said.",
    )
    assert len(of(found, "ASSAULT")) == 1


def test_the_injured_of_a_town_are_of_what_befell_that_town() -> None:
    _, found = read(
        "A missile strike on a block of flats in Ternopil, Ukraine, killed nine people on Monday.",
        "In Kharkiv, drones hit two districts, wounding 36 people, the mayor said.",
        "The minister said 73 people were injured in Ternopil.",
    )
    hurt = {
        place.place.name: {one.low for one in mention.casualties if one.outcome == "injured"}
        for mention in of(found, "ASSAULT")
        for place in mention.places
    }
    assert hurt["Ternopil"] == {73}
    assert hurt["Kharkiv"] == {36}


@pytest.mark.parametrize(
    "sentence",
    [
        ("caption", "Firefighters at the Kazla dye works, where a boiler explosion killed five people on Thursday."),
        "We mourn the dead. On Thursday five died at Kazla when a boiler exploded.",
    ],
)
def test_a_number_far_from_the_reports_with_a_day_is_of_another_happening(sentence: str | tuple[str, str]) -> None:
    _, found = read(
        ("heading", "52 dead in shoe factory fire"),
        "At least 52 people were killed in a fire at a shoe factory in Tarkhola on Saturday, firefighters said.",
        sentence,
    )
    dead = [{one.low for one in mention.casualties if one.outcome == "killed"} for mention in found.mentions]
    assert {5} in dead
    assert {52} in dead
