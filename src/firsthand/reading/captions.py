"""Recognises captions and the credits of pictures, and folds captions that a page repeats."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from firsthand.data import load_table
from firsthand.reading.bylines import is_person_name
from firsthand.reading.credits import Finding
from firsthand.reading.outlets import agency_pattern, by_name

__all__ = ["caption_opening", "caption_words", "fold_captions", "picture_credit", "picture_credit_line"]

_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,90})[)\]]\s*\.?$")
# A credit stands at the very end, and none of its forms does without one of these.
_TAIL = 140
_TAIL_HINT = re.compile(
    r"[/©|]|\([cC]\)|[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|[Vv]ideo|[Cc]opyright|[Pp]ics?\b|[Gg]raphic|[Ss]creen|[Ff]ile|[Ii]llustrat"
    r"|[Cc]omposite"
)
# The call sign of a station behind a full stop: "… on Monday afternoon. (KVLD)".
_STATION = re.compile(r"[A-Z]{3,5}(?:[ -](?:TV|\d{1,2}))?")
# Captions of fewer words may be alike by chance.
_WORDS = 4
_FULL_STOP = re.compile(r"[.!?][\"'”’]?\s*$")
# A line is asked about more than once, and pages of one site share their furniture.
_REMEMBERED = 2048


def picture_credit(text: str, *, caption: bool = False) -> Finding | None:
    """The credit of a picture that ends a line: "(Reuters)", "[Jane Roe/AFP]", "Photo: Jane Roe", "AP Photo/Jane Roe".

    caption: the page says that the line is a caption, so that any name in closing brackets is a credit.
    """
    bracket = _BRACKET.search(text)
    if bracket:
        inside = bracket.group("inside")
        start = bracket.start("inside")
        lead = _lead_pattern().match(inside)
        if lead and lead.end() < len(inside):
            start += lead.end()
            return _finding(text, start, bracket.end("inside"))
        station = _STATION.fullmatch(inside) and _FULL_STOP.search(text[: bracket.start()].rstrip())
        if station or _is_source(inside, caption=caption):
            return _finding(text, start, start + len(inside))
        return None
    offset = max(0, len(text) - _TAIL)
    tail = text[offset:]
    if not _TAIL_HINT.search(tail) and tail.rstrip(".").rpartition(" ")[2] not in _agency_ends():
        return None
    for pattern in (_tail_pattern(), _agency_tail_pattern()):
        match = pattern.search(tail)
        if match and (caption or len(match.group("name").split()) <= 9):
            return _finding(text, offset + match.start("name"), offset + match.end("name"))
    return None


@lru_cache(maxsize=_REMEMBERED)
def picture_credit_line(text: str) -> Finding | None:
    """The credit of a line that is nothing else: "Photo: Jane Roe", "Getty Images", "Image source, Veldria Press"."""
    if len(text.split()) > 12:
        return None
    match = _only_pattern().fullmatch(text.strip())
    if match:
        return _finding(text, *match.span("name"))
    outlet = by_name(text)
    if outlet and outlet.kind == "photo":
        return _finding(text, 0, len(text))
    parts = [part.strip() for part in text.split("/")]
    # Agencies and nobody else sold the text.
    agencies = [_agency(part.strip("()[] ")) for part in parts]
    if len(parts) > 1 and any(agencies) and not all(agencies) and all(len(part.split()) <= 4 for part in parts):
        return _finding(text, 0, len(text))
    return None


def caption_opening(text: str) -> bool:
    """True where the line opens as captions do: "File photo:", "In this image taken …", "Pictured: …"."""
    return _opening_pattern().match(text) is not None


def caption_words(text: str) -> str:
    """The words that two copies of one caption share: folded, without the picture's credit."""
    credit = picture_credit(text)
    if credit:
        text = text[: credit.start]
    words = re.findall(r"\w+", text.casefold())
    while words and words[-1] in _lead_words():
        words.pop()
    return " ".join(words)


def fold_captions(texts: Sequence[str], candidates: Sequence[int]) -> dict[int, int]:
    """Of lines that may be captions, which repeat which: index of the copy → index of the one that is kept.

    The copy with the picture's credit is kept; without one, the longest, then the first.
    """
    keyed = sorted((key, index) for index in candidates if len((key := caption_words(texts[index])).split()) >= _WORDS)
    groups: dict[str, list[int]] = {}
    root = ""
    for key, index in keyed:
        # In this order a caption cut short ("… to steal oil") stands right before those that it begins.
        if not root or not (key == root or key.startswith(root + " ")):
            root = key
        groups.setdefault(root, []).append(index)
    copies: dict[int, int] = {}
    for members in groups.values():
        kept = min(members, key=lambda index: (picture_credit(texts[index]) is None, -len(texts[index]), index))
        copies.update({index: kept for index in members if index != kept})
    return copies


