"""Persons whom a report names without quoting them: the dead, the hurt, the accused. Two reports that name the same one
beside what happened tell, nearly always, of the same happening.

Measured on pooled reports of shootings: 208 of 286 pairs of reports of one shooting share such a name, and 6 of 551
candidate pairs of different ones.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.names import fold_name, is_known_body, is_outlet, name_key
from firsthand.linking.profiles.wording import has_rare_word
from firsthand.model import BlockRole, Report

__all__ = ["Named", "named_in", "teller_key"]

Places = dict[str, tuple[int, ...]]

_ROLES: frozenset[BlockRole] = frozenset({"heading", "paragraph", "caption"})
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’-]+(?: [A-ZÀ-ÖØ-Þ]\.)?(?: [A-ZÀ-ÖØ-Þ][\w'’-]+){1,3}")
_BEFORE = re.compile(r"([\w-]+)[.,]?[\s“\"]*$")
_AFTER = re.compile(r",?\s+([\w-]+)|(?P<age>,\s+\d{1,2}\b)")
_LONGEST = 4
# Characters before a name in which the word before it stands.
_REACH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The rare names of a report with the offsets at which they stand. people: those that are surely persons'; others:
    streets, houses, schools, and persons of whom nothing says that they are."""

    people: Places
    others: Places


def named_in(report: Report, known: Container[str], tellers: Container[str]) -> Named:
    """The names of two words and more, one of them rare, but for those of places, outlets and whoever is quoted.

    A name is a person's where a word beside it says so once, or its surname stands alone elsewhere, and no word beside
    it says that it is a place's.
    known: folded names of places and outlets. tellers: keys of those who are quoted: an official speaks of many
    happenings. First and last word stand for the name, since middle names come and go.
    """
    found: dict[str, list[int]] = {}
    persons: set[str] = set()
    places: set[str] = set()
    text = report.text
    for block in report.blocks:
        if block.role not in _ROLES or block.duplicate_of is not None:
            continue
        for match in _NAME.finditer(text, block.span.start, block.span.end):
            key = _key(match.group(), known)
            if not key or key in tellers:
                continue
            found.setdefault(key, []).append(match.start())
            before = _BEFORE.search(text, max(block.span.start, match.start() - _REACH), match.start())
            after = _AFTER.match(text, match.end(), block.span.end)
            if before and before.group(1).casefold() in _words("place_before"):
                places.add(key)
            elif (before and _says_person(before.group(1), "person_before")) or (
                after and (after.group("age") or _says_person(after.group(1), "person_after"))
            ):
                persons.add(key)
    for key in found.keys() - persons - places:
        if _surname_alone(key.split()[-1], text, len(found[key])):
            persons.add(key)
    sure = persons - places
    return Named(
        people={key: tuple(starts) for key, starts in found.items() if key in sure},
        others={key: tuple(starts) for key, starts in found.items() if key not in sure},
    )


def teller_key(name: str) -> str:
    """The key under which a quoted person would be found among the people; empty for a single word."""
    words = name_key(name).split()
    return f"{words[0]} {words[-1]}" if len(words) > 1 else ""


def _key(name: str, known: Container[str]) -> str:
    folded = fold_name(name)
    if folded in known or is_known_body(folded) or is_outlet(folded):
        return ""
    words = name_key(name).split()
    if not 2 <= len(words) <= _LONGEST or not has_rare_word(" ".join(words)):
        return ""
    return f"{words[0]} {words[-1]}"


def _surname_alone(surname: str, text: str, full: int) -> bool:
    """Whether the last word stands without the first somewhere: "Amburov" after "Zoltrek Amburov"."""
    shown = surname[0].upper() + surname[1:]
    # To count letters is cheap, to make a pattern of every name is not.
    return text.count(shown) > full and len(re.findall(rf"\b{re.escape(shown)}\b", text)) > full


def _says_person(word: str, words: str) -> bool:
    folded = word.casefold()
    return folded in _words(words) or folded.endswith("-year-old")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_table("linking/people.toml")[name])
