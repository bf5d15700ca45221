"""Words around a name that leave little doubt about what it is: a town after "in", at the head of a dateline, before
"police", in "a home"; or a street, which is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.parse import Parse
from firsthand.extraction.places.drafts import PlaceName, Surroundings
from firsthand.extraction.places.gazetteer import Gazetteer

__all__ = ["is_framed", "is_street", "names_town", "names_works", "proven_towns", "serves_town"]

_TOWNS = frozenset({"settlement", "capital", "admin2", "admin1"})
_DASHES = frozenset({"-", "–", "—", "--", "\x96", "\x97"})
_NAMES = frozenset({"NNP", "NNPS"})
_CROSSINGS = frozenset({"and", "at", "&"})
_OWNERS = frozenset({"a", "an", "his", "her", "their", "rural"})
_NOUNS = frozenset({"NN", "NNS"})
_DATELINE = 8
_TOWN_WORDS = 2
# How likely a name must be a place's, by the frame in which it stands; set by reading.
_LARGE = 5.5
_IN, _DATED, _SITED, _HELD, _STRUCK, _WORKED = 0.55, 0.6, 0.35, 0.6, 0.45, 0.1


@dataclass(frozen=True, slots=True)
class _Frames:
    streets: frozenset[str]
    sites: frozenset[str]
    bodies: frozenset[str]
    between: frozenset[str]
    works: frozenset[str]
    happenings: frozenset[str]
    no_towns: frozenset[str]
    lands_have: frozenset[str]
    lands_beside: frozenset[str]


@cache
def _frames() -> _Frames:
    table = load_table("places/frames.toml")
    return _Frames(
        frozenset(table["streets"].split()),
        frozenset(table["sites"].split()),
        frozenset(table["bodies"].split()),
        frozenset(table["between"].split()),
        frozenset(table["works"].split()),
        frozenset(table["happenings"].split()),
        frozenset(table["no_towns"].split()),
        frozenset(table["lands_have"].split()),
        frozenset(table["lands_beside"].split()),
    )


def proven_towns(parse: Parse, found: Iterable[PlaceName]) -> frozenset[str]:
    """The keys of names that two kinds of frames show to be towns, whatever the model takes them for: the name of the
    police, a place after "in", the dateline."""
    frames: dict[str, set[str]] = {}
    for name in found:
        if name.places and name.places[0].kind in _TOWNS and not is_street(parse, name):
            frames.setdefault(name.key, set()).update(_frames_of(parse, name))
    return frozenset(key for key, kinds in frames.items() if len(kinds) > 1)


def _frames_of(parse: Parse, name: PlaceName) -> Iterator[str]:
    first, last = name.shown_first, name.shown_last
    if serves_town(parse, last):
        yield "served"
    elif _opens_dateline(parse, first, last, shortest=3):
        yield "dated"
    elif _before(parse, first) == "in" and not _goes_on(parse, name):
        yield "in"


def _before(parse: Parse, first: int) -> str:
    return parse.lower[first - 1] if first and parse.block[first - 1] == parse.block[first] else ""


def is_framed(
    parse: Parse,
    name: PlaceName,
    around: Surroundings,
    gazetteer: Gazetteer,
    likelihood: float,
    *,
    proven: bool = False,
) -> bool:
    """True for a name of the gazetteer whose words around it say that it is a place, whatever its label.

    proven: other words of the report show that a town goes by the name (see `proven_towns`).
    """
    if not name.places or name.places[0].kind not in _TOWNS or is_street(parse, name):
        return False
    if proven and not {"dated", "in"}.isdisjoint(_frames_of(parse, name)):
        return True
    if any(word in around.persons for word in parse.lower[name.first : name.last]):
        return False
    first, last = name.shown_first, name.shown_last
    before = _before(parse, first)
    if likelihood >= _DATED and _opens_dateline(parse, first, last):
        return True
    if _goes_on(parse, name):
        return False
    if before in {"in", "near", "off", "outside"} or (
        before == "of" and first > 1 and parse.lower[first - 2] in {"town", "city", "village"}
    ):
        return likelihood >= _IN
    if before == "the" and first > 1 and parse.lower[first - 2] in {"at", "in", "near"} and names_works(parse, last):
        return likelihood >= _WORKED
    if before == "at" and first > 1 and parse.lower[first - 2] in _frames().happenings:
        return likelihood >= _STRUCK
    if before == "at" and name.places[0].prior >= _LARGE:
        return likelihood >= _IN
    if likelihood >= _HELD and name.inside is not None and name.inside.places and parse.text[last : last + 1] == [","]:
        holder = name.inside.places[0]
        return holder.kind == "admin1" and any(gazetteer.holds(holder, place) for place in name.places)
    return likelihood >= _SITED and before in _OWNERS and _before_site(parse, last)


def _goes_on(parse: Parse, name: PlaceName) -> bool:
    """True where the next word belongs to the same name: "in Arlo Park", "in Marn's words"."""
    last = name.shown_last
    if last >= len(parse) or parse.block[last] != parse.block[name.first]:
        return False
    if parse.lower[last] in {"'s", "’s", "-", "–", "/", "&"}:
        return True
    return parse.text[last][:1].isupper() and parse.tag[last] in _NAMES and parse.lower[last] not in _days()


@cache
def _days() -> frozenset[str]:
    return frozenset(load_table("places/frames.toml")["days"].split())


def _opens_dateline(parse: Parse, first: int, last: int, *, shortest: int = 4) -> bool:
    """True for a name in capitals at the head of a paragraph that a dash closes: "ARLO, Veldria (Agency) —".

    shortest: the fewest letters of such a name.
    """
    block = parse.block[first]
    begins = first == 0 or parse.block[first - 1] != block or parse.text[first - 1] in {".", "(", "|"}
    words = parse.report.text[parse.start[first] : parse.end[last - 1]]
    if not begins or not words.isupper() or len(words) < shortest:
        return False
    for at in range(last, min(last + _DATELINE, len(parse))):
        if parse.block[at] != block:
            return False
        if parse.text[at] in _DASHES:
            return True
        if parse.text[at][:1].islower():
            return False
    return False


def _before_site(parse: Parse, last: int) -> bool:
    """True before a building or a part of a town, in lower case: "a Arlo apartment complex"."""
    sites = _frames().sites
    for at in range(last, min(last + 3, len(parse))):
        if parse.lower[at] in sites and parse.text[at].islower():
            return True
        if parse.tag[at] not in {"NN", "JJ", "HYPH"} or not parse.text[at].islower():
            return False
    return False


def names_town(parse: Parse, first: int, last: int) -> bool:
    """True for a name that no gazetteer knows right behind "in" or behind what happened at it: "killed in Arlo on
    Friday", "a collapse at Arlo".

    The model of names often takes such a word for a person's or a people's.
    """
    words = parse.text[first:last]
    before = _before(parse, first)
    struck = before == "at" and first > 1 and parse.lower[first - 2] in _frames().happenings
    if not (struck or before == "in") or len(words) > _TOWN_WORDS or not all(word.istitle() for word in words):
        return False
    block = parse.block[first]
    if last < len(parse) and parse.block[last] == block:
        goes_on = parse.text[last][:1].isupper() and parse.lower[last] not in _days()
        if goes_on or parse.lower[last] in {"'s", "’s", "-", "–", "/", "&"} or parse.tag[last] in _NOUNS:
            return False
        if struck and parse.lower[last] == "in" and parse.text[last + 1 : last + 2] and parse.text[last + 1].istitle():
            return False  # "a fire at Arlo's in Marn": a house or a firm, in a town of another name
    return not _frames().no_towns.intersection(parse.lower[first:last]) and not _is_land(parse, first, last)


def _is_land(parse: Parse, first: int, last: int) -> bool:
    """True where the report names a land so somewhere: "Arlo's government", "the capital of Arlo", "northern Arlo"."""
    frames, words = _frames(), parse.text[first:last]
    lands = [at for at in range(len(parse) - len(words) + 1) if parse.text[at : at + len(words)] == words]
    for at in lands:
        behind = at + len(words)
        while behind < len(parse) and parse.lower[behind] in {"'s", "’s"}:
            behind += 1
        if behind < len(parse) and parse.lower[behind] in frames.lands_have:
            return True
        if at and parse.lower[at - 1] in frames.lands_beside:
            return True
        if at > 1 and parse.lower[at - 1] == "of" and parse.lower[at - 2] in frames.lands_have:
            return True
    return False


def names_works(parse: Parse, last: int) -> bool:
    """True before a work or a post, in lower case, that is called by the name before token `last`: "Arlo tin mine"."""
    for at in range(last, min(last + 3, len(parse))):
        if parse.block[at] != parse.block[last - 1] or not parse.text[at].islower():
            return False
        if parse.lower[at] in _frames().works:
            return True
        if parse.tag[at] not in {"NN", "JJ", "HYPH"}:
            return False
    return False


def is_street(parse: Parse, name: PlaceName) -> bool:
    """True for the name of a street: "the 900 block of Arlo", "Arlo Avenue", "at Arlo and Third Street"."""
    first, last = name.shown_first, name.shown_last
    block = parse.block[first]
    lower = parse.lower
    streets = _frames().streets
    after = lower[last].rstrip(".") if last < len(parse) and parse.block[last] == block else ""
    if after in streets and parse.text[last][:1].isupper():
        return True
    begin = first
    while begin > first - 3 and begin and lower[begin - 1].rstrip(".") in _points():
        begin -= 1
    if begin > 1 and lower[begin - 1] == "of" and lower[begin - 2] in {"block", "blocks"}:
        return True
    if after in _CROSSINGS and last + 2 < len(parse):
        # "near Arlo and 33rd Street", "at Arlo and Marn avenues"
        return any(
            lower[at].rstrip(".") in streets and parse.block[at] == block
            for at in range(last + 2, min(last + 4, len(parse)))
        )
    return False


@cache
def _points() -> frozenset[str]:
    return frozenset(load_table("places/frames.toml")["points"].split())


def serves_town(parse: Parse, last: int) -> bool:
    """True where a local body goes by the name that ends before token `last`: "Arlo police", "Arlo Fire Department"."""
    frames = _frames()
    for at in range(last, min(last + 3, len(parse))):
        if parse.block[at] != parse.block[last - 1]:
            return False
        if parse.lower[at] in frames.bodies:
            return True
        if parse.lower[at] not in frames.between:
            return False
    return False
