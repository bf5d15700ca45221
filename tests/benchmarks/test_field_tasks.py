"""What the tasks about fields make of an extraction: the sets' codes, and nothing that the extraction does not say."""

from __future__ import annotations

from benchmarks.tasks import centcom, gvc, isaf, plover

from firsthand.model import (
    Casualty,
    DateArgument,
    Document,
    Extraction,
    Mention,
    PlaceArgument,
    PlaceMention,
    Report,
    Span,
    Tally,
    TimeExpression,
)
from tests.conftest import make_report

TEXT = "Two strikes near Velm on May 3 killed a guard. Three men were captured."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def document(*mentions: Mention) -> Document:
    report: Report = make_report(("paragraph", TEXT), published="2031-05-04")
    return Document(report=report, extraction=Extraction(report_id=report.id, mentions=mentions))


def place(name: str, admin1: str | None = None) -> PlaceArgument:
    return PlaceArgument(
        place=PlaceMention(
            span=span("Velm"), name=name, geoname_id=1, country="AF", latitude=1.0, longitude=2.0,
            precision="settlement", admin1=admin1,
        )
    )  # fmt: skip


def day(value: str) -> DateArgument:
    return DateArgument(
        time=TimeExpression(span=span("May 3"), value=value, precision="day", kind="date", anchor="published")
    )


def strike(**fields: object) -> Mention:
    defaults: dict[str, object] = {
        "report_id": "r", "type": "ASSAULT", "mode": "aerial", "status": "happened", "trigger": span("strikes"),
    }  # fmt: skip
    return Mention(**(defaults | fields))  # type: ignore[arg-type]


def killed(low: int) -> Casualty:
    return Casualty(outcome="killed", low=low, high=low, span=span("a guard"))


def captured(low: int) -> Casualty:
    return Casualty(outcome="detained", low=low, high=low, span=span("Three men"))


def test_a_release_is_coded_by_what_its_event_counts() -> None:
    raid = strike(places=(place("Velm", "Paktia"),), dates=(day("2031-05-03"),), casualties=(killed(1),))
    arrest = strike(type="COERCE", mode="arrest", trigger=span("captured"), casualties=(captured(3),))
    found = isaf.prediction(document(raid, arrest))
    assert found["start_date"] == "2031-05-03"
    assert found["province"] == "paktya"
    assert (found["min_killed"], found["min_captured"]) == (1, 3)
    assert found["event_type"] == "captureandkill"
    assert found["airstrike"] is True


def test_a_release_without_numbers_counts_nobody() -> None:
    found = isaf.prediction(document(strike()))
    assert (found["min_killed"], found["min_captured"], found["event_type"]) == (0, 0, "airstrike")


def test_the_deeds_of_others_are_not_the_desks_event() -> None:
    bomb = strike(mode="explosives", casualties=(killed(4),))
    arrest = strike(type="COERCE", mode="arrest", trigger=span("captured"), casualties=(captured(3),))
    assert isaf.prediction(document(bomb, arrest))["min_killed"] == 0


def test_a_notice_gives_its_place_and_its_number_of_strikes() -> None:
    notice = strike(places=(place("Velm"),), counts=(Tally(low=2, high=2, span=span("Two strikes")),))
    found = centcom.prediction(document(notice))
    assert (found["place"], found["number"]) == ("velm", "2")
    assert centcom.prediction(document())["number"] is None


def test_an_article_before_a_name_is_no_part_of_it() -> None:
    assert centcom.place_name("Al Velm") == centcom.place_name("Velm") == "velm"


def test_a_shooting_is_the_first_incident_that_counts_people() -> None:
    first = strike(mode="firearms")
    second = strike(mode="firearms", trigger=span("killed"), casualties=(killed(2),), dates=(day("2031-05-03"),))
    found = gvc.prediction(document(first, second))
    assert (found["killed"], found["injured"], found["date"]) == (2, 0, "2031-05-03")


def test_a_sentence_has_the_category_of_its_first_event() -> None:
    assert plover.category(document(strike(), strike(type="COERCE", trigger=span("captured")))) == "ASSAULT"
    assert plover.category(document()) is None
    assert plover.gold_category({"gold": {"event": "DEMAND"}}) == "REQUEST"
