"""Where sentences begin and end, for showing one and leaving out its neighbours. No linguistic model: what is shown
needs only a run of words that can stand alone, and a sentence too long is better than half a one."""

from __future__ import annotations

import re

__all__ = ["sentence_bounds"]

_END = re.compile(r"[.!?…]+[\"”’')\]»]*\s+(?=[\"“‘'(\[«]*[^\W_a-z])|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Cpl|Sgt|Adm|Sen|Rep|Gov|Rev|Hon|Pres|St|Mt|Ft|No|Nos|vs|Jr|Sr|Inc|Ltd|Co"
    r"|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mich|Minn|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b(?:[A-Za-z]\.)*[A-Za-z])\.\s+$"
)
# An abbreviation of initials ("U.S.") may also end a sentence; these words begin one more often than they follow one.
_OPENER = re.compile(r"(?:The|A|An|It|He|She|They|We|But|And|In|On|At|This|That|These|Those|However|Still|Asked)\b")


def sentence_bounds(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences between two offsets of a text, in order, without the space between them."""
    found: list[tuple[int, int]] = []
    for match in _END.finditer(text, start, end):
        if match.start() < start or _abbreviated(text, start, match):
            continue
        _append(found, text, start, match.end())
        start = match.end()
    _append(found, text, start, end)
    return found


def _abbreviated(text: str, start: int, match: re.Match[str]) -> bool:
    before = text[max(start, match.start() - 12) : match.start()] + match.group()
    if not match.group().startswith(".") or match.group().count(".") > 1:
        return False
    found = _ABBREVIATION.search(before)
    return bool(found) and not ("." in before[:-2].rstrip(". ") and _OPENER.match(text, match.end()))


def _append(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))
