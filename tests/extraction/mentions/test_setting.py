"""The day and the town of a report's main incident, told outside the clause that tells of it, and on what basis."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Mention
from tests.conftest import make_report

MATERIAL = ("ASSAULT", "ACCIDENT", "DISASTER")


def deeds(*paragraphs: str, published: str = "2026-03-09") -> list[Mention]:
    report = make_report(*paragraphs, published=published)
    found = extract(next(iter(parse_reports([report]))), made_by="test").mentions
    return [one for one in found if one.type in MATERIAL and one.status in {"happened", "alleged"}]


def days(deed: Mention) -> list[tuple[str, str]]:
    return [((one.time.value or "")[:10], one.basis) for one in deed.dates]


def towns(deed: Mention) -> list[tuple[str, str]]:
    return [(one.place.name, one.basis) for one in deed.places]


@pytest.mark.parametrize(
    ("scene", "day"),
    [
        ("It happened at about 9 p.m. on Friday.", "2026-03-06"),
        ("Officers were called to the bar on Saturday night.", "2026-03-07"),
        ("The family was driving home on Sunday evening.", "2026-03-08"),
        ("His body was found on Saturday by a neighbour.", "2026-03-07"),
    ],
)
def test_a_sentence_of_the_scene_dates_the_deed(scene: str, day: str) -> None:
    (deed,) = deeds("A man was shot and killed outside a bar, police said.", "Two people ran away.", scene)
    assert days(deed) == [(day, "report")]


@pytest.mark.parametrize(
    "scene",
    [
        "The suspect appeared in court on Friday.",
        "A vigil is planned for Thursday, March 12.",
        "The mayor told reporters on Sunday that she was sad.",
        "The victim was taken to a hospital on Sunday.",
    ],
)
def test_what_others_do_later_dates_no_deed(scene: str) -> None:
    (deed,) = deeds("A man was shot and killed outside a bar, police said.", "Two people ran away.", scene)
    assert days(deed) == []


def test_a_day_in_the_clause_stays_the_clauses() -> None:
    (deed,) = deeds("A man was shot and killed on Friday outside a bar.", "Officers were called on Saturday.")
    assert days(deed) == [("2026-03-06", "clause")]


def test_a_day_finer_than_the_clauses_comes_first() -> None:
    (deed,) = deeds("A man was shot last week outside a bar.", "It happened on Friday, March 6.")
    assert days(deed)[0] == ("2026-03-06", "report")


def test_the_day_of_mourning_is_no_day_of_the_deed() -> None:
    (deed,) = deeds("Hundreds gathered on Friday to mourn a teacher who was stabbed to death at her school.")
    assert days(deed) == []


def test_the_town_of_the_police_is_inferred_and_says_so() -> None:
    (deed,) = deeds("A man was shot outside a bar.", "Omaha police said that a witness called them.")
    assert towns(deed) == [("Omaha", "body")]


def test_the_town_of_the_dateline_is_inferred_and_says_so() -> None:
    (deed,) = deeds("OMAHA, Neb. (AP) — A man was shot outside a bar, officials said.")
    assert towns(deed) == [("Omaha", "dateline")]


def test_a_town_that_is_told_needs_no_inference() -> None:
    (deed,) = deeds("OMAHA, Neb. (AP) — A man was shot outside a bar in Lincoln, officials said.")
    assert towns(deed)[0] == ("Lincoln", "clause")
    assert "dateline" not in [basis for _, basis in towns(deed)]


def test_a_dateline_elsewhere_than_the_told_country_places_nothing() -> None:
    (deed,) = deeds("WASHINGTON (AP) — Two people were killed in an air strike in Yemen, officials said.")
    assert towns(deed) == [("Yemen", "clause")]


def test_where_somebody_was_treated_is_not_where_it_was() -> None:
    (deed,) = deeds("A man was shot outside a bar.", "He was flown to a hospital in Denver.")
    assert towns(deed) == []


def test_a_place_behind_a_party_places_the_deed() -> None:
    (deed,) = deeds("Five cartel members were killed in a shootout with soldiers in Culiacan, Mexico.")
    assert towns(deed)[0][0] == "Culiacán"


def test_no_dateline_places_what_happened_at_sea_or_is_told_in_passing() -> None:
    (raid,) = deeds("LIMA, Peru (Quay Wire) - Pirates shot two sailors dead in the South Atlantic on Tuesday.")
    assert towns(raid) == [("South Atlantic", "clause")]
    (told,) = deeds("LIMA, Peru (Quay Wire) - Miners marched on Sunday after gunmen shot dead a foreman.")
    assert towns(told) == []


@pytest.mark.parametrize(
    "again",
    [
        "Neighbours heard gunfire.",
        "The shooting appears to have been an accident.",
        "Another man was also shot, but he will live.",
        "He died of a gunshot wound, the coroner said.",
        "Police were called after a shooting was reported.",
    ],
)
def test_one_deed_told_again_is_one_mention(again: str) -> None:
    assert len(deeds("A man was shot and killed outside a bar in Omaha on Friday.", again)) == 1


@pytest.mark.parametrize(
    "other",
    [
        "Another shooting wounded a clerk in Denver.",
        "Elsewhere, a woman was stabbed.",
        "A bomb killed two people in Lima on Sunday.",
    ],
)
def test_another_deed_stays_another(other: str) -> None:
    assert len(deeds("A man was shot and killed outside a bar in Omaha on Friday.", "Police left.", other)) == 2


def test_the_words_of_retelling_have_their_shape() -> None:
    table = dict(load_table("mentions/retelling.toml"))
    nearness = table.pop("nearness")
    table.pop("apart_phrases")
    table.pop("apart_before")
    same = table.pop("same_places")
    assert all(len(words.split()) > 1 for words in same.values())
    assert set(nearness) == {"of", "from", "to"}
    assert all(isinstance(words, str) and words.split() for words in (*table.values(), *nearness.values()))
    assert set(table) == {
        "apart", "sounds", "occurs", "happening", "responds", "responders", "findings", "carries", "havens", "quarters",
        "aftermath", "rites", "states", "treats", "place_kinds", "leaves",
    }  # fmt: skip
    assert not set(table["carries"].split()) & set(table["occurs"].split())


def test_a_part_of_a_town_is_no_far_town_of_its_name() -> None:
    (deed,) = deeds(
        "A boy was shot on Saturday in Madisonville, Cincinnati police said. Detectives are looking into it.",
    )
    told = {argument.basis: argument.place for argument in deed.places}
    assert told["body"].name == "Cincinnati"
    assert told["clause"].geoname_id is None


def test_the_town_of_a_deputy_is_no_place_of_the_deed() -> None:
    (deed,) = deeds("A man was shot by a Tucson officer near Nogales on Friday.")
    assert ("Nogales", "clause") in towns(deed)
    assert ("Tucson", "clause") not in towns(deed)


@pytest.mark.parametrize(
    ("paragraphs", "day"),
    [
        (("A girl was shot in her bedroom while she was getting ready to go to sleep Thursday night.",), "2026-03-05"),
        (("A man was shot outside a bar, police said.", "A daughter called 911 at noon on Friday."), "2026-03-06"),
        (("Two men were shot in a house, police said.", "A sister made the discovery on Friday."), "2026-03-06"),
        (("A man was charged after a woman was shot.", "She was found dead on Friday in a barn."), "2026-03-06"),
        (
            (
                "A teenager was shot on Thursday in a park.",
                "He died at the scene, an officer said Saturday. The shooting occurred about 5:30 p.m. near a bridge.",
            ),
            "2026-03-05",
        ),
    ],
)
def test_the_day_is_that_of_the_deed_and_not_of_the_telling(paragraphs: tuple[str, ...], day: str) -> None:
    deed = deeds(*paragraphs)[0]
    assert {found for found, _ in days(deed)} == {day}


@pytest.mark.parametrize(
    "text",
    [
        "A boy was shot in a park. An autopsy performed Saturday showed that the shot was fired from near by.",
        "A boy was shot in a park. Grief counselors will be at his school on Saturday.",
        "Inquiry into shooting could take weeks Posted: Sunday, March 8, 2026. A boy was shot in a park.",
    ],
)
def test_what_follows_a_deed_gives_it_no_day(text: str) -> None:
    assert not any(days(deed) for deed in deeds(text))


def test_a_march_after_a_collapse_gives_it_no_place() -> None:
    report = make_report(
        ("heading", "Thousands march in San Arlo after mine collapse"),
        "SAN ARLO — Several thousand people marched through the capital on Sunday to protest against working"
        " conditions, after a collapse at Orlec killed four miners last week.",
        published="2026-03-09",
    )
    found = extract(next(iter(parse_reports([report]))), made_by="test").mentions
    deed = next(one for one in found if one.type == "ACCIDENT")
    assert "San Arlo" not in {name for name, _ in towns(deed)}


def test_a_dateline_is_no_scene_where_the_sheriff_deals_with_it() -> None:
    lead = "OMAHA — A man was shot and killed on Friday, {} said. The man, who lived alone, died at home."
    (county,) = deeds(lead.format("the county sheriff"))
    assert ("Omaha", "dateline") not in towns(county)
    (town,) = deeds(lead.format("officials"))
    assert ("Omaha", "dateline") in towns(town)


def test_a_dateline_with_its_state_is_no_victim() -> None:
    (deed,) = deeds("OMAHA, Neb. — A man was shot on Friday, officials said. He lived alone.")
    assert ("Omaha", "dateline") in towns(deed)
    assert days(deed) == [("2026-03-06", "clause")]


def test_where_another_thing_happened_places_no_march() -> None:
    report = make_report(
        "Thousands marched in the capital on Sunday, after an explosion at Zadrik killed 42 miners last week.",
        published="2026-03-09",
    )
    found = extract(next(iter(parse_reports([report]))), made_by="test").mentions
    places = {one.type: [argument.place.name for argument in one.places] for one in found}
    assert places["PROTEST"] == []
    assert ["Zadrik"] in places.values()
