from __future__ import annotations

from firsthand.model import Credit, Span
from tests.extraction.claims_in import read


def test_who_was_told_stands_before_who_told() -> None:
    found = read("Officials familiar with the matter told Reuters that the strike killed three people.")
    claim = found.by_cue("told")
    assert found.chain(claim) == ["Veldria Courier", "Reuters", "Officials familiar with the matter"]
    assert [hop.kind for hop in claim.chain] == ["outlet", "outlet", "unnamed"]
    assert claim.chain[-1].anonymity == "Officials familiar with the matter"


def test_a_source_that_hides_keeps_its_wording() -> None:
    found = read("A port official, who asked not to be named, said the ship was full.")
    hop = found.by_cue("said").chain[-1]
    assert (hop.name, hop.kind) == ("A port official", "unnamed")
    assert hop.anonymity is not None
    assert "asked not to be named" in hop.anonymity


def test_an_interview_and_a_talk_lead_to_the_outlet() -> None:
    found = read(
        "The general said in an interview with the BBC that the ship was empty.",
        "Experts speaking to Reuters labelled the attacks murder.",
    )
    assert found.chain(found.by_cue("said"))[:2] == ["Veldria Courier", "BBC"]
    assert found.chain(found.by_cue("labelled")) == ["Veldria Courier", "Reuters", "Experts"]


def test_cited_sources_are_further_hops() -> None:
    found = read("Reuters reported, citing two officials, that the port was hit.")
    assert found.chain(found.by_cue("reported")) == ["Veldria Courier", "Reuters", "two officials"]


def test_a_report_in_a_report_is_nested() -> None:
    found = read("The group said it was behind the attack, according to CNN.")
    assert found.chain(found.by_cue("said"))[:2] == ["Veldria Courier", "CNN"]
    assert found.content(found.by_cue("said")) == "it was behind the attack"


def test_a_document_leads_to_its_author() -> None:
    found = read("According to a report by Amnesty International, 14 people died.")
    claim = found.by_cue("According to")
    assert found.chain(claim) == ["Veldria Courier", "a report by Amnesty International", "Amnesty International"]
    assert claim.chain[1].kind == "document"


def test_a_statement_is_a_hop_before_who_issued_it() -> None:
    found = read("The Almara Observatory said in a statement on Friday that nine had died.")
    assert found.chain(found.by_cue("said")) == ["Veldria Courier", "a statement", "Almara Observatory"]


def test_a_notice_is_a_document_of_who_gave_it() -> None:
    found = read("The army's notice to parliament that it was at war came late.")
    claim = found.by_cue("notice")
    assert found.chain(claim) == ["Veldria Courier", "The army's notice to parliament", "army"]
    assert claim.chain[1].kind == "document"


def test_pronouns_roles_and_bodies_are_resolved() -> None:
    found = read(
        "President Ana Marsh flew to Kesh.",
        "The president said nothing had changed. She insisted the port was open.",
    )
    assert found.chain(found.by_cue("said"))[-1] == "Ana Marsh"
    assert found.chain(found.by_cue("insisted"))[-1] == "Ana Marsh"


def test_they_are_the_last_unnamed_many() -> None:
    found = read("Two residents said the ship burned. They added that nobody came.")
    assert found.by_cue("added").chain[-1].name == "Two residents"


def test_a_police_force_is_an_organisation_and_a_witness_is_not() -> None:
    found = read("Police said the road was shut. Witnesses claimed it was open.")
    assert found.by_cue("said").chain[-1].kind == "organisation"
    assert found.by_cue("claimed").chain[-1].kind == "unnamed"


def test_an_unknown_carrier_is_replaced_by_the_credit() -> None:
    text = "Ana Marsh said the port was empty."
    credit = Credit(name="Lantern Herald", kind="republished_from", span=Span(start=0, end=3))
    found = read(text, outlet="", credits=(credit,))
    assert found.chain(found.claims[0]) == ["Lantern Herald", "Ana Marsh"]
    assert read(text, outlet="").claims[0].chain[0].name == ""


def test_the_carrier_is_no_hop_twice() -> None:
    found = read("“The port was empty,” Ana Marsh told the Courier.")
    assert found.chain(found.by_cue("told")) == ["Veldria Courier", "Ana Marsh"]


def test_a_name_set_off_by_commas_is_who_speaks_whatever_the_tagger_thinks() -> None:
    reading = read("“They fell ill row by row,” the headmistress, Gwen Tarrow, told reporters.", outlet="Velm Times")
    assert reading.chain(reading.claims[0])[-1] == "Gwen Tarrow"
    reading = read("The Ostrian consul in Velm, Lotte Brink, said that a customer was Ostrian.", outlet="Velm Times")
    assert reading.chain(reading.by_cue("said"))[-1] == "Lotte Brink"


def test_an_outlet_called_by_its_last_word_in_its_own_pages_is_no_other() -> None:
    reading = read("The nurse Ida Roe told the Mirror that two are ill.", outlet="Velm Mirror")
    assert reading.chain(reading.by_cue("told")) == ["Velm Mirror", "Ida Roe"]


def test_an_agency_and_its_letters_are_one_outlet() -> None:
    lead = "TARNWICK, Veldria (NPA) — Two dockers were killed on Monday, the port said."
    credits = (Credit(name="NPA", kind="agency", span=Span(start=19, end=22)),)
    found = read(lead, outlet="Norland Press Agency", credits=credits)
    assert found.chain(found.by_cue("said"))[0] == "Norland Press Agency"
    assert "NPA" not in found.chain(found.by_cue("said"))
    found = read(lead, outlet="Veldria Courier", credits=credits)
    assert found.chain(found.by_cue("said"))[:2] == ["Veldria Courier", "NPA"]
