"""Fields as their tables show them: what a person decided, what is inferred, what conflicts besides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.dossier import DossierOptions, write_dossier
from firsthand.dossier.catalogue import catalogue
from firsthand.dossier.readings import FieldView, field_view
from firsthand.model import Conflict, Field, Incident, Judgement, Verdict
from tests.dossier.desk import Desk, MemoryView, reading, readings


def barge() -> tuple[MemoryView, Incident]:
    desk = Desk()
    sheet = desk.sheet("Northern Wire", "2031-05-12", "Barge", "SELM - A barge sank near Orlec, four or nine died.")
    mention = sheet.mention("sank", "ACCIDENT", "sinking")
    place = reading("Orlec", (sheet, "Orlec"), at=(10.251, 20.756), country="VX", precision="settlement")
    head = reading("Selm", (sheet, "SELM"), precision="settlement")
    head = replace(head, standings=tuple(replace(one, basis="dateline") for one in head.standings))
    area = reading("Veldria", (sheet, "barge"), at=(1.0, 2.0), country="VX", precision="country")
    four, nine = (reading(str(low), (sheet, name), low=low, high=low) for low, name in ((4, "four"), (9, "nine")))
    found = desk.incident(
        "Barge",
        "ACCIDENT",
        "sinking",
        [mention],
        place=readings(place, head, area),
        killed=Field(
            readings=(four, nine),
            conflict=Conflict(kind="number", sides=("4", "9"), reason="4 and 9 killed cannot both hold"),
            further_conflicts=(Conflict(kind="superseded", sides=("4", "9")), Conflict(kind="denial", sides=("4",))),
        ),
    )
    return desk.done(), found


def shown(name: str, *judgements: Judgement, safe: bool = True) -> FieldView:
    view, found = barge()
    cards = catalogue(view, DossierOptions(publish_safe=safe))
    documents = {document.report.id: document for document in view.documents()}
    return field_view(name, found, found.fields[name], documents, {}, {}, cards, cards.withholder(), judgements)


def judged(verdict: Verdict, value: str) -> Judgement:
    _, found = barge()
    return Judgement(
        subject=found.id, verdict=verdict, by="Ana Reyes", at="2031-05-14T09:00:00+00:00", reason="a slip",
        field="killed", value=value,
    )  # fmt: skip


def test_a_place_says_what_the_gazetteer_has_of_it_and_whether_it_is_inferred() -> None:
    assert [one.detail for one in shown("place").readings] == [
        "a settlement, VX 10.25 20.76",
        "a settlement, not in the gazetteer, inferred from the dateline",
        "a country, VX",
    ]


def test_every_conflict_of_a_field_is_told_and_an_update_is_none() -> None:
    assert [(one.kind, one.sides) for one in shown("killed").conflicts] == [
        ("Different numbers", ("4", "9")),
        ("Stated and denied", ("4",)),
    ]


@pytest.mark.parametrize(("safe", "by"), [(True, "a reviewer"), (False, "Ana Reyes")])
def test_what_a_person_decided_stands_at_the_reading(safe: bool, by: str) -> None:
    found = shown("killed", judged("reject", "9"), judged("amend", "5"), safe=safe)
    assert [(one.value, one.judged, one.rejected) for one in found.readings] == [
        ("4", "", False),
        ("9", f"rejected by {by}", True),
    ]
    [given] = found.given
    assert (given.value, given.by, given.on, given.reason) == ("5", by, "14 May 2031", "a slip")


def test_the_page_strikes_a_rejected_reading(tmp_path: Path) -> None:
    view, found = barge()
    view.ruled = [judged("reject", "9"), judged("amend", "5")]
    write_dossier(view, tmp_path / "out")
    page = (tmp_path / "out" / f"incidents/{found.id}.html").read_text(encoding="utf-8")
    assert page.count('class="rejected"') == 1
    assert "Killed: <bdi>5</bdi>." in page
