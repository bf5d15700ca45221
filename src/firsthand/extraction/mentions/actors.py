"""Who did it: subject, by-phrase, owner, nationality, who is blamed and who claims it."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.kinds import means_mode
from firsthand.extraction.mentions.lexicon import HUMAN, trigger_words, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.targets import suffered
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.values import PRONOUNS
from firsthand.model import Certainty

__all__ = ["agents_of"]

_ACTOR = HUMAN | {"place"}


def agents_of(scene: Scene, trigger: Trigger) -> Iterator[tuple[int, Certainty]]:
    if trigger.form == "verb":
        yield from _verb_agents(scene, trigger.position)
        if trigger.threat is not None and trigger.threat != trigger.position and scene.is_verb(trigger.threat):
            yield from _verb_agents(scene, trigger.threat)
        return
    parse = scene.parse
    noun = trigger.position
    words = trigger_words()
    if trigger.threat is not None and trigger.threat in trigger.verbs:
        yield from _verb_agents(scene, trigger.threat)
        return
    if parse.lemma[noun] in {
        "clash",
        "fighting",
        "skirmish",
        "gunbattle",
        "firefight",
        "shootout",
        "gunfight",
        "battle",
    }:
        for _, inner in scene.prep_objects(noun, frozenset({"between", "with", "among"})):
            if scene.is_a(inner, _ACTOR | {"unknown"}):
                yield inner, "certain"
    yield from _blamed(scene, noun)
    if trigger.form == "generic" and not trigger.type:
        return
    for verb in trigger.verbs:
        lemma = parse.lemma[verb]
        if parse.dep[noun] == "dobj" and parse.head[noun] == verb and lemma in words.light:
            if lemma not in {"see", "witness", "report", "experience", "suffer", "have"}:
                yield from _verb_agents(scene, verb)
        elif (
            (parse.dep[noun] == "conj" and lemma in words.light)
            or (parse.dep[verb] == "acl" and parse.head[verb] == noun and scene.is_passive(verb))
            or (parse.dep[noun] == "nsubjpass" and parse.head[noun] == verb)
            or (parse.dep[verb] == "relcl" and scene.is_passive(verb))
        ):
            yield from _verb_agents(scene, verb)
    yield from _carried_out_by(scene, noun)
    for _, inner in scene.prep_objects(noun, frozenset({"by"})):
        if scene.is_a(inner, _ACTOR | {"unknown"}):
            yield inner, "certain"
    before = parse.head[noun]
    if parse.dep[noun] == "conj" and means_mode(scene, before) is not None:
        # "a Russian missile and drone strike"
        for child in parse.children[before]:
            if parse.dep[child] in {"amod", "compound", "nmod", "poss"}:
                yield from _modifier_agent(scene, trigger, child)
    for child in scene.modifiers(noun):
        of_weapon = scene.entity_at.get(child) == "NORP" and means_mode(scene, parse.head[child]) is not None
        if parse.head[child] != noun and parse.dep[child] != "compound" and not of_weapon:
            continue
        yield from _modifier_agent(scene, trigger, child)
    if parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] in {"in", "with", "by"} and trigger.verbs:
        verb = parse.head[parse.head[noun]]
        if verb in trigger.verbs and scene.is_verb(verb) and not scene.is_passive(verb) and not _befalls(scene, verb):
            yield from _verb_agents(scene, verb)


_BEFALL = words_of(
    """die perish drown succumb survive escape flee suffer lose burn suffocate vanish disappear fall be end collapse
    participate"""
)


_CARRIED = words_of("conduct carry perpetrate launch commit stage claim execute mount")


def _carried_out_by(scene: Scene, noun: int) -> Iterator[tuple[int, Certainty]]:
    """ "Died in the attack, reportedly conducted by the Front": a participle after the noun, wherever it hangs."""
    parse = scene.parse
    for at in range(noun + 1, min(noun + 14, parse.sentences[parse.sentence[noun]][1])):
        if parse.tag[at] == "VBN" and parse.lemma[at] in _CARRIED and parse.dep[at] in {"acl", "advcl", "conj"}:
            agent = scene.child(at, "agent")
            doer = scene.child(agent, "pobj") if agent is not None else None
            if doer is not None and scene.is_a(doer, _ACTOR | {"unknown"}):
                hedged = any(parse.lower[child] in {"reportedly", "allegedly"} for child in parse.children[at])
                yield doer, "probable" if hedged else "certain"
            return
        if parse.tag[at] in {"VBD", "VBZ", "VBP", "MD"} or parse.text[at] in {";", ":", "”", '"'}:
            return


def _befalls(scene: Scene, verb: int) -> bool:
    """ "Dozens died in the attack": what befalls the subject is not its deed."""
    return scene.parse.lemma[verb] in _BEFALL


def _verb_agents(scene: Scene, verb: int) -> Iterator[tuple[int, Certainty]]:
    agent = scene.reporter(verb) or scene.agent(verb)
    if agent is None:
        return
    for found in scene.conjuncts(agent):
        one = _member(scene, found)
        classes = scene.classes(one)
        lower = scene.parse.lower[one]
        if one in scene.dateline_tokens or scene.parse.pos[one] == "PUNCT" or _water(scene, one):
            continue
        if lower in PRONOUNS and scene.names.at(one) is None:
            continue
        if any(scene.parse.lower[child] in {"no", "neither"} for child in scene.parse.children[one]):
            continue  # "No group has claimed responsibility"
        owner = _owner(scene, one)
        if owner is not None:
            yield owner, "certain"
            continue
        can_act = classes & _ACTOR or ("unknown" in classes and scene.parse.pos[one] == "PROPN")
        if can_act and not (classes & {"abstract", "nature"} and not classes & HUMAN):
            yield one, "certain"


def _owner(scene: Scene, position: int) -> int | None:
    """Whose weapon it is: "its warplanes", "Ostrian jets", "the rebels' rockets" act for their owners."""
    parse = scene.parse
    classes = scene.classes(position)
    unit = parse.lemma[position] in _UNITS
    if not (unit or classes & {"weapon", "vehicle", "vessel"}) or classes & HUMAN:
        return None
    for child in parse.children[position]:
        if parse.dep[child] == "poss" and (
            parse.lower[child] not in PRONOUNS | {"its", "their", "our"} or scene.names.at(child)
        ):
            return child
        if parse.dep[child] in {"amod", "compound", "nmod"} and scene.entity_at.get(child) in {"NORP", "ORG", "GPE"}:
            return child
        if unit and parse.dep[child] in {"compound", "nmod"} and scene.is_a(child, frozenset({"force"})):
            return child
    return None


_UNITS = words_of("battery squadron regiment launcher")


def _member(scene: Scene, position: int) -> int:
    """ "One of its batteries": the batteries."""
    if scene.parse.lower[position] not in {"one", "some", "two", "several"}:
        return position
    return next((inner for _, inner in scene.prep_objects(position, frozenset({"of"}))), position)


def _modifier_agent(scene: Scene, trigger: Trigger, child: int) -> Iterator[tuple[int, Certainty]]:
    """ "Israeli strike", "the rebels' attack", "a Coast Guard seizure", "CIA drone strike"."""
    parse = scene.parse
    if trigger.type == "PROTEST" and parse.dep[child] != "poss" and not scene.is_a(child, frozenset({"person"})):
        return
    hyphened = "-" in parse.text[child + 1 : child + 2] or (child and parse.text[child - 1] == "-")
    if child in scene.time_tokens or parse.pos[child] == "PUNCT" or hyphened:
        return
    label = scene.entity_at.get(child)
    if parse.dep[child] == "poss":
        if suffered(scene, trigger.position, child):
            return
        if scene.is_a(child, _ACTOR) and not (scene.is_a(child, frozenset({"place"})) and _settlement(scene, child)):
            yield child, "certain"
    elif label == "NORP" or (parse.tag[child] == "JJ" and label == "GPE"):
        if trigger.mode not in {"primitive", "sexual", "beat"}:
            yield child, "certain"
    elif _settlement(scene, child):
        return  # "the Kessim strike" says where
    elif (label == "ORG" and not scene.is_a(child, frozenset({"facility"}))) or (
        label == "GPE" and trigger.mode in {"aerial", "drone", "heavy-weapons"}
    ):
        yield child, "certain"
    elif parse.dep[child] == "compound" and scene.is_a(child, frozenset({"combatant", "force"})):
        if means_mode(scene, child) is None and parse.lemma[child] not in {"crowd", "security", "terrorist", "party"}:
            yield child, "certain"
    elif parse.lemma[child] in {"militant", "rebel", "insurgent", "guerrilla", "jihadist", "separatist"}:
        yield child, "certain"


def _water(scene: Scene, position: int) -> bool:
    return any(place.precision == "sea" and first <= position < last for first, last, place in scene.places)


def _settlement(scene: Scene, position: int) -> bool:
    """True for the name of a town, here or elsewhere in the report: towns do not act, states and armies do."""
    word = scene.parse.text[position]
    return any(
        place.precision in {"settlement", "point", "admin2"} and (first <= position < last or place.name == word)
        for first, last, place in scene.places
    )


def _blamed(scene: Scene, noun: int) -> Iterator[tuple[int, Certainty]]:
    """Who is blamed for it, is accused of it, or claims it: "blamed on", "claimed responsibility for the attack"."""
    parse = scene.parse
    head = parse.head[noun]
    if parse.dep[noun] in {"dobj", "nsubjpass"} and parse.lemma[head] in {"blame", "attribute"}:
        for _, inner in scene.prep_objects(head, frozenset({"on", "to"})):
            yield inner, "possible"
    if parse.dep[noun] == "nsubjpass" and parse.lemma[head] == "claim":
        yield from _verb_agents(scene, head)
    if parse.dep[noun] != "pobj" or parse.lower[head] not in {"for", "of", "in", "behind", "with", "over"}:
        return
    above = parse.head[head]
    lemma = parse.lemma[above]
    if lemma == "responsibility":
        verb = parse.head[above]
        if parse.lemma[verb] in {"claim", "admit", "accept", "take", "assume"}:
            yield from _verb_agents(scene, verb)
    elif lemma in {"blame", "accuse", "suspect", "charge"} and scene.is_verb(above):
        patient = scene.patient(above)
        if patient is not None:
            for one in scene.conjuncts(patient):
                yield one, "possible"
    elif parse.lower[head] == "behind" and lemma == "be":
        subject = scene.subject(above)
        if subject is not None:
            yield subject, "probable"
    elif lemma in {"responsible", "behind"} and scene.is_verb(parse.head[above]):
        subject = scene.subject(parse.head[above])
        if subject is not None:
            yield subject, "probable"
