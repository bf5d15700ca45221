"""How many happenings a report counts together: "four strikes", "at least a dozen attacks"."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Tally

__all__ = ["counts_of"]

# A unit of time before the noun dates it: "the 24-hour strike", "three days of strikes".
_BESIDE = frozenset({"nummod", "amod", "det", "quantmod", "nmod", "compound", "advmod"})


def counts_of(scene: Scene, triggers: Iterable[Trigger]) -> tuple[Tally, ...]:
    """The numbers that stand with the nouns that tell of the incident, each once, in order of the text."""
    found: dict[tuple[int, int | None, tuple[str, ...]], Tally] = {}
    for trigger in sorted(triggers, key=lambda one: one.position):
        tally = None if trigger.form == "verb" else _counted(scene, trigger)
        if tally is not None:
            found.setdefault((tally.low, tally.high, tally.claims), tally)
    return tuple(found.values())


def _counted(scene: Scene, trigger: Trigger) -> Tally | None:
    parse = scene.parse
    noun = trigger.position
    head = parse.head[noun]
    if trigger.modifier or parse.dep[noun] in {"compound", "amod", "nmod"}:
        if parse.pos[head] != "NOUN" or head < noun:
            return None
        noun = head
    for child in parse.children[noun]:
        quantity = scene.quantity_at.get(child)
        if child > noun or quantity is None or quantity.ordinal or quantity.unit or parse.dep[child] not in _BESIDE:
            continue
        if quantity.low == 0 or quantity.last > noun:
            return None
        span = parse.span(quantity.first, noun + 1)
        return Tally(
            low=quantity.low,
            high=quantity.high,
            approximate=quantity.approximate,
            span=span,
            claims=scene.claims_over(span),
        )
    return None
