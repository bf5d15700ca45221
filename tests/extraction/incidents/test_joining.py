from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.extraction.claims import find_claims
from firsthand.extraction.incidents.clusters import LearnedIncident
from firsthand.extraction.incidents.fills import Fill, Occurrence
from firsthand.extraction.incidents.joining import join_incidents
from firsthand.extraction.incidents.settings import settings
from firsthand.extraction.mentions import find_mentions
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.numbers import find_quantities
from firsthand.extraction.places import find_places
from firsthand.extraction.times import find_times
from firsthand.model import Mention, Span
from tests.conftest import ReportMaker

SURE = replace(settings(), fresh=0.5, sure=0.5)


def scene_of(report: ReportMaker, *paragraphs: str) -> tuple[Scene, list[Mention]]:
    (parse,) = parse_reports([report(*paragraphs)])
    names, quantities, times = find_names(parse), find_quantities(parse), find_times(parse)
    places = find_places(parse, names)
    claims = find_claims(parse, names, times)
    mentions = find_mentions(parse, names=names, quantities=quantities, times=times, places=places, claims=claims)
    scene = Scene(parse, names=names, quantities=quantities, times=times, places=places, claims=claims)
    return scene, mentions


def incident(text: str, kind: str, *fills: tuple[str, str], score: float = 0.9) -> LearnedIncident:
    found = []
    for role, words in fills:
        at = text.index(words)
        span = Span(start=at, end=at + len(words))
        place = Occurrence(first=0, last=1, score=score, span=span)
        found.append(Fill(role=role, words=words, score=score, span=span, position=at, occurrences=(place,)))
    return LearnedIncident(kind=kind, fills=tuple(found), score=score, relevance=0.95)


TOLD = "Gunmen attacked the Tavo mill near Norsk on Monday, police said. The raiders belonged to the Red Dawn Front."


def test_a_mention_takes_what_it_lacks(report: ReportMaker) -> None:
    scene, mentions = scene_of(report, TOLD)
    learned = incident(TOLD, "attack", ("thing", "the Tavo mill"), ("organisation", "Red Dawn Front"))
    (found,) = [one for one in join_incidents(scene, mentions, [learned], SURE) if one.type == "ASSAULT"]
    assert found.found_by == "both"
    front = next(one for one in found.actors if "Front" in one.name)
    assert (front.kind, front.found_by) == ("organisation", "model")
    assert TOLD[front.span.start : front.span.end] == "Red Dawn Front"
    assert any(one.name.lower() == "gunmen" for one in found.actors)


def test_a_value_of_both_stands_once_in_the_models_words(report: ReportMaker) -> None:
    scene, mentions = scene_of(report, TOLD)
    learned = incident(TOLD, "attack", ("person", "Gunmen"), ("thing", "Tavo mill"))
    (found,) = [one for one in join_incidents(scene, mentions, [learned], SURE) if one.type == "ASSAULT"]
    assert [(one.name, one.found_by) for one in found.actors] == [("Gunmen", "both")]
    assert len(found.targets) == 1
    assert scene.parse.report.quote(found.targets[0].span) == "Tavo mill"


def test_what_the_rules_do_not_tell_becomes_a_mention(report: ReportMaker) -> None:
    text = "The convoy of Judge Ilva Stoen was strafed near Norsk on Monday."
    scene, _ = scene_of(report, text)
    learned = incident(text, "attack", ("victim", "Ilva Stoen"), ("thing", "convoy"))
    (found,) = join_incidents(scene, [], [learned], SURE)
    assert (found.type, found.status, found.found_by) == ("ASSAULT", "happened", "model")
    assert text[found.trigger.start : found.trigger.end] == "strafed"
    assert len(found.targets) == 2
    assert [one.time.value for one in found.dates]


@pytest.mark.parametrize("score", [0.1, 0.3])
def test_what_the_model_is_not_sure_of_becomes_none(report: ReportMaker, score: float) -> None:
    text = "The convoy of Judge Ilva Stoen was strafed near Norsk on Monday."
    scene, _ = scene_of(report, text)
    assert join_incidents(scene, [], [incident(text, "attack", ("victim", "Ilva Stoen"), score=score)], SURE) == []


def test_what_is_only_planned_becomes_none(report: ReportMaker) -> None:
    text = "Police say the group planned to attack the Tavo mill next week."
    scene, _ = scene_of(report, text)
    assert join_incidents(scene, [], [incident(text, "attack", ("thing", "the Tavo mill"))], SURE) == []


def test_an_abduction_is_not_joined_with_a_bombing(report: ReportMaker) -> None:
    text = "Rebels bombed the depot in Norsk on Monday."
    scene, mentions = scene_of(report, text)
    learned = incident(text, "kidnapping", ("person", "Rebels"))
    found = join_incidents(scene, mentions, [learned], SURE)
    assert [one.found_by for one in found if one.mode == "explosives"] == ["rules"]
