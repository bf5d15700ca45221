"""Who is quoted as one of many is a private person; who bears an office is not."""

from __future__ import annotations

import pytest

from firsthand.model import Argument, Document, Extraction, Mention, PlaceMention, Span
from firsthand.safety import private_names
from tests.dossier.desk import Desk

NAME = "Tavo Benrath"


def found(text: str, name: str = NAME) -> tuple[str, ...]:
    desk = Desk()
    sheet = desk.sheet("Northern Wire", "2031-05-12", "", text)
    sheet.claim("It", (name, "person"))
    [document] = desk.done().documents()
    return private_names(document)


@pytest.mark.parametrize(
    "text",
    [
        "It was a roar, said Tavo Benrath, a baker.",
        "It was a roar, said Tavo Benrath, 43, who was asleep.",
        "It was a roar, survivor Tavo Benrath said.",
        "It was a roar, said a neighbour, Tavo Benrath. It was night. “Go,” said the neighbour Tavo Benrath.",
        "It was a roar, said Tavo Benrath, who lost his brother in the flood.",
        "It was a roar, said Tavo Benrath, whose daughter is missing.",
        "It was a roar, 61-year-old Tavo Benrath said.",
        "It was a roar, said Tavo Benrath, a pump man of 43.",
        "It was a roar, Mira Orlen's brother, Tavo Benrath, said.",
        "It was a roar, said Tavo Benrath, who runs the coffee stand.",
        "It was a roar, coffee stand owner Tavo Benrath said.",
        "It was a roar, said Tavo Benrath, a seller of fish whose sons were hurt.",
    ],
)
def test_who_is_told_to_be_one_of_many_is_withheld(text: str) -> None:
    assert found(text) == (NAME,)


@pytest.mark.parametrize(
    "text",
    [
        "It was a roar, said Tavo Benrath, the governor of Selm.",
        "It was a roar, mayor Tavo Benrath said.",
        "It was a roar, said Tavo Benrath.",
        "It was a roar, said Tavo Benrath, spokesman of the teacher union, a teacher.",
        "A baker said it. It was a roar, said Tavo Benrath in Selm.",
        "It was a roar, said Captain Tavo Benrath, 43, of the coast guard.",
        "Tavo Benrath, 43, went on air. It was a roar, said Secretary Benrath.",
        "It was shots. Tavo Benrath, said that a man of 60 had lost an eye, a baker.",
        "It was quiet. Father Tavo Benrath read the names.",
        "It took a baker, said Tavo Benrath in Selm, to say so.",
    ],
)
def test_who_bears_an_office_or_is_not_told_of_is_named(text: str) -> None:
    assert found(text) == ()


def test_a_body_is_no_witness() -> None:
    desk = Desk()
    sheet = desk.sheet("Northern Wire", "2031-05-12", "", "It fell, said Selm Bakery, a baker since 1961.")
    sheet.claim("It fell", ("Selm Bakery", "organisation"))
    [document] = desk.done().documents()
    assert private_names(document) == ()


def test_a_place_that_was_taken_for_a_person_is_named() -> None:
    desk = Desk()
    report = desk.sheet("Northern Wire", "2031-05-12", "", "The port of Ilvern is shut, and Ilvern is dark.").report
    span = Span(start=report.text.index("Ilvern"), end=report.text.index("Ilvern") + 6)
    place = PlaceMention(
        span=span, name="Ilvern", geoname_id=None, country=None, latitude=None, longitude=None, precision="settlement"
    )
    mention = Mention(
        report_id=report.id, type="COERCE", mode=None, status="happened", trigger=Span(start=0, end=3),
        targets=(Argument(name="Ilvern", span=span, kind="private_person"),),
    )  # fmt: skip
    held = Extraction(report_id=report.id, mentions=(mention,))
    assert private_names(Document(report=report, extraction=held)) == ("Ilvern",)
    with_place = Extraction(report_id=report.id, mentions=(mention,), places=(place,))
    assert private_names(Document(report=report, extraction=with_place)) == ()
