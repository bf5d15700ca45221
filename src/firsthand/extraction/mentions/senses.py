"""Which sense a trigger word has: an air strike or a labour strike, a fire or a line of fire, a crash or a market's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import HUMAN, PHYSICAL, Word, things, trigger_words, words_of
from firsthand.extraction.mentions.scene import Scene

__all__ = ["Kind", "is_suicide", "means_mode", "noun_kind", "verb_kind"]

_FORCES = frozenset({"force", "combatant"})
_STRUCTURE = frozenset({"facility", "vehicle", "vessel"})
_ATTACKERS = HUMAN | {"weapon", "place", "vessel"}
_POLICE = frozenset(
    [
        "police",
        "customs",
        "fbi",
        "dea",
        "ice",
        "authority",
        "officer",
        "agent",
        "prosecutor",
        "detective",
        "investigator",
        "sheriff",
        "deputy",
        "guard",
        "security",
    ]
)
_BETWEEN = frozenset({"between", "with", "among"})
_OF = frozenset({"of"})
_LOCATIVE = frozenset({"in", "at", "on", "near", "inside", "outside", "across", "aboard", "off", "through"})


class Kind(NamedTuple):
    """What a word tells of in its place. generic: only speaks of something told elsewhere."""

    type: str
    mode: str | None
    generic: bool = False


@cache
def _sense_words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/triggers.toml")["violent_with"][name])


def _lemmas(scene: Scene, positions: Iterator[int]) -> list[str]:
    lemma, lower = scene.parse.lemma, scene.parse.lower
    return [word for at in positions for word in (lemma[at], lower[at])]


def means_mode(scene: Scene, position: int) -> str | None:
    """The mode of ASSAULT that the noun implies as a means, its own modifiers included: "car bomb", "tear gas"."""
    table = things()
    lemma = scene.parse.lemma
    if position > 0:
        pair = table.means_phrases.get(f"{lemma[position - 1]} {lemma[position]}")
        if pair is None:
            pair = table.means_phrases.get(f"{scene.parse.lower[position - 1]} {lemma[position]}")
        if pair is not None:
            return pair
    return table.means.get(lemma[position]) or table.means.get(lemma[position].rsplit("-", 1)[-1])


def _modifier_mode(scene: Scene, noun: int) -> str | None:
    """The mode that the words before a trigger noun tell: "drone strike", "suicide car bomb attack"."""
    found: str | None = None
    for at in scene.modifiers(noun):
        mode = means_mode(scene, at)
        if mode == "suicide-attack":
            return mode
        if scene.parse.lower[at] in {"ballistic", "cruise"}:
            mode = "heavy-weapons"
        if scene.parse.lower[at] == "sexual":
            return "sexual"
        if scene.parse.lower[at] == "chemical":
            return "unconventional"
        if scene.parse.lower[at] in {"arson"}:
            return "destroy"
        if mode is not None and (found is None or found == "aerial"):
            found = mode
    return found


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


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
    return Kind("ASSAULT", None)


def _impact(scene: Scene, verb: int, word: Word) -> Kind | None:
    """strike, hit, pound, target: by a force or a weapon an assault, by a car an accident, by criticism nothing."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    lemma = scene.parse.lemma
    if patient is None:
        return None
    if agent is not None:
        classes = scene.classes(agent)
        if "vehicle" in classes and lemma[agent] not in {"jet", "helicopter", "warplane", "plane", "aircraft", "tank"}:
            return Kind("ACCIDENT", "crash") if scene.is_a(patient, HUMAN | {"vehicle", "facility"}) else None
        if lemma[agent] == "lightning":
            return Kind("DISASTER", "lightning")
        mode = means_mode(scene, agent)
        if mode is None and classes.isdisjoint(_ATTACKERS) and scene.parse.lower[agent] not in {"it", "which", "that"}:
            return None
        if classes & {"abstract", "nature"} and mode is None:
            return None
    else:
        for _, inner in scene.prep_objects(verb, frozenset({"by", "with"})):
            if scene.is_a(inner, frozenset({"abstract", "nature"})) and means_mode(scene, inner) is None:
                return None
        if lemma[verb] == "target" and not scene.is_a(patient, PHYSICAL):
            return None
    if lemma[verb] == "target":
        # Laws, campaigns and shops "target" people too: a weapon, a fighter or a thing must be in play.
        armed = agent is not None and (scene.is_a(agent, _FORCES | {"weapon"}) or means_mode(scene, agent) is not None)
        if not armed and not (scene.is_passive(verb) and agent is None):
            return None
        if scene.is_passive(verb) and agent is None and not scene.is_a(patient, _STRUCTURE):
            return None
    if lemma[verb] in {"hit", "strike", "batter"} and agent is None and scene.is_a(patient, HUMAN):
        within = [one for _, one in scene.prep_objects(verb, frozenset({"by", "with", "in"}))]
        if not any(means_mode(scene, one) for one in within):
            return None
    return Kind("ASSAULT", None)


