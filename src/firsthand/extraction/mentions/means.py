"""With what it was done: drone, missile, car bomb, rifle."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.kinds import means_mode
from firsthand.extraction.mentions.lexicon import HUMAN, things, trigger_words, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Argument, Certainty

__all__ = ["make_means", "means_of"]

_WITH = frozenset({"with", "using"})


def means_of(scene: Scene, trigger: Trigger, agents: list[tuple[int, Certainty]]) -> Iterator[int]:
    parse = scene.parse
    if trigger.type not in {"ASSAULT", ""}:
        return
    verbs = [trigger.position, *trigger.verbs]
    for child in scene.modifiers(trigger.position):
        if means_mode(scene, child) is not None and parse.lower[child] not in {
            "air",
            "aerial",
            "suicide",
            "tear",
            "chemical",
        }:
            yield child
    for verb in verbs:
        for _, inner in scene.prep_objects(verb, _WITH):
            if scene.is_a(inner, frozenset({"weapon"})) or means_mode(scene, inner) is not None:
                yield inner
        for child in parse.children[verb]:
            dep = parse.dep[child]
            if dep in {"advcl", "xcomp", "acl", "prep"} and parse.lower[child] in {
                "using",
                "armed",
                "wielding",
                "firing",
                "detonating",
            }:
                inner_child = scene.child(child, "dobj", "pobj")
                held = [] if inner_child is None else [inner_child]
                held += [one for _, one in scene.prep_objects(child, _WITH)]
                for one in held:
                    if means_mode(scene, one) is not None or scene.is_a(one, frozenset({"weapon"})):
                        yield from scene.conjuncts(one)
            elif dep in {"nsubj", "dobj", "agent"} and scene.is_verb(verb):
                at: int | None = child
                if dep == "agent":
                    at = scene.child(child, "pobj")
                if at is None or (dep == "dobj" and parse.lemma[verb] not in _WIELDING):
                    continue
                if dep == "nsubj" and scene.is_passive(verb):
                    continue
                if scene.is_a(at, frozenset({"weapon"})) or (means_mode(scene, at) and not scene.is_a(at, HUMAN)):
                    yield at
            elif dep == "prep" and parse.lower[child] in {"in", "by", "from"}:
                one_child = scene.child(child, "pobj")
                if (
                    one_child is not None
                    and scene.is_a(one_child, frozenset({"weapon"}))
                    and one_child != trigger.position
                ) and parse.lemma[one_child] not in {"mine", "club"}:
                    yield one_child
    for position, _ in agents:
        for child in parse.children[position]:
            if parse.dep[child] == "acl" and parse.lower[child] in {"armed", "wielding", "carrying"}:
                inner_at = scene.child(child, "dobj")
                if inner_at is not None:
                    yield inner_at
                yield from (one for _, one in scene.prep_objects(child, _WITH))


_WIELDING = words_of("""fire launch drop throw hurl detonate explode use plant lob shoot set-off trigger blow send""")


def make_means(scene: Scene, position: int) -> Argument | None:
    parse = scene.parse
    if position in scene.time_tokens or parse.pos[position] not in {"NOUN", "PROPN", "ADJ"}:
        return None
    if parse.lemma[position] in trigger_words().nouns and parse.lemma[position] not in {"airstrike", "gunfire"}:
        return None
    first = position
    while first > 0 and parse.dep[first - 1] == "compound" and parse.head[first - 1] == position:
        first -= 1
    if (
        first == position
        and position > 0
        and f"{parse.lower[position - 1]} {parse.lemma[position]}" in things().means_phrases
    ):
        first -= 1
    span = parse.span(first, position + 1)
    return Argument(name=scene.words(first, position + 1), span=span, kind="means", claims=scene.claims_over(span))
