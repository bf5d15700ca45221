"""Where sentences begin and end, for showing one and leaving out its neighbours. No linguistic model: the dossier needs
only a run of words that can stand alone, and a sentence too long is better than half a one."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from firsthand.data import load_table
from firsthand.model import Block, Report, Span

__all__ = ["cover_reason", "sentence_around", "sentence_spans"]

_END = re.compile(r"[.!?…]+[\"”’')\]»]*\s+(?=[\"“‘'(\[«]*[^\W_a-z])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Cpl|Sgt|Adm|Sen|Rep|Gov|Rev|Hon|Pres|St|Mt|Ft|No|Nos|vs|Jr|Sr|Inc|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)*[A-Za-z])\.\s+$"
)
# An abbreviation of initials ("U.S.") may also end a sentence; these words begin one more often than they follow one.
_OPENER = re.compile(r"(?:The|A|An|It|He|She|They|We|But|And|In|On|At|This|That|These|Those|However|Still|Asked)\b")


def sentence_spans(report: Report, block: Block) -> list[Span]:
    """The sentences of a block, in order, without the space between them."""
    text = report.text
    start, end = block.span.start, block.span.end
    found: list[Span] = []
    for match in _END.finditer(text, start, end):
        if match.start() < start or _abbreviated(text, start, match):
            continue
        _append(found, text, start, match.end())
        start = match.end()
    _append(found, text, start, end)
    return found


def sentence_around(report: Report, span: Span) -> Span:
    """The sentence or sentences of the block that hold the span; the span itself where no block holds it."""
    block = next((one for one in report.blocks if one.span.overlaps(span)), None)
    touched = [one for one in sentence_spans(report, block) if one.overlaps(span)] if block else []
    if not touched:
        return span
    return Span(start=min(touched[0].start, span.start), end=max(touched[-1].end, span.end))


def cover_reason(sentence: str) -> str | None:
    """What a sentence should be covered for: "graphic description", "personal details", or nothing."""
    for label, pattern in _covers():
        if pattern.search(sentence):
            return label
    return None


def _abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 12) : match.start()] + match.group()
    if not match.group().startswith(".") or match.group().count(".") > 1:
        return False
    found = _ABBREVIATION.search(before)
    return bool(found) and not ("." in before[:-2].rstrip(". ") and _OPENER.match(text, match.end()))


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start=start, end=end))


@cache
def _covers() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_table("dossier/cover.toml")
    entries = (re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for entry in table["graphic"]["words"])
    graphic = re.compile(rf"(?i)\b(?:{'|'.join(entries)})\b")
    personal = re.compile("|".join(f"(?:{pattern})" for pattern in table["personal"]["patterns"]))
    return (
        (cast(str, table["graphic"]["label"]), graphic),
        (cast(str, table["personal"]["label"]), personal),
    )
