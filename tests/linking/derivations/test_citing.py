"""Which report a text has something from: outlets, bodies that speak for themselves, the one of several reports."""

from __future__ import annotations

import pytest

from firsthand.linking.derivations.citations import is_press, own_initials
from firsthand.linking.linker import Linker
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Document
from tests.linking.maker import Maker

MIRROR = "It was on Monday that the Sundlund, a ferry with 212 people in her, sank within sight of Cape Orva."
REST = "The ferry Sundlund sank off Cape Orva on Monday with 212 on board, and the search went on until dawn."


def told(words: str, *, outlet: str, published: str = "2031-05-11", cited: str = "", cue: str = "") -> Document:
    maker = Maker(words, MIRROR if outlet == "Quay Mirror" else REST, outlet=outlet, published=published)
    claims = [maker.claim(words.split(",")[0], (cited, "organisation"), cue=cue)] if cited else []
    maker.mention("sank", places=["Port Arlo"] if "Port Arlo" in words else [], claims=claims)
    return maker.build()


def hows(one: Document, other: Document) -> list[str]:
    return [item.how for item in Linker().compare(one, other).derivations]


@pytest.mark.parametrize("words", ["The Orva Rescue League said that 40 were missing.", "40 are missing, it adds."])
def test_a_body_that_speaks_for_itself_is_a_source_and_no_outlet(words: str) -> None:
    statement = told("We have counted 40 missing, and we ask the families for patience.", outlet="Orva Rescue League")
    report = told(f"The Orva Rescue League said so. {words}", outlet="Quay Mirror", published="2031-05-12")
    assert "cites" not in hows(report, statement)


def test_a_body_that_passes_something_on_is_cited() -> None:
    inquiry = told("The hull had 40 cracks, two divers say.", outlet="Orva Rescue League")
    report = told(
        "The Orva Rescue League reported 40 cracks in the hull.", outlet="Quay Mirror", published="2031-05-12"
    )
    assert hows(report, inquiry) == ["cites"]


def test_of_two_reports_of_one_outlet_the_one_with_the_number_is_cited() -> None:
    first = told("31 are dead, harbour master Ulla Brenk said.", outlet="Northern Wire")
    second = told("The toll is 57 now, said Ulla Brenk.", outlet="Northern Wire", published="2031-05-12T08:00:00Z")
    citing = told("The Northern Wire reported 57 dead.", outlet="Quay Mirror", published="2031-05-12T20:00:00Z")
    assert "cites" not in hows(citing, first)
    assert hows(citing, second) == ["cites"]


def test_what_somebody_told_an_outlet_is_where_he_is_named() -> None:
    named = told("The pumps had failed in March, stoker Tamas Orlow said.", outlet="Northern Wire")
    other = told("The owner has sent flowers, mayor Edda Ritt said.", outlet="Northern Wire")
    words = "“They knew of the pumps,” Tamas Orlow told the Northern Wire. Jonas Kastor of Velm laid 30 wreaths."
    citing = told(f"{words} His sister Ilse Kastor had been on her way to Tessim.", outlet="Quay Mirror")
    assert hows(citing, named) == ["cites"]
    assert "cites" not in hows(citing, other)


def test_an_agency_is_known_by_the_capitals_of_its_dateline() -> None:
    agency = Maker(
        "Port Arlo, ORIA – The ferry line denied on Monday that it had 212 on board.", outlet="Orvan Information Agency"
    ).build()
    assert own_initials(profile_of(agency)) == {"oria"}
    foreign = Maker("Port Arlo (NWX) — The ferry line denied it.", outlet="Orvan Information Agency").build()
    assert own_initials(profile_of(foreign)) == frozenset()


@pytest.mark.parametrize(
    ("outlet", "press"),
    [("quay mirror", True), ("radio ostmark", True), ("orva rescue league", False), ("ministry of ports", False)],
)
def test_names_that_say_they_are_an_outlets(outlet: str, press: bool) -> None:
    assert is_press(outlet) is press


