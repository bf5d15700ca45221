"""Parses HTML safely: nesting beyond what a parser or a recursion bears is flattened first."""

from __future__ import annotations

import re

import lxml.html
from lxml.etree import LxmlError, ParserError, _Element
from lxml.html import HTMLParser

from firsthand.reading.limits import Limits
from firsthand.reading.unreadable import UnreadableError

__all__ = ["parse"]

_PROLOGUE = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*)?")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^<>]*?(/?)>")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
# These end where the next one begins, so pages may leave them open without going deeper.
_IMPLIED = frozenset(
    ["p", "li", "dt", "dd", "option", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rb", "rt", "rp"]
)
# libxml2 stops reading at 256 elements inside elements; some room is left for those that a page leaves open.
_DEEPEST = 180


def parse(markup: str, limits: Limits) -> tuple[_Element, tuple[tuple[str, str], ...]]:
    """The tree of a page, with a note where its nesting had to be flattened. Raises `UnreadableError`."""
    if "\0" in markup:
        markup = markup.replace("\0", "")
    prologue = _PROLOGUE.match(markup)
    markup = markup[prologue.end() :] if prologue and prologue.end() else markup
    tree, cut_short = _parse(markup)
    if not cut_short:
        return tree, ()
    flat, depth = _flatten(markup, _DEEPEST)
    tree, _ = _parse(flat)
    if depth <= limits.nesting:
        return tree, ()
    message = f"nests its elements {depth:,} deep; read without the layout below level {_DEEPEST}"
    return tree, ((message, "Compare the text with the page in a browser; save it as text if parts are missing."),)


def _parse(markup: str) -> tuple[_Element, bool]:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (ParserError, LxmlError, ValueError) as error:
        raise UnreadableError(
            "is HTML without any content", "Save the page again, after it is shown in the browser."
        ) from error
    cut_short = any("depth" in entry.message for entry in parser.error_log)
    return tree, cut_short


def _flatten(markup: str, deepest: int) -> tuple[str, int]:
    """The markup without the tags of elements deeper than `deepest`, and the depth that it had."""
    depth = most = position = 0
    parts: list[str] = []
    for found in _TAG.finditer(markup):
        name = found.group(2).lower()
        if name in _VOID or name in _IMPLIED or found.group(3):
            continue
        if found.group(1):
            drop = depth > deepest
            depth = max(0, depth - 1)
        else:
            depth += 1
            most = max(most, depth)
            drop = depth > deepest
        if drop:
            parts.append(markup[position : found.start()])
            parts.append(" ")
            position = found.end()
    parts.append(markup[position:])
    return "".join(parts), most
