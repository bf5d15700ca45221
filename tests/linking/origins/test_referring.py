"""Bodies called by a word for their kind."""

from __future__ import annotations

from firsthand.linking.origins.hops import last_hops
from firsthand.linking.profiles.profile import profile_of
from tests.linking.maker import Maker


def speaker(maker: Maker, claim: str) -> str:
    document = maker.build()
    return last_hops(document.extraction.claims, {document.report.id: profile_of(document)})[claim].name


def test_the_group_is_the_body_that_spoke_before() -> None:
    maker = Maker("Norde Hilfe said that it fell.", "The aid group said that many were hurt.")
    maker.claim("that it fell", ("Norde Hilfe", "organisation"), cue="said")
    claim = maker.claim("that many were hurt", ("aid group", "organisation"), cue="said")
    assert speaker(maker, claim) == "Norde Hilfe"


def test_a_group_of_the_lead_is_the_body_named_next() -> None:
    maker = Maker("Many were hurt, an aid group said.", "Norde Hilfe said that it fell.")
    claim = maker.claim("Many were hurt", ("aid group", "organisation"), cue="said")
    maker.claim("that it fell", ("Norde Hilfe", "organisation"), cue="said")
    assert speaker(maker, claim) == "Norde Hilfe"


def test_a_ministry_is_no_group_and_a_union_is_the_one_so_called() -> None:
    maker = Maker(
        "The Works Ministry said that it fell.",
        "The Velm Dockers Union said so.",
        "The group knew it. The union denied it.",
    )
    maker.claim("that it fell", ("Works Ministry", "organisation"), cue="said")
    maker.claim("so", ("Velm Dockers Union", "organisation"), cue="said")
    group = maker.claim("it. The", ("aid group", "organisation"), cue="knew")
    union = maker.claim("denied it", ("union", "organisation"))
    assert (speaker(maker, group), speaker(maker, union)) == ("aid group", "Velm Dockers Union")
