"""Cuts a page's tree into the lines that a browser shows, in order, each with what its elements say about it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from lxml.etree import _Element

from firsthand.data import load_table
from firsthand.reading.normal import line
from firsthand.reading.prose import ends_sentence

__all__ = ["Place", "Segment", "segments_of"]

_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody
    tfoot thead tr ul""".split()  # noqa: SIM905
)
# A row of a table is one line; paragraphs inside a cell, as pages laid out with tables have them, are lines, too.
_CELLS = frozenset({"td", "th"})
_SKIPPED = frozenset(
    """audio button canvas datalist embed footer head iframe input map math nav noframes noscript object option
    progress script select style svg template textarea video""".split()  # noqa: SIM905
)
_HEADLINES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A text that is broken to fit a width has no line much shorter than the others before its last.
_BROKEN_WIDTH = 0.6
_BREAK = "\x1e"
_PARAGRAPH_BREAK = re.compile(rf"{_BREAK}\s*{_BREAK}[\s{_BREAK}]*")
# Class names of a page's frame ("has-sidebar", "no-ads") say nothing about what it holds.
_WHOLE = frozenset({"html", "body", "main", "article"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Place(NamedTuple):
    """Where a line stands. `tag`: its nearest block element; `own`, `box`: numbers of that and of the one around it.

    caption, credit, front, aside: its elements, or their class names, say that it is a caption, the credit of a
    picture, a byline or date line, or something beside the article.
    """

    tag: str
    own: int
    box: int
    link: bool
    caption: bool
    credit: bool
    front: bool
    aside: bool


class Segment(NamedTuple):
    """One shown line. `linked`: the share of its characters inside links, 0 to 1."""

    text: str
    linked: float
    place: Place


_OUTSIDE = Place(tag="body", own=0, box=0, link=False, caption=False, credit=False, front=False, aside=False)


class _Cutter:
    """Collects text until a block begins or ends."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.pieces: list[str] = []
        self.linked = 0

    def add(self, text: str, place: Place) -> None:
        self.pieces.append(text)
        if place.link:
            self.linked += len(text.strip())

    def cut(self, place: Place) -> None:
        if not self.pieces:
            return
        whole = "".join(self.pieces)
        self.pieces.clear()
        linked, self.linked = self.linked, 0
        if not whole or whole.isspace():
            return
        share = min(1.0, linked / len(whole.strip())) if linked else 0.0
        for part in _PARAGRAPH_BREAK.split(whole) if _BREAK in whole else (whole,):
            for text in _broken(part, place) if _BREAK in part else (line(part),):
                if text:
                    self.segments.append(Segment(text, share, place))


def segments_of(root: _Element) -> list[Segment]:
    """The shown lines of a page, in document order. Scripts, forms' fields and navigation are left out."""
    cutter = _Cutter()
    # An entry is an element, the place around it, and the place inside it once its children are on the stack.
    stack: list[tuple[_Element, Place, Place | None]] = [(root, _OUTSIDE, None)]
    blocks = 0
    while stack:
        element, outer, inner = stack.pop()
        tag = element.tag
        if inner is not None:
            if tag in _BLOCKS:
                cutter.cut(inner)
            elif tag in _CELLS:
                cutter.pieces.append(" ")
        elif not isinstance(tag, str) or tag in _SKIPPED or element.get("hidden") is not None:
            pass
        elif tag == "br":
            cutter.pieces.append(_BREAK)
        else:
            if tag in _BLOCKS:
                cutter.cut(outer)
                blocks += 1
            elif tag in _CELLS:
                cutter.pieces.append(" ")
            inner = _inside(element, tag, outer, blocks)
            if element.text:
                cutter.add(element.text, inner)
            stack.append((element, outer, inner))
            stack.extend([(child, inner, None) for child in reversed(element)])
            continue
        if element.tail:
            cutter.add(element.tail, outer)
    return cutter.segments


def _broken(words: str, place: Place) -> list[str]:
    """The lines of a text with single breaks: lines of their own, as headline, byline and date are in one cell, or one
    text that was broken to fit a width. A headline and a caption are one in any case."""
    lines = [text for text in map(line, words.split(_BREAK)) if text]
    if len(lines) < 2 or place.caption or place.credit or place.tag in _HEADLINES:
        return [" ".join(lines)]
    longest = max(map(len, lines))
    if any(len(text) < longest * _BROKEN_WIDTH for text in lines[:-1]):
        return lines
    found = lines[:1]
    for text in lines[1:]:
        if ends_sentence(found[-1]):
            found.append(text)
        else:
            found[-1] = f"{found[-1]} {text}"
    return found


def _inside(element: _Element, tag: str, outer: Place, blocks: int) -> Place:
    """The place inside an element; the same object where nothing changes, which is the common case."""
    block = tag in _BLOCKS
    names, identity = element.get("class"), element.get("id")
    if not block and tag not in {"a", "time"} and names is None and identity is None:
        return outer
    kinds = _kinds(f"{names or ''} {identity or ''}") if (names or identity) and tag not in _WHOLE else frozenset()
    place = Place(
        tag if block else outer.tag,
        blocks if block else outer.own,
        outer.own if block else outer.box,
        outer.link or tag == "a",
        outer.caption or tag == "figcaption" or "caption" in kinds,
        outer.credit or "photo_credit" in kinds,
        outer.front or tag == "time" or "front" in kinds,
        outer.aside or tag in {"aside", "footer"} or "aside" in kinds,
    )
    return outer if place == outer else place


@lru_cache(maxsize=4096)
def _kinds(names: str) -> frozenset[str]:
    """What the words of class names and ids say, by the lists of markup.toml."""
    spread = f"-{'-'.join(re.findall(r'[a-z]+', _CAMEL.sub('-', names).casefold()))}-"
    return frozenset(kind for kind, pattern in _patterns() if pattern.search(spread))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_table("reading/markup.toml")["classes"]
    return tuple((kind, re.compile(f"-(?:{'|'.join(map(re.escape, words))})-")) for kind, words in table.items())
