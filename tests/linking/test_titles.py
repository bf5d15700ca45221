from __future__ import annotations

import dataclasses

from firsthand.data import load_table
from firsthand.linking import Linker
from firsthand.model import Block, Document, Span
from tests.linking.maker import Maker
from tests.linking.stories import tanker


def title(document: Document) -> str:
    (incident,) = Linker().assemble([document], [], [])
    return incident.title


def test_type_target_place_and_month() -> None:
    maker = Maker("A drone struck a dock in Veldria in May.")
    maker.mention("struck", targets=["dock"], places=["Veldria"], dates=[("in May", "2031-05")])
    assert title(maker.build()) == "Drone strike on a dock, Veldria, May 2031"


def test_a_settlement_comes_with_its_country() -> None:
    maker = Maker("A drone struck docks in Port Arlo, Veldria.")
    maker.mention("struck", targets=["docks"], places=["Port Arlo", "Veldria"])
    assert title(maker.build()) == "Drone strike on docks, Port Arlo, Veldria"


def test_seizures_and_seas() -> None:
    assert title(tanker()) == "Seizure of a tanker, Gulf of Sarn, 10 May 2031"


def test_without_target_the_actor_is_named() -> None:
    maker = Maker("The Sarn Front struck from the air.")
    maker.mention("struck", mode="aerial", actors=["Sarn Front"])
    assert title(maker.build()) == "Air strike by the Sarn Front"


def test_an_article_is_put_only_where_a_report_has_one() -> None:
    maker = Maker("Ostmark struck from the air.")
    maker.mention("struck", mode="aerial", actors=["Ostmark"])
    assert title(maker.build()) == "Air strike by Ostmark"


def test_the_text_names_a_target_better_than_the_headline() -> None:
    maker = Maker("Strike on smugglers: a drone struck a dock.")
    maker.mention("struck", targets=["smugglers", "dock"])
    text = maker.report.text
    head, body = Span(start=0, end=19), Span(start=21, end=len(text))
    blocks = (Block(role="heading", span=head), Block(role="paragraph", span=body))
    maker.report = dataclasses.replace(maker.report, blocks=blocks)
    assert title(maker.build()) == "Drone strike on a dock"


def test_what_did_not_happen_says_so() -> None:
    maker = Maker("No drone struck a dock.")
    maker.mention("struck", targets=["dock"], status="denied")
    assert title(maker.build()) == "Drone strike on a dock (denied)"


def test_an_unknown_mode_is_still_words() -> None:
    maker = Maker("Something struck.")
    maker.mention("struck", type="NEWTYPE", mode="odd-mode")
    assert title(maker.build()) == "Odd mode"


def test_every_type_and_mode_has_words() -> None:
    tables = load_table("linking/titles.toml")
    for type_, entry in load_table("types.toml").items():
        assert type_ in tables["types"]
        for mode in entry.get("modes", {}):
            assert set(tables["modes"][type_][mode]) == {"words", "preposition"}


def test_a_number_at_the_head_of_a_sentence_is_small_in_a_title() -> None:
    maker = Maker("Eight gliders were struck from the air.")
    maker.mention("struck", mode="aerial", targets=["Eight gliders"])
    assert title(maker.build()) == "Air strike on eight gliders"
