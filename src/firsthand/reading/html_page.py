"""Reads HTML: trafilatura decides what the article is, the page's own tree gives its lines, captions and headings."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import replace

import trafilatura
from lxml.etree import _Element, strip_elements

from firsthand.reading.bylines import byline_of
from firsthand.reading.credits import credit_line
from firsthand.reading.dates import stamp_of
from firsthand.reading.draft import Draft, Line, Shape
from firsthand.reading.encoding import declared_in_page, decode
from firsthand.reading.limits import Limits
from firsthand.reading.markup import parse
from firsthand.reading.metadata import metadata_of
from firsthand.reading.normal import line
from firsthand.reading.phrases import effect_of, fold
from firsthand.reading.prose import is_prose, word_count
from firsthand.reading.segments import Segment, segments_of

__all__ = ["read_fragment", "read_html"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# How far a short line may stand from its neighbours in the extractor's text, in characters.
_NEAR = 300
_SHORT = 16
# Below this share of the extractor's text found again in the tree, the extractor's own lines are taken.
_FOUND_AGAIN = 0.8
_LINES_BESIDE = 30
# An article shorter than this, in characters, is looked for again; a line longer than that may be a teaser.
_LITTLE = 400
_TEASER = 60
# The extractor's cost grows with the square of a page's length; beyond this many lines it is not asked.
_MOST_LINES = 10_000

for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read_html(content: bytes, *, declared: str | None, url: str | None, limits: Limits) -> Draft:
    """The draft of a page. Raises `UnreadableError` where it has no content at all."""
    decoded = decode(content, declared=declared or declared_in_page(content))
    tree, notes = parse(decoded.text, limits)
    found = metadata_of(tree, url)
    # Nothing below reads these, and every copy that the extractor makes of the tree would hold them.
    strip_elements(tree, "style", "svg", "canvas", "template", "script", "noscript", "iframe", with_tail=False)
    segments = segments_of(tree)
    if len(segments) > _MOST_LINES:
        lines = _lines(segments, [_rescued(segment) for segment in segments], found.title)
        message = f"shows {len(segments):,} lines, more than an article has; all its running text was taken"
        notes = (*notes, (message, "Save the article alone."))
    else:
        lines = _article(tree, segments, found.title)
    if lines and lines[0].shape == "title":
        # The headline that readers see, rather than a page's title for search engines.
        found = replace(found, title=lines[0].text)
    return Draft(lines=lines, found=found, encoding=decoded.encoding, notes=(*decoded.notes, *notes))


def read_fragment(markup: str, *, title: str, limits: Limits) -> Draft:
    """The draft of an article's body without a page around it: all its lines belong to it."""
    tree, notes = parse(f"<html><body>{markup}</body></html>", limits)
    lines = [Line(text=title, shape="title")] if title else []
    lines += [
        Line(text=item.text, shape="aside" if item.place.aside else _shape(item), linked=item.linked)
        for item in segments_of(tree)
    ]
    return Draft(lines=tuple(lines), notes=notes)


def _article(tree: _Element, segments: list[Segment], title: str) -> tuple[Line, ...]:
    """The lines of the article. The extractor's quick way comes first; where it finds little, or text that the page's
    tree does not have in one piece, its thorough way."""
    body = _extracted(tree, fast=True)
    kept = _kept(segments, body)
    if kept is None or sum(len(item.text) for item, flag in zip(segments, kept, strict=True) if flag) < _LITTLE:
        thorough = _extracted(tree, fast=False)
        again = _kept(segments, thorough)
        if again is not None or kept is None:
            body, kept = thorough, again
    if kept is None:
        return _own_lines(body, title)
    consistent = _consistent(segments, kept)
    if not any(consistent):
        # Too short for the extractor, or all alike: what reads as running text is the text.
        consistent = [_rescued(segment) for segment in segments]
    return _lines(segments, consistent, title)


def _extracted(tree: _Element, *, fast: bool) -> _Element | None:
    document = trafilatura.bare_extraction(tree, include_comments=False, fast=fast)
    return None if document is None or isinstance(document, dict) else document.body


def _consistent(segments: list[Segment], kept: list[bool]) -> list[bool]:
    """Take back a line of a block of which most lines were not kept: one teaser of a list that repeats the article."""
    long_lines = [index for index, item in enumerate(segments) if len(item.text) > _TEASER]
    every = Counter(segments[index].place.box for index in long_lines)
    taken = Counter(segments[index].place.box for index in long_lines if kept[index])
    return [
        flag and not (every[item.place.box] >= 4 and taken[item.place.box] * 4 <= every[item.place.box])
        for flag, item in zip(kept, segments, strict=True)
    ]


def _kept(segments: list[Segment], body: _Element | None) -> list[bool] | None:
    """Which segments the extractor kept, None where too little of its text is found in them."""
    if body is None:
        return [False] * len(segments)
    whole = _compact(line(" ".join(body.itertext())))
    kept = [False] * len(segments)
    cursor = found_again = 0
    for index, segment in enumerate(segments):
        key = _compact(segment.text)
        if not key:
            continue
        place = whole.find(key, cursor, cursor + _NEAR if len(key) < _SHORT else len(whole))
        if place < 0 and len(key) >= 60:
            place = whole.find(key)
        if place < 0:
            continue
        kept[index] = True
        found_again += len(key)
        cursor = max(cursor, place + len(key))
    return kept if found_again >= len(whole) * _FOUND_AGAIN else None


