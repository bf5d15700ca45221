"""Puts the mentions together: casualties and damage to their incidents, values without repetition, status, claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from firsthand.extraction.mentions.agreement import dates_agree
from firsthand.extraction.mentions.asides import BEARING, Asides
from firsthand.extraction.mentions.blaming import find_blamed
from firsthand.extraction.mentions.circumstances import dateline_place
from firsthand.extraction.mentions.counts import counts_of
from firsthand.extraction.mentions.fates import with_deaths, with_fates, with_names
from firsthand.extraction.mentions.group import Group
from firsthand.extraction.mentions.identified import Identified, find_identified
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.merging import dates_another
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.setting import set_scene
from firsthand.extraction.mentions.toll_choice import told_of
from firsthand.extraction.mentions.toll_owners import nearest, owner_of
from firsthand.extraction.mentions.tolls import Toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.types import incident_types
from firsthand.extraction.mentions.values import make_argument
from firsthand.extraction.mentions.worth import is_worth
from firsthand.model import (
    Argument,
    Casualty,
    Certainty,
    Damage,
    DateArgument,
    Mention,
    PlaceArgument,
    Span,
    Status,
)

__all__ = ["assemble"]

_MATERIAL = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})
_LIVE = frozenset({"happened", "alleged"})
_DONE_BY = frozenset({"ASSAULT", "COERCE"})
_NAMED_IN = frozenset({"ASSAULT"})
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_STATUSES: tuple[Status, ...] = ("happened", "alleged", "denied", "threatened", "planned", "hypothetical")
# As many as are arrested in the wake of something; one or two are its suspects.
_SEVERAL = 4
_WITH_ARRESTS = frozenset({"PROTEST", "ASSAULT"})
# Words that name nobody beside a number: "at least 12 people", "three others".
_NOBODY = words_of(
    """people person persons others other more least most at up to of them about around nearly almost over than some
    an a and or fewer less another estimated the"""
)
_COMMENT_BLOCKS = 3
_Value = TypeVar("_Value", Argument, PlaceArgument, DateArgument, Casualty, Damage)


def assemble(
    scene: Scene,
    groups: list[Group],
    tolls: list[Toll],
    damage: list[tuple[int, Trigger | None, Damage]],
    asides: Asides,
) -> list[Mention]:
    """The mentions of the groups that are worth a record, in order of their first trigger."""
    owner = {id(trigger): group for group in groups for trigger in group.triggers}
    counted: dict[int, list[Toll]] = {}
    for toll in tolls:
        group = owner_of(scene, toll, groups, owner, asides)
        if group is not None:
            counted.setdefault(id(group), []).append(toll)
        if group is not None and (group.aside or 0) < 0 and toll.position in group.positions:
            # Where no word for the many tells the total, it is told of what the report is about, which is a part of it.
            rest = [one for one in groups if one.aside is None]
            whole = nearest(scene, toll.position, rest, BEARING, back_only=True)
            if whole is not None and not whole.series:
                counted.setdefault(id(whole), []).append(toll)
    identified: dict[int, list[Identified]] = {}
    damaged: dict[int, list[Damage]] = {}
    for position, trigger, one in damage:
        group = owner.get(id(trigger)) if trigger is not None else None
        if group is None and trigger is None:
            group = nearest(scene, position, groups, BEARING | {"COERCE"}, back_only=True)
        if group is not None and group.type in BEARING | {"COERCE"}:
            damaged.setdefault(id(group), []).append(one)
    for naming in find_identified(scene, tolls):
        group = nearest(scene, naming.position, groups, _NAMED_IN, back_only=True)
        if group is not None:
            identified.setdefault(id(group), []).append(naming)
    blamed: dict[int, list[Argument]] = {}
    for one_blamed in find_blamed(scene):
        group = nearest(scene, one_blamed.position, groups, _DONE_BY, back_only=True)
        actor = make_argument(scene, one_blamed.doer, one_blamed.certainty)
        if group is not None and actor is not None:
            blamed.setdefault(id(group), []).append(actor)
    mentions: list[tuple[Group, Mention]] = []
    main = _main(scene, groups, frozenset(group.type for group in groups))
    deed = _main(scene, groups, _MATERIAL)
    for toll in tolls:
        for told in (main, deed):
            if told is not None and _in_wake_of(scene, toll, owner, told):
                held = counted.setdefault(id(told), [])
                held.extend([] if toll in held else [toll])
    for group in groups:
        others: list[Trigger] | None = None
        if group is main or group is deed:
            others = [one for other in groups if other is not group for one in other.triggers]
        mention = _mention(
            scene, group, counted.get(id(group), []), damaged.get(id(group), []), others, leads=group is main
        )
        if id(group) in identified:
            mention = replace(mention, targets=with_names(scene, mention, identified[id(group)]))
        if id(group) in blamed:
            mention = replace(mention, actors=tuple(_distinct((*mention.actors, *blamed[id(group)]))))
        if is_worth(scene, group, mention):
            mentions.append((group, mention))
    return _with_comments(scene, mentions)


def _in_wake_of(scene: Scene, toll: Toll, owner: dict[int, Group], told: Group) -> bool:
    """True for those who were arrested in the wake of the report's happening: "the police used water cannon …
    thirty-one people were detained". Where the arrest has a day of its own that is another, it stays alone, and so it
    does beside what happened years ago."""
    if toll.casualty.outcome != "detained" or not toll.counted or toll.casualty.low < _SEVERAL:
        return False
    arrest = None if toll.trigger is None else owner.get(id(toll.trigger))
    if arrest is None or arrest is told or (arrest.type, arrest.mode) != ("COERCE", "arrest"):
        return False
    year = (scene.parse.report.published or "")[:4]
    dated = [(date.time.value or "")[:4] for date in told.dates]
    if told.type not in _WITH_ARRESTS or told.mode == "abduct" or (dated and year and all(one < year for one in dated)):
        return False
    return dates_agree(arrest.dates, told.dates) >= 0


def _main(scene: Scene, groups: list[Group], types: frozenset[str]) -> Group | None:
    """The first incident of these types that does more than date another; else the first."""
    live = [
        group
        for group in ([one for one in groups if one.aside is None] or groups)
        if group.type in types and (group.type not in _MATERIAL or _status(group.triggers)[0] in _LIVE)
    ]
    telling = [group for group in live if not all(dates_another(scene, trigger) for trigger in group.triggers)]
    return next(iter(telling or live), None)


# ── one mention ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _mention(
    scene: Scene,
    group: Group,
    tolls: list[Toll],
    damage: list[Damage],
    others: list[Trigger] | None,
    *,
    leads: bool,
) -> Mention:
    """others: for the report's main incident or deed, which the whole report dates and places, the triggers of all
    others. leads: it is the main incident, to which the day and the place of the lead belong."""
    parse = scene.parse
    status, certainty = _status(group.triggers)
    triggers = _bearing_out(group.triggers, status)
    spans = list(dict.fromkeys(span for trigger in triggers for span in _spans(scene, trigger)))
    spans.sort()
    modes = incident_types()[group.type].modes
    places = _distinct(argument for trigger in triggers for argument in trigger.places)
    dates = _distinct(argument for trigger in triggers for argument in trigger.dates)
    if status in _LIVE:
        dates = [date for date in dates if not _to_come(scene, date)]
    happened = others is not None and status in {"happened", "alleged"} and triggers[0].type in BEARING | {"COERCE"}
    if others is not None and happened:
        dates, places = set_scene(scene, triggers, others, dates, places, _fates(tolls), leads=leads)
        dates = [date for date in dates if not _to_come(scene, date)]
    if not places and leads and triggers[0].type not in {"AGREE"}:
        dateline = dateline_place(scene)
        if dateline is not None:
            places = [PlaceArgument(place=dateline, basis="dateline")]
    claims = _claims_of(scene, spans)
    targets = _distinct(
        argument for trigger in triggers for argument in trigger.targets if not _only_counted(scene, argument, tolls)
    )
    return Mention(
        report_id=parse.report.id,
        type=group.type,
        mode=group.mode if group.mode in modes else None,
        status=status,
        trigger=spans[0],
        triggers=tuple(spans),
        actors=tuple(_distinct(argument for trigger in triggers for argument in trigger.actors)),
        targets=tuple(with_fates(scene, group.type, with_deaths(scene, triggers, targets), tolls)),
        means=tuple(_distinct(argument for trigger in triggers for argument in trigger.means)),
        places=tuple(places),
        dates=tuple(dates),
        casualties=tuple(told_of(scene, tolls)),
        damage=tuple(_distinct(damage)),
        claims=tuple(claims),
        certainty=certainty,
        counts=counts_of(scene, triggers),
    )


def _fates(tolls: list[Toll]) -> frozenset[int]:
    """The tokens that tell what became of those who were hurt."""
    return frozenset(toll.position for toll in tolls if toll.casualty.outcome in {"killed", "injured"})


def _to_come(scene: Scene, date: DateArgument) -> bool:
    """True for a day after the publication, which dates nothing that has happened."""
    published = scene.parse.report.published
    return bool(published and date.time.value and date.time.value[:10] > f"{published[:10]}~")


def _bearing_out(triggers: list[Trigger], status: Status) -> list[Trigger]:
    """Of what happened, only the words that tell of it: a danger of more names other targets and days."""
    if status not in {"happened", "alleged"} or triggers[0].type not in BEARING | {"COERCE"}:
        return triggers
    return [one for one in triggers if one.status not in {"hypothetical", "planned", "threatened"}] or triggers


def _spans(scene: Scene, trigger: Trigger) -> list[Span]:
    spans = [scene.parse.span(trigger.first, trigger.last)]
    if trigger.threat is not None and trigger.type == "THREATEN" and trigger.threat != trigger.position:
        spans.append(scene.parse.span(trigger.threat, trigger.threat + 1))
    return spans


def _status(triggers: list[Trigger]) -> tuple[Status, Certainty]:
    """The firmest that is said. Some say it happened: it is reported so, whoever else denies it."""
    telling = [trigger for trigger in triggers if trigger.form != "generic"] or triggers
    statuses = {trigger.status for trigger in telling}
    status: Status = next(one for one in _STATUSES if one in statuses)
    own = [trigger.certainty for trigger in telling if trigger.status == status]
    return status, min(own, key=_CERTAINTIES.index)


def _key(value: _Value) -> tuple[object, ...]:
    if isinstance(value, Argument):
        return value.name.lower(), value.claims
    if isinstance(value, PlaceArgument):
        return value.place.name.lower(), value.place.relation, value.claims
    if isinstance(value, DateArgument):
        return value.time.value or value.time.span.start, value.claims
    if isinstance(value, Damage):
        return value.name.lower(), value.effect, value.claims
    return value.outcome, value.low, value.high, value.group, value.scope, value.claims


def _distinct(values: Iterable[_Value]) -> list[_Value]:
    """Each value once for each set of claims it stands in, in order of the text."""
    found: dict[tuple[object, ...], _Value] = {}
    for value in values:
        found.setdefault(_key(value), value)
    return list(found.values())


def _only_counted(scene: Scene, target: Argument, tolls: list[Toll]) -> bool:
    """True for "at least 12 people" where they are the casualties, and for "12" alone: a number names no target."""
    span = target.span
    if target.name.replace(",", "").isdigit():
        return True
    if not any(one.casualty.span.start < span.end and span.start < one.casualty.span.end for one in tolls):
        return False
    first, last = scene.parse.tokens_in(span)
    return all(
        at in scene.quantity_at or scene.parse.lower[at] in _NOBODY or not scene.parse.text[at][0].isalnum()
        for at in range(first, last)
    )


def _claims_of(scene: Scene, spans: list[Span]) -> list[str]:
    held = {identifier for span in spans for identifier in scene.claims_over(span)}
    return [claim.id for claim in scene.claims if claim.id in held]


# ── comments asked for ───────────────────────────────────────────────────────────────────────────────────────────────


def _with_comments(scene: Scene, mentions: list[tuple[Group, Mention]]) -> list[Mention]:
    """Add requests for and refusals of comment to the incident last spoken of before them."""
    parse = scene.parse
    extra: dict[int, list[str]] = {}
    for claim in scene.claims:
        if claim.act not in {"comment_requested", "comment_declined"}:
            continue
        anchor = claim.content[0] if claim.content else claim.cue
        if anchor is None:
            continue
        at, _ = parse.tokens_in(anchor)
        if at >= len(parse):
            continue
        chosen: tuple[int, int] | None = None
        for number, (group, mention) in enumerate(mentions):
            if claim.id in mention.claims or mention.status not in {"happened", "alleged", "denied"}:
                continue
            for trigger in group.triggers:
                if trigger.position < at and (chosen is None or (number != chosen[1] and trigger.position > chosen[0])):
                    near = parse.block[at] - parse.block[trigger.position] <= _COMMENT_BLOCKS
                    if near and (chosen is None or not _leads(mentions, chosen[1])):
                        chosen = (trigger.position, number)
        if chosen is not None:
            extra.setdefault(chosen[1], []).append(claim.id)
    found: list[Mention] = []
    order = {claim.id: number for number, claim in enumerate(scene.claims)}
    for number, (_, mention) in enumerate(mentions):
        added = extra.get(number)
        if added:
            merged = sorted({*mention.claims, *added}, key=order.__getitem__)
            mention = replace(mention, claims=tuple(merged))
        found.append(mention)
    found.sort(key=lambda mention: (mention.trigger, mention.type))
    return found


def _leads(mentions: list[tuple[Group, Mention]], number: int) -> bool:
    """The report's first incident keeps the comments that follow it nearby, whatever else stands between."""
    return number == 0
