"""Decodes bytes: byte-order mark, UTF-8, the declared encoding, then charset-normalizer."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

__all__ = ["Decoded", "declared_in_page", "decode"]

# A detector needs no more than this; the rest of a large file would only cost time.
_SAMPLE = 60_000
_REMEDY = "Save the file again as UTF-8, and compare the passages with the original page."
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as their Windows supersets (WHATWG Encoding Standard, table of names and labels).
_SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "unicode-escape", "raw-unicode-escape"}
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=)\s*["']?\s*([\w:.-]{2,40})""", re.I
)
_DOUBLE = re.compile("â€[™œ\x9d“”˜¦]|Ã[©¨¤¶¼±³¡\xad]|Â[ £©«»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The characters, the encoding's name, and what was wrong with it: messages with their remedies."""

    text: str
    encoding: str
    notes: tuple[tuple[str, str], ...] = ()


def declared_in_page(content: bytes) -> str | None:
    """The encoding that an HTML or XML page declares in its first 4,096 bytes, as written."""
    found = _DECLARED.search(content[:4096])
    return found.group(1).decode("ascii", "replace") if found else None


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """Decode `content`. Never raises: undecodable bytes are read as well as can be, with a note."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return _strict_or_replaced(content[len(mark) :], name)
    bare = _without_mark(content)
    if bare:
        return _strict_or_replaced(content, bare)
    known = _python_name(declared)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(content, error, known, declared)
    if content.isascii():
        # Encodings that write other scripts with ASCII bytes are only told apart by their declaration.
        if known and known.startswith(("iso2022", "hz", "utf-7")):
            return _strict_or_replaced(content, known)
        return Decoded(text=text, encoding="utf-8")
    notes = list(_doubly_encoded(text))
    if declared and known not in {None, "utf-8"}:
        notes.append((f"declares the encoding {declared} but is UTF-8; read as UTF-8", _REMEDY))
    return Decoded(text=text, encoding="utf-8", notes=(*notes, *_lost(text)))


def _not_utf8(content: bytes, error: UnicodeDecodeError, known: str | None, declared: str | None) -> Decoded:
    good, bad = _sequences(content)
    if good > bad:
        message = (
            f"mixes encodings: UTF-8 with {bad} byte(s) that are not, the first at byte {error.start}; "
            "those were read as Windows-1252"
        )
        text = content.decode("utf-8", "firsthand-windows-1252")
        return Decoded(text=text, encoding="utf-8", notes=((message, _REMEDY),))
    if known and known != "utf-8":
        try:
            return Decoded(text=content.decode(known), encoding=known)
        except UnicodeDecodeError:
            pass
    guess = charset_normalizer.from_bytes(content[:_SAMPLE]).best()
    name = guess.encoding if guess else "cp1252"
    text = content.decode(name, "replace")
    if declared:
        message = f"declares the encoding {declared}, which does not fit its bytes; read as {name}"
        return Decoded(text=text, encoding=name, notes=((message, _REMEDY), *_lost(text)))
    return Decoded(text=text, encoding=name, notes=_lost(text))


def _strict_or_replaced(content: bytes, name: str) -> Decoded:
    text = content.decode(name, "replace")
    return Decoded(text=text, encoding=name, notes=_lost(text))


def _lost(text: str) -> tuple[tuple[str, str], ...]:
    count = text.count("\ufffd")
    return ((f"has {count} character(s) that could not be decoded (shown as U+FFFD)", _REMEDY),) if count else ()


def _doubly_encoded(text: str) -> tuple[tuple[str, str], ...]:
    if not any(lead in text for lead in "âÃÂ"):
        return ()
    count = sum(1 for _ in _DOUBLE.finditer(text))
    if count < 3:
        return ()
    message = f"seems to be encoded twice: {count} sequences like “â€™” where one character was meant; kept as they are"
    return ((message, "Fetch the page again, or repair the file's encoding before adding it."),)


def _sequences(content: bytes) -> tuple[int, int]:
    """The number of valid multi-byte sequences and of bytes that are not UTF-8."""
    kept = content.decode("utf-8", "ignore")
    bad = len(content) - len(kept.encode("utf-8"))
    return len(kept) - sum(1 for character in kept if character < "\x80"), bad


def _without_mark(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte-order mark shows as a regular pattern of zero bytes."""
    head = content[:4000]
    if len(head) < 8 or b"\0" not in head:
        return None
    quarter = len(head) // 4
    zeros = [head[offset::4].count(0) / max(1, quarter) for offset in range(4)]
    if min(zeros[1:]) > 0.8 and zeros[0] < 0.1:
        return "utf-32-le"
    if min(zeros[:3]) > 0.8 and zeros[3] < 0.1:
        return "utf-32-be"
    if min(zeros[1], zeros[3]) > 0.4 and max(zeros[0], zeros[2]) < 0.1:
        return "utf-16-le"
    if min(zeros[0], zeros[2]) > 0.4 and max(zeros[1], zeros[3]) < 0.1:
        return "utf-16-be"
    return None


def _python_name(label: str | None) -> str | None:
    if not label:
        return None
    try:
        name = codecs.lookup(label.strip()).name
        # Python also calls other transformations codecs; those of text turn a letter into bytes.
        "a".encode(name)
    except (LookupError, ValueError):
        return None
    return None if name in _NO_CHARSETS else _SUPERSETS.get(name, name)


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("firsthand-windows-1252", _as_windows)
