from __future__ import annotations

import dataclasses

import pytest
from benchmarks.linked import linked

from firsthand.data import load_table
from firsthand.extraction import Extractor
from firsthand.linking import Linker
from firsthand.model import Block, Document, Span
from tests.conftest import make_report
from tests.linking.maker import Maker
from tests.linking.origins.test_tracing import whole
from tests.linking.stories import tanker

WORDS = {"words", "preposition", "never", "by_means", "on_people", "on_thing", "on_goods", "by_word"}


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


def test_a_place_of_no_gazetteer_takes_half_of_the_reports() -> None:
    texts = (
        "Drones struck docks in Veldria on Friday; the watch closed the port.",
        "Veldria: drones struck docks on Friday.",
        "Drones struck docks on Friday in Wexholm, Veldria, as ships lay waiting.",
    )
    documents = []
    for number, text in enumerate(texts):
        maker = Maker(text, outlet=f"Paper {number}")
        places = [name for name in ("Wexholm", "Veldria") if name in text]
        maker.mention("struck", targets=["docks"], places=places, dates=[("on Friday", "2031-05-09")])
        documents.append(maker.build())
    assert whole(*documents).title == "Drone strike on docks, Veldria, 9 May 2031"
    assert whole(*documents[1:]).title == "Drone strike on docks, Wexholm, 9 May 2031"


def test_where_a_report_was_written_says_least() -> None:
    maker = Maker("Port Arlo — A drone struck a dock in Veldria.")
    maker.mention("struck", targets=["dock"], places=["Port Arlo", "Veldria"])
    (mention,) = maker.mentions
    written = dataclasses.replace(mention.places[0], basis="dateline")
    maker.mentions[0] = dataclasses.replace(mention, places=(written, mention.places[1]))
    assert title(maker.build()) == "Drone strike on a dock, Veldria"


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


@pytest.mark.parametrize(
    ("text", "word", "type_", "mode", "target", "told"),
    [
        ("The cutter pursued a trawler.", "pursued", "COERCE", None, "trawler", "Pursuit of a trawler"),
        ("Police blockaded a village.", "blockaded", "COERCE", "restrict", "village", "Blockade of a village"),
        ("A man stabbed a teacher.", "stabbed", "ASSAULT", "primitive", "teacher", "Stabbing of a teacher"),
        ("Gunmen ambushed a convoy.", "ambushed", "ASSAULT", None, "convoy", "Ambush of a convoy"),
        ("Gunmen attacked a convoy.", "attacked", "ASSAULT", None, "convoy", "Attack on a convoy"),
    ],
)
def test_the_word_of_most_reports_gives_the_title(
    text: str, word: str, type_: str, mode: str | None, target: str, told: str
) -> None:
    maker = Maker(text)
    maker.mention(word, type=type_, mode=mode, targets=[target])
    assert title(maker.build()) == told


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
            words = tables["modes"][type_][mode]
            assert {"words", "preposition"} <= set(words) <= WORDS
            others = [
                *words.get("by_means", ()),
                *words.get("by_word", ()),
                *(words[key] for key in words if key.startswith("on_")),
            ]
            assert all({"words", "preposition"} <= set(other) for other in others)


def test_a_number_at_the_head_of_a_sentence_is_small_in_a_title() -> None:
    maker = Maker("Eight gliders were struck from the air.")
    maker.mention("struck", mode="aerial", targets=["Eight gliders"])
    assert title(maker.build()) == "Air strike on eight gliders"


@pytest.mark.parametrize(
    ("mode", "type_", "target", "shown"),
    [
        ("firearms", "ASSAULT", "boarding school", "Shooting at a boarding school"),
        ("firearms", "ASSAULT", "two men", "Shooting of two men"),
        ("firearms", "ASSAULT", "Twenty-one prisoners", "Shooting of twenty-one prisoners"),
        ("firearms", "ASSAULT", "five", "Shooting of five people"),
        ("fire", "ACCIDENT", "112 workers", "Fire"),
        ("fire", "ACCIDENT", "factory", "Fire at a factory"),
        ("destroy", "ASSAULT", "policeman", "Destruction"),
        ("destroy", "ASSAULT", "Boat", "Destruction of a boat"),
        ("arrest", "COERCE", "two tonnes of cocaine", "Seizure of two tonnes of cocaine"),
        ("arrest", "COERCE", "five men", "Arrest of five men"),
        ("drowning", "ACCIDENT", "crew", "Drowning of crew"),
        ("aerial", "ASSAULT", "MARKET", "Air strike on a market"),
        ("aerial", "ASSAULT", "Orsa clinic", "Air strike on Orsa clinic"),
    ],
)
def test_the_words_suit_what_was_hit(mode: str, type_: str, target: str, shown: str) -> None:
    maker = Maker(f"{target} went down on Monday.")
    maker.mention("went down", type=type_, mode=mode, targets=[target])
    assert title(maker.build()) == shown


def test_a_missile_is_no_shell() -> None:
    maker = Maker("A missile hit a ship.")
    maker.mention("hit", mode="heavy-weapons", targets=["ship"], means=["missile"])
    assert title(maker.build()) == "Missile strike on a ship"


def test_a_place_is_named_once() -> None:
    maker = Maker("The port of Tessim was shelled, in Veldria.")
    maker.mention("shelled", mode="heavy-weapons", targets=["port of Tessim"], places=["Tessim", "Veldria"])
    assert title(maker.build()) == "Shelling of the port of Tessim, Veldria"


def test_what_describes_a_body_is_no_part_of_its_name() -> None:
    maker = Maker("The rebel Sarn Front struck from the air.")
    maker.mention("struck", mode="aerial", actors=["rebel Sarn Front"])
    assert title(maker.build()) == "Air strike by the Sarn Front"


def test_a_thing_of_another_language_stands_under_its_english_word() -> None:
    spanish = make_report(
        "Un ataque aéreo alcanzó el martes un hospital de Saná y mató a 12 personas, dijo el Ministerio de Sanidad.",
        language="es", outlet="Diario de Orla", published="2024-05-16",
    )  # fmt: skip
    german = make_report(
        "Bei einem Luftangriff auf ein Krankenhaus in Sanaa sind am Dienstag 12 Menschen getötet worden.",
        language="de", outlet="Orla Blatt", published="2024-05-16",
    )  # fmt: skip
    english = make_report(
        "An air strike hit a hospital in Sanaa on Tuesday and killed 12 people, the health ministry said.",
        outlet="Orla Post", published="2024-05-16",
    )  # fmt: skip
    for reports in ([german], [spanish, german, english]):
        (incident,) = linked(Extractor().pipe(reports)).incidents
        assert incident.title == "Air strike on a hospital, Sanaa, 14 May 2024"
    assert [reading.value for reading in incident.fields["target"].readings] == ["hospital"]
