"""A report of "another strike" that gives it no day, and tells of "the very first strike, on Sept. 2": of two."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.extraction.mentions.reckoning import reckon
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["is_of_another_day"]

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


def _has_day(scene: Scene, trigger: Trigger) -> bool:
    return any(reckon(date.time, scene.parse.report.quote(date.time.span)).month is not None for date in trigger.dates)
