"""Private persons who speak: survivors, witnesses, mourners, by what a report calls them beside the name.

Whoever bears an office or a rank speaks for it and is no private person; nor is anybody of whom the report says no more
than the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firsthand.data import load_table
from firsthand.model import Document

__all__ = ["bears_office", "private_witnesses"]

# Characters on either side of a name in which the report says who it is.
_REACH = 70
_CLERGY = frozenset({"father", "mother", "sister", "brother"})
# Before a surname, in which a title stands.
_TITLE = 30
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# A description ends with its sentence, its brackets or the quotation beside it.
_END = re.compile(r"[.;:!?“”\"()\n—–]")
_YEARS_OLD = re.compile(r"\b\d{1,3}[- ]years?[- ]old\b|\baged \d{1,3}\b|^,? ?(?:aged )?\d{1,3},|\bof \d{1,3}\b")
_TOLD = re.compile(r"\b(?:said|says|told|tells|stated|added|read|wrote|that)\b", re.IGNORECASE)
# "A baker said Tavo Benrath …": the words before a verb of saying describe somebody else.
_KIN = re.compile(r"(?:\b(?:his|her|their|my|our)|[’']s?)\s(?:[\w-]+\s){0,2}(?P<kin>[\w-]+), $")
_SAYING = re.compile(r"\b(?:said|says|told|added|asked|accused|killed|by|and|that|with|for)\b", re.IGNORECASE)


def private_witnesses(document: Document) -> tuple[str, ...]:
    """The names of the persons whom the report quotes and tells to be one of many: "Tavo Benrath, a baker"; "resident
    Mira Orlen"; "Ilo Brand, 43,"."""
    names = {
        hop.name
        for claim in document.extraction.claims
        for hop in claim.chain
        if hop.kind == "person" and hop.name[:1].isupper()
    }
    return tuple(sorted(name for name in names if _is_private(name, document.report.text)))


def _is_private(name: str, text: str) -> bool:
    described, told = _told(name, text)
    if bears_office(name, text):
        return False
    return any(words & (_many() | _relations()) for words in told) or any(
        _YEARS_OLD.search(words) for words in described
    )


def bears_office(name: str, text: str) -> bool:
    """True where the report gives the person an office, beside the name or before the surname."""
    _, told = _told(name, text)
    return any(words & _offices() for words in told) or _bears_office(name.split()[-1], text)


def _told(name: str, text: str) -> tuple[list[str], list[set[str]]]:
    """What stands beside the name, and the words of it."""
    described = list(_descriptions(name, text))
    # "Father Orlen" is a priest, and "his father" is none.
    return described, [
        {word.lower() for word in _WORD.findall(words) if word.islower() or word.lower() not in _CLERGY}
        for words in described
    ]


def _descriptions(name: str, text: str) -> Iterator[str]:
    """What stands beside the name wherever the text has it in full: ", a pump man of 43" and "resident "."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
        after = text[found.end() : found.end() + _REACH]
        if after[:1] == ",":
            end = _END.search(after)
            # Behind a verb of saying stands what was said, of whomever.
            yield _TOLD.split(after[: end.start()] if end else after)[0]
        before = _END.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
        if kin := _KIN.search(before):
            # "Orlen's sister, Mira Orlen": whose she is says who she is.
            yield kin.group("kin") if kin.group("kin").lower() in _relations() else ""
        # Only the words right before the name are its own: "the survivor, a cook, said" is about somebody else.
        yield " ".join(_SAYING.split(before.rpartition(",")[2])[-1].split()[-4:])


def _bears_office(surname: str, text: str) -> bool:
    """True where an office stands before the surname alone: "Secretary Lind said"."""
    return any(
        set(text[max(0, found.start() - _TITLE) : found.start()].lower().split()[-2:]) & _offices()
        for found in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", text)
    )


@cache
def _relations() -> frozenset[str]:
    return frozenset(load_table("safety/names.toml")["kin"])


@cache
def _many() -> frozenset[str]:
    return frozenset(load_table("safety/names.toml")["witnesses"])


@cache
def _offices() -> frozenset[str]:
    return frozenset(load_table("mentions/things.toml")["public_roles"]["words"].split())
