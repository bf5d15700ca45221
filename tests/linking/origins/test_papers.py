"""Papers called by their kind alone."""

from __future__ import annotations

from firsthand.linking.origins.hops import last_hops
from firsthand.linking.origins.papers import papers_meant
from firsthand.linking.origins.voices import Voices
from firsthand.linking.profiles.names import name_key
from firsthand.linking.profiles.profile import profile_of
from tests.linking.maker import Maker


def meant(maker: Maker) -> dict[str, str]:
    document = maker.build()
    claims, profiles = document.extraction.claims, {document.report.id: profile_of(document)}
    last = last_hops(claims, profiles)
    speakers = {claim.id: (name_key(last[claim.id].name), last[claim.id].name) for claim in claims}
    voices = Voices(claims, last, speakers, profiles)
    return {one: other.id for one, other in papers_meant(claims, last, voices).items()}


def test_the_report_is_that_of_the_body_before_it() -> None:
    maker = Maker("The Quarry Board said that it fell.", "The 40-page report says the props were old.")
    board = maker.claim("that it fell", ("Quarry Board", "organisation"), cue="said")
    paper = maker.claim("the props were old", ("The 40-page report", "document"), cue="says")
    assert meant(maker) == {paper: board}


def test_the_letter_is_the_letter_before_it() -> None:
    maker = Maker(
        "A letter of the owners says that it fell.", "The Quarry Board said so.", "The letter says the props were old."
    )
    letter = maker.claim("that it fell", ("A letter of the owners", "document"), cue="says")
    maker.claim("so", ("Quarry Board", "organisation"), cue="said")
    again = maker.claim("the props were old", ("The letter", "document"), cue="says")
    assert meant(maker) == {again: letter}


def test_a_report_with_a_name_is_itself() -> None:
    maker = Maker("The Quarry Board said that it fell.", "A report by Ina Holt says the props were old.")
    maker.claim("that it fell", ("Quarry Board", "organisation"), cue="said")
    maker.claim("the props were old", ("A report by Ina Holt", "document"), cue="says")
    assert meant(maker) == {}
