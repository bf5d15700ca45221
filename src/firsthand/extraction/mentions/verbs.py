"""Which sense a verb has: a strike or a hit song, shots or a film, a clash of armies or of opinions."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.extraction.mentions.impacts import (
    at_stake,
    bursting,
    burying,
    collapsing,
    explosion_verb,
    impact,
    ingesting,
    landing,
    leaking,
    meant,
    ramming,
    sickening,
    surging,
    trampling,
    volcano_verb,
)
from firsthand.extraction.mentions.kinds import Kind, armed_mode, deployed, is_police, lemmas, means_mode, sense_words
from firsthand.extraction.mentions.lexicon import HUMAN, PHYSICAL, Word, things, words_of
from firsthand.extraction.mentions.scene import Scene

__all__ = ["is_suicide", "verb_kind"]

_FORCES = frozenset({"force", "combatant"})
_CROWD = words_of(
    """protester demonstrator protestor crowd student worker people activist supporter resident farmer teacher
    nurse thousand hundred ten woman mourner villager"""
)


def _assault_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    """attack, storm, invade: of hackers and computers a cyber attack; with "as" or for words only, none."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    if patient is None:
        return None
    lemma = scene.parse.lemma
    if (agent is not None and lemma[agent] == "hacker") or lemma[patient] in {
        "computer",
        "website",
        "server",
        "network",
    }:
        return Kind("COERCE", "cyber")
    if any(True for _ in scene.prep_objects(verb, frozenset({"as", "for"}))) and scene.is_a(patient, HUMAN):
        return None
    if agent is not None and lemma[agent] in sense_words("in_words"):
        return None
    if not at_stake(scene, agent, patient):
        return None
    mode = None if agent is None else armed_mode(scene, agent)
    return Kind("ASSAULT", mode if mode == "primitive" else None)


