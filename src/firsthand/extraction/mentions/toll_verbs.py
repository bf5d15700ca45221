"""Numbers of people told by verbs: "killed 12", "12 were wounded", "four died"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import Count, count_coordinated, subsets
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.tolls import OUTCOMES, Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["came_so", "from_verbs", "outcome_verbs"]

_OPEN_MODALS = words_of("would could can may might should will 'll must 'd")


@cache
def outcome_verbs() -> MappingProxyType[str, Outcome]:
    table = load_table("mentions/casualties.toml")["verbs"]
    return MappingProxyType(
        {word: name for name in OUTCOMES if name in table for word in words_of(table[name]) if name != "missing"}
    )


@cache
def _intransitive() -> MappingProxyType[str, Outcome]:
    table = load_table("mentions/casualties.toml")["verbs"]
    found: dict[str, Outcome] = dict.fromkeys(words_of(table["dies"]), "killed")
    found.update(dict.fromkeys(words_of(table["flees"]), "displaced"))
    found.update(dict.fromkeys(words_of(table["missing"]), "missing"))
    return MappingProxyType(found)


def from_verbs(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    parse = scene.parse
    done_to, said_of = outcome_verbs(), _intransitive()
    for verb, lemma in enumerate(parse.lemma):
        if parse.pos[verb] not in {"VERB", "ADJ"}:
            continue
        outcome = done_to.get(lemma)
        people: int | None = None
        if outcome is not None and parse.pos[verb] == "VERB" and parse.dep[verb] != "amod":
            people = scene.patient(verb)
            if people is None:
                people = scene.subject(verb) if _burned_to_death(scene, verb) else _bare_number(scene, verb)
        elif lemma in _PULLED and scene.is_verb(verb) and _alive(scene, verb):
            outcome, people = "rescued", scene.patient(verb)
        elif lemma == "lose" and _lives(scene, verb):
            outcome, people = "killed", scene.subject(verb)
        elif lemma == "drown" and parse.tag[verb] == "VBG" and scene.child(verb, "dobj") is not None:
            outcome, people = "killed", scene.patient(verb)  # "drowning 12 people"
        elif lemma in said_of and parse.pos[verb] == "VERB":
            outcome = said_of[lemma]
            people = None if _natural(scene, verb) else scene.subject(verb)
            if outcome == "displaced" and any(people in one.agents for one in triggers.values()):
                people = None  # "killed six before fleeing": who did it, not whom it drove out
        else:
            outcome = _deadly(scene, verb, triggers)
            if outcome is not None:
                people = scene.patient(verb)
        if outcome == "injured" and (_fatally(scene, verb) or _burned_to_death(scene, verb)):
            outcome = "killed"
        own = _own_death(scene, verb)
        if own is not None and came_so(scene, verb):
            yield own_toll(scene, own, verb, triggers)
            continue
        if lemma in _survives() and parse.pos[verb] == "VERB":
            yield from _all_survived(scene, verb, triggers)
        if lemma in _PIERCE | {"kill"} and came_so(scene, verb):
            yield from _and_self(scene, verb, triggers)
        if outcome is None or people is None or not came_so(scene, verb) or _of_others(scene, verb, people):
            continue
        if "neither" in {parse.lower[at] for at in (people, *parse.children[people])}:
            yield make_toll(scene, _nobody_of(scene, people), outcome, verb, triggers)
            continue
        people = _meant(scene, people, verb)
        if outcome == "killed" and lemma in said_of:
            people = _those(scene, people, verb)
        if outcome == "injured" and lemma in _PIERCE and _ended_in_death(scene, verb):
            outcome = "killed"
        if lemma == "evacuate" and any(
            parse.lemma[inner] in {"hospital", "clinic", "facility", "centre", "center"}
            for _, inner in scene.prep_objects(verb, frozenset({"to"}))
        ):
            continue
        if lemma == "burn" and not scene.is_a(people, frozenset({"person"})):
            continue
        presumed = outcome == "injured" and lemma in _PIERCE
        for number, count in enumerate(count_coordinated(scene, people, verb)):
            toll = make_toll(scene, count, outcome, verb, triggers, subset=number > 0)
            toll.presumed = presumed
            yield toll
        for one in scene.conjuncts(people):
            for count in subsets(scene, one):
                yield make_toll(scene, count, outcome, verb, triggers, subset=True)


def _bare_number(scene: Scene, verb: int) -> int | None:
    """ "Which the mayor says killed nine": a number right behind the verb that the parser takes for a measure."""
    measure = scene.child(verb, "npadvmod")
    if measure != verb + 1 or measure not in scene.quantity_at or measure in scene.time_tokens:
        return None
    return measure


def _of_others(scene: Scene, verb: int, people: int) -> bool:
    """ "Five were killed and [several wounded]": the participle has people of its own, whom the parser hangs on it."""
    parse = scene.parse
    if parse.dep[verb] != "conj" or parse.tag[verb] not in {"VBN", "JJ"} or people > parse.head[verb]:
        return False
    before = verb - 1
    while before > people and parse.pos[before] == "ADV":
        before -= 1
    return before > people and (parse.lower[before] in _OTHERS or before in scene.quantity_at)


_OTHERS = words_of("several many dozens scores hundreds others some more another")


@cache
def _survives() -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["verbs"]["survives"]) - {"escape"}


def _alive(scene: Scene, verb: int) -> bool:
    """ "Pulled out alive", "pulled nine survivors from the ruins"."""
    parse = scene.parse
    if any(parse.lower[child] == "alive" for child in parse.children[verb]):
        return True
    people = scene.patient(verb)
    if people is None or parse.lemma[people] != "survivor":
        return False
    return parse.lemma[verb] in _TAKEN_UP or scene.child(verb, "prep") is not None


def _nobody_of(scene: Scene, people: int) -> Count:
    first, last = scene.phrase(people, of=False)
    return Count(0, 0, False, "unknown", first, last, True)


_EVERYBODY = frozenset({"everyone", "everybody"})


def _all_survived(scene: Scene, verb: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "All four people aboard survived", "everyone on board survived": nobody died."""
    parse = scene.parse
    people = scene.subject(verb)
    if people is None or not came_so(scene, verb):
        return
    if "not" in parse.lower[max(0, parse.left[people] - 1) : people]:
        return
    everybody = parse.lower[people] in _EVERYBODY or (
        (scene.is_a(people, _PEOPLE) or people in scene.quantity_at)
        and any(parse.lower[child] in {"all", "both"} for child in parse.children[people])
    )
    if everybody:
        yield make_toll(scene, _nobody_of(scene, people), "killed", verb, triggers)


