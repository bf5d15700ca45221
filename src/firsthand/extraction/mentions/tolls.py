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
    single, phrases = _running()
    perfect = _perfect(scene, position)
    if _of_several(scene, first, last, perfect=perfect):
        return "cumulative"
    if perfect and "since" in words and "deadliest" not in words and "worst" not in words:
        return "cumulative"
    if any(word in single for word in words if word not in {"since", "campaign", "total", "overall"}):
        return "cumulative"
    if "campaign" in words and perfect:
        return "cumulative"
    if "hours" in words and ("past" in words or "last" in words):
        return "incident"
    joined = " ".join(words)
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


def _of_several(scene: Scene, first: int, last: int, *, perfect: bool) -> bool:
    """ "Killed in separate operations", "have killed 30 in six raids": a sum over happenings, none told by itself."""
    parse = scene.parse
    for at in range(first, last):
        if parse.tag[at] not in {"NNS", "NNPS"} or parse.lemma[at] not in _HAPPENINGS:
            continue
        for child in parse.children[at]:
            quantity = scene.quantity_at.get(child)
            if parse.lower[child] == "separate" or (
                perfect and quantity is not None and not quantity.ordinal and quantity.low > 1
            ):
                return True
    return False


_HAPPENINGS = words_of("operation strike attack raid airstrike shooting bombing incident clash engagement search")


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
