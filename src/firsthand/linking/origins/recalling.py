"""Incidents made before, with what each was made from: a new report changes few of those that its group holds.

An incident is a pure function of its mentions, of the reports that speak of it, and of what it asks about the rest of
its group: who carries whose text, and who belongs where. Questions and answers are noted while it is made. It is taken
again where all that it was made from is the same and each question has the answer that it had.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from firsthand.linking.derivations.descent import Descent, Root
from firsthand.linking.origins.belonging import Belonging, Said
from firsthand.linking.profiles.keeping import mark_of
from firsthand.linking.profiles.profile import Profile
from firsthand.model import Incident, Judgement, Mention

__all__ = ["Recalled", "Telling"]

# Incidents kept with what they were made from: the last ones used.
_KEPT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What an incident is made from. members: its mentions with their reports, in order. speaking: the reports that
    only speak of it. elsewhere: their claims that are of other matters. number: the incident's, as `belonging` knows
    it."""

    members: Sequence[tuple[Profile, Mention]]
    speaking: Sequence[Profile]
    elsewhere: frozenset[str]
    profiles: Mapping[str, Profile]
    descent: Descent
    belonging: Belonging
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """An incident with marks of the profiles that it was made from, and with what was asked and answered."""

    incident: Incident
    elsewhere: frozenset[str]
    seen: Mapping[str, object]
    descents: Mapping[tuple[str, str], Any]
    belonged: Mapping[Said, bool]


class Recalled:
    """Makes incidents, or takes them as they were made before; that changes no result. Judgements hold for all of them:
    where others come, all are made anew."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[tuple[str, ...], tuple[str, ...]], _Made] = OrderedDict()
        self._judgements: tuple[Judgement, ...] = ()

    def judged(self, judgements: Sequence[Judgement]) -> None:
        """To be told before incidents are made under these judgements."""
        if self._judgements != tuple(judgements):
            self._judgements = tuple(judgements)
            self._made.clear()

    def incident(self, telling: Telling, make: Callable[[Telling], Incident]) -> Incident:
        """The incident that `make` makes of it, which must ask nothing but what is in the telling."""
        key = (
            tuple(mention.id for _, mention in telling.members),
            tuple(profile.report.id for profile in telling.speaking),
        )
        known = self._made.get(key)
        if known is not None and _holds(known, telling):
            self._made.move_to_end(key)
            return known.incident
        profiles = _Profiles(telling.profiles)
        descent, belonging = _Descent(telling.descent), _Belonging(telling.belonging)
        incident = make(
            Telling(
                members=telling.members, speaking=telling.speaking, elsewhere=telling.elsewhere, profiles=profiles,
                descent=descent, belonging=belonging, number=telling.number,
            )
        )  # fmt: skip
        for profile in (*(profile for profile, _ in telling.members), *telling.speaking):
            profiles.seen[profile.report.id] = mark_of(profile)
        self._made[key] = _Made(
            incident=incident,
            elsewhere=telling.elsewhere,
            seen=profiles.seen,
            descents=descent.answers,
            belonged=belonging.answers,
        )
        self._made.move_to_end(key)
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return incident


def _holds(made: _Made, telling: Telling) -> bool:
    """Whether all that an incident was made from is as it was."""
    if made.elsewhere != telling.elsewhere:
        return False
    for report, mark in made.seen.items():
        profile = telling.profiles.get(report)
        if profile is None or mark_of(profile) is not mark:
            return False
    descent = _Descent(telling.descent)
    if any(descent.answer(*question) != answer for question, answer in made.descents.items()):
        return False
    return all(telling.belonging.belongs(said, telling.number) is answer for said, answer in made.belonged.items())


class _Profiles(Mapping[str, Profile]):
    """Profiles, with marks of those that were looked at."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self._profiles = profiles
        self.seen: dict[str, object] = {}

    def __getitem__(self, report: str) -> Profile:
        profile = self._profiles[report]
        self.seen[report] = mark_of(profile)
        return profile

    def __iter__(self) -> Iterator[str]:
        raise TypeError("an incident does not go through all reports of its group")

    def __len__(self) -> int:
        raise TypeError("an incident does not count the reports of its group")


class _Descent(Descent):
    """A descent that notes what it was asked, and its answers."""

    def __init__(self, descent: Descent) -> None:
        self._descent = descent
        self.answers: dict[tuple[str, str], Any] = {}

    def answer(self, what: str, about: str) -> Any:
        """What a question is answered with, in a form that can be kept."""
        found = getattr(self._descent, what)(about)
        return tuple(found) if isinstance(found, list) else found

    def _ask(self, what: str, about: str) -> Any:
        question = what, about
        if question not in self.answers:
            self.answers[question] = self.answer(what, about)
        return self.answers[question]

    def group(self, report: str) -> str:
        return str(self._ask("group", report))

    def members(self, report: str) -> list[str]:
        return list(self._ask("members", report))

    def root(self, report: str) -> Root:
        root: Root = self._ask("root", report)
        return root

    def first(self, report: str) -> str:
        return str(self._ask("first", report))

    def retells(self, report: str) -> frozenset[str]:
        retold: frozenset[str] = self._ask("retells", report)
        return retold

    def outlet(self, name: str) -> str:
        return str(self._ask("outlet", name))


class _Belonging(Belonging):
    """What belongs where, with what was asked of one happening and the answers."""

    def __init__(self, belonging: Belonging) -> None:
        self._belonging = belonging
        self.answers: dict[Said, bool] = {}

    def belongs(self, said: Said, number: int) -> bool:
        found = self._belonging.belongs(said, number)
        self.answers[said] = found
        return found
