"""A happening that a report tells by its victims alone: "Nine dead in Kallow", with no word for what befell them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.extraction.mentions.casualties import find_tolls
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["with_anchor"]

_BEARING = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST"})
_OUTCOMES = frozenset({"killed", "missing"})
# So many different words of a kind make it likely.
_ENOUGH = 2
_LEAD_PARAGRAPHS = 2


class _Kind(NamedTuple):
    type: str
    mode: str | None
    words: frozenset[str]


def with_anchor(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers, and where none tells of a happening that kills, one at the first number of dead or missing in the
    lead. Its type is the kind of happening whose words the report uses, an accident where none is told."""
    if any(trigger.type in _BEARING and trigger.form != "generic" and not trigger.verbal for trigger in triggers):
        return triggers
    lead = _lead(scene)
    told = [toll for toll in find_tolls(scene, {}) if _counts(toll) and scene.parse.sentence[toll.position] in lead]
    taken = {trigger.position for trigger in triggers}
    first = next((toll for toll in told if toll.position not in taken), None)
    if first is None:
        return triggers
    kind = _kind(scene)
    anchor = Trigger(
        position=first.position,
        first=first.position,
        last=first.position + 1,
        type=kind.type,
        mode=kind.mode,
        form="noun",
        types=frozenset({kind.type}),
        verbs=[first.position] if scene.is_verb(first.position) else [],
    )
    return sorted([*triggers, anchor], key=lambda trigger: trigger.position)


def _counts(toll: Toll) -> bool:
    casualty = toll.casualty
    return (
        toll.counted
        and not toll.subset
        and casualty.low > 1
        and casualty.outcome in _OUTCOMES
        and casualty.scope == "incident"
    )


def _lead(scene: Scene) -> frozenset[int]:
    """The sentences of the headings and of the first paragraphs."""
    parse = scene.parse
    found: set[int] = set()
    paragraphs: dict[int, None] = {}
    for number, (first, _) in enumerate(parse.sentences):
        if parse.role(first) == "paragraph":
            paragraphs[parse.block[first]] = None
            if len(paragraphs) > _LEAD_PARAGRAPHS:
                break
        found.add(number)
    return frozenset(found)


def _kind(scene: Scene) -> _Kind:
    words = set(scene.parse.lemma)
    best = max(_kinds(), key=lambda kind: len(words & kind.words))
    return best if len(words & best.words) >= _ENOUGH else _Kind("ACCIDENT", None, frozenset())


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(row["type"], row.get("mode"), words_of(row["words"]))
        for row in load_table("mentions/triggers.toml")["victims_of"]
    )
