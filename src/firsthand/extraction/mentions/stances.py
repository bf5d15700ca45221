"""What a party says that others must do, or that it will or will not do: "said Ostria must hand over the ship"."""

from __future__ import annotations

from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["find_stances"]

_OWN = frozenset({"it", "they", "he", "she", "we"})
_PROMISE = frozenset({"will", "would", "'ll", "shall"})


def find_stances(scene: Scene, found: dict[int, Trigger]) -> None:
    """Add a verbal trigger at each verb of saying whose clause is a demand, a promise, a refusal or a threat, and that
    tells no deed of its own."""
    parse = scene.parse
    for verb, lemma in enumerate(parse.lemma):
        if lemma not in _words("tells") or verb in found or not scene.is_verb(verb):
            continue
        for clause in parse.children[verb]:
            if parse.dep[clause] != "ccomp" or not scene.is_verb(clause):
                continue
            kind = _kind(scene, clause)
            if clause in found:
                # "said it would not accept the demands": of a promise that is refused, the refusal is told.
                if kind != "REJECT" or not found[clause].verbal:
                    continue
                del found[clause]
            if kind is not None:
                found[verb] = Trigger(
                    position=verb,
                    first=verb,
                    last=verb + 1,
                    type=kind,
                    mode=None,
                    form="verb",
                    types=frozenset({kind}),
                    verbs=[verb],
                    verbal=True,
                )
                break


def _kind(scene: Scene, clause: int) -> str | None:
    """The type that the clause gives its saying, None for none."""
    parse = scene.parse
    modals = {parse.lower[child] for child in parse.children[clause] if parse.tag[child] == "MD"}
    subject = scene.child(clause, "nsubj", "nsubjpass")
    if subject is None or not modals:
        return None
    own = parse.lower[subject] in _OWN
    if "must" in modals and not own:
        return "REQUEST" if parse.pos[subject] in {"PROPN", "NOUN"} else None
    if modals.isdisjoint(_PROMISE) or not own:
        return None
    refused = any(parse.dep[child] == "neg" for child in parse.children[clause])
    if parse.lemma[clause] in _words("yields"):
        return "REJECT" if refused else "AGREE"
    return "THREATEN" if parse.lemma[clause] in _words("harms") and not refused else None


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/stances.toml")[name])
