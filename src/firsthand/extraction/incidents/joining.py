"""Puts the learned incidents beside the mentions of the rules: one happening is one mention, with the fills of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.extraction.incidents.clusters import LearnedIncident
from firsthand.extraction.incidents.fills import Fill
from firsthand.extraction.incidents.settings import Settings
from firsthand.extraction.mentions.circumstances import read_circumstances
from firsthand.extraction.mentions.lexicon import trigger_words
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.status import read_status
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.values import make_argument
from firsthand.model import Argument, Mention

__all__ = ["join_incidents"]

_ACTORS = frozenset({"person", "organisation"})
_PEOPLE = frozenset({"victim", "people"})
_MEANS = "means"
# Kinds of value that the model tells apart by role: who did it as persons, and as an organisation.
_PARTIES = frozenset({"person", "private_person", "group", "organisation"})
# A shared value says that two tell of one happening; a shared sentence says so half as much.
_SHARED_VALUE, _SHARED_SENTENCE = 1.0, 0.5
_UNREAL = frozenset({"hypothetical", "planned", "threatened"})


def join_incidents(
    scene: Scene, mentions: Sequence[Mention], incidents: Sequence[LearnedIncident], settings: Settings
) -> list[Mention]:
    """The mentions of both, in order of their triggers.

    An incident that a mention tells of gives it its fills. Another becomes a mention of its own, where it is sure
    enough and some word tells of it; its status, dates and places are read by the rules around that word.
    """
    found = list(mentions)
    pairs = _pairs(scene, found, incidents, settings)
    fresh: list[Mention] = []
    for number, incident in enumerate(incidents):
        at = pairs.get(number)
        if at is not None:
            found[at] = _enriched(scene, found[at], incident, settings)
        elif incident.score * incident.relevance >= settings.fresh:
            mention = _mention(scene, incident, settings)
            if mention is not None and not any(mention.trigger == other.trigger for other in (*found, *fresh)):
                fresh.append(mention)
    return sorted([*found, *fresh], key=lambda mention: (mention.trigger, mention.type))


def _sentences(scene: Scene, mention: Mention) -> set[int]:
    """The sentences that tell of the mention."""
    parse = scene.parse
    return {parse.sentence[parse.tokens_in(span)[0]] for span in (mention.trigger, *mention.triggers)}


def _pairs(
    scene: Scene, mentions: Sequence[Mention], incidents: Sequence[LearnedIncident], settings: Settings
) -> dict[int, int]:
    """For each incident that a mention tells of, the mention: the pairs that share most first, each side once."""
    scored: list[tuple[float, int, int]] = []
    for number, incident in enumerate(incidents):
        for at, mention in enumerate(mentions):
            if mention.status in _UNREAL or not _like(mention, settings.types[incident.kind]):
                continue
            shared = _shared(scene, mention, incident)
            if shared > 0:
                scored.append((-shared, number, at))
    pairs: dict[int, int] = {}
    for _, number, at in sorted(scored):
        if number not in pairs and at not in pairs.values():
            pairs[number] = at
    return pairs


def _like(mention: Mention, told: tuple[str, str | None]) -> bool:
    """An abduction is no other assault, and no other assault is one; else the type decides."""
    if mention.type != told[0]:
        return False
    return (mention.mode == "abduct") == (told[1] == "abduct") or mention.mode is None


def _shared(scene: Scene, mention: Mention, incident: LearnedIncident) -> float:
    parse = scene.parse
    arguments = (*mention.actors, *mention.targets, *mention.means)
    values = [one.span for one in arguments]
    values += [one.span for one in mention.casualties]
    values += [one.span for one in mention.damage]
    sentences = _sentences(scene, mention)
    total = 0.0
    for fill in incident.fills:
        spans = [one.span for one in fill.occurrences]
        if any(span.overlaps(value) for span in spans for value in values):
            total += _SHARED_VALUE * fill.score
        elif any(parse.sentence[first] in sentences for first, last in map(parse.tokens_in, spans) if first < last):
            total += _SHARED_SENTENCE * fill.score
    return total


# ── fills as values ──────────────────────────────────────────────────────────────────────────────────────────────────


def _enriched(scene: Scene, mention: Mention, incident: LearnedIncident, settings: Settings) -> Mention:
    """The mention with what it lacks of the incident's fills. A value that both give is the mention's, in its words."""
    actors, targets, means = _values(scene, incident)
    mode = mention.mode
    if mode is None and incident.score * incident.relevance >= settings.sure:
        mode = settings.types[incident.kind][1]
    return replace(
        mention,
        mode=mode,
        actors=_merged(mention.actors, actors),
        targets=_merged(mention.targets, targets),
        means=_merged(mention.means, means),
        found_by="both",
    )


def _merged(own: tuple[Argument, ...], others: list[Argument]) -> tuple[Argument, ...]:
    """Own values first; the model's words where the two stand in one place, since the name stays the rules'."""
    merged = list(own)
    for other in others:
        same = next((at for at, one in enumerate(merged) if one.span.overlaps(other.span)), None)
        if same is None:
            if not any(one.name.lower() == other.name.lower() for one in merged):
                merged.append(other)
                continue
            same = next(at for at, one in enumerate(merged) if one.name.lower() == other.name.lower())
        own_one = merged[same]
        kind = other.kind if own_one.kind in _PARTIES and other.kind in _PARTIES else own_one.kind
        merged[same] = replace(own_one, span=other.span, kind=kind, found_by="both")
    return tuple(merged)


def _values(scene: Scene, incident: LearnedIncident) -> tuple[list[Argument], list[Argument], list[Argument]]:
    """The fills as actors, targets and means."""
    actors: list[Argument] = []
    targets: list[Argument] = []
    means: list[Argument] = []
    for fill in incident.fills:
        argument = _argument(scene, fill)
        values = actors if fill.role in _ACTORS else means if fill.role == _MEANS else targets
        if argument is not None and not any(one.span.overlaps(argument.span) for one in values):
            values.append(argument)
    return actors, targets, means


def _argument(scene: Scene, fill: Fill) -> Argument | None:
    first, last = scene.parse.tokens_in(fill.span)
    if first >= last:
        return None
    head = _head(scene, first, last)
    made = make_argument(scene, head, "certain")
    kind = made.kind if made is not None else ""
    if fill.role == "organisation":
        kind = "organisation"
    elif fill.role in _PEOPLE | {"person"} and kind not in {"person", "private_person", "group"}:
        kind = "group" if scene.parse.tag[head] in {"NNS", "NNPS"} else "private_person"
    elif fill.role == "thing" and kind in {"person", "private_person", "group"}:
        kind = "object"
    party = scene.names.at(head)
    name = party.name if party is not None and made is not None and made.name == party.name else ""
    return Argument(
        name=name or " ".join(scene.parse.words(first, last).split()),
        span=fill.span,
        kind="means" if fill.role == _MEANS else kind,
        claims=scene.claims_over(fill.span),
        found_by="model",
    )


def _head(scene: Scene, first: int, last: int) -> int:
    """The token whose syntactic head stands outside the words."""
    heads = scene.parse.head
    return next((at for at in range(first, last) if not first <= heads[at] < last or heads[at] == at), last - 1)


# ── incidents that the rules do not tell of ──────────────────────────────────────────────────────────────────────────


def _mention(scene: Scene, incident: LearnedIncident, settings: Settings) -> Mention | None:
    parse = scene.parse
    type_name, mode = settings.types[incident.kind]
    position = _telling(scene, incident, type_name)
    if position is None:
        return None
    form = "noun" if parse.pos[position] in {"NOUN", "PROPN"} else "verb"
    trigger = Trigger(
        position=position,
        first=position,
        last=position + 1,
        type=type_name,
        mode=mode,
        form="noun" if form == "noun" else "verb",
    )
    read_status(scene, trigger)
    if trigger.status in _UNREAL:
        return None
    read_circumstances(scene, trigger, frozenset({position}))
    actors, targets, means = _values(scene, incident)
    span = parse.span(position, position + 1)
    return Mention(
        report_id=parse.report.id,
        type=type_name,
        mode=mode,
        status=trigger.status,
        trigger=span,
        triggers=(span,),
        actors=tuple(actors),
        targets=tuple(targets),
        means=tuple(means),
        places=tuple(trigger.places),
        dates=tuple(trigger.dates),
        claims=scene.claims_over(span),
        certainty=trigger.certainty,
        found_by="model",
    )


def _telling(scene: Scene, incident: LearnedIncident, type_name: str) -> int | None:
    """The word that tells of the incident: in the sentences of its surest fills, a word of the lexicon of its type,
    the nearest first; else the verb on which the surest fill hangs."""
    parse = scene.parse
    words = trigger_words()
    hung: int | None = None
    for fill in sorted(incident.fills, key=lambda fill: -fill.score):
        first, last = parse.tokens_in(fill.occurrences[0].span)
        if first >= last:
            continue
        low, high = parse.sentences[parse.sentence[first]]
        near = sorted(range(low, high), key=lambda at: (abs(at - first), at))
        for at in near:
            senses = words.verbs if parse.pos[at] == "VERB" else words.nouns if parse.pos[at] == "NOUN" else {}
            if any(word.type == type_name for word in senses.get(parse.lemma[at], ())):
                return at
        if hung is None:
            hung = _verb_above(scene, _head(scene, first, last))
    return hung


def _verb_above(scene: Scene, position: int) -> int | None:
    parse = scene.parse
    at = position
    while parse.head[at] != at:
        at = parse.head[at]
        if parse.pos[at] == "VERB":
            return at
    return at if parse.pos[at] == "VERB" else None
