"""Reads datelines in the ways of many languages: place, day and agency in any order before the text begins.

"SAN ARLO, Veldria, May 3 (AP) — Two boats", "Lenz, 3 may 2031 (EFE).- Dos", "ЛЕНЦ, 3 мая. /ТАСС/. Две",
"Lenz, NPA - Two".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from firsthand.data import load_table
from firsthand.reading.dates import edtf
from firsthand.reading.outlets import by_host, by_name

__all__ = ["Signature", "signature_in"]

# What parts the pieces of a dateline, and its end: a dash, or what closes brackets or slashes around an agency.
_BREAK = re.compile(
    r"\s*(?:(?P<dash>(?:(?<=[\s).\]])|(?<=\)))(?:--?|[–—])(?=\s|$)|[–—]|\.-+(?=\s|$))"
    r"|(?P<close>(?:[)\]]|(?<=[^\W\d])/)[.:]?(?=\s|$))|(?P<colon>:(?=\s|$))|(?P<stop>\.(?=\s|$))|(?P<other>[,;()\[\]]|(?<!\d)/(?=\S)))\s*"
)
_REACH = 130
_MOST_PIECES = 9
_PLACE_WORDS = 6
_STATE = 2
_DAY_WORDS = 2
_DAY = re.compile(r"\d{1,4}(?:[./-]\d{1,2}[./-]\d{2,4})?\.?")
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_INITIALS = re.compile(r"[^\W\d_a-z]{2,6}(?:-[^\W\d_a-z]{2,6})?")
_HOST = re.compile(r"(?:www\.)?(?P<host>[\w-]+\.(?:[a-z]{2,3}\.)?[a-z]{2,5})", re.IGNORECASE)
# "新华社德黑兰9月17日电": agency, place and day without a blank, and a word for a wire.
_WIRED = re.compile(r"[（(【]?(?P<agency>\w{2,8}?[社讯訊网網报報])(?P<place>\w{0,12}?)\d{1,2}月\d{1,2}日[电電讯訊]")
# "(서울=연합뉴스) 기자 =": a place and who wired from there.
_EQUATED = re.compile(r"\((?P<place>[^\W\d]{2,12})=(?P<agency>[^\W\d][\w ]{1,14})\)")
# "ЛЕНЦ, 3 мая — Вестник-Лаг. Две лодки": place and day, then the name alone up to a full stop.
_WORD = r"[А-ЯЁІЇЄҐA-Z][\w-]{2,20}"
_NAMED = re.compile(
    rf"[А-ЯЁІЇЄҐ][А-ЯЁІЇЄҐ -]+, \d{{1,2}} [а-яёіїєґ]{{3,9}}\.? ?[–—-] ?(?P<agency>{_WORD}(?: {_WORD})?)\. "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A dateline with an agency or an outlet in it. name: as the table has it. start, end: where it stands in the line.

    close: where the dateline ends; whole: it is all of the line. published: its day in EDTF where it has a year.
    """

    name: str
    kind: str
    start: int
    end: int
    close: int
    whole: bool
    published: str | None


def signature_in(text: str) -> Signature | None:
    """The outlet that a line's dateline names, None where no dateline opens the line or it names none.

    Every piece before the dash must be a place, a day or a known outlet, so that no sentence is taken for one.
    """
    wired = _WIRED.match(text) or _EQUATED.match(text) or _NAMED.match(text)
    if wired:
        known = by_name(wired["agency"])
        return Signature(
            name=known.name if known else wired["agency"], kind=known.kind if known else "agency",
            start=wired.start("agency"), end=wired.end("agency"), close=wired.end(), whole=False, published=None,
        )  # fmt: skip
    signed: tuple[str, str, int, int] | None = None
    days: list[str] = []
    best: Signature | None = None
    for held, (start, end, mark, after) in enumerate(_pieces(text), 1):
        piece = text[start:end]
        if not piece.strip():
            pass
        elif _is_pictures(text, start, mark):
            break
        elif len(piece.strip()) <= _STATE and start and text[start - 1] not in "([/":
            continue  # "SCRANTON, PA - Two men": a state
        elif (known_as := _outlet(piece) or _initials(text, piece, start, dated=bool(days))) is not None:
            signed = signed or (*known_as, start, end)
        elif _is_day(piece):
            days.append(piece.strip(" ."))
        elif not _is_place(piece):
            break
        if signed is None and mark == "colon":
            break
        if signed is not None and _closes(text, end, mark, after, alone=held == 1):
            name, kind, begin, stop = signed
            best = Signature(
                name=name, kind=kind, start=begin, end=stop, close=best.close if best else after,
                whole=after >= len(text), published=_edtf(days),
            )  # fmt: skip
        if held >= _MOST_PIECES:
            break
    return best


