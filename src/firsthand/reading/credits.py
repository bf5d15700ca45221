"""Finds credits in a report's blocks: whose words these are, whose pictures, who helped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from firsthand.data import load_table
from firsthand.model import BlockRole, CreditKind
from firsthand.reading.bylines import byline_of, names_of
from firsthand.reading.credit_patterns import (
    abroad_pattern,
    contributed_pattern,
    line_lead_pattern,
    notice_pattern,
    reporting_pattern,
    republished_pattern,
    signatures,
    staff_pattern,
    with_pattern,
)
from firsthand.reading.datelines import signature_in
from firsthand.reading.dates import edtf
from firsthand.reading.outlets import by_name, named
from firsthand.reading.phrases import effect_of, fold

__all__ = ["Dateline", "Finding", "credit_line", "credits_in", "dateline_of", "signature_line"]

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "„": '"'})
# Names go on over capitals, digits and small joining words, and end at anything else.
_NAME = re.compile(
    r"(?P<quote>[\"'])(?P<quoted>[^\"']{2,60})(?P=quote)"
    r"|(?P<plain>(?:[Tt]he\s+)?[^\W_a-z][\w.&'/+-]*(?:\s+(?:(?:of|the|and|de|for|&|la|el|on)\s+(?=[A-Z]))?[^\W_a-z][\w.&'/+-]*){0,6}"
    r"|[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
)
_DATELINE = re.compile(
    r"^(?P<place>[^\W\d_a-z][^\d:;?!\"“”()–—]{1,70}?)?\s*,?\s*"
    r"(?P<date>(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?\s*,?\s*"
    r"(?:\((?P<agency>[^()]{2,40})\)\s*)?(?P<dash>[—–]|--?(?=\s)|(?<=\)):)\s*(?=[\"'“‘\w])"
)
# The name of an agency, not a remark in brackets: every word begins with a capital.
_AGENCY = re.compile(r"[^\W\d_a-z][\w.&'’-]*(?:\s(?:(?:of|the|and|de)\s)?[^\W\d_a-z][\w.&'’-]*){0,3}")
_TAIL = re.compile(r"(?:[.!?\"'”’]\s*)[(\[—–/-]\s*(?P<name>[^()\[\]—–.]{2,60}?)\s*[)\]]?\.?$")
_SIGNATURE = re.compile(
    r"[\s(\[©/—–-]*[A-Z]{2,6}(?:[/-][A-Za-z]{2,5}){0,3}(?=[\s.)\]]|$)|[\s(\[]*[a-z]{2,4}/[A-Za-z]{2,5}(?=[\s.)\]]|$)"
)
_COPYRIGHT = re.compile(r"^[\s(\[]*(?:copyright|©|\(c\))", re.IGNORECASE)
# Parts of words without which the long patterns below cannot match; looking for them first is much cheaper.
_REPUBLISHED_HINTS = (
    "publish", "appeared", "print", "reproduc", "syndicat", "posted", "courtesy", "permission", "excerpt", "adapted",
    "copyright", "comes from", "taken from", "arrangement", "partnership", "collaboration", "licen", "aired",
    "reported by", "written by", "broadcast by", "provided by", "shared from",
)  # fmt: skip
_CONTRIBUTOR_HINTS = (
    "contribut", "reporting", "reported by", "editing", "edited by", "writing by", "written by", "research",
    "translat", "compiled", "graphic", "video by", "produc", "words by", "check", "contributions",
)  # fmt: skip
# What stands in lower case among the names and places of those who contributed.
_JOINING = frozenset(
    {"also", "al", "and", "at", "bin", "by", "da", "de", "del", "den", "der", "di", "du", "el", "for", "from", "ibn"}
    | {"in", "la", "le", "of", "the", "van", "von", "with"}
)
# Lines that credit someone without a verb are short.
_LONGEST_LINE = 160
_ABROAD_WORDS = 10
_ABROAD_NAMES = re.compile(r"\s*(?:[,/&+]|\s(?:und|et|y|e|i|en|ve|dan|and|и|та|و)\s)\s*")
# A line is asked about more than once, and pages of one site share their furniture.
_REMEMBERED = 2048


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A credit in one line: its name as firsthand writes it, and where the words stand in the line.

    inferred: the words have the form of this agency's sign-off and do not name it; it yields to any that is named.
    """

    name: str
    kind: CreditKind
    start: int
    end: int
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The words of a dateline without their dash, the agency named in it, and its date in EDTF where it has a year."""

    words: str
    agency: Finding | None
    published: str | None


def credits_in(
    text: str, role: BlockRole, *, first: bool = False, last: bool = False, inner: bool = False
) -> tuple[Finding, ...]:
    """The credits of one block, apart from those of pictures.

    first, last: the block opens or closes the article, where a dateline or a sign-off stands. inner: the article goes
    on before and after it, so that an agency's name alone credits a picture or one item of a round-up, not the article.
    """
    found = [*_republished(text), *_contributors(text)]
    if not found and role in {"credit", "boilerplate", "note"}:
        found = [item for item in _line_credits(text) if not (inner and item.kind == "agency")]
    if first and role == "paragraph":
        found += _dateline_agency(text)
    if role == "paragraph" and not inner and (last or len(text) < 400):
        found += _sign_off(text, last=last)
    kept: list[Finding] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not any(item.start < other.end and other.start < item.end for other in kept):
            kept.append(item)
    return tuple(kept)


@lru_cache(maxsize=_REMEMBERED)
def credit_line(text: str) -> bool:
    """True for a line that does nothing but credit ("Reporting by Jane Roe", "Source: X", "© 2031 AFP")."""
    if len(text) > 420:
        return False
    found = next(_republished(text), None) or next(_contributors(text), None)
    if found is None:
        return bool(_line_credits(text))
    return len(text.split()) <= 45 or found.start < 40


def signature_line(text: str) -> bool:
    """True for a line that is nothing but the short name or the initials of whoever wrote the text: "NPA", "(NPA)",
    "npa/AB", also with a button's word behind it ("NPA. Subscribe"). Whose name it is, a list of agencies must say."""
    found = _SIGNATURE.match(text)
    if found is None:
        return False
    rest = text[found.end() :].strip(" .)]/—–-")
    return not rest or effect_of(rest) == "furniture"