def _is_source(inside: str, *, caption: bool) -> bool:
    words = inside.strip()
    if len(words.split()) > 12 or not words:
        return False
    parts = [part.strip() for part in re.split(r"\s*(?:/|,|\bvia\b|\|)\s*", words) if part.strip()]
    if any(_agency(part) for part in parts):
        return True
    folded = re.findall(r"[^\W_]+", words.casefold())
    if any(word in _photo_words() for word in folded):
        return True
    if len(parts) > 1 and "/" in words and all(part[0].isupper() for part in parts):
        return all(is_person_name(part) or len(part.split()) <= 4 for part in parts)
    return (
        caption
        and words[0].isupper()
        and (is_person_name(words) or by_name(words) is not None)
        and not words[-1].isdigit()
    )


def _agency(part: str) -> bool:
    outlet = by_name(re.sub(r"\s+(?:photo|photos|images?|file|pool|handout)$", "", part, flags=re.I))
    return outlet is not None and (outlet.kind in {"agency", "photo"} or not outlet.loose) and not part.islower()


def _finding(text: str, start: int, end: int) -> Finding:
    words = text[start:end]
    stripped = words.strip(" .,:;|")
    start += words.find(stripped) if stripped else 0
    outlet = by_name(stripped)
    return Finding(name=outlet.name if outlet else stripped, kind="photo", start=start, end=start + len(stripped))


def _table(key: str) -> list[str]:
    return list(load_table("reading/credits.toml")[key])


@cache
def _agency_ends() -> frozenset[str]:
    """The last words of agencies' names."""
    return frozenset(name.replace("\\", "").rpartition(" ")[2] for name in agency_pattern().split("|"))


@cache
def _photo_words() -> frozenset[str]:
    return frozenset(word for phrase in _table("photo_words") for word in phrase.split())


@cache
def _lead_words() -> frozenset[str]:
    return frozenset(
        {"photo", "photograph", "photos", "picture", "image", "credit", "credits", "by", "source", "courtesy"}
    )


@cache
def _lead_pattern() -> re.Pattern[str]:
    leads = "|".join(sorted(_table("photo_leads"), key=len, reverse=True))
    return re.compile(rf"(?:{leads})(?:\s*(?:[:–—|]|\bby\b|\bcredit\b:?|\bof\b)\s*)+", re.IGNORECASE)


@cache
def _tail_pattern() -> re.Pattern[str]:
    leads = "|".join(sorted(_table("photo_leads"), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[\s.(|–—-])(?i:{leads})\s*(?::|\||\b[Bb]y\b|[Cc]redit:)\s*(?P<name>[^\W_a-z][^:;?!()]{{1,80}}?)\s*[.)\]]*$"
    )


@cache
def _agency_tail_pattern() -> re.Pattern[str]:
    names = agency_pattern()
    return re.compile(
        rf"(?:^|[.\s|–—,-]\s*)(?P<name>(?:(?:AP Photo|AFP PHOTO|REUTERS|Reuters|AP|AFP)\s?/\s?[^\W_a-z][^.:;]{{1,60}}"
        rf"|(?<=[.\"”’|–—] )(?:[^\W\d_a-z][\w.'’-]+\s+){{1,4}}?/\s?(?:{names})(?:\s?(?:/|via)\s?(?:{names}))*"
        rf"|(?:(?:[A-Z]\.|[^\W\d_a-z][\w'’-]+)\s?){{1,4}}/(?:{names})(?:\s?(?:/|via)\s?(?:{names}))*"
        rf"|(?:©|\(c\)|copyright)\s*(?:{names})(?:/[^.]{{2,40}})?"
        rf"|(?<=[.\"”’|–—] )(?:{names})(?:\s?(?:/|via)\s?(?:{names}))*(?:\s(?:photo|file))?))\.?$"
    )


@cache
def _only_pattern() -> re.Pattern[str]:
    leads = "|".join(sorted(_table("photo_leads"), key=len, reverse=True))
    return re.compile(
        rf"[\[(]?(?:{leads})\s*(?::|,|\||\bby\b|\bcredit\b:?|\bof\b|©)\s*(?:by\s+|of\s+|credit:?\s+)?(?P<name>\S.{{1,80}}?)[\])]?\.?",
        re.I,
    )


@cache
def _opening_pattern() -> re.Pattern[str]:
    leads = "|".join(sorted(_table("caption_leads"), key=len, reverse=True))
    openings = "|".join(_table("caption_openings"))
    return re.compile(rf"(?:{leads})\s*(?::|\s[–—|-]\s)|(?:{openings})\b", re.IGNORECASE)
