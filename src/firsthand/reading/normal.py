"""Normalises text, once: the only place that decides which characters a report may hold.

- Line ends: CR LF, CR, NEL, vertical tab, form feed, U+2028 and U+2029 become `\\n`.
- Spaces: the tab, the no-break space and every other space of Unicode's class Zs become one plain space.
- Removed: control characters (U+001F among them), soft hyphens, zero-width spaces, word joiners, byte-order marks,
  bidirectional marks, lone surrogates and noncharacters. ZERO WIDTH JOINER and NON-JOINER stay: they change words.
- Form: NFC.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["line", "normalise"]

_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_REMOVED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)
# Most lines of a page hold none of these: one look saves three passes.
_ANY = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029]|{_SPACE.pattern}|{_REMOVED.pattern}")


def normalise(raw: str) -> str:
    """The text in its stored form. Doing it twice changes nothing."""
    if _ANY.search(raw):
        raw = _LINE_END.sub("\n", raw)
        raw = _SPACE.sub(" ", raw)
        raw = _REMOVED.sub("", raw)
    return raw if raw.isascii() else unicodedata.normalize("NFC", raw)


def line(raw: str) -> str:
    """The text as one line: normalised, with every run of white space as one space, none at the ends."""
    return " ".join(normalise(raw).split())
