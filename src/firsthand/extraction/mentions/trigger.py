"""A trigger: one place where the report speaks of an incident, with what the rules read around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from firsthand.model import Argument, Casualty, Certainty, Damage, DateArgument, PlaceArgument, Status

__all__ = ["Form", "Trigger"]

Form = Literal["verb", "noun", "generic"]


@dataclass(slots=True, kw_only=True)
class Trigger:
    """One word that tells of an incident, at `position`, with the tokens `first` to `last` (exclusive) as its words.

    form: a verb, a noun of a kind of incident, or a generic noun that only speaks of one told elsewhere.
    verbs: verbs whose clause tells of the incident besides the trigger itself ("a strike was carried out").
    definite: "the strike", "this"; fresh: "another strike"; series: several happenings ("months of strikes"), one
    (False, "a strike"), or left open (None).
    threat: position of the word that threatens with it, if one does. verbal: counts only in the report's lead.
    agent, patient: positions; `heads` are the lemmas of the targets, `things` their
    classes, to tell happenings apart. linked: triggers to which syntax ties this one ("arrested during a raid").
    policing: police or guards do it, not the attackers. beside: another trigger
    stands in the sentence. known: only speaks of it, as of what readers know, and nothing else in the report tells it.
    aside: which stretch beside the report's main happening it stands in, by its number; None in none.
    """

    position: int
    first: int
    last: int
    type: str
    mode: str | None
    form: Form
    types: frozenset[str] = frozenset()
    verbs: list[int] = field(default_factory=list)
    definite: bool = False
    fresh: bool = False
    series: bool | None = None
    verbal: bool = False
    modifier: bool = False
    known: bool = False
    aside: int | None = None
    status: Status = "happened"
    certainty: Certainty = "certain"
    threat: int | None = None
    reported: bool = False
    agents: list[int] = field(default_factory=list)
    patients: list[int] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    policing: bool = False
    beside: bool = False
    linked: list[int] = field(default_factory=list)
    parties: set[str] = field(default_factory=set)
    actors: list[Argument] = field(default_factory=list)
    targets: list[Argument] = field(default_factory=list)
    means: list[Argument] = field(default_factory=list)
    places: list[PlaceArgument] = field(default_factory=list)
    dates: list[DateArgument] = field(default_factory=list)
    casualties: list[Casualty] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
