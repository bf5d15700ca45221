"""The error by which a format's reader gives up on one document; the door turns it into a problem."""

from __future__ import annotations

from firsthand.errors import SourceError

__all__ = ["UnreadableError"]


class UnreadableError(SourceError):
    """One document cannot be read. `message` goes on after the document's address; `remedy` is the next step."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
