"""A happening that a report tells by its victims alone: "Nine dead in Kallow", with no word for what befell them; and
those that it tells so in passing: "since May 3, when two died on a boat", "the raids have killed 40 since then"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.extraction.mentions.asides import BEARING, Aside, Asides
from firsthand.extraction.mentions.casualties import find_tolls
from firsthand.extraction.mentions.circumstances import read_circumstances
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["with_anchor", "with_recalled"]

_OUTCOMES = frozenset({"killed", "missing"})
_LIVE = frozenset({"happened", "alleged"})
# So many different words of a kind make it likely.
_ENOUGH = 2
# A running total counts so many at least; two whose numbers differ by no more than this factor are one.
_TOTAL_FROM = 5
_SAME_TOTAL = 1.25
_LEAD_PARAGRAPHS = 2


class _Kind(NamedTuple):
    type: str
    mode: str | None
    words: frozenset[str]


def with_anchor(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """The triggers, and where none tells of a happening that kills, one at the first number of dead or missing in the
    lead. Its type is the kind of happening whose words the report uses, an accident where none is told."""
    if any(trigger.type in BEARING and trigger.form != "generic" and not trigger.verbal for trigger in triggers):
        return triggers
    lead = _lead(scene)
    told = [toll for toll in find_tolls(scene, {}) if _counts(toll) and scene.parse.sentence[toll.position] in lead]
    taken = {trigger.position for trigger in triggers}
    first = next((toll for toll in told if toll.position not in taken), None)
    if first is None:
        return triggers
    kind = _kind(scene)
    anchor = Trigger(
        position=first.position,
        first=first.position,
        last=first.position + 1,
        type=kind.type,
        mode=kind.mode,
        form="noun",
        types=frozenset({kind.type}),
        verbs=[first.position] if scene.is_verb(first.position) else [],
    )
    return sorted([*triggers, anchor], key=lambda trigger: trigger.position)


def with_recalled(scene: Scene, triggers: list[Trigger], tolls: list[Toll], asides: Asides) -> list[Trigger]:
    """The triggers, marked with the asides they stand in, and one more for each aside and each running total that is
    told by numbers of dead alone. The tolls of these are given to them."""
    found = list(triggers)
    at = {trigger.position: trigger for trigger in triggers}
    about = next((one for one in triggers if one.type in BEARING and one.form != "generic"), None)
    for number, aside in enumerate(asides.all):
        inside = [one for one in triggers if aside.first <= one.position < aside.last]
        for trigger in () if aside.loose else inside:
            trigger.aside = number
            _keep_inside(scene, trigger, aside)
            if not trigger.dates and trigger.form != "generic":
                trigger.dates.extend(aside.dates)
        if any(one.type in BEARING and one.form != "generic" and one.status in _LIVE for one in inside):
            continue
        counted = [toll for toll in tolls if aside.first <= toll.position < aside.last and _founds(toll)]
        first = next((toll for toll in counted if toll.position not in at), None)
        if first is not None:
            founded = _founded(scene, first, about, aside.first, aside.last, at)
            founded.aside = number
            if not founded.dates:
                founded.dates.extend(aside.dates)
            found.append(founded)
            for toll in tolls:
                if aside.first <= toll.position < aside.last:
                    toll.trigger = founded
    found += _totals(scene, about, at, tolls, asides)
    return sorted(found, key=lambda trigger: trigger.position)


def _keep_inside(scene: Scene, trigger: Trigger, aside: Aside) -> None:
    """ "Twelve died on Wednesday near Arlo, two weeks after a landslide at Brae": day and town before it are those of
    the main happening."""
    tokens = scene.parse.tokens_in
    places = [one for one in trigger.places if aside.first <= tokens(one.place.span)[0] < aside.last]
    trigger.places = places or trigger.places
    if places:
        trigger.dates = [one for one in trigger.dates if aside.first <= tokens(one.time.span)[1] <= aside.last]


def _totals(
    scene: Scene, about: Trigger | None, at: dict[int, Trigger], tolls: list[Toll], asides: Asides
) -> list[Trigger]:
    """Running totals ("the raids have killed at least 40 since May") as happenings of their own, of which what the
    report tells may be a part. Numbers near each other are one total. Each is numbered below nought."""
    found: list[Trigger] = []
    sizes: list[int] = []
    for toll in tolls:
        low = toll.casualty.low
        total = toll.counted and not toll.subset and toll.casualty.scope == "cumulative" and low >= _TOTAL_FROM
        if not total or toll.casualty.outcome != "killed":
            continue
        same = next((one for one, size in enumerate(sizes) if max(size, low) <= _SAME_TOTAL * min(size, low)), None)
        if same is None:
            sizes.append(low)
        number = -1 - (len(sizes) - 1 if same is None else same)
        known = at.get(toll.position) or _many(scene, toll, at)
        if known is not None:
            if known.aside is None and known.type in BEARING:
                known.aside, known.series, toll.trigger = number, True, known
            continue
        aside = asides.at(toll.position)
        if aside is not None and aside.entry:
            continue
        first, last = scene.parse.sentences[scene.parse.sentence[toll.position]]
        founded = _founded(scene, toll, about, first, last, at)
        founded.series, founded.aside, toll.trigger = True, number, founded
        found.append(founded)
    return found


def _many(scene: Scene, toll: Toll, at: dict[int, Trigger]) -> Trigger | None:
    """The word for many happenings that the total sums up: its own, else the last before it in its sentence."""
    parse = scene.parse
    near = [toll.trigger] if toll.trigger is not None else []
    first, _ = parse.sentences[parse.sentence[toll.position]]
    near += [trigger for position, trigger in sorted(at.items(), reverse=True) if first <= position < toll.position]
    for trigger in near:
        plural = parse.tag[trigger.position] in {"NNS", "NNPS"} and trigger.series is not False
        if trigger.form == "noun" and trigger.type in BEARING and (plural or trigger.series):
            return trigger
    return None


def _founds(toll: Toll) -> bool:
    casualty = toll.casualty
    return toll.counted and not toll.subset and casualty.low > 0 and casualty.outcome in _OUTCOMES


def _founded(scene: Scene, toll: Toll, about: Trigger | None, first: int, last: int, at: dict[int, Trigger]) -> Trigger:
    """A trigger at a number of dead. Its kind is that of the words beside it, else of what the report is about."""
    words = {*scene.parse.lemma[first:last], *scene.parse.lower[first:last]}
    best = max(_kinds(), key=lambda kind: len(words & kind.words))
    type_, mode = ("ACCIDENT", None) if about is None else (about.type, None)
    if words & best.words:
        same = about is not None and about.type == "ASSAULT" and best.mode in {"sinking", "crash"}
        type_, mode = (type_, mode) if same else (best.type, best.mode)
    trigger = Trigger(
        position=toll.position,
        first=toll.position,
        last=toll.position + 1,
        type=type_,
        mode=mode,
        form="noun",
        types=frozenset({type_}),
        verbs=[toll.position] if scene.is_verb(toll.position) else [],
    )
    read_circumstances(scene, trigger, frozenset({*at, toll.position}))
    trigger.dates = [date for date in trigger.dates if first <= scene.parse.tokens_in(date.time.span)[0] < last]
    trigger.places = [place for place in trigger.places if first <= scene.parse.tokens_in(place.place.span)[0] < last]
    return trigger


def _counts(toll: Toll) -> bool:
    casualty = toll.casualty
    return (
        toll.counted
        and not toll.subset
        and casualty.low > 1
        and casualty.outcome in _OUTCOMES
        and casualty.scope == "incident"
    )


def _lead(scene: Scene) -> frozenset[int]:
    """The sentences of the headings and of the first paragraphs."""
    parse = scene.parse
    found: set[int] = set()
    paragraphs: dict[int, None] = {}
    for number, (first, _) in enumerate(parse.sentences):
        if parse.role(first) == "paragraph":
            paragraphs[parse.block[first]] = None
            if len(paragraphs) > _LEAD_PARAGRAPHS:
                break
        found.add(number)
    return frozenset(found)


def _kind(scene: Scene) -> _Kind:
    words = set(scene.parse.lemma)
    best = max(_kinds(), key=lambda kind: len(words & kind.words))
    return best if len(words & best.words) >= _ENOUGH else _Kind("ACCIDENT", None, frozenset())


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(
        _Kind(row["type"], row.get("mode"), words_of(row["words"]))
        for row in load_table("mentions/triggers.toml")["victims_of"]
    )
