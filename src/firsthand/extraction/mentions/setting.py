"""When and where the report's main incident was, where no clause that tells of it says so.

A report often tells of a deed in one sentence and of its day in another: "It happened on Tuesday night", "officers were
called to the house on Sunday". Such a day or place is taken with a note of its basis; what a court, a spokesman or a
hospital did is none. Without a place in its sentences, an incident takes the town of the police or firefighters who are
said to deal with it, or that of the dateline under which the lead tells of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.circumstances import cognition, is_judged, no_date, root_of, telling_verbs
from firsthand.extraction.mentions.leads import (
    FOUND,
    TOLD,
    is_haven,
    is_of_another,
    lead_dates,
    lead_places,
    stands_where,
)
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.prepositions import leading, near_words
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.towns import LOCAL, has_local, has_town, lies_in, town_of_report, with_serving_town
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import DateArgument, PlaceArgument, Span

__all__ = ["set_scene"]

_BESIDE = words_of("in near at outside off through across around inside along above between")
_PERSONS = frozenset({"person", "combatant"})
_CALLED = frozenset({"alert", "call", "notify", "summon", "dispatch", "recover", "locate"})
_PAST = frozenset({"after", "following", "since", "before", "over", "against"})
# What a sentence says of an incident's day or place, the weakest first.
_FATE, _UNDER_WAY, _COMING, _TOLD_OF, _OCCURRENCE = 1, 2, 3, 4, 5


def has_day(dates: Sequence[DateArgument]) -> bool:
    """True where one of the dates is a day or two, not a week or a year."""
    return any(argument.time.precision in {"day", "time"} for argument in dates if argument.time.value)


def set_scene(
    scene: Scene,
    triggers: list[Trigger],
    others: list[Trigger],
    dates: list[DateArgument],
    places: list[PlaceArgument],
    fates: frozenset[int],
    *,
    leads: bool,
) -> tuple[list[DateArgument], list[PlaceArgument]]:
    """The dates and places of the report's main incident, with what the rest of the report tells of them: what is finer
    comes first."""
    if leads:
        dates = dates or lead_dates(scene, triggers, others)
        places = places or lead_places(scene, triggers, others)
    if not has_day(dates):
        dates = [*report_dates(scene, triggers, others, fates), *dates]
    places = places or places_beside(scene, triggers, others)
    if not has_town(scene, places):
        finer = report_places(scene, triggers, others, fates, places)
        if not has_town(scene, finer):
            finer = [*finer, *town_of_report(scene, triggers, [*places, *finer])]
        told = {argument.place.name.lower() for argument in places}
        finer = [argument for argument in finer if argument.place.name.lower() not in told]
        places = [*places, *finer] if places and has_local(places) else [*finer, *places]
    if not has_local(places):
        # "In the village of Arlo in central Veldria", of which the parser ties the first to somebody.
        around = [one for one in places_around(scene, triggers, others) if not places or _is_local(one, places)]
        known = {one.place.span for one in places}
        places = [*(one for one in around if one.place.span not in known), *places]
    return dates, with_serving_town(scene, places)


def _is_local(argument: PlaceArgument, coarse: Sequence[PlaceArgument]) -> bool:
    return argument.place.precision in LOCAL and lies_in(argument.place, coarse)


def report_dates(
    scene: Scene, own: Sequence[Trigger], others: Sequence[Trigger], fates: frozenset[int]
) -> list[DateArgument]:
    """The day that the sentences of the scene tell best; nothing where none does.

    own: the triggers of the main incident; others: those of the report's other incidents; fates: the tokens that tell
    what became of the incident's people.
    """
    said, taken = _said(scene), {date.time.span for trigger in others for date in trigger.dates}
    best: tuple[int, DateArgument] | None = None
    for start, end, time in scene.times:
        if end <= start or time.value is None or time.kind not in {"date", "time"}:
            continue
        if time.precision not in {"day", "time"} or no_date(scene, start, end):
            continue
        root = root_of(scene, start, end)
        if (time.span in taken or (time.span in said and not _comes_in(scene, root))) and not _reported(scene, root):
            continue
        if scene.parse.dep[root] in {"compound", "amod", "poss", "nmod"}:
            continue
        weight = _weight(scene, root, own, others, fates)
        if weight and (best is None or weight > best[0]):
            found = DateArgument(time=time, claims=scene.claims_over(time.span), basis="report")
            best = (weight, found)
    return [] if best is None else [best[1]]


def _said(scene: Scene) -> set[Span]:
    """The days of sayings; "the body was found on Sunday" is none, whatever else it tells."""
    parse = scene.parse
    return {
        claim.said_on.span
        for claim in scene.claims
        if claim.said_on is not None
        and not (
            claim.cue is not None and not (FOUND | _CALLED).isdisjoint(parse.lemma[slice(*parse.tokens_in(claim.cue))])
        )
    }


def _comes_in(scene: Scene, root: int) -> bool:
    """True in a clause of those who come or look, whose day is the scene's even where words of telling stand by:
    "deputies responded on Friday to a reported shooting"."""
    verb = scene.clause_verb(root)
    return (
        verb is not None and scene.parse.lemma[verb] in _words("responds") and _comes(scene, verb, scene.subject(verb))
    )


def _reported(scene: Scene, root: int) -> bool:
    """ "The shooting was reported at 7 p.m. on Friday", "called 911 on Friday": a call's day, though it is a saying."""
    parse = scene.parse
    verb = scene.clause_verb(root)
    if verb is not None and _rings(scene, verb):
        return True
    if verb is None or parse.lemma[verb] != "report" or not scene.is_passive(verb):
        return False
    subject = scene.child(verb, "nsubjpass")
    return subject is not None and scene.child(verb, "ccomp", "xcomp") is None and _is_happening(scene, subject)


