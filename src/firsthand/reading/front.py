"""Reads what stands above an article beside its headline: section label, byline, date lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.reading.bylines import Byline, byline_of
from firsthand.reading.captions import caption_opening, picture_credit, picture_credit_line
from firsthand.reading.credits import credit_line
from firsthand.reading.dates import Stamp, is_date_line, stamp_of
from firsthand.reading.phrases import fold, is_section
from firsthand.reading.prose import ends_sentence, is_prose, is_sentence, word_count
from firsthand.reading.sheet import Sheet

__all__ = ["Front", "crumbs_of", "mark_front"]

_CRUMBS = re.compile(r"\s*(?:>|»|›|→|\||/|::)\s*")
# The place and the day of a statement: "San Arlo, 3 May 2031", "GENEVA (3 May 2031)".
_PLACE_AND_DATE = re.compile(r"[^\W\d_a-z][^\d,()|]{2,40}[,(]\s*(?P<date>[^,()]*\d{4})\)?\s*[–—-]?")
_TRAIL = re.compile(r"\s[>»›→]\s")
# Between headline and article stand a few lines; further down a date or a name belongs to something else.
_HEAD_LINES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the lines above the article say of it."""

    section: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None


def mark_front(sheet: Sheet, head: int | None, start: int) -> Front:
    """Give the lines above `start` their roles and read byline, section and times from them."""
    section = _section(sheet, head)
    authors: tuple[str, ...] = ()
    published = updated = None
    top = 0 if head is None else max(0, head - 3)
    stop = max(start, min(len(sheet), (0 if head is None else head) + 4))
    for index in range(stop):
        text = sheet.texts[index]
        if index == head:
            sheet.roles[index] = "heading"
            continue
        near = top <= index and (head is None or index <= head + _HEAD_LINES)
        stamp, byline = (_stamp(text), _byline(sheet, index)) if near else (None, None)
        if stamp:
            published, updated = published or stamp.published, updated or stamp.updated
        if byline:
            authors = tuple(dict.fromkeys((*authors, *byline.authors)))
        if index >= start and not (stamp or byline):
            continue
        if byline:
            sheet.roles[index] = "credit"
        elif stamp:
            sheet.roles[index] = "boilerplate"
        else:
            _mark(sheet, index, below=head is not None and index > head)
    return Front(section=section, authors=authors, published=published, updated=updated)


def _mark(sheet: Sheet, index: int, *, below: bool) -> None:
    text, effect = sheet.texts[index], sheet.effects[index]
    if effect in {"correction", "note"}:
        sheet.roles[index] = "correction" if effect == "correction" else "note"
    elif sheet.shapes[index] == "aside":
        sheet.roles[index] = "credit" if picture_credit_line(text) or credit_line(text) else "boilerplate"
    elif sheet.shapes[index] == "caption":
        sheet.roles[index] = "credit" if picture_credit_line(text) else "caption"
    elif not below or effect is not None:
        sheet.roles[index] = "boilerplate"
    elif picture_credit_line(text) or credit_line(text):
        sheet.roles[index] = "credit"
    elif picture_credit(text) or caption_opening(text):
        sheet.roles[index] = "caption"
    elif is_prose(text) or is_sentence(text):
        sheet.roles[index] = "paragraph"
    elif _TRAIL.search(text) or is_date_line(text):
        sheet.roles[index] = "boilerplate"
    else:
        sheet.roles[index] = "heading" if word_count(text) >= 6 else "boilerplate"


def _section(sheet: Sheet, head: int | None) -> str | None:
    if head is None:
        return None
    for index in range(head - 1, max(-1, head - 4), -1):
        text = sheet.texts[index]
        crumbs = crumbs_of(text)
        if crumbs:
            return crumbs
        if is_section(text):
            return text
        if (
            index == head - 1 == 0
            and word_count(text) <= 3
            and sheet.effects[index] is None
            and not ends_sentence(text)
        ):
            return text
    return None


def crumbs_of(text: str) -> str | None:
    """The last section of a breadcrumb ("Home > World > Asia" → "Asia")."""
    parts = [part for part in _CRUMBS.split(text) if part]
    if len(parts) < 2 or len(text) > 200:
        return None
    sections = [part for part in parts if is_section(part)]
    if sections and (
        len(sections) >= 2 or fold(parts[0]) in {"home", "news", "homepage"} or len(parts) == len(sections)
    ):
        return sections[-1]
    return None


def _stamp(text: str) -> Stamp | None:
    whole = stamp_of(text)
    # "LENZ, 5 May 2031 - Two men were killed …" is the article's first sentence.
    if whole or word_count(text) > 24 or is_prose(text):
        return whole
    placed = _PLACE_AND_DATE.fullmatch(text)
    if placed:
        return stamp_of(placed.group("date"))
    for part in re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", text):
        stamp = stamp_of(part) if part != text else None
        if stamp:
            return stamp
    return None


def _byline(sheet: Sheet, index: int) -> Byline | None:
    text = sheet.texts[index]
    if sheet.effects[index] in {"related", "end", "correction", "note"}:
        return None
    neighbours = [sheet.texts[other] for other in (index - 1, index + 1) if 0 <= other < len(sheet)]
    near_date = any(_stamp(other) or is_date_line(other) for other in neighbours)
    return byline_of(text, near_date=near_date)
