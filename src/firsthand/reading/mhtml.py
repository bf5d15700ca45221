"""Reads MHTML: a page saved with everything that belongs to it, as one MIME message (RFC 2557)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime

from firsthand.reading.unreadable import UnreadableError

__all__ = ["Saved", "page_of"]


_REMEDY = "Save the page again, as “web page, single file” or as HTML."


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The page inside a saved file: its bytes, the encoding its part declares, its address, when it was saved."""

    content: bytes
    charset: str | None
    url: str | None
    saved_at: datetime | None


def page_of(content: bytes) -> Saved:
    """The page of a saved file. Raises `UnreadableError` where there is none."""
    try:
        message = BytesParser(policy=compat32).parsebytes(content)
        root = _root(message)
        body = root.get_payload(decode=True) if root is not None else None
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise UnreadableError(f"is a damaged MHTML file ({type(error).__name__})", _REMEDY) from error
    if root is None or not isinstance(body, bytes) or not body.strip():
        raise UnreadableError("is an MHTML file without a page in it", _REMEDY)
    address = root.get("Content-Location") or message.get("Snapshot-Content-Location")
    url = str(address).strip() if address else None
    return Saved(
        content=body,
        charset=root.get_content_charset(),
        url=url if url and url.startswith(("http://", "https://")) else None,
        saved_at=_time(message.get("Date")),
    )


def _root(message: Message) -> Message | None:
    """The part that the message names as its start, else the first page."""
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    start = message.get_param("start")
    if isinstance(start, str):
        for part in pages:
            if part.get("Content-ID", "").strip() == start:
                return part
    return pages[0] if pages else None


def _time(written: object) -> datetime | None:
    if not written:
        return None
    try:
        time = parsedate_to_datetime(str(written))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return time.astimezone(UTC) if time.tzinfo else None
