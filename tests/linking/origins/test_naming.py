"""The words for who speaks, mended."""

from __future__ import annotations

import pytest

from firsthand.linking.origins.hops import last_hops
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Hop, HopKind
from tests.linking.maker import Maker


def mended(text: str, name: str, kind: HopKind, *more: tuple[str, HopKind]) -> Hop:
    maker = Maker(text)
    claim = maker.claim("that it fell", (name, kind), cue="said")
    for other in more:
        maker.claim("It was loud", other, cue="said")
    document = maker.build()
    return last_hops(document.extraction.claims, {document.report.id: profile_of(document)})[claim]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Cashier Ina Holt said that it fell.", "Cashier Ina Holt", "person"),
        (
            "Quarry Coroner Ina Holt said that it fell. It was loud, Ina Holt said.",
            "Quarry Coroner Ina Holt",
            "organisation",
        ),
        ("Cmdr. Ina Holt said that it fell.", "Cmdr", "organisation"),
        (
            "Harbour Minister of the state of Upper Velm Ina Holt said that it fell. It was loud, Ina Holt said.",
            "Harbour Minister of the state of Upper Velm Ina Holt",
            "unnamed",
        ),
    ],
)
def test_a_trade_or_office_before_a_name_is_no_part_of_it(text: str, name: str, kind: HopKind) -> None:
    more: tuple[tuple[str, HopKind], ...] = (("Ina Holt", "person"),) if "loud" in text else ()
    found = mended(text, name, kind, *more)
    assert (found.name, found.kind) == ("Ina Holt", "person")


def test_whose_an_agency_is_is_no_part_of_its_name() -> None:
    found = mended("The state-run TANA news agency said that it fell.", "state-run TANA news agency", "organisation")
    assert found.name == "TANA"


def test_an_agency_without_a_word_for_whose_it_is_keeps_its_name() -> None:
    found = mended("The Velm News Agency said that it fell.", "Velm News Agency", "organisation")
    assert found.name == "Velm News Agency"


@pytest.mark.parametrize(
    "text",
    [
        "Norde Hilfe, which looks for boats, said that it fell.",
        "The charity Norde Hilfe said that it fell.",
    ],
)
def test_what_is_called_a_body_is_no_person(text: str) -> None:
    assert mended(text, "Norde Hilfe", "person").kind == "organisation"


def test_who_is_a_person() -> None:
    assert mended("Norde Hilfe, who was there, said that it fell.", "Norde Hilfe", "person").kind == "person"