def _clash(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    if subject is None or scene.is_a(subject, frozenset({"abstract"})):
        return None
    others = [inner for _, inner in scene.prep_objects(verb, frozenset({"with", "between"}))]
    parties = [*scene.conjuncts(subject), *others]
    crowd = {"protester", "demonstrator", "protestor", "fan", "supporter", "student", "crowd", "rioter"}
    if any(scene.parse.lemma[at] in crowd for at in parties):
        return Kind("PROTEST", "riot")
    if any(scene.is_a(at, _FORCES | {"place"}) for at in parties):
        return Kind("ASSAULT", None)
    return None


def _expulsion(scene: Scene, verb: int, word: Word) -> Kind | None:
    patient = scene.patient(verb)
    if patient is None:
        return None
    if scene.parse.lemma[patient] in {
        "diplomat",
        "ambassador",
        "envoy",
        "attaché",
        "attache",
        "inspector",
        "observer",
        "staff",
    }:
        return Kind("SANCTION", "expel")
    if scene.parse.lemma[verb] == "expel" and not scene.is_a(patient, frozenset({"person", "force", "unknown"})):
        return None
    return Kind("COERCE", "deport")


def _raid(scene: Scene, verb: int, word: Word) -> Kind | None:
    agent = scene.agent(verb)
    if agent is not None and scene.is_a(agent, frozenset({"combatant"})) and not is_police(scene, agent):
        return Kind("ASSAULT", None)
    return Kind("COERCE", None)


def _crowd_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    if subject is None or scene.parse.tag[verb] == "VBN":
        return None
    lemma = scene.parse.lemma
    person = scene.is_a(subject, frozenset({"person", "organisation", "force"})) or subject in scene.quantity_at
    if not person or (scene.entity_at.get(subject) == "PERSON"):
        return None
    if lemma[verb] == "rally" and (
        scene.child(verb, "dobj") or scene.is_a(subject, frozenset({"abstract", "organisation"}))
    ):
        return None
    if lemma[verb] == "demonstrate" and (scene.child(verb, "dobj", "ccomp") is not None):
        return None
    if lemma[verb] == "march" and not (
        subject in scene.quantity_at or scene.child(subject, "nummod") or _crowdy(scene, subject)
    ):
        return None
    return Kind("PROTEST", "demo")


def _crowdy(scene: Scene, noun: int) -> bool:
    return scene.parse.lemma[noun] in _CROWD


def _deployment_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    patient = scene.patient(verb)
    if patient is None:
        subject = scene.subject(verb)
        if scene.parse.lemma[verb] in {"mass", "deploy"} and subject is not None and scene.is_a(subject, _FORCES):
            return Kind("MOBILIZE", "troops")
        return None
    return deployed(scene, patient)


def _withdrawal_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    patient = scene.patient(verb)
    lemma = scene.parse.lemma
    if patient is None:
        subject = scene.subject(verb)
        troops = subject is not None and scene.is_a(subject, frozenset({"combatant"}))
        forces = subject is not None and lemma[subject] in {"force", "army", "troop", "rebel", "military"}
        return Kind("RETREAT", "withdraw") if (troops or forces) and lemma[verb] == "withdraw" else None
    if lemma[verb] == "evacuate":
        return None
    if lemma[verb] == "pull" and scene.child(verb, "prt", "advmod") is None:
        return None
    return Kind("RETREAT", "withdraw") if scene.is_a(patient, _FORCES) and lemma[patient] != "party" else None


def _surrender(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    patient = scene.child(verb, "dobj")
    if scene.parse.lemma[verb] in {"disarm", "disband"} and patient is not None:
        return Kind("RETREAT", "disarm") if scene.is_a(patient, _FORCES) else None
    if patient is not None and not scene.is_a(patient, frozenset({"weapon", "goods"})):
        return None
    if subject is None or not scene.is_a(subject, _FORCES | {"organisation"}):
        return None
    return Kind("RETREAT", "disarm")


def _holding(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "A man with a shotgun is holding eight people in a bank": armed, and no officer."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    if patient is None or (agent is not None and is_police(scene, agent)):
        return None
    parse = scene.parse
    people = parse.tag[patient] in {"NNS", "NNPS"} and scene.is_a(patient, frozenset({"person"}))
    first, last = parse.sentences[parse.sentence[verb]]
    armed = any(parse.lower[at] in sense_words("captors") for at in range(first, last))
    held = people or patient in scene.quantity_at
    return Kind(word.type, word.mode) if held and armed else None


def _shooting(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Walked in and began shooting": at whomever; a film crew that begins shooting is no doer of it."""
    parse = scene.parse
    if parse.dep[verb] != "xcomp" or parse.lemma[parse.head[verb]] not in {"begin", "start"}:
        return None
    subject = scene.subject(verb)
    if subject is None or not scene.is_a(subject, frozenset({"person", "combatant"})):
        return None
    return Kind(word.type, word.mode) if scene.child(verb, "dobj") is None else None


def _boarding(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "A tanker was boarded by armed men"; passengers board ships, too."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    if agent is None or patient is None or not scene.is_a(patient, frozenset({"vessel"})):
        return None
    armed = {"armed", "masked", "unidentified", "unknown", "gun"}
    return Kind(word.type, word.mode) if armed.intersection(lemmas(scene, scene.modifiers(agent))) else None


def _finding(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Customs agents found two tonnes of cocaine": what the police find of such goods they take."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    if agent is None or patient is None or not is_police(scene, agent):
        return None
    goods = [patient, *(inner for _, inner in scene.prep_objects(patient, frozenset({"of"})))]
    held = sense_words("contraband")
    return Kind(word.type, word.mode) if any(scene.parse.lemma[at] in held for at in goods) else None


def _public(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    if subject is None:
        return None
    roles = things().public_roles
    party = scene.names.at(subject)
    if party is not None and party.role:
        return Kind(word.type, word.mode)
    if scene.parse.lemma[subject] in roles or scene.entity_at.get(subject) == "PERSON":
        return Kind(word.type, word.mode)
    return Kind(word.type, word.mode) if any(one in roles for one in lemmas(scene, scene.modifiers(subject))) else None


def _request(scene: Scene, verb: int, word: Word) -> Kind | None:
    lemma = scene.parse.lemma[verb]
    if lemma == "call":
        wanted = frozenset({"for", "on", "upon"})
        return Kind(word.type, "change") if any(True for _ in scene.prep_objects(verb, wanted)) else None
    if lemma in {"appeal", "beg", "press"}:
        return (
            Kind(word.type, word.mode)
            if any(True for _ in scene.prep_objects(verb, frozenset({"to", "for"})))
            else None
        )
    return Kind(word.type, word.mode) if scene.child(verb, "dobj") is not None else None


_SAID = words_of(
    """claim allegation accusation report reporting suggestion charge assertion insinuation rumour rumor lie
    characterization characterisation criticism narrative version notion idea theory finding conclusion statement"""
)


def _refusal(scene: Scene, verb: int, word: Word) -> Kind | None:
    if scene.parse.lemma[verb] == "refuse":
        inner = scene.child(verb, "xcomp", "dobj")
        if inner is None or scene.parse.lemma[inner] in {"comment", "say", "answer", "name", "discuss"}:
            return None
    else:
        refused = scene.patient(verb)
        # "Rejects the claims": a denial of words, which is a claim and no happening.
        if refused is None or scene.parse.lemma[refused] in _SAID:
            return None
    return Kind("REJECT", "change")


def is_suicide(scene: Scene, verb: int) -> bool:
    """True where a suicide bomber does it, or it is done to oneself: "blew himself up"."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    if patient is not None and scene.parse.lower[patient] in {"himself", "herself", "themselves", "vest", "belt"}:
        return True
    return agent is not None and any(word == "suicide" for word in lemmas(scene, scene.modifiers(agent)))


def _threat_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    """Somebody threatens somebody or threatens to do something; storms and cuts threaten nobody here."""
    subject, patient = scene.subject(verb), scene.patient(verb)
    if subject is None or not scene.is_a(subject, HUMAN | {"place", "name"}):
        return None
    if scene.child(verb, "xcomp", "ccomp") is not None:
        return Kind("THREATEN", None)
    if patient is None:
        return None
    if scene.is_a(patient, PHYSICAL):
        return Kind("THREATEN", "violence")
    return (
        Kind("THREATEN", None)
        if scene.parse.lemma[patient] in {"action", "retaliation", "sanction", "war", "strike"}
        else None
    )


def _damaging(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Damaged by limpet mines": by a weapon; storms, blazes and drivers damage, too."""
    agent = scene.agent(verb)
    mode = None if agent is None else means_mode(scene, agent)
    return None if mode is None else Kind(word.type, mode)


_VERB_SENSES: dict[str, Callable[[Scene, int, Word], Kind | None]] = {
    "impact": impact,
    "threat": _threat_verb,
    "assault": _assault_verb,
    "explosion": explosion_verb,
    "clash": _clash,
    "expulsion": _expulsion,
    "raid": _raid,
    "crowd": _crowd_verb,
    "bursting": bursting,
    "ingesting": ingesting,
    "sickening": sickening,
    "collapsing": collapsing,
    "deployment": _deployment_verb,
    "withdrawal": _withdrawal_verb,
    "surrender": _surrender,
    "boarding": _boarding,
    "finding": _finding,
    "holding": _holding,
    "shooting": _shooting,
    "landing": landing,
    "damaging": _damaging,
    "leaking": leaking,
    "burying": burying,
    "trampling": trampling,
    "surging": surging,
    "ramming": ramming,
    "public": _public,
    "volcano": volcano_verb,
    "request": _request,
    "refusal": _refusal,
}


def verb_kind(scene: Scene, verb: int, word: Word) -> Kind | None:
    """What the verb tells of in this sense, or None where its arguments do not fit."""
    if word.particle:
        particle = scene.child(verb, "prt", "advmod")
        if (particle is None or scene.parse.lower[particle] not in word.particle) and not _hanging(scene, verb, word):
            return None
    if word.sense:
        if (word.subject_not or word.object) and not _fits(scene, verb, word, loose=True):
            return None
        return _VERB_SENSES[word.sense](scene, verb, word)
    if not _fits(scene, verb, word, loose=False):
        return None
    if scene.parse.lemma[verb] == "overturn" and word.mode == "crash":
        subject = scene.subject(verb)
        if subject is not None and scene.is_a(subject, frozenset({"vessel"})) and not _on_road(scene, subject):
            return Kind(word.type, "sinking")
    return Kind(word.type, word.mode)


def _on_road(scene: Scene, tanker: int) -> bool:
    """ "The tanker overturned after the driver swerved": a lorry, not a ship."""
    parse = scene.parse
    first, last = parse.sentences[parse.sentence[tanker]]
    road = sense_words("roads")
    return parse.lemma[tanker] == "tanker" and any(parse.lemma[at] in road for at in range(first, last))


def _hanging(scene: Scene, verb: int, word: Word) -> bool:
    """ "Caved in at the mine": a particle that the parser takes for a preposition without an object."""
    after = verb + 1
    return (
        after < len(scene.parse)
        and scene.parse.lower[after] in word.particle
        and scene.parse.dep[after] in {"prep", "prt", "advmod"}
        and scene.child(after, "pobj") is None
    )


def _fits(scene: Scene, verb: int, word: Word, *, loose: bool) -> bool:
    patient = scene.patient(verb)
    agent = scene.subject(verb) if word.bare and patient is None else scene.agent(verb)
    if agent is not None and word.bare and patient is None:
        agent = meant(scene, agent)
    told_of_itself = agent is not None and scene.parse.lower[agent] in {"it", "they"} and word.type == "COERCE"
    if told_of_itself:
        agent = scene.reporter(verb) or agent  # "the Guards said they had detained a tanker"
    if patient is not None:
        patient = meant(scene, patient)
    if word.bare and not word.object and scene.is_passive(verb):
        agent = scene.subject(verb)
    if word.object:
        if patient is None:
            if not word.bare and not loose:
                return False
        else:
            classes = scene.classes(patient)
            if classes.isdisjoint(word.object) and not (loose and "unknown" in classes):
                return False
            if word.object_not and not classes.isdisjoint(word.object_not) and classes.isdisjoint(HUMAN):
                return False
    if agent is not None:
        classes = scene.classes(agent)
        if word.subject_not and not classes.isdisjoint(word.subject_not) and classes.isdisjoint(HUMAN | {"weapon"}):
            return False
        if word.subject and not loose and classes.isdisjoint(word.subject):
            return False
    elif word.subject and not loose:
        # A passive without its doer stands; an active without a subject tells nothing.
        return scene.is_passive(verb) and not word.effect
    return True
