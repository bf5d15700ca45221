"""Private persons who speak in reports of other languages than English, by the words beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.data import data_file, load_table
from firsthand.data.folding import fold
from firsthand.model import Document, Hop

__all__ = ["private_abroad"]

# Characters on either side of a name in which the report says who it is.
_REACH = 60
_END = re.compile(r"[.;:!?“”«»\"\n—–。！？؟۔]")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
_ANY = "*"


def private_abroad(document: Document) -> frozenset[str]:
    """The names of persons whom a report of a language with tables quotes and calls a survivor, a resident, a relative,
    a worker or a witness, or names beside an age. Whoever also bears an office there is no private person."""
    language = document.report.language
    if not _is_listed(language):
        return frozenset()
    told: dict[str, set[str]] = {}
    for claim in document.extraction.claims:
        for hop in claim.chain:
            if hop.kind == "person" and hop.span is not None:
                told.setdefault(hop.name, set()).update(_kinds(hop, document, language))
    return frozenset(name for name, kinds in told.items() if "private" in kinds and "office" not in kinds)


def _kinds(hop: Hop, document: Document, language: str) -> Iterator[str]:
    """What the words beside a name tell: "private", "office"."""
    text = document.report.text
    span = hop.span
    if span is None:
        return
    before = _END.split(text[max(0, span.start - _REACH) : span.start])[-1]
    after = _END.split(text[span.end : span.end + _REACH])[0]
    if re.match(_ages(), after) or re.match(_ages(), text[span.end : span.end + _REACH]):
        yield "private"
    words = [fold(word) for word in _WORD.findall(f"{before} {hop.name} {after}")]
    for kind, phrases in _phrases(language):
        if any(_stands(phrase, words) for phrase in phrases):
            yield kind


def _stands(phrase: tuple[str, ...], words: Sequence[str]) -> bool:
    size = len(phrase)
    return any(
        all(_fits(part, word) for part, word in zip(phrase, words[at : at + size], strict=True))
        for at in range(len(words) - size + 1)
    )


def _fits(part: str, word: str) -> bool:
    if part.startswith(_ANY):
        return word.endswith(part.strip(_ANY))
    return word.startswith(part[:-1]) if part.endswith(_ANY) else word == part


@cache
def _phrases(language: str) -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """The phrases of the tables of who speaks, by what they tell of a person."""
    table = load_table(f"languages/speech/{language}.toml")
    kinds: dict[str, list[str]] = load_table("safety/abroad.toml")
    found: list[tuple[str, tuple[tuple[str, ...], ...]]] = []
    for kind in ("private", "office"):
        listed = [
            phrase
            for section in ("roles", "folk")
            for english, phrases in table.get(section, {}).items()
            if english in kinds[kind]
            for phrase in phrases.replace("\n", " ").split(",")
        ]
        found.append((kind, tuple(parts for phrase in listed if (parts := _parts(phrase)))))
    return tuple(found)


def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(
        ("*" if piece.startswith(_ANY) else "") + fold(piece.strip(_ANY)) + ("*" if piece.endswith(_ANY) else "")
        for piece in phrase.split()
        if piece.strip(_ANY)
    )


@cache
def _ages() -> re.Pattern[str]:
    units = "|".join(map(re.escape, load_table("safety/abroad.toml")["years"]))
    return re.compile(rf",? ?\(?(?:de |von |di )?\d{{1,2}} ?(?:{units})\b|,? ?\(\d{{1,2}}\)")


@cache
def _is_listed(language: str) -> bool:
    try:
        data_file(f"languages/speech/{language}.toml")
    except FileNotFoundError:
        return False
    return True
