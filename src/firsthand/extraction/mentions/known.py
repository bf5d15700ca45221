"""Happenings that a report only speaks of: "the fire at Amber Ford", in a report that tells nothing else of it."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["MATERIAL", "as_known"]

MATERIAL = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "COERCE"})
_WHERE = words_of("in at near on off of outside inside over aboard")
_THINGS = frozenset({"place", "facility", "vessel", "vehicle"})


def as_known(scene: Scene, triggers: list[Trigger]) -> bool:
    """Let words that speak of a known happening stand for it; False where there is none.

    Such a word is definite and of one kind ("the fire", "the collapse"), and says which one by a place, a thing, a day
    or a clause of its own: "the crash" alone may be any.
    """
    found = False
    for trigger in triggers:
        if trigger.form == "verb" or trigger.type not in MATERIAL or not trigger.definite:
            continue
        again = trigger.form == "noun" and scene.parse.lemma.count(scene.parse.lemma[trigger.position]) > 1
        if again or _tells_which(scene, trigger):
            trigger.form, trigger.known, found = "noun", True, True
    return found


def _tells_which(scene: Scene, trigger: Trigger) -> bool:
    parse = scene.parse
    noun = trigger.position
    if parse.dep[noun] in {"compound", "nmod", "amod"} or trigger.fresh:
        return False
    if any(parse.dep[child] == "relcl" for child in parse.children[noun]):
        return True
    if any(parse.dep[child] == "poss" and scene.entity_at.get(child) == "DATE" for child in parse.children[noun]):
        return True
    where = [inner for _, inner in scene.prep_objects(noun, _WHERE)]
    after = noun + 1
    if after < len(parse) and parse.lower[after] in _WHERE:
        # "held for the fire at Ambley": the parser hangs the place on the verb
        where.extend(at for at in parse.children[after] if parse.dep[at] == "pobj")
    return any(scene.is_a(inner, _THINGS) or parse.pos[inner] == "PROPN" for inner in where)
