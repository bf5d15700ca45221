"""Persons named beside what happened, in invented words."""

from __future__ import annotations

from firsthand.data import load_table
from firsthand.linking.profiles.people import named_in, teller_key
from tests.conftest import make_report


def test_persons_are_found_under_first_and_last_word_and_not_when_quoted() -> None:
    report = make_report(
        "Police named the dead man as Zoltrek Q. Amburov of Lunde. Zoltrek Amburov ran the mill.",
        "“He was twelve,” said Yevka Drommel, his aunt, who was at home.",
    )
    found = named_in(report, {"lunde"}, {teller_key("Yevka Drommel")}).people
    assert set(found) == {"zoltrek amburov"}
    assert all(report.text[place:].startswith("Zoltrek") for place in found["zoltrek amburov"])


def test_places_are_nobody() -> None:
    report = make_report("The Harbour Street fire was seen in San Arlovek. San Arlovek was dark on Monday Morning.")
    found = named_in(report, set(), set())
    assert not found.people
    assert "san arlovek" in found.others


def test_titles_do_not_change_a_person() -> None:
    assert teller_key("Governor Zoltrek Amburov") == teller_key("Zoltrek Amburov") == "zoltrek amburov"
    assert teller_key("Amburov") == ""


def test_the_words_of_the_table_are_lower_case_and_apart() -> None:
    table = load_table("linking/people.toml")
    assert set(table) == {"place_before", "person_before", "person_after"}
    assert all(word == word.lower() for words in table.values() for word in words)
    assert not set(table["place_before"]) & set(table["person_before"])
