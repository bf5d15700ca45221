"""Private persons whom a report names beside an age or among those who were harmed, whatever else was read of them.

"Luis Marn, 58, closed the doors"; "police identified the dead as Mira Orlen and Ilo Brand"; "among them the foreman
Tavo Benrath". Who bears an office is no private person, and what the report knows for a place is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from firsthand.data import load_table
from firsthand.model import Document

__all__ = ["named_private"]

_NAME = (
    r"[^\W\d_a-z][\w’'-]*(?:\s(?:(?:[^\W\d_a-z]\.)|(?:al|bin|bint|da|de|del|der|di|el|ibn|la|ter|van|von)\s"
    r"[^\W\d_a-z][\w’'-]*|[^\W\d_a-z][\w’'-]*)){1,3}"
)
_AGED = re.compile(rf"(?<![\w-])(?P<name>{_NAME}), (?:aged )?(?P<age>\d{{1,3}})(?=[,.;:)]|\s(?:and|who|of)\b)")
_NAMES = re.compile(rf"(?<![\w-]){_NAME}")
# Of a sentence: how far behind the words that name the dead their names may stand.
_REACH = 240
_OLDEST = 115
# "of Kessim Springs": where somebody is from.
_FROM = re.compile(r"\b(?:of|from|in|at|near|outside)\s(?:the\s)?$")
_END = re.compile(r"[.;!?](?=\s|$)|\b(?:died|said|were|was|have|had)\b")


def named_private(document: Document, public: Callable[[str], bool]) -> tuple[str, ...]:
    """The names, as written. public: true for a name whose bearer holds an office by what the report says."""
    report = document.report
    places = {place.name.casefold() for place in document.extraction.places}
    places |= {report.quote(place.span).casefold() for place in document.extraction.places}
    found: set[str] = set()
    for block in report.blocks:
        if block.role in {"boilerplate", "credit"}:
            continue
        found.update(_names(report.quote(block.span)))
    authors = {author.casefold() for author in report.authors}
    return tuple(
        sorted(
            name
            for name in found
            if name.casefold() not in places | authors and not name.isupper() and not public(name)
        )
    )


def _names(text: str) -> Iterator[str]:
    for aged in _AGED.finditer(text):
        if 0 < int(aged.group("age")) <= _OLDEST and not _FROM.search(text[: aged.start()]):
            yield aged.group("name")
    for naming in _naming().finditer(text):
        told = text[naming.end() : naming.end() + _REACH]
        stop = _END.search(told)
        told = told[: stop.start()] if stop else told
        for name in _NAMES.finditer(told):
            if not _FROM.search(told[: name.start()]):
                yield name.group()


@cache
def _naming() -> re.Pattern[str]:
    phrases: list[str] = load_table("safety/names.toml")["naming"]
    return re.compile(rf"(?i)\b(?:{'|'.join(phrases)})(?=\s)")
