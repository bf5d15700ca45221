"""What news of many kinds must come to: whose toll it is, who did it and who suffered it, what is one happening."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Extraction, Mention, Report
from tests.conftest import make_report


def read(*paragraphs: str | tuple[str, str]) -> tuple[Report, Extraction]:
    report = make_report(*paragraphs, published="2031-05-14")  # type: ignore[arg-type]
    return report, extract(next(iter(parse_reports([report]))), made_by="test")


def kind(found: Extraction, type_name: str) -> list[Mention]:
    return [one for one in found.mentions if one.type == type_name]


def tolls(mention: Mention) -> set[tuple[str, int, int | None, str]]:
    return {(one.outcome, one.low, one.high, one.group) for one in mention.casualties}


# ── tolls ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Twelve people or more lost their lives when a drone hit a fuel store in Kessim.", ("killed", 12, None)),
        ("A bus overturned near Tarn on Friday. Four passengers lost their lives.", ("killed", 4, 4)),
        ("A mine collapsed at Orlec. Rescuers pulled seven miners alive from the shaft.", ("rescued", 7, 7)),
        ("Three people were shot, one fatally, in Tarn on Friday.", ("killed", 1, 1)),
        ("A 14-year-old boy was shot near Tarn on Friday. He died in hospital.", ("killed", 1, 1)),
        ("Gunmen shot three men at a market in Tarn on Friday.", ("injured", 3, 3)),
        ("A truck struck a group of motorcycles, killing seven riders and injuring three more.", ("injured", 3, 3)),
        ("A building collapsed in Tarn. A total of 39 are confirmed dead, officials said.", ("killed", 39, 39)),
    ],
)
def test_tolls_are_found(text: str, wanted: tuple[str, int, int | None]) -> None:
    _, found = read(text)
    assert wanted in {(one[0], one[1], one[2]) for mention in found.mentions for one in tolls(mention)}
    assert {one.scope for mention in found.mentions for one in mention.casualties} == {"incident"}


def test_who_was_shot_is_not_counted_as_injured_where_death_is_told() -> None:
    _, found = read("Two men were shot in Tarn on Friday.", "Police are treating the deaths as a homicide.")
    assert all(one.outcome != "injured" for mention in found.mentions for one in mention.casualties)


def test_no_civilians_harmed_is_zero_civilians() -> None:
    _, found = read("The army hit a rebel camp near Dray. According to our information no civilians were harmed.")
    (mention,) = kind(found, "ASSAULT")
    assert {("killed", 0, 0, "civilian"), ("injured", 0, 0, "civilian")} <= tolls(mention)


def test_a_toll_that_rose_on_a_later_day_belongs_to_its_incident() -> None:
    _, found = read(
        ("heading", "Tarn apartment building collapses after explosion"),
        "An apartment building collapsed on Monday in Tarn. A suspected gas leak led to an explosion.",
        "Work resumed on Wednesday, with additional bodies recovered increasing the death toll from fourteen to 31.",
    )
    (mention,) = kind(found, "ACCIDENT")
    assert ("killed", 31, 31, "unknown") in tolls(mention)
    assert not any(one[1] == 14 for one in tolls(mention))


# ── who did it and who suffered it ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        (
            "Nora Castel was stabbed in Tarn in 2029. Her brother was sentenced on Friday for Castel's murder.",
            "Nora Castel",
        ),
        ("Mira Holt, a teacher, was found on Monday. Holt's killing shocked the town of Tarn.", "Mira Holt"),
    ],
)
def test_the_owner_of_a_murder_is_its_victim(text: str, victim: str) -> None:
    _, found = read(text)
    attacks = kind(found, "ASSAULT")
    assert victim in {target.name for mention in attacks for target in mention.targets}
    assert victim not in {actor.name for mention in attacks for actor in mention.actors}


def test_who_is_sentenced_for_her_murder_is_not_murdered() -> None:
    _, found = read(
        "Nora Castel was stabbed in Tarn in 2029.",
        "Her brother Ivo Castel was sentenced on Friday for her murder to life in prison by a court in Tarn.",
    )
    assert all(target.name != "Ivo Castel" for one in kind(found, "ASSAULT") for target in one.targets)


def test_a_place_in_which_it_happened_does_not_do_it() -> None:
    _, found = read("He was convicted for his role in the 2018 collapse of the Ponte Morelli in Tarn, which killed 43.")
    assert all(not mention.actors for mention in found.mentions if mention.type == "ASSAULT")


def test_who_denies_it_is_its_doer_only_in_the_denial() -> None:
    _, found = read(
        ("heading", "Northern Front denies carrying out Kessim strike"),
        "The Northern Front denied on Sunday that it had carried out the drone strike on the fuel depot in Kessim.",
    )
    denials = {claim.id for claim in found.claims if claim.act == "denial"}
    (mention,) = kind(found, "ASSAULT")
    assert mention.actors
    assert all(denials & set(actor.claims) for actor in mention.actors)


def test_a_driver_who_strikes_a_car_has_an_accident() -> None:
    _, found = read("Ivo Ruvo was driving a truck on Friday and struck a group of motorcycles in Tarn.")
    assert [(one.type, one.mode) for one in found.mentions] == [("ACCIDENT", "crash")]


@pytest.mark.parametrize(
    "text",
    [
        "Israel's neighbour Ostria said a strike on a market in Tarn killed at least 25 people.",
        "Five people are killed in a house fire in Orlec, Veldria.",
        "Seven people are killed in a collision on the A66 road in Orlec.",
    ],
)
def test_a_counted_crowd_of_casualties_is_no_named_target(text: str) -> None:
    _, found = read(text)
    assert all("people" not in target.name for mention in found.mentions for target in mention.targets)
    assert any(mention.casualties for mention in found.mentions)


def test_a_road_is_no_target_of_a_collision() -> None:
    _, found = read("Seven people are killed in a collision on the A66 road in Orlec.")
    assert all("road" not in target.name for mention in found.mentions for target in mention.targets)


# ── what happened ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Three hikers are killed by a lightning strike on a hill in Veldria.", ("DISASTER", "lightning")),
        ("Forty miners were underground when the tunnel gave way on Tuesday.", ("ACCIDENT", "collapse")),
        ("Part of the stadium collapsed in Tarn on Tuesday.", ("ACCIDENT", "collapse")),
        (
            "The Front launched a ballistic missile from its territory in Ostria towards Veldria.",
            ("ASSAULT", "heavy-weapons"),
        ),
        ("A car bomb wounds dozens near Tarn.", ("ASSAULT", "explosives")),
    ],
)
def test_happenings_are_found(text: str, wanted: tuple[str, str]) -> None:
    _, found = read(text)
    assert wanted in {(one.type, one.mode) for one in found.mentions}


@pytest.mark.parametrize(
    "text",
    ["“This year we do not have an extreme drought,” said Ivo Ruvo.", "Talks between the parties collapsed on Monday."],
)
def test_what_did_not_happen_is_not_told(text: str) -> None:
    _, found = read(text)
    assert [one for one in found.mentions if one.status == "happened"] == []


def test_a_danger_of_more_adds_nothing_to_what_happened() -> None:
    report, found = read(
        "A building collapsed on Monday in Tarn.",
        "Officials warned on Wednesday of the real threat of another part of the tower collapsing.",
    )
    (mention,) = kind(found, "ACCIDENT")
    assert report.quote(mention.trigger) == "collapsed"
    assert [target.name for target in mention.targets] == ["building"]


# ── one happening or two ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_ship_its_boarding_and_its_crew_are_one_seizure() -> None:
    _, found = read(
        "The coast guard seized the tanker Almara Star off the west coast on Wednesday and detained its 21 crew.",
        "Officers boarded the ship from a helicopter before dawn, the coast guard said.",
        "The coast guard seized another tanker, the Pale Heron, last month.",
    )
    first, second = kind(found, "COERCE")
    assert ("detained", 21, 21) in {(one[0], one[1], one[2]) for one in tolls(first)}
    assert len(first.triggers) == 3
    assert [date.time.value for date in second.dates] == ["2031-04"]


def test_a_mishap_that_another_brings_is_one_happening() -> None:
    _, found = read("A warehouse collapsed after an explosion in Tarn on Monday, killing nine workers.")
    (mention,) = found.mentions
    assert ("killed", 9, 9, "workers") in tolls(mention)


def test_an_explosion_a_week_before_is_another_happening() -> None:
    _, found = read("A warehouse collapsed in Tarn on Monday, a week after an explosion at a mill in Orlec.")
    assert len(found.mentions) == 2


def test_who_dies_in_an_attack_has_not_carried_it_out() -> None:
    _, found = read("Dozens died in the attack on a base in Tarn, reportedly conducted by the Northern Front.")
    (mention,) = kind(found, "ASSAULT")
    assert [(one.name, one.certainty) for one in mention.actors] == [("Northern Front", "probable")]


def test_what_strikes_in_a_crash_attacks_nobody() -> None:
    _, found = read(
        "Seven people died on Wednesday when a plane crashed at Tarn Airport.",
        "It came down near the end of a runway and struck a storage building.",
    )
    assert {one.type for one in found.mentions} == {"ACCIDENT"}


def test_an_earlier_happening_of_the_year_keeps_its_toll() -> None:
    _, found = read(
        ("heading", "Earthquake injures 25 people in southern Veldria"),
        "On Saturday an earthquake struck the south of Veldria, injuring at least 25 people.",
        "Earlier this year, northern Veldria suffered a 6.3 magnitude earthquake causing eleven deaths.",
    )
    first = kind(found, "DISASTER")[0]
    assert all(one[0] != "killed" for one in tolls(first))


def test_people_of_a_club_are_people() -> None:
    _, found = read("Police in Tarn arrested 59 fans of the Orlec football club before a match.")
    (mention,) = kind(found, "COERCE")
    assert ("detained", 59, 59) in {(one[0], one[1], one[2]) for one in tolls(mention)}


def test_phones_that_a_sentence_speaks_of_are_not_attacked() -> None:
    _, found = read("A court sentences four people to prison for using a program, targeting the phones of politicians.")
    assert kind(found, "ASSAULT") == []


def test_a_mine_of_which_a_part_collapsed_has_its_dead() -> None:
    _, found = read(
        "Rescuers pulled seven miners alive from the Orlec tin mine on Thursday, two days after part of it collapsed.",
        "Deepwell Metals said that four miners had died and that four were still missing.",
    )
    (mention,) = kind(found, "ACCIDENT")
    assert {("rescued", 7, 7), ("killed", 4, 4), ("missing", 4, 4)} <= {
        (one[0], one[1], one[2]) for one in tolls(mention)
    }


def test_strikes_since_january_are_not_the_strike_of_the_headline() -> None:
    _, found = read(
        ("heading", "Death toll in Kessim depot strike rises to 17"),
        "The death toll from Friday's drone strike on a fuel depot in Kessim has risen to 17, the governor said.",
        "Strikes on fuel depots in Veldria have killed more than 60 people since January, a rights group said.",
    )
    first, second = kind(found, "ASSAULT")
    assert {one.scope for one in first.casualties} == {"incident"}
    assert [(one.low, one.scope) for one in second.casualties] == [(61, "cumulative")]


def test_the_day_of_the_court_is_not_the_day_of_the_murder() -> None:
    _, found = read(
        "On Friday in Tarn, Ivo Ruvo, brother of Mira Ruvo, was sentenced for her murder to life in prison."
    )
    assert all(not mention.dates for mention in kind(found, "ASSAULT"))


# ── attackers and those who stop them ────────────────────────────────────────────────────────────────────────────────


def test_police_who_kill_the_attacker_did_not_attack() -> None:
    _, found = read(
        "Eight people are killed and five are injured in a mass shooting at a hub in Orlec, Veldria."
        " The perpetrator is killed by security forces."
    )
    first, second = kind(found, "ASSAULT")
    assert first.actors == ()
    assert ("killed", 8, 8) in {(one[0], one[1], one[2]) for one in tolls(first)}
    assert [actor.name for actor in second.actors] == ["security forces"]


def test_the_attack_that_went_before_is_another() -> None:
    _, found = read(
        "At least 23 people are killed by airstrikes and drone strikes in Orlec after a rebel attack injures a soldier."
    )
    first, second = kind(found, "ASSAULT")
    assert ("killed", 23, None) in {(one[0], one[1], one[2]) for one in tolls(first)}
    assert [actor.name for actor in first.actors] == []
    assert "rebel" in {actor.name for actor in second.actors}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A person is shot and injured by a customs officer in Orlec.", "customs officer"),
        ("Two people are killed during a Russian missile and drone strike on Orlec.", "Russian"),
        ("Suspected rebel gunmen abduct five village chiefs near Orlec.", "rebel gunmen"),
    ],
)
def test_doers_are_named(text: str, actor: str) -> None:
    _, found = read(text)
    assert actor in {one.name for mention in kind(found, "ASSAULT") for one in mention.actors}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army has repelled a major attack by the Northern Front on the town of Orlec.", "happened"),
        ("Front rebels claim to have captured the city of Orlec in Veldria.", "alleged"),
    ],
)
def test_statuses_of_contested_towns(text: str, status: str) -> None:
    _, found = read(text)
    assert [one.status for one in kind(found, "ASSAULT")] == [status]


def test_what_was_launched_hits_in_the_same_happening() -> None:
    _, found = read("Ostrian forces launched mortars at the border, with one hitting a house and killing four people.")
    (mention,) = kind(found, "ASSAULT")
    assert ("killed", 4, 4) in {(one[0], one[1], one[2]) for one in tolls(mention)}


def test_militants_who_storm_a_compound_are_no_weather() -> None:
    _, found = read("Militants of a splinter group storm a compound of the army after two bombers blow themselves up.")
    assert kind(found, "DISASTER") == []


def test_who_drowned_belongs_to_the_boat_that_sank() -> None:
    _, found = read("A boat carrying over 100 migrants capsizes. Four women and three girls are found drowned.")
    (mention,) = kind(found, "ACCIDENT")
    assert ("killed", 7, 7) in {(one[0], one[1], one[2]) for one in tolls(mention)}


@pytest.mark.parametrize(
    "text",
    [
        "Ostrian forces target the city with 13 drones, causing fires in houses and injuring eight people.",
        "An overnight drone attack on Orlec injures eight people and causes fires across the city.",
    ],
)
def test_fires_that_an_attack_causes_take_none_of_its_toll(text: str) -> None:
    _, found = read(text)
    (mention,) = found.mentions
    assert mention.type == "ASSAULT"
    assert ("injured", 8, 8) in {(one[0], one[1], one[2]) for one in tolls(mention)}


def test_return_fire_burns_nothing() -> None:
    _, found = read("An attacker opens fire on a convoy, killing three people, before being killed by return fire.")
    assert kind(found, "ACCIDENT") == []


def test_the_year_of_a_building_is_not_the_day_of_its_collapse() -> None:
    _, found = read("A 1973 building in Tarn collapsed on Monday, killing nine.")
    assert [date.time.value for mention in found.mentions for date in mention.dates] == ["2031-05-12"]


def test_the_place_of_a_march_is_not_that_of_what_it_protests() -> None:
    _, found = read(
        ("heading", "Thousands march in San Arlo after mine collapse"),
        "Several thousand people marched on Sunday to protest against working conditions.",
    )
    assert all(not mention.places for mention in kind(found, "ACCIDENT"))