def _explosion_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    patient = scene.child(verb, "dobj")
    lemma = scene.parse.lemma
    if patient is not None:
        if (
            means_mode(scene, patient)
            or scene.is_a(patient, frozenset({"weapon"}))
            or lemma[patient] in {"vest", "belt"}
        ):
            return Kind("ASSAULT", "suicide-attack" if lemma[patient] in {"vest", "belt"} else "explosives")
        return Kind("ASSAULT", "explosives") if scene.is_a(patient, _STRUCTURE) else None
    if subject is None:
        return None
    mode = means_mode(scene, subject)
    if mode is not None:
        return Kind("ASSAULT", mode if mode in {"suicide-attack", "drone", "heavy-weapons"} else "explosives")
    if scene.is_a(subject, frozenset({"combatant"})):
        return Kind("ASSAULT", "suicide-attack")
    if scene.is_a(subject, _STRUCTURE | {"goods"}):
        return Kind("ACCIDENT", "explosion")
    if lemma[subject] in {
        "cylinder",
        "boiler",
        "pipe",
        "tank",
        "canister",
        "tanker",
        "firework",
        "transformer",
        "battery",
        "gas",
    }:
        return Kind("ACCIDENT", "explosion")
    return None


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
    if agent is not None and scene.is_a(agent, frozenset({"combatant"})) and not _is_police(scene, agent):
        return Kind("ASSAULT", None)
    return Kind("COERCE", None)


def _is_police(scene: Scene, noun: int) -> bool:
    return any(word in _POLICE for word in (scene.parse.lemma[noun], *_lemmas(scene, scene.modifiers(noun))))


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
    return scene.parse.lemma[noun] in {
        "protester", "demonstrator", "protestor", "crowd", "student", "worker", "people", "activist", "supporter", "resident",
        "farmer", "teacher", "nurse", "thousand", "hundred", "ten", "woman", "mourner", "villager",
    }  # fmt: skip


def _deployment_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    patient = scene.patient(verb)
    if patient is None:
        subject = scene.subject(verb)
        if scene.parse.lemma[verb] in {"mass", "deploy"} and subject is not None and scene.is_a(subject, _FORCES):
            return Kind("MOBILIZE", "troops")
        return None
    return _deployed(scene, patient)


def _deployed(scene: Scene, noun: int) -> Kind | None:
    lemma = scene.parse.lemma
    if lemma[noun] in {"airbag", "parachute", "ambulance", "team", "crew", "agency", "bus", "car", "train"}:
        return None
    if _is_police(scene, noun):
        return Kind("MOBILIZE", "police")
    if lemma[noun] in {"militia", "militiaman", "fighter", "militant", "rebel"}:
        return Kind("MOBILIZE", "militia")
    if scene.is_a(noun, frozenset({"weapon"})) or lemma[noun] in {
        "missile",
        "system",
        "battery",
        "launcher",
        "arm",
        "weapon",
    }:
        return Kind("MOBILIZE", "weapons") if lemma[noun] != "system" or _modifier_mode(scene, noun) else None
    if scene.is_a(noun, _FORCES | {"vessel"}):
        return Kind("MOBILIZE", "troops")
    if lemma[noun] in {"tank", "jet", "bomber", "warplane", "helicopter", "aircraft", "armour", "armor", "plane"}:
        return Kind("MOBILIZE", "troops")
    if any(word in {"naval", "military", "troop", "army"} for word in _lemmas(scene, scene.modifiers(noun))):
        return Kind("MOBILIZE", "troops")
    return None


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
    return Kind(word.type, word.mode) if any(one in roles for one in _lemmas(scene, scene.modifiers(subject))) else None


def _volcano_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    if subject is None:
        return None
    lemma = scene.parse.lemma
    if lemma[subject] in {"volcano", "mount"} or scene.parse.lower[scene.phrase(subject)[0]] in {
        "mount",
        "mt.",
        "volcano",
    }:
        return Kind("DISASTER", "eruption")
    return None


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


