"""Reads plain text: one line a paragraph, or paragraphs broken at a fixed width, which are joined again."""

from __future__ import annotations

from firsthand.reading.draft import Draft, Line
from firsthand.reading.encoding import decode
from firsthand.reading.normal import line, normalise
from firsthand.reading.prose import ends_sentence, is_item

__all__ = ["lines_of", "read_plain", "unwrap"]

# Text is broken at a fixed width where most lines come near the longest, and the longest is no paragraph.
_WIDTHS = range(44, 121)
_NEAR = 0.78
_SHARE = 0.4


def read_plain(content: bytes, *, declared: str | None = None) -> Draft:
    """The draft of a text file: every line loose, in order."""
    decoded = decode(content, declared=declared)
    return Draft(lines=lines_of(decoded.text), encoding=decoded.encoding, notes=decoded.notes)


def lines_of(raw: str) -> tuple[Line, ...]:
    """The lines of a text, broken paragraphs joined, empty lines left out."""
    return tuple(Line(text=text) for text in unwrap(normalise(raw).split("\n")))


def unwrap(raw: list[str], *, proportional: bool = False) -> list[str]:
    """Join lines that were broken at a fixed width. A hyphen at a line's end stays: it may be the word's own.

    proportional: the letters differ in width, as on a printed page, so that full lines differ in length; then a line
    goes on in the next where it is nearly as long as the longest and ends no sentence.
    """
    width = _width(raw)
    if width is None:
        return [text for text in map(line, raw) if text]
    joined: list[str] = []
    open_line = ""
    for text in raw:
        stripped = text.strip()
        if not stripped:
            open_line = ""
            continue
        # Where the next word would not have fitted, the line was broken by width and not by the writer.
        reach = len(open_line) + 1 + len(stripped.split(maxsplit=1)[0])
        full = bool(open_line) and (
            reach > width or (proportional and reach > width * _NEAR and not ends_sentence(open_line))
        )
        open_line = stripped
        if full and not is_item(stripped) and not text.startswith((" ", "\t")):
            joined[-1] += ("" if joined[-1].endswith("-") else " ") + stripped
            continue
        joined.append(stripped)
    return [text for text in map(line, joined) if text]


def _width(raw: list[str]) -> int | None:
    lengths = [len(text.rstrip()) for text in raw if text.strip()]
    if len(lengths) < 4:
        return None
    longest = max(lengths)
    if longest not in _WIDTHS:
        return None
    near = sum(1 for length in lengths if length >= longest * _NEAR)
    return longest if near >= len(lengths) * _SHARE else None
