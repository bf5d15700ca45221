"""The outlet of a page that says nowhere whose it is, but for what people told it."""

from __future__ import annotations

import pytest

from firsthand.linking.derivations.owning import owned
from firsthand.linking.linker import Linker
from firsthand.linking.profiles.profile import profile_of
from firsthand.model import Document
from tests.linking.maker import Maker

TOLD = (
    "Two divers told the Orva Courier that the hull of the Sundlund had 40 cracks. The Orva Courier has seen the file."
)


def page(*words: str, outlet: str = "") -> Document:
    maker = Maker(*words, outlet=outlet, published="")
    maker.mention("sank" if any("sank" in text for text in words) else "cracks")
    return maker.build()


@pytest.mark.parametrize(
    ("words", "outlet"),
    [
        (TOLD, "orva courier"),
        ("The hull had 40 cracks, two divers told the Orva Courier.", "orva courier"),
        ("Zwei Taucher sagten der Orva Zeitung, der Rumpf habe 40 cracks.", "orva zeitung"),
        ("The hull had 40 cracks, two divers told the Orva Courier. The Orva Courier reported it first.", ""),
        ("The hull had 40 cracks, two divers told Reuters.", ""),
        ("The hull had 40 cracks, a diver told Orva Courier, and another told the Lenz Herald.", ""),
        ("The hull had 40 cracks, a diver told Ado Brenn.", ""),
    ],
)
def test_what_a_page_calls_its_own(words: str, outlet: str) -> None:
    assert owned(profile_of(page(words))).outlet == outlet


def test_a_known_outlet_stays() -> None:
    assert owned(profile_of(page(TOLD, outlet="Quay Mirror"))).outlet == "quay mirror"


def test_who_cites_the_outlet_cites_the_page_that_speaks_of_it_as_its_own() -> None:
    citing = page(
        "The hull of the Sundlund had 40 cracks, the Orva Courier reported, and the ferry sank.", outlet="Quay Mirror"
    )
    found = Linker().compare(page(TOLD), citing).derivations
    assert [(item.how, item.report_id) for item in found] == [("cites", citing.report.id)]
