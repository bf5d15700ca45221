"""Which numbers of people come on top of those before them, and which tell the same people again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import Toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome, Span

__all__ = ["are_two", "is_victim", "mark_added"]

_KNOWN = words_of("the these those both all his her their its this that him he she them they")
# Words that name anybody: two numbers of these may well be the same people.
_ANYBODY = words_of(
    """person people man woman men women boy girl child kid teen teenager victim individual suspect male female body
    other one adult resident dead casualty passenger member he she who him her old"""
)
_NEAR_SENTENCES = 3


def mark_added(scene: Scene, tolls: list[Toll]) -> None:
    """Set `added` where people of one outcome are told of beside those before; clear it for the first of an outcome.

    "Killed a guard and shot dead two clerks": two deeds of one sentence have their own people, unless the second names
    known ones. "A commander was captured. Two fighters were detained": a number of one kind after one person of
    another kind is not that person again.
    """
    before: dict[Outcome, list[Toll]] = {}
    for toll in tolls:
        casualty = toll.casualty
        if toll.subset or casualty.low == 0 or casualty.scope != "incident":
            continue
        earlier = before.setdefault(casualty.outcome, [])
        if casualty.outcome == "killed" and _of_self(scene, toll):
            _with_victims(scene, toll, earlier)
            earlier.append(toll)
            continue
        added = bool(earlier) and (casualty.added or any(_apart(scene, one, toll) for one in earlier))
        added = added and not any(_retold(scene, one, toll) for one in earlier)
        if added != casualty.added:
            toll.casualty = replace(casualty, added=added)
        earlier.append(toll)


def _of_self(scene: Scene, toll: Toll) -> bool:
    first, last = scene.parse.tokens_in(toll.casualty.span)
    return last == first + 1 and scene.parse.lower[first] in _SELF


_SELF = frozenset({"himself", "herself", "themselves", "life", "suicide"})


def _with_victims(scene: Scene, toll: Toll, earlier: list[Toll]) -> None:
    """ "Killed two guards, then himself": three died, of whom the sentence tells one by one."""
    parse = scene.parse
    casualty = toll.casualty
    victims = [one for one in earlier if parse.sentence[one.position] == parse.sentence[toll.position]]
    if not victims:
        toll.casualty = replace(casualty, added=False)
        return
    whole = max(victims, key=lambda one: one.casualty.low).casualty
    high = None if whole.high is None else whole.high + 1
    span = Span(start=min(whole.span.start, casualty.span.start), end=max(whole.span.end, casualty.span.end))
    toll.casualty = replace(casualty, low=whole.low + 1, high=high, span=span, added=False)
    toll.counted = True


def _retold(scene: Scene, one: Toll, other: Toll) -> bool:
    """True where the second tells again of people added before: the same number of one kind, or one name."""
    same = _kind(scene, one) == _kind(scene, other)
    if same and one.casualty.approximate and other.casualty.approximate and _kind(scene, one) == "other":
        return True  # "numerous others", then "several others": two vague words for those beside the first
    if _others(scene, other):
        if one.casualty.approximate and not other.casualty.approximate and one.casualty.low <= other.casualty.low:
            return True  # "several injured", then "five others were injured": beside the dead
        if one.casualty.low == other.casualty.low and _others(scene, one):
            return True  # "three others" told twice
    if one.casualty.low != other.casualty.low or not one.casualty.added:
        return False
    named = _name(scene, one), _name(scene, other)
    return named[0] == named[1] if any(named) else same


def _others(scene: Scene, toll: Toll) -> bool:
    """True for several people beside some others: "three others", "three other men"."""
    first, last = scene.parse.tokens_in(toll.casualty.span)
    return toll.casualty.low > 1 and not {"other", "others"}.isdisjoint(scene.parse.lower[first:last])


def _name(scene: Scene, toll: Toll) -> str | None:
    """The name of the one person that the toll tells of, under which the report's other words go as well."""
    if toll.counted:
        return None
    first, last = scene.parse.tokens_in(toll.casualty.span)
    parties = (scene.names.at(at) for at in range(last - 1, first - 1, -1))
    return next((party.name for party in parties if party is not None and party.kind == "person"), None)


