"""Mishaps told in other words than their names, and happenings that a report only speaks of."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Mention
from tests.conftest import make_report


def mentions(*paragraphs: str) -> tuple[Mention, ...]:
    report = make_report(*paragraphs, published="2031-05-14")
    return extract(next(iter(parse_reports([report]))), made_by="test").mentions


@pytest.mark.parametrize(
    ("text", "type_name", "mode"),
    [
        ("Nine people died in the collapse at the Orlec mine, the rescue chief said.", "ACCIDENT", "collapse"),
        ("Four men died on Monday when a tunnel caved in at the Orlec coal mine.", "ACCIDENT", "collapse"),
        ("Thirty people died when the dam above Velm broke on Thursday.", "ACCIDENT", "collapse"),
        ("The embankment was breached on Sunday night and Tarn was flooded.", "ACCIDENT", "collapse"),
        ("The fire that killed six people in a boarding house was laid, the police believe.", "ACCIDENT", "fire"),
        ("Two people died on Sunday when a chapel went up in flames.", "ACCIDENT", "fire"),
        ("The ferry hit a reef off Dray at night with 80 people aboard.", "ACCIDENT", "sinking"),
        ("A cargo boat got stuck on rocks near Dray on Friday, and two sailors died.", "ACCIDENT", "sinking"),
        ("The stranding of the tanker off Dray cost three lives.", "ACCIDENT", "sinking"),
        ("A school bus left the road near Tarn on Monday and hit a tree.", "ACCIDENT", "crash"),
        ("Forty pupils were taken to hospital on Friday after eating fish at school.", "ACCIDENT", "poisoning"),
        ("Ninety guests fell ill after a wedding in Tarn.", "ACCIDENT", "poisoning"),
        ("Twelve villagers died of methanol poisoning in Tarn on Monday.", "ACCIDENT", "poisoning"),
        ("An unmanned boat rammed the freighter Halcyon on Monday off Dray.", "ASSAULT", "drone"),
        ("A group claimed the burning of two chapels in Tarn.", "ASSAULT", "destroy"),
        ("The siege at a school in Tarn ended on Monday when the gunman surrendered.", "ASSAULT", "abduct"),
        ("The siege of Tarn went on for a third month.", "COERCE", "restrict"),
    ],
)
def test_what_happened_is_told_in_other_words(text: str, type_name: str, mode: str | None) -> None:
    assert (type_name, mode) in {(one.type, one.mode) for one in mentions(text)}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Orlec lawyer speaks", "She defends the man who is held for the fire at Amberwick."),
        ("A firm must pay", "The court fined the firm on Friday for Monday's collapse at the shopping centre."),
        (
            "Deal near, say officials",
            "The island may be open to ships again by Friday.",
            "The blockade, now in its second day, has doubled the price of bread. No one knew who had asked for the "
            "blockade.",
        ),
    ],
)
def test_a_known_happening_is_spoken_of(paragraphs: tuple[str, ...]) -> None:
    (mention,) = mentions(*paragraphs)
    assert mention.status == "happened"


@pytest.mark.parametrize(
    "text",
    [
        "Light the fire. The fire must be small.",
        "Planes were grounded by fog. The grounding of the fleet was lifted at noon.",
        "He fell ill and stayed at home. Two men drank milk after the match.",
        "The weather broke on Friday. The story broke on Monday.",
        "She left the road to others. The captain hit the high notes.",
    ],
)
def test_other_senses_tell_nothing(text: str) -> None:
    assert mentions(text) == ()
