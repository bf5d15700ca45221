"""Numbers of people told by states: "three dead and twenty wounded"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import Count, group_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_verbs import came_so
from firsthand.extraction.mentions.tolls import OUTCOMES, Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["from_states", "outcome_states"]

_BETWEEN = words_of(
    """people persons person others other more of them the were was have has had been are is be left found
    confirmed reported also still seriously critically badly severely least , and at pronounced declared
    lightly slightly another including gravely officially remain remained remains stay stayed went go gone
    listed counted as who that"""
)
# Words behind a number in which its state stands, and of an aside between commas.
_REACH = 8
_ASIDE = 14
_BEING = frozenset({"is", "are", "was", "were", "remain", "remained", "remains"})
_NOBODY = frozenset({"neither", "none"})
_OWN = frozenset({"the", "its", "their", "his", "her", "these", "those"})
_SOME = frozenset({"one", "some", "most", "many", "half", "each", "another"})
_DOUBT = frozenset({"feared", "presumed", "believed", "thought"})


@cache
def outcome_states() -> MappingProxyType[str, Outcome]:
    """Words that close "three people …": adjectives of state and participles."""
    table = load_table("mentions/casualties.toml")
    found: dict[str, Outcome] = {}
    for name in OUTCOMES:
        for word in words_of(table["adjectives"].get(name, "")):
            found[word] = name
    found.update(
        {"killed": "killed", "slain": "killed", "murdered": "killed", "arrested": "detained", "detained": "detained",
         "kidnapped": "detained", "abducted": "detained", "rescued": "rescued", "evacuated": "displaced"}
    )  # fmt: skip
    return MappingProxyType(found)


def from_states(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    states = outcome_states()
    for quantity in scene.quantities:
        if quantity.ordinal or quantity.unit or quantity.last >= len(parse):
            continue
        if not _NOBODY.isdisjoint(parse.lower[max(0, quantity.first - 3) : quantity.first]):
            continue  # "neither of the two pilots was injured"
        if _is_whole(scene, quantity.first):
            continue
        sentence = parse.sentence[quantity.first]
        group = "unknown"
        end = quantity.last
        doubt = False
        for at in _words_behind(scene, quantity.last):
            if parse.sentence[at] != sentence:
                break
            lower = parse.lower[at]
            outcome = states.get(lower)
            if outcome is not None:
                partitive = parse.dep[at] == "pobj" and parse.lower[at - 1] == "the"  # "four of the injured"
                if partitive or _active(scene, at) or doubt or not _stated(scene, at):
                    break
                first, last = quantity.first, max(end, quantity.last)
                count = Count(quantity.low, quantity.high, quantity.approximate, group, first, last, True)
                yield make_toll(scene, count, outcome, at, triggers)
                break
            if lower in _DOUBT:
                doubt = True
            elif lower == "," and at > quantity.last:
                break
            elif lower in _BETWEEN:
                if lower == "and" and at > quantity.last:
                    break
                end = at + 1 if lower in {"people", "persons", "others", "person"} else end
            elif parse.pos[at] in {"NOUN", "PROPN", "ADJ"} and (
                scene.is_a(at, frozenset({"person", "combatant", "force", "organisation"})) or parse.pos[at] == "ADJ"
            ):
                group = group_of(scene, at) if parse.pos[at] != "ADJ" else group
                end = at + 1
            else:
                break


def _is_whole(scene: Scene, first: int) -> bool:
    """ "One of the 24 sailors, … was found dead": the number of those of whom another number is told."""
    parse = scene.parse
    of = first - 1
    if of > 0 and parse.lower[of] in _OWN:
        of -= 1
    return of > 0 and parse.lower[of] == "of" and (of - 1 in scene.quantity_at or parse.lower[of - 1] in _SOME)


def _behind_whole(scene: Scene, first: int) -> int:
    """The token behind "of its 18 crew", where the number before it counts some of these; else the same token."""
    parse = scene.parse
    if parse.lower[first] != "of":
        return first
    whole = scene.child(first, "pobj")
    counted = whole is not None and any(child in scene.quantity_at for child in parse.children[whole])
    return whole + 1 if whole is not None and counted else first


def _words_behind(scene: Scene, first: int) -> list[int]:
    """The next words, less what stands between two commas before what became of them: "two men, aged 22 and 45,
    are missing", "22 civilians, including 9 children, killed in strike"."""
    parse = scene.parse
    found: list[int] = []
    at = _behind_whole(scene, first)
    while at < len(parse) and len(found) < _REACH:
        if parse.text[at] == "," and at > first and parse.pos[at - 1] in {"NOUN", "PROPN"}:
            closing = next((end for end in range(at + 1, min(at + _ASIDE, len(parse))) if parse.text[end] == ","), None)
            after = closing + 1 if closing is not None and closing + 1 < len(parse) else None
            if after is not None and (parse.lower[after] in _BEING or parse.lower[after] in outcome_states()):
                at = after
                continue
        found.append(at)
        at += 1
    return found


def _active(scene: Scene, at: int) -> bool:
    """True for "12 men killed two": the word is an active verb, and the number its subject."""
    parse = scene.parse
    if parse.pos[at] != "VERB":
        return False
    return scene.child(at, "dobj") is not None and scene.child(at, "auxpass") is None


def _stated(scene: Scene, at: int) -> bool:
    """False for an attribute of what follows: "20 wounded soldiers returned" counts no new wounded; modals open it."""
    parse = scene.parse
    if parse.dep[at] == "amod" and parse.head[at] > at:
        return False
    return came_so(scene, at) if parse.pos[at] == "VERB" else True
