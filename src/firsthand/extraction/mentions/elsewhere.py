"""Sentences that tell of the dead of another town with no word for what befell them: "In Arlo, at least five died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from firsthand.extraction.mentions.agreement import distance
from firsthand.extraction.mentions.circumstances import read_circumstances, root_of
from firsthand.extraction.mentions.leads import is_haven
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import PlaceMention

__all__ = ["counted_apart", "told_elsewhere"]

_POINTED = frozenset({"point", "settlement"})
# Nearer towns may be two names of one scene.
_APART_KM = 40.0
# A number so many times another is no later count of the same, if it is not of one or two.
_FAR_FACTOR, _LEAST = 2, 3
_DYING = words_of("die kill drown perish shoot slay")


def told_elsewhere(
    scene: Scene, triggers: Sequence[Trigger], tolls: Sequence[Toll], lead: int
) -> Iterator[tuple[int, int]]:
    """The tokens of each such sentence, where what is told before it befell a town far from there.

    lead: the first token behind the lead, from which on they are looked for.
    """
    parse = scene.parse
    told = {parse.sentence[one.position] for one in triggers if one.form != "generic"}
    for toll in tolls:
        number = parse.sentence[toll.position]
        first, last = parse.sentences[number]
        if first < lead or number in told or not _counts(scene, toll):
            continue
        told.add(number)
        here = _towns_of(scene, toll.position, first, last)
        before = _towns_before(scene, triggers, tolls, first)
        gaps = [_gap(one, other) for one in here for other in before]
        if any(gap is not None for gap in gaps) and all(gap is None or gap > _APART_KM for gap in gaps):
            yield first, last


def counted_apart(scene: Scene, tolls: Sequence[Toll], lead: int) -> Iterator[tuple[int, int]]:
    """The tokens of sentences that tell a happening with a day and a number of dead far from any that the report opens
    with: a photograph's caption of another day's blast, "On Thursday five died when a boiler exploded"."""
    parse = scene.parse
    opening = {
        toll.casualty.low
        for toll in tolls
        if toll.counted
        and toll.casualty.outcome == "killed"
        and (toll.position < lead or parse.role(toll.position) == "heading")
        and parse.role(toll.position) != "caption"
    }
    for toll in tolls:
        first, last = parse.sentences[parse.sentence[toll.position]]
        caption = parse.role(toll.position) == "caption"
        if not (caption or first >= lead) or not _is_own(scene, toll, first, last) or not opening:
            continue
        many = toll.casualty.low
        if all(max(many, one) > _FAR_FACTOR * min(many, one) for one in opening):
            yield first, last


def _is_own(scene: Scene, toll: Toll, first: int, last: int) -> bool:
    """Whether a number of dead stands with a word for what befell them, told as new, and with a day."""
    casualty, trigger = toll.casualty, toll.trigger
    if not toll.counted or toll.subset or casualty.added or casualty.outcome != "killed" or casualty.low < _LEAST:
        return False
    if casualty.scope != "incident" or trigger is None or trigger.definite or not first <= trigger.position < last:
        return False
    return any(
        first <= start < last and time.kind == "date" and time.precision in {"day", "unresolved"}
        for start, _, time in scene.times
    )


def _counts(scene: Scene, toll: Toll) -> bool:
    casualty = toll.casualty
    return (
        toll.counted
        and not toll.subset
        and not casualty.added
        and casualty.outcome == "killed"
        and casualty.scope == "incident"
        and casualty.low > 0
        and scene.parse.lemma[toll.position] in _DYING
    )


def _towns_before(scene: Scene, triggers: Sequence[Trigger], tolls: Sequence[Toll], end: int) -> list[PlaceMention]:
    """The towns of what is told before the token, by words for it and by the harmed."""
    parse = scene.parse
    found = [argument.place for one in triggers if one.position < end for argument in one.places]
    for toll in tolls:
        if toll.position < end and toll.counted and parse.role(toll.position) == "paragraph":
            found += _towns_of(scene, toll.position, *parse.sentences[parse.sentence[toll.position]])
    return [place for place in found if place.precision in _POINTED]


def _towns_of(scene: Scene, position: int, first: int, last: int) -> list[PlaceMention]:
    """The towns that the clause of a number of dead names as where they died."""
    probe = Trigger(
        position=position, first=position, last=position + 1, type="ACCIDENT", mode=None, form="noun",
        verbs=[position] if scene.is_verb(position) else [],
    )  # fmt: skip
    read_circumstances(scene, probe, frozenset({position}))
    found: list[PlaceMention] = []
    for argument in probe.places:
        start, end = scene.parse.tokens_in(argument.place.span)
        here = argument.place.precision in _POINTED and first <= start < last
        if here and not is_haven(scene, root_of(scene, start, end)):
            found.append(argument.place)
    return found


def _gap(one: PlaceMention, other: PlaceMention) -> float | None:
    """Kilometres between two towns; None where nothing tells."""
    return 0.0 if one.name.lower() == other.name.lower() else distance(one, other)
