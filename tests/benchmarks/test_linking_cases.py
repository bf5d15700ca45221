"""The collections as bare texts in one ledger."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.casebook import Case, CaseIncident, CaseReport
from benchmarks.task import Run
from benchmarks.tasks import linking_cases

FIRE = (
    "Two dead in mill fire\n\nThe Lunde Courier, 14 May 2031\n\n"
    "Two people were killed on Tuesday when fire broke out at the Aldermill in Lunde, fire chief Ada Poll said.",
    "Mill fire kills two\n\n"
    "A fire at the Aldermill in Lunde killed two people on Tuesday, fire chief Ada Poll told reporters.",
)
FERRY = (
    "Ferry sinks off Marn\n\nSix people were killed when the ferry Sarn Star sank off Marn, the coast guard said.",
)


def case(name: str, texts: tuple[str, ...]) -> Case:
    reports = tuple(
        CaseReport(number=f"{number:02}", text=text, outlet="Told Beside", published="2031-05-14", incidents=(name,))
        for number, text in enumerate(texts, 1)
    )
    incident = CaseIncident(name=name, independent=1, low=1, high=1)
    return Case(name=name, reports=reports, incidents=(incident,), derivations=(), conflicts=())


def test_nothing_is_told_beside_bare_texts_and_no_incident_mixes_two_collections(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(linking_cases, "cases", lambda _: (case("fire", FIRE), case("ferry", FERRY)))
    figures = linking_cases.measure_bare(Run(folder=tmp_path, set=None, splits=("own",)))
    assert figures["reports"] == 3
    assert figures["outlets"] == figures["days"] == pytest.approx(1 / 3)
    assert figures["mixed"] == figures["crossed"] == 0
    assert figures["reports_f1"] == 1
    assert figures["origin_error"] == 0
