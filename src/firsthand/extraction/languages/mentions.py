"""The mentions of a report in a language of word lists: its main happening, and others that single sentences tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from firsthand.extraction.languages.elsewhere import Part, parts_elsewhere
from firsthand.extraction.languages.happenings import Trigger, find_triggers
from firsthand.extraction.languages.language import Kind, Language, language_of
from firsthand.extraction.languages.parties import actors_of, means_of, targets_of
from firsthand.extraction.languages.settings import dates_of, day_of, is_earlier, lead_of, places_of
from firsthand.extraction.languages.tolls import Toll, find_tolls
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Casualty, Claim, Mention, PlaceArgument, PlaceMention, Status, TimeExpression

__all__ = ["find_mentions"]

# Sentences of the head and lead, which say what a report is about, and how much more a trigger there weighs.
_LEAD = 4
_HEAD, _FIRST = 5.0, 3.0
# Types that may be one happening told in other words: a riot is a massacre to the next sentence.
_HARM = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST"})
_LIVE = frozenset({"happened", "alleged"})
_STATUSES: tuple[Status, ...] = ("happened", "alleged", "denied", "threatened", "planned", "hypothetical")
# What a trigger must weigh for its report to be about a happening: a word hardly said of anything else in the lead,
# or several others.
_ENOUGH = 4.0
# The least rank of a word that tells of a happening beside its toll, wherever it stands.
_PLAIN = 2
# The rank of a word that is hardly said of anything else.
_SURE = 3
# A number of dead so many times another is no later count of the same, if it is not of one or two.
_FAR_FACTOR, _LEAST = 2, 3
_DATED = frozenset({"day", "time", "unresolved"})
_MODES = {
    "drone": "drone",
    "missile": "heavy-weapons",
    "rocket": "heavy-weapons",
    "shell": "heavy-weapons",
    "car bomb": "explosives",
    "bomb": "explosives",
    "mine": "explosives",
    "explosive belt": "suicide-attack",
    "warplane": "aerial",
    "helicopter": "aerial",
    "gun": "firearms",
    "knife": "primitive",
    "tear gas": "crowd-control",
    "torpedo": "heavy-weapons",
    "arson": "destroy",
}


@dataclass(slots=True)
class _Told:
    """What is gathered of one happening. sentences: those that tell of it. town: where it was, of one that befell
    another town than the report's own; without: towns of others, which are no places of it."""

    type: str
    mode: str | None
    triggers: list[Trigger]
    tolls: list[Toll] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    town: PlaceMention | None = None
    without: frozenset[str] = frozenset()


def find_mentions(
    text: Text,
    *,
    times: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
    claims: Sequence[Claim],
) -> list[Mention]:
    """The main happening of the report, gathered from all sentences but those that tell of another, and those others.

    times, places, claims: those of the report. Returned in the order of their first triggers.
    """
    language = language_of(text.language)
    tolls = {sentence.number: find_tolls(sentence, text, language, times) for sentence in text.sentences}
    triggers = find_triggers(text, language)
    lead = lead_of(text, _LEAD)
    kind = _main_kind([one for one in triggers if one.sentence.number in lead], lead, _ENOUGH)
    if kind is None or kind[0] not in _HARM:
        told = _told_by_toll(text, tolls, lead)
        if told is not None and not any(one.kind.type in _HARM and one.sentence is told.sentence for one in triggers):
            triggers.append(told)
            kind = kind or (told.kind.type, None)
    kind = kind or _main_kind(triggers, lead, _ENOUGH) or _passing_kind(triggers, tolls)
    if kind is None:
        return []
    type_, mode = kind
    first = [sentence for sentence in text.sentences if sentence.number in lead]
    telling = [one for one in triggers if one.sentence.number in lead and _is_of(one, type_) and not one.another]
    dated = dates_of(text, first, telling, [], times, claims, leads=True)
    days = [day for one in dated if (day := day_of(one.time)) is not None]
    main = _Told(type=type_, mode=mode, triggers=[])
    others: list[_Told] = []
    opening = [number for at in lead for number in _dead(tolls[at])]
    for sentence in text.sentences:
        here = [one for one in triggers if one.sentence is sentence]
        counted = [] if _unreal(here) else tolls[sentence.number]
        another = sentence.number > 0 and _tells_another(sentence, text, here, times, days, claims, lead, language)
        if another or (sentence.number not in lead and _counted_apart(sentence, here, counted, opening, times)):
            other = _other(sentence, here, counted, main)
            if other is not None:
                others.append(other)
            continue
        main.triggers += here
        main.tolls += counted
        main.sentences.append(sentence)
    parts = parts_elsewhere(text, main.sentences, main.triggers, main.tolls, places, claims, language)
    others += [_elsewhere(part, main) for part in parts]
    for part in parts:
        _take_out(main, part)
    main.triggers = [one for one in main.triggers if _is_of(one, type_)]
    own = _mention(text, main, times, places, claims, language, leads=True)
    found = [_mention(text, told, times, places, claims, language, leads=False, beside=own) for told in others]
    return sorted((one for one in (own, *found) if one is not None), key=lambda one: (one.trigger, one.type))


