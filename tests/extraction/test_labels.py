"""Labels before a headline."""

from __future__ import annotations

import pytest

from firsthand.extraction.labels import label_end
from tests.extraction.claims_in import read


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("UPDATE 1-Nine killed in Orlec mine", "Nine killed in Orlec mine"),
        ("RPT-WRAPUP 3-Nine killed in Orlec mine", "Nine killed in Orlec mine"),
        ("CORRECTED - Nine killed in Orlec mine", "Nine killed in Orlec mine"),
        ("BREAKING: Nine killed in Orlec mine", "Nine killed in Orlec mine"),
        ("Watch | Nine killed in Orlec mine", "Nine killed in Orlec mine"),
        ("Live-fire drill kills nine", "Live-fire drill kills nine"),
        ("Update on Orlec: nine killed", "Update on Orlec: nine killed"),
        ("Orlec - nine killed", "Orlec - nine killed"),
        ("UPDATE 1-", "UPDATE 1-"),
    ],
)
def test_a_label_is_no_word_of_the_headline(line: str, headline: str) -> None:
    assert line[label_end(line) :] == headline


def test_who_speaks_in_a_headline_begins_behind_its_label() -> None:
    found = read(("heading", "UPDATE 3-Coast guard says nine killed off Kessim"))
    assert [hop.name for hop in found.by_cue("says").chain][-1] == "Coast guard"
