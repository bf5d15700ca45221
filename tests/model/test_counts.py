"""How reports tie the deed to an actor, and which links tell why an incident is one."""

from __future__ import annotations

from dataclasses import replace

from firsthand.model import (
    Argument,
    Grade,
    Incident,
    MentionLink,
    MentionRef,
    Responsibility,
    reports_of,
    responsibilities_of,
    strongest_links,
)
from tests.dossier.desk import Desk, Sheet, reading


def blamed(sheet: Sheet, words: str, responsibility: Responsibility | None) -> None:
    mention = sheet.mentions[0]
    actor = Argument(name=words, span=sheet.find(words), kind="organisation", responsibility=responsibility)
    sheet.mentions[0] = replace(mention, actors=(*mention.actors, actor))


def test_the_firmest_tie_to_an_actor_comes_first_and_other_words_are_passed_over() -> None:
    desk = Desk()
    told: list[tuple[Sheet, str]] = []
    ties: tuple[Responsibility, ...] = ("denied", "accused_by_authority")
    for outlet, tie in zip(("Wire", "Post"), ties, strict=True):
        sheet = desk.sheet(outlet, "2031-05-12", "", "The Front shelled Selm, and the Guard stood by.")
        sheet.mention("shelled", "ASSAULT")
        blamed(sheet, "The Front", tie)
        blamed(sheet, "the Guard", "claimed")
        told.append((sheet, "The Front"))
    found = reading("The Front", *told)
    documents = {document.report.id: document for document in desk.done().documents()}
    assert responsibilities_of(found, documents) == ("accused_by_authority", "denied")
    assert responsibilities_of(found, {}) == ()


def _incident(*mentions: tuple[str, str], spoken: tuple[str, ...] = ()) -> Incident:
    return Incident(
        type="ASSAULT", mode=None, title="", fields={}, origins=(), independent_origins=0, unknown_origins=0,
        mentions=tuple(MentionRef(report=report, mention=mention) for report, mention in mentions),
        grade=Grade(suggested="Weak", rule="", reason=""), spoken_of_in=spoken,
    )  # fmt: skip


def test_of_each_report_but_the_first_the_strongest_link_is_told_once() -> None:
    incident = _incident(("a", "a1"), ("b", "b1"), ("b", "b2"), ("c", "c1"))
    links = [
        MentionLink(left=left, right=right, score=score, reasons=())
        for left, right, score in (("a1", "b1", 2.0), ("a1", "b2", 5.0), ("b2", "c1", 3.0), ("a1", "c1", -1.0))
    ]
    assert [(one.left, one.right) for one in strongest_links(incident, links)] == [("a1", "b2"), ("b2", "c1")]


def test_the_reports_of_an_incident_are_those_that_tell_then_those_that_speak() -> None:
    assert reports_of(_incident(("a", "a1"), ("b", "b1"), ("a", "a2"), spoken=("c", "b"))) == ("a", "b", "c")
