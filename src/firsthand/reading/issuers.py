"""Finds the body that speaks on a page of its own: its name beside the name of its paper ("Press release")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.data import load_table
from firsthand.reading.dates import is_date_line, strip_dates
from firsthand.reading.phrases import fold

__all__ = ["has_form_of_name", "holds_date", "is_capitalised", "is_name_of_body", "issuer_in", "loud", "opens_release"]

_ISSUER_WORDS = 12
# How many of the words of a body's name begin with capitals.
_BODY_CAPITALS = 0.6
# What parts a body's name, its place and its paper in one line.
_PARTS = re.compile(r"\s*[|•·:»]\s+|\s+[–—-]\s+|,\s+|\s+\(")
_QUOTED = re.compile(r"[«\"“„](?P<name>[^«»\"“”„]{2,60})[»\"”“]$")


def issuer_in(head: Sequence[str], title: str) -> str:
    """The body whose page it is, empty where no line above the article says so.

    Its name stands alone up to two lines above a paper's ("Press release"), before the paper in one line ("Lenz Police
    – Communiqué No. 4"), or behind words for a paper of somebody's ("Statement of the Lenz Dockers' Union").
    """
    for index, text in enumerate(head):
        if opens_release(text):
            if of := _of(text):
                return loud(of)
            for other in head[max(0, index - 2) : index]:
                dated = is_date_line(other) or holds_date(other)
                if other != title and not dated and has_form_of_name(other, most=_ISSUER_WORDS):
                    return loud(other)
        elif before := _before(text):
            return loud(before)
        elif of := _of(text):
            return loud(of)
    return ""


def opens_release(text: str) -> bool:
    """Whether a line says that a body speaks: "Press release", "COMUNICADO No. 4", "Statement"."""
    opened = fold(text)
    return opened in _words("papers") or any(
        opened == lead or re.match(rf"{re.escape(lead)}[\W\d]", opened) for lead in _words("releases")
    )


def is_name_of_body(text: str) -> bool:
    """Whether a line has the form of a body's name and no sentence's: nearly all its longer words with capitals."""
    plain = not any(sign in text for sign in ":;?!") and not text.endswith(".")
    return plain and is_capitalised(text, least=_BODY_CAPITALS)


def is_capitalised(text: str, *, least: float) -> bool:
    """Whether such a share of the words begins with capitals, small words of names left out."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.casefold() not in _small()]
    capitals = sum(word[0].isupper() for word in words)
    return 0 < len(words) <= _ISSUER_WORDS and capitals >= least * len(words)


def has_form_of_name(words: str, *, most: int) -> bool:
    """Whether at most so many words have the form of a name: each with a capital but for small ones, no full stop."""
    parts = words.split()
    if not 1 <= len(parts) <= most or any(sign.isdigit() or sign in ":;?!" for sign in words) or words.endswith("."):
        return False
    return all(part[0] == "(" or part[0].isupper() or part.casefold() in _small() or "'" in part for part in parts)


def holds_date(text: str) -> bool:
    """Whether a day or an hour stands in a line beside other words."""
    return len(strip_dates(text)) < len(text.strip()) - 5


def loud(name: str) -> str:
    """A name of several words in capitals alone as other names are written: "LENZ POLICE" as "Lenz Police"."""
    if not name.isupper() or " " not in name:
        return name
    words = name.title().split()
    return " ".join(word.lower() if at and word.lower() in _small() else word for at, word in enumerate(words))


def _before(text: str) -> str:
    """The name that opens a line with a paper behind it, places and days between them left out."""
    plain = strip_dates(text)
    body, *rest = (part.strip(" )") for part in _PARTS.split(plain))
    if not any(map(opens_release, rest)):
        return ""
    fits = len(body.split()) > 1 and has_form_of_name(body, most=_ISSUER_WORDS) and fold(body) not in _words("no_names")
    return body if fits else ""


def _of(text: str) -> str:
    """The name behind words for somebody's paper: "Statement of the …", "Пресслужба АТ «…»"."""
    for pattern in _of_papers():
        found = pattern.match(text)
        if found:
            name = next(_names(found["name"]), "")
            if has_form_of_name(name, most=_ISSUER_WORDS):
                return name
    return ""


def _names(words: str) -> Iterator[str]:
    quoted = _QUOTED.search(words.strip(" ."))
    if quoted:
        yield quoted["name"]
    yield _PARTS.split(strip_dates(words))[0].strip(" .)")


@cache
def _of_papers() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?i:{source})\s+(?P<name>[^a-z].+)$")
        for source in load_table("reading/mastheads.toml")["of_papers"]
    )


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(words) for words in load_table("reading/mastheads.toml")[name])


@cache
def _small() -> frozenset[str]:
    return frozenset(load_table("reading/mastheads.toml")["small"])
