"""Verbs that tell of an incident only with another word: "open fire", "take hostage", "deliver aid"."""

from __future__ import annotations

from firsthand.extraction.mentions.impacts import meant
from firsthand.extraction.mentions.lexicon import PHYSICAL, Phrase, words_of
from firsthand.extraction.mentions.scene import Scene

__all__ = ["phrase_end"]

_MEASURES = words_of(
    """attempt series barrage number round salvo ton tonne kilo load truckload shipment package worth dollar
    euro part consignment"""
)


def phrase_end(scene: Scene, verb: int, phrase: Phrase) -> int | None:
    """The last token of the phrase at this verb, or None where it is not there."""
    parse = scene.parse
    end: int | None = None
    if phrase.words:
        end = _hanging(scene, verb, phrase)
        if end is None:
            return None
    if phrase.into:
        for preposition, inner in scene.prep_objects(verb, _INTO):
            if parse.lemma[inner] in phrase.into and (phrase.within or parse.lower[preposition] != "in"):
                end = inner
        if end is None:
            return None
    if phrase.on:
        objects = [inner for _, inner in scene.prep_objects(verb, phrase.on)]
        wanted = phrase.on_class | {"person"}
        if not objects or (phrase.on_class and not any(scene.is_a(inner, wanted) for inner in objects)):
            return None
        if not phrase.words and scene.child(verb, "dobj") is not None and parse.lemma[verb] == "fire":
            return None
    if phrase.towards and not _aimed(scene, verb, end):
        return None
    if phrase.object:
        patient = scene.patient(verb)
        if patient is None or not scene.is_a(patient, phrase.object):
            return None
    if phrase.near and not _near(scene, verb, end, phrase.near):
        return None
    if phrase.subject:
        subject = scene.subject(verb)
        if subject is None or not scene.is_a(meant(scene, subject), phrase.subject):
            return None
    return verb if end is None else end


def _near(scene: Scene, verb: int, end: int | None, words: frozenset[str]) -> bool:
    """ "Walked out over pay"; "27 had walked out by themselves" and "walked out of the talks" leave a place."""
    parse = scene.parse
    last = verb if end is None else end
    if last + 1 < len(parse) and parse.lower[last + 1] == "of":
        return any(parse.lemma[inner] in words for at in (verb, last) for _, inner in scene.prep_objects(at, _OF))
    first, stop = parse.sentences[parse.sentence[verb]]
    return any(lemma in words for lemma in parse.lemma[first:stop])


_OF = frozenset({"of"})
_AWAY = frozenset({"space", "orbit", "air", "sky", "sea"})


def _aimed(scene: Scene, verb: int, held: int | None) -> bool:
    """True where something is launched at somebody; "launched a missile into service" aims at nobody."""
    parse = scene.parse
    around = [verb, *(() if held is None else scene.conjuncts(held))]
    # "from their territory in Ostria towards Veldria": the aim often hangs on the place before it
    around.extend(at for at in range(verb, parse.right[verb]) if parse.dep[at] == "pobj" and at in scene.place_tokens)
    return any(
        scene.is_a(inner, PHYSICAL) and scene.parse.lemma[inner] not in _AWAY
        for at in around
        for _, inner in scene.prep_objects(at, _TOWARDS)
    )


_HANGING = words_of("prt dobj acomp advmod oprd advcl xcomp attr nsubjpass ccomp dative")
_INTO = frozenset({"into", "on", "under", "to", "in", "off"})
_TOWARDS = frozenset({"at", "into", "towards", "toward", "on", "against", "from"})


def _hanging(scene: Scene, verb: int, phrase: Phrase) -> int | None:
    """The word of the phrase that hangs on the verb, also through a measure: "40 tonnes of aid"."""
    parse = scene.parse
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep not in _HANGING or (dep == "nsubjpass" and not scene.is_passive(verb)):
            continue
        if parse.lemma[child] in phrase.words:
            if parse.lower[child] == "guilty" and "not" in parse.lower[max(0, child - 2) : child]:
                continue
            if not phrase.pairs or _pair(scene, child, phrase.pairs):
                return child
        elif phrase.type in {"AID", "SANCTION"} and any(
            parse.lemma[at] in phrase.words for at in parse.children[child] if parse.dep[at] == "compound"
        ):
            return child
        elif dep in {"dobj", "nsubjpass"} and not phrase.pairs:
            measure = parse.lemma[child] in _MEASURES or child in scene.quantity_at
            for _, inner in scene.prep_objects(child, frozenset({"of", "in"})):
                if measure and parse.lemma[inner] in phrase.words:
                    return inner
    return None


def _pair(scene: Scene, noun: int, pairs: frozenset[str]) -> bool:
    parse = scene.parse
    if noun > 0 and f"{parse.lower[noun - 1]} {parse.lemma[noun]}" in pairs:
        return True
    return any(
        f"{parse.lemma[noun]} of {parse.lemma[inner]}" in pairs
        for _, inner in scene.prep_objects(noun, frozenset({"of"}))
    )
