"""Finds the outlet in a page saved as text: a line of its name above the article, or its window's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.data import load_table
from firsthand.reading.credits import Finding
from firsthand.reading.datelines import signature_in
from firsthand.reading.dates import is_date_line, strip_dates
from firsthand.reading.issuers import has_form_of_name, holds_date, is_capitalised, issuer_in, loud
from firsthand.reading.outlets import by_host, by_name
from firsthand.reading.phrases import fold, is_section

__all__ = ["agencies_in", "is_outlet_name", "masthead_in", "tail_of"]

_BYLINE = re.compile(r"(?:\w+ )?(?:by|par|von|por|di|door)\s", re.IGNORECASE)
_TAIL = re.compile(r"(?P<title>.{12,}?)\s+[|–—-]\s+(?P<name>[^|–—]{2,50})$")
_HOST = re.compile(r"(?:www\.)?(?P<host>[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7})", re.IGNORECASE)
# Names are short, and a brand of one word is written as no other word is: "BenarNews", "Canal24".
_MOST_WORDS = 6
# How many of the words of an outlet's name begin with capitals.
_PRESS_CAPITALS = 0.6
_MOST_PARTS = 5
_BRAND_WORDS = 3
_ARTICLE_WORDS = 5
# Characters of a line that gives the day of publication, with what stands beside it.
_DATED = 90
# Call signs of American stations: "KVLD 4 News", "13WQRD".
_STATION = re.compile(
    r"(?:\d{1,2})?[KW][A-Z]{2,3}(?:[ -](?:TV|FM|AM|ABC|CBS|NBC|FOX|PBS|\d{1,3}(?:\.\d)?)(?: \w+){0,2})?"
)
_BRAND = re.compile(r"[A-Z]?[^\W\d_]*[a-z][A-Z0-9]\w*")


def masthead_in(head: Sequence[str], title: str) -> str:
    """The outlet that names itself in the lines above an article, empty where none does.

    A line counts that is a name alone, or a name with a day, a section or a place ("The Arlo Courier | 3 May 2031"),
    and a body's name beside a line that says that it speaks ("Press release"). An agency there sold the text: it is
    taken only where no other outlet stands.
    """
    agency = seller = ""
    for index, text in enumerate(head):
        if fold(text) == fold(title):
            continue
        signed = signature_in(text)
        if signed is not None and signed.whole:
            agency = agency or signed.name
            continue
        dated = any(map(_is_dated, head[max(0, index - 1) : index + 3]))
        parts = _parts(text)
        for number, part in enumerate(parts):
            known = by_name(part)
            if known is not None and known.kind != "outlet":
                agency = agency or (known.name if known.kind == "agency" and len(parts) == 1 else "")
                if known.kind == "agency" and number and not seller:
                    seller = _buyer(parts[number - 1], text)
            elif fold(part) in _wires() and number and not seller:
                seller = _buyer(parts[number - 1], text)
            elif is_outlet_name(part, alone=dated and all(map(_is_trifle, parts[1:])), dated=dated):
                return _shown(part)
    return seller or issuer_in(head, title) or agency


def agencies_in(text: str) -> tuple[Finding, ...]:
    """The agencies of a line above an article that has them beside a place, a day or the name of an outlet alone, and
    so says whose copy the article is: "Lenz (NPA)", "Lunde Online / NPA", "NPA | 3 May 2031"."""
    signed = signature_in(text)
    if signed is not None and signed.whole:
        finding = Finding(name=signed.name, kind="agency", start=signed.start, end=signed.end)
        return (finding,) if signed.kind == "agency" else ()
    parts = _parts(text)
    if _BYLINE.match(text) or not 2 <= len(parts) + holds_date(text) <= _MOST_PARTS:
        return ()
    found: list[Finding] = []
    for part in parts:
        known = by_name(part)
        if known is not None and known.kind == "agency":
            start = text.find(part)
            found.append(Finding(name=known.name, kind="agency", start=start, end=start + len(part)))
        elif not (is_outlet_name(part, alone=True) or _buyer(part, text)):
            return ()
    return tuple(found)


def _buyer(words: str, line: str) -> str:
    """The name before an agency's in a line ("Lunde Online / NPA"), where it has the form of an outlet's."""
    plain = _bare(words)
    if (
        not has_form_of_name(plain, most=_MOST_WORDS)
        or is_section(plain)
        or _names_nobody(plain)
        or fold(plain) in _marks()
        or _BYLINE.match(line)
    ):
        return ""
    return _shown(words)


def tail_of(title: str) -> tuple[str, str]:
    """A window's title without the outlet at its end, and that outlet; the title as it is where none stands there."""
    found = _TAIL.fullmatch(title)
    if found is None or not is_outlet_name(found["name"]):
        return title, ""
    return found["title"], _shown(found["name"])


