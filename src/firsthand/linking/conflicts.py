"""Readings of one field that cannot all hold, and why, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

from firsthand.linking.blame import camp_of
from firsthand.linking.dates import days_of
from firsthand.linking.denials import Denial
from firsthand.linking.geography import places_agree
from firsthand.linking.names import authority_of, country_of, is_generic, name_key
from firsthand.linking.timing import dates_agree
from firsthand.linking.values import Value
from firsthand.model import Conflict, ConflictKind, Reading

__all__ = ["Side", "conflicts_of", "denial_conflict"]

_HAPPENED = frozenset({"happened", "alleged"})
# The order in which the conflicts of a field are shown.
_GRAVEST: tuple[ConflictKind, ...] = (
    "denial", "number", "actor", "place", "date", "means", "status", "scope_mismatch", "superseded",
)  # fmt: skip
_SHRINKING = frozenset({"missing"})
# Smaller numbers are no telling totals.
_TOTAL_FROM = 10
# Of two counts in one report by two who speak, the lower is a part of the higher where it is less than a fifth of it.
_COMPARABLE = 5
# Groups that name a part of a toll by what was told of it before.
_PARTS = frozenset({"more", "wounded", "injured", "missing", "hostages", "survivors", "victims", "dead"})
_UNDONE = frozenset({"undamaged"})


_HOSTILE = frozenset({"state", "foes"})
# Days further apart than this are those of two happenings.
_NEAR_DAYS = 31
# Groups by which a report may name all who were there.
_ALL_OF_THEM = frozenset({"miners", "workers", "passengers", "crew", "prisoners", "migrants", "students"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A reading with what weighing it against others needs.

    sample: one of its values. published, origins: by report, the publication date and the ids of the origins there.
    untraced: those of the origins that are a report's own voice. tied: some report gives it in the words that tell of
    the happening. denied: all that carries it denies it. part: a number that everywhere may be a part of those that
    others count. kind: the word for the people that it counts, empty where it may be anybody. here, near: by report,
    the other numbers in its sentence, and in that and those beside it. against: keys of the values that a report sets
    it against.
    """

    reading: Reading
    sample: Value
    published: Mapping[str, str]
    origins: Mapping[str, set[str]]
    untraced: Set[str] = frozenset()
    tied: bool = True
    denied: bool = False
    part: bool = False
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


def conflicts_of(
    field: str,
    sides: Sequence[Side],
    totals: Set[int] = frozenset(),
    dead: Mapping[str, int] = MappingProxyType({}),
    first_told: str = "",
) -> tuple[Conflict, ...]:
    """The conflicts among the readings of a field, one of each kind with all readings that take part in it, the gravest
    first.

    totals: running totals of this field that the incident's reports give for a longer time than this incident.
    dead: the largest number of dead that each report gives: the injured who died are injured no more. first_told: the
    day on which the first report of the incident came out, after which it cannot have happened; empty where unknown.
    """
    conflicts: list[Conflict] = []
    found = [_told_total(field, item, totals) for item in _conflicts(field, sides, first_told)]
    if field == "injured":
        found = [item for item in found if not (item[0] == "number" and _died_since(item[1], item[2], dead))]
    for kind in _GRAVEST:
        pairs = [(one, two, reason) for found_kind, one, two, reason in found if found_kind == kind]
        if pairs:
            taking_part = {id(side) for one, two, _ in pairs for side in (one, two)}
            texts = tuple(dict.fromkeys(side.text for side in sides if id(side) in taking_part))
            words = "; ".join(dict.fromkeys(reason for _, _, reason in pairs))
            conflicts.append(Conflict(kind=kind, sides=texts, reason=words))
    return tuple(conflicts)


