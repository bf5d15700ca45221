"""Bodies that name themselves above a paper of their own."""

from __future__ import annotations

import pytest

from firsthand.reading.issuers import has_form_of_name, is_name_of_body, issuer_in, opens_release
from firsthand.reading.masthead import masthead_in

TITLE = "Two boats are missing off Lenz"


@pytest.mark.parametrize(
    ("head", "issuer"),
    [
        (["Lenz Port Authority", "Press release"], "Lenz Port Authority"),
        (["Lenz Port Authority", "3 May 2031", "Press release"], "Lenz Port Authority"),
        (["LENZ POLICE OF THE COAST - COMMUNIQUE No. 8"], "Lenz Police of the Coast"),
        (["Collectif du Port, Lenz – Note d'enquête n° 4"], "Collectif du Port"),
        (["Night Line collective, statement, 3 May 2031, 21:00"], ""),
        (["Night Line Collective, statement, 3 May 2031, 21:00"], "Night Line Collective"),
        (["Statement of the Dockers' Union of Lenz, harbour branch"], "Dockers' Union of Lenz"),
        (["Пресслужба АТ «Ленценерго»"], "Ленценерго"),
        (["Pressestelle der Hafenwacht Lenz"], "Hafenwacht Lenz"),
        (["Statement of the minister on the boats of Monday"], ""),
        (["Two boats sank - statement"], ""),
        (["Lenz Port Authority", "3 May 2031"], ""),
    ],
)
def test_a_body_above_its_paper(head: list[str], issuer: str) -> None:
    assert issuer_in([*head, TITLE], TITLE) == issuer
    assert masthead_in([*head, TITLE], TITLE) == issuer


def test_a_title_that_says_whose_statement_it_is() -> None:
    title = "A statement by the Mothers of Lenz and Safe Piers"
    assert issuer_in([title], title) == "Mothers of Lenz and Safe Piers"


@pytest.mark.parametrize(
    ("line", "opens"), [("COMUNICADO No. 4", True), ("Statement", True), ("Statements differ", False)]
)
def test_the_name_of_a_paper(line: str, opens: bool) -> None:
    assert opens_release(line) is opens


def test_what_has_the_form_of_a_name() -> None:
    assert has_form_of_name("Port Authority of Lenz", most=6)
    assert not has_form_of_name("Port Authority of Lenz and the Bay", most=3)
    assert not has_form_of_name("Two boats sank", most=6)
    assert is_name_of_body("Lenz Port Authority")
    assert not is_name_of_body("Two boats sank off Lenz.")
