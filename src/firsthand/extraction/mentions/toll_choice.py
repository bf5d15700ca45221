"""Which of the numbers of people a report tells of an incident: numbers before persons told of singly."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.model import Casualty

__all__ = ["told_of"]

_DEADLY = words_of(
    "die dead death kill fatal fatally fatality homicide murder manslaughter deadly slay slaying deceased"
)


def told_of(scene: Scene, tolls: list[Toll]) -> list[Casualty]:
    """The numbers of the incident. One person told of singly is left out where a number of people stands."""
    with_number = {
        toll.casualty.outcome
        for toll in tolls
        if toll.counted and not toll.subset and not toll.casualty.added and toll.casualty.scope == "incident"
    }
    firm = {toll.casualty.outcome for toll in tolls if not toll.presumed and toll.casualty.low > 0}
    if _deadly_report(scene) or firm & {"killed", "injured"}:
        tolls = [toll for toll in tolls if not toll.presumed]
    kept: list[Casualty] = []
    single: set[str] = set()
    for toll in tolls:
        outcome = toll.casualty.outcome
        if not toll.counted and not toll.subset:
            if outcome in with_number or outcome in single:
                continue
            single.add(outcome)
        kept.append(toll.casualty)
    return _distinct(kept)


def _deadly_report(scene: Scene) -> bool:
    """True where the report speaks of death: then who was shot may be who died, whatever the syntax tells."""
    return not _DEADLY.isdisjoint(scene.parse.lemma)


def _distinct(casualties: list[Casualty]) -> list[Casualty]:
    """Each number once for each set of claims it stands in, in order of the text."""
    found: dict[tuple[object, ...], Casualty] = {}
    for one in casualties:
        found.setdefault((one.outcome, one.low, one.high, one.group, one.scope, one.claims, one.added), one)
    return list(found.values())
