"""One number of people with what it hangs on, and whether it counts one incident or many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args

from firsthand.data import load_table
from firsthand.extraction.mentions.causes import cause_of
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import Count
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Casualty, Outcome, Scope

__all__ = ["OUTCOMES", "Toll", "make_toll"]

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(slots=True, kw_only=True)
class Toll:
    """A casualty with the token it hangs on and the trigger it belongs to, None where no syntax tells.

    counted: a number stands there; False for a single person named or described.
    subset: a group out of a larger number in the same words.
    presumed: hit by a weapon, and not told what became of them: counts only where nothing else is told.
    """

    casualty: Casualty
    position: int
    trigger: Trigger | None
    counted: bool
    subset: bool = False
    presumed: bool = False


@cache
def _running() -> tuple[frozenset[str], tuple[str, ...]]:
    table = load_table("mentions/casualties.toml")["cumulative"]
    return words_of(table["words"]), tuple(table["phrases"])


def make_toll(
    scene: Scene,
    count: Count,
    outcome: Outcome,
    position: int,
    triggers: dict[int, Trigger],
    *,
    subset: bool = False,
) -> Toll:
    span = scene.parse.span(count.first, count.last)
    trigger = triggers.get(position) or cause_of(scene, position, triggers)
    return Toll(
        casualty=Casualty(
            outcome=outcome,
            low=count.low,
            high=count.high,
            span=span,
            group=count.group,
            scope=_scope(scene, position, trigger, one=count.high is not None and count.high <= 1),
            approximate=count.approximate,
            claims=scene.claims_over(span),
            added=not subset and (count.added or _also(scene, position)),
        ),
        position=position,
        trigger=trigger,
        counted=count.counted,
        subset=subset,
    )


def _also(scene: Scene, position: int) -> bool:
    """ "The troops also killed a guard": the verb says that these come on top of those told of before."""
    parse = scene.parse
    return any(parse.lower[child] in {"also", "additionally"} for child in parse.children[position])


def _scope(scene: Scene, position: int, trigger: Trigger | None, *, one: bool) -> Scope:
    """A running total where the words of its own clause tell a stretch of time or many happenings."""
    parse = scene.parse
    if one:
        return "incident"
    first, last = _clause(scene, position)
    words = parse.lower[first:last]
    ranked = next((at for at in range(max(first, position), last) if _is_ranked(scene, at)), last)
    if ranked > position:
        # "Killing 19, in the deadliest such attack this year": the stretch ranks this happening, and sums up none.
        words = parse.lower[first:ranked]
    single, phrases = _running()
    perfect = _perfect(scene, position)
    opening = parse.sentences[parse.sentence[position]][0]
    if not any(scene.is_verb(at) for at in range(opening, position)):
        first = min(first, opening)  # "Two shootings in four days, three dead"
    if perfect:
        first, last = _beside(scene, position, first, last)
    if _of_several(scene, position, first, last, perfect=perfect):
        return "cumulative"
    if perfect and (_since(scene, first, last, position) or _goes_on(scene, first)):
        return "cumulative"
    if any(word in single for word in words if word not in {"since", "campaign", "total", "overall"}):
        return "cumulative"
    if _in_long_affair(scene, position, first, last, perfect=perfect):
        return "cumulative"
    if "hours" in words and ("past" in words or "last" in words):
        return "incident"
    joined = " ".join(words)
    if trigger is not None and trigger.series is False and not perfect and "total" not in words:
        return "incident"  # "Last year an airstrike on a clinic killed 19": when it was
    if any(phrase in joined for phrase in phrases):
        if (
            perfect
            or trigger is None
            or trigger.series
            or "total" in words
            or parse.lemma[position] in {"toll", "total", "death"}
        ):
            return "cumulative"
        if any(
            phrase in joined
            for phrase in ("this year", "last year", "so far this", "to date", "each year", "every year", "annually")
        ):
            return "cumulative"
    if trigger is not None and trigger.series and (perfect or "since" in words):
        return "cumulative"
    return "incident"


def _is_ranked(scene: Scene, at: int) -> bool:
    """ "The deadliest such attack", "the third shooting this year": one happening by its place among others."""
    parse = scene.parse
    if parse.lower[at] in _RANKED:
        return True
    return (
        parse.lower[at] in _PLACES
        and at > 0
        and parse.lower[at - 1] in {"the", "its", "his", "her", "their", "’s", "'s"}
    )


def _beside(scene: Scene, position: int, first: int, last: int) -> tuple[int, int]:
    """The tokens of the clause with those beside it in the perfect: "have been attacked 31 times since May, and 118
    people have died" """
    parse = scene.parse
    at = position
    while not scene.is_verb(at) and parse.head[at] != at:
        at = parse.head[at]
    head = parse.head[at]
    if parse.dep[at] == "conj" and scene.is_verb(head) and _perfect(scene, head):
        start, end = parse.subtree(head)
        return min(first, start), max(last, end)
    return first, last


