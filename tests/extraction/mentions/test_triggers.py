"""Which words tell of a happening, and which only sound like it."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.extractor import extract
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.types import incident_type
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Mention
from tests.conftest import make_report


def mentions(text: str) -> tuple[Mention, ...]:
    report = make_report(text, published="2031-05-14")
    return extract(next(iter(parse_reports([report]))), made_by="test").mentions


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Two hikers were swept away by a river near Velm on Monday.", "ACCIDENT", "drowning"),
        ("Coal mine blast kills 12 in Velm.", "ACCIDENT", "explosion"),
        ("A rubber boat ran into trouble off Cape Velm and went under.", "ACCIDENT", "sinking"),
        ("A survivor said another boat with 40 people had vanished.", "ACCIDENT", None),
        ("Eleven diggers were buried alive when a wall of the pit slid.", "ACCIDENT", "collapse"),
        ("Nine were crushed when a shaft fell in at a tin mine near Velm.", "ACCIDENT", "collapse"),
        ("Two tankers were left adrift and burning off Velm after suspected attacks.", "ASSAULT", None),
        ("On May 12, four tankers were damaged by limpet mines off Velm.", "ASSAULT", "explosives"),
        ("The trawler turned turtle off Velm.", "ACCIDENT", "sinking"),
        ("The Coast Guard apprehended an oil tanker off Velm.", "COERCE", "seize"),
        ("Masked men rappelled onto the deck of the tanker and steered it to Velm.", "COERCE", "seize"),
        ("The guards diverted a foreign-flagged ship to their waters.", "COERCE", "seize"),
        ("A drone dropped explosives on a market in Velm.", "ASSAULT", "drone"),
        ("A warplane fired two missiles at a market in Velm, witnesses said.", "ASSAULT", "aerial"),
        ("Rockets rained down on the town of Velm.", "ASSAULT", "heavy-weapons"),
        ("The charity said seven of its workers were killed in an Ostrian strike in Velm.", "ASSAULT", None),
        ("Two brothers sprayed bullets into a newsroom.", "ASSAULT", "firearms"),
        ("More than 200 girls were taken from their dormitory by armed men in Velm.", "ASSAULT", "abduct"),
        ("A mine blast killed four soldiers near Velm when their truck drove over it.", "ASSAULT", "explosives"),
        ("Twelve people fell ill after drinking contaminated water in Velm.", "ACCIDENT", "poisoning"),
        ("Crews rescued eleven people from a burning block of flats in Velm.", "ACCIDENT", "fire"),
        ("A family of five was rescued from a capsized boat off Velm.", "ACCIDENT", "sinking"),
        ("Two are missing after a gallery collapses in a coal mine in Velm.", "ACCIDENT", "collapse"),
        ("Nobody was at the dock when it was hit.", "ASSAULT", None),
        ("Nobody was on the bridge when it collapsed.", "ACCIDENT", "collapse"),
        ("Forty people were aboard the ferry when it sank.", "ACCIDENT", "sinking"),
        ("A man drove a car into a crowd in Velm.", "ASSAULT", None),
        ("A dam bursts in northern Ostria, killing at least 21 people.", "ACCIDENT", "collapse"),
        ("A bus falls into a gorge in Veldria; at least nine people die.", "ACCIDENT", "crash"),
        ("Two missiles landed near the airport, witnesses said.", "ASSAULT", "heavy-weapons"),
        ("A shell fell on a house in Velm, killing a family of six.", "ASSAULT", "heavy-weapons"),
        ("Eleven people were aboard the boat when it was struck in the Sea of Tarn.", "ASSAULT", None),
        ("The command said it had no information on the alleged strike.", "ASSAULT", None),
        ("Two men died in a shootout with police in Velm.", "ASSAULT", "firearms"),
        ("Troops crushed three protesters with a tank in Velm.", "ASSAULT", "heavy-weapons"),
        ("A film about the murder of a teacher in Velm opened on Monday.", "ASSAULT", None),
    ],
)
def test_a_happening_is_told(text: str, type_: str, mode: str | None) -> None:
    (mention,) = mentions(text)
    assert (mention.type, mention.mode) == (type_, mode)


@pytest.mark.parametrize(
    "text",
    [
        "The film, a story of war and murder, opened in Velm on Thursday.",
        "The novel tells of love and murder in Velm.",
        "The team beat its rival in a shootout.",
        "The striker scored twice as Rovers crushed Velm.",
        "The crowd was swept away by emotion.",
        "The goalkeeper was attacked by critics.",
        "The test missile landed in the sea off Ostria.",
        "A plane landed near the airport.",
        "Police burst into laughter in Velm.",
        "Shares fell on Monday as the bank collapsed.",
        "The song was released in May, when it was hit by a lawsuit.",
    ],
)
def test_nothing_happened(text: str) -> None:
    assert mentions(text) == ()


def test_a_flood_tells_what_it_swept_away() -> None:
    (mention,) = mentions("Three children were swept away by floodwaters in Velm on Monday.")
    assert mention.type == "DISASTER"


def test_what_befell_a_thing_names_modes_of_accident() -> None:
    table = load_table("mentions/triggers.toml")
    assert set(table["befallen"]) <= set(incident_type("ACCIDENT").modes)
    assert "rescue" in words_of(table["befell"]["verbs"])


def test_what_would_be_the_first_strike_has_not_happened() -> None:
    assert mentions("It would be the first known strike on the territory of Veldria.") == ()


def test_the_denial_of_an_attack_is_news() -> None:
    (mention,) = mentions("State television said that there had been no attack.")
    assert mention.status == "denied"


@pytest.mark.parametrize(
    "text",
    [
        "Of the 39 men on the shift, 27 had walked out.",
        "Twenty-seven men of the afternoon shift had walked out by themselves, the port said.",
        "The unions had walked out of talks about safety in January.",
    ],
)
def test_who_walks_out_of_a_place_is_not_on_strike(text: str) -> None:
    lead = "A crane fell on the quay of Tarnwick on Monday, killing four dockers."
    assert "PROTEST" not in {mention.type for mention in mentions(f"{lead} {text}")}


def test_who_walks_out_over_pay_is() -> None:
    (strike,) = mentions("Some 300 workers walked out over pay on Monday, the union said.")
    assert (strike.type, strike.mode) == ("PROTEST", "strike")


def test_who_rejects_a_claim_denies_it() -> None:
    assert mentions("The Ministry of Defence of Veldria rejects the claims of the Northern Front.") == ()


def test_the_stretch_of_a_rank_dates_nothing() -> None:
    (mention,) = mentions("Drones hit a market in Kessim on Sunday in the deadliest such attack this year.")
    assert [date.time.precision for date in mention.dates] == ["day"]


def test_what_is_blamed_for_a_happening_is_no_happening_of_its_own() -> None:
    report = make_report("A hundred died in a landslide at Velm mine, rebels say, blaming shelling.", published=None)
    found = extract(next(iter(parse_reports([report]))), made_by="test").mentions
    assert [mention.type for mention in found] == ["DISASTER"]


def test_what_storms_and_nobody_damaged_is_no_attack() -> None:
    for text in ("Energy facilities in seven regions were damaged.", "A storm damaged the ship in Velm."):
        found = extract(next(iter(parse_reports([make_report(text)]))), made_by="test").mentions
        assert not any(mention.type == "ASSAULT" for mention in found)