def test_a_claim_of_a_body_that_maintains_something_is_no_citation() -> None:
    statement = told("We count 40 missing.", outlet="Orva Rescue League")
    words = "40 are missing, the Orva Rescue League maintains."
    report = told(words, outlet="Quay Mirror", published="2031-05-12", cited="Orva Rescue League", cue="maintains")
    assert "cites" not in hows(report, statement)


@pytest.mark.parametrize(
    "words",
    [
        "The account that Tamas Orlow gave the Quay Mirror, of pumps that failed in March, has not been answered.",
        "Pumps that failed in March were in the report that the Quay Mirror had of Tamas Orlow.",
    ],
)
def test_an_outlet_named_where_its_report_is_told_is_cited(words: str) -> None:
    first = told("The pumps had failed in March, stoker Tamas Orlow said.", outlet="Quay Mirror")
    citing = told(words, outlet="Northern Wire", published="2031-05-12")
    assert hows(citing, first) == ["cites"]


def test_an_outlet_named_beside_something_else_is_not_cited() -> None:
    first = told("The pumps had failed in March, stoker Tamas Orlow said.", outlet="Quay Mirror")
    words = "Edda Ritt, whose brother once sold paper to the Quay Mirror, laid 30 wreaths."
    assert "cites" not in hows(told(words, outlet="Northern Wire", published="2031-05-12"), first)


@pytest.mark.parametrize(
    ("words", "cites"),
    [
        ("The Veldrian army said, via the state agency KOT, that the stoker Tamas Orlow had lied.", True),
        ("The Veldrian army, KOT and 31 others signed for the stoker Tamas Orlow.", False),
    ],
)
def test_an_outlet_of_capitals_is_cited_where_it_is_called_one(words: str, cites: bool) -> None:
    first = told("Stoker Tamas Orlow has lied, the Veldrian army said.", outlet="KOT")
    citing = told(words, outlet="Northern Wire", published="2031-05-12")
    assert ("cites" in hows(citing, first)) == cites


def test_what_was_published_weeks_before_is_cited_where_its_words_are_told() -> None:
    first = told("The pumps had failed in March, stoker Tamas Orlow said.", outlet="Quay Mirror")
    again = "Tamas Orlow, the stoker, told the Quay Mirror that the pumps had failed in March."
    assert hows(told(again, outlet="Northern Wire", published="2031-05-27"), first) == ["cites"]
    other = "Edda Ritt told the Quay Mirror that she had sent flowers."
    assert "cites" not in hows(told(other, outlet="Northern Wire", published="2031-05-27"), first)
    assert "cites" not in hows(told(again, outlet="Northern Wire", published="2031-07-27"), first)


def test_what_an_outlet_is_called_for_short_is_cited_where_its_report_is_told() -> None:
    first = told("The pumps had failed in March, stoker Tamas Orlow said.", outlet="Quay Mirror")
    words = "Stoker Tamas Orlow had long warned of the pumps, I read in the Mirror."
    assert hows(told(words, outlet="Northern Wire", published="2031-05-12"), first) == ["cites"]
    other = "Edda Ritt keeps a shop in Velm, I read in the Mirror."
    assert "cites" not in hows(told(other, outlet="Northern Wire", published="2031-05-12"), first)


def test_a_pictures_credit_cites_nothing() -> None:
    first = told("Stoker Tamas Orlow stands at the pumps.", outlet="Quay Mirror")
    words = "Stoker Tamas Orlow stands at the pumps on Monday. (Veldrian Navy via Quay Mirror)"
    assert "cites" not in hows(told(words, outlet="Northern Wire", published="2031-05-12"), first)


def test_what_the_named_outlets_report_does_not_tell_is_from_another() -> None:
    first = told("The pumps had failed in March, stoker Tamas Orlow said.", outlet="Quay Mirror")
    words = "The Quay Mirror reported that customs officers in Velm had seized a shipment of forged lifebelts."
    assert "cites" not in hows(told(words, outlet="Northern Wire", published="2031-05-12"), first)
