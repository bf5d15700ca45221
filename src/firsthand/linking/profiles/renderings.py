"""Speakers of reports in other languages under English words, so that one speaker is one in every language.

"ministère de la Santé de Gaza" and "وزارة الصحة في غزة" are Gaza's health ministry. The words for bodies, roles and
sources come from the tables by which their claims were found and from the glossary of linking, towns from the report's
own places, countries and their peoples from the names of countries in each language. What else stands in small letters
beside a word for a body is left out. Names of persons stay as they are: they are compared by their sounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.data.folding import fold
from firsthand.data.sounds import unmarked
from firsthand.linking.profiles.glossary import HEADS, WORD, Glossary, glossary_of, state_name
from firsthand.model import Document, Hop

__all__ = ["described_in_english", "in_english"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A word or phrase of a name in English. section: that of its table, "place", "state" or "known", empty for a word
    that no table knows. name: such a word stands with a capital and may be a name's."""

    section: str
    english: str
    name: bool = False


def in_english(document: Document) -> Document:
    """The document with its speakers under English words; itself where it is in English or no table knows its
    language. Claims keep their ids, which tell nothing of their speakers' names."""
    glossary = glossary_of(document.report.language)
    if glossary is None or not document.extraction.claims:
        return document
    claims = tuple(
        replace(claim, chain=tuple(_hop(hop, document, glossary) for hop in claim.chain))
        for claim in document.extraction.claims
    )
    return replace(document, extraction=replace(document.extraction, claims=claims))


def described_in_english(words: str, language: str) -> str:
    """The English words for what stands beside a speaker's name, as far as the tables know them; the words themselves
    in English and in languages without tables."""
    glossary = glossary_of(language)
    if glossary is None or not words.strip():
        return words
    known = [piece for piece in _pieces(words, {}, glossary) if piece.section or piece.name]
    first = WORD.search(words)
    its = "its " if first is not None and fold(first.group()) in glossary.its else ""
    return its + " ".join(piece.english for piece in _ordered(known, glossary))


def _hop(hop: Hop, document: Document, glossary: Glossary) -> Hop:
    if hop.kind in ("outlet", "person") or not hop.name:
        return hop
    return replace(hop, name=_english(hop.name, _places(hop, document), glossary))


def _places(hop: Hop, document: Document) -> dict[int, tuple[int, str]]:
    """The places among the words of a hop: by where each begins in its name, where it ends and its usual name."""
    if hop.span is None:
        return {}
    start = document.report.text.find(hop.name, hop.span.start, hop.span.end)
    if start < 0:
        return {}
    return {
        place.span.start - start: (place.span.end - start, place.name)
        for place in document.extraction.places
        if hop.span.contains(place.span) and place.geoname_id is not None
    }


def _english(name: str, places: Mapping[int, tuple[int, str]], glossary: Glossary) -> str:
    """The English words for a body, an office or a source, its kind last."""
    found = _pieces(name, places, glossary)
    if not found:
        return name
    if len(found) == 1 and found[0].section == "state":
        return state_name(found[0].english)
    if any(piece.section in HEADS or piece.section == "known" for piece in found):
        told = any(piece.section and piece.section not in HEADS for piece in found)
        found = [
            piece
            for piece in found
            if piece.section
            or (piece.name or glossary.is_of_people(fold(piece.english)) if glossary.cased else not told)
        ]
    ordered = _ordered(found, glossary)
    indefinite = any(piece.section == "roles" for piece in ordered[-1:]) and _opens_indefinite(name, glossary)
    return ("a " if indefinite else "") + " ".join(dict.fromkeys(piece.english for piece in ordered))


def _opens_indefinite(name: str, glossary: Glossary) -> bool:
    first = WORD.search(name)
    return first is not None and fold(first.group()) in glossary.indefinite


def _ordered(found: Sequence[_Piece], glossary: Glossary) -> list[_Piece]:
    """The pieces with the one for the kind last: what stands behind it in other languages stands before it, the words
    of a name in their own order."""
    heads = [at for at, piece in enumerate(found) if piece.section in HEADS]
    if not heads:
        return list(found)
    head = heads[-1] if glossary.head_last else heads[0]
    if found[head].section == "bodies" and head + 1 in heads and found[head + 1].section == "roles":
        head += 1  # "IOM-Sprecher"
    behind: list[list[_Piece]] = []
    for piece in found[head + 1 :]:
        if behind and piece.name and behind[-1][-1].name:
            behind[-1].append(piece)
        else:
            behind.append([piece])
    named: list[_Piece] = []
    if found[head].section == "roles" and behind and len(behind[0]) > 1 and behind[0][0].name:
        named = behind.pop(0)  # "spokesman Jane Roe", in English, too
    return [*(piece for run in reversed(behind) for piece in run), *found[:head], found[head], *named]


def _pieces(name: str, places: Mapping[int, tuple[int, str]], glossary: Glossary) -> list[_Piece]:
    spots = list(WORD.finditer(name))
    words = [fold(spot.group()) for spot in spots]
    found: list[_Piece] = []
    at = 0
    while at < len(words):
        place = places.get(spots[at].start())
        match = glossary.match(words, at, spots) if place is None else None
        if place is not None:
            found.append(_Piece(section="place", english=place[1]))
            while at < len(words) and spots[at].start() < place[0]:
                at += 1
        elif match is not None:
            section, english, last = match
            found.append(_Piece(section=section, english=english))
            at = last
        else:
            word = spots[at].group()
            state = glossary.state_of(words[at])
            if state:
                found.append(_Piece(section="state", english=state))
            elif not glossary.is_small(words[at]):
                found.append(_Piece(section="", english=unmarked(word), name=word[0].isupper()))
            at += 1
    return found
