"""What a report tells beside its own happening, by its time: "the very first strike, on Sept. 2", "in recent years"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from firsthand.extraction.mentions.reckoning import reckon
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["is_earlier", "is_of_another_day", "is_of_years"]

# Sentences in which the report still says when it was.
_EARLY = 2


def is_of_another_day(scene: Scene, trigger: Trigger, told: Iterable[Trigger]) -> bool:
    """Whether a noun with a month and day of its own tells of another than `told`, which the report begins as one more
    of its kind and leaves without a day."""
    if trigger.form == "verb" or not _has_day(scene, trigger):
        return False
    told = sorted(told, key=lambda one: one.position)
    first = told[0]
    sentences = scene.parse.sentence
    if not first.fresh or sentences[trigger.position] - sentences[first.position] <= _EARLY:
        return False
    return not any(_has_day(scene, one) for one in told)


def is_earlier(scene: Scene, trigger: Trigger) -> bool:
    """ "Earlier on Tuesday, a strike hit a school": one not told before, as its article says."""
    parse = scene.parse
    first, _ = parse.sentences[parse.sentence[trigger.position]]
    if parse.lower[first] != "earlier" or trigger.form != "noun":
        return False
    return any(parse.lower[child] in {"a", "an"} for child in parse.children[trigger.position])


def is_of_years(scene: Scene, trigger: Trigger) -> bool:
    """ "Guards have seized several tankers in recent years": of many, over a stretch that no happening has."""
    quote = scene.parse.report.quote
    return any(_STRETCH.search(quote(date.time.span)) is not None for date in trigger.dates)


_STRETCH = re.compile(r"\b(?:recent|past|last) (?:few |several |two |three |ten )?(?:years|months|decades)\b")


def _has_day(scene: Scene, trigger: Trigger) -> bool:
    return any(reckon(date.time, scene.parse.report.quote(date.time.span)).month is not None for date in trigger.dates)
