"""Finds the words that tell of an incident: nouns first, then phrases and verbs, then verbs of killing on their own."""

from __future__ import annotations

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.noun_triggers import find_nouns
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.verb_triggers import find_verbs

__all__ = ["find_triggers"]

_FRESH = words_of(
    """another second third fourth fifth separate earlier previous similar further different other additional
    subsequent prior"""
)


def find_triggers(scene: Scene) -> list[Trigger]:
    """All triggers of the report in order, with type, mode, form and how they are referred to; no fields yet."""
    found: dict[int, Trigger] = {}
    find_nouns(scene, found)
    find_verbs(scene, found)
    _link(scene, found)
    return [found[position] for position in sorted(found)]


def _link(scene: Scene, found: dict[int, Trigger]) -> None:
    """Tie triggers of one clause: "arrested during a raid", "floods and landslides"."""
    parse = scene.parse
    for position, trigger in found.items():
        head, dep = parse.head[position], parse.dep[position]
        if trigger.form != "verb":
            if dep == "pobj" and parse.lower[head] in _WITHIN and parse.head[head] in found:
                trigger.linked.append(parse.head[head])
            elif dep in {"conj", "appos"} and head in found and trigger.type == found[head].type:
                trigger.linked.append(head)
            for verb in trigger.verbs:
                if verb in found and verb != position:
                    trigger.linked.append(verb)
        elif head in found and head != position:
            own_object = scene.child(position, "nsubj", "nsubjpass")
            if (
                dep in {"xcomp", "acl"}
                or (dep == "advcl" and parse.tag[position] == "VBG" and own_object is None)
                or (dep == "conj" and own_object is None and trigger.type == "ASSAULT" and trigger.mode != "abduct")
            ):
                trigger.linked.append(head)
        for one in trigger.linked:
            if one > position:
                found[one].linked.append(position)


_WITHIN = frozenset({"in", "during", "by", "with", "as"})
