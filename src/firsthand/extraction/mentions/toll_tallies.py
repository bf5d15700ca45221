"""Numbers of people told as a number: "the number of the dead rose to nine", "the police put it at 45"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import Count
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_nouns import reached
from firsthand.extraction.mentions.toll_states import outcome_states
from firsthand.extraction.mentions.tolls import Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.numbers import Quantity
from firsthand.model import Outcome

__all__ = ["from_tallies", "told_again"]

_BETWEEN = words_of(
    "of the those people persons its their his her men women confirmed all our who have had been were are"
)
_AT = frozenset({"at", "as"})
_JOINTS = frozenset({";", ",", "and", "but", "or", "—", "–", "against", "versus"})
_STANDS = frozenset({"stand", "remain", "stay"})
_QUOTES = frozenset("\"'“”‘’«»") | {"``", "''"}
_IT = frozenset({"it", "this", "that", "them"})
_FAR = 8


def from_tallies(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """Where the words say of whom the number is: "the number of the wounded has risen to 31", "put the dead at 12"."""
    parse = scene.parse
    for position, lemma in enumerate(parse.lemma):
        if lemma in _words("nouns") and parse.pos[position] == "NOUN":
            outcome = _counted_state(scene, position)
            found = None if outcome is None else reached(scene, position)
            if outcome is not None and found is not None:
                yield make_toll(scene, found, outcome, position, triggers)
        elif lemma in _words("counts") and scene.is_verb(position):
            named = scene.child(position, "dobj")
            quantity = (
                None
                if named is None
                else next(
                    (scene.quantity_at[child] for child in parse.children[named] if child in scene.quantity_at), None
                )
            )
            if named is not None and quantity is not None and not quantity.ordinal:
                outcome = _states().get(parse.lemma[named]) or _attributed(scene, named)
                if outcome is not None:
                    yield make_toll(scene, _count(quantity), outcome, position, triggers)
        elif lemma in _words("puts") and scene.is_verb(position):
            quantity = _put_at(scene, position)
            dead = scene.child(position, "dobj")
            if quantity is not None and dead is not None and parse.lemma[dead] in _states():
                yield make_toll(scene, _count(quantity), _states()[parse.lemma[dead]], position, triggers)


def told_again(scene: Scene, tolls: Sequence[Toll], triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """Numbers without a noun that stand against the one told just before: "the police put the number at 45", "the union
    spoke of seventeen". They are of the same people.

    tolls: what was read so far, in order of the text.
    """
    parse = scene.parse
    for given in scene.quantities:
        if _given_against(scene, given):
            yield from _as_before(scene, tolls, given.first, given, triggers)
    for verb, lemma in enumerate(parse.lemma):
        quantity: Quantity | None = None
        if not scene.is_verb(verb):
            if lemma in _words("nouns") and parse.pos[verb] == "NOUN" and _bare_tally(scene, verb):
                quantity = _stands_at(scene, verb)
            if quantity is not None:
                yield from _as_before(scene, tolls, verb, quantity, triggers)
            continue
        if lemma in _words("puts"):
            thing = scene.child(verb, "dobj")
            if thing is None or not (parse.lower[thing] in _IT or _bare_tally(scene, thing)):
                continue
            quantity = _put_at(scene, verb)
        elif lemma in _words("speaks"):
            quantity = _bare(scene, next((inner for _, inner in scene.prep_objects(verb, _OF)), None))
        elif lemma in _words("says"):
            quantity = _said(scene, verb)
        if quantity is None:
            continue
        yield from _as_before(scene, tolls, verb, quantity, triggers)


def _said(scene: Scene, verb: int) -> Quantity | None:
    """The bare number that is all that somebody says: "the ministry says nine", "the union counts nineteen"."""
    parse = scene.parse
    who = scene.child(verb, "nsubj")
    if who is None or who > verb or verb + 1 >= len(parse) or parse.sentence[verb + 1] != parse.sentence[verb]:
        return None
    quantity = _bare(scene, verb + 1)
    if quantity is None or quantity.last >= len(parse):
        return quantity
    return quantity if parse.pos[quantity.last] in {"PUNCT", "CCONJ", "SCONJ", "ADP"} else None


_OF = frozenset({"of"})


def _as_before(
    scene: Scene, tolls: Sequence[Toll], position: int, quantity: Quantity, triggers: dict[int, Trigger]
) -> Iterator[Toll]:
    """The number as one of those of whom the number before it was told."""
    before = _told_before(scene, tolls, position)
    if before is not None:
        toll = make_toll(scene, _count(quantity), before.casualty.outcome, position, triggers)
        toll.trigger = toll.trigger or before.trigger
        yield toll


def _given_against(scene: Scene, quantity: Quantity) -> bool:
    """ "63 dead according to the ministry; 71 by the count of the union": a bare number that somebody else gives."""
    parse = scene.parse
    first, last = quantity.first, quantity.last
    if not first or parse.text[first - 1] not in _JOINTS or _bare(scene, first) is None:
        return False
    after = " ".join(parse.lower[last : last + 6])
    return after.startswith(_given())


def _stands_at(scene: Scene, noun: int) -> Quantity | None:
    """The bare number that the tally is said to be: "their count stands at 14", "the figure is 77"."""
    parse = scene.parse
    verb = parse.head[noun]
    if parse.dep[noun] not in {"nsubj", "nsubjpass"} or not scene.is_verb(verb):
        return None
    last = parse.sentences[parse.sentence[noun]][1]
    if parse.lemma[verb] == "be":
        start = next((at for at in range(verb + 1, last) if parse.text[at] not in _QUOTES), last)
        return _bare(scene, start) if start < last else None
    if parse.lemma[verb] in _STANDS:
        return next(
            (_bare(scene, at + 1) for at in range(verb + 1, min(verb + 4, last - 1)) if parse.lower[at] == "at"), None
        )
    return None


def _count(quantity: Quantity) -> Count:
    low, high = quantity.low, quantity.high
    return Count(low, high, quantity.approximate, "unknown", quantity.first, quantity.last, True)


def _counted_state(scene: Scene, noun: int) -> Outcome | None:
    """What became of those whose number the noun is: "of the dead", "of people killed", "of arrests"."""
    parse = scene.parse
    at = noun + 1
    if at >= len(parse):
        return None
    if parse.lower[at] in _words("states") and parse.dep[at] == "acl":
        return _states()[parse.lower[at]]  # "the number killed"
    if parse.lower[at] != "of":
        return None
    for at in range(noun + 2, min(noun + 8, len(parse))):
        state = _states().get(parse.lower[at]) or _states().get(parse.lemma[at])
        if state is None and parse.lemma[at] in _words("dies") and parse.dep[at] == "relcl":
            state = "killed"
        if state is not None:
            return state
        if parse.lower[at] not in _BETWEEN and not scene.is_a(at, frozenset({"person", "combatant"})):
            return None
    return None


def _put_at(scene: Scene, verb: int) -> Quantity | None:
    """The number after "at" that the verb puts something at."""
    parse = scene.parse
    last = parse.sentences[parse.sentence[verb]][1]
    for at in range(verb + 1, min(verb + 1 + 2 * _FAR, last)):
        if parse.lower[at] in _AT and at + 1 < last:
            return _bare(scene, at + 1)
    return None


def _bare(scene: Scene, position: int | None) -> Quantity | None:
    """The number at the token that counts nothing named beside it."""
    if position is None:
        return None
    parse = scene.parse
    quantity = scene.quantity_at.get(position)
    if quantity is None or quantity.ordinal or quantity.unit or position in scene.time_tokens:
        return None
    after = quantity.last
    named = after < len(parse) and parse.pos[after] in {"NOUN", "PROPN", "ADJ"} and parse.lower[after] not in _states()
    return None if named else quantity


def _attributed(scene: Scene, noun: int) -> Outcome | None:
    """ "Listed 219 abducted girls"."""
    parse = scene.parse
    found = (_states().get(parse.lower[child]) for child in parse.children[noun] if parse.dep[child] == "amod")
    return next((outcome for outcome in found if outcome is not None), None)


def _bare_tally(scene: Scene, noun: int) -> bool:
    """ "The number", "the figure": of what was spoken of before."""
    parse = scene.parse
    return parse.lemma[noun] in _words("nouns") and not any(
        parse.dep[child] == "prep" for child in parse.children[noun]
    )


def _told_before(scene: Scene, tolls: Sequence[Toll], verb: int) -> Toll | None:
    """The last number of people before the verb, in its sentence or the one before."""
    parse = scene.parse
    start = parse.start[verb]
    before = [
        toll
        for toll in tolls
        if toll.counted
        and not toll.subset
        and toll.casualty.low > 0
        and toll.casualty.span.start < start
        and parse.sentence[verb] - parse.sentence[toll.position] <= 1
    ]
    return max(before, key=lambda toll: toll.casualty.span.start, default=None)


@cache
def _states() -> MappingProxyType[str, Outcome]:
    found = {word: outcome for word, outcome in outcome_states().items() if word in _words("states")}
    found.update(
        death="killed", fatality="killed", injury="injured", hurt="injured", arrest="detained", abducted="detained",
        detainee="detained", captive="detained", hostage="detained",
    )  # fmt: skip
    return MappingProxyType(found)


@cache
def _given() -> tuple[str, ...]:
    return tuple(load_table("mentions/casualties.toml")["tallies"]["given"])


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["tallies"][name])
