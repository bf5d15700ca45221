"""What the reports leave open of the number of independent origins: which may be too many, which may be missing.

Each doubt is of a kind that a reader can check. How much each kind weighs was learnt (`training/origin_bounds.py`): not
every speaker who may have spoken of another matter did so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.linking.bounds import Doubt
from firsthand.linking.dates import date_words, days_between, days_of
from firsthand.linking.tally import Trace

__all__ = ["Around", "doubts_of"]

# Names that a reason tells at most.
_NAMED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What the reports of an incident say beside its origins.

    late: speakers taken for the voice of a body or an office because they are named right after it, by key. mixed:
    reports that tell of other happenings too. speaking: reports that only speak of this one. days: the day on which
    each report appeared. words: of each claim, the folded words for its source. others: names of those who speak in
    the reports and were taken for none of its origins.
    """

    late: Mapping[str, str]
    mixed: Collection[str]
    speaking: Collection[str]
    days: Mapping[str, str]
    words: Mapping[str, str]
    others: Sequence[str]


def doubts_of(kept: Sequence[Trace], around: Around) -> tuple[Doubt, ...]:
    """The doubts about the origins that count, in a fixed order. kept: their traces, those of one voice included."""
    return (
        *_doubled(kept),
        *_days_in_doubt(kept),
        *_matters_in_doubt(kept, around),
        *_papers_in_doubt(kept),
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
            yield Doubt(kind="unnamed_of_several", count=len(parties) - 1, words=words)


def _days_in_doubt(kept: Iterable[Trace]) -> Iterator[Doubt]:
    """Two days of one speaker of which no words give the later: it may be one occasion."""
    occasions: dict[str, dict[str, str]] = {}
    for trace in kept:
        occasions.setdefault(trace.root.party, {}).setdefault(trace.root.occasion, trace.root.who or trace.root.name)
    for _, days in sorted(occasions.items()):
        dated = sorted((day.removeprefix("<"), day.startswith("<"), who) for day, who in days.items() if day)
        for (one, _, _), (two, guessed, who) in pairwise(dated):
            first, second = days_of(one), days_of(two)
            if not guessed or not first or not second:
                continue
            if days_between(first, second) <= 1:
                days_told = f"{date_words(one)} and {date_words(two)}"
                words = f"what reports of {days_told} have from one speaker may have been said at one time"
                yield Doubt(kind="next_day", count=1, words=words)
            else:
                words = f"what a report of {date_words(two)} has from {who} may have been said before"
                yield Doubt(kind="later_day", count=1, words=words)


def _matters_in_doubt(kept: Iterable[Trace], around: Around) -> Iterator[Doubt]:
    """Who gives no value may speak of another matter: of another happening where his reports tell one."""
    found: dict[str, list[Trace]] = {}
    for trace in kept:
        found.setdefault(trace.root.party, []).append(trace)
    silent = [traces for _, traces in sorted(found.items()) if not any(trace.bears for trace in traces)]
    mixed = [traces for traces in silent if all(trace.reports <= set(around.mixed) for trace in traces)]
    rest = [traces for traces in silent if traces not in mixed]
    aside = [traces for traces in rest if all(trace.reports <= set(around.speaking) for trace in traces)]
    plain = [traces for traces in rest if traces not in aside]
    for kind, several, words in (
        ("other_happening", mixed, "what {} said may be of another happening of the same report"),
        ("spoken_of", aside, "what {} said, in reports that only speak of it, may be of another matter"),
        ("other_matter", plain, "what {} said, without a value of its own, may be of another matter"),
    ):
        if several:
            names = _named(traces[0].root.who or traces[0].root.name for traces in several)
            yield Doubt(kind=kind, count=len(several), words=words.format(names))


def _papers_in_doubt(kept: Sequence[Trace]) -> Iterator[Doubt]:
    """A document may be that of a speaker who is counted too."""
    papers = [trace for trace in kept if trace.root.kind == "document"]
    heard = {report for trace in kept if trace.root.kind == "speaker" for report in trace.reports}
    beside = sorted(trace.root.name for trace in papers if trace.reports & heard)
    if beside:
        words = f"{_named(beside)} may be the word of a speaker counted beside it"
        yield Doubt(kind="document", count=len(beside), words=words)


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
        yield Doubt(kind="bodies", count=len(bodies) - 1, words=words)


def _repeated(kept: Iterable[Trace], around: Around) -> Iterator[Doubt]:
    """What reports of several days have from one speaker was taken for one statement, though no words say so."""
    names: dict[str, str] = {}
    for trace in kept:
        days = {around.days[report] for report in trace.reports if around.days.get(report)}
        undated = not trace.root.occasion or trace.root.occasion.startswith("<")
        if trace.root.kind == "speaker" and len(days) > 1 and undated:
            names.setdefault(trace.root.party, trace.root.who or trace.root.name)
    if names:
        told = _named(names[one] for one in sorted(names))
        words = f"what reports of several days have from {told} is taken for one statement"
        yield Doubt(kind="one_statement", count=len(names), words=words)


def _mouths_in_doubt(kept: Iterable[Trace]) -> Iterator[Doubt]:
    """Several persons taken for one voice may have spoken each for himself."""
    people: dict[str, dict[str, str]] = {}
    for trace in kept:
        if trace.root.person:
            people.setdefault(trace.root.party, {}).setdefault(trace.root.voice, trace.root.who or trace.root.name)
    for _, voices in sorted(people.items()):
        if len(voices) > 1:
            words = f"{_named(voices[one] for one in sorted(voices))} are taken for one voice"
            yield Doubt(kind="one_voice", count=len(voices) - 1, words=words)


def _unnamed_in_doubt(kept: Iterable[Trace], around: Around) -> Iterator[Doubt]:
    """The unnamed sources of an outlet, called by different words, may be several."""
    for trace in sorted(kept, key=lambda one: one.root.key):
        words = {around.words[claim] for claim in trace.claims if claim in around.words}
        if trace.root.kind == "unnamed" and len(words) > 1:
            yield Doubt(kind="unnamed_of_one", count=1, words=f"the {trace.root.name} may be several")


def _voices_in_doubt(kept: Iterable[Trace], late: Mapping[str, str]) -> Iterator[Doubt]:
    """Who is named right after a body, without a word on whose he is, may be no voice of it."""
    names: dict[str, str] = {}
    for trace in kept:
        names.setdefault(trace.root.voice, trace.root.who or trace.root.name)
    for person, other in sorted(late.items()):
        if person in names and other in names:
            words = f"that {names[person]} speaks for {names[other]} is not said"
            yield Doubt(kind="named_late", count=1, words=words)


def _others(around: Around) -> Iterator[Doubt]:
    if around.others:
        words = f"{_named(around.others)} may speak of it too"
        yield Doubt(kind="not_taken", count=len(around.others), words=words)


def _named(names: Iterable[str]) -> str:
    """The names, the first few of many."""
    told = list(dict.fromkeys(names))
    if len(told) > _NAMED:
        return f"{', '.join(told[: _NAMED - 1])} and {len(told) - _NAMED + 1} others"
    return ", ".join(told)
