"""Numbers of people told by nouns: tolls, deaths, injuries, bodies."""

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
    part_of,
    subsets,
)
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_none import nobody_told, none_told, without_told
from firsthand.extraction.mentions.toll_verbs import came_so
from firsthand.extraction.mentions.tolls import OUTCOMES, Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["from_nouns", "reached"]

_REACHED = words_of(
    """to at of past above reached hit is was stands exceeds exceeded : tops topped passed surpassed surpasses
    reaches stood beyond over as"""
)
_BEYOND = words_of("""past above exceeds exceeded exceed tops topped passed surpassed surpasses beyond exceeding""")
_BY_NOW = frozenset({"now", "currently", "already", "officially", "still"})


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
            yield from none_told(scene, position, triggers)
        elif lower in {"nobody", "none"} or (
            lower in {"one", "-", "no-one"} and position and parse.lower[position - 1] == "no"
        ):
            yield from nobody_told(scene, position, triggers)
        elif lower == "without" and position + 1 < len(parse):
            yield from without_told(scene, position, triggers)
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
        elif lemma in _BODIES or lower in _BODIES:
            yield from _bodies(scene, position, triggers)


# The plural of "corpse" has the lemma of "corps".
_BODIES = frozenset({"body", "corpse", "corpses", "remains", "coffin"})
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
        led = parse.lower[at - 2] if parse.lower[at - 1] in _BY_NOW else parse.lower[at - 1]
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
    if _in_part(scene, position) and lemma not in {"life", "death"}:
        # "four of the injured": a part, of whom something else is told; "dozens of injuries": all
        count = _heaped(scene, position)
        if count is not None:
            yield make_toll(scene, count, outcome, position, triggers)
        return
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
    risen = _risen(scene, position)
    if risen is not None:
        yield make_toll(scene, risen, outcome, position, triggers)
        return
    if lemma == "injury":
        for _, inner in scene.prep_objects(position, frozenset({"to"})):
            hurt = count_people(scene, inner)
            if hurt is not None and hurt.counted:
                yield make_toll(scene, hurt, outcome, position, triggers)
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


def _in_part(scene: Scene, position: int) -> bool:
    """True for what stands behind "of" without a number of its own."""
    parse = scene.parse
    if parse.dep[position] != "pobj" or parse.lower[parse.head[position]] != "of":
        return False
    return not any(child in scene.quantity_at and child < position for child in parse.children[position])


def _heaped(scene: Scene, position: int) -> Count | None:
    """ "Dozens of injuries", "hundreds of arrests": the number before "of", where no article makes it a part."""
    parse = scene.parse
    if any(parse.dep[child] in {"det", "poss"} for child in parse.children[position]):
        return None
    quantity = scene.quantity_at.get(parse.head[parse.head[position]])
    if quantity is None or quantity.ordinal or quantity.unit or not quantity.approximate:
        return None
    return Count(quantity.low, quantity.high, True, "unknown", quantity.first, position + 1, True)


def _risen(scene: Scene, noun: int) -> Count | None:
    """ "Fatalities have risen to 37", "arrests now stand at 120": the number that the plural has come to."""
    parse = scene.parse
    verb = parse.head[noun]
    if parse.tag[noun] != "NNS" or parse.dep[noun] != "nsubj" or parse.lemma[verb] not in _RISES:
        return None
    return reached(scene, noun)


_RISES = words_of("rise climb reach stand number exceed top pass surpass hit grow jump increase fall drop")
_FOUND = words_of(
    """find recover pull retrieve discover bring take see dig wash remain lie arrive identify receive bury
    exhume leave say report remove drag carry lay spot count-up transport be speak talk count lower number"""
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
