"""Stories in the dossier: their order, the ways to them, and nothing of them where none are given."""

from __future__ import annotations

from pathlib import Path

from firsthand.dossier import DossierOptions, write_dossier
from firsthand.dossier.catalogue import catalogue
from firsthand.dossier.stories import Stories
from firsthand.model import Story
from tests.dossier.desk import Desk, MemoryView, Sheet, origin, reading, readings


def shelf() -> tuple[MemoryView, list[Sheet], list[Story]]:
    """Four reports: two of a ferry, one of them an incident; two of a library, none; and one that stands alone."""
    desk = Desk()
    ferry = desk.sheet("Veldria Courier", "2031-05-04", "Ferry sinks off Selm", "A ferry sank off Selm on Sunday.")
    again = desk.sheet("Harbour Post", "2031-05-05", "Ferry: the search", "Divers looked for the ferry off Selm.")
    shelves = desk.sheet("The Lantern", "2031-05-02", "Library opens", "The library of Orlec has opened its doors.")
    psalms = desk.sheet("Harbour Post", "2031-05-03", "Doors open at Orlec", "Readers came to the library of Orlec.")
    alone = desk.sheet("The Lantern", None, "Rain", "It rained in Orlec, said Mira Orlen, a baker.")
    mention = ferry.mention("sank", "ACCIDENT", "sinking")
    found = desk.incident(
        "Sinking of a ferry",
        "ACCIDENT",
        "sinking",
        [mention],
        origins=[origin("Veldria Courier, in its own words", "unknown", reports=[ferry])],
        status=readings(reading("happened", (ferry, "sank"))),
    )
    sheets = [ferry, again, shelves, psalms, alone]
    told = [
        Story(reports=(alone.report.id,), incidents=(), words=()),
        Story(reports=tuple(sorted((ferry.report.id, again.report.id))), incidents=(found.id,), words=("ferry",)),
        Story(reports=tuple(sorted((shelves.report.id, psalms.report.id))), incidents=(), words=("library",)),
    ]
    return desk.done(), sheets, told


def test_the_most_told_come_first_and_of_equals_the_earliest() -> None:
    view, sheets, told = shelf()
    found = Stories(told, catalogue(view, DossierOptions()), page_size=1)
    assert (found.count, found.alone) == (3, 1)
    library, ferry = found.views({told[1].incidents[0]: ("incidents/x.html", "Sinking of a ferry")})
    assert (library.title, library.days, library.incidents) == ("Library opens", "2 May 2031 – 3 May 2031", ())
    assert ferry.incidents == (("incidents/x.html", "Sinking of a ferry"),)
    assert library.href == f"stories.html#story-{sheets[2].report.id}"
    assert ferry.href == f"stories-2.html#story-{sheets[0].report.id}"


def test_reports_and_incidents_lead_to_their_story() -> None:
    view, sheets, told = shelf()
    found = Stories(told, catalogue(view, DossierOptions()), page_size=500)
    assert found.of_report(sheets[4].report.id) is None
    link = found.of_report(sheets[1].report.id)
    assert link is not None
    assert (link.reports, link.outlets) == (2, 2)
    assert found.of_incident(told[1].incidents[0]) == link


def test_the_pages_hold_them_and_every_way_ends_somewhere(tmp_path: Path) -> None:
    view, sheets, told = shelf()
    write_dossier(view, tmp_path / "out", stories=told)
    out = tmp_path / "out"
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "5 reports from 3 outlets tell 3 stories; 1 incident was read in them." in " ".join(index.split())
    assert "none of a known type" in index
    page = (out / "stories.html").read_text(encoding="utf-8")
    assert page.index("Library opens") < page.index("Ferry sinks off Selm")
    assert "1 report stands alone" in page
    for sheet in sheets[:4]:
        told_of = (out / f"reports/{sheet.report.id}.html").read_text(encoding="utf-8")
        assert "../stories.html#story-" in told_of
    assert f'id="story-{sheets[0].report.id}"' in page
    assert "that tell one story" not in (out / f"reports/{sheets[4].report.id}.html").read_text(encoding="utf-8")
    [incident] = (out / "incidents").glob("*.html")
    assert "../stories.html#story-" in incident.read_text(encoding="utf-8")


def test_a_dossier_without_stories_says_nothing_of_them(tmp_path: Path) -> None:
    view, _, _ = shelf()
    write_dossier(view, tmp_path / "out")
    assert not (tmp_path / "out" / "stories.html").exists()
    assert "stories.html" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
