"""What the reports leave open of the number of independent origins: which may be too many, which may be missing.

Each doubt is one that a reader can check, and is told in words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.linking.origins.bounds import Doubt
from firsthand.linking.origins.tally import Trace
from firsthand.linking.profiles.dates import date_words, days_between, days_of

__all__ = ["Around", "doubts_of"]

_MATTERS = {
    "told_aside": "what {} said stands in reports about another happening",
    "spoken_of": "what {} said, in reports that only speak of it, may be of another matter",
    "other_matter": "what {} said, without a value of its own, may be of another matter",
}
# Names that a reason tells at most.
_NAMED = 4
# Fewer of those who were taken for no origin are one than are none: counted half, the bounds hold as often and are
# narrower.
_OF_OTHERS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the reports of an incident say beside its origins.

    late: speakers taken for the voice of a body or an office because they are named right after it, by key. mixed:
    reports that tell of other happenings too. speaking: reports that only speak of this one. aside: reports that are
    about another. days: the day on which each report appeared. words: of each claim, the folded words for its source.
    others: names of those who speak in the reports and were taken for none of its origins.
    """

    late: Mapping[str, str]
    mixed: Collection[str]
    speaking: Collection[str]
    aside: Collection[str]
    days: Mapping[str, str]
    words: Mapping[str, str]
    others: Sequence[str]


def doubts_of(kept: Sequence[Trace], around: Around) -> tuple[Doubt, ...]:
    """The doubts about the origins that count, in a fixed order. kept: their traces, those of one voice included."""
    return (
        *_doubled(kept),
        *_days_in_doubt(kept),
        *_matters_in_doubt(kept, around),
        *_bodies_in_doubt(kept),
        *_repeated(kept, around),
        *_mouths_in_doubt(kept),
        *_unnamed_in_doubt(kept, around),
        *_voices_in_doubt(kept, around.late),
        *_others(around),
    )


def _doubled(kept: Iterable[Trace]) -> Iterator[Doubt]:
    """Unnamed sources of several outlets may be the same persons, where they are of one kind."""
    outlets: dict[str, set[str]] = {}
    for trace in kept:
        if trace.root.kind == "unnamed":
            outlets.setdefault(trace.root.folk, set()).add(trace.root.party)
    for folk, parties in sorted(outlets.items()):
        if len(parties) > 1:
            of = f" ({folk})" if folk else ""
            words = f"the unnamed sources of {len(parties)} outlets{of} may be the same"
            yield Doubt(low=len(parties) - 1, words=words)


def _days_in_doubt(kept: Iterable[Trace]) -> Iterator[Doubt]:
    """Two days of one speaker, next to each other, of which no words give the later: it may be one occasion."""
    occasions: dict[str, set[str]] = {}
    for trace in kept:
        occasions.setdefault(trace.root.party, set()).add(trace.root.occasion)
    for _, days in sorted(occasions.items()):
        dated = sorted((day.removeprefix("<"), day.startswith("<")) for day in days if day)
        for (one, _), (two, guessed) in pairwise(dated):
            first, second = days_of(one), days_of(two)
            if guessed and first and second and days_between(first, second) <= 1:
                told = f"{date_words(one)} and {date_words(two)}"
                words = f"what reports of {told} have from one speaker may have been said at one time"
                yield Doubt(low=1, words=words)


def _matters_in_doubt(kept: Iterable[Trace], around: Around) -> Iterator[Doubt]:
    """Who is heard only in reports about something else, or gives no value, may speak of another matter."""
    found: dict[str, list[Trace]] = {}
    for trace in kept:
        found.setdefault(trace.root.party, []).append(trace)
    several: dict[str, list[str]] = {}
    for _, traces in sorted(found.items()):
        reports = {report for trace in traces for report in trace.reports}
        kind = _matter(reports, bears=any(trace.bears for trace in traces), around=around)
        if kind:
            several.setdefault(kind, []).append(traces[0].root.who or traces[0].root.name)
    for kind, words in _MATTERS.items():
        if kind in several:
            told = words.format(_named(several[kind]))
            yield Doubt(low=len(several[kind]), words=told, astray=True)


