"""What a format's reader hands on: lines in reading order, and what the format itself says about the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

__all__ = ["Draft", "Found", "Line", "Shape"]

# What the format says a line is. `loose`: it says nothing (plain text); `aside`: shown, but no part of the article.
Shape = Literal["loose", "title", "heading", "paragraph", "item", "caption", "aside"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One normalised line without line ends. `linked` is the share of its characters inside links, 0 to 1."""

    text: str
    shape: Shape = "loose"
    linked: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a document says of itself in its metadata. Dates in EDTF; empty or None where it says nothing."""

    title: str = ""
    section: str | None = None
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A document before its lines have roles. `notes` are non-fatal problems, each a message and a remedy."""

    lines: tuple[Line, ...]
    found: Found = field(default_factory=Found)
    encoding: str | None = None
    retrieved_at: datetime | None = None
    notes: tuple[tuple[str, str], ...] = ()
