"""Patterns of credit lines, made of the words of `reading/credits.toml` and the names of agencies."""

from __future__ import annotations

import re
from functools import cache

from firsthand.data import load_table
from firsthand.reading.outlets import agency_pattern

__all__ = [
    "abroad_pattern",
    "contributed_pattern",
    "line_lead_pattern",
    "notice_pattern",
    "reporting_pattern",
    "republished_pattern",
    "signatures",
    "staff_pattern",
    "with_pattern",
]


@cache
def staff_pattern() -> re.Pattern[str]:
    """What stands before the names: "Associated Press writers", "Staff writer", "Times senior news researcher"."""
    return re.compile(
        rf"(?:(?P<org>(?:[Tt]he\s+)?(?:{agency_pattern()})|[^\W\d_a-z][\w.&'-]*(?:\s+[^\W\d_a-z][\w.&'-]*){{0,3}}?)(?:'s?)?\s+)??"
        rf"(?:(?i:senior|staff|news|special|chief|also)\s+)*(?i:{_words('staff')})\b\s*:?\s*(?=[A-Z])"
    )


@cache
def signatures() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Agencies with the form of their sign-off."""
    entries = load_table("reading/credits.toml")["signatures"]
    return tuple((entry["agency"], re.compile(entry["pattern"], re.IGNORECASE)) for entry in entries)


@cache
def notice_pattern() -> re.Pattern[str]:
    """An agency's name, alone or behind a mark of copyright and a year."""
    names = agency_pattern()
    return re.compile(
        r"^[\s(\[©/—–-]*(?:copyright|©|\(c\))?\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,]*(?:by\s+)?"
        rf"(?P<name>(?:the\s+)?(?:{names})(?:\s*[/,]\s*(?:{names}))*)\b",
        re.IGNORECASE,
    )


@cache
def republished_pattern() -> re.Pattern[str]:
    """Words by which a page says that it carries another's copy: "This article first appeared in"."""
    # The line speaks of itself ("This article …"), or opens with the words, or is the foot of a feed's item.
    this = (
        r"(?:this|the|an earlier version of this)\s+(?:[\w'-]+\s+){0,2}?"
        rf"(?:{_words('selves')})\b(?:\s*,?\s*(?:which|that|and))?[^.;:]{{0,80}}?\s"
    )
    opening = rf"(?:{this}|^[\W_]*(?:it\s+)?|\bthe post\b.{{1,200}}?\s)"
    return re.compile(rf"{opening}(?:{_words('republished')})(?=[\s:])", re.IGNORECASE)


@cache
def line_lead_pattern() -> re.Pattern[str]:
    """What opens a line that names a source and no more: "Source:", "Courtesy"."""
    return re.compile(rf"^[\W_]*(?i:{_words('line_leads')})(?:\s*:\s*|\s+(?=[\"'A-Z])|\s+[–—-]\s+)")


@cache
def with_pattern() -> re.Pattern[str]:
    """What opens a line that names whose copy was used: "With agencies", "With files from"."""
    return re.compile(rf"^[\W_]*(?:{_words('with_leads')})\s+(?:the\s+)?", re.I)


@cache
def abroad_pattern() -> re.Pattern[str]:
    """A line of another language that names its source: "Quelle: dpa", "Lunde Online avec AFP"."""
    name = r"[^\W\d_][^.:;!?|]{0,40}?"
    return re.compile(
        rf"[\s(\[–—-]*(?:(?i:{_plain_words('source_words')})\s*[:：]\s*|(?:{name}\s)??(?i:{_plain_words('shared_words')})(?:\s+|(?<='))"
        rf"(?i:(?:der|den|l'|la|el|o|a|de|da|do)\s?)??)(?P<names>{name}(?:[^.:;!?|]{{0,50}}))[\s)\].]*"
    )


@cache
def contributed_pattern() -> re.Pattern[str]:
    """Names before a verb of contributing: "Jane Roe in Lunde contributed to this report"."""
    return re.compile(
        rf"(?:^|[.;(]\s*|[\W_]{{2,}})(?P<names>[^\W\d_a-z][^.;()]{{2,240}}?(?:\s(?:[A-Z]\.)[^.;()]{{2,80}}?)*)\s+(?:also\s+|have\s+)?(?:{_words('contributed')})(?=\s*(?:[.;)\]]|$))"
    )


@cache
def reporting_pattern() -> re.Pattern[str]:
    """Names behind "Reporting by", "Editing by" and the like."""
    leads = f"{_words('reporting_leads')}|{_words('editing_leads')}"
    return re.compile(
        rf"(?:^|[;.(]\s*)[\W_]*(?:(?i:{leads}))\s*:?\s+(?P<names>[^\W\d_a-z][^;()]{{2,200}}?)(?=\s*[;()]|\.?\s*$|\.\s)"
    )


def _words(key: str) -> str:
    return "|".join(load_table("reading/credits.toml")[key])


def _plain_words(key: str) -> str:
    words = sorted(load_table("reading/credits.toml")[key], key=lambda item: (-len(item), item))
    return "|".join(map(re.escape, words))
