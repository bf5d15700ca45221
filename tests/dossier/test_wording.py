"""The shape of the dossier's tables, and that every code of the model has words."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from firsthand.data import load_table
from firsthand.dossier.incident_page import letter
from firsthand.dossier.method import codebook
from firsthand.dossier.wording import meanings, plural, range_words, type_label, word, words
from firsthand.model import (
    FIELD_ORDER,
    Act,
    BlockRole,
    Certainty,
    ConflictKind,
    CreditKind,
    DerivationKind,
    GradeName,
    HopKind,
    OriginKind,
    PlacePrecision,
    PublishedFrom,
    Quotation,
    Scope,
    Stage,
    Status,
    TimePrecision,
    Verdict,
)


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("field", FIELD_ORDER),
        ("status", get_args(Status)),
        ("certainty", get_args(Certainty)),
        ("act", get_args(Act)),
        ("quotation", get_args(Quotation)),
        ("hop", get_args(HopKind)),
        ("origin", get_args(OriginKind)),
        ("conflict", get_args(ConflictKind)),
        ("scope", get_args(Scope)),
        ("place_precision", get_args(PlacePrecision)),
        ("time_precision", get_args(TimePrecision)),
        ("derivation", get_args(DerivationKind)),
        ("derivation_back", get_args(DerivationKind)),
        ("credit", get_args(CreditKind)),
        ("published_from", get_args(PublishedFrom)),
        ("verdict", get_args(Verdict)),
        ("stage", get_args(Stage)),
        ("role", get_args(BlockRole)),
    ],
)
def test_every_code_has_words_and_no_words_are_left_over(table: str, codes: tuple[str, ...]) -> None:
    assert set(words(table)) == set(codes)
    assert all(text.strip() for text in words(table).values())


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("field", FIELD_ORDER),
        ("status", get_args(Status)),
        ("origin", get_args(OriginKind)),
        ("derivation", get_args(DerivationKind)),
        ("conflict", get_args(ConflictKind)),
        ("grade", get_args(GradeName)),
        ("certainty", get_args(Certainty)),
    ],
)
def test_every_code_of_the_codebook_has_a_meaning(table: str, codes: tuple[str, ...]) -> None:
    assert set(meanings(table)) == set(codes)
    assert all(re.search(r"[.”]$", text) for text in meanings(table).values())


def test_the_covers_are_patterns() -> None:
    table = load_table("dossier/cover.toml")
    assert set(table) == {"graphic", "personal"}
    assert all(entry == entry.lower().strip() and entry for entry in table["graphic"]["words"])
    for pattern in table["personal"]["patterns"]:
        re.compile(pattern)


def test_the_words_of_names_are_lower_case_and_apart() -> None:
    table = load_table("safety/names.toml")
    assert all(entry == entry.lower() for name in ("particles", "titles") for entry in table[name])
    assert not set(table["particles"]) & set(table["titles"])


def test_unknown_codes_are_shown_as_they_are() -> None:
    assert word("status", "half_known") == "half known"
    assert type_label("SOMETHING_NEW", None) == "Something new"
    assert type_label("ASSAULT", "drone") == "Drone strike"
    assert type_label("ASSAULT", "new-mode") == "Assault: new mode"


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        (4, 4, "4"),
        (3, 7, "3–7"),
        (101, None, "101 or more"),
        (None, 9, "up to 9"),
        (0, 0, "0"),
        (1200, 1200, "1\u202f200"),
    ],
)
def test_ranges(low: int | None, high: int | None, shown: str) -> None:
    assert range_words(low, high) == shown


def test_counts_and_letters() -> None:
    assert [plural(count, "report") for count in (0, 1, 2)] == ["no reports", "1 report", "2 reports"]
    assert [letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_the_codebook_holds_all_types() -> None:
    kinds = {kind.code: kind for kind in codebook().kinds}
    assert {"ASSAULT", "COERCE", "ACCIDENT", "DISASTER"} <= set(kinds)
    drone = next(mode for mode in kinds["ASSAULT"].modes if mode.code == "drone")
    assert "Air/drone strike" in drone.acled
