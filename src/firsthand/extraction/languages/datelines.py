"""Datelines of reports in other languages: "MADRID, 3 may (EFE) -", "Kabul (dpa) –", "МОСКВА, 3 мая. /ТАСС/."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Span

__all__ = ["dateline_at", "datelines"]

# A dateline is no longer than this, in code points, and ends with a dash, a slash or a colon behind an agency.
_LONGEST = 90
_END = re.compile(
    r"(?:\s|(?<=[)）】]))(?:[-–—]{1,2})\s|\s*/\s*[^/\n]{2,20}/\s*\.?\s*[-–—]?\s|[)）]\s*\.?\s*[-–—:|]|—|\s--\s"
    r"|电\s*[（(]|[日号]电\s"
)
# "Velgrad/Arlo. Bei einem …": where two correspondents wrote it.
_SLASHED = re.compile(
    r"[^\W\d_a-zà-öø-ÿа-я][\w'’-]+(?: [^\W\d_a-z][\w'’-]+)?(?:/[^\W\d_a-zà-öø-ÿа-я][\w'’ -]{2,20})+\. "
)
# The short names of agencies that are written small.
_AGENCY = re.compile(
    r"[(（/](?:[^a-zà-öø-ÿа-я\s]|(?:dpa|afp|ap|efe|epd|kna|sda|sid|ots)\b)[^)）/\n]{0,40}[)）/]?\s*\.?$"
)
_NAMED = re.compile(r"[(（][^)）\n]{2,20}[)）]\s*")
_PLACED = re.compile(r"\s*[A-ZÀ-ÖØ-Þ'’ ]{3,},? (?:\d|-)")
_SMALL_WORDS = re.compile(r"(?<![\w'’])[a-zà-öø-ÿа-я]{4,}")
_DATE_WORDS = 2


def datelines(text: Text) -> Iterator[Span]:
    """The datelines that open blocks of the report."""
    block = -1
    starts = {one.span.start: number for number, one in enumerate(text.report.blocks)}
    for sentence in text.sentences:
        number = starts.get(sentence.span.start, block)
        if number == block:
            continue
        block = number
        last = dateline_at(sentence, text.report.text)
        if last:
            yield Span(start=sentence.words[0].start, end=sentence.words[last - 1].end)


def dateline_at(sentence: Sentence, text: str) -> int:
    """The number of words at the head of the sentence that are a dateline; 0 for none."""
    start = sentence.span.start
    slashed = _SLASHED.match(text, start, start + _LONGEST)
    if slashed is not None:
        return sum(1 for word in sentence.words if word.end <= slashed.end())
    head = text[start : start + _LONGEST].split("\n", 1)[0]
    found = _END.search(head)
    named = _NAMED.match(head)
    if found is not None and named is not None and found.end() >= named.end():
        # "(ANSA) - LIMA, 23 MAR - …": the agency stands before the place.
        behind = _END.search(head, found.end())
        if behind is not None and _PLACED.match(head, found.end()):
            found = behind
    if found is None or (not sentence.words[0].capital and not _is_uncased(head)):
        return 0
    before = head[: found.end()].rstrip("-–—:|. \u00a0")
    # A sentence with a dash has verbs: a dateline has names, months and agencies.
    small = [word for word in _SMALL_WORDS.findall(before) if word]
    agency = _AGENCY.search(before) is not None or found.group().strip().startswith("/")
    # Of a head that is all marks ("— — Roe", "| : Kesh") nothing is left.
    opening = next(iter(before.split()), "")
    capitals = opening.strip(",(").isupper() and len(opening) > 2
    if len(small) > (_DATE_WORDS + 1 if agency or capitals else 0) or not (agency or capitals):
        return 0
    end = start + len(before)
    return sum(1 for word in sentence.words if word.end <= end)


def _is_uncased(text: str) -> bool:
    letter = next((sign for sign in text if sign.isalpha()), "")
    return bool(letter) and letter.lower() == letter.upper()
