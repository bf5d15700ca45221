"""How much of a source is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Upper bounds for one source. Sizes in bytes, counted after decompression.

    document: one document; a larger one is archived by its hash and refused with a problem.
    archive: all members of one archive together; ratio: expanded size by compressed size of one member.
    members: documents of one archive; depth: archives inside archives; nesting: elements inside elements of a page.
    capture: bytes kept of a document that is too large to read; a still larger one is not opened.
    """

    document: int = 20_000_000
    archive: int = 2_000_000_000
    ratio: int = 200
    members: int = 100_000
    depth: int = 2
    nesting: int = 500
    capture: int = 200_000_000