def dateline_of(text: str) -> Dateline | None:
    """The dateline that opens a paragraph: "SAN ARLO, Veldria, May 3, 2031 (AP) — Two boats …".

    An agency that is not known counts where the place in capitals leaves no doubt that this is a dateline.
    """
    plain = _plain_dateline(text)
    if plain is not None and plain.agency is not None:
        return plain
    signed = signature_in(text)
    if signed is None or (signed.kind != "agency" and signed.whole):
        return plain
    return Dateline(
        words=text[: signed.close].strip(" ,.:–—-"),
        agency=Finding(name=signed.name, kind="agency", start=signed.start, end=signed.end),
        published=signed.published,
    )


def _plain_dateline(text: str) -> Dateline | None:
    found = _DATELINE.match(text)
    if not found:
        return None
    place, agency = found.group("place"), found.group("agency")
    outlet = by_name(agency.split("/")[0]) if agency else None
    if not (place or outlet):
        return None
    capitals = False
    if place:
        words = place.split()
        opening = words[0].strip(",")
        # Without an agency only a place in capitals is sure to be a dateline and not a sentence with a dash.
        capitals = len(opening) > 2 and opening.isupper()
        if len(words) > 9 or not (capitals or (outlet and len(words) <= 6)):
            return None
    finding = None
    if agency and (outlet or (capitals and _unlisted(agency, dated=bool(found.group("date"))))):
        name = outlet.name if outlet else agency
        finding = Finding(name=name, kind="agency", start=found.start("agency"), end=found.end("agency"))
    written = found.group("date")
    return Dateline(
        words=text[: found.start("dash")].strip(" ,"), agency=finding, published=edtf(written) if written else None
    )


def _unlisted(words: str, *, dated: bool) -> bool:
    """Whether words in a dateline's brackets may name an agency that no table has: one word that is no capitals may be
    a country where no day stands before it, and "agencies" are several."""
    if _AGENCY.fullmatch(words) is None or fold(words) in _several():
        return False
    return dated or words.isupper() or " " in words or any(sign.isupper() for sign in words[1:])


def _dateline_agency(text: str) -> list[Finding]:
    found = dateline_of(text)
    return [found.agency] if found and found.agency else []


def _republished(text: str) -> Iterator[Finding]:
    folded = text.casefold()
    if not any(hint in folded for hint in _REPUBLISHED_HINTS):
        return
    plain = text.translate(_STRAIGHT)
    for match in republished_pattern().finditer(plain):
        yield from _name_after(text, plain, match.end(), "republished_from")
        return


def _line_credits(text: str) -> list[Finding]:
    if len(text) > _LONGEST_LINE and not _COPYRIGHT.match(text):
        return []
    plain = text.translate(_STRAIGHT)
    byline = byline_of(text)
    if byline:
        return [Finding(name=named(name), kind="agency", start=start, end=end) for name, start, end in byline.agencies]
    match = line_lead_pattern().match(plain)
    if match:
        found = list(_name_after(text, plain, match.end(), "republished_from"))
        if found and found[0].end >= len(plain.rstrip(" .\"'»)")) - 45:
            return [_agency_or_source(item) for item in found]
    match = with_pattern().match(plain)
    if match:
        rest = plain[match.end() :].strip(" .()")
        names = [name for name in re.split(r"\s*(?:,|\band\b|/|&)\s*", rest) if by_name(name)]
        if names and len(rest.split()) <= 12:
            return [_at(text, name, match.end(), "agency") for name in names]
    abroad = _abroad(text, plain)
    if abroad:
        return abroad
    match = notice_pattern().match(plain)
    if match:
        rest = plain[match.end() :].strip(" .)]/—–-")
        marked = _COPYRIGHT.match(plain) is not None
        outlet = by_name(match.group("name").split("/")[0])
        written = match.group("name")
        # "dpa" is written small, and so are those beside it.
        small = outlet is not None and outlet.kind == "agency" and written.startswith(outlet.name)
        exact = outlet is not None and (written != written.lower() or marked or small)
        # "AFP. Subscribe": a button's words run on behind the sign-off.
        bare = not rest or effect_of(rest) == "furniture"
        if exact and (bare or (marked and len(rest.split()) < 40)):
            names = [name for name in re.split(r"\s*[/,]\s*", match.group("name")) if name]
            return [_at(text, name, match.start("name"), "agency") for name in names]
    return []


