"""The table of incidents."""

from __future__ import annotations

from firsthand.cli.tables import incident_row
from tests.dossier.desk import Desk, reading, readings


def test_a_day_that_is_known_stands_before_a_weekday() -> None:
    desk = Desk()
    sheet = desk.sheet("Northern Wire", None, "Barge sinks", "A barge sank on 12 May 2031. It sank late Monday.")
    mention = sheet.mention("sank", "ACCIDENT", "sinking")
    weekday = reading("late Monday", (sheet, "late Monday"), precision="unresolved")
    day = reading("2031-05-12", (sheet, "12 May 2031"), precision="day")
    found = desk.incident("Sinking of a barge", "ACCIDENT", "sinking", [mention], date=readings(weekday, day))
    assert incident_row(found)[1] == "2031-05-12 / late Monday"
