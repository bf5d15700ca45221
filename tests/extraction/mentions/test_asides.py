"""Happenings that a report tells in a line beside its main one are mentions of their own, and their dead are theirs."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from tests.extraction.mentions.test_merging import of, read

LEAD = "A drone strike on a ferry off Kessim killed four people on Sunday, the governor said."
Told = list[tuple[int, str, list[str | None]]]


def dead(
    *paragraphs: str, published: str | None = "2031-05-14", kinds: tuple[str, ...] = ("ASSAULT", "ACCIDENT")
) -> Told:
    """Each number of dead of each mention with its scope and the days of the mention."""
    _, found = read(*paragraphs, published=published)
    return [
        (one.low, one.scope, [date.time.value for date in mention.dates])
        for kind in kinds
        for mention in of(found, kind)
        for one in mention.casualties
        if one.outcome == "killed"
    ]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("It was the first since March 15, when three men died on a launch in Tarn bay.", 3),
        ("The strike came three days after at least 17 people were killed at a clinic in Orlec.", 17),
        ("The killings come a week after soldiers broke up a camp in Lenz, in which 53 died.", 53),
        ("In 2012, 31 people were killed at the ferry terminal in Velm.", 31),
        ("The deadliest day since 2017, when 43 people were killed in Golm province, it led to protests.", 43),
    ],
)
def test_the_dead_of_another_day_are_no_dead_of_the_main_happening(sentence: str, number: int) -> None:
    _, found = read(LEAD, "The ministry gave no cause. Divers went out.", sentence)
    held = [{one.low for one in mention.casualties} for mention in found.mentions]
    assert all(not {4, number} <= numbers for numbers in held)
    assert sum(number in numbers for numbers in held) == 1
    assert any(4 in numbers for numbers in held)


def test_a_follow_up_that_names_the_day_tells_one_happening() -> None:
    found = dead(
        "A court on Friday heard the case of a fire at a mill in Kessim on March 3 that killed nine workers.",
        "The fire on March 3 killed nine workers. It broke out in the spinning hall.",
    )
    assert {number for number, _, _ in found} == {9}


def test_two_days_after_the_attack_speaks_of_the_main_happening() -> None:
    _, found = read(LEAD, "Two days after the strike, divers found the hull. Four people were killed, the port said.")
    assert len(of(found, "ASSAULT")) == 1


def test_each_entry_of_a_chronology_is_a_happening() -> None:
    found = dead(
        "Here is what is known of a year at sea.",
        "January 4: A ferry sinks off Kessim. Nineteen people drown.",
        "February 9, first raid: Nine people died on a boat off Tarn.",
        "March 2: Two boats, six dead, off Orlec; navy divers find nothing.",
    )
    assert sorted((number, dates) for number, _, dates in found) == [
        (6, ["2031-03-02"]), (9, ["2031-02-09"]), (19, ["2031-01-04"]),
    ]  # fmt: skip


def test_days_of_one_line_part_it() -> None:
    found = dead("Ferries were hit again this spring.", "April 2: 11 people killed; April 15: nine people killed")
    assert sorted((number, dates) for number, _, dates in found) == [(9, ["2031-04-15"]), (11, ["2031-04-02"])]


def test_without_a_publication_months_part_what_weekdays_tell() -> None:
    _, found = read(LEAD, "In October, two men were killed on a raft near Tarn.", published=None)
    held = [{one.low for one in mention.casualties} for mention in of(found, "ASSAULT")]
    assert held[0] == {4}
    assert {2} in held[1:]


@pytest.mark.parametrize(
    "sentence",
    [
        "The campaign has killed at least 87 people since January.",
        "At least 87 people have been killed in 22 strikes since January.",
    ],
)
def test_a_running_total_is_a_happening_of_its_own(sentence: str) -> None:
    _, found = read(LEAD, "The army gave no names.", sentence)
    strike, campaign = of(found, "ASSAULT")
    assert 4 in {one.low for one in strike.casualties}
    assert all(one.scope == "cumulative" for one in strike.casualties if one.low == 87)
    assert [(one.low, one.scope) for one in campaign.casualties] == [(87, "cumulative")]


def test_what_opens_as_something_else_is_something_else() -> None:
    found = dead(LEAD, "On the same day, an accident at a quarry in Ostria left three people dead, officials said.")
    assert sorted(number for number, _, _ in found) == [3, 4]


def test_the_openings_have_their_shape() -> None:
    table = load_table("mentions/retelling.toml")
    phrases = [*table["apart_phrases"], *table["apart_before"]]
    assert phrases
    assert all(phrase == phrase.casefold().strip() and len(phrase.split()) <= 6 for phrase in phrases)


def test_some_time_after_another_the_day_is_that_of_the_first() -> None:
    _, found = read(
        "At least 12 people died on Wednesday when a shaft collapsed at a tin mine near Kessim, a priest said, two "
        "weeks after a far deadlier landslide at Orlec.",
        published="2031-05-16",
    )
    days = {
        mention.mode: {date.time.value for date in mention.dates if date.time.precision == "day"}
        for mention in found.mentions
    }
    assert days["collapse"] >= {"2031-05-14"}
    assert "2031-05-14" not in days["landslide"]
