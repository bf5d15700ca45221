"""What became of things: destroyed, damaged, seized, sunk, burned, undamaged."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.causes import cause_of
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Damage

__all__ = ["find_damage"]

_EFFECTS = {
    **dict.fromkeys(
        ("destroy", "demolish", "level", "raze", "flatten", "obliterate", "wreck", "bulldoze", "dynamite"), "destroyed"
    ),
    **dict.fromkeys(("damage", "shatter", "vandalise", "vandalize", "ransack", "puncture", "dent"), "damaged"),
    **dict.fromkeys(("seize", "confiscate", "impound", "commandeer", "board"), "seized"),
    **dict.fromkeys(("sink", "scuttle"), "sunk"),
    **dict.fromkeys(("burn", "torch", "gut", "char", "incinerate", "engulf"), "burned"),
}
_ADJECTIVES = {"undamaged": "undamaged", "intact": "undamaged", "unharmed": "undamaged", "unscathed": "undamaged"}
_THINGS = frozenset({"facility", "vehicle", "vessel", "goods", "weapon", "place"})
_CONCRETE = _THINGS | {"unknown"}
_MODALS = words_of("would could can may might should will must")


def find_damage(scene: Scene, triggers: dict[int, Trigger]) -> list[tuple[int, Trigger | None, Damage]]:
    """All things with what became of them: (token it hangs on, its trigger where syntax tells one, the damage)."""
    parse = scene.parse
    found: list[tuple[int, Trigger | None, Damage]] = []
    for position, lemma in enumerate(parse.lemma):
        pos = parse.pos[position]
        if pos == "VERB" and lemma in _EFFECTS and parse.dep[position] != "amod":
            things = _done_to(scene, position, lemma)
            effect = _EFFECTS[lemma]
        elif pos == "NOUN" and lemma in {"destruction", "demolition", "sinking"}:
            things = (inner for _, inner in scene.prep_objects(position, frozenset({"of"})))
            effect = "sunk" if lemma == "sinking" else "destroyed"
        elif pos == "ADJ" and parse.lower[position] in _ADJECTIVES and parse.dep[position] in {"acomp", "oprd"}:
            subject = scene.subject(parse.head[position])
            things = iter(() if subject is None else (subject,))
            effect = _ADJECTIVES[parse.lower[position]]
        else:
            continue
        trigger = triggers.get(position)
        if trigger is None:
            trigger = cause_of(scene, position, triggers)
        for at in things:
            if not _is_thing(scene, at, effect):
                continue
            first, last = scene.phrase(at)
            span = parse.span(first, last)
            damage = Damage(name=scene.words(first, last), effect=effect, span=span, claims=scene.claims_over(span))
            found.append((position, trigger, damage))
    return found


def _done_to(scene: Scene, verb: int, lemma: str) -> Iterator[int]:
    parse = scene.parse
    for child in parse.children[verb]:
        if parse.dep[child] == "neg" or (parse.tag[child] == "MD" and parse.lower[child] in _MODALS):
            return
        if parse.tag[child] == "TO" and parse.dep[verb] != "xcomp":
            return
    patient = scene.patient(verb)
    if patient is None and lemma in {"sink", "burn"}:
        patient = scene.subject(verb)
    if patient is not None:
        yield from scene.conjuncts(patient)


def _is_thing(scene: Scene, position: int, effect: str) -> bool:
    parse = scene.parse
    dated = position in scene.time_tokens or scene.entity_at.get(position) in {"DATE", "TIME"}
    if parse.pos[position] not in {"NOUN", "PROPN", "NUM"} or dated:
        return False
    classes = scene.classes(position)
    if classes & {"person", "combatant"} and not classes & _THINGS:
        return False
    if effect == "seized":
        return bool(classes & _THINGS) and parse.lemma[position] not in {"power", "control"}
    return bool(classes & _CONCRETE) and not (classes == {"unknown"} and effect == "seized")
