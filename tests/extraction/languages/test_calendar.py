"""The tables of words of time, and the days of the Iranian calendar."""

from __future__ import annotations

from datetime import date

import pytest

from firsthand.data import load_table
from firsthand.extraction.languages.times.persian import gregorian, persian_year
from firsthand.extraction.languages.times.table import load_calendar


@pytest.mark.parametrize("language", load_table("languages/languages.toml"))
def test_tables_are_whole(language: str) -> None:
    table = load_table(f"languages/calendar/{language}.toml")
    assert (len(table["months"]), len(table["weekdays"]), len(table["counts"])) == (12, 7, 12)
    assert {"hour", "day", "week", "month", "year"} <= set(table["units"])
    assert {"0", "1"} <= {key.split()[0] for key in table["days"]} | {"1"}
    assert load_calendar(language).language == language


def test_iranian_days() -> None:
    assert gregorian(1404, 1, 1) == date(2025, 3, 21)
    assert gregorian(1403, 12, 30) == date(2025, 3, 20)
    assert gregorian(1404, 12, 30) is None
    assert gregorian(1404, 13, 1) is None
    assert persian_year(date(2025, 3, 20)) == 1403
    assert persian_year(date(2025, 3, 21)) == 1404
