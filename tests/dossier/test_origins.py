"""Origins with their words, and reports that only speak of an incident: safe to show, with a way to the words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from firsthand.dossier import write_dossier
from tests.dossier.desk import Desk, MemoryView, origin, reading, readings

PRIVATE = "Tavo Benrath"


def spoken() -> tuple[MemoryView, str, str]:
    """A barge that one report tells of, and a report that only speaks of it and quotes a private person; with the id of
    the incident and of the second report."""
    desk = Desk()
    wire = desk.sheet("Northern Wire", "2031-05-12", "Barge sinks off Selm", "A barge sank off Selm, Oda Lind said.")
    post = desk.sheet(
        "Harbour Post",
        "2031-05-14",
        "Selm mourns, says Tavo Benrath",
        "Selm stood still for Tavo Benrath, who went down with the barge. “Benrath taught me to swim,” said Pia Tarn.",
    )
    told = wire.claim("A barge sank off Selm", ("Oda Lind", "person"), cue="said")
    mourned = post.claim("Benrath taught me to swim", ("Pia Tarn", "person"), cue="said", quotation="direct")
    mention = wire.mention("sank", "ACCIDENT", "sinking")
    post.mention("went down", "ACCIDENT", "sinking", private=(PRIVATE,))
    found = desk.incident(
        "Sinking of a barge",
        "ACCIDENT",
        "sinking",
        [mention],
        origins=[origin("Oda Lind", "speaker", told), origin("Pia Tarn, for Tavo Benrath", "speaker", mourned)],
        status=readings(reading("happened", (wire, "sank"), claims=[told])),
    )
    view = desk.done()
    view.found[0] = replace(found, spoken_of_in=(post.report.id,))
    return view, found.id, post.report.id


def test_an_origin_that_carries_no_value_is_shown_with_its_words(tmp_path: Path) -> None:
    view, incident, report = spoken()
    write_dossier(view, tmp_path / "out")
    page = (tmp_path / "out" / f"incidents/{incident}.html").read_text(encoding="utf-8")
    assert "taught me to swim" in page
    assert f'href="../reports/{report}.html#w' in page
    assert "and 1 that only speaks of it" in page
    told = (tmp_path / "out" / f"reports/{report}.html").read_text(encoding="utf-8")
    assert "It speaks, without an account of what happened, of:" in told
    assert f"../incidents/{incident}.html" in told
    assert "taught me to swim" in told


def test_no_page_names_a_private_person_of_a_report_that_only_speaks(tmp_path: Path) -> None:
    view, _, _ = spoken()
    write_dossier(view, tmp_path / "out")
    for path in (tmp_path / "out").rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert "Benrath" not in page, path.name
        assert "Tavo" not in page, path.name


def test_every_link_to_words_ends_at_an_anchor(tmp_path: Path) -> None:
    view, incident, report = spoken()
    write_dossier(view, tmp_path / "out")
    page = (tmp_path / "out" / f"incidents/{incident}.html").read_text(encoding="utf-8")
    told = (tmp_path / "out" / f"reports/{report}.html").read_text(encoding="utf-8")
    anchors = {part.partition('"')[0] for part in page.split(f"../reports/{report}.html#")[1:]}
    assert anchors
    assert all(f'id="{anchor}"' in told for anchor in anchors)


def test_pages_without_an_outlet_are_told_apart_by_their_titles(tmp_path: Path) -> None:
    desk = Desk()
    mentions, claims = [], []
    for title, speaker in (("Barge sinks", "Oda Lind"), ("Barge lost off Selm", "Rolf Ems")):
        sheet = desk.sheet("", "2031-05-12", title, f"A barge sank off Selm, {speaker} said.")
        claims.append(sheet.claim("A barge sank off Selm", (speaker, "person"), cue="said"))
        mentions.append(sheet.mention("sank", "ACCIDENT", "sinking"))
    found = desk.incident(
        "Sinking of a barge",
        "ACCIDENT",
        "sinking",
        mentions,
        origins=[origin(claim.chain[-1].name, "speaker", claim) for claim in claims],
    )
    write_dossier(desk.done(), tmp_path / "out")
    page = (tmp_path / "out" / f"incidents/{found.id}.html").read_text(encoding="utf-8")
    assert "“Barge sinks”" in page
    assert "“Barge lost off Selm”" in page
    assert "not named" not in page
    assert "from 0 outlets" not in page
