"""Finds a document's media type by looking at its bytes; a file name only decides between kinds of text."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

__all__ = ["BINARY", "media_type_of", "unsupported_name"]

BINARY = "application/octet-stream"

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x7fELF", "application/x-executable"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"RIFF", "audio/x-riff"),
)
_NAMES = {
    "application/zip": "a zip archive",
    "application/gzip": "a gzip archive",
    "application/x-7z-compressed": "a 7z archive",
    "application/vnd.rar": "a RAR archive",
    "application/x-bzip2": "a bzip2 archive",
    "application/x-xz": "an xz archive",
    "image/png": "a picture",
    "image/jpeg": "a picture",
    "image/gif": "a picture",
    "audio/mpeg": "a sound recording",
    "audio/ogg": "a sound recording",
    "audio/x-riff": "a sound or video recording",
    "application/vnd.sqlite3": "a database",
    "application/x-ole-storage": "an old Office document",
    "application/x-executable": "a program",
    "application/rss+xml": "a feed",
    "application/warc": "a WARC file",
    "application/json": "JSON",
}
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_HTML_INSIDE = re.compile(rb"<(?:html|body|head|article|div|p|h1)\b[^>]*>", re.I)
_TAG_START = re.compile(rb"\s*<[a-zA-Z!?]")
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b")
_MIME = re.compile(rb"^(?:mime-version\s*:|content-type\s*:\s*multipart/related|from:\s*<saved by)", re.I | re.M)
_MULTIPART = re.compile(
    rb"^content-type\s*:\s*(?:multipart/related|multipart/alternative|multipart/mixed|text/html)", re.I | re.M
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HTML_NAMES = {".html", ".htm", ".xhtml", ".shtml"}


def media_type_of(content: bytes, *, name: str = "", declared: str | None = None) -> str:
    """The media type of `content`: a supported one, or the name of what it is instead."""
    head = content[:4096]
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head.startswith((b"\xef\xbb\xbf",)):
        head = head[3:]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or _wide(head):
        # UTF-16 and UTF-32 text: look at it with the zero bytes taken out.
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    elif _binary(content[:65536]):
        return BINARY
    if head.startswith(b"WARC/1."):
        return "application/warc"
    if _HTML_START.match(head):
        return "text/html"
    if _MIME.search(head) and _MULTIPART.search(content[:20_000]):
        return "multipart/related"
    start = head.lstrip()[:1]
    if start in {b"{", b"["} and (name.endswith(".json") or declared == "application/json" or _json_like(head)):
        return "application/json"
    if _TAG_START.match(head) and _FEED.search(head):
        return "application/rss+xml"
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in _HTML_NAMES or (declared or "").startswith(("text/html", "application/xhtml")):
        return "text/html"
    if _TAG_START.match(head) and _HTML_INSIDE.search(head):
        return "text/html"
    return "text/plain"


def unsupported_name(media_type: str) -> str:
    """What a document of an unsupported type is called in a message."""
    return _NAMES.get(media_type, "binary data")


def _binary(head: bytes) -> bool:
    if b"\0" in head:
        return True
    return len(_CONTROL.findall(head)) > len(head) // 50


def _wide(head: bytes) -> bool:
    """True where zero bytes stand at every second place, or at three of four, as in UTF-16 and UTF-32 text."""
    if len(head) < 8:
        return False
    odd, even = head[1::2].count(0) / (len(head) // 2), head[::2].count(0) / (len(head) // 2)
    return (odd > 0.4 and even < 0.1) or (even > 0.4 and odd < 0.1) or (odd > 0.9 and 0.4 < even < 0.6)


def _json_like(head: bytes) -> bool:
    return re.match(rb'\s*(?:\[\s*)?\{\s*(?:"|\})', head) is not None
