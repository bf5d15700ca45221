"""Several who say one thing."""

from __future__ import annotations

import pytest

from tests.extraction.claims_in import read


def tellers(text: str) -> list[str]:
    found = read(text)
    return [claim.chain[-1].name for claim in found.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two customs officers and a shopkeeper said that the lorry had stood there since noon.",
            ["Two customs officers", "a shopkeeper"],
        ),
        ("Mayor Ida Kroll and Bishop Tom Sand said that the bridge had been closed.", ["Ida Kroll", "Tom Sand"]),
        ("According to the fire brigade and the hospital, nine people died.", ["fire brigade", "hospital"]),
    ],
)
def test_each_of_several_is_a_source(text: str, expected: list[str]) -> None:
    assert tellers(text) == expected


def test_one_with_two_offices_is_one() -> None:
    assert tellers("The mayor and party leader, Ida Kroll, said that the bridge was closed.") == ["Ida Kroll"]


def test_a_name_with_and_in_it_is_one() -> None:
    assert len(tellers("The Ministry of Trade and Industry said that the import was legal.")) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The Harm Archive has counted 172 such shootings this year.", "172 such shootings this year"),
        ("The ministry gave a toll of 41.", "a toll of 41"),
        ("The coast guard raised the number of dead to 19 on Friday.", "the number of dead to 19"),
    ],
)
def test_who_counts_says_so(text: str, content: str) -> None:
    found = read(text)
    assert [found.content(claim) for claim in found.claims] == [content]


def test_what_is_recorded_without_a_number_is_no_count() -> None:
    assert read("The band recorded a song.").claims == []


def test_an_account_is_its_owners() -> None:
    found = read("In Mira Stolt's account, the guards fired first.")
    assert found.claims[0].chain[-1].name == "Mira Stolt"
    assert found.content(found.claims[0]) == "the guards fired first"


def test_who_is_quoted_as_saying_says_it() -> None:
    found = read("The bulletin was quoted as saying that nine had died.")
    assert [claim.chain[-1].name for claim in found.claims] == ["The bulletin"]


def test_a_statement_on_a_website_is_its_owners() -> None:
    found = read("A statement on the website of the Port Authority says the crane had been inspected in May.")
    assert found.claims[0].chain[-1].name == "Port Authority"
