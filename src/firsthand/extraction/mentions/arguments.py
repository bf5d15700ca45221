"""Fills a trigger with who did it, to whom or what, and with what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from firsthand.extraction.mentions.actors import agents_of
from firsthand.extraction.mentions.affiliations import organisation_of
from firsthand.extraction.mentions.kinds import means_mode
from firsthand.extraction.mentions.lexicon import HUMAN, trigger_words
from firsthand.extraction.mentions.means import make_means, means_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.targets import patients_of, target_keys, thing_classes
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.values import make_argument
from firsthand.model import Argument, Certainty

__all__ = ["read_arguments"]

_POLICE = frozenset({"police", "officer", "guard", "policeman", "deputy", "sheriff"})
_ACTORLESS = frozenset({"ACCIDENT", "DISASTER"})


def read_arguments(scene: Scene, trigger: Trigger) -> None:
    """Fill actors, targets and means of the trigger, and the keys by which happenings are told apart."""
    agents = [] if trigger.type in _ACTORLESS else list(dict.fromkeys(agents_of(scene, trigger)))
    patients = list(dict.fromkeys(patients_of(scene, trigger)))
    means = list(dict.fromkeys(means_of(scene, trigger, agents)))
    certainty: Certainty = "certain" if trigger.status != "alleged" else "possible"
    for position, weaker in agents:
        if position in patients or position in means:
            continue
        argument = make_argument(scene, position, weaker if weaker != "certain" else certainty)
        if argument is not None:
            argument = _denied(scene, trigger, argument)
            if not argument.claims and _denies(scene, trigger, position):
                continue
            trigger.agents.append(position)
            trigger.actors.append(argument)
            trigger.parties.add(argument.name.lower())
            behind = organisation_of(scene, position, argument)
            if behind is not None:
                trigger.actors.append(behind)
                trigger.parties.add(behind.name.lower())
            trigger.policing = trigger.policing or scene.parse.lemma[position] in _POLICE
    held = set(means)
    done_by = {position for position, _ in agents}
    for position in patients:
        if trigger.type == "RETREAT" and position in done_by:
            continue
        inside = trigger.first < position < trigger.last and not scene.is_a(position, HUMAN | {"vessel", "vehicle"})
        if position in held or inside or scene.parse.lemma[position] in _TRIGGER_NOUNS:
            continue
        argument = make_argument(scene, position, "certain")
        if argument is not None:
            trigger.patients.append(position)
            trigger.targets.append(argument)
            trigger.heads.update(target_keys(scene, position))
            trigger.things.update(thing_classes(scene, position))
    for position in means:
        argument = make_means(scene, position)
        if argument is not None:
            trigger.means.append(argument)
    if trigger.type == "ASSAULT" and trigger.mode is None:
        for position in (*means, *(agent for agent, _ in agents), *_wielded(scene, agents)):
            mode = means_mode(scene, position)
            if mode is not None:
                trigger.mode = mode
                break


def _wielded(scene: Scene, agents: list[tuple[int, Certainty]]) -> Iterator[int]:
    """ "A knife-wielding man", "a man with a rifle": what its doer holds."""
    parse = scene.parse
    for agent, _ in agents:
        yield from (inner for _, inner in scene.prep_objects(agent, frozenset({"with"})))
        for at in range(parse.left[agent] + 2, agent):
            if parse.lower[at] in {"wielding", "toting"} and parse.text[at - 1] == "-":
                yield at - 2


def _denied(scene: Scene, trigger: Trigger, actor: Argument) -> Argument:
    """Who denies having done it stands as its doer in the denial only, although the name stands outside its words."""
    denials = tuple(
        claim.id
        for claim in (scene.claims[number] for number in scene.claim_numbers_at(trigger.position))
        if claim.act == "denial"
        and claim.id not in actor.claims
        and (claim.chain[-1].name == actor.name or (claim.source is not None and claim.source.contains(actor.span)))
    )
    return replace(actor, claims=(*actor.claims, *denials)) if denials else actor


def _denies(scene: Scene, trigger: Trigger, position: int) -> bool:
    """ "Front denies carrying out the strike": who denies it in words that hold no claim has not done it."""
    parse = scene.parse
    at = trigger.position
    for _ in range(5):
        at = parse.head[at]
        if scene.is_verb(at) and parse.lemma[at] in _DENIALS:
            return scene.subject(at) == position
    return False


_DENIALS = frozenset({"deny", "refute", "disavow", "disclaim"})
_TRIGGER_NOUNS = frozenset(trigger_words().nouns)
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "another", "other"})