def denial_conflict(field: str, sides: Sequence[Side], denials: Sequence[Denial]) -> Conflict | None:
    """What some deny against the readings of the field, None where nothing that anybody tells is denied."""
    parties = list(dict.fromkeys(item.party for item in denials))
    if not parties:
        return None
    by = " and ".join(parties)
    if field == "status":
        told = [side.text for side in sides if side.text in _HAPPENED]
        if not told:
            return None
        return Conflict(kind="denial", sides=(*told, "denied"), reason=f"{by} deny that it happened")
    if field == "means":
        names = list(dict.fromkeys(item.means for item in denials))
        others = [side.text for side in sides if any(name_key(side.text) == name_key(name) for name in names)]
        words = tuple(f"no {name}" for name in names)
        return Conflict(kind="means", sides=(*others, *words), reason=f"{by} deny the means") if others else None
    if field != "actor":
        words = tuple(f"not {item.means}" for item in denials)
        return Conflict(
            kind="number",
            sides=tuple(dict.fromkeys((*(item.means for item in denials), *words))),
            reason=f"{by} deny the number",
        )
    own = [side.text for side in sides]
    words = tuple(f"not {party}" for party in parties)
    return Conflict(kind="denial", sides=(*own, *words), reason=f"{by} deny having done it")


def _conflicts(
    field: str, sides: Sequence[Side], first_told: str = ""
) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    whole = [side for side in sides if side.against or not _is_part(side, sides)]
    for one, two in combinations(whole, 2):
        if field == "status":
            yield from _status(one, two)
        elif field == "actor":
            yield from _actor(one, two)
        elif field == "place":
            yield from _place(one, two)
        elif field == "date":
            yield from _date(one, two, first_told)
        elif field == "damage":
            yield from _damage(one, two)
        elif one.sample.low is not None:
            yield from _number(field, one, two)


def _told_total(
    field: str, found: tuple[ConflictKind, Side, Side, str], totals: Set[int]
) -> tuple[ConflictKind, Side, Side, str]:
    """A number against which only a running total stands is no count of this incident's: the total was mistaken."""
    kind, one, two, _ = found
    lows = (one.sample.low, two.sample.low)
    if kind not in ("number", "superseded") or (lows[0] in totals) == (lows[1] in totals):
        return found
    total = one if lows[0] in totals else two
    return "scope_mismatch", one, two, f"{total.text} {field} is a running total that reports give for a longer time"


