"""Finds the outlet that a page's own furniture names ("Discover more from X", "© 2031 X")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from firsthand.data import load_table
from firsthand.reading.masthead import is_outlet_name
from firsthand.reading.outlets import by_name, named
from firsthand.reading.phrases import fold

__all__ = ["outlet_in"]

# A word of a name: no year, and no end of a sentence but that of an initial.
_WORD = r"(?!\d{4}\b)[^\W_a-zß-öø-ÿа-џґ](?:[\w&'’+-]|\.(?=\w))*(?:(?<=\b[A-Z])\.)?"
_NAME = (
    rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:(?:of|the|and|de|di|della|del|du|des|do|da|der|for|&|al) )?{_WORD}){{0,5}}?)"
)
_TITLE_TAIL = re.compile(r"^(?P<title>.{12,}?)\s+[|–—-]\s+(?P<name>[^|–—]{2,50})$")
_LONGEST = 300


def outlet_in(furniture: Iterable[str], title: str) -> str:
    """The name that most of the lines speak for, empty where none names a site. `furniture`: boilerplate lines."""
    votes: dict[str, int] = {}
    key = fold(title)
    for text in furniture:
        if len(text) > _LONGEST:
            continue
        tail = _TITLE_TAIL.match(text) if key else None
        if tail and fold(tail.group("title")).startswith(key[:60]):
            votes[tail.group("name").strip()] = votes.get(tail.group("name").strip(), 0) + 3
            continue
        for pattern, weight, sure in _patterns():
            found = pattern.search(text)
            if found and (sure or is_outlet_name(found.group("name"))):
                name = re.sub(r"['’]s?$", "", found.group("name").rstrip(".,")).removeprefix("the ")
                # An agency's notice of copyright says whose text it is, not whose page.
                if fold(name) not in _no_names() and len(name) > 1 and not _is_agency(name):
                    votes[name] = votes.get(name, 0) + weight
                break
    if not votes:
        return ""
    return named(max(votes, key=lambda name: (votes[name], -len(name))))


def _is_agency(name: str) -> bool:
    """Whether a name is a known agency's, or has such a word in it ("Lenz Wire")."""
    known = by_name(name)
    if known is not None:
        return known.kind != "outlet"
    return bool(_agencies().intersection(name.casefold().split()))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(load_table("reading/evidence.toml")["agencies"]["words"])


@cache
def _no_names() -> frozenset[str]:
    return frozenset(load_table("reading/evidence.toml")["no_names"]["words"])


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], int, bool], ...]:
    return tuple(
        (re.compile(_compiled(source)), int(rule["weight"]), not rule.get("outlet", False))
        for rule in load_table("reading/evidence.toml")["line"]
        for source in rule["patterns"]
    )


def _compiled(source: str) -> str:
    before, _, after = source.partition("NAME")
    front = rf"(?:^|\W)(?i:{before})" if before else r"^\W*"
    back = rf"(?i:{after})" if after else r"(?=\s*(?:$|[.,|:;!(–—]|\s[a-zß-öø-ÿа-џґ]))"
    return front + _NAME + back
