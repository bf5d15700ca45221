"""The happenings of whole reports: the main one gathered, others apart, places, days, doers, running totals."""

from __future__ import annotations

from firsthand.extraction.extractor import Extractor
from firsthand.extraction.languages.mentions import find_mentions
from firsthand.extraction.languages.words import words_of
from firsthand.model import Mention, PlaceMention, Report, Span, TimeExpression
from tests.conftest import make_report

STRIKE = (
    "Al menos 14 muertos en un ataque con drones contra un hospital de Tessim",
    "El Ejército de Veldria atacó el martes un hospital de Tessim con drones y mató a 14 personas, entre ellas "
    "tres niños.",
    "Otras 30 personas resultaron heridas, según el alcalde.",
    "En 2027, otro ataque en Brask mató a 45 personas.",
    "Son 210 los muertos en total desde septiembre.",
)


def _place(report: Report, words: str, precision: str = "settlement", country: str = "VE") -> PlaceMention:
    start = report.text.index(words)
    return PlaceMention(
        span=Span(start=start, end=start + len(words)),
        name=words,
        geoname_id=start + 1,
        country=country,
        latitude=1.0,
        longitude=1.0,
        precision=precision,  # type: ignore[arg-type]
    )


def _time(report: Report, words: str, value: str, precision: str = "day") -> TimeExpression:
    start = report.text.index(words)
    return TimeExpression(
        span=Span(start=start, end=start + len(words)),
        value=value,
        precision=precision,  # type: ignore[arg-type]
        kind="date",
        anchor="published",
    )


def _strike() -> tuple[Report, list[Mention]]:
    report = make_report(*STRIKE, language="es")
    places = [_place(report, "Tessim"), _place(report, "Brask"), _place(report, "Veldria", "country")]
    times = [_time(report, "el martes", "2031-05-13"), _time(report, "2027", "2027", "year")]
    return report, find_mentions(words_of(report), times=times, places=places, claims=[])


def test_a_report_gives_its_main_happening_with_all_that_is_told_of_it() -> None:
    report, (main, _) = _strike()
    assert (main.type, main.mode, main.status) == ("ASSAULT", "drone", "happened")
    assert [one.time.value for one in main.dates] == ["2031-05-13"]
    assert [one.place.name for one in main.places] == ["Tessim"]
    assert [one.name for one in main.targets] == ["hospital"]
    assert [one.name for one in main.actors] == ["Ejército de Veldria"]
    assert all(report.quote(one.span) for one in main.casualties)
    incident = {(one.outcome, one.low, one.high, one.group) for one in main.casualties if one.scope == "incident"}
    assert incident == {
        ("killed", 14, None, "unknown"),
        ("killed", 14, 14, "unknown"),
        ("killed", 3, 3, "children"),
        ("injured", 30, 30, "unknown"),
    }


def test_a_running_total_is_cumulative() -> None:
    _, (main, _) = _strike()
    assert [(one.low, one.scope) for one in main.casualties if one.low == 210] == [(210, "cumulative")]


def test_an_attack_of_a_past_year_is_one_of_its_own() -> None:
    _, (_, other) = _strike()
    assert (other.type, [one.time.value for one in other.dates]) == ("ASSAULT", ["2027"])
    assert [one.place.name for one in other.places] == ["Brask"]
    assert [(one.outcome, one.low) for one in other.casualties] == [("killed", 45)]


def test_a_report_that_tells_of_dead_alone_has_a_mention() -> None:
    text = words_of(make_report("Cinco cadáveres en un cayuco que llegó a Harn", language="es"))
    (found,) = find_mentions(text, times=[], places=[], claims=[])
    assert (found.type, found.mode) == ("ACCIDENT", None)


def test_a_blast_in_a_mine_is_an_accident_and_one_of_a_bomb_is_not() -> None:
    for words, type_ in (
        ("Une explosion de grisou dans une mine a fait neuf morts.", "ACCIDENT"),
        ("L'explosion d'une bombe dans un café a fait neuf morts.", "ASSAULT"),
    ):
        found = find_mentions(words_of(make_report(words, language="fr")), times=[], places=[], claims=[])
        assert [one.type for one in found] == [type_]


def test_the_hurt_are_brought_to_a_hospital_that_was_not_hit() -> None:
    text = words_of(make_report("Schüsse in Tessim: Fünf Verletzte wurden in ein Krankenhaus gebracht.", language="de"))
    (found,) = find_mentions(text, times=[], places=[], claims=[])
    assert found.targets == ()


def test_where_a_text_was_written_is_no_place_of_it_while_another_is_named() -> None:
    report = make_report("TESSIM: Nach der Explosion in Brask sind 14 Menschen tot.", language="de")
    places = [_place(report, "TESSIM"), _place(report, "Brask")]
    (found,) = find_mentions(words_of(report), times=[], places=places, claims=[])
    assert [one.place.name for one in found.places] == ["Brask"]


def test_threats_and_denials_alone_are_no_happening() -> None:
    for words in (
        "El ministro amenazó con bombardear los puertos de Veldria.",
        "Le ministre a inauguré trois hôpitaux.",
    ):
        language = "es" if words.startswith("El") else "fr"
        assert not find_mentions(words_of(make_report(words, language=language)), times=[], places=[], claims=[])


def _days(*paragraphs: str, language: str, published: str) -> list[str]:
    report = make_report(*paragraphs, language=language, published=published)
    extraction = Extractor()(report)
    return [(one.time.value or "")[:10] for one in extraction.mentions[0].dates]


def test_the_day_of_finding_the_dead_and_that_of_the_dateline_date_no_happening() -> None:
    assert _days(
        "Le bilan du naufrage d'une barque au large de Dunkerque est passé à dix morts",
        "DUNKERQUE, 5 mai 2031 (AFP) - Le bilan du naufrage d'une barque est passé à dix morts après la découverte de "
        "trois corps mercredi.",
        "La barque avait chaviré lundi, selon la préfecture.",
        language="fr",
        published="2031-05-08",
    ) == ["2031-05-05"]


def test_where_no_other_day_is_told_the_dead_were_found_on_the_day_of_the_happening() -> None:
    assert _days(
        "Des morts dans un village",
        "Douze corps ont été retrouvés mercredi dans un village après un massacre.",
        language="fr",
        published="2031-05-08",
    ) == ["2031-05-07"]


def test_a_past_month_behind_the_lead_is_of_another_happening() -> None:
    report = make_report(
        "Diez muertos al volcar una patera frente a Tessim",
        "Diez personas han muerto al volcar una patera frente a Tessim, informó la guardia costera.",
        "Cinco personas siguen desaparecidas y 26 fueron rescatadas.",
        "En junio murieron once personas al volcar otra barca frente a Brask.",
        language="es",
        published="2031-07-06",
    )
    first = min(Extractor()(report).mentions, key=lambda one: one.trigger)
    assert not any((one.time.value or "").startswith("2031-06") for one in first.dates)
    assert {item.low for item in first.casualties if item.outcome == "killed"} == {10}
