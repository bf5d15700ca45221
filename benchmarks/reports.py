"""Gold texts as reports: the text exactly as it stands, so that gold offsets are the report's offsets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from firsthand.model import Block, Capture, Report, Span

__all__ = ["report_of"]

_BREAK = re.compile(r"\n\s*\n|\n")


def report_of(text: str, *, name: str, published: str | None = None, outlet: str = "", title: str = "") -> Report:
    """A report of `text` whose paragraphs are its lines. Nothing is normalised and no clutter is looked for."""
    content = text.encode()
    return Report(
        capture=Capture(
            sha256=hashlib.sha256(content).hexdigest(),
            address=name,
            media_type="text/plain",
            size=len(content),
            encoding="utf-8",
        ),
        text=text,
        blocks=tuple(Block(role="paragraph", span=span) for span in _paragraphs(text)),
        title=title,
        outlet=outlet,
        published=published,
        published_from="option" if published else None,
        language="en",
        read_by="benchmark",
    )


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in [*_BREAK.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        words = text[start:end]
        if words.strip():
            first = start + len(words) - len(words.lstrip())
            yield Span(start=first, end=first + len(words.strip()))
        start = end if gap is None else gap.end()
