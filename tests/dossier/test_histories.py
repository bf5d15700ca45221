"""A number that one source told anew is a history; numbers of several sources, or of one day, are not."""

from __future__ import annotations

from dataclasses import replace

from firsthand.dossier import DossierOptions
from firsthand.dossier.catalogue import catalogue
from firsthand.dossier.histories import History, histories
from tests.dossier.desk import Desk, Sheet, origin, reading, readings


def found(*told: tuple[str, str, int], group: str | None = None) -> tuple[History, ...]:
    """The histories of tolls, each as day of publication, speaker and number."""
    desk = Desk()
    claims = []
    sheets: list[Sheet] = []
    for day, speaker, number in told:
        sheet = desk.sheet(f"Paper {day} {number}", day, "Barge", f"{number} died, {speaker} said.")
        claims.append(sheet.claim(f"{number} died", (speaker, "person"), cue="said"))
        sheets.append(sheet)
    origins = [
        replace(
            origin(speaker, "speaker", *(c for c, t in zip(claims, told, strict=True) if t[1] == speaker)), key=speaker
        )
        for speaker in dict.fromkeys(one[1] for one in told)
    ]
    toll = readings(
        *(
            replace(
                reading(str(number), (sheet, str(number)), claims=[claim], low=number, high=number, scope="incident"),
                group=group,
            )
            for sheet, claim, (_, _, number) in zip(sheets, claims, told, strict=True)
        )
    )
    view = desk.done()
    cards = catalogue(view, DossierOptions())
    held = {document.report.id: document for document in view.documents()}
    return histories(toll, {one.value: one.value for one in toll.readings}, held, origins, cards, cards.withholder())


def test_a_later_number_of_one_source_is_a_history_in_the_order_of_the_days() -> None:
    (only,) = found(("2031-05-06", "Oda Lind", 17), ("2031-05-03", "Oda Lind", 12))
    assert only.source == "Oda Lind"
    assert [(step.day, step.value) for step in only.steps] == [("3 May 2031", "12"), ("6 May 2031", "17")]
    assert only.steps[0].outlet == "Paper 2031-05-03 12"
    assert "#" in only.steps[0].href


def test_two_sources_or_one_day_or_one_number_make_no_history() -> None:
    assert found(("2031-05-03", "Oda Lind", 12), ("2031-05-06", "Pia Tarn", 17)) == ()
    assert found(("2031-05-03", "Oda Lind", 12), ("2031-05-03", "Oda Lind", 17)) == ()
    assert found(("2031-05-03", "Oda Lind", 12)) == ()
