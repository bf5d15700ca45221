"""Names of private persons are withheld everywhere, descriptions and other people's names are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.model import Judgement
from firsthand.safety import WITHHELD, Withholder, private_names, redacted_values
from tests.dossier.desk import Desk


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mira Orlen said so.", f"{WITHHELD} said so."),
        ("MIRA ORLEN’S FAMILY", f"{WITHHELD}’S FAMILY"),
        ("Mira\u00a0Orlen, 34", f"{WITHHELD}, 34"),
        ("news/mira-orlen-dies.html", f"news/{WITHHELD}-dies.html"),
        ("Orlen wept; Mira left.", "Orlen wept; Mira left."),
        ("Admira Orlen", "Admira Orlen"),
        ("Mira Orlens", "Mira Orlens"),
    ],
)
def test_full_names_are_withheld_wherever_they_stand(text: str, shown: str) -> None:
    assert Withholder(["Mira Orlen"])(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Orlen wept; the orlen tree stood.", f"{WITHHELD} wept; the orlen tree stood."),
        ("Mira Orlen and Mira", f"{WITHHELD} and {WITHHELD}"),
        ("ORLEN HOUSE BURNS", f"{WITHHELD} HOUSE BURNS"),
    ],
)
def test_single_words_are_withheld_where_the_person_is_named(text: str, shown: str) -> None:
    assert Withholder(["Mira Orlen"]).with_parts(["Mira Orlen"])(text) == shown


def test_accents_and_addresses_hide_no_name() -> None:
    withhold = Withholder(["Zoë Malík"]).with_parts(["Zoë Malík"])
    assert withhold("Zoe Malik and MALÍK") == f"{WITHHELD} and {WITHHELD}"
    for address in (
        "https://a.example/2031/zoe-malik",
        "https://a.example/Zo%C3%AB%20Mal%C3%ADk",
        "https://a.example/malik",
    ):
        assert withhold.in_address(address)
    assert not withhold.in_address("https://a.example/2031/depot-strike")


def test_particles_alone_are_no_name() -> None:
    withhold = Withholder(["Ana de la Varre"]).with_parts(["Ana de la Varre"])
    assert withhold("De facto, Varre and La Mar") == f"De facto, {WITHHELD} and La Mar"


def test_one_name_may_be_the_beginning_of_another() -> None:
    assert Withholder(["Ana Bel", "Ana Bel Corr"])("Ana Bel Corr, Ana Bel") == f"{WITHHELD}, {WITHHELD}"


def test_names_are_found_in_phrases_and_descriptions_are_none() -> None:
    desk = Desk()
    sheet = desk.sheet(
        "Courier",
        "2031-05-14",
        "",
        "His aunt Mira van Orlen, a baker, and two fishermen died. Dr Tavo Benrath, 61, lived.",
    )
    sheet.mention("died", "ACCIDENT", private=("His aunt Mira van Orlen", "two fishermen", "Dr Tavo Benrath, 61"))
    names = private_names(desk.done().held[0])
    assert "Tavo Benrath" in names
    assert "Mira van Orlen" in names
    assert not any("fishermen" in name for name in names)


@given(st.text(max_size=60), st.lists(st.text(max_size=20), max_size=4))
def test_nothing_but_names_is_changed(text: str, names: list[str]) -> None:
    withhold = Withholder(names)
    kept, position = [], 0
    for span, _ in withhold.veils(text):
        kept.append(text[position : span.start])
        position = span.end
    assert withhold(text) == WITHHELD.join([*kept, text[position:]])


def test_a_redaction_holds_until_it_is_superseded() -> None:
    first = Judgement(subject="i", verdict="redact", by="k", at="2031-05-01T00:00:00+00:00", reason="", value="Karsk")
    later = Judgement(
        subject="i",
        verdict="accept",
        by="k",
        at="2031-05-02T00:00:00+00:00",
        reason="",
        value="Karsk",
        supersedes=first.id,
    )
    assert redacted_values([first]) == ("Karsk",)
    assert redacted_values([first, later]) == ()


def test_a_list_of_words_is_withheld_however_it_is_written() -> None:
    withhold = Withholder(["Mira van Orlen"]).with_parts(["Mira van Orlen"])
    assert withhold.listed("mill, mira, orlen, station") == f"mill, {WITHHELD}, station"
    assert withhold.listed("Mira van Orlen, Ilo Brand") == f"{WITHHELD}, Ilo Brand"
    assert withhold.listed("mira van orlen, 12 or more") == f"{WITHHELD}, 12 or more"
    assert withhold.listed("a stranger, on the quay") == "a stranger, on the quay"
    assert withhold.listed("") == ""
