"""How many people a noun phrase speaks of, and of which group: "at least 12 soldiers", "a man, two women and a boy"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.numbers import Quantity

__all__ = ["Count", "count_coordinated", "count_people", "group_of", "part_of", "subsets"]

_PEOPLE = frozenset({"person", "combatant"})
_NOT_PEOPLE = words_of("facility vehicle vessel weapon goods place abstract nature event")
_SINGULAR = frozenset({"NN", "NNP"})
_COLLECTIVE = words_of("police people crew personnel staff family couple group public")
# "Everyone on board died": as many as there were.
_HOWEVER_MANY = frozenset({"everyone", "everybody", "anyone", "anybody"})
# "Members of the police" are police.
_BELONGING = frozenset({"member", "officer", "employee", "personnel"})
_REFLEXIVE = frozenset({"himself", "herself"})
_ONE_PRONOUNS = frozenset({"he", "she", "him", "her", "who"})


class Count(NamedTuple):
    """A number of people at tokens `first` to `last` (exclusive). counted: a number stands there, not one person.

    added: people beside those told of before ("two more", "another man", "also killed a guard").
    """

    low: int
    high: int | None
    approximate: bool
    group: str
    first: int
    last: int
    counted: bool
    added: bool = False


@cache
def _groups() -> MappingProxyType[str, str]:
    table = load_table("mentions/casualties.toml")["groups"]
    return MappingProxyType({word: group for group, words in table.items() for word in words_of(words)})


@cache
def _pairs() -> MappingProxyType[str, str]:
    table = load_table("mentions/casualties.toml")["pairs"]
    return MappingProxyType({pair: group for group, pairs in table.items() for pair in pairs})


def group_of(scene: Scene, position: int) -> str:
    """The group that the noun names: "children", "police", "combatant"; "unknown" for people without a word."""
    lemma = scene.parse.lemma
    if position > 0:
        pair = _pairs().get(f"{lemma[position - 1]} {lemma[position]}")
        if pair is not None:
            return pair
    found = _groups().get(lemma[position])
    if found is None and "year-old" in scene.parse.lower[position]:
        return "unknown"
    return found or "unknown"


def _quantity(scene: Scene, position: int) -> Quantity | None:
    own = scene.quantity_at.get(position)
    if own is not None and not own.ordinal and not own.unit:
        return _pair(scene, own)
    parse = scene.parse
    for child in parse.children[position]:
        if child > position or parse.dep[child] not in {
            "nummod",
            "amod",
            "det",
            "quantmod",
            "compound",
            "nmod",
            "advmod",
        }:
            continue
        found = scene.quantity_at.get(child)
        if found is not None and not found.ordinal and not found.unit and found.last <= position + 1:
            return found
    return _leading(scene, position)


def _pair(scene: Scene, quantity: Quantity) -> Quantity:
    """ "A couple and their three children": two people, and no vague number of something."""
    words = scene.parse.lower
    if words[quantity.first : quantity.last] != ["a", "couple"]:
        return quantity
    if words[quantity.last : quantity.last + 1] and scene.parse.pos[quantity.last] in {"NOUN", "ADJ", "ADP", "NUM"}:
        return quantity
    return replace(quantity, low=2, high=2, approximate=False)


def _leading(scene: Scene, position: int) -> Quantity | None:
    """ "Several Movement of Ostria fighters", "almost three dozen suspected rebels": the number opens the phrase, and
    the parser hangs it on a word before the noun."""
    parse = scene.parse
    first = parse.left[position]
    found = scene.quantity_at.get(first)
    if found is None or found.first != first or found.ordinal or found.unit or not first < found.last <= position:
        return None
    head = parse.head[found.last - 1]
    inside = all(
        parse.pos[at] in {"ADJ", "NOUN", "PROPN"} or parse.tag[at] == "VBN" or at in scene.entity_at
        for at in range(found.last, position)
    )
    return found if inside and first <= head <= position else None


# Those of whom a toll was told before.
_FORMER = frozenset({"wounded", "injured", "missing", "hostages", "survivors", "victims", "dead"})


def count_people(scene: Scene, position: int, *, of_people: bool = False) -> Count | None:
    """The people that the noun phrase of the token counts, without those coordinated with it. None: no number.

    of_people: the verb is said of people alone ("was killed", "died"), so that a name that nothing else is known of is
    somebody's.
    """
    parse = scene.parse
    named, position = position, _headed(scene, position)
    classes = scene.classes(position)
    lower = parse.lower[position]
    quantity = _quantity(scene, position) or (_leading(scene, named) if named != position else None)
    if quantity is not None:
        if classes & _NOT_PEOPLE and not classes & (_PEOPLE | {"organisation"}):
            return None
        if "force" in classes and parse.lemma[position] not in {
            "troops",
            "police",
            "force",
            "guard",
            "guardsmen",
            "taliban",
            "party",
        }:
            return None
        counted = position
        for _, inner in scene.prep_objects(position, frozenset({"of"})):
            counted = inner
            inner_classes = scene.classes(inner)
            if position not in scene.quantity_at and classes & _PEOPLE and not inner_classes & _PEOPLE:
                counted = position  # "59 fans of the club"
                break
            if inner_classes & _NOT_PEOPLE and not inner_classes & (_PEOPLE | {"organisation"}):
                return None
            break
        first = min(quantity.first, position)
        last = max(quantity.last, position + 1)
        if counted != position and counted - position <= 4:
            last = max(last, counted + 1)
        group = group_of(scene, counted)
        if group == "unknown" and parse.lemma[position] in _BELONGING:
            whole = next((inner for _, inner in scene.prep_objects(position, frozenset({"of"}))), None)
            group = group if whole is None else group_of(scene, whole)
        if group == "unknown":
            group = part_of(scene, position, counted, quantity)
        high = quantity.high
        if parse.lower[last : last + 2] == ["or", "more"]:
            high, last = None, last + 2
        added = _beside(scene, first, last)
        return Count(quantity.low, high, quantity.approximate, group, first, last, True, added)
    if parse.lemma[position] in _COLLECTIVE:
        # "a family of five", "the crew of 14"
        for _, inner in scene.prep_objects(position, frozenset({"of"})):
            inside = scene.quantity_at.get(inner)
            if inside is not None and not inside.ordinal and not inside.unit:
                group = group_of(scene, position)
                return Count(inside.low, inside.high, inside.approximate, group, position, inside.last, True)
    if lower in _HOWEVER_MANY:
        return None
    if any(parse.lower[child] == "no" and parse.dep[child] == "det" for child in parse.children[position]):
        return Count(0, 0, False, group_of(scene, position), parse.left[position], position + 1, True)
    aged = lower == "old" and position >= 2 and parse.lower[position - 1] in {"-", "year"}
    surname = of_people and lower in scene.surnames and parse.text[position][:1].isupper()
    if parse.tag[position] not in _SINGULAR and lower not in _ONE_PRONOUNS and not aged and not surname:
        return None
    if lower in _ONE_PRONOUNS:
        party = scene.names.at(position)
        if lower == "who" and (party is None or party.kind != "person"):
            return None
        return Count(1, 1, False, "unknown", position, position + 1, False)
    named = scene.entity_at.get(position) == "PERSON" and not classes & {"facility", "place"}
    named = named or (of_people and _by_name(scene, position, classes))
    if not named and not (classes & _PEOPLE):
        return None
    if parse.lemma[position] in _COLLECTIVE or parse.dep[position] == "compound":
        return None
    first, last = scene.phrase(position, of=False)
    added = _beside(scene, max(0, first - 2), last)
    return Count(1, 1, False, group_of(scene, position), first, last, False, added)


def _by_name(scene: Scene, position: int, classes: frozenset[str]) -> bool:
    """True for a name that is somebody's, as one who died bears it: of nothing known, of a person named before, or of
    two words that only the name recogniser takes for a body's."""
    parse = scene.parse
    if parse.lower[position] in scene.surnames and parse.text[position][:1].isupper():
        return True
    if parse.tag[position] != "NNP":
        return False
    if "name" in classes:
        return True
    first = position - 1
    return (
        classes == {"organisation"}
        and first >= 0
        and parse.tag[first] == "NNP"
        and parse.head[first] == position
        and not parse.text[position].isupper()
        and scene.entity_at.get(position) == "ORG"
        and first not in scene.place_tokens
    )


