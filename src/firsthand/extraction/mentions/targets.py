"""To whom or what it was done, and the words by which one target is told from another."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.kinds import means_mode
from firsthand.extraction.mentions.lexicon import PHYSICAL, trigger_words, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.values import PRONOUNS

__all__ = ["owned_by_victim", "patients_of", "suffered", "target_keys", "thing_classes"]

_TARGET = PHYSICAL
_DONE_TO_ITS_OBJECT = words_of(
    """shelling bombing killing murder kidnapping abduction assassination bombardment shooting massacre ambush
    storming sinking collapse stabbing hijacking beheading execution rape torture invasion derailment
    capsizing explosion crash"""
)
_AREAS = words_of(
    """area region state province territory country district zone town city village street neighbourhood
    neighborhood suburb property field island coast border line position stage"""
)
_ON = frozenset({"on", "against", "targeting", "upon"})
_OBJECT_OF = frozenset({"COERCE", "RETREAT", "MOBILIZE"})


def patients_of(scene: Scene, trigger: Trigger) -> Iterator[int]:
    parse = scene.parse
    if trigger.form == "generic":
        return
    if trigger.form == "verb":
        yield from _verb_patients(scene, trigger, trigger.position)
        return
    noun = trigger.position
    done = not _DONE_TO_ITS_OBJECT.isdisjoint({parse.lemma[noun], parse.lower[noun]})
    of_object = trigger.type in _OBJECT_OF or done
    wanted = _ON | {"of"} if of_object else _ON
    for _, inner in scene.prep_objects(noun, wanted):
        road = trigger.type in {"ACCIDENT", "DISASTER"} and parse.lemma[inner] in _ROADS
        if _targetable(scene, inner) and parse.lemma[inner] not in _GROUND and not road:
            yield inner
    yield from _under_attack(scene, noun)
    for child in parse.children[noun]:
        if parse.dep[child] == "poss" and owned_by_victim(scene, noun, child) and _targetable(scene, child):
            yield child
    for verb in trigger.verbs:
        if parse.head[noun] == verb and parse.dep[noun] == "dobj" and parse.lemma[verb] in trigger_words().light:
            for _, inner in scene.prep_objects(verb, _ON):
                if _targetable(scene, inner) and parse.lemma[inner] not in _GROUND and scene.is_a(inner, _TARGET):
                    yield inner
    for child in parse.children[noun]:
        if parse.dep[child] == "prep":
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    for verb in parse.children[inner]:
                        if parse.dep[verb] == "acl" and parse.lower[verb] == "targeting":
                            yield from _verb_patients(scene, trigger, verb)
    if trigger.type == "ASSAULT":
        for _, inner in scene.prep_objects(noun, frozenset({"at", "in", "inside", "outside", "near"})):
            if scene.is_a(inner, frozenset({"facility", "vessel", "vehicle"})) and _concrete(scene, inner):
                yield inner
    for child in parse.children[noun]:
        if parse.dep[child] == "compound" and means_mode(scene, child) is None:
            classes = scene.classes(child)
            if classes & {"facility", "vessel"} and scene.entity_at.get(child) not in {"GPE", "LOC", "ORG"}:
                yield child
    for verb in trigger.verbs:
        if verb == noun or parse.lemma[verb] in trigger_words().light:
            continue
        if (parse.dep[noun] in {"nsubj", "aux"} and parse.head[noun] == verb) or parse.dep[verb] in {"acl", "relcl"}:
            if not scene.is_passive(verb) and parse.lemma[verb] in _ACTING:
                yield from _verb_patients(scene, trigger, verb)
        elif parse.dep[noun] == "pobj" and parse.lemma[verb] in _ACTING:
            yield from _verb_patients(scene, trigger, verb)


def _under_attack(scene: Scene, noun: int) -> Iterator[int]:
    """ "A convoy came under attack", "the hospital was hit by two strikes": the subject of what befalls it."""
    parse = scene.parse
    led = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.lower[led] not in {"under", "by", "in"}:
        return
    verb = parse.head[led]
    if not scene.is_verb(verb):
        return
    come = parse.lower[led] == "under" and parse.lemma[verb] in {"come", "be"}
    hit = parse.lower[led] != "under" and scene.is_passive(verb) and parse.lemma[verb] in _ACTING - _HARMING
    if come or hit:
        thing = scene.subject(verb)
        if thing is not None and _targetable(scene, thing) and scene.is_a(thing, _TARGET):
            yield thing


_HARMING = words_of("kill injure wound")
_ROADS = words_of("road highway motorway street avenue railway freeway expressway route line track river lake sea")
# "Her murder", "the mayor's arrest": the owner is the one to whom it was done.
_SUFFERED = words_of(
    """murder killing death assassination slaying homicide execution lynching beheading stabbing abduction kidnapping
    rape arrest detention capture imprisonment deportation torture shooting beating rescue expulsion"""
)


def suffered(scene: Scene, noun: int, owner: int) -> bool:
    """True where a person before the noun did not do what it tells: nobody else is named as the sufferer."""
    parse = scene.parse
    if parse.lemma[noun] not in _SUFFERED or any(True for _ in scene.prep_objects(noun, frozenset({"of"}))):
        return False
    person = scene.is_a(owner, frozenset({"person"})) or parse.lower[owner] in {"his", "her", "their"}
    party = scene.names.at(owner)
    named = party is not None and party.kind == "person"
    return person and (named or scene.entity_at.get(owner) not in {"NORP", "ORG"})


def owned_by_victim(scene: Scene, noun: int, owner: int) -> bool:
    """True where the owner before the noun suffered what it tells."""
    parse = scene.parse
    if not suffered(scene, noun, owner):
        return False
    verb = scene.clause_verb(noun)
    if parse.tag[owner] == "PRP$" and verb is not None:
        # "was sentenced for her murder": not the one who was sentenced
        told = (scene.subject(verb), scene.patient(verb))
        party = scene.names.at(owner)
        ranges = (scene.parse.subtree(one) for one in told if one is not None and not scene.is_verb(one))
        if party is not None and any(scene.names.at(at) is party for start, end in ranges for at in range(start, end)):
            return False
    return True


_GROUND = words_of("soil territory ground land day night morning scale")
_ACTING = words_of(
    """target hit strike kill injure wound destroy damage rock shake rip tear sweep devastate engulf level
    flatten pound flood bury trap demolish batter ravage shatter sink"""
)


def _verb_patients(scene: Scene, trigger: Trigger, verb: int) -> Iterator[int]:
    parse = scene.parse
    patient = scene.patient(verb)
    if trigger.type in {"ACCIDENT", "RETREAT"} and patient is None:
        patient = scene.subject(verb)
    used = parse.lemma[verb] in _AIMED_AT
    if patient is not None:
        for one in scene.conjuncts(patient):
            if used and scene.is_a(one, frozenset({"weapon"})):
                # what is launched hits what it is launched at
                yield from _aims(scene, one, _AIMED_AT[parse.lemma[verb]])
            elif _targetable(scene, one):
                yield one
    # "attacked on stage": with an object, "on" tells where
    open_aim = trigger.type == "ASSAULT" and patient is None
    against = frozenset({"on", "against"}) if open_aim else frozenset()
    yield from _aims(scene, verb, _AIMED_AT.get(parse.lemma[verb], against))
    for child in parse.children[verb]:
        if parse.dep[child] == "dobj" and parse.lemma[child] == "fire":
            yield from _aims(scene, child, frozenset({"on", "at"}))


def _aims(scene: Scene, position: int, prepositions: frozenset[str]) -> Iterator[int]:
    for _, inner in scene.prep_objects(position, prepositions):
        if scene.is_a(inner, _TARGET) and inner not in scene.time_tokens:
            yield inner


_AIMED_AT = {
    "fire": frozenset({"on", "at", "into"}),
    "shoot": frozenset({"at"}),
    "open": frozenset({"on", "at"}),
    "drop": frozenset({"on"}),
    "launch": frozenset({"at", "on", "into", "towards", "toward"}),
    "throw": frozenset({"at", "into"}),
    "hurl": frozenset({"at", "into"}),
    "slam": frozenset({"into"}),
    "smash": frozenset({"into"}),
    "crash": frozenset({"into"}),
    "set": frozenset({"to"}),
}
_NO_TARGETS = words_of("fire responsibility number toll death injury damage shot round bullet gun weapon killing")


def _targetable(scene: Scene, position: int) -> bool:
    parse = scene.parse
    lower = parse.lower[position]
    if position in scene.time_tokens or parse.pos[position] in {"VERB", "ADV", "PUNCT"}:
        return False
    if lower in PRONOUNS:
        return scene.names.at(position) is not None
    classes = scene.classes(position)
    if classes & {"abstract", "nature", "event"} and not classes & _TARGET:
        return False
    if (
        "weapon" in classes
        and not classes & (_TARGET - {"weapon"})
        and scene.parse.lemma[position] not in {"missile", "drone"}
    ):
        return False
    return parse.lemma[position] not in _NO_TARGETS


def _concrete(scene: Scene, position: int) -> bool:
    return scene.parse.lemma[position] not in _AREAS


def thing_classes(scene: Scene, position: int) -> Iterator[str]:
    classes = scene.classes(position)
    for name in ("vessel", "vehicle", "facility"):
        if name in classes:
            yield name
            return
    if classes & {"person", "combatant", "force", "organisation"}:
        yield "people"


def target_keys(scene: Scene, position: int) -> Iterator[str]:
    """Lemmas that name the target: its head and its nouns, so that "the dock area" and "a dock" meet.

    A person whom the report names goes by the name, wherever "he" or "the minister" stands for it.
    """
    parse = scene.parse
    if parse.lower[position] in {"third", "second", "another", "other", "fourth"}:
        yield "#" + parse.lower[position]
        return
    party = scene.names.at(position)
    if party is not None and party.kind == "person":
        yield f"={party.name.lower()}"
    lemma = parse.lemma[position]
    if lemma not in _VAGUE and parse.pos[position] != "PRON":
        yield lemma
    for child in parse.children[position]:
        if parse.dep[child] == "compound" and parse.lemma[child] not in _VAGUE:
            yield parse.lemma[child]


_VAGUE = words_of(
    """area site facility place location position target people person member one other group region zone
    number building town city village object structure part man woman drug oil police security"""
)
