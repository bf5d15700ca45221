"""Readings of one field that cannot all hold, and why, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from types import MappingProxyType

from firsthand.linking.profiles.dates import days_between, days_of
from firsthand.linking.profiles.geography import places_agree
from firsthand.linking.profiles.names import authority_of, is_generic, name_key, of_one_state
from firsthand.linking.profiles.parts import number_of
from firsthand.linking.profiles.timing import dates_agree
from firsthand.linking.readings.blame import camp_of, of_a_state
from firsthand.linking.readings.denials import Denial
from firsthand.linking.readings.numbers import died_since, is_part, number_conflicts
from firsthand.linking.readings.sides import Side, are_shared, told_apart, told_by_one
from firsthand.model import Conflict, ConflictKind

__all__ = ["Side", "conflicts_of", "denial_conflict", "laid_elsewhere"]

_HAPPENED = frozenset({"happened", "alleged"})
# The order in which the conflicts of a field are shown.
_GRAVEST: tuple[ConflictKind, ...] = (
    "denial", "number", "actor", "place", "date", "means", "status", "scope_mismatch", "superseded",
)  # fmt: skip
_DEMONYMS = ("an", "ese", "ish", "i", "ch")
# The precision of a place that is only a country.
_COUNTRY = "country"
_UNDONE = frozenset({"undamaged"})


_HOSTILE = frozenset({"state", "foes"})
# Days further apart than this are those of two happenings.
_NEAR_DAYS = 31
# Pairs of one conflict that are told one by one.
_REASONS = 5


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
        found = [item for item in found if not (item[0] == "number" and died_since(item[1], item[2], dead))]
    for kind in _GRAVEST:
        pairs = [(one, two, reason) for found_kind, one, two, reason in found if found_kind == kind]
        if pairs:
            taking_part = {id(side) for one, two, _ in pairs for side in (one, two)}
            texts = tuple(dict.fromkeys(side.text for side in sides if id(side) in taking_part))
            reasons = tuple(dict.fromkeys(reason for _, _, reason in pairs))
            conflicts.append(Conflict(kind=kind, sides=texts, reason=_together(reasons)))
    return tuple(conflicts)


def _together(reasons: Sequence[str]) -> str:
    """The reasons of all pairs of a conflict; of many, which nobody reads, the first and how many more there are."""
    if len(reasons) <= _REASONS:
        return "; ".join(reasons)
    more = len(reasons) - _REASONS + 1
    return "; ".join((*reasons[: _REASONS - 1], f"and so {more} other pairs"))


def denial_conflict(field: str, sides: Sequence[Side], denials: Sequence[Denial]) -> Conflict | None:
    """What some deny against the readings of the field, None where nothing that anybody tells is denied."""
    parties = list(dict.fromkeys(item.party for item in denials))
    if not parties:
        return None
    by = " and ".join(filter(None, (", ".join(parties[:-1]), parties[-1])))
    by += " denies" if len(parties) == 1 else " deny"
    if field == "status":
        told = [side.text for side in sides if side.text in _HAPPENED]
        if not told:
            return None
        return Conflict(kind="denial", sides=(*told, "denied"), reason=f"{by} that it happened")
    if field == "means":
        names = list(dict.fromkeys(item.means for item in denials))
        others = [side.text for side in sides if any(name_key(side.text) == name_key(name) for name in names)]
        words = tuple(f"no {name}" for name in names)
        return Conflict(kind="means", sides=(*others, *words), reason=f"{by} the means") if others else None
    if field != "actor":
        words = tuple(f"not {item.means}" for item in denials)
        return Conflict(
            kind="number",
            sides=tuple(dict.fromkeys((*(item.means for item in denials), *words))),
            reason=f"{by} the number",
        )
    own = [side.text for side in sides]
    words = tuple(f"not {party}" for party in parties)
    return Conflict(kind="denial", sides=(*own, *words), reason=f"{by} having done it")


def laid_elsewhere(
    sides: Sequence[Side], denials: Sequence[Denial], tellers: Mapping[str, Set[str]]
) -> Conflict | None:
    """The conflict of actors where those who deny the deed lay it at another's door, None where they name nobody.

    tellers: by the text of each reading, the keys of those who tell it.
    """
    deniers = {name_key(one.party) for one in denials if one.matter == "deed"}
    theirs = {authority_of(key) for key in deniers} | deniers
    others = [
        side
        for side in sides
        if tellers.get(side.text)
        and any(key in theirs or authority_of(key) in theirs for key in tellers[side.text])
        and _is_named(side)
        and side.sample.key not in theirs
        and authority_of(side.sample.key) not in theirs
    ]
    if not others:
        return None
    accused = [side.text for side in sides if side not in others and _is_named(side)]
    accused = accused or list(dict.fromkeys(one.party for one in denials))
    named = [side.text for side in others]
    reason = f"who denies it lays it to {' and '.join(named)}"
    return Conflict(kind="actor", sides=(*accused, *named), reason=reason)


def _conflicts(
    field: str, sides: Sequence[Side], first_told: str = ""
) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    whole = [side for side in sides if side.against or not is_part(side, sides)]
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
            yield from number_conflicts(field, one, two)


def _told_total(
    field: str, found: tuple[ConflictKind, Side, Side, str], totals: Set[int]
) -> tuple[ConflictKind, Side, Side, str]:
    """A number against which only a running total stands is no count of this incident's: the total was mistaken."""
    kind, one, two, _ = found
    lows = (one.sample.low, two.sample.low)
    if kind not in ("number", "superseded") or (lows[0] in totals) == (lows[1] in totals):
        return found
    total, own = (one, two) if lows[0] in totals else (two, one)
    if (total.sample.low or 0) < (own.sample.low or 0):
        return found  # what is the smaller sums up nothing of the larger
    return "scope_mismatch", one, two, f"{total.text} {field} is a running total that reports give for a longer time"