def _lines(segments: list[Segment], kept: list[bool], title: str) -> tuple[Line, ...]:
    body = [index for index, flag in enumerate(kept) if flag and segments[index].place.tag not in {"h1"}]
    head = _headline(segments, kept, title)
    lines: list[Line] = []
    if head is not None:
        lines.append(Line(text=segments[head].text, shape="title"))
    elif title:
        lines.append(Line(text=title, shape="title"))
    if not body:
        return tuple(lines)
    headline = fold(lines[0].text) if lines else None
    first, last = body[0], body[-1]
    boxes = _boxes(segments, body)
    start = first if head is None or head > first else head + 1
    for index in range(max(0, min(start, first) - 4), min(len(segments), last + _LINES_BESIDE)):
        if index == head:
            continue
        segment = segments[index]
        shape = _decide(segments, kept, index, first, last, boxes)
        if shape and (headline is None or fold(segment.text) != headline):
            lines.append(Line(text=segment.text, shape=shape, linked=segment.linked))
    return tuple(lines)


def _decide(
    segments: list[Segment], kept: list[bool], index: int, first: int, last: int, boxes: frozenset[int]
) -> Shape | None:
    """The shape of a segment as a line of the report, None where it is left out."""
    segment = segments[index]
    inside = first <= index <= last
    if segment.place.caption or segment.place.credit:
        return "caption" if inside or (index < first and not segment.place.aside) else None
    if kept[index]:
        return _shape(segment)
    if inside and segment.place.box in boxes and _rescued(segment):
        return "paragraph"
    if word_count(segment.text) > 80 or (segment.place.aside and index > last):
        return None
    # Beside the article only lines that say something of it are of use.
    if index < first:
        return "aside" if byline_of(segment.text, near_date=segment.place.front) or stamp_of(segment.text) else None
    if credit_line(segment.text) or effect_of(segment.text) in {"correction", "note"}:
        return "aside"
    return None


def _rescued(segment: Segment) -> bool:
    return (
        segment.place.tag in {"p", "li", "blockquote", "div", "pre"}
        and not segment.place.aside
        and segment.linked < 0.5
        and is_prose(segment.text)
        and effect_of(segment.text) is None
    )


def _shape(segment: Segment) -> Shape:
    if segment.place.caption or segment.place.credit:
        return "caption"
    if segment.place.tag in _HEADINGS and word_count(segment.text) <= 30:
        return "heading"
    return "item" if segment.place.tag in {"li", "dd", "dt"} else "paragraph"


def _boxes(segments: list[Segment], body: list[int]) -> frozenset[int]:
    """The blocks that hold most of the article's text, each in more than one line."""
    weights: Counter[int] = Counter()
    for index in body:
        weights[segments[index].place.box] += len(segments[index].text)
    counts = Counter(segments[index].place.box for index in body)
    total = sum(weights.values())
    return frozenset(box for box, weight in weights.items() if weight >= total * 0.2 and counts[box] > 1)


def _headline(segments: list[Segment], kept: list[bool], title: str) -> int | None:
    """The segment that is the headline: an h1 that the metadata repeat, else the last h1 above the article."""
    heads = [index for index, segment in enumerate(segments) if segment.place.tag == "h1"]
    key = fold(title)
    for index in heads:
        words = fold(segments[index].text)
        if key and (words == key or (len(words) > 20 and (key.startswith(words) or words.startswith(key)))):
            return index
    first = next((index for index, flag in enumerate(kept) if flag and segments[index].place.tag == "p"), len(segments))
    above = [index for index in heads if index <= first and word_count(segments[index].text) >= 2]
    if above and (not key or _same_story(segments[above[-1]].text, title)):
        return above[-1]
    if key:
        return next((index for index, segment in enumerate(segments[:first]) if fold(segment.text) == key), None)
    return None


def _same_story(headline: str, title: str) -> bool:
    """True where a headline and the page's title for search engines share enough words."""
    own, other = set(fold(headline).split()), set(fold(title).split())
    return len(own & other) * 3 >= min(len(own), len(other))


def _own_lines(body: _Element | None, title: str) -> tuple[Line, ...]:
    """The extractor's own lines, where its text does not follow the page's tree."""
    lines = [Line(text=title, shape="title")] if title else []
    shapes: dict[str, Shape] = {"head": "heading", "item": "item"}
    for element in body.iter("p", "head", "item", "quote", "cell", "code", "ab") if body is not None else ():
        if any(child.tag in {"p", "item", "cell"} for child in element):
            continue
        text = line(" ".join(element.itertext()))
        if text:
            lines.append(Line(text=text, shape=shapes.get(str(element.tag), "paragraph")))
    return tuple(lines)


def _compact(text: str) -> str:
    """A line without its spaces: extractors and trees part words and elements differently."""
    return text.replace(" ", "")
