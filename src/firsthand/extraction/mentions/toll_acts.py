"""People whose fate is told by what others did for or with them: lost, buried, held, treated, taken to hospital."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.people import Count, count_coordinated
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.toll_states import outcome_states
from firsthand.extraction.mentions.toll_verbs import came_so
from firsthand.extraction.mentions.tolls import Toll, make_toll
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Outcome

__all__ = ["from_acts"]

_PEOPLE = frozenset({"person", "combatant"})
_PLACES_OF_CARE = frozenset({"to", "in", "at", "by"})
_BELOW = frozenset({"under", "beneath", "in", "by", "alive"})
_UNDER = frozenset({"in", "under", "beneath", "below"})
# "The prison holds 900 inmates": there is room for so many.
_HOLDS_MANY = frozenset({"facility", "vehicle", "vessel", "place"})
_RELATIVE = frozenset({"who", "that", "which"})
_INTO = frozenset({"in", "into", "behind"})


def from_acts(scene: Scene, triggers: dict[int, Trigger]) -> Iterator[Toll]:
    """Numbers of people alone: of one person, "was held" and "went to hospital" tell too little."""
    parse = scene.parse
    for verb, lemma in enumerate(parse.lemma):
        found = _out_of_reach(scene, verb)
        if found is None:
            if parse.pos[verb] not in {"VERB", "AUX"}:
                continue
            found = _unaccounted(scene, verb)
        if found is None:
            found = _fate(scene, verb, lemma)
            if found is None or not came_so(scene, verb):
                continue
        outcome, people = found
        if outcome == "injured" and (lemma == "remain" or _still(scene, verb)):
            continue  # those who are not yet healed are only some of the injured
        if parse.lower[people] in _RELATIVE and parse.dep[verb] == "relcl":
            people = parse.head[verb]
        for number, count in enumerate(count_coordinated(scene, people)):
            if count.counted and _of_people(scene, people, count):
                yield make_toll(scene, count, outcome, verb, triggers, subset=number > 0)


def _fate(scene: Scene, verb: int, lemma: str) -> tuple[Outcome, int] | None:
    """What became of whom, by the verb and what stands with it; None where it tells nothing of the kind."""
    parse = scene.parse
    people = scene.patient(verb)
    outcome: Outcome | None = None
    if lemma in _words("lost"):
        thing = scene.child(verb, "dobj")
        if thing is not None and parse.lemma[thing] not in _words("bodies") and not _lost_to(scene, verb, thing):
            outcome, people = "killed", thing
    elif lemma in _words("buried"):
        active = scene.child(verb, "dobj")
        if active is not None and not any(_followed(scene, verb, word) for word in _BELOW):
            outcome, people = "killed", active
    elif lemma in _words("wiped") and _followed(scene, verb, "out"):
        outcome = "killed"
    elif lemma in _words("held"):
        holder = None if scene.is_passive(verb) else scene.subject(verb)
        if holder is None or not scene.is_a(holder, _HOLDS_MANY):
            outcome = "detained"
    elif lemma in _words("treated"):
        outcome = "injured"
    elif lemma in _words("needs"):
        care = scene.child(verb, "dobj")
        if care is not None and parse.lemma[care] in _words("care") and _is_medical(scene, care):
            outcome, people = "injured", scene.subject(verb)
    elif lemma in _words("lies") and _in_graves(scene, verb):
        outcome, people = "killed", scene.subject(verb)
    elif lemma in _words("drives") and _from_home(scene, verb):
        outcome = "displaced"
    elif lemma in _words("takes_off") and _taken_off(scene, verb) is not None:
        outcome, people = "detained", _taken_off(scene, verb)
    elif lemma in _words("traps"):
        outcome, people = "missing", scene.patient(verb)
    elif lemma in _words("stays") and _in_custody(scene, verb):
        outcome, people = "detained", scene.subject(verb)
    if outcome is None and lemma in _words("goes") and _to_hospital(scene, verb):
        outcome = "injured"
        people = scene.subject(verb) if lemma == "go" else people
    if outcome is None and lemma in _words("stays") and _to_hospital(scene, verb) and not _while(scene, verb):
        outcome, people = "injured", scene.subject(verb)
    if outcome is None and lemma in _words("admits") and people is not None:
        # "Received 18 bodies and 47 wounded people"
        hurt = next((at for at in scene.conjuncts(people) if _wounded(scene, at)), None)
        if hurt is not None or _hospital(scene, scene.subject(verb)):
            outcome, people = "injured", people if hurt is None else hurt
    return None if outcome is None or people is None else (outcome, people)


def _unaccounted(scene: Scene, verb: int) -> tuple[Outcome, int] | None:
    """ "80 pupils could not be accounted for", "have yet to be accounted for"."""
    parse = scene.parse
    if parse.lower[verb : verb + 2] != ["accounted", "for"]:
        return None
    open_ = scene.child(verb, "neg") is not None or "yet" in parse.lower[max(0, verb - 4) : verb]
    people = scene.patient(verb)
    if people is None and parse.dep[verb] == "xcomp":
        people = scene.subject(parse.head[verb])
    return ("missing", people) if open_ and people is not None else None


def _out_of_reach(scene: Scene, noun: int) -> tuple[Outcome, int] | None:
    """ "The whereabouts of six workers are unknown", "contact was lost with 15 miners", "no contact with 15 miners"."""
    parse = scene.parse
    lemma, verb = parse.lemma[noun], parse.head[noun]
    if lemma in _words("whereabouts"):
        people = next((inner for _, inner in scene.prep_objects(noun, frozenset({"of"}))), None)
        unknown = parse.lemma[verb] == "be" and any(
            parse.lower[child] in _words("unknown") for child in parse.children[verb]
        )
        return ("missing", people) if people is not None and unknown else None
    if lemma not in _words("contact"):
        return None
    lost = parse.lemma[verb] == "lose" and came_so(scene, verb)
    none = any(parse.lower[child] == "no" for child in parse.children[noun])
    if not lost and not none:
        return None
    holders = (noun, verb) if lost else (noun,)
    people = next((inner for at in holders for _, inner in scene.prep_objects(at, frozenset({"with"}))), None)
    return None if people is None else ("missing", people)


def _from_home(scene: Scene, verb: int) -> bool:
    """ "Driven 12,000 people from their homes", "forced 12,000 people out of their homes"."""
    return any(
        scene.parse.lemma[inner] in _words("homes") for _, inner in scene.prep_objects(verb, frozenset({"from", "of"}))
    ) or any(
        scene.parse.lemma[inner] in _words("homes")
        for child in scene.parse.children[verb]
        if scene.parse.lower[child] == "out"
        for _, inner in scene.prep_objects(child, frozenset({"of"}))
    )


def _taken_off(scene: Scene, verb: int) -> int | None:
    """ "Made off with 12 pupils"."""
    if not _followed(scene, verb, "off"):
        return None
    holders = (verb, *(child for child in scene.parse.children[verb] if scene.parse.lower[child] == "off"))
    return next((inner for at in holders for _, inner in scene.prep_objects(at, frozenset({"with"}))), None)


def _wounded(scene: Scene, people: int) -> bool:
    """ "Received 47 wounded people"."""
    return any(outcome_states().get(scene.parse.lower[child]) == "injured" for child in scene.parse.children[people])


def _lost_to(scene: Scene, verb: int, thing: int) -> bool:
    """ "Lost three players to injury", "lost members to a rival": they live on."""
    return _followed(scene, verb, "to") or scene.parse.lower[thing + 1 : thing + 2] == ["to"]


def _while(scene: Scene, verb: int) -> bool:
    """ "100 people were in the hospital when it was hit", "at the time of the strike": who was there then."""
    parse = scene.parse
    if any(
        parse.dep[child] == "advcl" and (mark := scene.child(child, "mark", "advmod")) is not None
        and parse.lower[mark] in {"when", "as", "while"}
        for child in parse.children[verb]
    ):  # fmt: skip
        return True
    return any(parse.lemma[inner] in {"time", "moment"} for _, inner in scene.prep_objects(verb, frozenset({"at"})))


def _still(scene: Scene, verb: int) -> bool:
    return any(scene.parse.lower[child] == "still" for child in scene.parse.children[verb])


def _of_people(scene: Scene, people: int, count: Count) -> bool:
    """ "120 of its members", "eleven pupils", "thirty"; "six talks" and "two counters" are nobody."""
    whole = [inner for _, inner in scene.prep_objects(people, frozenset({"of"}))]
    return any(scene.is_a(at, _PEOPLE) for at in (people, *whole)) and scene.parse.lemma[people] not in _words("bodies")


def _followed(scene: Scene, verb: int, word: str) -> bool:
    return any(scene.parse.lower[child] == word for child in scene.parse.children[verb] if child > verb)


def _is_medical(scene: Scene, care: int) -> bool:
    return scene.parse.lemma[care].startswith("hospital") or any(
        scene.parse.lower[at] in _words("medical") for at in scene.modifiers(care)
    )


def _in_graves(scene: Scene, verb: int) -> bool:
    """ "Lie in the churchyard", "lie dead under the rubble"."""
    return any(scene.parse.lemma[inner] in _words("graves") for _, inner in scene.prep_objects(verb, _UNDER))


def _in_custody(scene: Scene, verb: int) -> bool:
    return any(scene.parse.lemma[inner] in _words("custody") for _, inner in scene.prep_objects(verb, _INTO))


def _to_hospital(scene: Scene, verb: int) -> bool:
    return any(_hospital(scene, inner) for _, inner in scene.prep_objects(verb, _PLACES_OF_CARE))


def _hospital(scene: Scene, at: int | None) -> bool:
    return at is not None and scene.parse.lemma[at] in _words("hospitals")


@cache
def _words(name: str) -> frozenset[str]:
    table = load_table("mentions/casualties.toml")
    return words_of(table["nouns"]["bodies"] if name == "bodies" else table["acts"][name])
