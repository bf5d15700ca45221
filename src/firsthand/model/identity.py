"""Identifiers made from content: the same content always has the same id."""

from __future__ import annotations

import hashlib

__all__ = ["SEPARATOR", "content_id"]

SEPARATOR = "\x1f"
_DIGITS = 20


def content_id(kind: str, *parts: str | int | None) -> str:
    """Hash `kind` and `parts` to 20 hexadecimal digits (80 bits of SHA-256).

    Parts are joined by U+001F. A separator or a backslash inside a part is escaped, and None differs from the
    empty string, so two different lists of parts never give the same joined text.
    """
    plain = [kind, *("\\0" if part is None else str(part) for part in parts)]
    joined = SEPARATOR.join(plain)
    # Nearly no part needs escaping, and ids are made by the hundred for each report.
    if joined.count("\\") != parts.count(None) or joined.count(SEPARATOR) != len(parts):
        joined = SEPARATOR.join([_escape(kind), *("\\0" if part is None else _escape(str(part)) for part in parts)])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _escape(part: str) -> str:
    return part.replace("\\", "\\\\").replace(SEPARATOR, "\\u001f")
