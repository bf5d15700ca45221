"""Which numbers of people come on top of those before them, and which tell the same people again."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.model import Outcome

__all__ = ["mark_added"]

_KNOWN = words_of("the these those both all his her their its this that")
# Words that name anybody: two numbers of these may well be the same people.
_ANYBODY = words_of(
    """person people man woman men women boy girl child kid teen teenager victim individual suspect male female body
    other one adult resident dead casualty passenger member he she who him her old"""
)
_NEAR_SENTENCES = 3


def mark_added(scene: Scene, tolls: list[Toll]) -> None:
    """Set `added` where people of one outcome are told of beside those before; clear it for the first of an outcome.

    "Killed a guard and shot dead two clerks": two deeds of one sentence have their own people, unless the second names
    known ones. "A commander was captured. Two fighters were detained": a number of one kind after one person of
    another kind is not that person again.
    """
    before: dict[Outcome, list[Toll]] = {}
    for toll in tolls:
        casualty = toll.casualty
        if toll.subset or casualty.low == 0 or casualty.scope != "incident":
            continue
        earlier = before.setdefault(casualty.outcome, [])
        added = bool(earlier) and (casualty.added or any(_apart(scene, one, toll) for one in earlier))
        if added != casualty.added:
            toll.casualty = replace(casualty, added=added)
        earlier.append(toll)


def _apart(scene: Scene, one: Toll, other: Toll) -> bool:
    parse = scene.parse
    if one.position == other.position or _known(scene, other):
        return False
    away = parse.sentence[other.position] - parse.sentence[one.position]
    if away == 0:
        return not one.casualty.span.contains(other.casualty.span) and not _known(scene, one)
    if one.counted or not other.counted or not 0 < away <= _NEAR_SENTENCES or one.trigger is None:
        return False
    kinds = {_kind(scene, one), _kind(scene, other)}
    return len(kinds) == 2 and not kinds & _ANYBODY


def _known(scene: Scene, toll: Toll) -> bool:
    """True for people spoken of before: "the two men", "both"."""
    first, last = scene.parse.tokens_in(toll.casualty.span)
    return any(word in _KNOWN for word in scene.parse.lower[max(0, first - 1) : min(first + 1, last)])


def _kind(scene: Scene, toll: Toll) -> str:
    """The lemma of the noun that names the people."""
    parse = scene.parse
    first, last = parse.tokens_in(toll.casualty.span)
    for at in range(last - 1, first - 1, -1):
        if not first <= parse.head[at] < last:
            return "person" if scene.entity_at.get(at) == "PERSON" else parse.lemma[at]
    return parse.lemma[last - 1]
