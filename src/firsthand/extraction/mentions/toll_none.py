"""None at all: "no casualties were reported", "no one was hurt", "without any deaths"."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.people import Count, group_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_states import outcome_states
from firsthand.extraction.mentions.toll_verbs import outcome_verbs
from firsthand.extraction.mentions.tolls import Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["nobody_told", "none_told", "without_told"]

_ABSENT = frozenset({"present", "inside", "there", "home", "aboard", "on", "in"})
_AT = frozenset({"at", "near"})
_SPOKEN_OF = frozenset({"wounded", "injured", "survivors", "rest", "others", "hurt", "patients"})
_SITES = frozenset({"facility", "vehicle", "vessel"})


def none_told(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "No casualties were reported", "no deaths or injuries": zero. "No reports of casualties" tells nothing."""
    parse = scene.parse
    if parse.lower[position + 1] == "one":
        return
    for at in range(position + 1, min(position + 6, len(parse))):
        if parse.lower[at] in {
            "further",
            "other",
            "additional",
            "new",
            "more",
            "immediate",
            "report",
            "reports",
            "word",
            "serious",
            "major",
        }:
            return
        if parse.pos[at] not in {"ADJ", "NOUN", "PROPN", "CCONJ", "PUNCT"}:
            return
        spared = _spared(scene, at)
        if spared:
            for outcome in spared:
                count = Count(0, 0, False, group_of(scene, at), position, at + 1, True)
                yield make_toll(scene, count, outcome, parse.head[at], triggers)
            return
        outcomes = _zero_of(parse.lemma[at])
        if outcomes:
            count = Count(0, 0, False, "unknown", position, at + 1, True)
            if at > position + 1 and parse.lower[at - 1] in {"civilian", "military"}:
                count = count._replace(group="civilian" if parse.lower[at - 1] == "civilian" else "combatant")
            for outcome in outcomes:
                yield make_toll(scene, count, outcome, at, triggers)
            if not (at + 2 < len(parse) and parse.lower[at + 1] in {"or", "and"}):
                return


def _spared(scene: Scene, noun: int) -> tuple[Outcome, ...]:
    """ "No civilians were harmed": what did not become of the people that the noun names."""
    parse = scene.parse
    verb = parse.head[noun]
    subject = parse.dep[noun] in {"nsubjpass", "nsubj"} and scene.is_verb(verb)
    if not subject or not scene.is_a(noun, frozenset({"person", "combatant"})) or scene.child(verb, "neg") is not None:
        return ()
    if any(parse.tag[child] == "MD" for child in parse.children[verb]):
        return ()
    lemma = parse.lemma[verb]
    if lemma in {"hurt", "harm"}:
        return ("killed", "injured")
    if lemma == "die":
        return ("killed",)
    outcome = outcome_verbs().get(lemma) if parse.dep[noun] == "nsubjpass" else None
    return (outcome,) if outcome in {"killed", "injured"} and outcome is not None else ()


def _zero_of(lemma: str) -> tuple[Outcome, ...]:
    if lemma in {"casualty", "victim"}:
        return ("killed", "injured")
    if lemma in {"death", "fatality"}:
        return ("killed",)
    return ("injured",) if lemma == "injury" else ()


def without_told(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    at = position + 1
    if parse.lower[at] == "any" and at + 1 < len(parse):
        at += 1
    for outcome in _zero_of(parse.lemma[at]):
        count = Count(0, 0, False, "unknown", position, at + 1, True)
        yield make_toll(scene, count, outcome, at, triggers)


def nobody_told(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "No one was hurt"; "no one was present at the port": nobody there could be killed."""
    parse = scene.parse
    first = position if parse.lower[position] in {"nobody", "none", "no-one"} else position - 1
    if parse.lower[position + 1 : position + 2] == ["else"]:
        return  # "no one else was hurt"
    whole = [inner for _, inner in scene.prep_objects(position, frozenset({"of"}))]
    if parse.lower[position] == "none" and (not whole or parse.lower[whole[0]] in _SPOKEN_OF):
        return  # "none of the wounded": of those who are told of before
    verb = parse.head[position]
    steps = 0
    while not scene.is_verb(verb) and parse.head[verb] != verb and steps < 3:
        verb, steps = parse.head[verb], steps + 1
    if not scene.is_verb(verb) or any(parse.tag[child] == "MD" for child in parse.children[verb]):
        return
    lemma = parse.lemma[verb]
    outcomes: tuple[Outcome, ...] = ()
    if lemma in {"hurt", "harm"}:
        outcomes = ("killed", "injured")
    elif outcome_verbs().get(lemma) in {"killed", "injured"}:
        outcomes = (outcome_verbs()[lemma],)
    elif lemma == "die":
        outcomes = ("killed",)
    elif lemma == "be":
        states = outcome_states()
        for child in parse.children[verb]:
            if parse.lower[child] in states:
                outcomes = (states[parse.lower[child]],)
            elif parse.lower[child] in {"hurt", "harmed"}:
                outcomes = ("killed", "injured")
            elif parse.lower[child] in _ABSENT and verb < child and not _elsewhere(scene, child):
                outcomes = ("killed",)
        if not outcomes and any(scene.is_a(site, _SITES) for _, site in scene.prep_objects(verb, _AT)):
            outcomes = ("killed",)
    if any(parse.dep[child] == "neg" for child in parse.children[verb]):
        return
    for outcome in outcomes:
        count = Count(0, 0, False, "unknown", first, position + 1, True)
        yield make_toll(scene, count, outcome, verb, triggers)


def _elsewhere(scene: Scene, preposition: int) -> bool:
    """ "Nobody was in custody", "none is in danger": no place where they might have been hurt."""
    inner = scene.child(preposition, "pobj")
    return inner is not None and not scene.is_a(inner, _SITES | {"place"})
