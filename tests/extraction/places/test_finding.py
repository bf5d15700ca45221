"""Places found in invented reports: which words, which place, which relation, and what is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.places import find_places
from firsthand.model import PlaceMention, Report
from tests.conftest import make_report


def places(report: Report) -> list[PlaceMention]:
    parse = next(iter(parse_reports([report])))
    return find_places(parse, find_names(parse))


def found(*paragraphs: str) -> dict[str, PlaceMention]:
    """Places by the words of their span."""
    report = make_report(*paragraphs)
    return {report.quote(mention.span): mention for mention in places(report)}


def test_country_settlement_and_sea() -> None:
    named = found("A ship sank in the Red Sea on Monday after leaving Hodeidah, a port in Yemen.")
    assert named["Red Sea"].precision == "sea"
    assert (named["Hodeidah"].country, named["Hodeidah"].precision) == ("YE", "settlement")
    assert named["Yemen"].precision == "country"
    assert named["Yemen"].geoname_id == 69543


def test_a_place_is_what_holds_it() -> None:
    named = found("Two people were hurt in a fire in Springfield, Illinois, on Friday.")
    assert named["Springfield"].latitude == pytest.approx(39.8, abs=0.2)
    named = found("Two people were hurt in a fire in Springfield, Mo., on Friday.")
    assert named["Springfield"].latitude == pytest.approx(37.2, abs=0.2)


def test_homonyms_without_context_stay_open() -> None:
    mention = found("Two people were hurt in a fire in Springfield on Friday.")["Springfield"]
    assert mention.latitude is None
    assert mention.geoname_id is None
    assert 2 <= len(mention.alternatives) <= 5


def test_the_country_of_the_report_decides() -> None:
    named = found("Syria said it shot down a drone.", "The drone fell on a field in Tartus, residents said.")
    assert named["Tartus"].country == "SY"
    named = found("A blast hit a depot in Tripoli.", "Lebanese soldiers closed the roads into Tripoli.")
    assert named["Tripoli"].country == "LB"


def test_demonyms_are_no_places_but_coasts_are() -> None:
    named = found("Venezuelan officials said the Americans had left. A boat was hit off the Venezuelan coast.")
    assert list(named) == ["Venezuelan coast"]
    mention = named["Venezuelan coast"]
    assert (mention.country, mention.relation, mention.precision) == ("VE", "off the coast of", "country")


@pytest.mark.parametrize(
    "text",
    [
        "Moscow denied the claim and Washington accused it of lying.",
        "Israel said the strike was aimed at a commander.",
        "The U.S. military and the French president issued a statement.",
        "The White House and the Kremlin declined to comment.",
        "The Washington Post was first to report the story.",
        "Paris Hilton spoke to reporters after the hearing.",
        "He was a fellow of Boston University and a fan of the Dallas Cowboys.",
        "The West Nile virus was found in nine samples.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert found(text) == {}


def test_a_state_that_is_a_place_stays() -> None:
    named = found("Police seized the cargo in Israel. The earthquake struck Turkey and damaged roads near Ankara.")
    assert {mention.country for mention in named.values()} == {"IL", "TR"}
    assert found("The convoy reached Ankara.")["Ankara"].relation == ""


@pytest.mark.parametrize(
    ("text", "words", "relation"),
    [
        ("A tanker was boarded off the coast of Somalia.", "Somalia", "off the coast of"),
        ("Troops gathered near Kharkiv.", "Kharkiv", "near"),
        ("A truck was hit 30 km north of Mosul.", "Mosul", "30 km north of"),
        ("Shells fell on the outskirts of Aleppo.", "Aleppo", "on the outskirts of"),
        ("Shells fell in northern Aleppo.", "northern Aleppo", "northern part of"),
        ("Villages along the border with Lebanon were emptied.", "Lebanon", "along the border with"),
    ],
)
def test_relations(text: str, words: str, relation: str) -> None:
    assert found(text)[words].relation == relation


def test_divisions_by_their_word() -> None:
    named = found("Fighting went on in Homs province and in Sinaloa state, in Mexico.")
    assert (named["Homs province"].precision, named["Homs province"].country) == ("admin1", "SY")
    assert (named["Sinaloa state"].precision, named["Sinaloa state"].country) == ("admin1", "MX")


def test_parts_of_oceans_have_their_own_point() -> None:
    named = found("Strikes in the Caribbean and eastern Pacific went on for months.")
    assert named["Caribbean"].precision == "region"
    assert named["eastern Pacific"].precision == "sea"
    assert named["eastern Pacific"].longitude is not None
    assert named["eastern Pacific"].longitude > -130


def test_a_list_before_a_plural_word_is_of_one_kind() -> None:
    named = found("Drones hit targets in the Donetsk, Kharkiv and Sumy oblasts of Ukraine.")
    assert {mention.precision for words, mention in named.items() if words != "Ukraine"} == {"admin1"}


def test_a_town_said_to_lie_elsewhere_is_no_homonym() -> None:
    named = found("Gunmen raided a school in Lassa, Borno State, Nigeria, on Tuesday.")
    assert named["Lassa"].latitude is None
    assert named["Borno State"].country == "NG"


def test_an_airport_is_a_point() -> None:
    mention = found("A drone struck Khartoum International Airport overnight.")["Khartoum International Airport"]
    assert (mention.precision, mention.country) == ("point", "SD")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Yemeni leaders saw ships off their country's coast.", "their country's coast"),
        ("The rebels, most of them Sudanese, crossed the country's borders.", "the country's borders"),
    ],
)
def test_the_coast_of_the_one_country_spoken_of(text: str, words: str) -> None:
    assert found(text)[words].precision == "country"


def test_the_coast_of_one_of_two_countries_stays_unknown() -> None:
    assert found("Yemeni and Omani leaders saw ships off the country's coast.") == {}


def test_a_coast_guard_is_no_coast() -> None:
    assert found("The Turkish Coast Guard said 20 people were rescued.") == {}


def test_letters_for_a_state_only_after_a_comma() -> None:
    named = found("Ten people were hurt, in all, and two of them, ok, died on the way.")
    assert named == {}
    assert found("The plant in Arlington, Va., was closed.")["Va."].precision == "admin1"


def test_a_town_and_its_police() -> None:
    named = found("Shots were fired in Boston, Massachusetts. Boston police arrested a man.")
    assert named["Boston"].country == "US"
    assert len(named) == 2


def test_an_invented_country_is_not_found_elsewhere() -> None:
    """Veldria is in no gazetteer: its towns stay without coordinates, also those that have homonyms."""
    named = found(
        "MARLOW, Veldria - A blast hit a depot in Marlow, a town in Veldria, on Monday.",
        "Officials in Veldria said that the fire spread to Ashford and Salem.",
        "Veldria has closed its border. The United States offered help.",
    )
    for words, mention in named.items():
        if words != "The United States":
            assert mention.latitude is None, words
            assert mention.country is None, words
    assert "Marlow" in named


def test_an_invented_town_alone_is_not_found_elsewhere() -> None:
    report = make_report(
        ("heading", "Gunmen attack checkpoint near Tarn"),
        "Gunmen attacked a police checkpoint near the town of Tarn on Friday, killing two officers, officials said.",
    )
    assert [mention.latitude for mention in places(report)] in ([None], [None, None])


def test_spans_are_in_order_and_apart() -> None:
    report = make_report(
        "KABUL, Afghanistan - Security forces searched Andar district, Ghazni province, and the city of Herat.",
        "The port of Aden, the Gulf of Aden and the Bab el-Mandeb were closed to ships from Djibouti.",
    )
    mentions = places(report)
    assert len(mentions) >= 8
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
    for mention in mentions:
        assert report.quote(mention.span).strip()
        assert (mention.latitude is None) == (mention.longitude is None)
        assert mention.geoname_id is None or mention.latitude is not None
        assert len(mention.alternatives) <= 5


def test_an_empty_report_has_no_places() -> None:
    assert places(make_report(("boilerplate", "Subscribe to Veldria Courier"))) == []


def test_a_town_its_state_and_a_county_in_local_news() -> None:
    named = found("Two men were held in Trenton, Ga., the Dade County sheriff said on Friday.")
    assert (named["Trenton"].country, named["Ga."].precision) == ("US", "admin1")
    assert named["Trenton"].latitude == pytest.approx(34.87, abs=0.1)
    assert named["Dade County"].precision == "admin2"


def test_the_article_is_no_part_of_the_name() -> None:
    named = found("The United States has sent a ship to the Red Sea. The Hague is in the Netherlands.")
    assert "The United States" not in named


def test_the_company_of_other_names_decides() -> None:
    named = found(
        "A barn burned in Columbus on Friday.",
        "Firefighters from Dublin, Westerville and Gahanna came, and the fire was out by noon in Franklin County.",
    )
    assert named["Dublin"].country == "US"
    assert named["Columbus"].latitude == pytest.approx(39.96, abs=0.2)


def test_states_by_their_letters_and_parts_of_states() -> None:
    named = found(
        "Senator Jane Roe, D-N.J., spoke to farmers in Northeast Georgia and Western Massachusetts on Friday."
    )
    assert (named["N.J."].name, named["N.J."].precision) == ("New Jersey", "admin1")
    assert {mention.name for mention in named.values()} >= {"Massachusetts"}


def test_the_flag_of_a_ship_is_no_place() -> None:
    assert "Marshall Islands" not in found("The guards seized a Marshall Islands-flagged tanker off Fujairah.")
