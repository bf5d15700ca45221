"""Which sense a noun has: an air strike or a labour strike, a march of people or of time."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.mentions.kinds import (
    Kind,
    deployed,
    is_police,
    lemmas,
    means_mode,
    modifier_mode,
    sense_words,
)
from firsthand.extraction.mentions.lexicon import HUMAN, PHYSICAL, Word, trigger_words, words_of
from firsthand.extraction.mentions.mishaps import (
    burning_noun,
    collapse_noun,
    crash_noun,
    crush_noun,
    explosion_noun,
    fire_noun,
    mishap_noun,
    not_of_things,
    poisoning_noun,
    rain,
    siege_noun,
    spill_noun,
    stranding_noun,
    volcano_noun,
)
from firsthand.extraction.mentions.occurrence import in_play
from firsthand.extraction.mentions.scene import Scene

__all__ = ["noun_kind"]

_FORCES = frozenset({"force", "combatant"})
_POLICE = words_of(
    """police customs fbi dea ice authority officer agent prosecutor detective investigator sheriff deputy
    guard security immigration narcotics anti-drug anti-drugs drug drugs tax"""
)
_SUPPOSED = frozenset({"alleged", "suspected", "apparent", "presumed"})
_BETWEEN = frozenset({"between", "with", "among"})
_OF = frozenset({"of"})


def _attack(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    lemma = parse.lemma[noun]
    before = lemmas(scene, scene.modifiers(noun))
    for _, inner in scene.prep_objects(noun, frozenset({"by", "with", "using"})):
        by = means_mode(scene, inner)
        if by is not None:
            return Kind("ASSAULT", by)
    if lemma == "strike":
        if "lightning" in before:
            return Kind("DISASTER", "lightning")
        if "hunger" in before:
            return Kind("PROTEST", "hunger")
        if not _on_thing(scene, noun) and not _harms(scene, noun) and _labour(scene, noun, before):
            return Kind("PROTEST", "strike")
    if lemma in {"clash", "fighting", "skirmish"}:
        return _clash_noun(scene, noun)
    mode = modifier_mode(scene, noun)
    if lemma == "raid" and mode is None:
        agents = [one for _, one in scene.prep_objects(noun, frozenset({"by"}))]
        verb = scene.clause_verb(noun)
        if verb is not None and (parse.dep[noun] == "dobj" or parse.lower[parse.head[noun]] in {"in", "during"}):
            subject = scene.agent(verb)
            agents += [] if subject is None else [subject]
        if any(word in _POLICE for word in before) or any(is_police(scene, one) for one in agents):
            return Kind("COERCE", None)
    if lemma == "assault" and parse.text[noun].isupper():
        return None
    if mode is not None:
        return Kind("ASSAULT", mode)
    if lemma == "operation":
        return Kind("ASSAULT", None) if _military(scene, noun, before) else Kind("ASSAULT", None, generic=True)
    violent = sense_words("words")
    if any(one in violent for one in before):
        return Kind("ASSAULT", "destroy" if "arson" in before else None)
    for at in scene.modifiers(noun):
        label = scene.entity_at.get(at)
        if label in {"NORP", "GPE"} or scene.is_a(at, _FORCES | {"facility", "vessel", "vehicle", "place"}):
            return Kind("ASSAULT", None)
    wanted = sense_words("attack_on")
    for _, inner in scene.prep_objects(noun, wanted):
        if scene.is_a(inner, PHYSICAL) and not scene.is_a(inner, frozenset({"abstract"})):
            return Kind("ASSAULT", None)
    if lemma != "operation" and _harms(scene, noun):
        return Kind("ASSAULT", None)
    on_abstract = any(True for _ in scene.prep_objects(noun, frozenset({"on", "against"})))
    if on_abstract:
        return None
    if in_play(scene, noun) or _counted_doing(scene, noun) or any(one in _SUPPOSED for one in before):
        return Kind("ASSAULT", None)
    return Kind("ASSAULT", None, generic=True)


def _on_thing(scene: Scene, noun: int) -> bool:
    """ "A strike on a hospital": workers strike at one."""
    aims = scene.prep_objects(noun, frozenset({"on", "against"}))
    return any(scene.is_a(inner, frozenset({"facility", "vehicle", "vessel", "combatant"})) for _, inner in aims)


def _harms(scene: Scene, noun: int) -> bool:
    """ "Seven workers were killed in a strike", "a strike killed seven workers": by no stoppage."""
    parse = scene.parse
    head = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.lower[head] in {"in", "by", "during"}:
        head = parse.head[head]
    elif parse.dep[noun] != "nsubj":
        return False
    return parse.lemma[head] in _harming()


@cache
def _harming() -> frozenset[str]:
    verbs = load_table("mentions/casualties.toml")["verbs"]
    return words_of(verbs["killed"]) | words_of(verbs["injured"])


def _counted_doing(scene: Scene, noun: int) -> bool:
    """ "Two strikes disabled a bridge": what is counted and did something took place."""
    parse = scene.parse
    verb = parse.head[noun]
    if parse.dep[noun] != "nsubj" or parse.tag[verb] != "VBD" or scene.child(verb, "dobj") is None:
        return False
    counted = (scene.quantity_at.get(child) for child in parse.children[noun] if child < noun)
    return any(one is not None and not one.ordinal and not one.unit and one.low > 0 for one in counted)


def _military(scene: Scene, noun: int, before: list[str]) -> bool:
    """An operation in which somebody was killed, or which an armed force mounts."""
    if any(
        one in {"rescue", "relief", "peacekeeping", "aid", "humanitarian", "smuggling", "maritime", "search"}
        for one in before
    ):
        return False
    if not in_play(scene, noun):
        return False
    verb = scene.clause_verb(noun)
    subject = None if verb is None else scene.agent(verb)
    armed = any(
        one in {"military", "security", "army", "counterterrorism", "counter-terrorism", "special"} for one in before
    )
    return (
        armed
        or (subject is not None and scene.is_a(subject, frozenset({"combatant"})))
        or (
            subject is not None
            and scene.parse.lemma[subject] in {"army", "military", "force", "troop", "police", "navy"}
        )
    )


def _labour(scene: Scene, noun: int, before: list[str]) -> bool:
    parse = scene.parse
    head = parse.head[noun]
    if parse.dep[noun] == "pobj" and parse.lower[head] == "on" and scene.child(noun, "det", "amod", "compound") is None:
        return True
    if any(one in sense_words("labour_with") for one in before) and modifier_mode(scene, noun) is None:
        return not any(one in {"air", "land", "drone", "military", "israeli", "russian"} for one in before)
    first, last = parse.sentences[parse.sentence[noun]]
    near = sense_words("labour_near")
    return any(parse.lower[at] in near for at in range(first, last)) and modifier_mode(scene, noun) is None


def _clash_noun(scene: Scene, noun: int) -> Kind | None:
    parties = [one for _, one in scene.prep_objects(noun, _BETWEEN)]
    if scene.parse.dep[noun] == "nsubj":
        parties += [one for _, one in scene.prep_objects(scene.parse.head[noun], _BETWEEN)]
    crowd = {"protester", "demonstrator", "protestor", "fan", "supporter", "student", "crowd", "rioter"}
    if any(scene.parse.lemma[at] in crowd for at in parties):
        return Kind("PROTEST", "riot")
    if parties and any(scene.is_a(at, HUMAN | {"place"}) for at in parties):
        return Kind("ASSAULT", None)
    before = lemmas(scene, scene.modifiers(noun))
    if any(one in sense_words("words") for one in before) or in_play(scene, noun) or _harms(scene, noun):
        return Kind("ASSAULT", None)
    return Kind("ASSAULT", None, generic=True)


def _crowd_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    before = lemmas(scene, scene.modifiers(noun))
    if parse.lemma[noun] in {"march", "rally"} and parse.text[noun][0].isupper():
        return None
    if any(one in sense_words("crowd_with") for one in before) or in_play(scene, noun):
        return Kind("PROTEST", "demo")
    against = words_of("against over at outside in demanding by across")
    if any(True for _ in scene.prep_objects(noun, against)):
        if parse.lemma[noun] in {"march", "rally"} and not any(
            True for _ in scene.prep_objects(noun, frozenset({"against"}))
        ):
            return Kind("PROTEST", "demo", generic=True)
        return None if parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] == "in" else Kind("PROTEST", "demo")
    return Kind("PROTEST", "demo", generic=True)


def _labour_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    before = lemmas(scene, scene.modifiers(noun))
    if scene.parse.lemma[noun] == "stoppage":
        return Kind("PROTEST", "strike") if "work" in before else None
    return None


def _deployment_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    for _, inner in scene.prep_objects(noun, _OF):
        found = deployed(scene, inner)
        if found is not None:
            return found
    before = list(scene.modifiers(noun))
    for at in before:
        if scene.is_a(at, _FORCES) or scene.parse.lemma[at] in {"military", "naval", "troop"}:
            return Kind("MOBILIZE", "troops")
    return None


def _withdrawal_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    for _, inner in scene.prep_objects(noun, _OF):
        if scene.is_a(inner, _FORCES) and scene.parse.lemma[inner] not in {
            "company",
            "firm",
            "country",
            "state",
            "side",
        }:
            return Kind("RETREAT", "withdraw")
        return None
    before = lemmas(scene, scene.modifiers(noun))
    return Kind("RETREAT", "withdraw") if any(one in {"troop", "military", "force"} for one in before) else None


def _truce(scene: Scene, noun: int, word: Word) -> Kind | None:
    parse = scene.parse
    head = parse.head[noun]
    if (
        scene.is_verb(head)
        and parse.dep[noun] in {"nsubj", "nsubjpass"}
        and parse.lemma[head] in sense_words("truce_verbs")
    ):
        return Kind("RETREAT", "ceasefire")
    if scene.is_verb(head) and parse.dep[noun] == "dobj" and parse.lemma[head] in {"declare", "announce", "begin"}:
        return Kind("RETREAT", "ceasefire")
    return None


def _pursuit_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    for _, inner in scene.prep_objects(noun, _OF):
        if scene.is_a(inner, frozenset({"vessel", "vehicle"})):
            return Kind("COERCE", None)
    return None


def _capture_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    """ "The capture of a commander"; who or what a capture of no person takes, the noun does not tell."""
    people = any(scene.is_a(inner, frozenset({"person", "combatant"})) for _, inner in scene.prep_objects(noun, _OF))
    return Kind("COERCE", "arrest") if people else None


_WOUNDED_BY = {
    **dict.fromkeys(("gunshot", "bullet", "shotgun", "gun", "shot"), "firearms"),
    **dict.fromkeys(("stab", "knife", "machete"), "primitive"),
}


def _wound_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    """ "Died of a gunshot wound": the wound tells of the deed; "a war wound" of none."""
    before = lemmas(scene, scene.modifiers(noun))
    mode = next((mode for one, mode in _WOUNDED_BY.items() if one in before), None)
    return None if mode is None else Kind("ASSAULT", mode)


def _gunshot_noun(scene: Scene, noun: int, word: Word) -> Kind | None:
    """ "Following a gunshot"; before "wound" or "victim" it only says of what kind."""
    return None if scene.parse.dep[noun] in {"compound", "amod", "nmod"} else Kind("ASSAULT", "firearms")


def _imposed(scene: Scene, noun: int, word: Word) -> Kind | None:
    """Sanctions count where somebody imposes them, and that is a phrase; the noun alone tells no incident."""
    return None


_NOUN_SENSES: dict[str, Callable[[Scene, int, Word], Kind | None]] = {
    "attack": _attack,
    "explosion": explosion_noun,
    "crowd": _crowd_noun,
    "labour": _labour_noun,
    "deployment": _deployment_noun,
    "withdrawal": _withdrawal_noun,
    "truce": _truce,
    "crash": crash_noun,
    "collapse": collapse_noun,
    "fire": fire_noun,
    "burning": burning_noun,
    "poisoning": poisoning_noun,
    "siege": siege_noun,
    "stranding": stranding_noun,
    "crush": crush_noun,
    "spill": spill_noun,
    "flood": not_of_things,
    "storm": not_of_things,
    "landslide": not_of_things,
    "volcano": volcano_noun,
    "imposed": _imposed,
    "rain": rain,
    "mishap": mishap_noun,
    "pursuit": _pursuit_noun,
    "capture": _capture_noun,
    "wound": _wound_noun,
    "gunshot": _gunshot_noun,
}
_SENSE_KEYS: MappingProxyType[str, str] = MappingProxyType(
    {"earthquake": "", "blaze": "fire", "inferno": "fire", "quake": ""}
)


def noun_kind(scene: Scene, noun: int, word: Word) -> Kind | None:
    """What the noun tells of in this place, or None where it has another sense."""
    lemma = scene.parse.lemma[noun]
    refused = trigger_words().not_with.get(_SENSE_KEYS.get(lemma, lemma))
    if refused and any(one in refused for one in lemmas(scene, scene.modifiers(noun))):
        return None
    if word.sense:
        return _NOUN_SENSES[word.sense](scene, noun, word)
    mode = word.mode
    if word.type == "ASSAULT":
        told = modifier_mode(scene, noun)
        if told is not None and mode in {None, "explosives", "aerial", "targeted"}:
            mode = told
    if word.strong:
        return Kind(word.type, mode)
    if in_play(scene, noun) or any(scene.is_a(inner, PHYSICAL) for _, inner in scene.prep_objects(noun, _OF)):
        return Kind(word.type, mode)
    return Kind(word.type, mode, generic=True)
