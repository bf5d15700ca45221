"""Finds the words that tell of an incident: nouns first, then phrases and verbs, then verbs of killing on their own."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.noun_triggers import find_nouns
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.stances import find_stances
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.verb_triggers import find_verbs

__all__ = ["find_triggers"]

_FRESH = words_of(
    """another second third fourth fifth separate earlier previous similar further different other additional
    subsequent prior"""
)


def find_triggers(scene: Scene) -> list[Trigger]:
    """All triggers of the report in order, with type, mode, form and how they are referred to; no fields yet."""
    found: dict[int, Trigger] = {}
    find_nouns(scene, found)
    find_verbs(scene, found)
    find_stances(scene, found)
    _as_crash(scene, found)
    _without_causes(scene, found)
    _link(scene, found)
    return [found[position] for position in sorted(found)]


def _as_crash(scene: Scene, found: dict[int, Trigger]) -> None:
    """In a report of a crash, what strikes without an attacker has crashed: "it struck a hangar"."""
    if not any(trigger.type == "ACCIDENT" and trigger.mode == "crash" for trigger in found.values()):
        return
    if any(trigger.type == "ASSAULT" and trigger.form == "noun" for trigger in found.values()):
        return
    parse = scene.parse
    for position, trigger in found.items():
        if trigger.type != "ASSAULT" or trigger.mode is not None or parse.lemma[position] not in {"strike", "hit"}:
            continue
        agent = scene.agent(position)
        thing = agent is None or not scene.is_a(agent, _ATTACKERS) or parse.lower[agent] in {"it", "which", "that"}
        if thing or (agent is not None and any(letter.isdigit() for letter in parse.text[agent])):
            trigger.type, trigger.mode, trigger.types = "ACCIDENT", "crash", frozenset({"ACCIDENT"})


def _without_causes(scene: Scene, found: dict[int, Trigger]) -> None:
    """ "A dam burst after days of heavy rain": weather that only brings another happening is none beside it."""
    parse = scene.parse
    for position in [at for at in found if parse.lemma[at] in {"rain", "rainfall"}]:
        at = position
        for _ in range(4):
            at = parse.head[at]
            if parse.lower[at] in {"after", "following", "amid"}:
                verb = parse.head[at]
                near = {verb, *([] if not scene.is_verb(verb) else [scene.subject(verb)])} - {None}
                if any(one in found and found[one].type in _MISHAPS for one in near if one is not None):
                    del found[position]
                break


_ATTACKERS = frozenset({"force", "combatant", "weapon", "organisation", "person", "place"})


def _link(scene: Scene, found: dict[int, Trigger]) -> None:
    """Tie triggers of one clause: "arrested during a raid", "floods and landslides"."""
    parse = scene.parse
    for position, trigger in found.items():
        head, dep = parse.head[position], parse.dep[position]
        if trigger.form == "verb":
            before = _one_of_them(scene, position, found)
            if before is not None:
                trigger.linked.append(before)
        if trigger.form != "verb":
            above = parse.head[head]
            if dep == "pobj" and above in found and (parse.lower[head] in _WITHIN or _brought(scene, head, found)):
                trigger.linked.append(above)
            elif dep == "pobj" and (brought := _brought_about(scene, position, found)) is not None:
                trigger.linked.append(brought)
            elif dep in {"dobj", "conj"} and trigger.type == "ACCIDENT":
                cause = _caused_by(scene, position, found)
                if cause is not None:
                    trigger.linked.append(cause)
            elif dep in {"conj", "appos"} and head in found and trigger.type == found[head].type:
                trigger.linked.append(head)
            for verb in trigger.verbs:
                if verb in found and verb != position:
                    trigger.linked.append(verb)
        elif head in found and head != position:
            own_object = scene.child(position, "nsubj", "nsubjpass")
            if _crew_of(scene, position, found):
                trigger.linked.append(head)
            if (
                dep in {"xcomp", "acl"}
                or (dep == "advcl" and parse.tag[position] == "VBG" and own_object is None)
                or (dep == "conj" and own_object is None and trigger.type == "ASSAULT" and trigger.mode != "abduct")
            ):
                trigger.linked.append(head)
        for one in trigger.linked:
            if one > position:
                found[one].linked.append(position)


def _one_of_them(scene: Scene, position: int, found: dict[int, Trigger]) -> int | None:
    """ "Launched mortars, with one hitting a house": what was launched in the words before."""
    agent = scene.agent(position)
    if agent is None or not (scene.parse.lower[agent] in {"one", "some", "several"} or agent in scene.quantity_at):
        return None
    if scene.parse.pos[agent] not in {"NUM", "PRON", "ADJ"}:
        return None
    sentence = scene.parse.sentence[position]
    earlier = [at for at in found if at < position and scene.parse.sentence[at] == sentence]
    same = [at for at in earlier if found[at].type == found[position].type == "ASSAULT"]
    return same[-1] if same else None


def _brought_about(scene: Scene, position: int, found: dict[int, Trigger]) -> int | None:
    """ "Killed in a blast that was, officials said, caused by an air strike": the blast, told in words before it."""
    parse = scene.parse
    by = parse.head[position]
    if parse.lower[by] != "by" or parse.lemma[parse.head[by]] not in _CAUSES:
        return None
    sentence = parse.sentence[position]
    earlier = [at for at in found if at < position and parse.sentence[at] == sentence and found[at].type in _SUDDEN]
    return max(earlier, default=None)


_SUDDEN = frozenset({"ACCIDENT", "ASSAULT", "DISASTER"})
_CAUSES = words_of("cause spark ignite trigger start provoke set leave")


def _caused_by(scene: Scene, mishap: int, found: dict[int, Trigger]) -> int | None:
    """ "The drones hit the city, causing fires": the attack that brings the mishap, of which it is a part."""
    parse = scene.parse
    verb = parse.head[mishap]
    if not scene.is_verb(verb) or parse.lemma[verb] not in _CAUSES:
        return None
    near = [scene.subject(verb)]
    at = verb
    for _ in range(3):
        if parse.dep[at] not in {"advcl", "conj", "xcomp", "relcl", "acl"}:
            break
        at = parse.head[at]
        near.extend([at, scene.subject(at) if scene.is_verb(at) else None])
    return next((one for one in near if one is not None and one in found and found[one].type == "ASSAULT"), None)


def _crew_of(scene: Scene, position: int, found: dict[int, Trigger]) -> bool:
    """ "Seized the tanker and detained its crew": one act."""
    parse = scene.parse
    trigger, head = found[position], parse.head[position]
    if parse.dep[position] != "conj" or trigger.type != "COERCE" or found[head].mode != "seize":
        return False
    patient, ship = scene.patient(position), scene.patient(head)
    if patient is None or ship is None or not scene.is_a(ship, frozenset({"vessel", "vehicle"})):
        return False
    return bool({parse.lemma[patient], *(parse.lemma[at] for at in scene.modifiers(patient))} & _CREW)


_CREW = words_of("crew crewman crewmember sailor seafarer captain passenger")
_MISHAPS = frozenset({"ACCIDENT", "DISASTER"})


def _brought(scene: Scene, preposition: int, found: dict[int, Trigger]) -> bool:
    """ "Collapsed after an explosion": one mishap that brings another is the same happening; a week later is not."""
    parse = scene.parse
    if parse.lower[preposition] not in {"after", "following", "from"}:
        return False
    noun = scene.child(preposition, "pobj")
    above = parse.head[preposition]
    timed = any(parse.dep[child] in {"npadvmod", "nummod", "advmod"} for child in parse.children[preposition])
    if noun is None or noun not in found or timed:
        return False
    return {found[noun].type, found[above].type} <= _MISHAPS


_WITHIN = frozenset({"in", "during", "by", "with", "as"})
