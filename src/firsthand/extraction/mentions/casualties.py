"""What became of people: killed, injured, missing, detained, rescued, displaced, with bounds, group and scope."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import get_args

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import Count, count_coordinated, count_people, group_of, subsets
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.triggers import cause_of
from firsthand.model import Casualty, Outcome, Scope

__all__ = ["Toll", "find_tolls"]

_OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_OPEN_MODALS = frozenset({"would", "could", "can", "may", "might", "should", "will", "'ll", "must", "'d"})
_BETWEEN = frozenset(
    [
        "people",
        "persons",
        "person",
        "others",
        "other",
        "more",
        "of",
        "them",
        "the",
        "were",
        "was",
        "have",
        "has",
        "had",
        "been",
        "are",
        "is",
        "be",
        "left",
        "found",
        "confirmed",
        "reported",
        "also",
        "still",
        "seriously",
        "critically",
        "badly",
        "severely",
        "least",
        ",",
        "and",
        "at",
        "pronounced",
        "declared",
        "lightly",
        "slightly",
        "another",
        "including",
        "gravely",
        "officially",
    ]
)
_DOUBT = frozenset({"feared", "presumed", "believed", "thought"})
_REACHED = frozenset(
    {
        "to",
        "at",
        "of",
        "past",
        "above",
        "reached",
        "hit",
        "is",
        "was",
        "stands",
        "exceeds",
        "exceeded",
        ":",
        "tops",
        "topped",
        "passed",
        "surpassed",
        "surpasses",
        "reaches",
        "stood",
        "beyond",
        "over",
    }
)
_BEYOND = frozenset(
    {
        "past",
        "above",
        "exceeds",
        "exceeded",
        "exceed",
        "tops",
        "topped",
        "passed",
        "surpassed",
        "surpasses",
        "beyond",
        "exceeding",
    }
)
_ABSENT = frozenset({"present", "inside", "there", "home", "aboard", "on", "in"})


@dataclass(slots=True, kw_only=True)
class Toll:
    """A casualty with the token it hangs on and the trigger it belongs to, None where no syntax tells.

    counted: a number stands there; False for a single person named or described.
    subset: a group out of a larger number in the same words.
    """

    casualty: Casualty
    position: int
    trigger: Trigger | None
    counted: bool
    subset: bool = False


@cache
def _verbs() -> MappingProxyType[str, Outcome]:
    table = load_table("mentions/casualties.toml")["verbs"]
    return MappingProxyType(
        {word: name for name in _OUTCOMES if name in table for word in words_of(table[name]) if name != "missing"}
    )


@cache
def _intransitive() -> MappingProxyType[str, Outcome]:
    table = load_table("mentions/casualties.toml")["verbs"]
    found: dict[str, Outcome] = dict.fromkeys(words_of(table["dies"]), "killed")
    found.update(dict.fromkeys(words_of(table["flees"]), "displaced"))
    found.update(dict.fromkeys(words_of(table["missing"]), "missing"))
    return MappingProxyType(found)


@cache
def _states() -> MappingProxyType[str, Outcome]:
    """Words that close "three people …": adjectives of state and participles."""
    table = load_table("mentions/casualties.toml")
    found: dict[str, Outcome] = {}
    for name in _OUTCOMES:
        for word in words_of(table["adjectives"].get(name, "")):
            found[word] = name
    found.update(
        {"killed": "killed", "slain": "killed", "murdered": "killed", "arrested": "detained", "detained": "detained",
         "kidnapped": "detained", "abducted": "detained", "rescued": "rescued", "evacuated": "displaced"}
    )  # fmt: skip
    return MappingProxyType(found)


@cache
def _nouns() -> MappingProxyType[str, Outcome]:
    table = load_table("mentions/casualties.toml")["nouns"]
    return MappingProxyType({word: name for name in _OUTCOMES for word in words_of(table.get(name, ""))})


@cache
def _running() -> tuple[frozenset[str], tuple[str, ...]]:
    table = load_table("mentions/casualties.toml")["cumulative"]
    return words_of(table["words"]), tuple(table["phrases"])


def find_tolls(scene: Scene, triggers: dict[int, Trigger]) -> list[Toll]:
    """All casualties of the report in order, each with its trigger where syntax tells one."""
    found: list[Toll] = []
    used: set[tuple[Outcome, int]] = set()
    for toll in (*_from_verbs(scene, triggers), *_from_states(scene, triggers), *_from_nouns(scene, triggers)):
        key = (toll.casualty.outcome, toll.casualty.span.start)
        span = toll.casualty.span
        inside = any(
            other.casualty.outcome == toll.casualty.outcome and other.casualty.span.contains(span) and not toll.subset
            for other in found
        )
        if key not in used and not inside:
            used.add(key)
            found.append(toll)
    found.extend(_among(scene, found, used))
    found.sort(key=lambda toll: toll.casualty.span.start)
    return found


def _among(scene: Scene, tolls: list[Toll], used: set[tuple[Outcome, int]]) -> list[Toll]:
    """ "34 people, among them six children"; "12 dead, including two women": groups of the number before them."""
    parse = scene.parse
    found: list[Toll] = []
    for position, lower in enumerate(parse.lower):
        if lower not in {"among", "including", "of"} or position + 1 >= len(parse):
            continue
        at = position + 1
        if lower in {"among", "of"}:
            if parse.lower[at] != "them":
                continue
            at += 1
        if at < len(parse) and parse.lower[at] in {",", "were", "are"}:
            at += 1
        quantity = scene.quantity_at.get(at)
        before = at
        if lower == "of":
            quantity = scene.quantity_at.get(position - 1)
            before = position - 1
        if quantity is None or quantity.ordinal or quantity.unit:
            continue
        noun = at if lower == "of" else _counted_head(scene, quantity.last)
        if noun is None or noun >= len(parse):
            continue
        group = group_of(scene, noun)
        owner = _toll_before(scene, tolls, before)
        if group == "unknown" or owner is None:
            continue
        last = quantity.last if lower == "of" else noun + 1
        span = parse.span(quantity.first, max(last, noun + 1))
        if (owner.casualty.outcome, span.start) in used:
            continue
        used.add((owner.casualty.outcome, span.start))
        count = Count(
            quantity.low, quantity.high, quantity.approximate, group, quantity.first, max(last, noun + 1), True
        )
        toll = _toll(scene, count, owner.casualty.outcome, owner.position, {})
        toll.trigger, toll.subset = owner.trigger, True
        found.append(toll)
    return found


def _counted_head(scene: Scene, at: int) -> int | None:
    """The noun that the number before `at` counts."""
    parse = scene.parse
    for position in range(at, min(at + 4, len(parse))):
        if parse.pos[position] in {"NOUN", "PROPN"} and parse.dep[position] not in {"compound", "nmod"}:
            return position
        if parse.pos[position] not in {"ADJ", "NOUN", "PROPN", "NUM"} and parse.text[position] != "-":
            return None
    return None


def _toll_before(scene: Scene, tolls: list[Toll], position: int) -> Toll | None:
    """The number of people told last before the token, in its sentence."""
    parse = scene.parse
    first = parse.start[parse.sentences[parse.sentence[position]][0]]
    best: Toll | None = None
    for toll in tolls:
        start = toll.casualty.span.start
        if first <= start < parse.start[position] and not toll.subset and toll.casualty.low > 0:
            if best is None or start > best.casualty.span.start:
                best = toll
    return best


def _toll(
    scene: Scene,
    count: Count,
    outcome: Outcome,
    position: int,
    triggers: dict[int, Trigger],
    *,
    subset: bool = False,
) -> Toll:
    span = scene.parse.span(count.first, count.last)
    trigger = triggers.get(position) or cause_of(scene, position, triggers)
    return Toll(
        casualty=Casualty(
            outcome=outcome,
            low=count.low,
            high=count.high,
            span=span,
            group=count.group,
            scope=_scope(scene, position, trigger, one=count.high is not None and count.high <= 1),
            approximate=count.approximate,
            claims=scene.claims_over(span),
        ),
        position=position,
        trigger=trigger,
        counted=count.counted,
        subset=subset,
    )


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _from_verbs(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    done_to, said_of = _verbs(), _intransitive()
    for verb, lemma in enumerate(parse.lemma):
        if parse.pos[verb] not in {"VERB", "ADJ"}:
            continue
        outcome = done_to.get(lemma)
        people: int | None = None
        if outcome is not None and parse.pos[verb] == "VERB" and parse.dep[verb] != "amod":
            people = scene.patient(verb)
            if people is None and parse.dep[verb] == "conj" and scene.child(parse.head[verb], "dobj") is not None:
                people = None
        elif lemma in said_of and parse.pos[verb] == "VERB":
            outcome = said_of[lemma]
            people = None if _natural(scene, verb) else scene.subject(verb)
        else:
            outcome = _deadly(scene, verb, triggers)
            if outcome is not None:
                people = scene.patient(verb)
        if outcome is None or people is None or not _real(scene, verb):
            continue
        if lemma == "evacuate" and any(
            parse.lemma[inner] in {"hospital", "clinic", "facility", "centre", "center"}
            for _, inner in scene.prep_objects(verb, frozenset({"to"}))
        ):
            continue
        if lemma == "burn" and not scene.is_a(people, frozenset({"person"})):
            continue
        for number, count in enumerate(count_coordinated(scene, people)):
            yield _toll(scene, count, outcome, verb, triggers, subset=number > 0)
        for one in scene.conjuncts(people):
            for count in subsets(scene, one):
                yield _toll(scene, count, outcome, verb, triggers, subset=True)


_NATURAL = frozenset(
    "cancer illness disease age cause pneumonia covid-19 coronavirus leukemia leukaemia complication aids stroke".split()
)


def _natural(scene: Scene, verb: int) -> bool:
    """ "Died of cancer", "dies aged 78": no death of an incident."""
    parse = scene.parse
    if any(parse.lemma[inner] in _NATURAL for _, inner in scene.prep_objects(verb, frozenset({"of", "from", "at"}))):
        return True
    return any(parse.lower[at] == "aged" for at in range(verb, min(verb + 3, len(parse))))


def _deadly(scene: Scene, verb: int, triggers: dict[int, Trigger]) -> Outcome | None:
    """ "Shot dead", "stabbed to death", "gunned down", "took 40 hostage"."""
    parse = scene.parse
    trigger = triggers.get(verb)
    if trigger is None or trigger.form != "verb":
        return None
    if trigger.mode == "abduct":
        return "detained"
    if trigger.type == "COERCE" and trigger.mode == "arrest":
        return "detained"
    if trigger.type != "ASSAULT":
        return None
    if trigger.mode == "targeted" or parse.lemma[verb] in {"gun", "mow", "behead"}:
        return "killed"
    for at in range(verb + 1, min(verb + 7, len(parse))):
        if (
            parse.lower[at] == "dead"
            and parse.dep[at] in {"acomp", "oprd", "advmod", "amod", "dobj"}
            and parse.head[at] in {verb, at - 1, at + 1, at + 2}
        ):
            return "killed"
        if parse.lower[at] == "death" and parse.lower[at - 1] == "to":
            return "killed"
    return None


def _real(scene: Scene, verb: int) -> bool:
    """False where the words leave open or deny that it came so: "could kill 12", "tried to kill two people"."""
    parse = scene.parse
    for child in parse.children[verb]:
        lower = parse.lower[child]
        if parse.dep[child] == "neg":
            return False
        if parse.dep[child] in {"aux", "auxpass"}:
            if parse.tag[child] == "MD" and lower in _OPEN_MODALS:
                return False
            if parse.tag[child] == "TO" and not _done_anyway(scene, verb):
                return False
        if parse.dep[child] == "mark" and lower in {"if", "unless", "whether"}:
            return False
    head = parse.head[verb]
    if parse.dep[verb] in {"pcomp", "conj"} and head != verb:
        above = parse.head[head]
        if parse.dep[verb] == "pcomp" and parse.lemma[above] in {"prevent", "stop", "plot", "plan", "plead"}:
            return False
        if parse.dep[verb] == "conj" and scene.is_verb(head) and scene.child(verb, "aux", "auxpass", "nsubj") is None:
            return _real(scene, head)
    return True


def _done_anyway(scene: Scene, verb: int) -> bool:
    parse = scene.parse
    head = parse.head[verb]
    if parse.dep[verb] not in {"xcomp", "ccomp"}:
        return False
    if parse.lemma[head] in {"force", "cause", "compel", "prompt", "lead"}:
        return True
    return parse.lemma[head] in {
        "say",
        "report",
        "believe",
        "know",
        "think",
        "appear",
        "seem",
        "confirm",
        "go",
        "continue",
        "begin",
        "manage",
        "suspect",
    }


# ── states: "three dead and twenty wounded" ──────────────────────────────────────────────────────────────────────────


def _from_states(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    states = _states()
    for quantity in scene.quantities:
        if quantity.ordinal or quantity.unit or quantity.last >= len(parse):
            continue
        sentence = parse.sentence[quantity.first]
        group = "unknown"
        end = quantity.last
        doubt = False
        for at in range(quantity.last, min(quantity.last + 8, len(parse))):
            if parse.sentence[at] != sentence:
                break
            lower = parse.lower[at]
            outcome = states.get(lower)
            if outcome is not None:
                if _active(scene, at) or doubt or not _stated(scene, at):
                    break
                first, last = quantity.first, max(end, quantity.last)
                count = Count(quantity.low, quantity.high, quantity.approximate, group, first, last, True)
                yield _toll(scene, count, outcome, at, triggers)
                following = _also(scene, at)
                if following is not None:
                    yield _toll(scene, count, following[0], following[1], triggers)
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
    return _real(scene, at) if parse.pos[at] == "VERB" else True


def _also(scene: Scene, at: int) -> tuple[Outcome, int] | None:
    """ "12 people dead or missing" is left; nothing is doubled."""
    return None


# ── nouns: tolls, deaths, bodies, none ───────────────────────────────────────────────────────────────────────────────


def _from_nouns(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    nouns = _nouns()
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
        elif lower == "dead" and parse.dep[position] in {"oprd", "acomp", "attr"}:
            yield from _found_dead(scene, position, triggers)
        elif parse.pos[position] not in {"NOUN", "PROPN"}:
            continue
        elif position in triggers and triggers[position].form == "noun" and _fatal(scene, position, triggers[position]):
            yield from _of_people(scene, position, "killed", triggers)
        elif lemma == "toll" or (lemma == "total" and parse.dep[position] == "dobj"):
            yield from _death_toll(scene, position, triggers)
        elif lemma in nouns:
            yield from _counted_noun(scene, position, nouns[lemma], triggers)
        elif lemma in {"body", "corpse", "remains"}:
            yield from _bodies(scene, position, triggers)


_KILLINGS = frozenset(
    {"killing", "murder", "slaying", "assassination", "homicide", "execution", "lynching", "beheading"}
)


def _fatal(scene: Scene, noun: int, trigger: Trigger) -> bool:
    """ "The killing of two boys", "the fatal shooting of a teenager": people died in what the noun tells."""
    if trigger.status not in {"happened", "alleged"}:
        return False
    if scene.parse.lemma[noun] in _KILLINGS:
        return True
    return any(scene.parse.lower[at] in {"fatal", "deadly"} for at in scene.modifiers(noun))


def _of_people(scene: Scene, position: int, outcome: Outcome, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    for _, inner in scene.prep_objects(position, frozenset({"of"})):
        for number, count in enumerate(count_coordinated(scene, inner)):
            yield _toll(scene, count, outcome, position, triggers, subset=number > 0)
        return


def _found_dead(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "He was pronounced dead", "two men were found dead"."""
    parse = scene.parse
    verb = parse.head[position]
    if not scene.is_verb(verb) or parse.lemma[verb] not in {"pronounce", "find", "declare", "leave", "confirm", "be"}:
        return
    if not _real(scene, verb):
        return
    people = scene.patient(verb) if parse.lemma[verb] != "be" else scene.subject(verb)
    if people is None:
        return
    for count in count_coordinated(scene, people):
        if not count.counted or parse.lemma[verb] != "be":
            yield _toll(scene, count, "killed", verb, triggers)


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
        outcomes = _zero_of(parse.lemma[at])
        if outcomes:
            count = Count(0, 0, False, "unknown", position, at + 1, True)
            if at > position + 1 and parse.lower[at - 1] in {"civilian", "military"}:
                count = count._replace(group="civilian" if parse.lower[at - 1] == "civilian" else "combatant")
            for outcome in outcomes:
                yield _toll(scene, count, outcome, at, triggers)
            if not (at + 2 < len(parse) and parse.lower[at + 1] in {"or", "and"}):
                return


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
        yield _toll(scene, count, outcome, at, triggers)