def report_places(
    scene: Scene,
    own: Sequence[Trigger],
    others: Sequence[Trigger],
    fates: frozenset[int],
    coarse: Sequence[PlaceArgument],
) -> list[PlaceArgument]:
    """The places of the sentence of the scene that tells best where it was; nothing where none does.

    coarse: what is known of the place so far, which the places may not contradict.
    """
    taken = {place.place.span for trigger in others for place in trigger.places}
    told: dict[tuple[int, int], list[PlaceArgument]] = {}
    for start, end, place in scene.places:
        if end <= start or place.precision not in LOCAL or place.span in taken or start in scene.dateline_tokens:
            continue
        root = root_of(scene, start, end)
        if not stands_where(scene, root) or is_haven(scene, root) or not lies_in(place, coarse):
            continue
        weight = _weight(scene, root, own, others, fates)
        if weight:
            found = PlaceArgument(place=place, claims=scene.claims_over(place.span), basis="report")
            told.setdefault((-weight, scene.parse.sentence[start]), []).append(found)
    return told[min(told)] if told else []


def places_beside(scene: Scene, own: Sequence[Trigger], others: Sequence[Trigger]) -> list[PlaceArgument]:
    """The places after "in" or "near" in the sentence of the incident's first word, behind whom or what it names:
    "a shootout with soldiers in Arlo"; before it, too, where somebody came to harm: "two died in Arlo after a quake".
    Only for an incident that nothing else places, and no place of another: "marched after a collapse at Arlo"."""
    parse = scene.parse
    first = own[0].position
    found: list[PlaceArgument] = []
    for start, end, place in scene.places:
        if end <= start or parse.sentence[start] != parse.sentence[first] or start in scene.dateline_tokens:
            continue
        root = root_of(scene, start, end)
        preposition = leading(scene, root)
        if parse.lower[preposition] == "of" and parse.dep[parse.head[preposition]] == "pobj":
            preposition = parse.head[parse.head[preposition]]
        led = parse.dep[root] == "pobj" and parse.lower[preposition] in _BESIDE | near_words()
        joined = bool(found) and parse.dep[root] in {"appos", "npadvmod", "conj"}
        verb = scene.clause_verb(root)
        if not (led or joined) or is_haven(scene, root) or (verb is not None and is_judged(scene, verb)):
            continue
        if led and is_of_another(scene, preposition, others):
            continue
        if verb is not None and parse.lemma[verb] in (cognition() | _words("carries")) - _SENSED:
            continue
        if start < first and (verb is None or parse.lemma[verb] not in telling_verbs()):
            continue
        found.append(PlaceArgument(place=place, claims=scene.claims_over(place.span), basis="report"))
    return found