def _since(scene: Scene, first: int, last: int, position: int) -> bool:
    """True where "since" dates the count itself, and neither the last time that so many died ("the deadliest since
    2011") nor this happening ("have died since the shelling", "since Tuesday")."""
    parse = scene.parse
    for at in range(first, last):
        if parse.lower[at] != "since":
            continue
        ranked = [word for word in range(first, at) if parse.lower[word] in _RANKED]
        if ranked and not ranked[-1] < position < at:
            continue
        after = range(at + 1, min(at + 9, last))
        if not any(parse.lemma[one] in _single_happenings() for one in after):
            return True
    return False


def _goes_on(scene: Scene, first: int) -> bool:
    """ "It was the 29th boat since the campaign began. At least 104 people have been killed": the sentence before tells
    of which stretch of time."""
    parse = scene.parse
    sentence = parse.sentence[first]
    if not sentence or parse.block[parse.sentences[sentence - 1][0]] != parse.block[first]:
        return False
    start, end = parse.sentences[sentence - 1]
    if first != parse.sentences[sentence][0]:
        return False
    for at in range(start, end):
        if parse.lower[at] == "since" and any(parse.lemma[one] in _affairs() for one in range(at, end)):
            return True
        quantity = scene.quantity_at.get(at)
        if quantity is not None and quantity.ordinal and quantity.low > 2:
            return True
    return False


def _in_long_affair(scene: Scene, position: int, first: int, last: int, *, perfect: bool) -> bool:
    """ "Have been killed in the siege", "the death toll of the campaign", "the strikes have killed 104"."""
    parse = scene.parse
    affairs = _affairs()
    if parse.lemma[position] in _TALLIES:
        start, end = parse.subtree(position)
        return any(parse.lemma[at] in affairs and parse.dep[at] == "pobj" for at in range(start, end))
    if not perfect:
        return False
    if any(parse.lemma[at] in affairs and parse.dep[at] in {"pobj", "nsubj"} for at in range(first, last)):
        return True
    at = position
    while not scene.is_verb(at) and parse.head[at] != at:
        at = parse.head[at]
    subject = scene.child(at, "nsubj")
    return subject is not None and parse.tag[subject] == "NNS" and parse.lemma[subject] in _HAPPENINGS


_RANKED = frozenset({"deadliest", "worst", "bloodiest", "biggest", "largest"})
_PLACES = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_TALLIES = frozenset({"toll", "total", "number", "tally", "count"})


@cache
def _single_happenings() -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["cumulative"]["single"])


@cache
def _affairs() -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["cumulative"]["affairs"])


def _of_several(scene: Scene, position: int, first: int, last: int, *, perfect: bool) -> bool:
    """ "Killed in separate operations", "have killed 30 in six raids": a sum over happenings, none told by itself."""
    parse = scene.parse
    verbal = any(scene.is_verb(at) and parse.tag[at] != "VBN" for at in range(first, position + 1))
    for at in range(first, last):
        counted = scene.quantity_at.get(at - 1) if perfect and parse.lower[at] == "times" else None
        if counted is not None and counted.low > 1 and not counted.ordinal:
            return True
        if parse.tag[at] not in {"NNS", "NNPS"} or parse.lemma[at] not in _HAPPENINGS:
            if perfect and parse.dep[at] == "dobj" and parse.head[at] != at and _hits_several(scene, at):
                return True
            continue
        for child in parse.children[at]:
            quantity = scene.quantity_at.get(child)
            if parse.lower[child] == "separate" or (
                (perfect or not verbal) and quantity is not None and not quantity.ordinal and quantity.low > 1
            ):
                return True
    return False


def _hits_several(scene: Scene, at: int) -> bool:
    """ "Has hit 29 boats and killed 104": what was struck one after the other."""
    if not scene.is_a(at, frozenset({"vessel", "vehicle", "facility"})):
        return False
    found = (scene.quantity_at.get(child) for child in scene.parse.children[at])
    return any(one is not None and not one.ordinal and not one.unit and one.low > 3 for one in found)


_HAPPENINGS = words_of(
    """operation strike attack raid airstrike shooting bombing incident clash engagement search accident
    crash"""
)


def _clause(scene: Scene, position: int) -> tuple[int, int]:
    """The tokens of the clause around the token, with the noun phrase on which a relative clause hangs."""
    parse = scene.parse
    at = position
    while not scene.is_verb(at) and parse.head[at] != at:
        at = parse.head[at]
    while parse.dep[at] == "conj" and scene.is_verb(parse.head[at]) and scene.child(at, "nsubj", "nsubjpass") is None:
        at = parse.head[at]
    first, last = parse.subtree(at)
    if parse.dep[at] in {"relcl", "acl"}:
        noun = parse.head[at]
        while (
            parse.dep[noun] == "pobj"
            and parse.head[parse.head[noun]] != noun
            and not scene.is_verb(parse.head[parse.head[noun]])
        ):
            noun = parse.head[parse.head[noun]]
        start, end = parse.subtree(noun)
        first, last = min(first, start), max(last, end)
    return first, last


def _perfect(scene: Scene, position: int) -> bool:
    parse = scene.parse
    at = position
    for _ in range(6):
        if scene.is_verb(at):
            if any(parse.lemma[child] == "have" and parse.dep[child] == "aux" for child in parse.children[at]):
                return True
            if parse.dep[at] not in {"conj", "xcomp"}:
                return False
        if parse.head[at] == at:
            return False
        at = parse.head[at]
    return False
