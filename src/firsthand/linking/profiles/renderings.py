"""Speakers of reports in other languages under English words, so that one speaker is one in every language.

"ministère de la Santé de Gaza" and "وزارة الصحة في غزة" are Gaza's health ministry. The words for bodies, roles and
sources come from the tables by which their claims were found, towns and countries from the report's own places. Names
of persons stay as they are: they are compared by their sounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from firsthand.data import data_file, load_table
from firsthand.data.folding import fold
from firsthand.linking.profiles.sounds import unmarked
from firsthand.model import Document, Hop

__all__ = ["in_english"]

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_SECTIONS = ("roles", "bodies", "folk", "documents", "press", "matters", "sides")
_HEADS = frozenset({"roles", "bodies", "folk", "documents", "press"})
# English words that stand for many others: the report's own words tell more than they do.
_LOOSE = frozenset({"office", "organisation", "worker", "leader", "resident", "relative", "deputy"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Glossary:
    """Phrases of a language by their first word, or by the first two letters of a word with any ending."""

    exact: Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]
    joins: frozenset[str]
    indefinite: frozenset[str]
    glued: tuple[str, ...]
    endings: tuple[tuple[str, str, str], ...]
    openings: tuple[tuple[str, str, str], ...]
    parts: Mapping[str, str]
    head_last: bool


def in_english(document: Document) -> Document:
    """The document with its speakers under English words; itself where it is in English or no table knows its
    language. Claims keep their ids, which tell nothing of their speakers' names."""
    glossary = _glossary(document.report.language)
    if glossary is None or not document.extraction.claims:
        return document
    claims = tuple(
        replace(claim, chain=tuple(_hop(hop, document, glossary) for hop in claim.chain))
        for claim in document.extraction.claims
    )
    return replace(document, extraction=replace(document.extraction, claims=claims))


def _hop(hop: Hop, document: Document, glossary: _Glossary) -> Hop:
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


def _english(name: str, places: Mapping[int, tuple[int, str]], glossary: _Glossary) -> str:
    """The English words for a body, an office or a source, its kind last."""
    found: list[tuple[str, str]] = []
    spots = list(_WORD.finditer(name))
    words = [fold(spot.group()) for spot in spots]
    indefinite = False
    at = 0
    while at < len(words):
        place = places.get(spots[at].start())
        match = None if place is not None else _match(words, at, glossary)
        if place is not None:
            found.append(("", place[1]))
            while at < len(words) and spots[at].start() < place[0]:
                at += 1
        elif match is not None:
            section, english, last = match
            own = " ".join(spot.group() for spot in spots[at:last])
            found.append((section, unmarked(own) if english in _LOOSE else english))
            at = last
        else:
            if words[at] in glossary.indefinite and not found:
                indefinite = True
            elif words[at] not in glossary.joins:
                found.append(("", unmarked(spots[at].group())))
            at += 1
    heads = [number for number, (section, _) in enumerate(found) if section in _HEADS]
    if not found:
        return name
    told = [english for _, english in found]
    if not heads:
        return " ".join(told)
    head = heads[-1] if glossary.head_last else heads[0]
    told = [*reversed(told[head + 1 :]), *told[:head], told[head]]
    article = "a " if indefinite and found[head][0] == "roles" else ""
    return article + " ".join(dict.fromkeys(told))


def _match(words: Sequence[str], at: int, glossary: _Glossary) -> tuple[str, str, int] | None:
    """The longest phrase at a word: its section, its English word, and the word behind it."""
    for form in _forms(words[at], glossary.glued):
        for phrase, section, english in glossary.exact.get(form, ()):
            if all(
                at + number < len(words) and part in _forms(words[at + number], glossary.glued)
                for number, part in enumerate(phrase)
            ):
                return section, english, at + len(phrase)
    word = words[at]
    for ending, section, english in glossary.endings:
        if word.endswith(ending) and len(word) > len(ending):
            part = glossary.parts.get(word[: -len(ending)])
            return section, f"{part} {english}" if part else english, at + 1
    for opening, section, english in glossary.openings:
        if word.startswith(opening):
            return section, english, at + 1
    return None


def _forms(word: str, glued: Sequence[str]) -> Iterator[str]:
    yield word
    for prefix in glued:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            yield word[len(prefix) :]


@cache
def _glossary(language: str) -> _Glossary | None:
    try:
        data_file(f"languages/speech/{language}.toml")
    except FileNotFoundError:
        return None
    table = load_table(f"languages/speech/{language}.toml")
    exact: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    endings: list[tuple[str, str, str]] = []
    openings: list[tuple[str, str, str]] = []
    for section in _SECTIONS:
        for english, listed in table.get(section, {}).items():
            for phrase in listed.replace("\n", " ").split(","):
                if "*" in phrase:
                    plain = fold(phrase.strip())
                    (endings if plain.startswith("*") else openings).append((plain.strip("*"), section, english))
                    continue
                words = tuple(fold(word) for word in _WORD.findall(phrase))
                if words:
                    exact.setdefault(words[0], []).append((words, section, english))
    glued = load_table("languages/languages.toml").get(language, {}).get("glued", ())
    return _Glossary(
        exact={first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in exact.items()},
        joins=frozenset(fold(word) for word in _WORD.findall(table.get("joins", ""))),
        indefinite=frozenset(fold(word) for word in _WORD.findall(table.get("indefinite", ""))),
        glued=tuple(sorted(glued, key=len, reverse=True)),
        endings=tuple(sorted(endings, key=lambda row: -len(row[0]))),
        openings=tuple(openings),
        parts={
            fold(part.strip()): english
            for english, listed in table.get("parts", {}).items()
            for part in listed.split(",")
        },
        head_last=table.get("head_last", False),
    )