def _refusal(scene: Scene, verb: int, word: Word) -> Kind | None:
    if scene.parse.lemma[verb] == "refuse":
        inner = scene.child(verb, "xcomp", "dobj")
        if inner is None or scene.parse.lemma[inner] in {"comment", "say", "answer", "name", "discuss"}:
            return None
    elif scene.patient(verb) is None:
        return None
    return Kind("REJECT", "change")


def is_suicide(scene: Scene, verb: int) -> bool:
    """True where a suicide bomber does it, or it is done to oneself: "blew himself up"."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    if patient is not None and scene.parse.lower[patient] in {"himself", "herself", "themselves", "vest", "belt"}:
        return True
    return agent is not None and any(word == "suicide" for word in _lemmas(scene, scene.modifiers(agent)))


_VERB_SENSES: dict[str, Callable[[Scene, int, Word], Kind | None]] = {
    "impact": _impact,
    "assault": _assault_verb,
    "explosion": _explosion_verb,
    "clash": _clash,
    "expulsion": _expulsion,
    "raid": _raid,
    "crowd": _crowd_verb,
    "deployment": _deployment_verb,
    "withdrawal": _withdrawal_verb,
    "surrender": _surrender,
    "public": _public,
    "volcano": _volcano_verb,
    "request": _request,
    "refusal": _refusal,
}


def verb_kind(scene: Scene, verb: int, word: Word) -> Kind | None:
    """What the verb tells of in this sense, or None where its arguments do not fit."""
    if word.particle:
        particle = scene.child(verb, "prt", "advmod")
        if particle is None or scene.parse.lower[particle] not in word.particle:
            return None
    if word.sense:
        if word.subject_not or word.object:
            if not _fits(scene, verb, word, loose=True):
                return None
        return _VERB_SENSES[word.sense](scene, verb, word)
    return Kind(word.type, word.mode) if _fits(scene, verb, word, loose=False) else None


def _fits(scene: Scene, verb: int, word: Word, *, loose: bool) -> bool:
    patient = scene.patient(verb)
    agent = scene.subject(verb) if word.bare and patient is None else scene.agent(verb)
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


# ── nouns ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _attack(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    lemma = parse.lemma[noun]
    before = _lemmas(scene, scene.modifiers(noun))
    if lemma == "strike":
        if "hunger" in before:
            return Kind("PROTEST", "hunger")
        if _labour(scene, noun, before):
            return Kind("PROTEST", "strike")
    if lemma in {"clash", "fighting", "skirmish"}:
        return _clash_noun(scene, noun)
    mode = _modifier_mode(scene, noun)
    if lemma == "raid" and mode is None:
        agents = [one for _, one in scene.prep_objects(noun, frozenset({"by"}))]
        verb = scene.clause_verb(noun)
        if verb is not None and (parse.dep[noun] == "dobj" or parse.lower[parse.head[noun]] in {"in", "during"}):
            subject = scene.agent(verb)
            agents += [] if subject is None else [subject]
        if any(word in _POLICE for word in before) or any(_is_police(scene, one) for one in agents):
            return Kind("COERCE", None)
    if lemma == "assault" and parse.text[noun].isupper():
        return None
    if mode is not None:
        return Kind("ASSAULT", mode)
    if lemma == "operation":
        return Kind("ASSAULT", None) if _military(scene, noun, before) else Kind("ASSAULT", None, generic=True)
    violent = _sense_words("words")
    if any(one in violent for one in before):
        return Kind("ASSAULT", "destroy" if "arson" in before else None)
    for at in scene.modifiers(noun):
        label = scene.entity_at.get(at)
        if label in {"NORP", "GPE"} or scene.is_a(at, _FORCES | {"facility", "vessel", "vehicle", "place"}):
            return Kind("ASSAULT", None)
    wanted = _sense_words("attack_on")
    for _, inner in scene.prep_objects(noun, wanted):
        if scene.is_a(inner, PHYSICAL) and not scene.is_a(inner, frozenset({"abstract"})):
            return Kind("ASSAULT", None)
    on_abstract = any(True for _ in scene.prep_objects(noun, frozenset({"on", "against"})))
    if on_abstract:
        return None
    if _in_play(scene, noun):
        return Kind("ASSAULT", None)
    return Kind("ASSAULT", None, generic=True)


def _military(scene: Scene, noun: int, before: list[str]) -> bool:
    """An operation in which somebody was killed, or which an armed force mounts."""
    parse = scene.parse
    if any(
        one in {"rescue", "relief", "peacekeeping", "aid", "humanitarian", "smuggling", "maritime", "search"}
        for one in before
    ):
        return False
    if not _in_play(scene, noun):
        return False
    verb = scene.clause_verb(noun)
    subject = None if verb is None else scene.agent(verb)
    armed = any(
        one in {"military", "security", "army", "counterterrorism", "counter-terrorism", "special"} for one in before
    )
    return (
        armed
        or (subject is not None and scene.is_a(subject, frozenset({"combatant"})))
        or (
            subject is not None
            and scene.parse.lemma[subject] in {"army", "military", "force", "troop", "force", "police", "navy"}
        )
    )


def _labour(scene: Scene, noun: int, before: list[str]) -> bool:
    parse = scene.parse
    head = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.lower[head] == "on" and scene.child(noun, "det", "amod", "compound") is None:
        return True
    if any(one in _sense_words("labour_with") for one in before) and _modifier_mode(scene, noun) is None:
        return not any(one in {"air", "land", "drone", "military", "israeli", "russian"} for one in before)
    first, last = parse.sentences[parse.sentence[noun]]
    near = _sense_words("labour_near")
    return any(parse.lower[at] in near for at in range(first, last)) and _modifier_mode(scene, noun) is None


def _clash_noun(scene: Scene, noun: int) -> Kind | None:
    parties = [one for _, one in scene.prep_objects(noun, _BETWEEN)]
    crowd = {"protester", "demonstrator", "protestor", "fan", "supporter", "student", "crowd", "rioter"}
    if any(scene.parse.lemma[at] in crowd for at in parties):
        return Kind("PROTEST", "riot")
    if parties and any(scene.is_a(at, HUMAN | {"place"}) for at in parties):
        return Kind("ASSAULT", None)
    before = _lemmas(scene, scene.modifiers(noun))
    if any(one in _sense_words("words") for one in before) or _in_play(scene, noun):
        return Kind("ASSAULT", None)
    return Kind("ASSAULT", None, generic=True)


def _in_play(scene: Scene, noun: int) -> bool:
    """True where the noun is the subject of a verb of happening, the object of a light verb, or where people died in it."""
    parse = scene.parse
    words = trigger_words()
    head = parse.head[noun]
    dep = parse.dep[noun]
    if dep in {"nsubj", "nsubjpass"} and scene.is_verb(head):
        return parse.lemma[head] in words.occur or (dep == "nsubjpass" and parse.lemma[head] in words.light)
    if dep == "dobj":
        return parse.lemma[head] in words.light and parse.lemma[head] not in {"have", "see", "do", "hold"}
    if dep == "pobj" and scene.is_verb(parse.head[head]) and parse.lower[head] in {"in", "by", "during", "from"}:
        return parse.lemma[parse.head[head]] in {"kill", "injure", "wound", "die", "hurt", "destroy", "damage"}
    return dep == "attr"


def _explosion_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    lemma = scene.parse.lemma
    for _, inner in scene.prep_objects(noun, _OF):
        if not scene.is_a(inner, PHYSICAL) and means_mode(scene, inner) is None:
            return None
        if means_mode(scene, inner) is not None:
            return Kind("ASSAULT", "explosives")
    before = _lemmas(scene, scene.modifiers(noun))
    mode = _modifier_mode(scene, noun)
    if mode is not None:
        return Kind("ASSAULT", mode if mode in {"suicide-attack", "drone", "heavy-weapons"} else "explosives")
    if any(one in {"terrorist", "terror", "roadside", "car", "suicide"} for one in before):
        return Kind("ASSAULT", "explosives")
    sentence = scene.parse.sentence[noun]
    first, last = scene.parse.sentences[sentence]
    if any(
        lemma[at] in {"bomb", "bomber", "grenade", "ied", "suicide", "landmine", "bombing", "militant"}
        for at in range(first, last)
    ):
        return Kind("ASSAULT", "explosives")
    return Kind("ACCIDENT", "explosion")


def _crowd_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    before = _lemmas(scene, scene.modifiers(noun))
    if parse.lemma[noun] in {"march", "rally"} and parse.text[noun][0].isupper():
        return None
    if any(one in _sense_words("crowd_with") for one in before) or _in_play(scene, noun):
        return Kind("PROTEST", "demo")
    against = frozenset({"against", "over", "at", "outside", "in", "demanding", "by", "across"})
    if any(True for _ in scene.prep_objects(noun, against)):
        if parse.lemma[noun] in {"march", "rally"} and not any(
            True for _ in scene.prep_objects(noun, frozenset({"against"}))
        ):
            return Kind("PROTEST", "demo", generic=True)
        return None if parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] == "in" else Kind("PROTEST", "demo")
    return Kind("PROTEST", "demo", generic=True)


def _labour_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    before = _lemmas(scene, scene.modifiers(noun))
    if scene.parse.lemma[noun] == "stoppage":
        return Kind("PROTEST", "strike") if "work" in before else None
    return None


def _deployment_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    for _, inner in scene.prep_objects(noun, _OF):
        found = _deployed(scene, inner)
        if found is not None:
            return found
    before = list(scene.modifiers(noun))
    for at in before:
        if scene.is_a(at, _FORCES) or scene.parse.lemma[at] in {"military", "naval", "troop"}:
            return Kind("MOBILIZE", "troops")
    return None


def _withdrawal_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    for _, inner in scene.prep_objects(noun, _OF):
        if scene.is_a(inner, _FORCES) and scene.parse.lemma[inner] not in {
            "company",
            "firm",
            "country",
            "state",
            "side",
        }:
            return Kind("RETREAT", "withdraw")
        return None
    before = _lemmas(scene, scene.modifiers(noun))
    return Kind("RETREAT", "withdraw") if any(one in {"troop", "military", "force"} for one in before) else None


def _truce(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    head = parse.head[noun]
    if (
        scene.is_verb(head)
        and parse.dep[noun] in {"nsubj", "nsubjpass"}
        and parse.lemma[head] in _sense_words("truce_verbs")
    ):
        return Kind("RETREAT", "ceasefire")
    if scene.is_verb(head) and parse.dep[noun] == "dobj" and parse.lemma[head] in {"declare", "announce", "begin"}:
        return Kind("RETREAT", "ceasefire")
    return None


def _crash_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    before = _lemmas(scene, scene.modifiers(noun))
    if any(one in _sense_words("crash_market") for one in before):
        return None
    for _, inner in scene.prep_objects(noun, frozenset({"of", "in"})):
        if scene.parse.lemma[inner] in _sense_words("crash_market"):
            return None
    if scene.parse.lemma[noun] == "wreck" and not any(
        scene.is_a(at, frozenset({"vehicle", "vessel"})) for at in scene.modifiers(noun)
    ):
        return None
    return Kind("ACCIDENT", "crash")


def _collapse_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    if any(scene.is_a(at, frozenset({"facility"})) for at in scene.modifiers(noun)):
        return Kind("ACCIDENT", "collapse")
    for _, inner in scene.prep_objects(noun, frozenset({"of", "at", "in"})):
        if scene.is_a(inner, frozenset({"facility"})) and scene.parse.lemma[inner] not in {
            "state",
            "centre",
            "center",
            "province",
        }:
            return Kind("ACCIDENT", "collapse")
    if scene.parse.lemma[noun] == "cave-in":
        return Kind("ACCIDENT", "collapse")
    return Kind("ACCIDENT", "collapse", generic=True)


def _fire_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    head = parse.head[noun]
    before = list(scene.modifiers(noun))
    lemmas = _lemmas(scene, iter(before))
    if parse.dep[noun] == "pobj" and parse.lower[head] in {"on", "under"}:
        if parse.lower[head] == "under" and scene.is_verb(parse.head[head]) and parse.lemma[parse.head[head]] == "come":
            subject = scene.subject(parse.head[head])
            if subject is not None and scene.is_a(subject, _FORCES | _STRUCTURE):
                return Kind("ASSAULT", "firearms")
        return None
    if parse.dep[noun] == "dobj" and parse.lemma[head] in {
        "open",
        "set",
        "catch",
        "return",
        "exchange",
        "hold",
        "cease",
        "light",
        "draw",
        "take",
    }:
        return None
    mode = _modifier_mode(scene, noun)
    if mode in {"heavy-weapons", "firearms", "aerial"} or any(
        one in {"sniper", "small-arms", "enemy", "arms"} for one in lemmas
    ):
        return Kind("ASSAULT", mode if mode in {"heavy-weapons", "firearms"} else "firearms")
    if any(one in {"forest", "wild", "bush", "brush", "grass", "vegetation", "woodland"} for one in lemmas):
        return Kind("DISASTER", "wildfire")
    if any(
        scene.is_a(at, _STRUCTURE)
        or parse.lemma[at] in {"massive", "huge", "deadly", "large", "major", "fatal", "electrical"}
        for at in before
    ):
        return Kind("ACCIDENT", "fire")
    for preposition, inner in scene.prep_objects(noun, _LOCATIVE):
        if scene.is_a(inner, _STRUCTURE | {"place"}) and parse.lower[preposition] != "on":
            return Kind("ACCIDENT", "fire")
    if scene.is_verb(head) and parse.dep[noun] in {"nsubj", "nsubjpass"}:
        if parse.lemma[head] in trigger_words().occur or parse.lemma[head] in {"extinguish", "contain"}:
            return Kind("ACCIDENT", "fire")
        return Kind("ACCIDENT", "fire", generic=True)
    if _in_play(scene, noun) or parse.lemma[noun] in {"blaze", "inferno"}:
        return Kind("ACCIDENT", "fire")
    return Kind("ACCIDENT", "fire", generic=True)


def _crush_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    if scene.parse.lemma[noun] == "stampede":
        return Kind("ACCIDENT", "crush")
    before = _lemmas(scene, scene.modifiers(noun))
    return Kind("ACCIDENT", "crush") if any(one in {"crowd", "deadly", "fatal"} for one in before) else None


def _spill_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    before = _lemmas(scene, scene.modifiers(noun))
    if any(
        one in {"oil", "chemical", "gas", "toxic", "fuel", "ammonia", "chlorine", "radiation", "diesel"}
        for one in before
    ):
        return Kind("ACCIDENT", "spill")
    return None


def _not_of_things(scene: Scene, noun: int, word: Word) -> Kind | None:
    """A flood of letters, an avalanche of criticism, a storm of protest are none."""
    for _, inner in scene.prep_objects(noun, _OF):
        if scene.parse.lemma[inner] not in {
            "water",
            "mud",
            "snow",
            "rock",
            "rain",
            "stone",
            "debris",
            "earth",
        } and not scene.is_a(inner, frozenset({"place"})):
            return None
    return Kind(word.type, word.mode)


def _volcano_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    around = [*scene.modifiers(noun), *(inner for _, inner in scene.prep_objects(noun, frozenset({"of", "at"})))]
    if any(scene.parse.lemma[at] in {"volcanic", "volcano", "mount"} for at in around):
        return Kind("DISASTER", "eruption")
    if any("mount" in scene.parse.lower[scene.phrase(at)[0]] for at in around):
        return Kind("DISASTER", "eruption")
    return None


def _imposed(scene: Scene, noun: int, word: Word) -> Kind | None:
    """Sanctions count where somebody imposes them, and that is a phrase; the noun alone tells no incident."""
    return None


_NOUN_SENSES: dict[str, Callable[[Scene, int, Word], Kind | None]] = {
    "attack": _attack,
    "explosion": _explosion_noun,
    "crowd": _crowd_noun,
    "labour": _labour_noun,
    "deployment": _deployment_noun,
    "withdrawal": _withdrawal_noun,
    "truce": _truce,
    "crash": _crash_noun,
    "collapse": _collapse_noun,
    "fire": _fire_noun,
    "crush": _crush_noun,
    "spill": _spill_noun,
    "flood": _not_of_things,
    "storm": _not_of_things,
    "landslide": _not_of_things,
    "volcano": _volcano_noun,
    "imposed": _imposed,
}

_SENSE_KEYS: MappingProxyType[str, str] = MappingProxyType(
    {"earthquake": "", "blaze": "fire", "inferno": "fire", "quake": ""}
)


def noun_kind(scene: Scene, noun: int, word: Word) -> Kind | None:
    """What the noun tells of in this place, or None where it has another sense."""
    lemma = scene.parse.lemma[noun]
    refused = trigger_words().not_with.get(_SENSE_KEYS.get(lemma, lemma))
    if refused and any(one in refused for one in _lemmas(scene, scene.modifiers(noun))):
        return None
    if word.sense:
        return _NOUN_SENSES[word.sense](scene, noun, word)
    mode = word.mode
    if word.type == "ASSAULT":
        told = _modifier_mode(scene, noun)
        if told is not None and mode in {None, "explosives", "aerial", "targeted"}:
            mode = told
    if word.strong:
        return Kind(word.type, mode)
    if _in_play(scene, noun) or any(scene.is_a(inner, PHYSICAL) for _, inner in scene.prep_objects(noun, _OF)):
        return Kind(word.type, mode)
    return Kind(word.type, mode, generic=True)
