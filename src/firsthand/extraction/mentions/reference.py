"""How a noun refers: known or new, one or many, a name, a charge, what something is only called."""

from __future__ import annotations

from firsthand.extraction.mentions.kinds import sense_words
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene

__all__ = ["charge", "definite", "fresh", "is_called", "matter", "named_storm", "part_of_name", "predicate", "series"]

_FRESH = words_of(
    """another second third fourth fifth separate earlier previous similar further different other additional
    subsequent prior"""
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_MANY = words_of("repeated numerous several many frequent daily recent previous past")


def charge(scene: Scene, noun: int) -> bool:
    """ "Charged with murder", "on suspicion of arson": the name of a crime, which speaks of a deed told elsewhere."""
    parse = scene.parse
    if parse.dep[noun] not in {"pobj", "conj"} or scene.child(noun, "det", "poss") is not None:
        return False
    if any(True for _ in scene.prep_objects(noun, frozenset({"of"}))):
        return False
    above = parse.head[parse.head[noun]]
    crimes = {
        "charge",
        "convict",
        "accuse",
        "suspicion",
        "count",
        "book",
        "plead",
        "guilty",
        "indict",
        "arrest",
        "jail",
    }
    return parse.lemma[above] in crimes


def definite(scene: Scene, noun: int) -> bool:
    parse = scene.parse
    for child in parse.children[noun]:
        if parse.dep[child] == "det":
            return parse.lower[child] in _DEFINITE
        if parse.dep[child] == "poss":
            return True
    return False


def fresh(scene: Scene, noun: int) -> bool:
    parse = scene.parse
    return any(
        parse.lower[child] in _FRESH and parse.dep[child] in {"amod", "det", "nummod"} for child in parse.children[noun]
    )


def series(scene: Scene, noun: int) -> bool | None:
    """True for many happenings ("two dozen strikes"), False for one ("a strike"), None where it is left open."""
    parse = scene.parse
    if parse.tag[noun] not in {"NNS", "NNPS"}:
        return parse.lemma[noun] in {"campaign", "war"}
    for child in parse.children[noun]:
        quantity = scene.quantity_at.get(child)
        if quantity is not None and not quantity.ordinal and quantity.low > 2:
            return True
        if parse.lower[child] in _MANY:
            return True
    return None


def named_storm(scene: Scene, position: int, lemma: str) -> int | None:
    """ "Storm Berta", "Hurricane Ada": the position of the name that heads the phrase."""
    parse = scene.parse
    if lemma not in {"storm", "hurricane", "typhoon", "cyclone"} or not parse.text[position][0].isupper():
        return None
    head = parse.head[position]
    if position < head <= position + 2 and parse.pos[head] == "PROPN" and parse.dep[position] in {"compound", "nmod"}:
        return head
    return None


def part_of_name(scene: Scene, position: int) -> bool:
    """True for a word inside a proper name ("Strike Force", "Storm Shadow"), but not in a headline's capitals."""
    parse = scene.parse
    if parse.tag[position] not in {"NNP", "NNPS"} or scene.entity_at.get(position) not in {
        "ORG",
        "PERSON",
        "WORK_OF_ART",
        "PRODUCT",
    }:
        return False
    return parse.role(position) != "heading"


def matter(scene: Scene, noun: int) -> bool:
    """True for what a work is about and for how a game ended: "a story of war and murder", "won in a shootout"."""
    parse = scene.parse
    if parse.lemma[noun] in {"shootout", "shoot-out"}:
        verb = scene.clause_verb(noun)
        return verb is not None and parse.lemma[verb] in sense_words("sport_verbs")
    at = noun
    while parse.dep[at] == "conj" and parse.head[at] != at:
        at = parse.head[at]
    preposition = parse.head[at]
    if parse.dep[at] != "pobj" or parse.lower[preposition] not in {"of", "about"}:
        return False
    bare = scene.child(noun, "det", "poss", "prep") is None and scene.child(at, "det", "poss") is None
    work: int | None = parse.head[preposition]
    if work is not None and scene.is_verb(work):
        work = scene.subject(work)  # "the novel tells of murder"
    return bare and work is not None and parse.lemma[work] in sense_words("works")


def is_called(scene: Scene, noun: int) -> bool:
    """True for what authorities call a deed told elsewhere: "ruled a homicide", "investigated as a murder"."""
    parse = scene.parse
    head, dep = parse.head[noun], parse.dep[noun]
    if dep == "pobj" and parse.lower[head] == "as":
        return parse.lemma[parse.head[head]] in _CALLING
    return dep in {"oprd", "dobj", "attr", "ccomp", "acomp"} and parse.lemma[head] in _RULING


_RULING = words_of("rule classify declare")
_CALLING = _RULING | words_of("investigate treat handle characterize characterise probe")


def predicate(scene: Scene, noun: int) -> bool:
    """True where the noun only names what something else is called: "labelled murders", "amounts to a massacre"."""
    parse = scene.parse
    head, dep = parse.head[noun], parse.dep[noun]
    if dep == "conj" and parse.pos[head] in {"NOUN", "PROPN"}:
        # "Called the move theft and hijacking"
        return predicate(scene, head)
    called = {"label", "call", "describe", "term", "brand", "consider", "deem", "dub"}
    if dep in {"oprd", "dobj", "ccomp"} and parse.lemma[head] in called:
        return True
    if dep == "pobj":
        above = parse.head[head]
        if parse.lower[head] == "as" and (parse.lemma[above] in called or scene.is_verb(above)):
            return parse.lemma[above] in called | {"condemn", "denounce", "regard", "see", "view"}
        return parse.lower[head] == "to" and parse.lemma[above] == "amount"
    return False
