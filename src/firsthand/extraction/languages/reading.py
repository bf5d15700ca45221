"""Reads a report of another language than English by word lists: claims, times, places, mentions."""

from __future__ import annotations

from firsthand.extraction.languages.mentions import find_mentions
from firsthand.extraction.languages.words import words_of
from firsthand.model import Extraction, Report

__all__ = ["extract_listed"]


def extract_listed(report: Report, *, made_by: str = "") -> Extraction:
    """What the word lists find in a report. Raises FileNotFoundError for a language without tables."""
    text = words_of(report)
    mentions = find_mentions(text, times=[], places=[], claims=[])
    return Extraction(report_id=report.id, mentions=tuple(mentions), made_by=made_by)
