"""What reports say of a speaker beside the name."""

from __future__ import annotations

import pytest

from firsthand.linking.profiles.introductions import described, introductions, owned


@pytest.mark.parametrize(
    ("text", "offices", "whose"),
    [
        (
            "It fell at noon, the harbour board's chairwoman, Ina Holt, told reporters.",
            {"chairwoman"},
            {"harbour", "board"},
        ),
        ("Fire chief Ina Holt said so.", {"chief"}, {"fire"}),
        ("“It fell,” said Ina Holt, head of the ferry company, on Monday.", {"head"}, {"ferry", "company"}),
        ("Ina Holt, who leads the search, said so.", {"head"}, {"search"}),
        ("Ina Holt of the tram workers' union said so.", set(), {"tram", "workers", "union"}),
        ("The minister of works, Ina Holt, said so.", {"minister"}, {"works", "ministry"}),
    ],
)
def test_offices_and_bodies_stand_before_and_behind_a_name(text: str, offices: set[str], whose: set[str]) -> None:
    found = list(introductions(text, "Ina Holt"))
    assert any(one.offices == offices and one.whose == whose for one in found)


def test_a_driver_speaks_for_nobody() -> None:
    (found,) = introductions("A tram driver, Ina Holt, stopped in time.", "Ina Holt")
    assert found.folk == {"driver"} and not found.offices


def test_whoever_is_the_bodys_own_holds_an_office_of_it() -> None:
    assert described("the club's instructor").offices == {"instructor"}
    assert described("an instructor of the club").folk == {"instructor"}


def test_a_former_officer_holds_no_office() -> None:
    assert not described("a former customs officer").offices


def test_the_verb_behind_a_name_is_no_description() -> None:
    assert not list(introductions("Ina Holt, called by the minister, left.", "Ina Holt"))


def test_its_means_the_last_word_for_a_body() -> None:
    text = "The clinic was hit at noon. Its director said so."
    told = owned(described("Its director"), text, text.index("Its"))
    assert told.whose == {"clinic"}
