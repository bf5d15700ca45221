"""Shared by all tests: makers of reports in invented words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest

from firsthand.model import Block, BlockRole, Capture, Credit, Report, Span
from firsthand.workers import collect_rarely, one_thread

# Before anything loads numpy, as the program does: there is a test process a core.
one_thread()
collect_rarely()

ReportMaker = Callable[..., Report]


def make_report(
    *paragraphs: str | tuple[BlockRole, str],
    outlet: str = "Veldria Courier",
    published: str | None = "2031-05-14",
    language: str = "en",
    title: str = "",
    url: str | None = None,
    credits: tuple[Credit, ...] = (),
) -> Report:
    """A report of the given blocks, parted by blank lines: a string is a paragraph, a pair names its role."""
    pairs = [item if isinstance(item, tuple) else ("paragraph", item) for item in paragraphs]
    blocks: list[Block] = []
    text = ""
    for role, words in pairs:
        if text:
            text += "\n\n"
        blocks.append(Block(role=role, span=Span(start=len(text), end=len(text) + len(words))))
        text += words
    content = text.encode()
    return Report(
        capture=Capture(
            sha256=hashlib.sha256(content).hexdigest(),
            address=f"{outlet}.txt",
            media_type="text/plain",
            size=len(content),
            encoding="utf-8",
        ),
        text=text,
        blocks=tuple(blocks),
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        published_from="option" if published else None,
        language=language,
        credits=credits,
        read_by="test",
    )


@pytest.fixture
def report() -> ReportMaker:
    """The maker of reports: `report("First paragraph.", ("caption", "A picture."), published="2031-05-14")`."""
    return make_report
