"""Numbers of people told by nouns: tolls, deaths, bodies, and none at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import (
    Count,
    count_coordinated,
    count_people,
    group_of,
    part_of,
    subsets,
)
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_states import outcome_states
from firsthand.extraction.mentions.toll_verbs import came_so, outcome_verbs
from firsthand.extraction.mentions.tolls import OUTCOMES, Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["from_nouns", "reached"]

_REACHED = words_of(
    """to at of past above reached hit is was stands exceeds exceeded : tops topped passed surpassed surpasses
    reaches stood beyond over"""
)
_BEYOND = words_of("""past above exceeds exceeded exceed tops topped passed surpassed surpasses beyond exceeding""")
_ABSENT = frozenset({"present", "inside", "there", "home", "aboard", "on", "in"})
_AT = frozenset({"at", "near"})
_SPOKEN_OF = frozenset({"wounded", "injured", "survivors", "rest", "others", "hurt", "patients"})
_SITES = frozenset({"facility", "vehicle", "vessel"})


@cache
def _outcome_nouns() -> MappingProxyType[str, Outcome]:
    table = load_table("mentions/casualties.toml")["nouns"]
    return MappingProxyType({word: name for name in OUTCOMES for word in words_of(table.get(name, ""))})


def from_nouns(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    nouns = _outcome_nouns()
    for position, lemma in enumerate(parse.lemma):
        lower = parse.lower[position]
        if lower == "no" and position + 1 < len(parse):
            yield from _none(scene, position, triggers)
        elif lower in {"nobody", "none"} or (
            lower in {"one", "-", "no-one"} and position and parse.lower[position - 1] == "no"
        ):
            yield from _nobody(scene, position, triggers)
        elif lower == "without" and position + 1 < len(parse):
            yield from _without(scene, position, triggers)
        elif lower in _DEAD:
            yield from _found_dead(scene, position, triggers)
        elif parse.pos[position] not in {"NOUN", "PROPN"}:
            continue
        elif position in triggers and triggers[position].form == "noun" and _fatal(scene, position, triggers[position]):
            yield from _of_people(scene, position, "killed", triggers)
        elif position in triggers and triggers[position].form == "noun" and _abducted(triggers[position]):
            yield from _of_people(scene, position, "detained", triggers)
        elif lemma == "toll" or (lemma == "total" and parse.dep[position] == "dobj"):
            yield from _death_toll(scene, position, triggers)
        elif lemma in nouns:
            yield from _counted_noun(scene, position, nouns[lemma], triggers)
        elif lemma in {"body", "corpse", "remains"}:
            yield from _bodies(scene, position, triggers)


_KILLINGS = words_of("killing murder slaying assassination homicide execution lynching beheading")


def _fatal(scene: Scene, noun: int, trigger: Trigger) -> bool:
    """ "The killing of two boys", "the fatal shooting of a teenager": people died in what the noun tells."""
    if trigger.status not in {"happened", "alleged"}:
        return False
    if scene.parse.lemma[noun] in _KILLINGS:
        return True
    return any(scene.parse.lower[at] in {"fatal", "deadly"} for at in scene.modifiers(noun))


def _abducted(trigger: Trigger) -> bool:
    """ "The kidnapping of three tourists"."""
    return trigger.mode == "abduct" and trigger.status in {"happened", "alleged"}


def _of_people(scene: Scene, position: int, outcome: Outcome, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    for _, inner in scene.prep_objects(position, frozenset({"of"})):
        for number, count in enumerate(count_coordinated(scene, inner)):
            yield make_toll(scene, count, outcome, position, triggers, subset=number > 0)
        return


_DEAD = frozenset({"dead", "deceased", "lifeless"})
_FINDS = words_of("pronounce find declare leave confirm discover locate")


def _found_dead(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "He was pronounced dead", "two men were found dead", "found a girl dead", "the dead were …"."""
    parse = scene.parse
    dep, verb = parse.dep[position], parse.head[position]
    if dep in {"nsubj", "nsubjpass", "dobj"} and parse.tag[position] != "VBN":
        yield from _named_dead(scene, position, triggers)
        return
    people: int | None = None
    if dep in {"oprd", "acomp", "attr"} and scene.is_verb(verb) and parse.lemma[verb] in _FINDS | {"be"}:
        people = scene.patient(verb) if parse.lemma[verb] != "be" else scene.subject(verb)
    elif dep in {"ccomp", "advcl"} and parse.lemma[verb] in _FINDS:
        people = scene.child(position, "nsubj")
        people = scene.patient(verb) if people is None else people
    elif dep in {"acl", "amod"} and verb < position and parse.dep[verb] in {"dobj", "nsubjpass", "attr", "appos"}:
        people, verb = verb, parse.head[verb]
        if parse.lemma[verb] not in _FINDS | {"be"}:
            return
    if people is None or not came_so(scene, verb):
        return
    if parse.lower[people] in _DEAD or (parse.lemma[verb] == "be" and parse.pos[people] == "PRON"):
        return
    for count in count_coordinated(scene, people):
        yield make_toll(scene, count, "killed", verb, triggers)


