"""Verbs that tell of an incident, alone, in a phrase, or by the killing they tell."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.mentions.causes import cause_of
from firsthand.extraction.mentions.impacts import explosion_verb, is_civil_plane, meant
from firsthand.extraction.mentions.kinds import armed_mode, means_mode
from firsthand.extraction.mentions.lexicon import HUMAN, trigger_words, words_of
from firsthand.extraction.mentions.mishaps import flames
from firsthand.extraction.mentions.phrases import phrase_end
from firsthand.extraction.mentions.reference import fresh
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.verbs import is_suicide, verb_kind

__all__ = ["find_verbs"]

_FRESH = words_of(
    """another second third fourth fifth separate earlier previous similar further different other additional
    subsequent prior"""
)
_PEOPLE = frozenset({"person", "combatant"})
_VICTIMS = HUMAN | {"name", "facility", "vehicle", "vessel"}
_FIRED = frozenset({"firearms", "heavy-weapons", "aerial"})
_ATTACKERS = HUMAN | {"weapon", "place"}


@cache
def _killing_verbs() -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["verbs"]["killed"])


@cache
def _wounding_verbs() -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["verbs"]["injured"])


def find_verbs(scene: Scene, found: dict[int, Trigger]) -> None:
    parse = scene.parse
    killings = _killing_verbs()
    left: list[int] = []
    for position, lemma in enumerate(parse.lemma):
        if parse.pos[position] == "ADJ" and lemma in _WILLING and position not in found:
            if parse.dep[position] in {"acomp", "oprd"} and scene.child(position, "xcomp", "prep") is not None:
                found[position] = _willing(scene, position)
            continue
        if (parse.pos[position] != "VERB" and position not in scene.verbed) or position in found:
            continue
        if position in scene.nouned:
            continue
        if parse.dep[position] in {"amod", "compound", "aux", "auxpass", "nmod"} and position not in scene.verbed:
            continue
        trigger = _verb_trigger(scene, position, lemma, found)
        if trigger is not None:
            found[position] = trigger
        elif lemma in killings or (lemma in _wounding_verbs() and _by_weapon(scene, position)):
            left.append(position)
    alone = not any(trigger.type in _BEARING and trigger.form != "generic" for trigger in found.values())
    if alone:
        _find_flames(scene, found)
    if alone and not left:
        _find_befallen(scene, found)
    for position in left:
        trigger = _killing_trigger(scene, position, found, alone=alone)
        if trigger is not None:
            found[position] = trigger


def _find_flames(scene: Scene, found: dict[int, Trigger]) -> None:
    """ "Flames tore through a market", where no other word tells of a fire or of an attack."""
    parse = scene.parse
    for position, lemma in enumerate(parse.lemma):
        if lemma == "flame" and position not in found and flames(scene, position):
            found[position] = _new_verb(scene, position, "ACCIDENT", "fire")
            found[position].form = "noun"
            found[position].verbs = [parse.head[position]]


@cache
def _befallen() -> MappingProxyType[str, str]:
    table = load_table("mentions/triggers.toml")["befallen"]
    return MappingProxyType({word: mode for mode, words in table.items() for word in words_of(words)})


@cache
def _befell() -> frozenset[str]:
    return words_of(load_table("mentions/triggers.toml")["befell"]["verbs"])


def _find_befallen(scene: Scene, found: dict[int, Trigger]) -> None:
    """ "Rescued eleven people from a burning block of flats": told by the state of what people were in, where nothing
    else tells it."""
    parse = scene.parse
    words = _befallen()
    for position, lower in enumerate(parse.lower):
        thing = parse.head[position]
        if lower not in words or parse.dep[position] != "amod" or position in found:
            continue
        parts = [thing, *(inner for _, inner in scene.prep_objects(thing, frozenset({"of"})))]
        verb = scene.clause_verb(thing)
        if verb is None or parse.lemma[verb] not in _befell():
            continue
        if any(scene.is_a(at, _BEFALLEN_THINGS) for at in parts):
            found[position] = _new_verb(scene, position, "ACCIDENT", words[lower])


_BEFALLEN_THINGS = frozenset({"facility", "vehicle", "vessel"})
_WILLING = frozenset({"willing", "ready", "prepared", "committed"})


def _willing(scene: Scene, position: int) -> Trigger:
    """ "Is willing to withdraw": an agreement in words, worth a record only in the lead."""
    return Trigger(
        position=position,
        first=position,
        last=position + 1,
        type="AGREE",
        mode=None,
        form="verb",
        types=frozenset({"AGREE"}),
        verbs=[position],
        verbal=True,
    )


def _verb_trigger(scene: Scene, verb: int, lemma: str, found: dict[int, Trigger]) -> Trigger | None:
    parse = scene.parse
    words = trigger_words()
    for phrase in words.phrases.get(lemma, ()):
        last = phrase_end(scene, verb, phrase)
        if last is None:
            continue
        trigger = _new_verb(scene, verb, phrase.type, phrase.mode)
        trigger.verbal = phrase.verbal
        if phrase.mode in _FIRED:
            trigger.mode = _of_its_gunner(scene, verb) or phrase.mode
        if "control" in phrase.words and _of_ship(scene, last):
            trigger.type, trigger.mode, trigger.types = "COERCE", "seize", frozenset({"COERCE"})
        if phrase.mode == "explosives":
            subject = scene.subject(verb)
            burst = explosion_verb(scene, verb, None)
            if burst is not None and burst.type == "ACCIDENT":
                trigger.type, trigger.mode, trigger.types = burst.type, burst.mode, frozenset({burst.type})
            elif is_suicide(scene, verb):
                trigger.mode = "suicide-attack"
            elif lemma != "blow" and subject is not None and means_mode(scene, subject) == "firearms":
                trigger.mode = "firearms"
        if verb < last <= verb + 4:
            trigger.last = last + 1
            for inner in range(verb + 1, last + 1):
                if inner in found and found[inner].form != "verb":
                    inside = found.pop(inner)
                    trigger.mode = trigger.mode or inside.mode
        return trigger
    for word in words.verbs.get(lemma, ()):
        kind = verb_kind(scene, verb, word)
        if kind is None:
            continue
        if word.effect and cause_of(scene, verb, found) is not None:
            return None
        noun = _telling_noun(scene, verb, found)
        if noun is not None:
            if verb not in noun.verbs:
                noun.verbs.append(verb)
            return None
        mode = kind.mode
        if kind.mode == "explosives" and lemma in {"bomb", "carpet-bomb"}:
            mode = _of_its_gunner(scene, verb) or mode  # "warplanes bombed a market"
        trigger = _new_verb(scene, verb, kind.type, mode)
        trigger.verbal = word.verbal
        for child in parse.children[verb]:
            if parse.dep[child] == "prt" and child == verb + 1:
                trigger.last = child + 1
        return trigger
    return None


def _of_ship(scene: Scene, control: int) -> bool:
    """ "Took control of the tanker", "boarded a tanker and took control of it": a seizure, by whatever force."""
    held = (meant(scene, inner) for _, inner in scene.prep_objects(control, frozenset({"of"})))
    return any(scene.is_a(one, frozenset({"vessel"})) for one in held)


def _of_its_gunner(scene: Scene, verb: int) -> str | None:
    """ "A gunship fired on the hospital", "tanks opened fire": the mode of the arm that fires."""
    subject = scene.subject(verb)
    mode = None if subject is None else means_mode(scene, subject)
    return mode if mode in {"aerial", "drone", "heavy-weapons"} else None


def _new_verb(scene: Scene, verb: int, type_name: str, mode: str | None) -> Trigger:
    trigger = Trigger(
        position=verb,
        first=verb,
        last=verb + 1,
        type=type_name,
        mode=mode,
        form="verb",
        types=frozenset({type_name}),
        verbs=[verb],
    )
    patient = scene.patient(verb)
    if patient is not None:
        trigger.fresh = scene.parse.lower[patient] in _FRESH or fresh(scene, patient)
    return trigger


def _telling_noun(scene: Scene, verb: int, found: dict[int, Trigger]) -> Trigger | None:
    """The noun that already tells what this verb goes on with: "the strike hit …", "a strike targeting …"."""
    parse = scene.parse
    for at in (scene.agent(verb), scene.subject(verb)):
        told = at is not None and at in found and found[at].form != "verb" and found[at].position != verb
        if told and at is not None and (not scene.is_passive(verb) or at != scene.subject(verb)):
            return found[at]
    if parse.dep[verb] in {"acl", "relcl"} and parse.head[verb] in found and found[parse.head[verb]].form != "verb":
        return found[parse.head[verb]] if scene.patient(verb) != parse.head[verb] else None
    return None


_BEARING = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST"})


def _by_weapon(scene: Scene, verb: int) -> bool:
    """ "A car bomb wounds dozens": what wounds is a weapon."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    nobody = patient is not None and scene.parse.lower[max(0, patient - 1) : patient + 1] == ["no", "one"]
    if nobody or (patient is not None and scene.parse.lower[patient] == "nobody"):
        return False
    return agent is not None and (means_mode(scene, agent) or armed_mode(scene, agent)) is not None


