from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from firsthand.data import load_table
from firsthand.linking import Linker, Story, Telling, group_stories
from firsthand.linking.profiles.dates import Days, days_of
from firsthand.linking.profiles.wording import vector_of
from firsthand.model import Document
from tests.linking.maker import Maker

QUAY = (
    "The salvage tug Halvorsund capsized off Port Arlo while towing the barge Merrowdale through Tessim Sound.",
    "Harbour pilot Oswin Drakkel watched the Halvorsund roll over near the Kestrelgate beacon, its crew clinging on.",
)
AGAIN = (
    "Divers searched the wreck of the Halvorsund below the Kestrelgate beacon, where the barge Merrowdale drifts.",
    "Oswin Drakkel, who piloted ships through Tessim Sound for decades, raised the alarm by flare.",
)
LIBRARY = (
    "Veldria's Quillmark library reopened its Ferrostan reading room after a donation of illuminated psalters.",
    "Curator Imeldra Vosk catalogued the psalters of Ferrostan for the Quillmark collection.",
)


def told(*paragraphs: str, outlet: str = "Quay Mirror", published: str | None = "2031-05-12") -> Document:
    return Maker(*paragraphs, outlet=outlet, published=published).build()


def grouped(*documents: Document, incidents: dict[str, str] | None = None) -> list[Story]:
    linker = Linker()
    everybody = {item.report.id: [other.report.id for other in documents] for item in documents}
    return group_stories([linker.telling(item) for item in documents], everybody, incidents or {})


def all_of(tellings: Sequence[Telling]) -> dict[str, list[str]]:
    return {item.report: [other.report for other in tellings] for item in tellings}


def sizes(stories: list[Story]) -> list[int]:
    return sorted(len(story.reports) for story in stories)


def test_reports_without_any_happening_meet_by_their_telling_words() -> None:
    stories = grouped(told(*QUAY), told(*AGAIN, outlet="Tessim Post"), told(*LIBRARY, outlet="Veldria Courier"))
    assert sizes(stories) == [1, 2]
    (pair,) = [story for story in stories if len(story.reports) == 2]
    assert {"halvorsund", "merrowdale"} <= set(pair.words)
    assert pair.incidents == ()


def test_reports_of_one_story_share_a_key() -> None:
    keys = Linker().keys
    assert keys(told(*QUAY)) & keys(told(*AGAIN, outlet="Tessim Post"))
    undated = told(*QUAY, published=None), told(*AGAIN, outlet="Tessim Post", published=None)
    assert any(key.startswith("topic:") for key in keys(undated[0]) & keys(undated[1]))


SHARED = ["halvorsund", "merrowdale"]
OTHERS = ["psalters", "quillmark", "ferrostan", "imeldra", "catalogued", "drakkel", "kestrelgate", "oswin"]


def telling(report: str, words: list[str], **given: Any) -> Telling:
    facts: dict[str, Any] = {
        "people": frozenset(),
        "published": None,
        "dated": None,
        "years": frozenset(),
        "main": None,
    }
    return Telling(report=report, language="en", topic=vector_of(words), **(facts | given))


