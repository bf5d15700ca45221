"""Which trigger of its sentence an effect goes with: "killing 12", "were injured"."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["cause_of"]


def cause_of(scene: Scene, verb: int, found: dict[int, Trigger]) -> Trigger | None:
    """The trigger in the same sentence that an effect ("killing 12") goes with, by syntax, nearest first."""
    parse = scene.parse
    seen: set[int] = set()
    at = verb
    head = parse.head[verb]
    first = verb
    while parse.dep[first] == "conj" and parse.tag[first] == "VBG" and parse.head[first] != first:
        first = parse.head[first]  # "sending cars into the river and killing nine"
    if parse.dep[first] == "advcl" and parse.tag[first] == "VBG" and parse.head[first] in found:
        return found[parse.head[first]]
    if _in_same_time(scene, verb):
        return None
    for _ in range(12):
        for one in _around(scene, at, seen):
            if one in found and one != verb:
                return found[one]
        seen.add(at)
        head = parse.head[at]
        if head == at:
            return None
        at = head
        if at in found and at != verb:
            return found[at]
    return None


def _in_same_time(scene: Scene, verb: int) -> bool:
    """ "The attack came on the night on which missiles killed eleven in Arlo": of the night, and of others."""
    parse = scene.parse
    subject = scene.child(verb, "nsubj")
    dated = parse.dep[verb] == "relcl" and parse.lemma[parse.head[verb]] in _TIMES
    return dated and subject is not None and parse.tag[subject] not in {"WDT", "WP"}


_TIMES = words_of("day night morning afternoon evening hour week weekend month year")
_NO_CAUSE = words_of("before until although though while whereas unless if")


def _around(scene: Scene, at: int, seen: set[int]) -> list[int]:
    """The token's arguments, and those of its prepositions and clauses, in order of closeness."""
    parse = scene.parse
    near: list[int] = []
    far: list[int] = []
    for child in parse.children[at]:
        if child in seen:
            continue
        dep = parse.dep[child]
        if dep in {"nsubj", "nsubjpass", "dobj", "attr", "oprd"}:
            near.append(child)
            far.extend(
                inner for inner in parse.children[child] if parse.dep[inner] in {"acl", "relcl", "conj", "compound"}
            )
            for _, inner in scene.prep_objects(child, frozenset({"of", "in", "from"})):
                far.append(inner)
        elif dep in {"prep", "agent"}:
            for inner in parse.children[child]:
                if parse.dep[inner] in {"pobj", "pcomp"}:
                    near.append(inner)
                    far.extend(deep for _, deep in scene.prep_objects(inner, frozenset({"of", "in"})))
                    far.extend(deep for deep in parse.children[inner] if parse.dep[deep] in {"conj", "acl", "relcl"})
        elif dep in {"advcl", "xcomp", "conj", "ccomp", "acl", "relcl", "npadvmod"}:
            mark = scene.child(child, "mark", "advmod") if dep == "advcl" else None
            if mark is not None and parse.lower[mark] in _NO_CAUSE:
                continue
            near.append(child)
            far.extend(inner for inner in parse.children[child] if parse.dep[inner] in {"nsubj", "dobj"})
    return [*near, *far]
