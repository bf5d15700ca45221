"""What is worth a record: verbal categories only as the main news of a report, bare allusions not at all."""

from __future__ import annotations

from firsthand.extraction.mentions.group import Group
from firsthand.extraction.mentions.lexicon import HUMAN, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.types import VERBAL_TYPES
from firsthand.model import Mention

__all__ = ["in_lead", "is_worth"]

_MATERIAL = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})
_PARTY = HUMAN | {"place"}
_TELLING = words_of("say tell report announce state add confirm quote")


def in_lead(scene: Scene, triggers: list[Trigger]) -> list[Trigger]:
    """Leave out verbal triggers but for the main verb of the first sentences, where nothing material is told."""
    if not any(trigger.verbal for trigger in triggers):
        return triggers
    parse = scene.parse
    lead = _lead_sentences(scene)
    # A deed that the sentence's main clause tells is the news; one that only dates or explains it is not.
    material = {
        parse.sentence[trigger.position] for trigger in triggers if not trigger.verbal and _tells(scene, trigger)
    }
    kept: list[Trigger] = []
    told: set[int] = set()
    for trigger in triggers:
        if trigger.verbal:
            sentence = parse.sentence[trigger.position]
            if sentence not in lead or sentence in material or sentence in told or not _main(scene, trigger):
                continue
            if trigger.type in _REACTIONS and _of_incident(scene, trigger, triggers):
                continue
            told.add(sentence)
        kept.append(trigger)
    return kept


# Police who investigate a shooting and ministers who condemn an attack add no incident to it.
_REACTIONS = frozenset({"ACCUSE", "SUPPORT"})


def _of_incident(scene: Scene, reaction: Trigger, triggers: list[Trigger]) -> bool:
    """True where the verb's object is a deed that is told elsewhere or in it."""
    patient = scene.patient(reaction.position)
    if patient is None:
        return False
    first, last = scene.phrase(patient)
    return any(first <= trigger.position < last and not trigger.verbal for trigger in triggers)


def _tells(scene: Scene, trigger: Trigger) -> bool:
    if trigger.form == "generic":
        return False
    if trigger.form == "verb":
        return _above(scene, trigger.position)
    parse = scene.parse
    at = trigger.position
    return parse.dep[at] in {"nsubj", "nsubjpass", "dobj"} and any(_above(scene, verb) for verb in trigger.verbs)


def _above(scene: Scene, verb: int) -> bool:
    """True where the verb is the main one, or the main one of what somebody says."""
    parse = scene.parse
    at = verb
    for _ in range(4):
        head = parse.head[at]
        if head == at:
            return True
        if parse.dep[at] not in {"ccomp", "conj"} or (parse.dep[at] == "ccomp" and parse.lemma[head] not in _TELLING):
            return False
        at = head
    return False


def _lead_sentences(scene: Scene) -> frozenset[int]:
    """The headline and the first sentence of the text."""
    parse = scene.parse
    lead: set[int] = set()
    for number, (first, _) in enumerate(parse.sentences):
        lead.add(number)
        if parse.role(first) == "paragraph":
            break
    return frozenset(lead)


def _main(scene: Scene, trigger: Trigger) -> bool:
    """True for the main verb, or the main verb of what somebody says, with a named or public party as its subject."""
    parse = scene.parse
    verb = trigger.position
    if parse.dep[verb] in {"acomp", "oprd"}:
        verb = parse.head[verb]  # "is willing to meet"
    at = verb
    for _ in range(4):
        dep, head = parse.dep[at], parse.head[at]
        if head == at:
            break
        if (dep in {"ccomp", "conj"} and (parse.lemma[head] in _TELLING or dep == "conj")) or (
            dep == "xcomp" and parse.lemma[head] in {"agree", "decide", "vow"}
        ):
            at = head
        else:
            return False
    subject = scene.subject(verb)
    if subject is None:
        return False
    if not (
        scene.is_a(subject, _PARTY)
        and (scene.entity_at.get(subject) or scene.names.at(subject) or _official(scene, subject))
    ):
        return False
    patient = scene.patient(verb)
    if patient is not None and trigger.type in {"SUPPORT", "CONSULT"}:
        named = scene.entity_at.get(patient) or scene.names.at(patient) or _official(scene, patient)
        if scene.is_a(patient, frozenset({"person"})) and not named:
            return False
    return trigger.status not in {"hypothetical", "denied"} or trigger.type in VERBAL_TYPES


def _official(scene: Scene, subject: int) -> bool:
    parse = scene.parse
    return (
        scene.is_a(subject, frozenset({"force", "organisation"}))
        or any(scene.entity_at.get(at) in {"GPE", "NORP", "ORG"} for at in scene.modifiers(subject))
        or parse.pos[subject] == "PROPN"
    )


def is_worth(scene: Scene, group: Group, mention: Mention) -> bool:
    """False for a bare allusion: no field at all outside the lead, or a possibility without doer, target and place."""
    has_field = bool(
        mention.actors
        or mention.targets
        or mention.places
        or mention.dates
        or mention.casualties
        or mention.damage
        or mention.means
    )
    parse = scene.parse
    only_modifier = all(trigger.modifier for trigger in group.triggers)
    if only_modifier:
        return False
    lead = parse.sentence[group.triggers[0].position] in _lead_sentences(scene)
    if not lead and _in_general(scene, group, mention):
        return False
    if mention.status == "denied" and not mention.claims and all(trigger.form == "verb" for trigger in group.triggers):
        # "did not fire" in the report's own voice is nothing that anybody denied
        return False
    if lead and mention.status == "denied" and mention.claims and mention.type in _MATERIAL:
        return True  # "said that there had been no attack": the report's news is the denial
    if mention.status in {"hypothetical", "denied"} and mention.type != "THREATEN":
        return bool(mention.targets or mention.actors) and (
            mention.status == "denied" or bool(mention.targets and mention.actors)
        )
    if any(trigger.known for trigger in group.triggers):
        return True
    if mention.mode == "convict" and not lead and not (mention.dates or mention.places):
        return False
    if not has_field:
        return lead or len(group.triggers) > 2
    if mention.type in {"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST"} or lead:
        return True
    return bool(mention.actors or mention.targets or mention.places or any(one.low for one in mention.casualties))


def _in_general(scene: Scene, group: Group, mention: Mention) -> bool:
    """ "Attacks on civilians", "bombings and murders": violence at large, with no day, number or doer of its own."""
    if mention.casualties or mention.damage or mention.means or mention.actors or mention.counts:
        return False
    parse = scene.parse
    return all(
        trigger.form != "verb"
        and not trigger.dates
        and not trigger.definite
        and not trigger.fresh
        and parse.tag[trigger.position] in {"NNS", "NNPS"}
        for trigger in group.triggers
    )
