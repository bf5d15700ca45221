"""Who is blamed or claims it in words that name no deed: "the Front claimed responsibility", "police blamed it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import HUMAN, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.model import Certainty

__all__ = ["Blamed", "find_blamed"]

_DOERS = HUMAN | {"place", "unknown"}
_FOR = frozenset({"for", "of", "over"})
_IT = frozenset({"it", "this", "that", "them", "both", "which"})
_ITSELF = frozenset({"it", "they", "he", "she", "we"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """The token at which it is said, the token of the doer, and how surely."""

    position: int
    doer: int
    certainty: Certainty


def find_blamed(scene: Scene) -> Iterator[Blamed]:
    """All places where a doer is named without the deed, which is the one told before."""
    parse = scene.parse
    for verb, lemma in enumerate(parse.lemma):
        if parse.pos[verb] not in {"VERB", "AUX"} or scene.child(verb, "neg") is not None:
            continue
        if any(parse.tag[child] == "MD" for child in parse.children[verb]):
            continue
        for doer, certainty in _doers(scene, verb, lemma):
            for one in scene.conjuncts(_meant(scene, doer, verb)):
                named = parse.pos[one] != "PRON" or scene.names.at(one) is not None
                nobody = any(parse.lower[child] in {"no", "neither"} for child in parse.children[one])
                if named and not nobody and scene.is_a(one, _DOERS):
                    yield Blamed(position=verb, doer=one, certainty=certainty)


def _meant(scene: Scene, doer: int, verb: int) -> int:
    """ "The Front said it was responsible": who speaks, where the pronoun is not resolved."""
    parse = scene.parse
    said = parse.head[verb]
    if parse.lower[doer] not in _ITSELF or scene.names.at(doer) is not None or parse.dep[verb] != "ccomp":
        return doer
    teller = scene.subject(said) if scene.is_verb(said) else None
    return doer if teller is None else teller


def _doers(scene: Scene, verb: int, lemma: str) -> Iterator[tuple[int, Certainty]]:
    parse = scene.parse
    if lemma in _words("claims", "verbs"):
        thing = scene.child(verb, "dobj")
        doer = scene.agent(verb)
        taken = thing is not None and parse.lemma[thing] in _words("claims", "nouns") and _bare(scene, thing)
        if taken and doer is not None and _bare(scene, verb):
            yield doer, "certain"
    elif lemma in _words("accuses", "outright"):
        doer = scene.patient(verb)
        if doer is not None and _bare(scene, verb) and _bare(scene, doer):
            yield doer, "possible"
    elif lemma == "be" and (doer := scene.subject(verb)) is not None:
        for child in parse.children[verb]:
            responsible = parse.lower[child] == "responsible" and _bare(scene, child)
            behind = parse.lower[child] == "behind" and _of_it(scene, child)
            if responsible or behind:
                yield doer, "probable"
    elif lemma in _words("accuses", "points"):
        named = scene.child(verb, "dobj", "nsubj")
        if named is not None and parse.lemma[named] in _words("accuses", "pointed"):
            for _, doer in scene.prep_objects(verb, frozenset({"at", "on", "upon", "to"})):
                yield doer, "possible"


def _bare(scene: Scene, holder: int) -> bool:
    """True where no deed is named behind the word ("for the attack", "of planting the bomb")."""
    parse = scene.parse
    for child in parse.children[holder]:
        if parse.dep[child] == "prep" and parse.lower[child] in _FOR and not _of_it(scene, child):
            return False
        if parse.dep[child] in {"ccomp", "xcomp", "advcl"} and child > holder:
            return False
    return True


def _of_it(scene: Scene, preposition: int) -> bool:
    """ "For it": what was told before."""
    inner = scene.child(preposition, "pobj")
    return inner is not None and scene.parse.lower[inner] in _IT


@cache
def _words(table: str, name: str) -> frozenset[str]:
    return words_of(load_table("mentions/responsibility.toml")[table][name])
