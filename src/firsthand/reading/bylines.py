"""Reads bylines ("By Jane Roe and John Doe, Agency"): persons are authors, agencies and outlets are credits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand.data import load_table
from firsthand.reading.dates import strip_dates
from firsthand.reading.outlets import by_name
from firsthand.reading.phrases import effect_of, fold, is_section, word_set

__all__ = ["Byline", "byline_of", "is_person_name", "names_of", "tidy_author"]

_LEAD = re.compile(
    r"^[\s•|–—-]*(?:(?:story|words|text|written|reported|report|posted|published|reporting|article|analysis|exclusive|opinion|"
    r"video|compiled|edited)\s+)?by\b[\s:]*|^[\s•|–—-]*(?:authors?|reporters?|writers?|correspondents?)\s*:\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:,|;|\||•|·|/|&|\band\b|\bwith\b|\s[–—-]\s|\(|\)|\bfor\b|\bin\b(?=\s[A-Z])|\bat\b)\s*")
_NAME_WORD = re.compile(
    r"(?:[A-Z]\.(?:[A-Z]\.)*|[^\W\d_a-z](?:[^\W\d_]|['’.-])*|(?:de|da|di|du|del|van|von|der|den|bin|ibn|al|el|la|le|dos|das|ben|abu|ter|y)|(?:al|el|d|l|o)[-'’][^\W\d_]+)"
)
_PLACE = re.compile(r"\s+(?:in|from)\s+[^\W\d_a-z][\w.'’-]*(?:\s+[^\W\d_a-z][\w.'’-]*)*")
_PLACE_ABROAD = re.compile(r"\s+(?:in|aus|à|a|da|desde|en|em|uit)\s+[^\W\d_a-z][\w.'’-]*(?=\s*$|\s*,)")
_STAFF = re.compile(
    r"\s+(?:staff|newsroom|correspondents?|writers?|reporters?|editors?|bureau|news desk)$", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[^\W\d_]{3,}[.!?…]['\"”’]?$")
# A line is asked about more than once, and pages of one site share their furniture.
_REMEMBERED = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """`authors`: persons in order. `agencies`: known agencies and outlets with their place in the line."""

    authors: tuple[str, ...] = ()
    agencies: tuple[tuple[str, int, int], ...] = ()


@lru_cache(maxsize=_REMEMBERED)
def byline_of(text: str, *, near_date: bool = False) -> Byline | None:
    """The byline that a whole line is, None for any other line.

    near_date: the line stands beside a date line, so that a bare name may be a byline, too.
    """
    if len(text) > 240 or _SENTENCE_END.search(text):
        return None
    abroad = _signed_abroad(text)
    if abroad is not None:
        return abroad
    lead = _LEAD.match(text)
    bare = strip_dates(text)
    has_date = len(bare) < len(text) - 5
    if not lead and not (near_date or has_date) and not re.search(r",|\|", text):
        return None
    body = bare[_LEAD.match(bare).end() :] if _LEAD.match(bare) else bare  # type: ignore[union-attr]
    body = _PLACE.sub("", body)
    if not body or len(body.split()) > 28:
        return None
    authors: list[str] = []
    agencies: list[tuple[str, int, int]] = []
    known = unknown = offices = 0
    for part in (piece.strip(" .:") for piece in _PARTS.split(body)):
        if not part:
            continue
        outlet = None if part.removeprefix("the ").islower() else by_name(part) or by_name(_STAFF.sub("", part))
        if outlet and (not outlet.loose or lead):
            part = part if by_name(part) else _STAFF.sub("", part)
            start = text.find(part)
            if start >= 0:
                agencies.append((part, start, start + len(part)))
            known += 1
        elif fold(part) in word_set("no_persons"):
            known += 1
        elif _office(part):
            offices += 1
        elif is_person_name(part) and (lead or not effect_of(part)):
            authors.append(tidy_author(part))
        else:
            unknown += 1
    if lead:
        return Byline(authors=tuple(dict.fromkeys(authors)), agencies=tuple(agencies)) if authors or known else None
    if unknown or not (authors or agencies):
        return None
    # "San Arlo, 3 May 2031" opens a statement with its place; nothing tells a place from a person there.
    placed = has_date and not near_date and len(authors) == 1 and text.startswith(f"{authors[0]}, ")
    if authors and not placed and (offices or agencies or near_date or has_date) and len(authors) <= 4:
        return Byline(authors=tuple(dict.fromkeys(authors)), agencies=tuple(agencies))
    if agencies and not authors:
        return Byline(agencies=tuple(agencies))
    return None


def _signed_abroad(text: str) -> Byline | None:
    """The byline of a page in another language: "Por Ines Vela y Lucía Torm", "Von Jan Riel, Lenz". Such a word may
    open a headline, too: only names may follow."""
    bare = strip_dates(text).strip(" ,.|·•-–—")
    found = _abroad().match(bare)
    if found is None:
        return None
    authors: list[str] = []
    for part in re.split(rf"\s*[,/&|]\s*|\s+(?:{_listed('joiners')})\s+", _PLACE_ABROAD.sub("", bare[found.end() :])):
        outlet = by_name(part)
        if is_person_name(part):
            authors.append(tidy_author(part))
        elif outlet is None and fold(part) not in word_set("no_persons") and not _office(part):
            return None
    return Byline(authors=tuple(dict.fromkeys(authors))) if authors else None


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile(rf"(?:{_listed('signing')})\s*:?\s+(?=[^\W\d_])", re.IGNORECASE)


def _listed(name: str) -> str:
    words: list[str] = load_table("reading/labels.toml")[name]
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def names_of(words: str) -> tuple[str, ...]:
    """The names in a list of persons and organisations ("Jane Roe in San Arlo, John Doe and the Veldria Courier")."""
    names = []
    for part in re.split(
        r"\s*(?:,|;|\band\b|&)\s*", re.sub(r"\s+(?:in|from|at)\s+[^,;&]+?(?=,|;|\sand\s|&|$)", "", words)
    ):
        name = re.sub(r"^(?:the|by|also|with)\s+", "", part.strip(" .:"), flags=re.I)
        if name and name[0].isupper() and len(name.split()) <= 6:
            names.append(name)
    return tuple(names)


def is_person_name(words: str) -> bool:
    """True for two to five words in the form of a name. Not every name in that form is a person's."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or is_section(words) or fold(words) in word_set("no_persons"):
        return False
    if not (parts[0][0].isupper() and parts[-1][0].isupper()) or parts[0].casefold() in {"the", "a", "an", "our", "by"}:
        return False
    return all(_NAME_WORD.fullmatch(part) for part in parts)


def tidy_author(name: str) -> str:
    """A name without "By", in capitals only at word starts."""
    name = _LEAD.sub("", name).strip(" ,;|")
    return name.title() if name.isupper() and len(name) > 3 else name


def _office(words: str) -> bool:
    folded = fold(words)
    return folded in word_set("offices") or any(folded.endswith(" " + office) for office in word_set("offices"))
