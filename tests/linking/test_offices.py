"""An office-holder whom one report names and another does not is one speaker."""

from __future__ import annotations

import pytest

from firsthand.linking.offices import Offices
from firsthand.linking.profile import profile_of
from firsthand.model import Claim, Hop, Span
from tests.linking.maker import Maker


def offices(*sources: tuple[str, str]) -> Offices:
    """The offices of a report in which each source, written as given, says something; the second word is its name."""
    claims: list[Claim] = []
    maker = Maker(" ".join(f"{written} said so." for written, _ in sources))
    document = maker.build()
    text = document.report.text
    for written, name in sources:
        start = text.index(written)
        source = Span(start=start, end=start + len(written))
        claims.append(
            Claim(
                report_id=document.report.id,
                content=(Span(start=start + len(written) + 6, end=start + len(written) + 8),),
                cue=None,
                source=source,
                chain=(Hop(name="Veldria Courier", kind="outlet"), Hop(name=name, kind="person", span=source)),
                quotation="indirect",
                certainty="certain",
                polarity="positive",
            )
        )
    speakers = {claim.id: (claim.chain[-1].name.casefold(), claim.chain[-1].name) for claim in claims}
    return Offices(claims, speakers, {document.report.id: profile_of(document)})


def unnamed(words: str) -> Hop:
    return Hop(name=words, kind="unnamed", anonymity=words)


def test_a_holder_named_elsewhere_is_found() -> None:
    found = offices(("The regional governor, Mara Velk,", "Mara Velk"))
    assert found.holder(unnamed("the governor")) == ("mara velk", "Mara Velk")


@pytest.mark.parametrize(
    "words", ["a governor", "governors", "the governors", "officials", "the mayor", "the spokesman"]
)
def test_words_that_do_not_mean_that_one_person(words: str) -> None:
    found = offices(("The regional governor, Mara Velk,", "Mara Velk"), ("The spokesman, Ido Renn,", "Ido Renn"))
    assert found.holder(unnamed(words)) is None


def test_two_holders_of_one_office_leave_it_open() -> None:
    found = offices(("Governor Mara Velk", "Mara Velk"), ("Governor Ido Renn", "Ido Renn"))
    assert found.holder(unnamed("the governor")) is None


def test_a_surname_is_no_office() -> None:
    found = offices(("Mara Velk", "Mara Velk"))
    assert found.holder(unnamed("the Velk")) is None
