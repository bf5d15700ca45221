"""Which people come on top of others, which are told of again, and how many happenings a report counts."""

from __future__ import annotations

import pytest

from firsthand.extraction.extractor import extract
from firsthand.extraction.nlp import parse_reports
from firsthand.model import Extraction, Outcome, Report, least_toll
from tests.conftest import make_report


def read(*paragraphs: str) -> tuple[Report, Extraction]:
    report = make_report(*(("paragraph", words) for words in paragraphs), published="2031-05-14")
    return report, extract(next(iter(parse_reports([report]))), made_by="test")


def least(outcome: Outcome, *paragraphs: str) -> int | None:
    _, found = read(*paragraphs)
    return least_toll([one for mention in found.mentions for one in mention.casualties], outcome)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Troops arrested a rebel commander and detained three fighters in Velm on Monday.", 4),
        ("Troops captured a rebel commander along with two of his fighters in Velm on Monday.", 3),
        ("Officials confirmed the capture of a rebel commander in Velm on Monday.", 1),
        ("Police detained almost three dozen suspected rebels during a raid in Velm.", 36),
        ("Troops detained several suspected Free Front of Ostria fighters in Velm.", 3),
        ("Troops detained two rebels. The force also detained one suspected smuggler.", 3),
        ("Troops detained several rebels in Velm. The several rebels were detained without a shot.", 3),
    ],
)
def test_people_who_were_taken_add_up_once(text: str, number: int) -> None:
    assert least("detained", text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A gunman killed his wife and two sons before turning the gun on himself in Velm.", 4),
        ("A shooting in Velm left a man dead. Another man was pronounced dead at the scene.", 2),
        ("Police found a girl dead after a shooting at a house in Velm.", 1),
        ("After a shooting in Velm, police said the dead were a man, two women and a boy.", 4),
        ("Troops killed two rebels and seized their weapons in Velm on Monday.", 2),
        ("A guard was fatally wounded in a shooting in Velm.", 1),
    ],
)
def test_the_dead_told_of_one_by_one_add_up(text: str, number: int) -> None:
    assert least("killed", text) == number


def test_a_sum_over_separate_operations_is_a_running_total() -> None:
    _, found = read("Troops killed 30 rebels during separate operations in the south of Veldria.")
    assert {one.scope for mention in found.mentions for one in mention.casualties} == {"cumulative"}


@pytest.mark.parametrize(
    ("text", "low", "high", "words"),
    [
        ("Ostria carried out four airstrikes on Velm on Monday.", 4, 4, "four airstrikes"),
        ("At least six strikes hit Velm on Monday.", 6, None, "At least six strikes"),
        ("Two strikes disabled a bridge in Velm.", 2, 2, "Two strikes"),
    ],
)
def test_happenings_that_are_counted_have_their_number(text: str, low: int, high: int | None, words: str) -> None:
    report, found = read(text)
    counts = found.mentions[0].counts
    assert [(one.low, one.high, report.quote(one.span)) for one in counts] == [(low, high, words)]


def test_a_strike_by_its_article_alone_counts_nothing() -> None:
    _, found = read("A strike hit Velm on Monday.")
    assert found.mentions[0].counts == ()


def test_the_lead_dates_and_places_the_main_incident() -> None:
    report, found = read(
        "A militia camp in Velm burned on Tuesday as troops moved in.", "Four fighters were killed in the shooting."
    )
    shooting = next(mention for mention in found.mentions if mention.casualties)
    assert [one.time.value for one in shooting.dates] == ["2031-05-13"]
    assert [report.quote(one.place.span) for one in shooting.places] == ["Velm"]


def test_the_day_of_a_dateline_is_no_incidents() -> None:
    _, found = read("VELM, Veldria (May 14, 2031) - Troops detained three rebels in the port yesterday.")
    assert [one.time.value for mention in found.mentions for one in mention.dates] == ["2031-05-13"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Gunmen dragged three farmers from a bus and shot them dead near Velm on Monday.", 3),
        ("A ferry sank off Velm; all nine people aboard survived.", 0),
        ("No one was at the dock when it was hit by a drone.", 0),
        ("Neither the guard nor his wife was killed when gunmen attacked the house in Velm.", 0),
        ("At least fourteen people die after drinking contaminated water in Velm.", 14),
        ("Two survivors of the first strike were killed in a second near Velm.", 2),
    ],
)
def test_the_dead_are_counted_by_what_the_words_mean(text: str, number: int) -> None:
    assert least("killed", text) == number


def test_neither_was_hurt() -> None:
    assert least("injured", "Neither of the two pilots was injured when the plane crashed in Velm.") == 0
    assert least("injured", "Neither the driver nor the passengers were hurt when the tram caught fire in Velm.") == 0


def test_not_all_survived_tells_no_number() -> None:
    assert least("killed", "Not all nine passengers survived when the ferry sank off Velm.") is None


def test_nobody_at_fault_is_nobody_spared() -> None:
    assert least("killed", "No one was at fault when the strike hit the port of Velm.") is None


def test_everyone_is_no_number() -> None:
    assert least("killed", "Everyone on board died when the helicopter crashed near Velm.") is None