def _matter(reports: Collection[str], *, bears: bool, around: Around) -> str:
    """The kind of doubt about what somebody heard in these reports speaks of; bears: a value stands on it.

    Who gives no value in a report of several happenings was weighed already (`belonging` in this room):
    doubting it again widens the bounds and holds the labelled number no more often.
    """
    here = set(reports)
    if here <= set(around.speaking):
        return "" if bears else "spoken_of"
    if here <= set(around.aside):
        return "told_aside" if bears else ""
    return "" if bears or here <= set(around.mixed) else "other_matter"


def _bodies_in_doubt(kept: Sequence[Trace]) -> Iterator[Doubt]:
    """Of several bodies for which no person speaks one may be another by its name, or its mouth."""
    faces = {trace.root.party for trace in kept if trace.root.kind == "speaker" and trace.root.person}
    bodies = {
        trace.root.party: trace.root.who or trace.root.name
        for trace in kept
        if trace.root.kind == "speaker" and trace.root.party not in faces
    }
    if len(bodies) > 1:
        words = f"of {_named(bodies[party] for party in sorted(bodies))} one may speak for another"
        yield Doubt(low=len(bodies) - 1, words=words)


def _repeated(kept: Iterable[Trace], around: Around) -> Iterator[Doubt]:
    """What reports of several days have from one speaker was taken for one statement, though no words say so."""
    names: dict[str, str] = {}
    further: dict[str, int] = {}
    for trace in kept:
        days = {around.days[report] for report in trace.reports if around.days.get(report)}
        undated = not trace.root.occasion or trace.root.occasion.startswith("<")
        if trace.root.kind == "speaker" and len(days) > 1 and undated:
            party = trace.root.party
            names.setdefault(party, trace.root.who or trace.root.name)
            further[party] = max(further.get(party, 0), len(days) - 1)
    if names:
        told = _named(names[one] for one in sorted(names))
        words = f"what reports of several days have from {told} is taken for one statement"
        yield Doubt(high=sum(further.values()), words=words)


def _mouths_in_doubt(kept: Iterable[Trace]) -> Iterator[Doubt]:
    """Several persons taken for one voice may have spoken each for himself."""
    people: dict[str, dict[str, str]] = {}
    for trace in kept:
        if trace.root.person:
            people.setdefault(trace.root.party, {}).setdefault(trace.root.voice, trace.root.who or trace.root.name)
    for _, voices in sorted(people.items()):
        if len(voices) > 1:
            words = f"{_named(voices[one] for one in sorted(voices))} are taken for one voice"
            yield Doubt(high=len(voices) - 1, words=words)


def _unnamed_in_doubt(kept: Iterable[Trace], around: Around) -> Iterator[Doubt]:
    """The unnamed sources of an outlet, called by different words, may be several."""
    for trace in sorted(kept, key=lambda one: one.root.key):
        words = {around.words[claim] for claim in trace.claims if claim in around.words}
        if trace.root.kind == "unnamed" and len(words) > 1:
            yield Doubt(high=len(words) - 1, words=f"the {trace.root.name} may be several")


def _voices_in_doubt(kept: Iterable[Trace], late: Mapping[str, str]) -> Iterator[Doubt]:
    """Who is named right after a body, without a word on whose he is, may be no voice of it."""
    names: dict[str, str] = {}
    for trace in kept:
        names.setdefault(trace.root.voice, trace.root.who or trace.root.name)
    for person, other in sorted(late.items()):
        if person in names and other in names:
            words = f"that {names[person]} speaks for {names[other]} is not said"
            yield Doubt(high=1, words=words)


def _others(around: Around) -> Iterator[Doubt]:
    if around.others:
        yield Doubt(high=len(around.others), words=f"{_named(around.others)} may speak of it too", weight=_OF_OTHERS)


def _named(names: Iterable[str]) -> str:
    """The names, the first few of many."""
    told = list(dict.fromkeys(names))
    if len(told) > _NAMED:
        return f"{', '.join(told[: _NAMED - 1])} and {len(told) - _NAMED + 1} others"
    return ", ".join(told)
