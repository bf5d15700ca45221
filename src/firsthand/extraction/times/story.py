"""What a text has told so far: the dates that later ones count from, and whether it tells a story of past years."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.extraction.times.edtf import Moment
from firsthand.extraction.times.outcome import Context, Outcome
from firsthand.extraction.times.sense import Sense

__all__ = ["Place", "Story", "is_narrative"]

# A text is a narrative where dates with their own, earlier year outnumber the words that point at the day of writing.
_NARRATIVE_YEARS = 4
_NARRATIVE_RATIO = 3
# The scene that a year has set lasts so many sentences beyond the last date that was laid in it.
_SCENE_SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands. fronted: at the head of its sentence, where a date sets the scene."""

    block: int
    sentence: int
    fronted: bool


class Story:
    """Keeps the context of a text in step with the dates that have been resolved."""

    def __init__(self, context: Context, *, narrative: bool) -> None:
        self.context = context
        context.narrative = narrative
        self._scene: Place | None = None
        self._line: Moment | None = None
        self._last: Place | None = None
        self._other: tuple[int, int] | None = None

    def enter(self, place: Place) -> None:
        """Come to an expression: leave a scene that is over, and side steps of the sentence before."""
        if self._scene is not None and (
            self._scene.block != place.block or place.sentence - self._scene.sentence > _SCENE_SENTENCES
        ):
            self._scene = None
        context = self.context
        if context.narrative and self._last is not None and self._last.sentence != place.sentence:
            context.focus = self._line or context.focus
        context.scene = self._scene is not None and context.tense == "past"

    def remember(self, sense: Sense, outcome: Outcome, place: Place) -> None:
        """Take a resolved date as what later ones count from."""
        context, focus = self.context, outcome.focus
        if focus is None or outcome.kind in ("duration", "set"):
            return
        if sense.form == "offset" and sense.direction == "earlier" and not place.fronted:
            # "Just two years earlier": a look back, from which the story returns.
            return
        if context.focus is not None and focus.month is None and sense.form == "calendar":
            # A year in passing ("a 1913 treaty") does not move the story; the same year again adds nothing.
            apart = abs(focus.year - context.focus.year)
            if apart == 0 or (apart > 1 and not place.fronted):
                return
        again = self._is_said_again(sense, focus, place)
        # The line of the story moves with the heads of sentences, with its own year, with a new paragraph, and with a
        # year that two sentences say.
        if self._line is None or place.fronted or self._line.year == focus.year or self._moved(place) or again:
            self._line = focus
            self._last = place
        context.focus = focus
        if focus.day is not None and outcome.precision != "week":
            context.focus_day = focus
        self._set_scene(sense, outcome, place)

    def _is_said_again(self, sense: Sense, focus: Moment, place: Place) -> bool:
        """True for another year than the story's that a sentence before has said too."""
        if sense.year is None or self._line is None or focus.year == self._line.year:
            return False
        before, self._other = self._other, (focus.year, place.sentence)
        return before is not None and before[0] == focus.year and before[1] != place.sentence

    def _moved(self, place: Place) -> bool:
        return self._last is not None and self._last.block != place.block

    def _set_scene(self, sense: Sense, outcome: Outcome, place: Place) -> None:
        published = self.context.published
        if outcome.anchor == "published":
            self._scene = None
        elif sense.year is not None and (published is None or sense.year < published.year):
            if place.fronted:
                self._scene = place
        elif self._scene is not None and outcome.anchor == "document":
            self._scene = place


def is_narrative(senses: list[Sense], published: Moment | None) -> bool:
    """True for a text about past years, whose dates without a year belong to its story."""
    years = today = 0
    for sense in senses:
        if sense.year is not None:
            old = published is None or sense.year < published.year
            years += old
            today += not old
        else:
            today += _points_at_today(sense)
    return years >= _NARRATIVE_YEARS and years >= _NARRATIVE_RATIO * today


def _points_at_today(sense: Sense) -> bool:
    """True for the words of news, which count from the day of writing: "yesterday", "last week", "on Friday"."""
    if sense.form == "offset":
        return sense.direction == "ago"
    if sense.form == "calendar" and sense.weekday is not None and sense.month is None:
        return True
    return sense.form == "today" or sense.relation in ("last", "this", "next")