def _meant(scene: Scene, people: int, verb: int) -> int:
    """Whom "them" means in "lured a dozen men from their homes and shot them dead": the object of the verb before."""
    parse = scene.parse
    if parse.lower[people] != "them" or parse.dep[verb] not in {"conj", "xcomp", "advcl"}:
        return people
    before = scene.child(parse.head[verb], "dobj")
    return people if before is None or before > verb else before


def _those(scene: Scene, people: int, verb: int) -> int:
    """Whom "they" means in "the man and the girl were taken to a hospital, where they died": the main clause's."""
    parse = scene.parse
    if parse.lower[people] in {"all", "both"} and any(
        parse.lower[inner] == "whom" for _, inner in scene.prep_objects(people, frozenset({"of"}))
    ):
        return parse.head[verb] if parse.dep[verb] == "relcl" else people  # "11 people, all of whom died"
    if parse.lower[people] not in {"they", "both"} or parse.dep[verb] not in {"relcl", "advcl", "conj"}:
        return people
    at = parse.head[verb]
    for _ in range(4):
        if scene.is_verb(at):
            before = scene.child(at, "nsubjpass", "nsubj")
            if before is not None and before < verb and parse.pos[before] != "PRON":
                return before
        if parse.head[at] == at:
            break
        at = parse.head[at]
    return people


