"""Whether the clause around a noun says that what it names took place."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import trigger_words
from firsthand.extraction.mentions.scene import Scene

__all__ = ["in_play"]


def in_play(scene: Scene, noun: int) -> bool:
    """True for the subject of a verb of happening, the object of a light verb, and what people died in."""
    parse = scene.parse
    words = trigger_words()
    head = parse.head[noun]
    dep = parse.dep[noun]
    if dep in {"nsubj", "nsubjpass"} and (scene.is_verb(head) or parse.lemma[head] == "erupt"):
        return parse.lemma[head] in words.occur or (dep == "nsubjpass" and parse.lemma[head] in words.light)
    if dep == "dobj":
        return parse.lemma[head] in words.light and parse.lemma[head] not in {"have", "see", "do", "hold"}
    if dep == "pobj" and parse.lemma[parse.head[head]] in {"death", "killing", "toll"}:
        return True
    if dep == "pobj" and parse.lower[head] == "of" and parse.lemma[parse.head[head]] == "survivor":
        return True  # "survivors of the first strike": it was survived
    if dep == "pobj" and scene.is_verb(parse.head[head]) and parse.lower[head] in {"in", "by", "during", "from"}:
        return parse.lemma[parse.head[head]] in {"kill", "injure", "wound", "die", "hurt", "destroy", "damage"}
    return dep == "attr"
