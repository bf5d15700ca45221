"""Chains of attribution in a line: outlets with the same tellers together, quotations as they stand."""

from __future__ import annotations

import pytest

from firsthand.dossier import DossierOptions
from firsthand.dossier.catalogue import catalogue
from firsthand.dossier.chains import chain_lines, quoted, together
from firsthand.dossier.wording import derivation_word
from firsthand.model import Derivation
from firsthand.safety import Withholder
from tests.dossier.desk import Desk


def test_outlets_with_the_same_tellers_behind_them_stand_together() -> None:
    desk = Desk()
    told = []
    for outlet in ("Northern Wire", "Harbour Post", "The Lantern", "Veldria Courier"):
        sheet = desk.sheet(
            outlet, "2031-05-12", "Barge", "A barge sank, Oda Lind said. Nobody was hurt, Pia Tarn said."
        )
        told.append(sheet.claim("A barge sank", ("Oda Lind", "person")))
        if outlet == "The Lantern":
            told.append(sheet.claim("Nobody was hurt", ("Pia Tarn", "person")))
    view = desk.done()
    held = {document.report.id: document for document in view.documents()}
    cards = catalogue(view, DossierOptions())
    lines = chain_lines([(claim, held[claim.report_id]) for claim in told], cards, cards.withholder())
    assert [[hop.name for hop in line.hops] for line in lines] == [
        ["Northern Wire, Harbour Post, The Lantern and 1 more", "Oda Lind"],
        ["The Lantern", "Pia Tarn"],
    ]


def test_few_outlets_are_all_named() -> None:
    assert together(["Northern Wire"]) == "Northern Wire"
    assert together(["A", "B", "C"]) == "A, B, C"
    assert together([]) == ""


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("“A barge sank,” she said.", "“A barge sank,”", "A barge sank,"),
        ('She called it "a loss" for all.', 'called it "a loss"', 'called it "a loss"'),
        ("She called it a loss.", "called it a loss", "called it a loss"),
    ],
)
def test_marks_go_where_they_enclose_all_and_stay_where_they_tell_what_is_quoted(
    text: str, words: str, shown: str
) -> None:
    sheet = Desk().sheet("Northern Wire", "2031-05-12", "", text)
    assert quoted(sheet.report, sheet.find(words), Withholder()) == shown


def test_where_none_came_first_neither_is_called_the_copy() -> None:
    even = Derivation(report_id="a", from_report="b", from_name="B", how="reprint", evidence=(), directed=False)
    assert derivation_word(even) == derivation_word(even, back=True) == "has the same text as"
    known = Derivation(report_id="a", from_report="b", from_name="B", how="reprint", evidence=())
    assert (derivation_word(known), derivation_word(known, back=True)) == ("reprint of", "reprinted by")