def _named_dead(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "The dead were a man, two women and a boy"; "identified the dead as Ann Vell and Tom Rask"."""
    parse = scene.parse
    verb = parse.head[position]
    listed: int | None = None
    if parse.lemma[verb] == "be":
        listed = scene.child(verb, "attr")
    elif parse.lemma[verb] in {"identify", "name"}:
        listed = next((inner for _, inner in scene.prep_objects(verb, frozenset({"as"}))), None)
    if listed is not None and came_so(scene, verb):
        for count in count_coordinated(scene, listed):
            yield make_toll(scene, count, "killed", verb, triggers)


def _none(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "No casualties were reported", "no deaths or injuries": zero. "No reports of casualties" tells nothing."""
    parse = scene.parse
    if parse.lower[position + 1] == "one":
        return
    for at in range(position + 1, min(position + 6, len(parse))):
        if parse.lower[at] in {
            "further",
            "other",
            "additional",
            "new",
            "more",
            "immediate",
            "report",
            "reports",
            "word",
            "serious",
            "major",
        }:
            return
        if parse.pos[at] not in {"ADJ", "NOUN", "PROPN", "CCONJ", "PUNCT"}:
            return
        spared = _spared(scene, at)
        if spared:
            for outcome in spared:
                count = Count(0, 0, False, group_of(scene, at), position, at + 1, True)
                yield make_toll(scene, count, outcome, parse.head[at], triggers)
            return
        outcomes = _zero_of(parse.lemma[at])
        if outcomes:
            count = Count(0, 0, False, "unknown", position, at + 1, True)
            if at > position + 1 and parse.lower[at - 1] in {"civilian", "military"}:
                count = count._replace(group="civilian" if parse.lower[at - 1] == "civilian" else "combatant")
            for outcome in outcomes:
                yield make_toll(scene, count, outcome, at, triggers)
            if not (at + 2 < len(parse) and parse.lower[at + 1] in {"or", "and"}):
                return


def _spared(scene: Scene, noun: int) -> tuple[Outcome, ...]:
    """ "No civilians were harmed": what did not become of the people that the noun names."""
    parse = scene.parse
    verb = parse.head[noun]
    subject = parse.dep[noun] in {"nsubjpass", "nsubj"} and scene.is_verb(verb)
    if not subject or not scene.is_a(noun, frozenset({"person", "combatant"})) or scene.child(verb, "neg") is not None:
        return ()
    if any(parse.tag[child] == "MD" for child in parse.children[verb]):
        return ()
    lemma = parse.lemma[verb]
    if lemma in {"hurt", "harm"}:
        return ("killed", "injured")
    if lemma == "die":
        return ("killed",)
    outcome = outcome_verbs().get(lemma) if parse.dep[noun] == "nsubjpass" else None
    return (outcome,) if outcome in {"killed", "injured"} and outcome is not None else ()


def _zero_of(lemma: str) -> tuple[Outcome, ...]:
    if lemma in {"casualty", "victim"}:
        return ("killed", "injured")
    if lemma in {"death", "fatality"}:
        return ("killed",)
    return ("injured",) if lemma == "injury" else ()


def _without(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    at = position + 1
    if parse.lower[at] == "any" and at + 1 < len(parse):
        at += 1
    for outcome in _zero_of(parse.lemma[at]):
        count = Count(0, 0, False, "unknown", position, at + 1, True)
        yield make_toll(scene, count, outcome, at, triggers)


def _nobody(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "No one was hurt"; "no one was present at the port": nobody there could be killed."""
    parse = scene.parse
    first = position if parse.lower[position] in {"nobody", "none", "no-one"} else position - 1
    if parse.lower[position + 1 : position + 2] == ["else"]:
        return  # "no one else was hurt"
    whole = [inner for _, inner in scene.prep_objects(position, frozenset({"of"}))]
    if parse.lower[position] == "none" and (not whole or parse.lower[whole[0]] in _SPOKEN_OF):
        return  # "none of the wounded": of those who are told of before
    verb = parse.head[position]
    steps = 0
    while not scene.is_verb(verb) and parse.head[verb] != verb and steps < 3:
        verb, steps = parse.head[verb], steps + 1
    if not scene.is_verb(verb) or any(parse.tag[child] == "MD" for child in parse.children[verb]):
        return
    lemma = parse.lemma[verb]
    outcomes: tuple[Outcome, ...] = ()
    if lemma in {"hurt", "harm"}:
        outcomes = ("killed", "injured")
    elif outcome_verbs().get(lemma) in {"killed", "injured"}:
        outcomes = (outcome_verbs()[lemma],)
    elif lemma == "die":
        outcomes = ("killed",)
    elif lemma == "be":
        states = outcome_states()
        for child in parse.children[verb]:
            if parse.lower[child] in states:
                outcomes = (states[parse.lower[child]],)
            elif parse.lower[child] in {"hurt", "harmed"}:
                outcomes = ("killed", "injured")
            elif parse.lower[child] in _ABSENT and verb < child and not _elsewhere(scene, child):
                outcomes = ("killed",)
        if not outcomes and any(scene.is_a(site, _SITES) for _, site in scene.prep_objects(verb, _AT)):
            outcomes = ("killed",)
    if any(parse.dep[child] == "neg" for child in parse.children[verb]):
        return
    for outcome in outcomes:
        count = Count(0, 0, False, "unknown", first, position + 1, True)
        yield make_toll(scene, count, outcome, verb, triggers)


def _elsewhere(scene: Scene, preposition: int) -> bool:
    """ "Nobody was in custody", "none is in danger": no place where they might have been hurt."""
    inner = scene.child(preposition, "pobj")
    return inner is not None and not scene.is_a(inner, _SITES | {"place"})


def _death_toll(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "The death toll rose from 12 to 14": the number that it has come to."""
    parse = scene.parse
    before = parse.lower[position - 1] if position else ""
    if parse.lemma[position] == "toll" and (
        before in {"bell", "road", "heavy", "physical", "emotional", "bridge"}
        or (before == "a" and parse.lower[position + 1 : position + 2] != ["of"])
    ):
        return
    bringing = parse.lemma[parse.head[position]] in {"bring", "take", "raise", "push"}
    if parse.lemma[position] == "total" and not bringing:
        return
    count = reached(scene, position)
    if count is None:
        return
    if parse.lemma[position] == "total" and _DEATHS.isdisjoint(parse.lower[position + 1 : count.first + 4]):
        return
    yield make_toll(scene, count, "injured" if before == "injury" else "killed", position, triggers)


_DEATHS = frozenset({"dead", "deaths", "killed", "fatalities"})


def reached(scene: Scene, position: int) -> Count | None:
    """The number that the tally at the token has come to: "rose from 12 to 14", "stands at nine", "now past 200"."""
    parse = scene.parse
    last = parse.sentences[parse.sentence[position]][1]
    for at in range(position + 1, min(position + 22, last)):
        quantity = scene.quantity_at.get(at)
        if quantity is None or quantity.first != at or quantity.ordinal or quantity.unit or at in scene.time_tokens:
            continue
        led = parse.lower[at - 1]
        if led == "from" and "to" in parse.lower[quantity.first : quantity.last] and quantity.high:
            # "rose from fourteen to 31": what it has come to
            return Count(quantity.high, quantity.high, False, "unknown", quantity.last - 1, quantity.last, True)
        if led not in _REACHED and not (led == "," and parse.lemma[position] == "toll" and at - position > 6):
            continue
        low, high = quantity.low, quantity.high
        if led in _BEYOND and high == low:
            low, high = low + 1, None
        return Count(low, high, quantity.approximate, "unknown", quantity.first, quantity.last, True)
    return None


def _ended(scene: Scene, life: int) -> bool:
    """ "Claimed 14 lives", "the loss of six lives"."""
    parse = scene.parse
    head = parse.head[life]
    if parse.lower[head] == "of" and parse.lemma[parse.head[head]] == "loss":
        return True
    return parse.lemma[head] in {"claim", "take", "cost", "lose", "end"}


def _counted_noun(scene: Scene, position: int, outcome: Outcome, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "14 deaths", "the deaths of 14 people", "claimed 14 lives", "made 12 arrests"."""
    parse = scene.parse
    lemma = parse.lemma[position]
    if lemma == "life" and not _ended(scene, position):
        return
    if parse.dep[position] == "pobj" and parse.lower[parse.head[position]] == "of" and lemma not in {"life", "death"}:
        return  # "four of the injured": a part, of whom something else is told
    if parse.dep[position] == "compound" or (
        parse.dep[position] == "pobj" and lemma in {"death", "injury"} and parse.lower[position - 1] == "to"
    ):
        return
    if lemma == "injury" and parse.lemma[parse.head[position]] in {"have", "suffer", "sustain", "receive", "with"}:
        return  # "suffered multiple injuries": one person's
    for child in parse.children[position]:
        quantity = scene.quantity_at.get(child)
        if (
            child < position
            and quantity is not None
            and not quantity.ordinal
            and not quantity.unit
            and quantity.low > 0
        ):
            count = Count(
                quantity.low, quantity.high, quantity.approximate, "unknown", quantity.first, position + 1, True
            )
            yield make_toll(scene, count, outcome, position, triggers)
            return
    if lemma == "life" and any(parse.lower[child] in {"a", "one"} for child in parse.children[position]):
        # "claimed a life"
        yield make_toll(
            scene, Count(1, 1, False, "unknown", position - 1, position + 1, False), outcome, position, triggers
        )
        return
    if lemma == "injury":
        return
    if outcome == "detained":
        # "confirmed the capture of a commander" tells of one; "a warrant for the arrest of" tells of none
        trigger = triggers.get(position)
        if trigger is None or trigger.type != "COERCE" or trigger.status not in {"happened", "alleged"}:
            return
    for _, inner in scene.prep_objects(position, frozenset({"of"})):
        count_of = count_people(scene, inner)
        if count_of is not None and (count_of.counted or outcome in {"killed", "detained"}):
            yield make_toll(scene, count_of, outcome, position, triggers)
            for part in subsets(scene, inner):
                yield make_toll(scene, part, outcome, position, triggers, subset=True)
            return
    owner = scene.child(position, "poss")
    if lemma == "death" and owner is not None and scene.entity_at.get(owner) == "PERSON":
        for count in count_coordinated(scene, owner):
            yield make_toll(scene, count, outcome, position, triggers)


_FOUND = words_of(
    """find recover pull retrieve discover bring take see dig wash remain lie arrive identify receive bury
    exhume leave say report remove drag carry lay spot count-up transport be speak talk count"""
)


def _bodies(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "Five bodies were recovered", "the bodies of five miners"."""
    parse = scene.parse
    if parse.tag[position] == "NN" and not any(True for _ in scene.prep_objects(position, frozenset({"of"}))):
        return
    verb = scene.clause_verb(position)
    if verb is not None and parse.lemma[verb] not in _FOUND:
        return
    for child in parse.children[position]:
        quantity = scene.quantity_at.get(child)
        if child < position and quantity is not None and not quantity.ordinal and not quantity.unit:
            group = part_of(scene, position, position, quantity)
            count = Count(quantity.low, quantity.high, quantity.approximate, group, quantity.first, position + 1, True)
            yield make_toll(scene, count, "killed", position, triggers)
            return
    for _, inner in scene.prep_objects(position, frozenset({"of"})):
        for number, count_of in enumerate(count_coordinated(scene, inner)):
            yield make_toll(scene, count_of, "killed", position, triggers, subset=number > 0)