def two_are_one(left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Whether two reports with eight telling words each, two of them shared, are one story."""
    tellings = [telling("a", SHARED + OTHERS[:4], **left), telling("b", SHARED + OTHERS[4:], **right)]
    return len(group_stories(tellings, {"a": ["b"]}, {})) == 1


def days(value: str) -> Days:
    found = days_of(value)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({}, {}, True),
        ({"published": days("2031-05-12")}, {"published": days("2031-05-14")}, True),
        ({"published": days("2031-05-12")}, {"published": days("2031-09-12")}, False),
        ({"dated": days("2031-05-12")}, {"dated": days("2031-05-30")}, True),
        ({"dated": days("2031-05-12")}, {"dated": days("2029-05-12")}, False),
        ({"years": frozenset({"2031"})}, {"years": frozenset({"2029"})}, False),
        ({"years": frozenset({"2031"})}, {"years": frozenset({"2029", "2031"})}, True),
        ({"people": frozenset({"a", "b"})}, {"people": frozenset({"c", "d"})}, True),
    ],
)
def test_what_agrees_little_is_parted_by_time(left: dict[str, Any], right: dict[str, Any], expected: bool) -> None:
    assert two_are_one(left, right) is expected
    assert two_are_one(right, left) is expected


def test_the_incident_of_what_reports_are_about_is_kept() -> None:
    documents = []
    for words, trigger, outlet in ((QUAY, "capsized", "Quay Mirror"), (AGAIN, "drifts", "Tessim Post")):
        maker = Maker(*words, outlet=outlet, published="2031-05-12")
        maker.mention(trigger, type="ACCIDENT", mode="sinking")
        documents.append(maker.build())
    about = {mention.id: "one" for item in documents for mention in item.extraction.mentions}
    (story,) = grouped(*documents, incidents=about)
    assert story.incidents == ("one",)
    assert len(story.reports) == 2


def test_the_order_of_reports_changes_nothing() -> None:
    documents = [
        told(*words, outlet=f"Outlet {number}")
        for number, words in enumerate((QUAY, AGAIN, LIBRARY, QUAY[::-1], LIBRARY[::-1], (QUAY[0], LIBRARY[1])))
    ]
    expected = grouped(*documents)
    for seed in range(5):
        shuffled = documents[:]
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret is made here
        assert grouped(*shuffled) == expected
    assert sorted(report for story in expected for report in story.reports) == sorted(
        item.report.id for item in documents
    )


@pytest.mark.parametrize("name", ["least", "join", "same_incident", "contradiction", "people", "other_people", "apart"])
def test_the_table_holds_shares(name: str) -> None:
    assert 0 < load_table("linking/stories.toml")[name] < 1


def test_a_report_that_its_words_leave_alone_goes_to_the_story_of_its_incident() -> None:
    documents, about = [], {}
    for paragraphs, outlet, trigger in ((QUAY, "Quay Mirror", "capsized"), (AGAIN, "Tessim Post", "wreck")):
        maker = Maker(*paragraphs, outlet=outlet, published="2031-05-12")
        maker.mention(trigger, type="ACCIDENT", mode="sinking")
        documents.append(maker.build())
        about[documents[-1].extraction.mentions[0].id] = "x"
    foreign = told("Le remorqueur a chaviré au large du port, selon les autorités.", outlet="Le Phare")
    linker = Linker()
    tellings = [linker.telling(item) for item in (*documents, foreign)]
    everybody = all_of(tellings)
    assert sizes(group_stories(tellings, everybody, about)) == [1, 2]
    assert sizes(group_stories(tellings, everybody, about, {foreign.report.id: "x"})) == [3]
    # An incident that no report is mainly about has no story to go to.
    assert sizes(group_stories(tellings, everybody, about, {foreign.report.id: "y"})) == [1, 2]


def parted(*groups: tuple[str, ...]) -> tuple[list[Telling], dict[str, str]]:
    """Reports of words that no two groups share, and the incident that each report's name begins with."""
    tellings, about = [], {}
    for paragraphs, names in zip((QUAY, LIBRARY), groups, strict=True):
        for name in names:
            maker = Maker(*paragraphs, outlet=name, published="2031-05-12")
            maker.mention(paragraphs[0].split()[3], type="ACCIDENT", mode="sinking")
            document = maker.build()
            tellings.append(Linker().telling(document))
            about[document.extraction.mentions[0].id] = name.split()[0]
    return tellings, about


def test_groups_in_words_of_two_languages_are_joined_by_their_incident() -> None:
    tellings, about = parted(("x Mirror", "x Post"), ("x Phare", "x Courrier", "y Heure"))
    assert sizes(group_stories(tellings, all_of(tellings), about)) == [5]
    tellings, about = parted(("x Mirror", "x Post"), ("x Phare", "y Courrier"))
    assert sizes(group_stories(tellings, all_of(tellings), about)) == [2, 2], "half of them is not most of them"


@pytest.mark.parametrize(("tied", "expected"), [(0, [2, 3]), (1, [5])])
def test_groups_are_joined_by_what_their_reports_are_made_from(tied: int, expected: list[int]) -> None:
    tellings, _ = parted(("x Mirror", "x Post"), ("y Phare", "y Courrier", "y Heure"))
    pairs = [(tellings[2].report, tellings[0].report)][:tied]
    assert sizes(group_stories(tellings, all_of(tellings), {}, made_from=pairs)) == expected


def test_one_copy_does_not_join_two_large_groups() -> None:
    tellings, _ = parted(("x A", "x B", "x C"), ("y D", "y E", "y F"))
    pairs = [(tellings[3].report, tellings[0].report)]
    assert sizes(group_stories(tellings, all_of(tellings), {}, made_from=pairs)) == [3, 3]


def test_a_report_that_cites_another_for_another_matter_is_of_its_own_story() -> None:
    tellings, about = parted(("x Mirror", "x Post"), ("y Phare", "y Courrier"))
    pairs = [(tellings[2].report, tellings[0].report)]
    assert sizes(group_stories(tellings, all_of(tellings), about, made_from=pairs)) == [2, 2]
    abroad = [*tellings[:2], *(replace(one, language="fr") for one in tellings[2:])]
    assert sizes(group_stories(abroad, all_of(abroad), about, made_from=pairs)) == [4]
