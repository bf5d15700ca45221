"""Whose day a day is where several clauses or nouns of a sentence could claim it."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["comes_behind", "is_some_time_after", "tells_how"]


def is_some_time_after(scene: Scene, at: int) -> bool:
    """ "Died on Wednesday, two weeks after a landslide": another day than that of the verb."""
    parse = scene.parse
    after = parse.head[at]
    return (
        parse.dep[at] == "pobj"
        and parse.lower[after] in {"after", "before", "following"}
        and after > 0
        and parse.lemma[after - 1] in _UNITS
    )


_UNITS = words_of("hour day week fortnight month year decade")


def tells_how(scene: Scene, trigger: Trigger, verbs: frozenset[str]) -> bool:
    """ "Twelve died on Wednesday when a shaft fell in": the day of the dying is that of the fall."""
    parse = scene.parse
    at = trigger.position
    if trigger.form != "verb" or parse.dep[at] != "advcl" or parse.lemma[parse.head[at]] not in verbs:
        return False
    mark = scene.child(at, "mark", "advmod")
    return mark is not None and parse.lower[mark] in {"when", "as"}


def comes_behind(scene: Scene, start: int, noun: int) -> bool:
    """ "Investigate the first strike, on Sept. 2,": the day of the strike."""
    between = scene.parse.lower[noun + 1 : start]
    return between in ([",", "on"], [",", "in"])
