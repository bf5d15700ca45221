"""Who speaks last, mended over all reports of an incident."""

from __future__ import annotations

from firsthand.linking.origins.hops import last_hops, releasing
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Document, Hop
from tests.linking.maker import Maker

QUOTE = "“We shall never know who stood nearest the gate”"


def hops(*documents: Document) -> dict[str, Hop]:
    claims = [claim for document in documents for claim in document.extraction.claims]
    return last_hops(claims, {document.report.id: profile_of(document) for document in documents})


def test_a_person_of_a_body_is_a_person() -> None:
    maker = Maker("Ina Holt of the Rescue Corps told us that it fell.", "Holt was tired.")
    claim = maker.claim("that it fell", ("Ina Holt of the Rescue Corps", "organisation"), cue="told")
    assert hops(maker.build())[claim].name == "Ina Holt"


def test_a_ministry_of_a_state_is_a_body() -> None:
    maker = Maker("The Works Ministry of the Eastern League said that it fell.")
    claim = maker.claim("that it fell", ("Works Ministry of the Eastern League", "organisation"), cue="said")
    assert hops(maker.build())[claim].kind == "organisation"


def test_a_long_description_ends_with_a_name() -> None:
    maker = Maker("The League's envoy for the coast, Ina Holt, said that it fell.")
    claim = maker.claim("that it fell", ("The League's envoy for the coast, Ina Holt", "unnamed"), cue="said")
    assert (hops(maker.build())[claim].name, hops(maker.build())[claim].kind) == ("Ina Holt", "person")


def test_the_same_quotation_has_one_speaker() -> None:
    first, second = Maker(f"{QUOTE}, Ina Holt said."), Maker(f"{QUOTE}, a tired man said.", outlet="Paper 2")
    first.claim(QUOTE, ("Ina Holt", "person"), cue="said")
    again = second.claim(QUOTE, ("a tired man", "unnamed"), cue="said")
    assert hops(first.build(), second.build())[again].name == "Ina Holt"


def test_a_body_that_says_so_on_its_own_page_releases_and_a_newspaper_does_not() -> None:
    page = Maker("Open Hand said today that it fell.", outlet="Open Hand")
    page.claim("that it fell", ("Open Hand", "organisation"), cue="said", source="Open Hand")
    paper = Maker("The Quay Mirror has learned that it fell.", outlet="Quay Mirror")
    paper.claim("that it fell", ("Quay Mirror", "organisation"), cue="has learned", source="The Quay Mirror")
    documents = [page.build(), paper.build()]
    claims = [claim for document in documents for claim in document.extraction.claims]
    assert releasing(claims, {document.report.id: profile_of(document) for document in documents}) == {"open hand"}


def test_the_clock_of_a_running_page_is_no_part_of_a_name() -> None:
    maker = Maker(
        "Ina Holt said that it fell.", "16:22 Holt said that it burnt.", "BREAKING The works office said it sank."
    )
    maker.claim("that it fell", ("Ina Holt", "person"), cue="said")
    later = maker.claim("that it burnt", ("16:22 Holt", "unnamed"), cue="said")
    body = maker.claim("it sank", ("BREAKING The works office", "unnamed"), cue="said")
    found = hops(maker.build())
    assert (found[later].name, found[later].kind) == ("Holt", "person")
    assert found[body].name == "The works office"


def test_an_agency_whose_report_says_it_said_releases_nothing() -> None:
    wire = Maker("The harbour council sat late. It said that it fell.", outlet="Corvane")
    wire.claim("that it fell", ("Corvane", "outlet"), cue="said", source="It")
    document = wire.build()
    assert releasing(document.extraction.claims, {document.report.id: profile_of(document)}) == frozenset()