def _told_by_toll(text: Text, tolls: Mapping[int, Sequence[Toll]], lead: Collection[int]) -> Trigger | None:
    """The first words of the lead that tell of dead: people died, whatever of. None where there are none."""
    for sentence in text.sentences:
        if sentence.number not in lead:
            break
        for toll in tolls[sentence.number]:
            if toll.casualty.outcome == "killed" and toll.casualty.low > 0 and toll.casualty.scope == "incident":
                kind = Kind(type="ACCIDENT", mode=None, rank=1, deed=False)
                first, last = toll.cue, toll.cue + 1
                return Trigger(sentence=sentence, first=first, last=last, kind=kind, status="happened", another=False)
    return None


def _passing_kind(triggers: Sequence[Trigger], tolls: Mapping[int, Sequence[Toll]]) -> tuple[str, str | None] | None:
    """The kind of what a report about something else tells in a sentence with its dead or injured."""
    for one in triggers:
        counted = any(toll.casualty.outcome in ("killed", "injured") for toll in tolls[one.sentence.number])
        if one.kind.rank >= _PLAIN and one.status in _LIVE and not one.another and counted:
            return one.kind.type, one.kind.mode
    return None


def _main_kind(triggers: Sequence[Trigger], lead: Collection[int], enough: float) -> tuple[str, str | None] | None:
    """The type and mode that the report's words tell most plainly, those of head and lead before all; None where they
    tell of nothing that happened."""
    types: Counter[str] = Counter()
    modes: Counter[tuple[str, str]] = Counter()
    for one in triggers:
        if one.kind.rank == 0 or one.status not in _LIVE or one.another:
            continue
        weight = one.kind.rank * _weight(one, lead)
        types[one.kind.type] += weight  # type: ignore[assignment]
        if one.kind.mode is not None:
            modes[one.kind.type, one.kind.mode] += weight * one.kind.rank  # type: ignore[assignment]
    if not types:
        return None
    type_, weight = max(types.items(), key=lambda item: item[1])
    if weight < enough:
        return None
    own = {mode: weight for (of, mode), weight in modes.items() if of == type_}
    return type_, max(own, key=lambda mode: own[mode]) if own else None


def _weight(trigger: Trigger, lead: Collection[int]) -> float:
    """What a trigger counts by its place: most in the first sentence, more in the lead than behind it."""
    at = trigger.sentence.number
    if at not in lead:
        return 1.0
    return _HEAD if at == 0 else _FIRST


def _is_of(trigger: Trigger, type_: str) -> bool:
    """Whether the trigger may tell of a happening of the type."""
    one = trigger.kind.type
    return trigger.kind.rank == 0 or one == type_ or (one in _HARM and type_ in _HARM)


def _tells_another(
    sentence: Sentence,
    text: Text,
    here: Sequence[Trigger],
    times: Sequence[TimeExpression],
    days: Sequence[int],
    claims: Sequence[Claim],
    lead: Collection[int],
    language: Language,
) -> bool:
    """Whether the sentence tells of another happening: of an earlier time, or by "otro" beside its word."""
    if is_earlier(sentence, text, times, days, claims, language):
        return True
    if sentence.number not in lead and _of_another_time(sentence, language):
        return True
    return bool(here) and all(one.another for one in here)


def _counted_apart(
    sentence: Sentence,
    here: Sequence[Trigger],
    tolls: Sequence[Toll],
    opening: Sequence[int],
    times: Sequence[TimeExpression],
) -> bool:
    """Whether the sentence tells a happening with a day and a number of dead far from any that the report opens with:
    "Também na quinta, um bote pegou fogo e três morreram"."""
    own = [number for number in _dead(tolls) if number >= _LEAST]
    plain = any(one.kind.rank >= _PLAIN and one.status in _LIVE for one in here)
    dated = any(
        time.kind in ("date", "time") and time.precision in _DATED and sentence.span.contains(time.span)
        for time in times
    )
    apart = all(max(one, other) > _FAR_FACTOR * min(one, other) for one in own for other in opening)
    return bool(own and opening) and plain and dated and apart


def _dead(tolls: Sequence[Toll]) -> list[int]:
    """The lowest numbers of the killed of one happening."""
    counted = (toll.casualty for toll in tolls if toll.casualty.outcome == "killed" and toll.casualty.low > 0)
    return [one.low for one in counted if one.scope == "incident"]


def _of_another_time(sentence: Sentence, language: Language) -> bool:
    """Whether words such as "hace dos años", of more than one, stand in the sentence."""
    return any(match.last - match.first > 1 for match in language.marks["another"].find(sentence.words))


