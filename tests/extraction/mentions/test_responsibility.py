"""How the report ties a deed to its doer, and to the organisation that the doer belongs to."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction import Extractor
from firsthand.extraction.mentions.responsibility import is_authority
from firsthand.model import Argument
from tests.conftest import ReportMaker

EXTRACT = Extractor()


def actors(report: ReportMaker, *paragraphs: str) -> dict[str, Argument]:
    mentions = EXTRACT(report(*paragraphs)).mentions
    return {actor.name: actor for mention in mentions if mention.type == "ASSAULT" for actor in mention.actors}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Rebels attacked a bus near Tarn on Friday, killing three passengers.", "Rebels", "reported"),
        (
            "A bomb killed three people in Tarn on Friday. The Red Lamp Front claimed responsibility for the attack.",
            "Red Lamp Front",
            "claimed",
        ),
        (
            "A bomb killed three people in Tarn on Friday. Police blamed the Red Lamp Front for the attack.",
            "Red Lamp Front",
            "accused_by_authority",
        ),
        (
            "A bomb killed three people in Tarn on Friday. Residents blamed the Red Lamp Front for the attack.",
            "Red Lamp Front",
            "accused",
        ),
        ("Suspected rebels attacked a bus near Tarn on Friday, killing three passengers.", "rebels", "accused"),
    ],
)
def test_responsibility(report: ReportMaker, text: str, name: str, expected: str) -> None:
    found = {key.lower().removeprefix("the "): actor for key, actor in actors(report, text).items()}
    actor = next(actor for key, actor in found.items() if name.lower() in key)
    assert actor.responsibility == expected


def test_only_actors_have_one(report: ReportMaker) -> None:
    (mention,) = EXTRACT(report("Rebels attacked a bus near Tarn with grenades on Friday.")).mentions
    assert all(one.responsibility is not None for one in mention.actors)
    assert all(one.responsibility is None for one in (*mention.targets, *mention.means))


def test_the_organisation_of_its_members_did_it_too(report: ReportMaker) -> None:
    one = report("Members of the Red Lamp Front attacked a bus near Tarn. The Red Lamp Front was founded in 2009.")
    (mention,) = [found for found in EXTRACT(one).mentions if found.type == "ASSAULT"]
    kinds = {actor.kind: one.quote(actor.span) for actor in mention.actors}
    assert kinds["group"] == "Members of the Red Lamp Front"
    assert kinds["organisation"].endswith("Red Lamp Front")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the police chief", True),
        ("Veldria's Interior Ministry", True),
        ("Col. Olen Brask, the army spokesman", True),
        ("a rebel commander", False),
        ("the miners' union", False),
        ("the former president", False),
    ],
)
def test_authorities(words: str, expected: bool) -> None:
    assert is_authority(words) is expected


def test_shape_of_the_words() -> None:
    table = load_table("mentions/responsibility.toml")
    assert set(table) == {"claims", "accuses", "hedges", "authorities"}
    for section in table.values():
        for words in section.values():
            assert words == words.lower()
            assert len(words.split()) == len(set(words.split())), sorted(words.split())


def test_the_rebels_are_those_whom_the_report_calls_so(report: ReportMaker) -> None:
    one = report(
        "Rebels of the Red Lamp Front hold the valley. The Red Lamp Front was founded in 2009.",
        "On Friday the rebels attacked a bus near Tarn, killing three passengers.",
    )
    (mention,) = [found for found in EXTRACT(one).mentions if found.type == "ASSAULT"]
    assert {actor.kind for actor in mention.actors} == {"group", "organisation"}
    assert all(one.quote(actor.span) for actor in mention.actors)
