"""What became of each person and group that was hit: killed, injured, rescued, as the report tells of them by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.identified import Identified
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.values import PRONOUNS, make_argument
from firsthand.extraction.names import Party
from firsthand.model import Argument, Mention, Outcome

__all__ = ["name_victims", "with_deaths", "with_fates", "with_names"]

_VICTIMS_ARE_TARGETS = frozenset({"ASSAULT"})
_HARM = frozenset({"killed", "injured"})
_PEOPLE = frozenset({"person", "private_person", "group"})
_LIVE = frozenset({"happened", "alleged"})
_FAILED = frozenset({"attempted", "attempt", "failed", "foiled", "thwarted", "averted"})


def name_victims(scene: Scene, tolls: Iterable[Toll]) -> None:
    """Give each trigger the names of those who were hurt by it, so that two tellings of one death meet."""
    for toll in tolls:
        at = _person_at(scene, toll)
        if at is not None and toll.trigger is not None and toll.casualty.low > 0:
            party = scene.names.at(at)
            if party is not None:
                toll.trigger.heads.add(f"={party.name.lower()}")


def with_fates(scene: Scene, type_name: str, targets: Iterable[Argument], tolls: Sequence[Toll]) -> list[Argument]:
    """The targets with what became of them. Of an assault, a named person who was hurt in it was its target too."""
    found = list(targets)
    for toll in tolls:
        casualty = toll.casualty
        if casualty.low == 0 or casualty.scope != "incident" or toll.presumed:
            continue
        at = _person_at(scene, toll)
        party = scene.names.at(at) if at is not None else None
        met = [number for number, target in enumerate(found) if _is_told_of(target, toll, party)]
        for number in met:
            found[number] = _with(found[number], casualty.outcome)
        if not met and at is not None and type_name in _VICTIMS_ARE_TARGETS and casualty.outcome in _HARM:
            argument = make_argument(scene, at, "certain")
            if argument is not None and argument.kind in {"person", "private_person"}:
                found.append(_with(argument, casualty.outcome))
    return found


def with_deaths(scene: Scene, triggers: Iterable[Trigger], targets: Iterable[Argument]) -> list[Argument]:
    """The targets, with death for people of whose killing a word tells that means no less: "the murder of two nuns"."""
    parse = scene.parse
    dead = {
        argument.span
        for trigger in triggers
        if trigger.status in _LIVE
        and parse.lemma[trigger.position] in _killings()
        and _FAILED.isdisjoint(parse.lower[child] for child in parse.children[trigger.position])
        for argument in trigger.targets
        if argument.kind in _PEOPLE
    }
    return [_with(target, "killed") if target.span in dead else target for target in targets]


@cache
def _killings() -> frozenset[str]:
    table = load_table("mentions/casualties.toml")
    return words_of(table["verbs"]["killed"]) | words_of(table["nouns"]["killings"])


def with_names(scene: Scene, mention: Mention, identified: Iterable[Identified]) -> tuple[Argument, ...]:
    """The targets of the mention with those whose names the report gives later, each with its fate."""
    found = list(mention.targets)
    fates: set[Outcome] = {one.outcome for one in mention.casualties if one.outcome in _HARM and one.low > 0}
    for one in identified:
        outcome = one.outcome or (next(iter(fates)) if len(fates) == 1 else None)
        for position in one.names:
            argument = make_argument(scene, position, "certain")
            if argument is None:
                continue
            if argument.kind not in {"person", "private_person"}:
                argument = replace(argument, kind="private_person")
            known = next((at for at, other in enumerate(found) if other.name.lower() == argument.name.lower()), None)
            if known is None:
                found.append(argument if outcome is None else _with(argument, outcome))
            elif outcome is not None:
                found[known] = _with(found[known], outcome)
    return tuple(found)


def _person_at(scene: Scene, toll: Toll) -> int | None:
    """The token of the one named person that the words count; None for several and for somebody without a name."""
    if toll.counted or toll.casualty.high != 1:
        return None
    parse = scene.parse
    first, last = parse.tokens_in(toll.casualty.span)
    for at in range(last - 1, first - 1, -1):
        party = scene.names.at(at)
        named = parse.text[at][:1].isupper() or parse.lower[at] in PRONOUNS
        if party is not None and party.kind == "person" and named and party.name[:1].isupper():
            return at
    return None


def _is_told_of(target: Argument, toll: Toll, party: Party | None) -> bool:
    if target.span.overlaps(toll.casualty.span):
        return True
    return party is not None and party.name.lower() == target.name.lower()


def _with(target: Argument, outcome: Outcome) -> Argument:
    return target if outcome in target.outcomes else replace(target, outcomes=(*target.outcomes, outcome))