def _headed(scene: Scene, position: int) -> int:
    """ "A Movement of Ostria recruiter": the noun right after a name is the head, wherever the parser hangs it."""
    parse = scene.parse
    if parse.pos[position] != "PROPN":
        return position
    found = scene.entity_range(position)
    after = found[1] if found is not None else position
    if found is not None and parse.lower[after : after + 1] == ["("] and parse.lower[after + 2 : after + 3] == [")"]:
        after += 3
    if found is not None and after < len(parse) and parse.pos[after] == "NOUN" and scene.is_a(after, _PEOPLE):
        same = parse.sentence[after] == parse.sentence[position]
        return after if same and (found[0] <= parse.head[after] < after or after > found[1]) else position
    article = any(parse.lower[child] in {"a", "an"} for child in parse.children[position])
    counted = parse.left[position] in scene.quantity_at and parse.left[position] < position
    if article or counted:
        for _, inner in scene.prep_objects(position, frozenset({"of"})):
            if parse.tag[inner] == ("NN" if article else "NNS") and scene.is_a(inner, _PEOPLE):
                return inner
    return position


# "Two more", "another man", "three others": people beside those told of before.
_OTHERS = frozenset({"another", "additional", "further", "other", "others", "more"})


def _beside(scene: Scene, first: int, last: int) -> bool:
    words = scene.parse.lower[first:last]
    return any(
        word in _OTHERS and not (word == "more" and at + 1 < len(words) and words[at + 1] == "than")
        for at, word in enumerate(words)
    )