def _status(one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    values = {one.text, two.text}
    if "denied" in values and values & _HAPPENED:
        denied, told = (one, two) if one.text == "denied" else (two, one)
        if not denied.reading.claims:  # who denies it, and of what, is told apart in `denials`
            yield "status", told, denied, "some report that it happened, others that it did not"


def _actor(one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    left, right = one.sample.key, two.sample.key
    if _together(one, two) or one.denied or two.denied or not _two_parties(one, two):
        return
    country = country_of(left)
    if (country is not None and country == country_of(right)) or authority_of(left) == authority_of(right):
        return
    words, others = set(left.split()), set(right.split())
    if words <= others or others <= words:
        return
    yield "actor", one, two, f"nobody names both {one.text} and {two.text} as acting"


def _is_named(side: Side) -> bool:
    """True for a party with a name of its own: an armed man may be anybody."""
    return any(word[:1].isupper() for word in side.text.split()[-2:])


def _two_parties(one: Side, two: Side) -> bool:
    """True for two sides: both named, or of two camps ("guards", "other inmates") by sources that can be told. An armed
    man may be anybody's."""
    parties = [(_is_named(side) and not is_generic(side.sample.key), camp_of(side.sample.key)) for side in (one, two)]
    if not all(named or camp is not None for named, camp in parties):
        return False
    if parties[0][1] is not None and parties[0][1] == parties[1][1]:
        return False
    named = [named for named, _ in parties]
    hostile = any(named) and {camp for _, camp in parties} == _HOSTILE
    return all(named) or hostile or _said_by_rivals(one, two)


def _said_by_rivals(one: Side, two: Side) -> bool:
    """True where each is named by sources that can be told, and none of them names both: "guards" and "other inmates"
    are two parties to those who saw them, though neither has a name."""
    sources = [side.all_origins - side.untraced for side in (one, two)]
    return (
        all(sources)
        and sources[0].isdisjoint(sources[1])
        and not (one.all_origins | two.all_origins) & (one.untraced | two.untraced)
    )


def _place(one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    left, right = one.sample.place, two.sample.place
    if left is None or right is None or not (one.tied and two.tied):
        return
    if _shared(one, two) or places_agree(left, right):
        return
    yield "place", one, two, f"{one.text} and {two.text} are neither the same place nor one within the other"


def _date(one: Side, two: Side, first_told: str) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    left, right = days_of(one.sample.edtf), days_of(two.sample.edtf)
    known = days_of(first_told)
    if known is not None and left is not None and right is not None and max(left[0], right[0]) > known[1]:
        return  # a day of the news about it, and not its own
    if (
        left is None
        or right is None
        or max(left[1] - left[0], right[1] - right[0]) > 1
        or abs(left[0] - right[0]) > _NEAR_DAYS
        or one.sample.approximate
        or two.sample.approximate
        or not (one.tied and two.tied)
        or _shared(one, two)
        or dates_agree(left, right)
    ):
        return
    yield "date", one, two, f"{one.text} and {two.text} share no day"


def _damage(one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    thing, effect = one.sample.key.rsplit("|", 1)
    other, other_effect = two.sample.key.rsplit("|", 1)
    if thing == other and (effect in _UNDONE) != (other_effect in _UNDONE) and not _shared(one, two):
        yield "status", one, two, f"{one.text} and {two.text} exclude each other"


def _number(field: str, one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    left, right = one.sample, two.sample
    if not _comparable_groups(left, right):
        return
    if left.scope != right.scope:
        if (left.low, left.high) == (right.low, right.high) and _is_total(left) and not _shared(one, two):
            total, own = (one, two) if left.scope == "cumulative" else (two, one)
            words = f"{total.text} {field} is told as a running total and as the toll of this incident"
            yield "scope_mismatch", total, own, words
        return
    if left.scope == "cumulative" or not _apart(one, two):
        return
    contrasted = right.key in one.against
    if not contrasted and (_told_together(one, two) or _is_share(one, two)):
        return
    update = None if contrasted else _update(field, one, two) or _growth(field, one, two)
    if update is not None:
        earlier, later = update
        words = f"the number went from {earlier.text} to {later.text} in later reports"
        if _update(field, one, two) is not None:
            words = f"the same source changed the number from {earlier.text} to {later.text}"
        yield "superseded", earlier, later, words
    else:
        yield "number", one, two, f"{one.text} and {two.text} {field} cannot both hold"


def _apart(one: Side, two: Side) -> bool:
    """True where the two numbers cannot count the same people. What may be a part is a least number of the whole."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    least = low.part or (low.kind and not high.kind)
    return not least and _exclude(low.sample, high.sample)


def _is_share(one: Side, two: Side) -> bool:
    """True where a report that gives one number tells the rest of the other beside it ("four seriously, eight others"),
    or one that gives the higher tells the lower in the same breath, and as nobody's count."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    few, many = low.sample.low or 0, high.sample.low or 0
    if not few:
        return False
    if any(many - few in near for report, near in low.near.items() if report not in high.published):
        return True
    return any(few in here for report, here in high.here.items() if report not in low.published)


def _died_since(one: Side, two: Side, dead: Mapping[str, int]) -> bool:
    """True where the lower number of injured lacks no more people than its reports count dead."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    gap = (high.sample.low or 0) - (low.sample.low or 0)
    return all(0 < gap <= dead.get(report, 0) for report in low.published)


def _is_total(value: Value) -> bool:
    """A small number may be a running total and this incident's toll by chance."""
    return (value.low or 0) >= _TOTAL_FROM


def _exclude(left: Value, right: Value) -> bool:
    low, high = _bounds(left)
    other_low, other_high = _bounds(right)
    return (high is not None and high < other_low) or (other_high is not None and other_high < low)


def _bounds(value: Value) -> tuple[int, int | None]:
    low, high = value.low or 0, value.high
    if not value.approximate:
        return low, high
    return low - low // 6, None if high is None else high + max(1, high // 6)


def _update(field: str, one: Side, two: Side) -> tuple[Side, Side] | None:
    """(earlier, later) where a source that both have in common gave the lower number first and the higher later; of the
    missing, who are found, the other way round too."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    for first, last in ((low, high), (high, low)) if field in _SHRINKING else ((low, high),):
        before = [first.published[report] for report, found in first.origins.items() if found & last.all_origins]
        after = [last.published[report] for report, found in last.origins.items() if found & first.all_origins]
        if before and after and all(before) and all(after) and max(before) < max(after) and min(before) < min(after):
            return first, last
    return None


def _growth(field: str, one: Side, two: Side) -> tuple[Side, Side] | None:
    """(earlier, later) where the lower number was told days before the higher one and nobody counted it anew since: the
    dead, the hurt and the held of one happening are found one after the other, whoever counts them. The missing are
    found, or missed, either way."""
    low, high = (one, two) if _rank(one.sample) <= _rank(two.sample) else (two, one)
    if any(_rivals(one, two, report) for report in one.published.keys() & two.published.keys()):
        return None
    for first, last in ((low, high), (high, low)) if field in _SHRINKING else ((low, high),):
        before, after = list(first.published.values()), list(last.published.values())
        if all(before) and all(after) and min(before)[:10] < min(after)[:10] and not _anew(first, min(after)[:10]):
            return first, last
    return None


def _anew(side: Side, day: str) -> bool:
    """True where the number is told on the day or later by somebody who had not told it before, or by nobody named."""
    known = {origin for report, found in side.origins.items() if side.published[report][:10] < day for origin in found}
    return any(
        not found or not found <= known for report, found in side.origins.items() if side.published[report][:10] >= day
    )


def _comparable_groups(left: Value, right: Value) -> bool:
    """True for two counts of the same people. A part of them says nothing against the whole, unless it is larger."""
    if left.group == right.group:
        return True
    if (left.group and right.group) or {left.group, right.group} & _PARTS:
        return False
    part, whole = (left, right) if left.group else (right, left)
    return part.group in _ALL_OF_THEM and whole.high is not None and (part.low or 0) > whole.high


def _told_together(one: Side, two: Side) -> bool:
    """True where whoever gives one of the numbers gives the other too, and has them from no two rival sources."""
    few, many = sorted((one, two), key=lambda side: len(side.origins))
    for report, found in few.origins.items():
        if report not in many.origins:
            return False
        rivals = (found - few.untraced, many.origins[report] - many.untraced)
        if all(rivals) and rivals[0].isdisjoint(rivals[1]):
            return False
    return True


def _rank(value: Value) -> tuple[int, int]:
    return value.low or 0, value.high if value.high is not None else 10**9


def _shared(one: Side, two: Side) -> bool:
    """True where one report gives both values."""
    return bool(one.published.keys() & two.published.keys())


def _together(one: Side, two: Side) -> bool:
    """True where one report gives both values and does not set two who speak against each other."""
    return any(not _rivals(one, two, report) for report in one.published.keys() & two.published.keys())


def _rivals(one: Side, two: Side, report: str) -> bool:
    """True where the report has the two values from sources of which none gives both."""
    sources = (one.traced_in(report), two.traced_in(report))
    return all(sources) and sources[0].isdisjoint(sources[1])


def _is_part(side: Side, sides: Sequence[Side]) -> bool:
    """True for a number of which every report that gives it also gives a larger one, and not from a rival who counts
    the same people: some of the dead told apart from all, in words that were not understood as a group."""
    low = side.sample.low
    if not low or side.sample.scope != "incident":
        return False  # none at all is no part of some
    larger = [
        other
        for other in sides
        if other.sample.scope == "incident"
        and _rank(other.sample) > _rank(side.sample)
        and _exclude(side.sample, other.sample)
    ]

    def within(other: Side, report: str) -> bool:
        if report not in other.published:
            return False
        far = 0 < low * _COMPARABLE < (other.sample.low or 0)
        return far or not _rivals(side, other, report)

    return all(any(within(other, report) for other in larger) for report in side.published)