def _beside(scene: Scene, verb: int, other: Trigger) -> bool:
    """ "Killed two men and seized their weapons": two deeds of one doer, of which neither brings the other."""
    parse = scene.parse
    at = other.position
    return other.form == "verb" and (
        (parse.dep[at] == "conj" and parse.head[at] == verb) or (parse.dep[verb] == "conj" and parse.head[verb] == at)
    )


_ARMED = frozenset({"force", "combatant"})


def _under(scene: Scene, cause: Trigger, verb: int) -> bool:
    """ "Killed eight before being arrested": what became of the doer."""
    parse = scene.parse
    at = cause.position
    for _ in range(4):
        at = parse.head[at]
        if at == verb:
            return cause.form == "verb"
    return False


@cache
def _killers() -> MappingProxyType[str, tuple[str, str]]:
    table = load_table("mentions/triggers.toml")["kills"]
    return MappingProxyType(
        {
            word: (type_name, mode)
            for type_name, modes in table.items()
            for mode, words in modes.items()
            for word in words_of(words)
        }
    )


def _by_nature(scene: Scene, agent: int) -> tuple[str, str] | None:
    """ "Lightning killed 18 people", "cholera has killed 94": type and mode by what killed."""
    return _killers().get(scene.parse.lemma[agent])


def _killing_trigger(scene: Scene, verb: int, found: dict[int, Trigger], *, alone: bool) -> Trigger | None:
    """A verb of killing tells an incident by itself where somebody or some weapon does it and nothing else tells it."""
    # What tells a happening comes before what only speaks of one: "plunging into the water and killing 81".
    told = {at: one for at, one in found.items() if one.form != "generic"}
    cause = cause_of(scene, verb, told) or cause_of(scene, verb, found)
    if cause is not None and cause.type == "COERCE" and (_beside(scene, verb, cause) or _under(scene, cause, verb)):
        cause = None
    doer = scene.agent(verb)
    if cause is not None and cause.type == "PROTEST" and doer is not None and scene.is_a(doer, _ARMED):
        cause = None  # "soldiers killed nine at a rally"
    if cause is not None and cause.form != "generic" and cause.type in _BEARING | {"COERCE"}:
        return None
    agent, patient = scene.agent(verb), scene.patient(verb)
    mode = None
    if patient is not None and not (scene.is_a(patient, _VICTIMS) or patient in scene.quantity_at):
        return None
    if agent is not None:
        if patient is None and scene.parse.dep[verb] != "relcl":
            return None
        natural = _by_nature(scene, agent)
        if natural is not None:
            return _new_verb(scene, verb, *natural)
        people = patient is not None and (scene.is_a(patient, _PEOPLE) or patient in scene.quantity_at)
        if scene.parse.lemma[verb] == "crush" and not people:
            return None  # clubs and parties crush each other too
        civil = is_civil_plane(scene, agent)
        if civil and cause_of(scene, agent, told) is not None:
            return None
        mode = None if civil else means_mode(scene, agent) or armed_mode(scene, agent)
        if mode is None and not (
            scene.is_a(agent, _ATTACKERS) and not scene.is_a(agent, frozenset({"nature", "abstract"}))
        ):
            return None
        if mode is None and scene.parse.lower[agent] in {"it", "that", "which"} and not scene.reporter(verb):
            return None
        if mode is None and scene.parse.dep[verb] in {"acl", "relcl"} and scene.is_a(agent, frozenset({"place"})):
            return None  # "the collapse in Tarn, which killed 43": no place does it
    else:
        for _, inner in scene.prep_objects(verb, frozenset({"with", "in", "by"})):
            mode = means_mode(scene, inner) or mode
        fighters = patient is not None and scene.is_a(patient, frozenset({"combatant"}))
        caused = cause is not None and cause.form != "generic"
        if mode is None and not (alone and not caused and fighters):
            return None
    return _new_verb(scene, verb, "ASSAULT", mode)