def part_of(scene: Scene, position: int, counted: int, quantity: Quantity) -> str:
    """What sets a number apart that is only a part of its toll: "three of the wounded died", "two more bodies"."""
    parse = scene.parse
    if counted != position and parse.lower[counted] in _FORMER:
        return parse.lower[counted]
    words = parse.lower[quantity.first : max(quantity.last, position) + 1]
    return (
        "more" if words[0] in {"another", "additional"} or ("more" in words[1:] and "than" not in words) else "unknown"
    )


def count_coordinated(scene: Scene, position: int, verb: int | None = None) -> list[Count]:
    """The counts of the phrase and of all coordinated with it; of several, their sum comes first.

    verb: what became of them, where "along with two of his men" hangs on it.
    """
    counts: list[Count] = []
    complete = True
    heads = [position]
    if scene.parse.dep[position] == "nsubjpass":
        # "a man, two women and a child were killed": the parser gives the verb two subjects
        siblings = scene.parse.children[scene.parse.head[position]]
        heads = [at for at in siblings if scene.parse.dep[at] == "nsubjpass"] or heads
    told = (*(at for head in heads for at in scene.conjuncts(head)), *_with_them(scene, position, verb))
    for number, one in enumerate(told):
        count = count_people(scene, one, of_people=verb is not None)
        if count is None and number and scene.parse.lower[one] in _REFLEXIVE:
            count = Count(1, 1, False, "unknown", one, one + 1, False)  # "shot a boy and then himself"
        if count is None:
            complete = False
        elif not any(other.first <= count.first and count.last <= other.last for other in counts):
            counts.append(count)  # the two ends of "between 20 and 30" are one number
    if len(counts) > 1:
        if not complete:
            return [count for count in counts if count.counted]
        low = sum(count.low for count in counts)
        high = None if any(count.high is None for count in counts) else sum(count.high or 0 for count in counts)
        groups = {count.group for count in counts}
        total = Count(
            low,
            high,
            any(count.approximate for count in counts),
            groups.pop() if len(groups) == 1 else "unknown",
            min(count.first for count in counts),
            max(count.last for count in counts),
            True,
        )
        return [total, *(count for count in counts if count.group not in {"unknown", total.group} and count.low > 0)]
    return counts


def _with_them(scene: Scene, position: int, verb: int | None) -> list[int]:
    """ "A commander along with two of his men": those told of together with the people at the token."""
    parse = scene.parse
    found: list[int] = []
    for holder in (position, parse.head[position] if verb is None else verb):
        for child in parse.children[holder]:
            if child < position or parse.lower[child] not in {"along", "together"}:
                continue
            for inner in parse.children[child]:
                if parse.lower[inner] == "with":
                    people = scene.child(inner, "pobj")
                    found.extend([] if people is None else scene.conjuncts(people))
    return list(dict.fromkeys(found))


def subsets(scene: Scene, position: int) -> list[Count]:
    """The groups that are part of the people at the token: "including four children", "two of them women"."""
    parse = scene.parse
    found: list[Count] = []
    for child in parse.children[position]:
        inner: int | None = None
        if parse.dep[child] == "prep" and parse.lower[child] in {"including", "among"}:
            inner = scene.child(child, "pobj")
        if inner is None:
            continue
        for one in scene.conjuncts(inner):
            count = count_people(scene, one)
            if count is not None and count.group != "unknown":
                found.append(count)
    return found
