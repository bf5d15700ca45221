"""A party or thing as a value: its name, its words, its kind, and whether a person is private."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import things, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.model import Argument, Certainty

__all__ = ["PRONOUNS", "make_argument"]

PRONOUNS = words_of(
    """he she it they him her them we us i me you who which that this these those himself herself themselves
    itself one others other what someone somebody anyone everybody"""
)

_WEAK_ACTORS = frozenset({"suspected", "alleged", "suspect", "presumed", "apparent", "unidentified-suspected"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})


def make_argument(scene: Scene, position: int, certainty: Certainty) -> Argument | None:
    """The party or thing at the token, under the name that the report's other words give it."""
    parse = scene.parse
    party = scene.names.at(position)
    entity = scene.entity_range(position)
    classes = scene.classes(position)
    first, last = scene.phrase(position, of=party is None and scene.entity_at.get(position) not in _NAMES)
    if entity is not None and scene.entity_at.get(position) in _NAMES and parse.pos[position] == "PROPN":
        first, last = max(first, min(entity[0], position)), max(last, entity[1]) if entity[1] <= last + 2 else last
        while first < position and parse.tag[first] in {"DT", "PRP$"}:
            first += 1
    if parse.tag[last - 1] == "POS":
        last -= 1
    if last <= first:
        return None
    while first < position and parse.lower[first] in _WEAK_ACTORS and first + 1 < last:
        first += 1
    start = max(0, first - 1)
    suspected = any(parse.lower[at] in _WEAK_ACTORS for at in range(start, position))
    span = parse.span(first, last)
    name = scene.words(first, last)
    kind = _kind(scene, position, classes)
    if party is not None and party.kind not in {"document", "place"}:
        name = party.name
    elif parse.lower[position] in {"third", "second", "another", "fourth"}:
        name = _elliptic(scene, position) or name
    elif "vessel" in classes and (end := _ship_name(scene, last)) > last:
        span, name = parse.span(first, end), scene.words(last, end)
    return Argument(
        name=name,
        span=span,
        kind=kind,
        certainty="possible" if suspected and certainty == "certain" else certainty,
        claims=scene.claims_over(span),
    )


def _ship_name(scene: Scene, after: int) -> int:
    """The end of the name that follows the word for a ship: "the tanker Meridian Pearl"."""
    parse = scene.parse
    end = after
    while (
        end < len(parse)
        and parse.tag[end] in {"NNP", "NNPS"}
        and parse.text[end][:1].isupper()
        and end not in scene.time_tokens
        and parse.sentence[end] == parse.sentence[after - 1]
    ):
        end += 1
    return end


def _elliptic(scene: Scene, position: int) -> str | None:
    """ "Seized a second oil tanker and pursued a third": the noun that the number leaves out."""
    parse = scene.parse
    verb = parse.head[position]
    if parse.dep[verb] != "conj":
        return None
    patient = scene.patient(parse.head[verb])
    if patient is None:
        return None
    first, last = patient, patient + 1
    while first > 0 and parse.dep[first - 1] == "compound" and parse.head[first - 1] == patient:
        first -= 1
    return f"{parse.text[position]} {scene.words(first, last)}"


def _kind(scene: Scene, position: int, classes: frozenset[str]) -> str:
    parse = scene.parse
    party = scene.names.at(position)
    label = scene.entity_at.get(position)
    if (party is not None and party.kind == "person") or (
        label == "PERSON" and not classes & {"facility", "place", "force"}
    ):
        return "person" if _public(scene, position) else "private_person"
    for name in ("vessel", "vehicle", "facility"):
        if name in classes and label not in {"ORG"} and not classes & {"combatant", "person"}:
            return name
    if label == "NORP":
        return "group"
    if party is not None and party.kind in {"organisation", "outlet"}:
        return "organisation"
    if classes & {"force", "organisation"}:
        return "organisation"
    if "place" in classes or label in {"GPE", "LOC"}:
        return "place"
    if classes & {"person", "combatant"} or position in scene.quantity_at:
        if parse.tag[position] in {"NNS", "NNPS"} or position in scene.quantity_at or parse.lemma[position] in _SEVERAL:
            return "group"
        if parse.lemma[position] in things().public_roles:
            return "person"
        return "person" if "combatant" in classes else "private_person"
    return "object"


_SEVERAL = words_of("crew family people personnel staff couple group crowd police team public")


def _public(scene: Scene, position: int) -> bool:
    """True for a person who bears a title or an office anywhere in the report."""
    party = scene.names.at(position)
    if party is not None and party.role:
        return True
    roles = things().public_roles
    parse = scene.parse
    ranges = party.mentions if party is not None else ((position, position + 1),)
    for first, last in ranges:
        for at in (*range(max(0, first - 2), first), *range(first, last)):
            if parse.lower[at] in roles or parse.lemma[at] in roles:
                return True
        head = last - 1
        for child in parse.children[head]:
            if parse.dep[child] == "appos" and (parse.lemma[child] in roles):
                return True
    return False
