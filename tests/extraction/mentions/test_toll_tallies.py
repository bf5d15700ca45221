"""Numbers of people told as tallies, by what others did, and with no word for what befell them."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Casualty, Mention
from tests.conftest import make_report


def mentions(*paragraphs: str) -> list[Mention]:
    parse = next(iter(parse_reports([make_report(*paragraphs)])))
    return list(extract(parse, made_by="test").mentions)


def tolls(*paragraphs: str) -> list[Casualty]:
    return [casualty for mention in mentions(*paragraphs) for casualty in mention.casualties]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The number of the dead in the Brenn factory blaze rose to nine, the fire service said.", ("killed", 9)),
        ("The number of people killed in the flood now stands at 33.", ("killed", 33)),
        ("The mayor put the number of wounded in the bombing at 40.", ("injured", 40)),
        ("After the riot a lawyers' group put the number of detainees at 412.", ("detained", 412)),
        ("A list of the bar counts 57 detainees after the riot.", ("detained", 57)),
        ("The blast at the depot claimed 14 lives. The hospital spoke of 19 bodies.", ("killed", 19)),
        ("The ministry counted 12 dead in the crash; the union put the number at 17.", ("killed", 17)),
        ("The governor held to a toll of four in the shelling of the town.", ("killed", 4)),
        ("Relatives say they have buried 22 people after the raid on the village.", ("killed", 22)),
        ("The army lost four soldiers in the ambush, the general said.", ("killed", 4)),
        ("The air strike wiped out a family of six.", ("killed", 6)),
        ("Medics treated 53 people after the explosion.", ("injured", 53)),
        ("Sixty people needed hospital treatment after the explosion.", ("injured", 60)),
        ("Thirty people were taken to hospital after the explosion.", ("injured", 30)),
        ("Thirty-one people were in custody on Sunday after the riot.", ("detained", 31)),
        ("Nine fishermen remain unaccounted for after the trawler sank.", ("missing", 9)),
        (
            "A gallery collapsed in the pit on Monday. The union says that twenty-two men are lying under the rubble.",
            ("killed", 22),
        ),
    ],
)
def test_tallies_and_acts_are_read(text: str, wanted: tuple[str, int]) -> None:
    assert wanted in [(one.outcome, one.low) for one in tolls(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The team lost three players to injury before the explosion at the depot.",
        "The prison, where a riot broke out, holds 900 inmates.",
        "Twelve people are still in hospital after the explosion.",
        "The ministers held three talks after the explosion.",
        "Nobody was in custody after the explosion.",
    ],
)
def test_these_count_nobody(text: str) -> None:
    assert [one for one in tolls(text) if one.outcome != "missing"] == []


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("A drone strike killed seven in the war, in which 1,340 people have been killed since May.", 1340),
        ("A missile hit a boat and killed four. The strikes have killed 104 people in all.", 104),
        ("A missile hit a boat, killing four and bringing the death toll of the campaign to 104.", 104),
        ("A missile hit a boat and killed four. The navy has now hit 29 boats and killed 104 people.", 104),
        ("A bomb killed six. Clinics have been attacked 31 times since January, and 118 patients have died.", 118),
        ("A missile killed four. It was the 29th boat since the campaign began. At least 104 people have died.", 104),
        ("Two shootings in four days, three dead: Tannery Row is afraid.", 3),
    ],
)
def test_a_stretch_of_time_makes_a_running_total(text: str, total: int) -> None:
    assert {one.scope for one in tolls(text) if one.low == total} == {"cumulative"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The explosion on Friday killed 14, the deadliest accident since 2011.", 14),
        ("The market was shelled on Tuesday. In all 14 people have died since the market was shelled.", 14),
        ("Two air strikes on a market killed 12 people on Friday.", 12),
    ],
)
def test_one_happening_makes_none(text: str, count: int) -> None:
    assert {one.scope for one in tolls(text) if one.low == count} == {"incident"}


def test_rival_counts_of_one_sentence_do_not_add_up() -> None:
    found = tolls("The ministry put the death toll from the bus crash at 12, while the union says 17 died.")
    assert [(one.low, one.added) for one in found] == [(12, False), (17, False)]


def test_members_of_the_police_are_police() -> None:
    (found,) = tolls("The bombing wounded 46 members of the police.")
    assert (found.low, found.group) == (46, "police")


def test_what_happened_years_ago_is_another_happening() -> None:
    found = tolls("A block of flats collapsed on Tuesday, killing nine people. In 2011, 26 people died in Brenn.")
    assert 26 not in {one.low for one in found}


# ── no word for the happening ────────────────────────────────────────────────────────────────────────────────────────


def test_victims_stand_for_what_befell_them() -> None:
    (found,) = mentions(
        "Rescuers brought up fourteen men from the Kallow pit on Thursday, but the number of the dead rose to nine.",
        "The lower gallery is under water, and twelve miners are missing.",
    )
    assert (found.type, found.mode) == ("ACCIDENT", "collapse")
    assert {(one.outcome, one.low) for one in found.casualties} >= {("killed", 9), ("missing", 12)}


def test_a_report_without_victims_tells_nothing() -> None:
    assert mentions("Grain prices rose by four per cent on Tuesday.", "Two thousand farmers live in the valley.") == []


def test_those_held_after_a_march_are_counted_with_it() -> None:
    found = mentions(
        "Police fired tear gas at protesters who marched through Brenn on Saturday.",
        "Thirty-one people were detained, the police said.",
    )
    held = [mention.type for mention in found if any(one.outcome == "detained" for one in mention.casualties)]
    assert {"COERCE", "ASSAULT"} <= set(held) or {"COERCE", "PROTEST"} <= set(held)


def test_a_ship_goes_by_its_name() -> None:
    (found,) = mentions("Armed men in speedboats seized the tanker Dorit Vane on Monday off Keth.")
    assert [target.name for target in found.targets] == ["Dorit Vane"]
