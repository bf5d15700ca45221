"""The triggers of one incident while they are gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import DateArgument, PlaceArgument

__all__ = ["Group", "countries_of", "organisations_of"]


@dataclass(slots=True, kw_only=True)
class Group:
    """The triggers of one incident, with what they say together so far.

    habit: told only as deeds that somebody does, without a day ("planned suicide attacks"). aside: the stretch beside
    the main happening in which it is told first.
    """

    triggers: list[Trigger] = field(default_factory=list)
    type: str = ""
    mode: str | None = None
    series: bool | None = None
    heads: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    parties: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    organisations: set[str] = field(default_factory=set)
    positions: set[int] = field(default_factory=set)
    dates: list[DateArgument] = field(default_factory=list)
    places: list[PlaceArgument] = field(default_factory=list)
    first_sentence: int = 0
    last_sentence: int = 0
    heading: bool = False
    told_in_heading: set[str] = field(default_factory=set)
    habit: bool = True
    aside: int | None = None

    def add(self, trigger: Trigger, sentence: int, *, heading: bool) -> None:
        """Take the trigger in."""
        if not self.triggers:
            self.type, self.mode, self.first_sentence, self.heading = trigger.type, trigger.mode, sentence, heading
            self.series, self.aside = trigger.series, trigger.aside
        elif trigger.form != "generic":
            self._sharpen(trigger)
            if self.series is None:
                self.series = trigger.series
        self.heading = self.heading and heading
        self.triggers.append(trigger)
        self.heads |= trigger.heads
        self.things |= trigger.things
        self.parties |= trigger.parties
        self.countries |= countries_of(trigger)
        self.organisations |= organisations_of(trigger)
        self.positions.add(trigger.position)
        self.dates.extend(trigger.dates)
        self.places.extend(trigger.places)
        self.last_sentence = sentence

    def last_sentence_before(self, scene: Scene, position: int) -> int:
        """The sentence of its last trigger before the token, or of its first where none is."""
        before = [trigger.position for trigger in self.triggers if trigger.position <= position]
        return scene.parse.sentence[before[-1] if before else self.triggers[0].position]

    def _sharpen(self, trigger: Trigger) -> None:
        """A bombing first told as an explosion is a bombing; a strike first told without its means gets it."""
        if self.type == "ACCIDENT" and trigger.type == "ASSAULT":
            self.type, self.mode = trigger.type, trigger.mode
        elif self.type == trigger.type and trigger.mode is not None and not self._by_itself(trigger):
            sharper = {("aerial", "drone"), ("explosives", "suicide-attack"), ("drowning", "sinking")}
            self.mode = trigger.mode if self.mode is None or (self.mode, trigger.mode) in sharper else self.mode

    def _by_itself(self, trigger: Trigger) -> bool:
        """ "Troops killed three … explosives detonated": what goes off is no means of the doer told of before."""
        alone = trigger.form == "verb" and trigger.mode == "explosives" and not trigger.agents
        return alone and bool(self.triggers[0].agents) and self.positions.isdisjoint(trigger.linked)


def countries_of(trigger: Trigger) -> set[str]:
    """The states among its actors."""
    return {argument.name.lower() for argument in trigger.actors if argument.kind == "place"}


def organisations_of(trigger: Trigger) -> set[str]:
    """The named bodies among its actors."""
    return {
        argument.name.lower()
        for argument in trigger.actors
        if argument.kind == "organisation" and argument.name[:1].isupper()
    }
