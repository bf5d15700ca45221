"""Chooses the reader of a format, and says what to do about formats that are not read.

The readers of HTML and PDF load on first use: what they stand on takes as long to import as a text takes to read.
"""

from __future__ import annotations

from dataclasses import replace

from firsthand.reading.draft import Draft
from firsthand.reading.limits import Limits
from firsthand.reading.media import unsupported_name
from firsthand.reading.mhtml import page_of
from firsthand.reading.plain_page import read_plain
from firsthand.reading.posts import read_post
from firsthand.reading.unreadable import UnreadableError

__all__ = ["draft_of"]

_REMEDIES = {
    "application/rss+xml": "Save the articles that the feed lists, and add those pages.",
    "application/warc": "Take the pages out of the archive, and add those.",
    "application/gzip": "Unpack it first: gunzip FILE.",
    "application/zip": "Add the archive itself as a source; its members are then read one by one.",
}
_SAVE_AS = "Save the article as a page (HTML), as text or as PDF, and add that file."


def draft_of(content: bytes, *, media_type: str, url: str | None, limits: Limits) -> Draft:
    """The draft of a document of a known type. Raises `UnreadableError` with the cause and the remedy."""
    if not content.strip():
        raise UnreadableError("is empty", "Save or download the page again.")
    if len(content) > limits.document:
        raise UnreadableError(
            f"is larger than the limit for one document ({len(content):,} of {limits.document:,} bytes); "
            "its bytes are kept, its text is not read",
            "Save the article alone, without embedded pictures and data, or cut the file into documents.",
        )
    match media_type:
        case "text/plain":
            return read_plain(content)
        case "text/html":
            from firsthand.reading.html_page import read_html

            return read_html(content, declared=None, url=url, limits=limits)
        case "application/json":
            return read_post(content, limits=limits)
        case "application/pdf":
            from firsthand.reading.pdf_page import read_pdf

            return read_pdf(content)
        case "multipart/related":
            from firsthand.reading.html_page import read_html

            saved = page_of(content)
            draft = read_html(saved.content, declared=saved.charset, url=url or saved.url, limits=limits)
            return replace(draft, retrieved_at=saved.saved_at)
        case _:
            name = unsupported_name(media_type)
            raise UnreadableError(f"is {name} ({media_type}), which is not read", _REMEDIES.get(media_type, _SAVE_AS))