def _status(one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    values = {one.text, two.text}
    if "denied" in values and values & _HAPPENED:
        denied, told = (one, two) if one.text == "denied" else (two, one)
        if not denied.reading.claims:  # who denies it, and of what, is told apart in `denials`
            yield "status", told, denied, "some report that it happened, others that it did not"


def _actor(one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    left, right = one.sample.key, two.sample.key
    if told_by_one(one, two) or one.denied or two.denied or one.vague or two.vague or not _two_parties(one, two):
        return
    traced = one.all_origins - one.untraced and two.all_origins - two.untraced
    if not traced and of_a_state(left) and of_a_state(right):
        return  # "the United States", "a naval task force": what outlets call a state's forces in words of their own
    if of_one_state(left, right) or authority_of(left) == authority_of(right):
        return
    words, others = set(left.split()), set(right.split())
    if words <= others or others <= words:
        return
    yield "actor", one, two, f"nobody names both {one.text} and {two.text} as acting"


def _is_named(side: Side) -> bool:
    """True for a party with a name of its own: an armed man may be anybody. The first word of a phrase may only begin a
    sentence, but for one that says whose people they are ("Morvian air force")."""
    words = side.text.split()
    if number_of(words[0]) is not None:
        return False  # "Four Students", as headlines write it
    first = _capital(words[0]) and (len(words) == 1 or words[0].endswith(_DEMONYMS))
    return first or any(_capital(word) for word in words[1:])


def _capital(word: str) -> bool:
    """ "Front", "al-Nour"."""
    return any(part[:1].isupper() for part in word.split("-", 1))


def _two_parties(one: Side, two: Side) -> bool:
    """True for two sides: both named, or of two camps ("guards", "other inmates") by sources that can be told. An armed
    man may be anybody's."""
    parties = [(_is_named(side) and not is_generic(side.sample.key), camp_of(side.sample.key)) for side in (one, two)]
    if not all(named or camp is not None for named, camp in parties):
        return False
    if parties[0][1] is not None and parties[0][1] == parties[1][1]:
        return False
    named = [named for named, _ in parties]
    if any(named) and not all(named) and of_a_state(one.sample.key) and of_a_state(two.sample.key):
        return False  # "maritime forces" may be those of any body of a state
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
    if left is None or right is None or not (one.tied and two.tied and one.sure and two.sure):
        return
    if _COUNTRY in (left.precision, right.precision) or are_shared(one, two) or places_agree(left, right):
        return  # on a border two countries are named for one place
    if not told_apart(one, two):
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
        or dates_agree(left, right)
    ):
        return
    if two.sample.key not in one.against:
        beside = days_between(left, right) <= 1
        if not (one.sure and two.sure) or are_shared(one, two) or (beside and (one.night or two.night)):
            return
        if beside and (one.of_the_news or two.of_the_news):
            return
    yield "date", one, two, f"{one.text} and {two.text} share no day"


def _damage(one: Side, two: Side) -> Iterator[tuple[ConflictKind, Side, Side, str]]:
    thing, effect = one.sample.key.rsplit("|", 1)
    other, other_effect = two.sample.key.rsplit("|", 1)
    if thing == other and (effect in _UNDONE) != (other_effect in _UNDONE) and not are_shared(one, two):
        yield "status", one, two, f"{one.text} and {two.text} exclude each other"
