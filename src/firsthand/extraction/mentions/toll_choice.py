"""Which of the numbers of people a report tells of an incident: numbers before persons told of singly."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_additions import are_two
from firsthand.extraction.mentions.tolls import Toll
from firsthand.model import Casualty, Outcome

__all__ = ["told_of"]

# More persons than these are told of by number.
_MOST_PERSONS = 8

_DEADLY = words_of(
    "die dead death kill fatal fatally fatality homicide murder manslaughter deadly slay slaying deceased"
)


def told_of(scene: Scene, tolls: list[Toll]) -> list[Casualty]:
    """The numbers of the incident. Persons told of singly are left out where a number of people stands."""
    with_number = {
        toll.casualty.outcome
        for toll in tolls
        if toll.counted
        and toll.casualty.low > 0
        and not toll.subset
        and not toll.casualty.added
        and toll.casualty.scope == "incident"
    }
    firm = {toll.casualty.outcome for toll in tolls if not toll.presumed and toll.casualty.low > 0}
    if _deadly_report(scene) or firm & {"killed", "injured"}:
        tolls = [toll for toll in tolls if not toll.presumed]
    died = {toll.casualty.span for toll in tolls if toll.casualty.outcome == "killed" and toll.casualty.low > 0}
    tolls = [toll for toll in tolls if toll.casualty.outcome != "injured" or toll.casualty.span not in died]
    singles: dict[Outcome, list[Toll]] = {}
    for toll in tolls:
        if not toll.counted and not toll.subset:
            singles.setdefault(toll.casualty.outcome, []).append(toll)
    persons = {id(toll): added for told in singles.values() for toll, added in _persons(scene, told)}
    kept: list[Casualty] = []
    for toll in tolls:
        casualty = toll.casualty
        if not toll.counted and not toll.subset:
            if id(toll) not in persons or (casualty.outcome in with_number and not casualty.added):
                continue
            casualty = replace(casualty, added=casualty.added or persons[id(toll)])
        kept.append(casualty)
    return _distinct(kept)


def _persons(scene: Scene, told: list[Toll]) -> list[tuple[Toll, bool]]:
    """The persons among those told of singly, each once, with whether it comes on top of one before."""
    chosen: list[Toll] = []
    for toll in told:
        another = toll.casualty.added and bool(chosen)
        if not chosen or another or all(are_two(scene, one, toll) for one in chosen):
            chosen.append(toll)
    return [(toll, number > 0) for number, toll in enumerate(chosen[:_MOST_PERSONS])]


def _deadly_report(scene: Scene) -> bool:
    """True where the report speaks of death: then who was shot may be who died, whatever the syntax tells."""
    return not _DEADLY.isdisjoint(scene.parse.lemma)


def _distinct(casualties: list[Casualty]) -> list[Casualty]:
    """Each number once for each set of claims it stands in, in order of the text."""
    found: dict[tuple[object, ...], Casualty] = {}
    for one in casualties:
        found.setdefault((one.outcome, one.low, one.high, one.group, one.scope, one.claims, one.added), one)
    return list(found.values())
