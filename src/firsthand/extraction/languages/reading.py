"""Reads a report of another language than English by word lists: claims, times, places, mentions."""

from __future__ import annotations

from firsthand.data import load_table
from firsthand.extraction.languages.claims import find_claims
from firsthand.extraction.languages.mentions import find_mentions
from firsthand.extraction.languages.places import find_places
from firsthand.extraction.languages.times import find_times
from firsthand.extraction.languages.words import words_of
from firsthand.model import Extraction, Problem, Report

__all__ = ["extract_listed"]


def extract_listed(report: Report, *, made_by: str = "") -> Extraction:
    """What the word lists find in a report: its main happening, those that single sentences plainly tell, claims, times
    and places. A problem that is not fatal says that only this was read.

    Raises FileNotFoundError for a language without tables.
    """
    text = words_of(report)
    times = find_times(text)
    places = find_places(text)
    claims = find_claims(text, times=times)
    mentions = find_mentions(text, times=times, places=places, claims=claims)
    return Extraction(
        report_id=report.id,
        claims=tuple(claims),
        times=tuple(times),
        places=tuple(places),
        mentions=tuple(mentions),
        problems=(_by_lists(report),),
        made_by=made_by,
    )


def _by_lists(report: Report) -> Problem:
    name = load_table("languages/languages.toml")[report.language]["name"]
    return Problem(
        stage="extraction",
        address=report.capture.address,
        message=(
            f"the text is in {name}, which is read by word lists alone: what the report is about, with its numbers, "
            "places, days and who says what, may be found; happenings told in passing, doubts and finer wording are "
            "often missed"
        ),
        remedy="check its values against the text, or add a translation in English beside it",
        fatal=False,
        report_id=report.id,
    )