def places_around(scene: Scene, own: Sequence[Trigger], others: Sequence[Trigger]) -> list[PlaceArgument]:
    """The places after "in" or "near" in the sentence of the incident's first word, where that tells of this incident
    alone, whatever they stand on: "crowds in Arlo pulled down a statue". The last resort for an incident that nothing
    places."""
    parse = scene.parse
    sentence = parse.sentence[own[0].position]
    if not _alone(scene, sentence, others):
        return []
    found: list[PlaceArgument] = []
    for start, end, place in scene.places:
        if end <= start or parse.sentence[start] != sentence or start in scene.dateline_tokens:
            continue
        root = _named(scene, root_of(scene, start, end))
        verb = scene.clause_verb(root)
        if parse.dep[root] != "pobj" or parse.lower[leading(scene, root)] not in _BESIDE | near_words():
            continue
        if is_haven(scene, root) or verb is None or is_judged(scene, verb):
            continue
        if is_of_another(scene, leading(scene, root), others):
            continue
        if parse.lemma[verb] in (cognition() | TOLD | _words("aftermath") | _words("carries")) - _SENSED:
            continue
        found.append(PlaceArgument(place=place, claims=scene.claims_over(place.span), basis="report"))
    return found


# What is heard or found somewhere is there.
_SENSED = frozenset({"hear", "recover"})


def _named(scene: Scene, root: int) -> int:
    """The noun that the name only adds to: "slum" in "Marn's Tull slum"."""
    parse = scene.parse
    for _ in range(3):
        if parse.dep[root] not in {"compound", "nmod", "poss"} or parse.pos[parse.head[root]] not in {"NOUN", "PROPN"}:
            break
        root = parse.head[root]
    return root


def _weight(scene: Scene, root: int, own: Sequence[Trigger], others: Sequence[Trigger], fates: frozenset[int]) -> int:
    """How well the clause of the token tells of the scene: 0 for not at all."""
    parse = scene.parse
    sentence = parse.sentence[root]
    here = [trigger for trigger in own if parse.sentence[trigger.position] == sentence]
    verb = scene.clause_verb(root)
    if verb is None:
        told = any(not _only_dates(scene, trigger, root) for trigger in here)
        told = told or (bool(here) and any(parse.sentence[at] == sentence for at in fates))
        if told and _alone(scene, sentence, others):
            return _TOLD_OF
        # "About noon Friday, deputies responded": the parser makes a sentence of the hour.
        first, last = parse.sentences[sentence]
        coming = (at for at in range(first, last) if parse.lemma[at] in _words("responds") and scene.is_verb(at))
        return _COMING if any(_comes(scene, at, scene.subject(at)) for at in coming) else 0
    lemma = parse.lemma[verb]
    subject = scene.subject(verb)
    place = scene.child(verb, "dobj") if lemma == "take" else None
    if place is not None and parse.lemma[place] == "place" and subject is not None and _occurs(scene, subject, own):
        return _OCCURRENCE
    if is_judged(scene, verb) or lemma in _words("carries"):
        return 0
    if lemma in _words("occurs") and subject is not None and _occurs(scene, subject, own):
        return _OCCURRENCE
    telling = lemma in cognition() | TOLD
    if (lemma in _words("responds") or lemma == "make") and _comes(scene, verb, subject):
        return _COMING
    if here and not telling and _alone(scene, sentence, others) and _reached(scene, verb, here):
        return _TOLD_OF
    if not telling and _under_way(scene, verb, subject):
        return _UNDER_WAY
    return _FATE if verb in fates else 0


