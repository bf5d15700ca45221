"""Numbers of people told by where they were: held with the ship that was seized, lost with all on board."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import Count, group_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.numbers import Quantity
from firsthand.model import Outcome

__all__ = ["from_companies"]

# Words between a number and what it counts ("26 Veldrian and Sennari sailors").
_FAR = 5
# Words between "none" and "survived" ("none of the 62 people on board survived").
_FAR_NONE = 9
# Sentences after the seizure in which its crew is told.
_NEAR = 4
# Before a number of sailors: the ship's own, and no others.
_OWNED = frozenset(
    {"its", "her", "their", "all", "the", "with", "has", "had", "have", "carrying", "carried", "these", "those"}
)
_BEING = frozenset({"were", "are", "was", "been", "is"})
_TAKEN = frozenset({"seize", "capture", "blockade"})
_TOLD = frozenset({"happened", "alleged"})


def from_companies(scene: Scene, tolls: Sequence[Toll], triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """Those aboard a seized ship are held with it; of those aboard where none survived, all died.

    tolls: what was read so far. A number whose fate other words tell is left to these.
    """
    taken = {at for toll in tolls for at in range(*scene.parse.tokens_in(toll.casualty.span))}
    seizures = [one for one in triggers.values() if one.type == "COERCE" and one.mode in _TAKEN and one.status in _TOLD]
    for quantity in scene.quantities:
        if quantity.ordinal or quantity.unit or quantity.low < 2 or quantity.first in taken:
            continue
        if quantity.first in scene.time_tokens:
            continue
        found = _company(scene, quantity)
        if found is None:
            continue
        noun, last = found
        lost = _none_left(scene, noun)
        seizure = _seizure_before(scene, quantity.first, seizures)
        outcome: Outcome | None = "killed" if lost else "detained" if seizure is not None else None
        if outcome is None:
            continue
        group = "crew" if scene.parse.lemma[noun] in _words("company") else group_of(scene, noun)
        count = Count(quantity.low, quantity.high, quantity.approximate, group, quantity.first, last, True)
        toll = make_toll(scene, count, outcome, noun, triggers)
        if not lost:
            toll.trigger = seizure
        yield toll


def _company(scene: Scene, quantity: Quantity) -> tuple[int, int] | None:
    """The noun of those whom the number counts, and the end of its words; None where they are not said to be aboard."""
    parse = scene.parse
    first, after = quantity.first, quantity.last
    if first > 1 and parse.lemma[first - 2] in _words("company") and parse.lower[first - 1] in {"of", "at"}:
        return first - 2, after
    last = parse.sentences[parse.sentence[first]][1]
    noun: int | None = None
    for at in range(after, min(after + _FAR, last)):
        if parse.lemma[at] in _words("people") and parse.pos[at] in {"NOUN", "PROPN"}:
            noun = at
        elif _aboard(scene, at, last):
            return (noun if noun is not None else after - 1), at
        elif noun is not None and parse.lower[at] not in _BEING:
            break
        elif noun is not None:
            continue
        elif parse.pos[at] not in {"ADJ", "NOUN", "PROPN", "CCONJ", "PUNCT", "VERB"}:
            return None
    if noun is None:
        return None
    crew = parse.lemma[noun] in _words("company") or group_of(scene, noun) == "crew"
    if not crew or not first:
        return None
    with_ship = parse.lower[first - 1] == "and" and first > 1 and scene.is_a(first - 2, frozenset({"vessel"}))
    return (noun, noun + 1) if with_ship or parse.lower[first - 1] in _OWNED else None


def _aboard(scene: Scene, at: int, last: int) -> bool:
    lower = scene.parse.lower
    return lower[at] == "aboard" or (lower[at] == "on" and at + 1 < last and lower[at + 1] == "board")


def _none_left(scene: Scene, noun: int) -> bool:
    """ "No survivors among the ten on board", "ten were on board and none survived"."""
    parse = scene.parse
    first, last = parse.sentences[parse.sentence[noun]]
    for at in range(first, last):
        if parse.lemma[at] in _words("survivors") and at and parse.lower[at - 1] == "no":
            return True
        if parse.lemma[at] in _words("survive") and {"none", "nobody"} & set(
            parse.lower[max(first, at - _FAR_NONE) : at]
        ):
            return True
    return False


def _seizure_before(scene: Scene, at: int, seizures: Sequence[Trigger]) -> Trigger | None:
    """The seizure told last before the token, at most some sentences away."""
    sentence = scene.parse.sentence
    near = [one for one in seizures if 0 <= sentence[at] - sentence[one.position] <= _NEAR]
    return max(near, key=lambda one: one.position, default=None)


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["aboard"][name])
