"""Datelines at the head of reports in other languages."""

from __future__ import annotations

import pytest

from firsthand.extraction.languages.datelines import datelines
from firsthand.extraction.languages.words import words_of
from tests.conftest import make_report


def _found(line: str, language: str) -> list[str]:
    report = make_report(line, language=language)
    return [report.quote(span) for span in datelines(words_of(report))]


@pytest.mark.parametrize(
    ("line", "language", "found"),
    [
        ("LIMA, 23 mar (NPA) - Nueve mineros murieron el martes.", "es", ["LIMA, 23 mar (NPA"]),
        ("Nueve mineros murieron el martes - dos de ellos jóvenes.", "es", []),
        # Only marks stand before the dash.
        ("— — Nueve mineros murieron el martes.", "es", []),
        ("| -- Девять шахтёров погибли во вторник.", "ru", []),
        ("।। — मंगलवार को नौ लोग मारे गए।", "hi", []),
    ],
)
def test_a_dateline_is_what_stands_before_its_mark(line: str, language: str, found: list[str]) -> None:
    assert _found(line, language) == found
