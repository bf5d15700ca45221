"""Groups out of a toll told by themselves: "among the dead were four children", "seven of those killed were medics"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.people import Count, count_coordinated, group_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_states import outcome_states
from firsthand.extraction.mentions.tolls import Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["from_shares"]

_AMONG = frozenset({"among", "amongst"})


def from_shares(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """Numbers of a group that its own words tell as a part of the dead, the injured, the missing."""
    parse = scene.parse
    for position, lower in enumerate(parse.lower):
        if lower in _AMONG:
            yield from _among(scene, position, triggers)
        elif lower == "of" and position and position - 1 in scene.quantity_at:
            yield from _out_of(scene, position, triggers)


def _among(scene: Scene, preposition: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "Nine children were among those killed", "among the dead were four children"."""
    parse = scene.parse
    whole = scene.child(preposition, "pobj")
    verb = parse.head[preposition]
    outcome = None if whole is None else _fate_of(scene, whole)
    if outcome is None or parse.lemma[verb] != "be":
        return
    people = scene.child(verb, "nsubj", "attr")
    if people is None:
        return
    counts = count_coordinated(scene, people)
    # Of several groups their sum comes first, which no word of the report says.
    for count in counts[1:] if len(counts) > 1 else counts:
        if count.counted and count.low > 0 and count.group != "unknown":
            yield make_toll(scene, count, outcome, verb, triggers, subset=True)


def _out_of(scene: Scene, preposition: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "Four of the dead were children", "at least seven of those killed were medics"."""
    parse = scene.parse
    quantity = scene.quantity_at.get(preposition - 1)
    whole = scene.child(preposition, "pobj")
    if quantity is None or quantity.ordinal or quantity.unit or whole is None:
        return
    outcome = _fate_of(scene, whole)
    part = parse.head[preposition]
    verb = parse.head[part]
    if outcome is None or part not in range(quantity.first, quantity.last) or parse.lemma[verb] != "be":
        return
    named = scene.child(verb, "attr")
    group = "unknown" if named is None else group_of(scene, named)
    if group == "unknown":
        return
    count = Count(quantity.low, quantity.high, quantity.approximate, group, quantity.first, preposition, True)
    yield make_toll(scene, count, outcome, verb, triggers, subset=True)


def _fate_of(scene: Scene, whole: int) -> Outcome | None:
    """What became of "the dead", "those killed", "the eight people wounded"."""
    parse = scene.parse
    states = outcome_states()
    if parse.lower[whole] in states and any(parse.lower[child] == "the" for child in parse.children[whole]):
        return states[parse.lower[whole]]
    for child in parse.children[whole]:
        if child > whole and parse.dep[child] in {"acl", "amod"} and parse.lower[child] in states:
            return states[parse.lower[child]]
    return None
