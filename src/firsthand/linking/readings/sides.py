"""A reading with what weighing it against others needs."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from firsthand.linking.profiles.values import Value
from firsthand.model import Reading

__all__ = ["Side", "are_rivals", "are_shared", "told_apart", "told_by_one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A reading with what weighing it against others needs.

    sample: one of its values. published, origins: by report, the publication date and the ids of the origins there.
    untraced: those of the origins that are a report's own voice. tied: some report gives it in the words that tell of
    the happening; sure: in one clause with them. of_the_news: everywhere the day of the
    report itself. denied: all that carries it denies it; denied_in: the reports of which that is true. part: a number
    that everywhere may be a part of those that others count. aside: it counts other people. night: a day that is told
    as a night. vague: a doer that is only somebody's. kind: the word for the people that it counts, empty where it may
    be anybody. here, near: by report, the other numbers in its sentence, and in that and those beside it. against: keys
    of the values that a report sets it against.
    """

    reading: Reading
    sample: Value
    published: Mapping[str, str]
    origins: Mapping[str, set[str]]
    untraced: Set[str] = frozenset()
    tied: bool = True
    sure: bool = True
    of_the_news: bool = False
    denied: bool = False
    denied_in: Set[str] = frozenset()
    part: bool = False
    aside: bool = False
    night: bool = False
    vague: bool = False
    kind: str = ""
    here: Mapping[str, Set[int]] = field(default_factory=dict)
    near: Mapping[str, Set[int]] = field(default_factory=dict)
    against: Set[str] = frozenset()

    def traced_in(self, report: str) -> set[str]:
        """The origins of the reading in the report that can be named."""
        return self.origins.get(report, set()) - self.untraced

    @property
    def text(self) -> str:
        return self.reading.value

    @property
    def all_origins(self) -> frozenset[str]:
        return frozenset(self.reading.origins)


def are_shared(one: Side, two: Side) -> bool:
    """True where one report gives both values."""
    return bool(one.published.keys() & two.published.keys())


def told_apart(one: Side, two: Side) -> bool:
    """True where each side has somebody who can be named, and who does not tell the other too."""
    left, right = one.all_origins - one.untraced, two.all_origins - two.untraced
    return bool(left - two.all_origins) and bool(right - one.all_origins)


def told_by_one(one: Side, two: Side) -> bool:
    """True where one report gives both values and does not set two who speak against each other. Where the one is only
    denied, the report does not give it."""
    both = one.published.keys() & (two.published.keys() - one.denied_in - two.denied_in)
    return any(not are_rivals(one, two, report) for report in both)


def are_rivals(one: Side, two: Side, report: str) -> bool:
    """True where the report has the two values from sources of which none gives both."""
    sources = (one.traced_in(report), two.traced_in(report))
    return all(sources) and sources[0].isdisjoint(sources[1])