def _nobody(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "No one was hurt"; "no one was present at the port": nobody there could be killed."""
    parse = scene.parse
    first = position if parse.lower[position] in {"nobody", "none", "no-one"} else position - 1
    if parse.lower[position] == "none" and not any(True for _ in scene.prep_objects(position, frozenset({"of"}))):
        return
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
    elif _verbs().get(lemma) in {"killed", "injured"}:
        outcomes = (_verbs()[lemma],)
    elif lemma == "die":
        outcomes = ("killed",)
    elif lemma == "be":
        states = _states()
        for child in parse.children[verb]:
            if parse.lower[child] in states:
                outcomes = (states[parse.lower[child]],)
            elif parse.lower[child] in {"hurt", "harmed"}:
                outcomes = ("killed", "injured")
            elif parse.lower[child] in _ABSENT and verb < child:
                outcomes = ("killed",)
    if any(parse.dep[child] == "neg" for child in parse.children[verb]):
        return
    for outcome in outcomes:
        count = Count(0, 0, False, "unknown", first, position + 1, True)
        yield _toll(scene, count, outcome, verb, triggers)


def _death_toll(scene: Scene, position: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "The death toll rose from 12 to 14": the number that it has come to."""
    parse = scene.parse
    before = parse.lower[position - 1] if position else ""
    if parse.lemma[position] == "toll" and before in {"bell", "road", "heavy", "physical", "emotional", "bridge", "a"}:
        return
    bringing = parse.lemma[parse.head[position]] in {"bring", "take", "raise", "push"}
    if parse.lemma[position] == "total" and not bringing:
        return
    last = parse.sentences[parse.sentence[position]][1]
    for at in range(position + 1, min(position + 22, last)):
        quantity = scene.quantity_at.get(at)
        if quantity is None or quantity.first != at or quantity.ordinal or quantity.unit or at in scene.time_tokens:
            continue
        led = parse.lower[at - 1]
        if led not in _REACHED and not (led == "," and parse.lemma[position] == "toll" and at - position > 6):
            continue
        low, high = quantity.low, quantity.high
        if led in _BEYOND and high == low:
            low, high = low + 1, None
        outcome: Outcome = "injured" if before == "injury" else "killed"
        count = Count(low, high, quantity.approximate, "unknown", quantity.first, quantity.last, True)
        toll = _toll(scene, count, outcome, position, triggers)
        if parse.lemma[position] == "total":
            sentence_words = parse.lower[position + 1 : at]
            if not any(
                word in {"dead", "deaths", "killed", "fatalities"}
                for word in (*sentence_words, *parse.lower[at : at + 4])
            ):
                return
        yield toll
        return


def _counted_noun(scene: Scene, position: int, outcome: Outcome, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "14 deaths", "the deaths of 14 people", "claimed 14 lives", "made 12 arrests"."""
    parse = scene.parse
    lemma = parse.lemma[position]
    if lemma == "life" and parse.lemma[parse.head[position]] not in {"claim", "take", "cost", "lose", "end"}:
        return
    if parse.dep[position] == "compound" or (
        parse.dep[position] == "pobj" and lemma in {"death", "injury"} and parse.lower[position - 1] == "to"
    ):
        return
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
            yield _toll(scene, count, outcome, position, triggers)
            return
    if lemma in {"arrest", "detention", "injury"}:
        return
    for _, inner in scene.prep_objects(position, frozenset({"of"})):
        count_of = count_people(scene, inner)
        if count_of is not None and (count_of.counted or outcome == "killed"):
            yield _toll(scene, count_of, outcome, position, triggers)
            for part in subsets(scene, inner):
                yield _toll(scene, part, outcome, position, triggers, subset=True)
            return


_FOUND = frozenset(
    """find recover pull retrieve discover bring take see dig wash remain lie arrive identify receive bury exhume leave say
    report remove drag carry lay spot count-up transport be""".split()
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
            count = Count(
                quantity.low, quantity.high, quantity.approximate, "unknown", quantity.first, position + 1, True
            )
            yield _toll(scene, count, "killed", position, triggers)
            return
    for _, inner in scene.prep_objects(position, frozenset({"of"})):
        count_of = count_people(scene, inner)
        if count_of is not None:
            yield _toll(scene, count_of, "killed", position, triggers)


# ── scope ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _scope(scene: Scene, position: int, trigger: Trigger | None, *, one: bool) -> Scope:
    """A running total where the words of its own clause tell a stretch of time or many happenings."""
    parse = scene.parse
    if one:
        return "incident"
    first, last = _clause(scene, position)
    words = parse.lower[first:last]
    single, phrases = _running()
    perfect = _perfect(scene, position)
    if perfect and "since" in words and "deadliest" not in words and "worst" not in words:
        return "cumulative"
    if any(word in single for word in words if word not in {"since", "campaign", "total", "overall"}):
        return "cumulative"
    if "campaign" in words and perfect:
        return "cumulative"
    joined = " ".join(words)
    if any(phrase in joined for phrase in phrases):
        if (
            perfect
            or trigger is None
            or trigger.series
            or "total" in words
            or parse.lemma[position] in {"toll", "total", "death"}
        ):
            return "cumulative"
        if any(
            phrase in joined
            for phrase in ("this year", "last year", "so far this", "to date", "each year", "every year", "annually")
        ):
            return "cumulative"
    if trigger is not None and trigger.series and perfect:
        return "cumulative"
    return "incident"


def _clause(scene: Scene, position: int) -> tuple[int, int]:
    """The tokens of the clause around the token, with the noun phrase on which a relative clause hangs."""
    parse = scene.parse
    at = position
    while not scene.is_verb(at) and parse.head[at] != at:
        at = parse.head[at]
    first, last = parse.subtree(at)
    if parse.dep[at] in {"relcl", "acl"}:
        noun = parse.head[at]
        while (
            parse.dep[noun] == "pobj"
            and parse.head[parse.head[noun]] != noun
            and not scene.is_verb(parse.head[parse.head[noun]])
        ):
            noun = parse.head[parse.head[noun]]
        start, end = parse.subtree(noun)
        first, last = min(first, start), max(last, end)
    return first, last


def _perfect(scene: Scene, position: int) -> bool:
    parse = scene.parse
    at = position
    for _ in range(6):
        if scene.is_verb(at):
            if any(parse.lemma[child] == "have" and parse.dep[child] == "aux" for child in parse.children[at]):
                return True
            if parse.dep[at] not in {"conj", "xcomp"}:
                return False
        if parse.head[at] == at:
            return False
        at = parse.head[at]
    return False