def _abroad(text: str, plain: str) -> list[Finding]:
    """The credit of a line in another language: "Quelle: dpa", "Lunde Online avec AFP", "Con información de EFE"."""
    match = abroad_pattern().fullmatch(plain.strip())
    if match is None or len(plain.split()) > _ABROAD_WORDS:
        return []
    names = [name for name in _ABROAD_NAMES.split(match.group("names")) if name]
    known = [(name, by_name(name)) for name in names]
    # One name may be the writer's or another outlet's own.
    if sum(outlet is None for _, outlet in known) > 1 or not any(o and o.kind == "agency" for _, o in known):
        return []
    return [_at(text, name, 0, "agency") for name, outlet in known if outlet and outlet.kind == "agency"]


def _contributors(text: str) -> Iterator[Finding]:
    folded = text.casefold()
    if not any(hint in folded for hint in _CONTRIBUTOR_HINTS):
        return
    plain = text.translate(_STRAIGHT)
    for agency, pattern in signatures():
        signed = pattern.search(plain)
        if signed:
            yield Finding(name=agency, kind="agency", start=signed.start(1), end=signed.end(1), inferred=True)
    if "contributed" in plain:
        for match in contributed_pattern().finditer(plain):
            if _only_names(match.group("names")):
                yield from _names_at(text, match.group("names"), match.start("names"))
    for match in reporting_pattern().finditer(plain):
        yield from _names_at(text, match.group("names"), match.start("names"))


def _names_at(text: str, words: str, start: int) -> Iterator[Finding]:
    staff = staff_pattern().match(words)
    if staff:
        org = staff.group("org")
        if org and by_name(org):
            yield Finding(name=named(org), kind="contributor", start=start, end=start + len(org))
        start += staff.end()
        words = words[staff.end() :]
    for name in names_of(words):
        offset = words.find(name)
        if offset >= 0 and (len(name.split()) > 1 or by_name(name)):
            begin = start + offset
            yield Finding(
                name=named(text[begin : begin + len(name)]), kind="contributor", start=begin, end=begin + len(name)
            )


def _only_names(words: str) -> bool:
    """Whether a list holds names, staff words and places alone, and is no clause with a verb of its own."""
    rest = staff_pattern().sub("", words)
    return all(word[0].isupper() or not word[0].isalpha() or word in _JOINING for word in rest.split())


def _sign_off(text: str, *, last: bool) -> list[Finding]:
    """A dash or brackets with an agency after the last full stop: "… said. — AP", "… said. (Reuters)"."""
    match = _TAIL.search(text)
    if not match:
        return []
    names = [name.strip() for name in re.split(r"[/,]| and ", match.group("name"))]
    outlets = [by_name(name) for name in names]
    if not all(outlet and (outlet.kind == "agency" or last) and not outlet.loose for outlet in outlets):
        return []
    return [_at(text, name, match.start("name"), "agency") for name in names]


def _name_after(text: str, plain: str, position: int, kind: CreditKind) -> Iterator[Finding]:
    gap = re.match(
        r"[\s:–—-]*(?:the (?:website|newspaper|news (?:site|outlet|agency)|magazine|site) (?:of )?)?", plain[position:]
    )
    start = position + (gap.end() if gap else 0)
    match = _NAME.match(plain, start)
    if not match:
        return
    group = "quoted" if match.group("quoted") else "plain"
    words = text[match.start(group) : match.end(group)].rstrip(".,'")
    begin = match.start(group)
    if words.startswith("the "):
        words, begin = words[4:], begin + 4
    while (
        words
        and not by_name(words)
        and re.search(
            r"\s(?:[A-Z]\w+day|January|February|March|April|May|June|July|August|September|October|November|December|Under|And|Is|On|By)$",
            words,
        )
    ):
        words = words.rsplit(" ", 1)[0]
    if len(words) >= 2:
        yield Finding(name=named(words), kind=kind, start=begin, end=begin + len(words))


def _agency_or_source(item: Finding) -> Finding:
    outlet = by_name(item.name)
    if outlet and outlet.kind == "agency":
        return Finding(name=item.name, kind="agency", start=item.start, end=item.end)
    return item


def _at(text: str, name: str, position: int, kind: CreditKind) -> Finding:
    start = text.find(name, position)
    start = start if start >= 0 else text.find(name)
    return Finding(name=named(name), kind=kind, start=start, end=start + len(name))


@cache
def _several() -> frozenset[str]:
    table = load_table("reading/mastheads.toml")
    return frozenset(fold(words) for words in (*table["wires"], *table["marks"]))
