from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.linking.profiles.names import (
    authority_of,
    country_of,
    fold_name,
    full_forms,
    is_agency,
    is_generic,
    is_outlet,
    name_key,
    of_one_state,
    outlet_key,
    shown_name,
    states_named,
)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("CIA", "the Central Intelligence Agency"),
        ("C.I.A.", "CIA"),
        ("the U.S.", "United States"),
        ("President Mara Velk", "Mara Velk"),
        ("Veldria's", "Veldria"),
        ("at least 12 dock workers", "dock workers"),
        ("three of the guards", "guards"),
    ],
)
def test_names_of_one_party_have_one_key(one: str, two: str) -> None:
    assert name_key(one) == name_key(two)


def test_the_full_name_is_shown() -> None:
    assert shown_name(name_key("CIA"), ("CIA",)) == "Central Intelligence Agency"
    assert shown_name("mara velk", ("Velk", "Mara Velk")) == "Mara Velk"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("AP", "The Associated Press"),
        ("The Independent", "independent"),
        ("cnn.com", "CNN"),
        ("www.ap.org", "ap.org"),
        ("https://www.washingtonpost.com", "Washington Post"),
        ("veldria-courier.co.uk", "news.veldria-courier.co.uk"),
    ],
)
def test_outlets_have_one_key(one: str, two: str) -> None:
    assert outlet_key(one) == outlet_key(two)


def test_agencies_are_known() -> None:
    assert is_agency("AFP")
    assert not is_agency("Veldria Courier")


def test_generic_names_name_no_one() -> None:
    assert is_generic(name_key("the police"))
    assert not is_generic(name_key("Sarn Front"))


def test_one_authority_has_several_mouths() -> None:
    assert authority_of(name_key("Russian Defense Ministry")) == authority_of(outlet_key("TASS"))
    assert authority_of("sarn front") == "sarn front"


def test_states_of_bodies() -> None:
    assert country_of("norwegian coast guard") == country_of("norway") == "NO"
    assert states_named("the Norwegian and the Danish navy") == {"NO", "DK"}
    assert states_named("a fishing boat") == frozenset()
    assert country_of(name_key("the Pentagon")) == "US"
    assert country_of("sarn front") is None


def test_a_body_is_found_under_its_last_words() -> None:
    assert full_forms(["coast guard", "tessim coast guard"], bodies=True) == {"coast guard": "tessim coast guard"}
    assert full_forms(["police", "arlo police", "tessim police"], bodies=True) == {}
    assert full_forms(["guard", "coast guard", "tessim coast guard"], bodies=True)["guard"] == "tessim coast guard"


def test_outlets_are_known_from_the_shared_table_too() -> None:
    assert is_outlet("TASS")
    assert is_outlet("El País")
    assert not is_outlet("Sarn Front")


def test_a_surname_leads_to_the_one_full_name() -> None:
    assert full_forms(["velk", "mara velk", "tarn"]) == {"velk": "mara velk"}
    assert full_forms(["velk", "mara velk", "ivo velk"]) == {}
    assert full_forms(["police", "arlo police"]) == {}


def test_the_tables_name_no_alias_twice() -> None:
    for table, kind in (("linking/names.toml", "body"), ("linking/outlets.toml", "outlet")):
        seen: dict[str, str] = {}
        for entry in load_table(table)[kind]:
            for name in (entry["name"], *entry["aliases"]):
                assert seen.setdefault(fold_name(name), entry["name"]) == entry["name"]


def test_an_authority_has_more_than_one_mouth_and_no_mouth_two_authorities() -> None:
    seen: set[str] = set()
    for entry in load_table("linking/authorities.toml")["authority"]:
        assert len(entry["mouths"]) > 1
        keys = {name_key(mouth) for mouth in entry["mouths"]}
        assert not keys & seen
        seen |= keys


def test_a_state_and_those_who_fight_it_are_two_parties() -> None:
    assert of_one_state(name_key("Israel Defense Forces"), name_key("Israel"))
    assert not of_one_state(name_key("Rapid Support Forces"), name_key("Sudanese Armed Forces"))
    assert not of_one_state(name_key("Houthis"), name_key("Yemeni army"))
    assert of_one_state(name_key("Houthis"), name_key("Yemeni rebels"))