def _under_way(scene: Scene, verb: int, subject: int | None) -> bool:
    """ "The family was driving home on Sunday", "it was 10 p.m. on May 5": what the deed broke into."""
    parse = scene.parse
    if subject is None:
        return False
    if parse.lemma[verb] == "be":
        return parse.lower[subject] == "it" and parse.tag[verb] == "VBD"
    was = any(parse.lower[child] in {"was", "were"} for child in parse.children[verb])
    return was and parse.tag[verb] == "VBG" and scene.is_a(subject, _PERSONS) and not _officers(scene, subject)


def _officers(scene: Scene, subject: int) -> bool:
    return scene.parse.lemma[subject] in _words("responders")


def _only_dates(scene: Scene, trigger: Trigger, root: int) -> bool:
    """ "Thousands march in Arlo after mine collapse": the place of the march."""
    return not _PAST.isdisjoint(scene.parse.lower[root : trigger.position])


def _occurs(scene: Scene, subject: int, own: Sequence[Trigger]) -> bool:
    if any(trigger.position == subject for trigger in own):
        return True
    return _is_happening(scene, subject)


def _is_happening(scene: Scene, subject: int) -> bool:
    words = _words("happening") | {"shooting", "stabbing", "bombing"}
    return not words.isdisjoint({scene.parse.lemma[subject], scene.parse.lower[subject]})


def _comes(scene: Scene, verb: int, subject: int | None) -> bool:
    """ "Officers responded", "police were called", "a body was found", "troopers received a call"."""
    parse = scene.parse
    who = {parse.lemma[at] for at in (subject, scene.patient(verb)) if at is not None}
    who |= {parse.lower[at] for at in (subject, scene.patient(verb)) if at is not None}
    if not _words("responders").isdisjoint(who):
        return True
    if _rings(scene, verb) or _found_dead(scene, verb):
        return True
    if scene.is_passive(verb) or parse.lemma[verb] in {"find", "discover", "recover", "locate"}:
        return not _words("findings").isdisjoint(who)
    named = subject is not None and parse.pos[subject] == "PROPN"
    return named and any(parse.lemma[at] in _words("responders") for at in scene.modifiers(subject or 0))


def _rings(scene: Scene, verb: int) -> bool:
    """ "Called 911", "rang the police"."""
    number = scene.child(verb, "dobj") if scene.parse.lemma[verb] in {"call", "ring", "phone", "dial"} else None
    return number is not None and scene.parse.lower[number] in {"911", "999", "112", "000", "police"}


def _found_dead(scene: Scene, verb: int) -> bool:
    """ "Was found dead", "found her unresponsive", "made the discovery": a finding by whomever, of whomever."""
    parse = scene.parse
    if parse.lemma[verb] == "make":
        thing = scene.child(verb, "dobj")
        return thing is not None and parse.lemma[thing] == "discovery"
    if parse.lemma[verb] not in {"find", "discover"}:
        return False
    first, last = parse.sentences[parse.sentence[verb]]
    return not _words("states").isdisjoint(parse.lower[verb : min(verb + 7, last)]) and first <= verb


def _reached(scene: Scene, verb: int, here: Sequence[Trigger]) -> bool:
    """True where the incident's word is the verb, in its clause, or that of a clause beside it."""
    parse = scene.parse
    at = verb
    while parse.dep[at] == "advcl" and parse.head[at] != at:
        at = parse.head[at]  # "shot them after they came home on Sunday"
        if any(at in (trigger.position, *trigger.verbs) for trigger in here):
            return True
    for trigger in here:
        for at in (trigger.position, *trigger.verbs):
            for _ in range(6):
                if at == verb:
                    return True
                if parse.head[at] == at or parse.dep[at] in {"relcl", "acl"} or parse.lower[at] in _PAST:
                    break  # "marched on Sunday after a mine collapse": the day of the march
                at = parse.head[at]
    return False


def _alone(scene: Scene, sentence: int, others: Sequence[Trigger]) -> bool:
    return all(scene.parse.sentence[trigger.position] != sentence or trigger.form == "generic" for trigger in others)


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/retelling.toml")[name])
