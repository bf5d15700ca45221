"""Whether an undated statement repeats what its speaker said before: later reports quote it again, mostly shortened.

The odds are a sum of learnt weights (`training/statements.py`): how much of its telling words stands in one earlier
statement, how much in all of them, whether it is what somebody holds or "has said", whether a person says it, who is
more often heard anew than a body, and whether it is quoted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.linking.profiles.wording import weight_of

__all__ = ["Said", "features_of", "repeated", "same_words", "telling_words", "whole_words"]

_WORD = re.compile(r"\w+")
# Letters by which forms of a word are one.
_STEM = 6
_SHORTEST = 4
_LEAST = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement. words: its telling words, shortened, with their weights; whole: all its words in order; tolls: the
    dead and injured that it gives; day: when it was made, empty where that is asked. standing: it is what somebody
    holds, or "has said". person: a person says it. quoted: it has a quotation in it."""

    words: Mapping[str, float]
    whole: str
    tolls: frozenset[str]
    day: str
    standing: bool
    person: bool
    quoted: bool


def telling_words(text: str) -> dict[str, float]:
    """The words of four letters and more, and the numbers, shortened, with what each weighs."""
    found: dict[str, float] = {}
    for word in _WORD.findall(text.casefold()):
        if len(word) >= _SHORTEST or word.isdigit():
            stem = word[:_STEM]
            found[stem] = max(found.get(stem, 0.0), weight_of(word))
    return found


def whole_words(text: str) -> str:
    """All words in lower case, in order."""
    return " ".join(_WORD.findall(text.casefold()))


def same_words(said: Said, earlier: Sequence[Said]) -> str:
    """The earliest occasion on which a speaker said the same, word for word; empty where there is none."""
    return next((other.day for other in earlier if other.day and other.whole == said.whole), "")


def repeated(said: Said, earlier: Sequence[Said]) -> str:
    """The occasion that a statement repeats: that of the same words or tolls, else the one that shares most where the
    odds are that it repeats any; empty where they are not."""
    dated = [other for other in earlier if other.day]
    if day := same_words(said, dated):
        return day
    for other in dated:
        if said.tolls and said.tolls <= other.tolls:
            return other.day
    if not dated or _counts_anew(said, dated):
        return ""
    weights = _weights()
    found = features_of(said, dated)
    odds = weights["bias"] + math.fsum(weights[name] * value for name, value in found.items())
    if odds <= 0:
        return ""
    shares = [_share(said.words, other.words) for other in dated]
    most = max(shares)
    # Of those that share as much the earliest; of those that share nothing the last one before.
    return (
        next(other.day for other, share in zip(dated, shares, strict=True) if share == most) if most else dated[-1].day
    )


def _counts_anew(said: Said, earlier: Sequence[Said]) -> bool:
    """True where a statement gives a toll other than all those that its speaker gave before."""
    counted = {toll.split(" ")[0] for other in earlier for toll in other.tolls}
    return any(toll.split(" ")[0] in counted for toll in said.tolls) and not any(
        said.tolls & other.tolls for other in earlier
    )


def features_of(said: Said, earlier: Sequence[Said]) -> dict[str, float]:
    """What speaks for and against a repetition, by name."""
    known = frozenset(word for other in earlier for word in other.words)
    weight = math.fsum(said.words.values())
    covered = math.fsum(value for word, value in said.words.items() if word in known)
    return {
        "one": max((_share(said.words, other.words) for other in earlier), default=0.0),
        "all": covered / max(_LEAST, weight),
        "standing": float(said.standing),
        "person": float(said.person),
        "quoted": float(said.quoted),
    }


def _share(ones: Mapping[str, float], twos: Mapping[str, float]) -> float:
    """How much of the shorter one's weight both have."""
    both = math.fsum(value for word, value in ones.items() if word in twos)
    return both / max(_LEAST, min(math.fsum(ones.values()), math.fsum(twos.values())))


@cache
def _weights() -> dict[str, float]:
    found: dict[str, float] = load_table("linking/voices.toml")["occasions"]["repeating"]
    return found
