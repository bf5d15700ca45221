"""What a trigger word can tell of, and what its means and modifiers say about it: shared by verbs and nouns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import things, words_of
from firsthand.extraction.mentions.scene import Scene

__all__ = ["Kind", "armed_mode", "deployed", "is_police", "lemmas", "means_mode", "modifier_mode", "sense_words"]

_FORCES = frozenset({"force", "combatant"})
_POLICE = words_of(
    """police customs fbi dea ice authority officer agent prosecutor detective investigator sheriff deputy
    guard security"""
)


class Kind(NamedTuple):
    """What a word tells of in its place. generic: only speaks of something told elsewhere."""

    type: str
    mode: str | None
    generic: bool = False


@cache
def sense_words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/triggers.toml")["violent_with"][name])


def lemmas(scene: Scene, positions: Iterator[int]) -> list[str]:
    lemma, lower = scene.parse.lemma, scene.parse.lower
    return [word for at in positions for word in (lemma[at], lower[at])]


def means_mode(scene: Scene, position: int) -> str | None:
    """The mode of ASSAULT that the noun implies as a means, its own modifiers included: "car bomb", "tear gas"."""
    table = things()
    lemma = scene.parse.lemma
    if position > 0:
        pair = table.means_phrases.get(f"{lemma[position - 1]} {lemma[position]}")
        if pair is None:
            pair = table.means_phrases.get(f"{scene.parse.lower[position - 1]} {lemma[position]}")
        if pair is not None:
            return pair
    if lemma[position] == "mine" and not sense_words("mining").isdisjoint(lemma):
        return None
    return table.means.get(lemma[position]) or table.means.get(lemma[position].rsplit("-", 1)[-1])


def armed_mode(scene: Scene, agent: int) -> str | None:
    """The mode that the arms of the doer tell: "a knifeman", "a knife-wielding man", "a man with a rifle"."""
    parse = scene.parse
    if not sense_words("bladed").isdisjoint({parse.lemma[agent], parse.lower[agent]}):
        return "primitive"
    held = [inner for _, inner in scene.prep_objects(agent, frozenset({"with"}))]
    for child in parse.children[agent]:
        if parse.dep[child] in {"acl", "amod"} and parse.lemma[child] in sense_words("wields"):
            held.extend(one for one in parse.children[child] if parse.dep[one] in {"dobj", "npadvmod", "compound"})
            held.extend(inner for _, inner in scene.prep_objects(child, frozenset({"with"})))
    modes = [mode for mode in (means_mode(scene, one) for one in held) if mode is not None]
    return modes[0] if modes else None


def modifier_mode(scene: Scene, noun: int) -> str | None:
    """The mode that the words before a trigger noun tell: "drone strike", "suicide car bomb attack"."""
    found: str | None = None
    if noun and scene.parse.head[noun - 1] != noun and scene.parse.head[noun] == noun - 1:
        # "missile and drone strikes" is often parsed the wrong way round
        found = means_mode(scene, noun - 1)
    for at in scene.modifiers(noun):
        mode = means_mode(scene, at)
        if mode == "suicide-attack":
            return mode
        if scene.parse.lower[at] in {"ballistic", "cruise"}:
            mode = "heavy-weapons"
        if scene.parse.lower[at] == "sexual":
            return "sexual"
        if scene.parse.lower[at] == "chemical":
            return "unconventional"
        if scene.parse.lower[at] in {"arson"}:
            return "destroy"
        if mode is not None and (found is None or found == "aerial"):
            found = mode
    return found


def is_police(scene: Scene, noun: int) -> bool:
    return any(word in _POLICE for word in (scene.parse.lemma[noun], *lemmas(scene, scene.modifiers(noun))))


def deployed(scene: Scene, noun: int) -> Kind | None:
    lemma = scene.parse.lemma
    if lemma[noun] in {"airbag", "parachute", "ambulance", "team", "crew", "agency", "bus", "car", "train"}:
        return None
    if is_police(scene, noun):
        return Kind("MOBILIZE", "police")
    if lemma[noun] in {"militia", "militiaman", "fighter", "militant", "rebel"}:
        return Kind("MOBILIZE", "militia")
    if scene.is_a(noun, frozenset({"weapon"})) or lemma[noun] in {
        "missile",
        "system",
        "battery",
        "launcher",
        "arm",
        "weapon",
    }:
        return Kind("MOBILIZE", "weapons") if lemma[noun] != "system" or modifier_mode(scene, noun) else None
    if scene.is_a(noun, _FORCES | {"vessel"}):
        return Kind("MOBILIZE", "troops")
    if lemma[noun] in {"tank", "jet", "bomber", "warplane", "helicopter", "aircraft", "armour", "armor", "plane"}:
        return Kind("MOBILIZE", "troops")
    if any(word in {"naval", "military", "troop", "army"} for word in lemmas(scene, scene.modifiers(noun))):
        return Kind("MOBILIZE", "troops")
    return None
