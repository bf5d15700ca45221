"""Names: whole ones everywhere, their single words where their reports are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.data import load_table
from firsthand.model import Argument, Document, Extraction, Mention, Report, Span
from firsthand.safety import WITHHELD, Withholder, private_names
from tests.conftest import make_report


def test_a_whole_name_is_withheld_everywhere() -> None:
    hide = Withholder(["Mira van Orlen", "Tarek"])
    assert hide("Here lies Mira van Orlen.") == f"Here lies {WITHHELD}."
    assert hide("MIRA  VAN-ORLEN") == WITHHELD
    assert hide("Mira Kost of Orlen met Tarek") == "Mira Kost of Orlen met Tarek"


def test_single_words_are_withheld_around_their_reports() -> None:
    hide = Withholder(["Mira van Orlen"]).with_parts(["Mira van Orlen", "Tarek"])
    assert hide("Orlen's van and Mira, with Tarek") == f"{WITHHELD}'s van and {WITHHELD}, with {WITHHELD}"
    assert hide("an orlen of milk") == "an orlen of milk"
    assert hide("Mira Orlen") == WITHHELD, "neighbours are one name"


def test_accents_do_not_hide_a_name() -> None:
    hide = Withholder(["Zoë Čapek"])
    assert hide("Zoe Capek and ZOË ČAPEK") == f"{WITHHELD} and {WITHHELD}"


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://lenz.example/2031/mira-van-orlen-buried", True),
        ("https://lenz.example/?q=Mira%20van%20Orlen", True),
        ("clips/mira_van_orlen.pdf", True),
        ("https://lenz.example/2031/orlen-family", True),
        ("https://lenz.example/2031/market", False),
    ],
)
def test_an_address_that_spells_a_name_is_found(address: str, found: bool) -> None:
    assert Withholder(["Mira van Orlen"]).with_parts(["Mira van Orlen"]).in_address(address) is found


@given(st.text())
def test_without_names_nothing_changes(text: str) -> None:
    assert Withholder()(text) == text
    assert not Withholder().in_address(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_withheld_name_is_gone_from_any_text(before: str, after: str) -> None:
    shown = Withholder(["Mira Orlen"])(f"{before} Mira Orlen {after}")
    assert "mira orlen" not in shown.casefold()


def document(report: Report, *arguments: Argument) -> Document:
    mention = Mention(
        report_id=report.id,
        type="ASSAULT",
        mode=None,
        status="happened",
        trigger=Span(start=0, end=1),
        targets=arguments,
    )
    return Document(report=report, extraction=Extraction(report_id=report.id, mentions=(mention,)))


def test_only_names_of_private_persons_are_withheld() -> None:
    report = make_report("His aunt Mira van Orlen and a fisherman met Minister Kost.")

    def argument(words: str, name: str, kind: str) -> Argument:
        start = report.text.index(words)
        return Argument(name=name, span=Span(start=start, end=start + len(words)), kind=kind)

    found = document(
        report,
        argument("His aunt Mira van Orlen", "Mira van Orlen", "private_person"),
        argument("a fisherman", "a fisherman", "private_person"),
        argument("Minister Kost", "Ida Kost", "person"),
    )
    assert "Mira van Orlen" in private_names(found)
    assert not any("Kost" in name or "fisherman" in name for name in private_names(found))


def test_the_table_of_name_words_is_lower_case_and_sorted() -> None:
    table = load_table("safety/names.toml")
    assert set(table) == {"kin", "naming", "particles", "titles", "witnesses"}
    for words in table.values():
        assert words == sorted({word.casefold() for word in words})
