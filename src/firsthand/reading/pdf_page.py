"""Reads the text layer of a PDF with pypdf; running heads and page numbers are left out."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from collections import Counter

import pypdf
from pypdf.errors import PyPdfError

from firsthand.reading.draft import Draft, Found, Line
from firsthand.reading.normal import line, normalise
from firsthand.reading.plain_page import unwrap
from firsthand.reading.unreadable import UnreadableError

__all__ = ["read_pdf"]

# What a damaged file makes the parser raise, as its issue tracker shows; each means the same here.
_DAMAGED = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError, EOFError,
    AssertionError, ArithmeticError, NotImplementedError, struct.error, zlib.error,
)  # fmt: skip
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—]?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—]?", re.I)
_TITLE_WORDS = range(2, 31)
_MOST_PAGES = 2000

# pypdf reports every oddity of a file through logging; the reader reports what matters as a problem.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(content: bytes) -> Draft:
    """The draft of a PDF: its lines loose, paragraphs joined. Raises `UnreadableError` with the cause."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("is a PDF locked with a password", "Save it without the password, and add that file.")
        pages = [page.extract_text() or "" for page, _ in zip(reader.pages, range(_MOST_PAGES), strict=False)]
        title = reader.metadata.title if reader.metadata else None
    except _DAMAGED as error:
        raise UnreadableError(
            f"is a damaged PDF ({type(error).__name__}: {error})", "Download it again, or print it to a new PDF."
        ) from error
    texts = _without_running_heads([normalise(page).split("\n") for page in pages])
    if not any(text.strip() for text in texts):
        raise UnreadableError(
            "is a PDF without a text layer (a scan)", "Add a text layer with OCR, for instance: ocrmypdf FILE FILE."
        )
    lines = tuple(Line(text=text) for text in unwrap(texts, proportional=True))
    known = _title(title, lines)
    return Draft(lines=_joined(lines, known), found=Found(title=known))


def _joined(lines: tuple[Line, ...], title: str) -> tuple[Line, ...]:
    """The lines with a headline that was broken over several of them made one."""
    for first in range(min(8, len(lines))):
        for last in range(first + 1, min(first + 4, len(lines)) + 1):
            if title and " ".join(item.text for item in lines[first:last]).casefold() == title.casefold():
                return (*lines[:first], Line(text=title, shape="title"), *lines[last:])
    return lines


def _without_running_heads(pages: list[list[str]]) -> list[str]:
    """All lines without page numbers and without those that stand at the top or foot of most pages."""
    edges = Counter(re.sub(r"\d+", "#", line(text)) for page in pages for text in {*_edge(page)} if text.strip())
    most = max(2, len(pages) // 2)
    kept = []
    for page in pages:
        heads = set(_edge(page))
        for text in page:
            bare = line(text)
            if text in heads and (
                _PAGE_NUMBER.fullmatch(bare) or (len(pages) > 1 and edges[re.sub(r"\d+", "#", bare)] >= most + 1)
            ):
                continue
            kept.append(text)
    return kept


def _edge(page: list[str]) -> list[str]:
    filled = [text for text in page if text.strip()]
    return [*filled[:2], *filled[-2:]]


def _title(declared: str | None, lines: tuple[Line, ...]) -> str:
    """The declared title where the text has it, too: many files carry a template's or a file's name instead."""
    if not declared or not (words := line(declared)):
        return ""
    head = " ".join(item.text for item in lines[:8]).casefold()
    return words if len(words.split()) in _TITLE_WORDS and words.casefold() in head else ""
