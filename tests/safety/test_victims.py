"""Persons whom a report names beside an age or among those who were harmed, whether or not they speak."""

from __future__ import annotations

import pytest

from firsthand.model import Document, Extraction
from firsthand.safety import private_names
from tests.conftest import make_report


def found(text: str) -> tuple[str, ...]:
    report = make_report(text)
    return private_names(Document(report=report, extraction=Extraction(report_id=report.id)))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Luis Marn, 58, closed the doors of his bus and drove off.", ("Luis Marn",)),
        ("Mira van Orlen, 27, a nurse, and Ilo Brand, 63, were killed.", ("Ilo Brand", "Mira van Orlen")),
        ("Police identified the dead as Mira Orlen, of Kessim Springs, and Ilo Brand.", ("Ilo Brand", "Mira Orlen")),
        ("Four dockers, among them the foreman Tavo Benrath, died on Monday.", ("Tavo Benrath",)),
        ("The victim was named by the family as Mira Orlen.", ("Mira Orlen",)),
        ("The dead were identified as Mira Orlen and Ilo Brand, the port said.", ("Ilo Brand", "Mira Orlen")),
    ],
)
def test_who_is_named_among_the_harmed_or_with_an_age_is_withheld(text: str, names: tuple[str, ...]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "President Jan Orlen, 71, spoke on Monday.",
        "Mayor Mira Orlen said four people were dead.",
        "Among the speakers was Mira Orlen, the minister.",
        "On Monday, 12 people died in Port Kessim, 40 were hurt.",
        "The Northern Front was named as the attacker.",
    ],
)
def test_who_bears_an_office_and_what_is_no_person_is_not(text: str) -> None:
    assert found(text) == ()