def is_victim(scene: Scene, toll: Toll, triggers: Iterable[Trigger]) -> bool:
    """True where the one person of the toll is whom the incident's words name as hit, or "the victim"."""
    if _kind(scene, toll) == "victim":
        return True
    name = _name(scene, toll)
    if name is None:
        return _told_before(scene, toll, triggers)
    words = set(name.lower().split())
    return any(words & set(target.name.lower().split()) for trigger in triggers for target in trigger.targets)


def _told_before(scene: Scene, toll: Toll, triggers: Iterable[Trigger]) -> bool:
    """ "The boy died": one who was told of before, by the same word, as hit or as who hit himself."""
    parse = scene.parse
    if not _known(scene, toll):
        return False
    kind = _kind(scene, toll)
    return any(kind == parse.lemma[at] for trigger in triggers for at in (*trigger.patients, *trigger.agents))


def are_two(scene: Scene, one: Toll, other: Toll) -> bool:
    """True where two tolls of one person each are surely of two persons: other names, or a man and a woman.

    A name and a description may be one person's ("a man was killed … Tom Rask, 34"), and so may two descriptions.
    """
    names = _name(scene, one), _name(scene, other)
    if names[0] is not None and names[1] is not None:
        return not set(names[0].lower().split()) & set(names[1].lower().split())
    if any(names):
        return False
    sexes = _sex(_kind(scene, one)), _sex(_kind(scene, other))
    return all(sexes) and sexes[0] != sexes[1]


def _sex(kind: str) -> str:
    return "male" if kind in _MALE else "female" if kind in _FEMALE else ""


_MALE = words_of("man boy father husband son brother grandfather boyfriend male gentleman policeman fisherman uncle")
_FEMALE = words_of("woman girl mother wife daughter sister grandmother girlfriend female lady policewoman aunt nun")


def _apart(scene: Scene, one: Toll, other: Toll) -> bool:
    parse = scene.parse
    if one.position == other.position or _known(scene, other):
        return False
    if not one.counted and not other.counted:
        return parse.sentence[one.position] == parse.sentence[other.position] and are_two(scene, one, other)
    away = parse.sentence[other.position] - parse.sentence[one.position]
    if away == 0:
        return not (one.casualty.span.contains(other.casualty.span) or _known(scene, one) or _rivals(scene, one, other))
    if one.counted or not other.counted or not 0 < away <= _NEAR_SENTENCES or one.trigger is None:
        return False
    if _known(scene, one):
        return False
    kinds = {_kind(scene, one), _kind(scene, other)}
    return len(kinds) == 2 and not kinds & _ANYBODY


def _rivals(scene: Scene, one: Toll, other: Toll) -> bool:
    """ "The ministry puts the toll at 12, while the union says that 17 died": two counts of the same people."""
    sources = _sources(scene, one), _sources(scene, other)
    return bool(sources[1]) and sources[0].isdisjoint(sources[1]) and one.counted and other.counted


def _sources(scene: Scene, toll: Toll) -> set[str]:
    return {claim.chain[-1].name for claim in scene.claims if claim.id in toll.casualty.claims}


def _known(scene: Scene, toll: Toll) -> bool:
    """True for people spoken of before: "the two men", "both"."""
    first, last = scene.parse.tokens_in(toll.casualty.span)
    return any(word in _KNOWN for word in scene.parse.lower[max(0, first - 1) : min(first + 1, last)])


def _kind(scene: Scene, toll: Toll) -> str:
    """The lemma of the noun that names the people."""
    parse = scene.parse
    first, last = parse.tokens_in(toll.casualty.span)
    for at in range(last - 1, first - 1, -1):
        if not first <= parse.head[at] < last:
            return "person" if scene.entity_at.get(at) == "PERSON" else parse.lemma[at]
    return parse.lemma[last - 1]