def _closes(text: str, at: int, mark: str, after: int, *, alone: bool) -> bool:
    """Whether a dateline may end there: at a dash or a colon, at the end of the line, behind the brackets of a script
    without capitals, and behind slashes or a full stop where a place or a day stands before the agency."""
    if mark in {"dash", "colon"} or after >= len(text):
        return True
    if mark == "close":
        return text[at : at + 1] == "/" or text[0].lower() == text[0].upper()
    return mark == "stop" and not alone


def _is_pictures(text: str, start: int, mark: str) -> bool:
    """Whether the piece stands right behind a slash that opens no brackets: "Ina Holt/NPA" credits a picture."""
    return text[start - 1 : start] == "/" and text[start - 2 : start - 1].isalpha() and mark == "end"


def _pieces(text: str) -> Iterator[tuple[int, int, str, int]]:
    """(start, end, what parts it from the next, where that begins) of each piece of the opening."""
    at = 0
    for found in _BREAK.finditer(text, 0, _REACH):
        yield at, found.start(), found.lastgroup or "", found.end()
        at = found.end()
    if len(text) <= _REACH and at < len(text):
        yield at, len(text), "end", len(text)


def _outlet(piece: str) -> tuple[str, str] | None:
    words = piece.strip().split()
    # "WAM correspondent" and "agence MAP" are the agency's.
    for cut in (words, words[1:] if words and words[0].casefold() in _desks() else words):
        known = by_name(" ".join(cut)) if cut else None
        if known is not None and known.kind != "photo" and not (known.loose and len(words) == 1):
            if " ".join(cut).islower() and known.name != " ".join(cut):
                return None
            return known.name, known.kind
    host = _HOST.fullmatch(piece.strip())
    if host is None or not piece.strip()[0].isupper():
        return None
    known = by_host(host["host"].casefold())
    return (known.name, known.kind) if known else (host["host"].casefold(), "outlet")


def _initials(text: str, piece: str, start: int, *, dated: bool) -> tuple[str, str] | None:
    """Capitals in brackets or slashes behind a place and a day are an agency's, whether it is known or not."""
    opened = text[start - 1 : start] in {"(", "/", "["}
    named = dated and opened and _INITIALS.fullmatch(piece) and piece.casefold() not in _marks()
    return (piece, "agency") if named else None


def _is_day(piece: str) -> bool:
    words = piece.split()
    numbers = sum(_DAY.fullmatch(word) is not None for word in words)
    # A month of any calendar: "Muharram 25", "27 دی ۱۴۰۱".
    return bool(numbers) and len(words) - numbers <= _DAY_WORDS


def _is_place(piece: str) -> bool:
    words = piece.split()
    if not 1 <= len(words) <= _PLACE_WORDS or any(sign.isdigit() or sign in "/|" for sign in piece):
        return False
    first = words[0][0]
    if first.lower() == first.upper():
        return len(words) <= 3  # a script without capitals
    return all(word[0].isupper() or word.casefold() in _small() for word in words) and first.isupper()


def _edtf(days: list[str]) -> str | None:
    for words in (*days, *(", ".join(pair) for pair in pairwise(days))):
        # "14-3-2032": the day first, as datelines in figures have it.
        found = edtf(_FIGURES.sub(lambda day: f"{int(day[1]):02}/{int(day[2]):02}/{day[3]}", words))
        if found and len(found) == len("2031-05-03"):
            return found
    return None


@cache
def _small() -> frozenset[str]:
    return frozenset(load_table("reading/mastheads.toml")["small"])


@cache
def _marks() -> frozenset[str]:
    return frozenset(load_table("reading/mastheads.toml")["marks"])


@cache
def _desks() -> frozenset[str]:
    return frozenset(load_table("reading/mastheads.toml")["desks"])
