"""How far one text follows another's outline, and how likely it is made from it.

Two reports of one press conference share what was said there; a text made from another has hardly anything else. What
tells them apart is what the one has that the other has not: names, numbers, quotations of its own. Method: a logistic
model over ten figures of `Following`, in the spirit of METER's regressions (Gaizauskas and others 2001); its weights
are learnt by `training/retelling.py`.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.linking.profiles.outlines import Item, Outline
from firsthand.linking.profiles.wording import Wording

__all__ = ["Following", "following", "likelihood"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What a text has of another's outline, and what it has of its own.

    facts: different names and numbers outside quotations that the other has. names, new_names: its different names, and
    those that the other has not; new_numbers the same. quoted, new_quoted: runs of words in its quotations, and those
    that stand nowhere in the other. cover: 0 to 1, how far the names and numbers of one of its sentences stand in two
    sentences of the other that follow each other, on average. words: share of its telling words outside quotations
    that the other has. order: 0 to 1, how far what is shared stands in the other's order.
    """

    facts: int
    names: int
    new_names: int
    new_numbers: int
    quoted: int
    new_quoted: int
    cover: float
    words: float
    order: float

    def figures(self) -> dict[str, float]:
        """What the model weighs."""
        settings = _settings()
        return {
            "facts": math.log(1 + self.facts),
            "names": (self.names - self.new_names) / max(1, self.names),
            "new_names": min(self.new_names, settings["new_names_at_most"]),
            "new_numbers": min(self.new_numbers, settings["new_numbers_at_most"]),
            "new_quoted": self.new_quoted / max(1, self.quoted),
            "own_quotation": float(self.new_quoted >= settings["own_at_least"]),
            "shared_quotation": float(self.quoted - self.new_quoted >= settings["shared_at_least"]),
            "cover": self.cover,
            "words": self.words,
            "order": self.order,
        }


def following(one: Outline, other: Outline, wording: Wording) -> Following | None:
    """How the one follows the other, whose words are `wording`; None where they share too little to say anything."""
    settings = _settings()
    known = other.first
    facts = one.facts & known.keys()
    if len(facts) < settings["facts_at_least"]:
        return None
    mine = {item for item in one.items if item[0] != "word"}
    names = [item for item in mine if item[0] == "name"]
    words = {item for item in one.own if item[0] == "word"}
    whole = set(wording.shingles(0, len(wording.words), settings["words"])) if one.quoted else set()
    return Following(
        facts=len(facts),
        names=len(names),
        new_names=sum(item not in known for item in names),
        new_numbers=sum(item not in known for item in mine if item[0] == "number"),
        quoted=len(one.quoted),
        new_quoted=sum(run not in whole for run in one.quoted),
        cover=_cover(one, other),
        words=sum(item in known for item in words) / max(1, len(words)),
        order=_order(known[item] for item in dict.fromkeys(one.own) if item in known),
    )


def likelihood(found: Following) -> float:
    """How likely the text is made from the other, 0 to 1."""
    weights: dict[str, float] = _settings()["weights"]
    figures = found.figures()
    return 1 / (1 + math.exp(-weights["base"] - math.fsum(weights[name] * figures[name] for name in sorted(figures))))


def _cover(one: Outline, other: Outline) -> float:
    """Mean over the sentences with two facts and more of the largest share that two neighbouring sentences hold."""
    where: dict[Item, list[int]] = {}
    for number, sentence in enumerate(other.sentences):
        for item in sentence:
            where.setdefault(item, []).append(number)
    shares: list[float] = []
    for sentence in one.sentences:
        if len(sentence) < 2:
            continue
        held: dict[int, int] = {}
        for item in sentence:
            # A sentence's facts count for it and for the one before it.
            for at in {at for number in where.get(item, ()) for at in (number, number - 1)}:
                held[at] = held.get(at, 0) + 1
        shares.append(max(held.values(), default=0) / len(sentence))
    return math.fsum(shares) / max(1, len(shares))


def _order(positions: Iterable[int]) -> float:
    """Length of the longest rising run of positions, others left out, as a share of all (patience sorting)."""
    tails: list[int] = []
    count = 0
    for position in positions:
        count += 1
        at = bisect_left(tails, position)
        tails[at : at + 1] = [position]
    return len(tails) / max(1, count)


@cache
def _settings() -> dict[str, Any]:
    found: dict[str, Any] = load_table("linking/outlines.toml")["model"]
    return found
