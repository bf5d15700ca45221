"""What became of people: killed, injured, missing, detained, rescued, displaced, with bounds, group and scope."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.mentions.people import Count, group_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_acts import from_acts
from firsthand.extraction.mentions.toll_additions import mark_added
from firsthand.extraction.mentions.toll_companies import from_companies
from firsthand.extraction.mentions.toll_conditions import from_conditions
from firsthand.extraction.mentions.toll_nouns import from_nouns
from firsthand.extraction.mentions.toll_shares import from_shares
from firsthand.extraction.mentions.toll_states import from_states
from firsthand.extraction.mentions.toll_tallies import from_tallies, told_again
from firsthand.extraction.mentions.toll_verbs import from_verbs
from firsthand.extraction.mentions.tolls import Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["find_tolls"]


def find_tolls(scene: Scene, triggers: dict[int, Trigger]) -> list[Toll]:
    """All casualties of the report in order, each with its trigger where syntax tells one."""
    found: list[Toll] = []
    used: set[tuple[Outcome, int]] = set()
    read = (
        *from_verbs(scene, triggers),
        *from_states(scene, triggers),
        *from_nouns(scene, triggers),
        *from_conditions(scene, triggers),
        *from_tallies(scene, triggers),
        *from_acts(scene, triggers),
        *from_shares(scene, triggers),
    )
    for toll in read:
        key = (toll.casualty.outcome, toll.casualty.span.start)
        span = toll.casualty.span
        inside = any(
            other.casualty.outcome == toll.casualty.outcome and other.casualty.span.contains(span) and not toll.subset
            for other in found
        )
        if key not in used and not inside:
            used.add(key)
            found.append(toll)
    found.extend(_among(scene, found, used))
    found.sort(key=lambda toll: toll.casualty.span.start)
    taken = {toll.casualty.span.start for toll in found}
    found.extend(toll for toll in told_again(scene, found, triggers) if toll.casualty.span.start not in taken)
    found.extend(from_companies(scene, tuple(found), triggers))
    found.sort(key=lambda toll: toll.casualty.span.start)
    mark_added(scene, found)
    told: set[Outcome] = set()
    for toll in found:
        if toll.casualty.group == "more" and toll.casualty.outcome not in told:
            # "killed seven and injured three more": more people, but the first that were injured
            toll.casualty = replace(toll.casualty, group="unknown")
        told.add(toll.casualty.outcome)
    return found


def _among(scene: Scene, tolls: list[Toll], used: set[tuple[Outcome, int]]) -> list[Toll]:
    """ "34 people, among them six children"; "12 dead, including two women": groups of the number before them."""
    parse = scene.parse
    found: list[Toll] = []
    for position, lower in enumerate(parse.lower):
        if lower not in {"among", "including", "of"} or position + 1 >= len(parse):
            continue
        at = position + 1
        if lower in {"among", "of"}:
            if parse.lower[at] != "them":
                continue
            at += 1
        if at < len(parse) and parse.lower[at] in {",", "were", "are"}:
            at += 1
        quantity = scene.quantity_at.get(at)
        before = at
        if lower == "of":
            quantity = scene.quantity_at.get(position - 1)
            before = position - 1
        if quantity is None or quantity.ordinal or quantity.unit:
            continue
        noun = at if lower == "of" else _counted_head(scene, quantity.last)
        if noun is None or noun >= len(parse):
            continue
        group = group_of(scene, noun)
        owner = _toll_before(scene, tolls, before)
        if group == "unknown" or owner is None:
            continue
        last = quantity.last if lower == "of" else noun + 1
        span = parse.span(quantity.first, max(last, noun + 1))
        if (owner.casualty.outcome, span.start) in used:
            continue
        used.add((owner.casualty.outcome, span.start))
        count = Count(
            quantity.low, quantity.high, quantity.approximate, group, quantity.first, max(last, noun + 1), True
        )
        toll = make_toll(scene, count, owner.casualty.outcome, owner.position, {})
        toll.trigger, toll.subset = owner.trigger, True
        found.append(toll)
    return found


def _counted_head(scene: Scene, at: int) -> int | None:
    """The noun that the number before `at` counts."""
    parse = scene.parse
    for position in range(at, min(at + 4, len(parse))):
        if parse.pos[position] in {"NOUN", "PROPN"} and parse.dep[position] not in {"compound", "nmod"}:
            return position
        if parse.pos[position] not in {"ADJ", "NOUN", "PROPN", "NUM"} and parse.text[position] != "-":
            return None
    return None


def _toll_before(scene: Scene, tolls: list[Toll], position: int) -> Toll | None:
    """The number of people told last before the token, in its sentence."""
    parse = scene.parse
    first = parse.start[parse.sentences[parse.sentence[position]][0]]
    best: Toll | None = None
    for toll in tolls:
        start = toll.casualty.span.start
        before = first <= start < parse.start[position] and not toll.subset and toll.casualty.low > 0
        if before and (best is None or start > best.casualty.span.start):
            best = toll
    return best
