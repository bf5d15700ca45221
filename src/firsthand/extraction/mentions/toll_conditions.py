"""People told as hurt by their condition: "two remain in critical condition", "suffered burns", "taken to a hospital
with gunshot wounds"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import count_coordinated
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_verbs import came_so
from firsthand.extraction.mentions.tolls import Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["from_conditions"]

_IN = frozenset({"in"})
_WITH = frozenset({"with", "for", "from"})
_PEOPLE = frozenset({"person", "combatant"})


def from_conditions(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """Injured people whom no verb of injuring tells."""
    parse = scene.parse
    for verb, lemma in enumerate(parse.lemma):
        if parse.pos[verb] not in {"VERB", "AUX"} or not came_so(scene, verb):
            continue
        people: int | None = None
        left_open = True
        if lemma in _words("suffers"):
            harm = scene.child(verb, "dobj")
            if harm is not None and parse.lemma[harm] in _words("harms") and not _slight(scene, harm):
                people = scene.subject(verb)
        elif lemma in _words("lies") and _critical(scene, verb):
            people, left_open = scene.patient(verb) if scene.is_passive(verb) else scene.subject(verb), False
        elif lemma in _words("brought") and _with_harm(scene, verb):
            people = scene.patient(verb)
        elif lemma in _words("leaves") and not scene.is_passive(verb):
            people, left_open = _left_with_harm(scene, verb), False
        elif lemma in _words("fights") and _for_life(scene, verb):
            people, left_open = scene.subject(verb), False
        if people is None or not (scene.is_a(people, _PEOPLE) or people in scene.quantity_at or _named(scene, people)):
            continue
        for number, count in enumerate(count_coordinated(scene, people, verb)):
            toll = make_toll(scene, count, "injured", verb, triggers, subset=number > 0)
            # "He suffered a gunshot wound": whether he lives is told elsewhere.
            toll.presumed = left_open and not count.counted
            yield toll


def _critical(scene: Scene, verb: int) -> bool:
    """ "In critical condition", "on life support"."""
    parse = scene.parse
    for preposition, inner in scene.prep_objects(verb, frozenset({"in", "on"})):
        if parse.lower[preposition] == "in" and parse.lemma[inner] == "condition":
            return any(parse.lower[at] in _words("conditions") for at in scene.modifiers(inner))
        if parse.lower[preposition] == "on" and parse.lemma[inner] == "support":
            return any(parse.lower[at] == "life" for at in scene.modifiers(inner))
    return False


def _with_harm(scene: Scene, verb: int) -> bool:
    """ "Taken to a hospital with burns": somebody hurt; "with fatal injuries" is for the verbs of dying."""
    return any(
        scene.parse.lemma[inner] in _words("harms") and not _slight(scene, inner)
        for _, inner in scene.prep_objects(verb, _WITH)
    )


def _left_with_harm(scene: Scene, verb: int) -> int | None:
    """Whom the verb leaves hurt: "left two passengers with serious injuries", "left five dead and 23 with burns"."""
    parse = scene.parse
    last = parse.sentences[parse.sentence[verb]][1]
    for at in range(verb + 1, last):
        if parse.lower[at] != "with" or scene.child(at, "pobj") is None:
            continue
        harm = scene.child(at, "pobj")
        if harm is None or parse.lemma[harm] not in _words("harms") or _slight(scene, harm):
            continue
        holder = parse.head[at]
        if holder in scene.quantity_at and holder > verb:
            return holder
        return scene.child(verb, "dobj") if holder == verb else (holder if scene.is_a(holder, _PEOPLE) else None)
    return None


def _for_life(scene: Scene, verb: int) -> bool:
    """ "Fighting for his life"."""
    return any(scene.parse.lemma[inner] == "life" for _, inner in scene.prep_objects(verb, frozenset({"for"})))


def _slight(scene: Scene, harm: int) -> bool:
    return any(scene.parse.lower[at] in {"fatal", "deadly", "no", "brain"} for at in scene.modifiers(harm))


def _named(scene: Scene, position: int) -> bool:
    return scene.entity_at.get(position) == "PERSON"


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["conditions"][name])