def is_outlet_name(words: str, *, alone: bool = False, dated: bool = False) -> bool:
    """Whether words name an outlet: a known one, an address, a brand, or a name with a word of the press in it.

    alone: the words are a line of their own beside the day, so that an article before them is enough ("El Faro").
    dated: they are a part of such a line.
    """
    plain = _bare(words)
    if plain != words.strip(" .:") and by_name(plain) is not None and _HOST.fullmatch(words.strip(" .:")):
        return True
    parts = plain.split()
    if not 1 <= len(parts) <= _MOST_WORDS or is_section(plain) or _names_nobody(plain) or "by" in parts:
        return False
    if plain.startswith("(") or re.search(r":\s|:$|\d:\d", plain):
        return False
    known = by_name(plain)
    if known is not None:
        return known.kind == "outlet" and (not known.loose or alone or dated)
    if len(parts) == 1 and (_HOST.fullmatch(plain) or _BRAND.fullmatch(plain)):
        return True
    if alone and (plain.casefold().endswith(_endings()) or _STATION.fullmatch(plain)):
        return True
    if dated and parts[0][0].isupper() and len(parts) <= _BRAND_WORDS and any(map(_BRAND.fullmatch, parts)):
        return True
    first = by_name(" ".join(parts[:-1])) if len(parts) > 1 else None
    if first is not None and first.kind == "outlet" and not first.loose:
        return True  # "Radio Lenz Arabic", "RFN Afrique"
    cased = plain[0].lower() != plain[0].upper()
    last = parts[-1].rpartition("'")[2] or parts[-1]  # "Le Courrier d'Arlo"
    if cased and (not parts[0][0].isupper() or not (last[0].isupper() or plain[-1].isdigit())):
        return False
    folded = {word.casefold().strip(".") for word in re.split(r"[\s-]+", plain)}
    if len(parts) > 1 and folded & _press():
        return not cased or is_capitalised(plain, least=_PRESS_CAPITALS)
    return alone and 1 < len(parts) <= _ARTICLE_WORDS and plain[-1].isalpha() and parts[0].casefold() in _articles()


def _parts(text: str) -> list[str]:
    parts = [part.strip() for part in _between().split(strip_dates(text)) if part and part.strip()]
    if not parts or _BYLINE.match(parts[0]) is None:
        return parts
    # Persons sign first ("By Ina Holt, The Arlo Courier"), unless the outlet itself does ("By The Arlo Courier").
    signed = _bare(parts[0])
    by_itself = by_name(signed) is not None or signed.split()[0].casefold() in _articles()
    return parts if by_itself else parts[1:]


def _is_trifle(words: str) -> bool:
    """Whether a part of a line says nothing of who made it: a day, how long a page takes to read, a section."""
    plain = words.strip(" —–-")
    trifle = _trifles().fullmatch(plain) or _BYLINE.match(words)
    return bool(trifle) or is_section(plain) or is_date_line(words)


def _is_dated(text: str) -> bool:
    return len(text) < _DATED and (is_date_line(text) or holds_date(text) or any(map(is_date_line, _parts(text)[1:])))


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
    if (
        len(before) > 1
        and (is_section(last) or fold(last) == "live")
        and fold(last) != "news"
        and is_outlet_name(" ".join(before))
    ):
        plain = " ".join(before)
    known = by_name(plain)
    if known:
        return known.name
    return loud(plain)


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
def _wires() -> frozenset[str]:
    return frozenset(fold(words) for words in load_table("reading/mastheads.toml")["wires"])


@cache
def _marks() -> frozenset[str]:
    return frozenset(load_table("reading/mastheads.toml")["marks"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load_table("reading/mastheads.toml")["endings"])


@cache
def _between() -> re.Pattern[str]:
    """What parts the pieces of a line: marks, and the words before an agency ("Lenz Courier, with NPA")."""
    words = "|".join(map(re.escape, load_table("reading/mastheads.toml")["beside"]))
    return re.compile(rf"\s*[|•·»>]\s*|\s+[–—/-]\s+|,\s+|\s+\((?=\w)|\)|(?:^|\s+)(?:{words})\s+")


@cache
def _trifles() -> re.Pattern[str]:
    return re.compile("|".join(load_table("reading/mastheads.toml")["trifles"]), re.IGNORECASE)


@cache
def _staff() -> re.Pattern[str]:
    words = "|".join(load_table("reading/mastheads.toml")["staff"])
    return re.compile(rf"(?:\s+(?:{words}))+$", re.IGNORECASE)
