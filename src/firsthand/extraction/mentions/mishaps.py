"""Which sense nouns of accidents and of nature have: a fire or a line of fire, a crash or a market's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from firsthand.extraction.mentions.kinds import Kind, lemmas, means_mode, modifier_mode, sense_words
from firsthand.extraction.mentions.lexicon import PHYSICAL, Word, trigger_words, words_of
from firsthand.extraction.mentions.occurrence import in_play
from firsthand.extraction.mentions.scene import Scene

__all__ = [
    "burning_noun",
    "collapse_noun",
    "crash_noun",
    "crush_noun",
    "explosion_noun",
    "fire_noun",
    "flames",
    "mishap_noun",
    "not_of_things",
    "poisoning_noun",
    "rain",
    "siege_noun",
    "spill_noun",
    "spreading",
    "stranding_noun",
    "volcano_noun",
]

_FORCES = frozenset({"force", "combatant"})
_OF = frozenset({"of"})
_DEVICES = words_of("object device substance material package parcel item unit appliance")
_STRUCTURE = frozenset({"facility", "vehicle", "vessel"})
_LOCATIVE = words_of("in at on near inside outside across aboard off through")


def explosion_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    lemma = scene.parse.lemma
    for _, inner in scene.prep_objects(noun, _OF):
        thing = scene.is_a(inner, PHYSICAL) or lemma[inner] in _DEVICES
        if not thing and means_mode(scene, inner) is None:
            return None
        if means_mode(scene, inner) is not None:
            return Kind("ASSAULT", "explosives")
    before = lemmas(scene, scene.modifiers(noun))
    mode = modifier_mode(scene, noun)
    if mode is not None and mode != "unconventional":
        return Kind("ASSAULT", mode if mode in {"suicide-attack", "drone", "heavy-weapons"} else "explosives")
    if any(
        lemma[at] == "explosive" and at and scene.parse.lower[at - 1] in {"with", "of"}
        for at in range(noun, min(noun + 9, len(lemma)))
    ):
        return Kind("ASSAULT", "explosives")  # "a blast from a car packed with explosives"
    if any(one in {"terrorist", "terror", "roadside", "car", "suicide"} for one in before):
        return Kind("ASSAULT", "explosives")
    if _claimed(lemma):
        return Kind("ASSAULT", "explosives")
    sentence = scene.parse.sentence[noun]
    first, last = scene.parse.sentences[sentence]
    if any(
        lemma[at] in {"bomb", "bomber", "grenade", "ied", "suicide", "landmine", "bombing", "militant"}
        for at in range(first, last)
    ):
        return Kind("ASSAULT", "explosives")
    return Kind("ACCIDENT", "explosion")


def _claimed(lemma: Sequence[str]) -> bool:
    """Somebody claimed responsibility: what went off was set off."""
    return any(
        word == "responsibility" and at > 0 and lemma[at - 1] in {"claim", "take"} and "no" not in lemma[at - 3 : at]
        for at, word in enumerate(lemma)
    )


def crash_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    before = lemmas(scene, scene.modifiers(noun))
    if any(one in sense_words("crash_market") for one in before):
        return None
    for _, inner in scene.prep_objects(noun, frozenset({"of", "in"})):
        if scene.parse.lemma[inner] in sense_words("crash_market"):
            return None
    if scene.parse.lemma[noun] == "wreck" and not any(
        scene.is_a(at, frozenset({"vehicle", "vessel"})) for at in scene.modifiers(noun)
    ):
        return None
    return Kind("ACCIDENT", "crash")


def collapse_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    if any(scene.is_a(at, frozenset({"facility"})) for at in scene.modifiers(noun)):
        return Kind("ACCIDENT", "collapse")
    for _, inner in scene.prep_objects(noun, frozenset({"of", "at", "in"})):
        if scene.is_a(inner, frozenset({"facility"})) and scene.parse.lemma[inner] not in {
            "state",
            "centre",
            "center",
            "province",
        }:
            return Kind("ACCIDENT", "collapse")
    if scene.parse.lemma[noun] == "cave-in" or _died_in(scene, noun):
        return Kind("ACCIDENT", "collapse")
    return Kind("ACCIDENT", "collapse", generic=True)


def mishap_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    """ "A boat mishap", "a road accident": the mode by what it happened to."""
    before = list(scene.modifiers(noun))
    if any(scene.is_a(at, frozenset({"vessel"})) for at in before):
        return Kind(word.type, "sinking")
    if any(scene.is_a(at, frozenset({"vehicle"})) or scene.parse.lower[at] in {"road", "traffic"} for at in before):
        return Kind(word.type, "crash")
    return Kind(word.type, word.mode)


def fire_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    head = parse.head[noun]
    before = list(scene.modifiers(noun))
    around = lemmas(scene, iter(before))
    if parse.dep[noun] == "pobj" and parse.lower[head] in {"on", "under"}:
        if parse.lower[head] == "under" and scene.is_verb(parse.head[head]) and parse.lemma[parse.head[head]] == "come":
            subject = scene.subject(parse.head[head])
            if subject is not None and scene.is_a(subject, _FORCES | _STRUCTURE):
                return Kind("ASSAULT", "firearms")
        return None
    if parse.dep[noun] == "dobj" and parse.lemma[head] in {
        "open",
        "set",
        "catch",
        "return",
        "exchange",
        "hold",
        "cease",
        "light",
        "draw",
        "take",
    }:
        return None
    mode = modifier_mode(scene, noun)
    forces = any(
        scene.entity_at.get(at) == "NORP" or scene.is_a(at, frozenset({"force", "combatant"})) for at in before
    )
    if any(scene.is_a(at, frozenset({"facility"})) for at in before):
        forces = False  # "the Indian prison fire"
    shooting = parse.tag[noun] == "NN" and parse.dep[noun] == "nsubj" and scene.child(noun, "det") is None
    if forces and (parse.dep[noun] == "pobj" or shooting):
        return Kind("ASSAULT", "firearms")
    if mode in {"heavy-weapons", "firearms", "aerial"} or any(
        one in {"sniper", "small-arms", "enemy", "arms", "return", "friendly", "covering", "hostile"} for one in around
    ):
        return Kind("ASSAULT", mode if mode in {"heavy-weapons", "firearms"} else "firearms")
    if any(one in {"forest", "wild", "bush", "brush", "grass", "vegetation", "woodland"} for one in around):
        return Kind("DISASTER", "wildfire")
    if any(
        scene.is_a(at, _STRUCTURE)
        or parse.lemma[at] in {"massive", "huge", "deadly", "large", "major", "fatal", "electrical"}
        for at in before
    ):
        return Kind("ACCIDENT", "fire")
    for preposition, inner in scene.prep_objects(noun, _LOCATIVE):
        if scene.is_a(inner, _STRUCTURE | {"place"}) and parse.lower[preposition] != "on":
            return Kind("ACCIDENT", "fire")
    if scene.verbed.get(head) == noun or _died_in(scene, noun) or _burned_in(scene, noun):
        return Kind("ACCIDENT", "fire")
    if scene.is_verb(head) and parse.dep[noun] in {"nsubj", "nsubjpass"}:
        if parse.lemma[head] in trigger_words().occur or parse.lemma[head] in {"extinguish", "contain"}:
            return Kind("ACCIDENT", "fire")
        return Kind("ACCIDENT", "fire", generic=True)
    if in_play(scene, noun) or parse.lemma[noun] in {"blaze", "inferno"}:
        return Kind("ACCIDENT", "fire")
    return Kind("ACCIDENT", "fire", generic=True)


def _burned_in(scene: Scene, noun: int) -> bool:
    """ "A fire that burned for a day in a factory", "fire gutted a clinic", "the fire killed nine"."""
    parse = scene.parse
    head = parse.head[noun]
    if parse.dep[noun] == "nsubj" and parse.lemma[head] in spreading():
        harmed = scene.child(head, "dobj")
        reached = (inner for _, inner in scene.prep_objects(head, _SPREAD))
        if (harmed is not None and scene.is_a(harmed, _BURNT)) or any(scene.is_a(at, _STRUCTURE) for at in reached):
            return True
    return any(
        parse.dep[child] in {"relcl", "acl"}
        and any(scene.is_a(inner, _STRUCTURE | {"place"}) for _, inner in scene.prep_objects(child, _LOCATIVE))
        for child in parse.children[noun]
    )


def flames(scene: Scene, noun: int) -> bool:
    """ "Flames tore through a market", "flames engulfed the ward": what they reach is burning."""
    parse = scene.parse
    verb = parse.head[noun]
    if parse.dep[noun] != "nsubj" or parse.lemma[verb] not in spreading() or not scene.is_verb(verb):
        return False
    harmed = scene.child(verb, "dobj")
    reached = [inner for _, inner in scene.prep_objects(verb, _SPREAD)]
    return any(scene.is_a(at, _STRUCTURE) for at in (*reached, *([] if harmed is None else [harmed])))


@cache
def spreading() -> frozenset[str]:
    """Verbs of what a fire does to what it reaches, by lemma."""
    return sense_words("spreading")


_SPREAD = words_of("through in at across up into over inside along")
_BURNT = _STRUCTURE | {"person", "combatant"}


def _died_in(scene: Scene, noun: int) -> bool:
    """ "Eleven have died in the collapse", "the fire that killed three": what killed took place."""
    parse = scene.parse
    head = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.lower[head] in {"in", "by", "from"}:
        return parse.lemma[parse.head[head]] in _HARMING
    return any(parse.dep[child] == "relcl" and parse.lemma[child] in _HARMING for child in parse.children[noun])


_HARMING = words_of("kill die perish injure wound hurt claim destroy gut lose")


def stranding_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    """ "A ferry stranding", "the grounding of the tanker"; planes and teenagers are grounded otherwise."""
    near = [*scene.modifiers(noun), *(inner for _, inner in scene.prep_objects(noun, _OF))]
    ships = (scene.is_a(at, frozenset({"vessel"})) and scene.parse.lemma[at] not in {"fleet", "jet"} for at in near)
    return Kind(word.type, word.mode) if any(ships) else None


def poisoning_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    near = [*scene.modifiers(noun), *(inner for _, inner in scene.prep_objects(noun, frozenset({"of", "by"})))]
    known = sense_words("poisoned_by")
    if any(scene.parse.lemma[at] in known or scene.is_a(at, frozenset({"person"})) for at in near):
        return Kind(word.type, word.mode)
    return Kind(word.type, word.mode, generic=True)


def burning_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    """ "The burning of two shrines": a deed; of coal and rubbish, none."""
    of = [inner for _, inner in scene.prep_objects(noun, _OF)]
    return Kind(word.type, word.mode) if any(scene.is_a(at, _STRUCTURE) for at in of) else None


def siege_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    """Of a town a blockade; of a bank whose customers are held, a taking of hostages."""
    named = any(scene.is_a(inner, frozenset({"place"})) for _, inner in scene.prep_objects(noun, _OF))
    held = sense_words("hostages")
    if not named and any(lemma in held for lemma in scene.parse.lemma):
        return Kind("ASSAULT", "abduct")
    return Kind(word.type, word.mode)


def crush_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    if scene.parse.lemma[noun] == "stampede":
        return Kind("ACCIDENT", "crush")
    parse = scene.parse
    before = lemmas(scene, scene.modifiers(noun))
    if any(one in {"crowd", "deadly", "fatal"} for one in before) or _died_in(scene, noun):
        return Kind("ACCIDENT", "crush")
    if parse.tag[noun] != "NN" or parse.dep[noun] in {"compound", "amod"}:
        return None
    # "A crush broke out", "causing a crush", where a crowd is spoken of.
    first, last = parse.sentences[parse.sentence[noun]]
    crowd = any(parse.lemma[at] in sense_words("crowds") for at in range(first, last))
    return Kind("ACCIDENT", "crush") if crowd else None


def spill_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    before = lemmas(scene, scene.modifiers(noun))
    if any(
        one in {"oil", "chemical", "gas", "toxic", "fuel", "ammonia", "chlorine", "radiation", "diesel"}
        for one in before
    ):
        return Kind("ACCIDENT", "spill")
    return None


def not_of_things(scene: Scene, noun: int, word: Word) -> Kind | None:
    """A flood of letters, an avalanche of criticism, a storm of protest are none."""
    for _, inner in scene.prep_objects(noun, _OF):
        if scene.parse.lemma[inner] not in {
            "water",
            "mud",
            "snow",
            "rock",
            "rain",
            "stone",
            "debris",
            "earth",
        } and not scene.is_a(inner, frozenset({"place"})):
            return None
    return Kind(word.type, word.mode)


def volcano_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    around = [*scene.modifiers(noun), *(inner for _, inner in scene.prep_objects(noun, frozenset({"of", "at"})))]
    if any(scene.parse.lemma[at] in {"volcanic", "volcano", "mount"} for at in around):
        return Kind("DISASTER", "eruption")
    if any("mount" in scene.parse.lower[scene.phrase(at)[0]] for at in around):
        return Kind("DISASTER", "eruption")
    return None


def rain(scene: Scene, noun: int, word: Word) -> Kind | None:
    before = lemmas(scene, scene.modifiers(noun))
    first, last = scene.parse.sentences[scene.parse.sentence[noun]]
    if any(scene.parse.lemma[at] in sense_words("rain_brings") for at in range(first, last)):
        return None  # what the rain brought about is told, too
    return (
        Kind("DISASTER", "storm")
        if any(one in {"heavy", "torrential", "monsoon", "record"} for one in before)
        else None
    )