def _other(sentence: Sentence, here: Sequence[Trigger], tolls: Sequence[Toll], main: _Told) -> _Told | None:
    """The happening of a sentence that tells of another than the report's own; None where it has no word for it."""
    telling = [one for one in here if one.status in _LIVE]
    if not telling:
        return None
    best = max(telling, key=lambda one: one.kind.rank)
    kind = (best.kind.type, best.kind.mode)
    if best.kind.rank == 0 or (best.kind.rank < _SURE and kind[0] != main.type and {kind[0], main.type} <= _HARM):
        kind = main.type, main.mode
    same = [one for one in telling if _is_of(one, kind[0])]
    return _Told(type=kind[0], mode=kind[1], triggers=same, tolls=list(tolls), sentences=[sentence])


def _elsewhere(part: Part, main: _Told) -> _Told:
    """What the report tells of another town. Where only its toll is told, it is of the report's own kind."""
    words = part.triggers or [_of_toll(toll, main) for toll in part.tolls]
    sure = [one for one in words if one.kind.rank >= _PLAIN and (one.kind.rank >= _SURE or one.kind.type == main.type)]
    kind = (sure[0].kind.type, sure[0].kind.mode) if sure else (main.type, main.mode)
    return _Told(
        type=kind[0], mode=kind[1], triggers=words, tolls=part.tolls, sentences=part.sentences, town=part.place
    )


def _of_toll(toll: Toll, main: _Told) -> Trigger:
    kind = Kind(type=main.type, mode=main.mode, rank=1, deed=False)
    return Trigger(
        sentence=toll.sentence, first=toll.cue, last=toll.cue + 1, kind=kind, status="happened", another=True
    )


def _take_out(main: _Told, part: Part) -> None:
    main.triggers = [one for one in main.triggers if one not in part.triggers]
    main.tolls = [one for one in main.tolls if one not in part.tolls]
    main.sentences = [one for one in main.sentences if one.number not in part.own]
    main.without |= {part.place.name}


def _mention(
    text: Text,
    told: _Told,
    times: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
    claims: Sequence[Claim],
    language: Language,
    *,
    leads: bool,
    beside: Mention | None = None,
) -> Mention | None:
    """What is told of a happening. leads: it is the report's own. beside: the report's own, of another's."""
    live = [one for one in told.triggers if one.status in _LIVE] or told.triggers
    if not live:
        return None
    status = next(one for one in _STATUSES if any(trigger.status == one for trigger in told.triggers))
    spans = sorted({one.span for one in live})
    dates = dates_of(text, told.sentences, live, told.tolls, times, claims, leads=leads)
    if told.town is not None and beside is not None and not dates:
        # What befell two towns is told together where it was on one day.
        dates = [replace(one, basis="report") for one in beside.dates]
    actors = actors_of(live, places, claims, text, language)
    acting = frozenset(one.span for one in actors)
    settings = places_of(
        told.sentences,
        live,
        told.tolls,
        [one for one in places if one.name not in told.without],
        claims,
        text,
        leads=leads,
        acting=acting,
    )
    if told.town is not None:
        over = tuple(claim.id for claim in claims if any(span.contains(told.town.span) for span in claim.content))
        settings = [PlaceArgument(place=told.town, claims=over)]
    casualties = _casualties(told.tolls, claims)
    if not leads and told.town is None and not (dates and (settings or casualties)):
        return None
    means = means_of(live, claims, text, language)
    mode = told.mode
    if told.type == "ASSAULT" and mode is None:
        mode = next((_MODES[name] for name, _ in means if name in _MODES), None)
    held = frozenset(claim.id for claim in claims for span in claim.content if any(span.overlaps(at) for at in spans))
    return Mention(
        report_id=text.report.id,
        type=told.type,
        mode=mode,
        status=status,
        trigger=spans[0],
        triggers=tuple(spans),
        actors=tuple(actors),
        targets=tuple(targets_of(live, claims, text, language)),
        means=tuple(argument for _, argument in means),
        places=tuple(settings),
        dates=tuple(dates),
        casualties=tuple(casualties),
        claims=tuple(claim.id for claim in claims if claim.id in held),
        certainty="probable" if status == "alleged" else "certain",
    )


def _unreal(here: Sequence[Trigger]) -> bool:
    """Whether all that the sentence tells of is denied, threatened, planned or only thought of."""
    return bool(here) and all(one.status not in _LIVE for one in here)


def _casualties(tolls: Sequence[Toll], claims: Sequence[Claim]) -> list[Casualty]:
    """Each number once for each set of claims it stands in; persons told of singly only where no number is told."""
    counted = {toll.casualty.outcome for toll in tolls if toll.casualty.low > 1 and toll.casualty.scope == "incident"}
    kept: dict[tuple[object, ...], Casualty] = {}
    for toll in tolls:
        one = toll.casualty
        if toll.single and one.outcome in counted and not one.added:
            continue
        over = tuple(claim.id for claim in claims if any(span.contains(one.span) for span in claim.content))
        kept.setdefault((one.outcome, one.low, one.high, one.group, one.scope, over), replace(one, claims=over))
    return list(kept.values())
