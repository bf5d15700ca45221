"""One incident as a row of the table and a point of the map."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from firsthand.dossier import write_dossier
from tests.dossier.desk import Desk, reading, readings


def test_the_map_shows_where_it_happened_and_not_where_it_was_written(tmp_path: Path) -> None:
    desk = Desk()
    sheet = desk.sheet("Northern Wire", "2031-05-12", "Barge sinks", "SELM — A barge sank in Ostmark, Oda Lind said.")
    mention = sheet.mention("sank", "ACCIDENT", "sinking")
    written = reading("Selm", (sheet, "SELM"), at=(10.5, 20.5), country="VD", precision="settlement")
    lined = replace(written, standings=tuple(replace(one, basis="dateline") for one in written.standings))
    told = reading("Ostmark", (sheet, "Ostmark"), at=(14.0, 24.0), country="OM", precision="country")
    desk.incident("Sinking of a barge", "ACCIDENT", "sinking", [mention], place=readings(lined, told))
    write_dossier(desk.done(), tmp_path / "out")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    listed = page[page.index("The map as a list") :]
    assert "Ostmark" in listed
    assert "Selm" not in listed[: listed.index("</details>")]


def test_a_day_that_is_known_stands_before_a_weekday(tmp_path: Path) -> None:
    desk = Desk()
    sheet = desk.sheet("Northern Wire", None, "Barge sinks", "A barge sank on 12 May 2031. It sank late Monday.")
    mention = sheet.mention("sank", "ACCIDENT", "sinking")
    weekday = reading("late Monday", (sheet, "late Monday"), precision="unresolved")
    day = reading("2031-05-12", (sheet, "12 May 2031"), precision="day")
    found = desk.incident("Sinking of a barge", "ACCIDENT", "sinking", [mention], date=readings(weekday, day))
    write_dossier(desk.done(), tmp_path / "out")
    page = (tmp_path / "out" / f"incidents/{found.id}.html").read_text(encoding="utf-8")
    assert page.index("12 May 2031") < page.index("late Monday")
