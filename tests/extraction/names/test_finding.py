from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extraction.claims_in import read


def test_a_surname_leads_to_the_full_name_with_title() -> None:
    found = read("President Ana Marsh flew to Kesh. Marsh met nobody.")
    marsh = found.party("Ana Marsh")
    assert (marsh.kind, marsh.role) == ("person", "president")
    assert found.mentions("Ana Marsh") == ["President Ana Marsh", "Marsh"]


def test_every_token_of_a_mention_leads_to_its_party() -> None:
    found = read("President Ana Marsh flew to Kesh.")
    assert {found.names.at(position) for position in range(3)} == {found.party("Ana Marsh")}
    assert found.names.at(len(found.parse) - 1) is None


def test_the_role_comes_from_an_apposition() -> None:
    found = read("Tom Vale, the defence minister, resigned. The minister gave no reason.")
    assert found.party("Tom Vale").role == "defence minister"
    assert found.mentions("Tom Vale") == ["Tom Vale", "The minister"]


def test_who_holds_an_office_alone_is_a_person_whatever_the_name_was_taken_for() -> None:
    found = read("Ilse Varga, the director of Kessim General Hospital, said four were in a bad state.")
    assert found.party("Ilse Varga").kind == "person"
    assert found.party("Kessim General Hospital").kind == "organisation"


def test_a_description_spelt_in_another_way_is_the_same_role() -> None:
    found = read("Defense Secretary Tom Vale landed at noon. The defence secretary said little.")
    assert found.mentions("Tom Vale") == ["Defense Secretary Tom Vale", "The defence secretary"]


def test_the_vice_president_is_not_the_president() -> None:
    found = read("Vice President Ana Marsh landed at noon. The president stayed at home.")
    assert found.mentions("Ana Marsh") == ["Vice President Ana Marsh"]


def test_of_two_presidents_the_country_decides() -> None:
    found = read(
        "Peruvian President Luis Ortega met President Ana Marsh on Monday.",
        "The Peruvian president left early.",
    )
    assert found.party("Luis Ortega").country == "PE"
    assert "The Peruvian president" in found.mentions("Luis Ortega")


def test_an_acronym_in_brackets_joins_its_name() -> None:
    found = read("The Kesh Relief Union (KRU) sent trucks. The KRU asked for fuel.")
    assert found.mentions("Kesh Relief Union") == ["Kesh Relief Union", "KRU", "KRU"]
    assert found.party("Kesh Relief Union").kind == "organisation"


def test_a_short_form_joins_the_only_body_with_that_word() -> None:
    found = read("The Almara Observatory counted nine dead. The Observatory lists names.")
    assert found.mentions("Almara Observatory") == ["Almara Observatory", "Observatory"]


def test_an_outlet_of_the_lexicon_has_its_kind_and_is_the_network() -> None:
    found = read("The strike was first reported by CNN. The network named no source.")
    cnn = found.party("CNN")
    assert (cnn.kind, cnn.country) == ("outlet", "US")
    assert found.mentions("CNN") == ["CNN", "The network"]


def test_the_newspaper_is_an_unlisted_outlet_and_not_the_one_that_carries_the_report() -> None:
    found = read("The Lantern Herald broke the news, the Veldria Courier has learned. The newspaper named a general.")
    assert found.mentions("Lantern Herald") == ["Lantern Herald", "The newspaper"]


def test_a_common_word_is_no_outlet() -> None:
    found = read("Time was short. The sun rose and the crew saw a fox.")
    assert not [party for party in found.names.parties if party.kind == "outlet"]


def test_organs_of_a_country_are_parties_of_their_own() -> None:
    found = read("Israel's military fired. The military gave no reason. The Peruvian government protested.")
    assert found.mentions("Israel's military") == ["Israel's military", "The military"]
    assert found.party("Israel's military").country == "IL"
    assert found.party("Peruvian government").country == "PE"


def test_an_administration_is_not_its_head() -> None:
    found = read("President Ana Marsh flew home. The Marsh administration fell.")
    assert found.party("Marsh administration").kind == "organisation"
    assert found.names.at(found.parse.text.index("administration")) == found.party("Marsh administration")
    assert found.names.at(found.parse.lower.index("administration") - 1) == found.party("Ana Marsh")


def test_a_ministry_without_a_country_stays_without_one() -> None:
    found = read("The Coast Guard sank a boat. The Ministry of Defence was silent.")
    assert [party.country for party in found.names.parties] == [None, None]


def test_pronouns_agree_and_prefer_the_subject() -> None:
    found = read("Ana Marsh met Tom Vale in Kesh. She thanked him.")
    assert found.mentions("Ana Marsh") == ["Ana Marsh", "She"]
    assert found.mentions("Tom Vale") == ["Tom Vale", "him"]


def test_a_pronoun_with_nobody_before_it_refers_to_none() -> None:
    found = read("She left. The harbour was empty.")
    assert not found.names.parties


def test_pronouns_inside_a_quotation_are_left_alone() -> None:
    found = read("Ana Marsh was calm. “He shot at every one of us and ran away,” a guard said.")
    assert found.mentions("Ana Marsh") == ["Ana Marsh"]


def test_the_latter_is_the_second_of_two() -> None:
    found = read("Ana Marsh and Tom Vale flew in, the latter by helicopter.")
    assert "the latter" in found.mentions("Tom Vale")


def test_a_slip_of_the_pen_in_a_caption_is_the_same_person() -> None:
    found = read(("caption", "General Tomas Branndl at the port"), "General Tomas Brandl spoke. Brandl left.")
    assert found.mentions("Tomas Brandl") == ["General Tomas Branndl", "General Tomas Brandl", "Brandl"]


@pytest.mark.parametrize("text", ["", "…", "“”", "12 12 12", "(((", "The", "President", "’s", "Mar-a-", "al-"])
def test_odd_texts_do_not_fail(text: str) -> None:
    if text:
        read(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *["President", "Ana", "Marsh", "Vale", "of", "the", "(", ")", "KRU", "“", "”", "'", "’s", "said", "he"],
                *["she", ".", ",", "The", "Union", "and", "Veldrian", "U.S.", "army", "-", "General", "network"],
            ]
        ),
        min_size=1,
        max_size=25,
    )
)
def test_mentions_lie_in_the_text_and_tokens_lead_to_parties(words: list[str]) -> None:
    found = read(" ".join(words))
    for party in found.names.parties:
        assert party.name
        for first, last in party.mentions:
            assert 0 <= first < last <= len(found.parse)
            assert all(position in found.names.by_token for position in range(first, last))
