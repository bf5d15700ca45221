"""Cuts a page's tree into the lines that a browser shows, in order, each with what its elements say about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from lxml.etree import _Element

from firsthand.data import load_table
from firsthand.reading.normal import line

__all__ = ["Segment", "segments_of"]

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "map",
        "math",
        "nav",
        "noframes",
        "noscript",
        "object",
        "option",
        "progress",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "video",
    ]
)
_BREAK = "\x1e"
_PARAGRAPH_BREAK = re.compile(rf"{_BREAK}\s*{_BREAK}[\s{_BREAK}]*")


@dataclass(frozen=True, slots=True)
class Segment:
    """One shown line. `tag`: its nearest block element; `box`: a number for that element's parent.

    caption, credit, front, aside: its elements, or their class names, say that it is a caption, the credit of a picture,
    a byline or date line, or something beside the article.
    """

    text: str
    tag: str
    box: int
    linked: float
    caption: bool
    credit: bool
    front: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class _Context:
    """`own`: the number of the nearest block element; `box`: that of the block around it."""

    tag: str
    box: int
    own: int
    link: bool
    caption: bool
    credit: bool
    front: bool
    aside: bool


_OUTSIDE = _Context(tag="body", box=0, own=0, link=False, caption=False, credit=False, front=False, aside=False)
# Class names of a page's frame ("has-sidebar", "no-ads") say nothing about what it holds.
_WHOLE = frozenset({"html", "body", "main", "article"})
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class _Cutter:
    """Collects text until a block begins or ends."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.pieces: list[str] = []
        self.linked = 0

    def add(self, text: str | None, context: _Context) -> None:
        if text:
            self.pieces.append(text)
            if context.link:
                self.linked += len(text.strip())

    def cut(self, context: _Context) -> None:
        if not self.pieces:
            return
        whole = "".join(self.pieces)
        parts = _PARAGRAPH_BREAK.split(whole) if _BREAK in whole else [whole]
        linked = self.linked / max(1, len(whole.strip()))
        self.pieces.clear()
        self.linked = 0
        for part in parts:
            text = line(part)
            if text:
                self.segments.append(
                    Segment(
                        text=text,
                        tag=context.tag,
                        box=context.box,
                        linked=min(1.0, linked),
                        caption=context.caption,
                        credit=context.credit,
                        front=context.front,
                        aside=context.aside,
                    )
                )


def segments_of(root: _Element) -> list[Segment]:
    """The shown lines of a page, in document order. Scripts, forms' fields and navigation are left out."""
    cutter = _Cutter()
    # An entry is an element, the context around it, and the context inside it once its children are on the stack.
    stack: list[tuple[_Element, _Context, _Context | None]] = [(root, _OUTSIDE, None)]
    boxes = 0
    while stack:
        element, outer, inner = stack.pop()
        tag = element.tag
        if inner is not None:
            if tag in _BLOCKS:
                cutter.cut(inner)
            cutter.add(element.tail, outer)
            continue
        if not isinstance(tag, str) or tag in _SKIPPED or element.get("hidden") is not None:
            cutter.add(element.tail, outer)
            continue
        if tag == "br":
            cutter.pieces.append(_BREAK)
            cutter.add(element.tail, outer)
            continue
        if tag in _BLOCKS:
            cutter.cut(outer)
            boxes += 1
        inner = _inside(element, tag, outer, boxes)
        cutter.add(element.text, inner)
        stack.append((element, outer, inner))
        stack.extend((child, inner, None) for child in reversed(element))
    return cutter.segments


def _inside(element: _Element, tag: str, outer: _Context, boxes: int) -> _Context:
    """The context inside an element; the same object where nothing changes, which is the common case."""
    block = tag in _BLOCKS
    link = outer.link or tag == "a"
    names = f"{element.get('class') or ''} {element.get('id') or ''}" if element.attrib else ""
    caption, credit, front, aside = outer.caption, outer.credit, outer.front, outer.aside
    if tag == "figcaption":
        caption = True
    elif tag == "aside" or tag == "footer":
        aside = True
    elif tag == "time":
        front = True
    if len(names) > 1:
        kinds = _kinds(names)
        caption = caption or ("caption" in kinds)
        credit = credit or ("photo_credit" in kinds)
        front = front or ("front" in kinds)
        aside = aside or ("aside" in kinds and tag not in _WHOLE)
    if not block and (link, caption, credit, front, aside) == (
        outer.link,
        outer.caption,
        outer.credit,
        outer.front,
        outer.aside,
    ):
        return outer
    return _Context(
        tag=tag if block else outer.tag,
        box=outer.own if block else outer.box,
        own=boxes if block else outer.own,
        link=link,
        caption=caption,
        credit=credit,
        front=front,
        aside=aside,
    )


@lru_cache(maxsize=4096)
def _kinds(names: str) -> frozenset[str]:
    """What the words of class names and ids say, by the lists of markup.toml."""
    spread = f"-{'-'.join(re.findall(r'[a-z]+', _CAMEL.sub('-', names).casefold()))}-"
    return frozenset(kind for kind, pattern in _patterns() if pattern.search(spread))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load_table("reading/markup.toml")
    return tuple((kind, re.compile(f"-(?:{'|'.join(map(re.escape, words))})-")) for kind, words in table.items())
