"""Finds the outlet in a page saved as text: a line of its name above the article, or its window's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.data import load_table
from firsthand.reading.dates import is_date_line, strip_dates
from firsthand.reading.outlets import by_host, by_name
from firsthand.reading.phrases import fold, is_section

__all__ = ["is_outlet_name", "masthead_in", "tail_of"]

_PARTS = re.compile(r"\s*[|•·»>]\s*|\s+[–—/-]\s+|,\s+|\s+\((?=\w)|\)|\s+(?:avec|with|mit|con|com|met|med|for)\s+")
_BYLINE = re.compile(r"(?:\w+ )?(?:by|par|von|por|di|door)\s", re.IGNORECASE)
_TAIL = re.compile(r"(?P<title>.{12,}?)\s+[|–—-]\s+(?P<name>[^|–—]{2,50})$")
_HOST = re.compile(r"(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7})", re.IGNORECASE)
# Names are short, and a brand of one word is written as no other word is: "BenarNews", "Canal24".
_MOST_WORDS = 6
_BRAND = re.compile(r"[A-Z]?[^\W\d_]*[a-z][A-Z0-9]\w*")


def masthead_in(head: Sequence[str], title: str) -> str:
    """The outlet that names itself in the lines above an article, empty where none does.

    A line counts that is a name alone, or a name with a day, a section or a place ("The Arlo Courier | 3 May 2031").
    An agency there sold the text: it is taken only where no other outlet stands.
    """
    agency = ""
    for index, text in enumerate(head):
        if fold(text) == fold(title):
            continue
        dated = any(is_date_line(other) for other in head[max(0, index - 1) : index + 2]) or _holds_date(text)
        for part in _parts(text):
            known = by_name(part)
            if known is not None and known.kind != "outlet":
                agency = agency or (known.name if known.kind == "agency" and len(_parts(text)) == 1 else "")
            elif is_outlet_name(part, alone=dated and len(_parts(text)) == 1):
                return _shown(part)
    return agency


def tail_of(title: str) -> tuple[str, str]:
    """A window's title without the outlet at its end, and that outlet; the title as it is where none stands there."""
    found = _TAIL.fullmatch(title)
    if found is None or not is_outlet_name(found["name"]):
        return title, ""
    return found["title"], _shown(found["name"])


def is_outlet_name(words: str, *, alone: bool = False) -> bool:
    """Whether words name an outlet: a known one, an address, a brand, or a name with a word of the press in it.

    alone: the words are a line of their own beside the day, so that an article before them is enough ("El Faro").
    """
    plain = _bare(words)
    parts = plain.split()
    if not 1 <= len(parts) <= _MOST_WORDS or is_section(plain) or _names_nobody(plain):
        return False
    known = by_name(plain)
    if known is not None:
        return known.kind == "outlet" and (not known.loose or alone)
    if len(parts) == 1 and (_HOST.fullmatch(plain) or _BRAND.fullmatch(plain)):
        return True
    if not parts[0][0].isupper() or not (parts[-1][0].isupper() or plain[-1].isdigit()):
        return False
    folded = {word.casefold().strip(".") for word in parts}
    if len(parts) > 1 and folded & _press():
        return True
    return alone and len(parts) > 1 and parts[0].casefold() in _articles()


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in _PARTS.split(strip_dates(text)) if part and part.strip()]
    if not parts or _BYLINE.match(parts[0]) is None:
        return parts
    # Persons sign first ("By Ina Holt, The Arlo Courier"), unless the outlet itself does ("By The Arlo Courier").
    signed = _bare(parts[0])
    by_itself = by_name(signed) is not None or signed.split()[0].casefold() in _articles()
    return parts if by_itself else parts[1:]


def _holds_date(text: str) -> bool:
    return len(strip_dates(text)) < len(text.strip()) - 5


def _bare(words: str) -> str:
    plain = re.sub(
        r"^(?:posted |published )?(?:by|from|on|par|von|por)\s+", "", words.strip(" .:"), flags=re.IGNORECASE
    )
    host = _HOST.fullmatch(plain)
    if host is None:
        return _staff().sub("", plain)
    known = by_host(host["host"].casefold())
    return known.name if known else host["host"]


def _shown(words: str) -> str:
    """A name as outlets are called: by the name that is known, without a section behind it, not in loud capitals."""
    plain = _bare(words)
    *before, last = plain.split()
    if len(before) > 1 and (is_section(last) or fold(last) == "live") and is_outlet_name(" ".join(before)):
        plain = " ".join(before)
    known = by_name(plain)
    if known:
        return known.name
    return plain.title() if plain.isupper() and len(before) > 0 else plain


def _names_nobody(words: str) -> bool:
    folded = fold(words)
    return folded in _no_names() or bool(set(folded.split()) & _numbered())


@cache
def _press() -> frozenset[str]:
    return frozenset((*load_table("names/press.toml")["words"], *load_table("reading/mastheads.toml")["press"]))


@cache
def _articles() -> frozenset[str]:
    return frozenset(load_table("reading/mastheads.toml")["articles"])


@cache
def _numbered() -> frozenset[str]:
    return frozenset(load_table("reading/mastheads.toml")["numbered"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset(fold(words) for words in load_table("reading/mastheads.toml")["no_names"])


@cache
def _staff() -> re.Pattern[str]:
    words = "|".join(load_table("reading/mastheads.toml")["staff"])
    return re.compile(rf"(?:\s+(?:{words}))+$", re.IGNORECASE)
