"""Stories of a ledger: every report in exactly one, whatever was read in it."""

from __future__ import annotations

from pathlib import Path

from firsthand.ledger import Ledger
from firsthand.pipeline import add, stories_of

PAGES = {
    "Quay Mirror": "The salvage tug Halvorsund capsized off Port Arlo while towing the barge Merrowdale through Tessim "
    "Sound. Harbour pilot Oswin Drakkel watched the Halvorsund roll over near the Kestrelgate beacon.",
    "Tessim Post": "Divers searched the wreck of the Halvorsund below the Kestrelgate beacon, where the barge "
    "Merrowdale drifts. Oswin Drakkel, who piloted ships through Tessim Sound for decades, raised the alarm.",
    "Veldria Courier": "The Quillmark library reopened its Ferrostan reading room after a donation of illuminated "
    "psalters. Curator Imeldra Vosk catalogued the psalters of Ferrostan for the Quillmark collection.",
}


def test_every_report_of_a_ledger_is_in_exactly_one_story(tmp_path: Path) -> None:
    for number, (outlet, words) in enumerate(PAGES.items()):
        (tmp_path / f"{number}.html").write_text(
            f'<html><head><title>{outlet} {number}</title><meta property="og:site_name" content="{outlet}">'
            f'<meta property="article:published_time" content="2021-05-1{number}"></head>'
            f"<body><article><h1>{words.partition('.')[0]}</h1><p>{words}</p></article></body></html>"
        )
    with Ledger.open(tmp_path / "x.db", create=True, write=True) as ledger:
        add(sorted(tmp_path.glob("*.html")), ledger, workers=1)
        found = stories_of(ledger)
        outlets = {report.id: report.outlet for report in ledger.reports()}
    told = [{outlets[report] for report in story.reports} for story in found]
    assert sorted(told, key=len) == [{"Veldria Courier"}, {"Quay Mirror", "Tessim Post"}]
