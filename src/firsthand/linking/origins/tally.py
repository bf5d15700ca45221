"""What is counted: the roots to which claims lead, joined by party and occasion, and what stays in doubt."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from firsthand.linking.profiles.dates import days_of
from firsthand.linking.profiles.values import Value
from firsthand.model import OriginKind

__all__ = ["Root", "Tally", "Trace"]

# A date of the happening this wide or narrower tells when it began, but for zones and nights.
_FINE_DAYS = 3
_DAYS_BEFORE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """The last known hop of a claim, or a report's own voice. `party`: what counts as one when origins are counted.
    `voice`: the key of who speaks, and `who` the name, without the occasion. `occasion`: the day of what was said, as
    `Occasions` has it. `folk`: what an unnamed source is, empty for officials and the like. `person`: a named one."""

    kind: OriginKind
    key: str
    name: str
    party: str
    voice: str = ""
    who: str = ""
    occasion: str = ""
    folk: str = ""
    person: bool = False


@dataclass(slots=True)
class Trace:
    """What leads to one root: reports and claims. affirmed: a value that tells that it happened. tells: of more than a
    target or means. bears: a value stands on it, not an account alone."""

    root: Root
    reports: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    affirmed: bool = False
    tells: bool = False
    bears: bool = False


class Tally:
    """The traces of one incident by the id of their origin. values: all values of its mentions."""

    def __init__(self, values: Iterable[Value]) -> None:
        self.traces: dict[str, Trace] = {}
        self._began = _first_day(values)

    def independent(self) -> list[str]:
        """The names of the parties that count as independent origins: known, different, and not only denying."""
        parties: dict[str, str] = {}
        for _, trace in sorted(self.traces.items()):
            if trace.root.kind != "unknown" and trace.affirmed and not self._is_early(trace.root):
                parties.setdefault(trace.root.party, trace.root.who or trace.root.name)
        return [parties[party] for party in sorted(parties)]

    def counted(self, among: Collection[str] | None = None) -> int:
        """How many known origins speak for or against it.

        What one party said on another day counts anew; what it said on no known day may be any of those.
        among: count these origins only (of one reading), whatever they speak of.
        """
        return sum(len(days - {""}) or 1 for days in self._occasions(among).values())

    def not_counted(self, trace: Trace) -> str:
        """Why a known origin adds nothing to the number of independent ones, in words; empty where it does."""
        root = trace.root
        if root.kind == "unknown":
            return ""
        if not trace.tells:
            return "gives a running total, the target or the means alone"
        if self._is_early(root):
            return "said before it happened"
        mates = [other.root for other in self.kept(None) if other.root.party == root.party]
        dated = sorted({other.who or other.name for other in mates if other.occasion})
        if dated and not root.occasion:
            return f"undated: may be one of the dated statements of {' and '.join(dated)}"
        first = min((other for other in mates if other.occasion == root.occasion), key=lambda other: other.key)
        return "" if first is root else f"speaks with one voice with {first.name}"

    def kept(self, among: Collection[str] | None) -> list[Trace]:
        """The traces that count, in a fixed order."""
        return [
            trace
            for id_, trace in sorted(self.traces.items())
            if trace.root.kind != "unknown"
            and (trace.tells if among is None else id_ in among)
            and not self._is_early(trace.root)
        ]

    def borne(self, quoted: AbstractSet[str], beside: AbstractSet[str]) -> int:
        """How many parties with a name bear a value as persons, or in words that are quoted. quoted: the ids of claims
        with such words. beside: the reports that are not about it, where who speaks may speak of another matter."""
        return len(
            {
                trace.root.party
                for trace in self.kept(None)
                if trace.root.kind == "speaker"
                and trace.bears
                and trace.reports - beside
                and (trace.root.person or trace.claims & quoted)
            }
        )

    def _occasions(self, among: Collection[str] | None) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for trace in self.kept(among):
            found.setdefault(trace.root.party, set()).add(trace.root.occasion)
        return found

    def _is_early(self, root: Root) -> bool:
        """True for what was said before the happening: a warning, a letter of the years before."""
        days = days_of(root.occasion.removeprefix("<"))
        return self._began is not None and days is not None and days[1] < self._began - _DAYS_BEFORE


def _first_day(values: Iterable[Value]) -> int | None:
    """The earliest day that a date of the happening may mean, None where no date is fine enough to tell."""
    ranges = (days_of(value.edtf) for value in values if value.field == "date")
    return min((first for days in ranges if days for first, last in [days] if last - first <= _FINE_DAYS), default=None)
