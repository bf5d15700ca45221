"""Victims whose names follow later: "the victims were identified as …", "the dead are …"."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.model import Outcome

__all__ = ["Identified", "find_identified"]

_NO_PERSONS = frozenset({"place", "facility", "organisation", "abstract"})
_NAMING = frozenset({"identify", "name"})
# Words for those to whom it happened, with what became of them where the word tells it.
_FATES: dict[str, Outcome | None] = {
    **dict.fromkeys(words_of("dead deceased fatality body corpse slain"), "killed"),
    **dict.fromkeys(words_of("wounded injured"), "injured"),
    **dict.fromkeys(words_of("victim casualty hostage captive"), None),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """Tokens of the names, the token at which they are given, what became of these people (None where it is open)."""

    position: int
    names: tuple[int, ...]
    outcome: Outcome | None


def find_identified(scene: Scene, tolls: list[Toll]) -> list[Identified]:
    """All places where the report gives the names of those whom it told of without them."""
    parse = scene.parse
    counted = {
        at: toll.casualty.outcome
        for toll in tolls
        if toll.casualty.low > 0
        for at in range(*parse.tokens_in(toll.casualty.span))
    }
    found: list[Identified] = []
    for verb, lemma in enumerate(parse.lemma):
        if lemma in _NAMING and scene.is_verb(verb):
            people = scene.patient(verb)
            named = [inner for _, inner in scene.prep_objects(verb, frozenset({"as"}))]
        elif lemma == "be" and parse.dep[verb] in {"ROOT", "ccomp", "conj"}:
            people = scene.child(verb, "nsubj")
            attribute = scene.child(verb, "attr")
            named = [attribute] if attribute is not None else []
        else:
            continue
        if people is None or not named:
            continue
        word = parse.lemma[people] if parse.lemma[people] in _FATES else parse.lower[people]
        if word not in _FATES and (lemma == "be" or people not in counted):
            continue
        names = tuple(
            one
            for head in named
            if _is_person(scene, head)
            for one in scene.conjuncts(head)
            if parse.pos[one] == "PROPN" and not scene.is_a(one, _NO_PERSONS)
        )
        if names:
            found.append(Identified(position=verb, names=names, outcome=_FATES.get(word) or counted.get(people)))
    return found


def _is_person(scene: Scene, position: int) -> bool:
    party = scene.names.at(position)
    named = party is not None and party.kind == "person"
    return (named or scene.entity_at.get(position) == "PERSON") and scene.parse.text[position][:1].isupper()
