"""Makes a report of a draft: joins the lines, lays the blocks and the credits over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.model import Block, Capture, Credit, PublishedFrom, Report, Span
from firsthand.reading.captions import picture_credit, picture_credit_line
from firsthand.reading.credits import Finding, credits_in, dateline_of
from firsthand.reading.dates import in_local_time, stamp_of
from firsthand.reading.draft import Draft
from firsthand.reading.evidence import outlet_in
from firsthand.reading.heads import day_above
from firsthand.reading.language import UNKNOWN, language_of
from firsthand.reading.layout import Row, arrange
from firsthand.reading.masthead import agencies_in, masthead_in, tail_of
from firsthand.reading.outlets import by_host, host_name
from firsthand.reading.phrases import fold

__all__ = ["assemble"]

_GAP = "\n\n"
# Paragraphs before and after a line that make it stand inside the article and not at its head or foot.
_DEEP = 3
# Credits that say whose text this is.
# Languages whose days the front of a page is read for already, or whose order of day and month nobody knows.
_OWN_DAYS = frozenset({"en", UNKNOWN})
_MAKERS = frozenset({"agency", "republished_from"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dating:
    published: str | None
    published_from: PublishedFrom | None


def assemble(draft: Draft, capture: Capture, *, url: str | None, published: str | None, read_by: str) -> Report | None:
    """The report of a draft, None where no line is the article's own.

    published: an EDTF date that dates a document whose metadata does not; it outranks a date in the visible text.
    """
    arranged = arrange(draft)
    rows = arranged.rows
    # A page that names itself in its metadata and shows nothing but that name has no text.
    needed = {"paragraph", "caption"} if draft.found.title else {"paragraph", "caption", "heading"}
    if not any(row.role in needed for row in rows):
        return None
    starts: list[int] = []
    length = 0
    for row in rows:
        starts.append(length)
        length += len(row.text) + len(_GAP)
    text = _GAP.join(row.text for row in rows)
    blocks = tuple(
        Block(role=row.role, span=Span(start=start, end=start + len(row.text)), duplicate_of=row.duplicate_of)
        for start, row in zip(starts, rows, strict=True)
    )
    paragraphs = [index for index, row in enumerate(rows) if row.role == "paragraph"]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (-1, -1)
    findings = [
        (start, found)
        for index, (start, row) in enumerate(zip(starts, rows, strict=True))
        for found in (
            _credits(row, first=index == first, last=index == last, inner=_inner(index, paragraphs))
            if index >= first
            else _head_credits(row)
        )
    ]
    agency_named = any(found.kind in _MAKERS and not found.inferred for _, found in findings)
    credits = tuple(
        Credit(name=found.name, kind=found.kind, span=Span(start=start + found.start, end=start + found.end))
        for start, found in findings
        if not (found.inferred and agency_named)
    )
    found = draft.found
    url = url or found.url
    head = [row.text for row in rows[: first if paragraphs else 0]]
    title, tail = (found.title, "") if found.title else tail_of(arranged.title)
    dateline = dateline_of(rows[first].text) if paragraphs else None
    language = language_of("\n".join(row.text for row in rows if row.role in {"paragraph", "caption"}) or text)
    shown = arranged.front.published or _stamped(rows) or (dateline.published if dateline else None)
    if shown is None and language not in _OWN_DAYS:
        shown = day_above((row.text for row in (rows[1:] if rows and rows[0].text == title else rows)), language)
    # Where a page tells only when it was updated, its text is of that day.
    shown = shown or arranged.front.updated
    dating = _dating(found.published, published, shown)
    outlet = (
        found.outlet
        or outlet_in((row.text for row in rows if row.role in {"boilerplate", "credit", "note"}), title)
        or tail
        or _host(url)
        or masthead_in(head, arranged.title)
        # A text that names nobody but the agency in its dateline comes from that agency.
        or (dateline.agency.name if dateline and dateline.agency else "")
    )
    return Report(
        capture=capture,
        text=text,
        blocks=blocks,
        url=url,
        title=title,
        section=found.section or arranged.front.section,
        outlet=outlet,
        # A name alone above the day is the outlet's where that is what it is called.
        authors=found.authors or tuple(name for name in arranged.front.authors if fold(name) != fold(outlet)),
        published=dating.published,
        published_from=dating.published_from,
        updated=found.updated or arranged.front.updated,
        dateline=dateline.words if dateline else None,
        language=language,
        credits=credits,
        read_by=read_by,
    )


def _inner(index: int, paragraphs: Sequence[int]) -> bool:
    """Whether the article goes on for some paragraphs before and after this row."""
    before = bisect_left(paragraphs, index)
    after = len(paragraphs) - bisect_right(paragraphs, index)
    return min(before, after) >= _DEEP


def _credits(row: Row, *, first: bool, last: bool, inner: bool) -> tuple[Finding, ...]:
    if row.duplicate_of is not None:
        return ()
    if row.role == "caption":
        found = picture_credit(row.text, caption=True)
        return (found,) if found else ()
    if row.role == "credit":
        found = picture_credit_line(row.text)
        if found:
            return (found,)
    return credits_in(row.text, row.role, first=first, last=last, inner=inner)


def _head_credits(row: Row) -> tuple[Finding, ...]:
    """The credits of a line above the article: an agency beside a place, a day or the outlet's name sold the text."""
    if row.role not in {"caption", "paragraph"} and row.duplicate_of is None:
        found = agencies_in(row.text)
        if found:
            return found
    return _credits(row, first=False, last=False, inner=False)


def _stamped(rows: Sequence[Row]) -> str | None:
    """The date of a line beside the article that says nothing but when it was published ("Published 3 May 2031").

    None where several lines say different days: some of them date other articles.
    """
    stamps = [stamp_of(row.text) for row in rows if row.role in {"boilerplate", "credit"}]
    days = {stamp.published for stamp in stamps if stamp and stamp.published}
    return days.pop() if len(days) == 1 else None


def _dating(metadata: str | None, option: str | None, text: str | None) -> _Dating:
    if metadata:
        return _Dating(published=in_local_time(metadata, text), published_from="metadata")
    if option:
        return _Dating(published=option, published_from="option")
    return _Dating(published=text, published_from="text" if text else None)


def _host(url: str | None) -> str:
    host = host_name(url)
    known = by_host(host)
    return known.name if known else host