def _and_self(scene: Scene, verb: int, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """ "Shot her son and then herself", where the parser ties the word for herself to the verb."""
    parse = scene.parse
    deadly = parse.lemma[verb] == "kill" or _fatally(scene, verb) or _ended_in_death(scene, verb)
    for child in parse.children[verb]:
        if deadly and parse.dep[child] == "conj" and parse.lower[child] in _REFLEXIVE:
            yield own_toll(scene, child, verb, triggers)


def _ended_in_death(scene: Scene, verb: int) -> bool:
    """ "Shot a boy and then himself in a murder-suicide": nobody of them lived."""
    first, last = scene.parse.sentences[scene.parse.sentence[verb]]
    words = " ".join(scene.parse.lower[first:last]).replace(" - ", "-")
    return "murder-suicide" in words or "murder suicide" in words


_REFLEXIVE = frozenset({"himself", "herself", "themselves"})


def _fatally(scene: Scene, verb: int) -> bool:
    return any(scene.parse.lower[child] in {"fatally", "mortally"} for child in scene.parse.children[verb])


def _burned_to_death(scene: Scene, verb: int) -> bool:
    """ "Were burnt alive", "burned to death"."""
    parse = scene.parse
    after = parse.lower[verb + 1 : verb + 3]
    return parse.lemma[verb] == "burn" and (after[:1] == ["alive"] or after == ["to", "death"])


def _own_death(scene: Scene, verb: int) -> int | None:
    """ "Killed himself", "took his own life", "turned the gun on himself": the word for whose death it is."""
    parse = scene.parse
    lemma = parse.lemma[verb]
    thing = scene.child(verb, "dobj")
    if lemma in {"kill", "hang"} or (lemma == "shoot" and _fatally(scene, verb)):
        return thing if thing is not None and parse.lower[thing] in _REFLEXIVE else None
    if lemma == "take" and thing is not None and parse.lemma[thing] == "life":
        own = any(parse.lower[child] == "own" for child in parse.children[thing])
        return thing if own else None
    if lemma == "turn":
        return next((inner for _, inner in scene.prep_objects(verb, _ON) if parse.lower[inner] in _REFLEXIVE), None)
    return thing if lemma == "commit" and thing is not None and parse.lemma[thing] == "suicide" else None


_ON = frozenset({"on", "upon"})


def own_toll(scene: Scene, at: int, verb: int, triggers: dict[int, Trigger]) -> Toll:
    """One death by the dead person's own hand: on top of those whom that person killed."""
    count = Count(1, 1, False, "unknown", at, at + 1, False, True)
    return make_toll(scene, count, "killed", verb, triggers)


_TAKEN_UP = words_of("pick pluck lift recover")
_PULLED = words_of("pull bring find recover free dig drag take") | _TAKEN_UP


def _lives(scene: Scene, verb: int) -> bool:
    """ "Lost their lives": the owners died; "lost 12 lives" counts the lives."""
    parse = scene.parse
    thing = scene.child(verb, "dobj")
    if thing is None or parse.lemma[thing] != "life":
        return False
    return any(parse.dep[child] == "poss" and parse.tag[child] == "PRP$" for child in parse.children[thing])


_NATURAL = words_of(
    "cancer illness disease age cause pneumonia covid-19 coronavirus leukemia leukaemia complication aids stroke"
)


def _natural(scene: Scene, verb: int) -> bool:
    """ "Died of cancer", "dies aged 78": no death of an incident."""
    parse = scene.parse
    if any(parse.lemma[inner] in _NATURAL for _, inner in scene.prep_objects(verb, frozenset({"of", "from", "at"}))):
        return True
    return any(parse.lower[at] == "aged" for at in range(verb, min(verb + 3, len(parse))))


# Whom these verbs hit is at least injured.
_PIERCE = words_of("shoot stab")
_PEOPLE = frozenset({"person", "combatant"})


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
    if trigger.type != "ASSAULT" and trigger.mode != "crush":
        return None
    if trigger.mode == "targeted" or parse.lemma[verb] in {"gun", "mow", "behead"}:
        return "killed"
    last = parse.sentences[parse.sentence[verb]][1]
    for at in range(verb + 1, min(verb + 14, last)):
        if at > verb + 6 and scene.is_verb(at):
            break
        if (
            at < verb + 7
            and parse.lower[at] == "dead"
            and parse.dep[at] in {"acomp", "oprd", "advmod", "amod", "dobj"}
            and parse.head[at] in {verb, at - 1, at + 1, at + 2}
        ):
            return "killed"
        if parse.lower[at] == "death" and parse.lower[at - 1] == "to":
            return "killed"
    fatal = any(parse.lower[child] in {"fatally", "mortally"} for child in parse.children[verb])
    if fatal:
        return "killed"
    patient = scene.patient(verb)
    if parse.lemma[verb] not in _PIERCE or patient is None or not scene.is_a(patient, _PEOPLE):
        return None
    return "injured" if scene.is_passive(verb) or scene.child(verb, "dobj") is not None else None


def came_so(scene: Scene, verb: int) -> bool:
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
            return came_so(scene, head)
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
        "reveal",
        "allege",
        "presume",
        "claim",
        "admit",
        "boast",
    }
