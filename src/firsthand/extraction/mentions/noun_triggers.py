"""Nouns that tell of an incident."""

from __future__ import annotations

from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.kinds import means_mode
from firsthand.extraction.mentions.lexicon import trigger_words, words_of
from firsthand.extraction.mentions.nouns import noun_kind
from firsthand.extraction.mentions.reference import (
    charge,
    definite,
    fresh,
    matter,
    named_storm,
    part_of_name,
    predicate,
    series,
)
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger

__all__ = ["find_nouns"]

_SERIES = words_of("""series wave spate string month week campaign year dozen score hundred number barrage""")
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def find_nouns(scene: Scene, found: dict[int, Trigger]) -> None:
    parse = scene.parse
    words = trigger_words()
    nouns, generic = words.nouns, words.generic
    for position, lemma in enumerate(parse.lemma):
        if lemma not in nouns and lemma not in generic:
            if parse.tag[position] != "VBG" or parse.lower[position] not in nouns:
                continue
            lemma = parse.lower[position]
        noun = parse.tag[position] in _NOUN_TAGS or position in scene.nouned
        sharpens = parse.dep[position] == "amod" and parse.lemma[parse.head[position]] in _event_heads()
        if not (noun or sharpens) or position in scene.verbed:
            continue
        storm = named_storm(scene, position, lemma)
        if storm is not None:
            found[storm] = _noun_trigger(scene, storm, "DISASTER", "storm", generic=False)
            found[storm].first = position
            found[storm].definite = True
            continue
        if part_of_name(scene, position) or _storming(scene, position) or matter(scene, position):
            continue
        modifier = parse.dep[position] in {"compound", "nmod", "amod"} and parse.head[position] not in scene.verbed
        if modifier and (parse.lemma[parse.head[position]] in words.not_before or parse.head[position] in found):
            continue
        head_lemma = parse.lemma[parse.head[position]]
        leads = modifier and head_lemma in _event_heads()
        if modifier and not leads and (head_lemma in nouns or head_lemma in generic):
            continue
        trigger = None
        for word in nouns.get(lemma, ()):
            kind = noun_kind(scene, position, word)
            if kind is not None:
                trigger = _noun_trigger(
                    scene, position, kind.type, kind.mode, generic=kind.generic or (modifier and not leads)
                )
                trigger.modifier = modifier and not leads
                if charge(scene, position):
                    trigger.form = "generic"
                    trigger.definite = True
                if _blamed(scene, position):
                    trigger.form = "generic"
                if leads:
                    _as_head(scene, trigger, parse.head[position])
                break
        else:
            if lemma in generic and not modifier and definite(scene, position):
                types = generic[lemma]
                trigger = _noun_trigger(scene, position, "", None, generic=True)
                trigger.types = frozenset() if "any" in types else types
        if trigger is not None and not predicate(scene, position):
            found[position] = trigger


def _blamed(scene: Scene, position: int) -> bool:
    """ "A hundred died at a mine; rebels blame shelling": what is said to be the cause of a happening told as another.

    By the words alone, as headlines are parsed badly.
    """
    parse = scene.parse
    at = position - 1
    while at > 0 and parse.dep[at] in {"compound", "amod", "nmod"} and not _blames(scene, at):
        at -= 1
    aimed = position + 1 < len(parse) and parse.lower[position + 1] == "on"
    return at >= 0 and parse.sentence[at] == parse.sentence[position] and _blames(scene, at) and not aimed


def _blames(scene: Scene, at: int) -> bool:
    return scene.parse.lower[at] in {"blame", "blames", "blamed", "blaming"}


def _storming(scene: Scene, position: int) -> bool:
    """ "Militants storm a compound": the verb, which the tagger takes for the weather."""
    parse = scene.parse
    after = position + 1
    return parse.lower[position] == "storm" and after < len(parse) and parse.tag[after] == "DT"


@cache
def _event_heads() -> frozenset[str]:
    return words_of(load_table("mentions/triggers.toml")["violent_with"]["event_heads"])


def _as_head(scene: Scene, trigger: Trigger, head: int) -> None:
    """ "The shooting death of a boy": the modifier names the kind, the head carries article and arguments."""
    trigger.definite = definite(scene, head)
    trigger.fresh = fresh(scene, head)
    trigger.series = series(scene, head)
    parse = scene.parse
    above = parse.head[head]
    if scene.is_verb(above) and parse.dep[head] in {"nsubj", "nsubjpass"} and parse.lemma[above] not in _cognition():
        trigger.verbs.append(above)


def _noun_trigger(scene: Scene, position: int, type_name: str, mode: str | None, *, generic: bool) -> Trigger:
    parse = scene.parse
    trigger = Trigger(
        position=position,
        first=position,
        last=position + 1,
        type=type_name,
        mode=mode,
        form="generic" if generic else "noun",
        types=frozenset({type_name}) if type_name else frozenset(),
        definite=definite(scene, position),
        fresh=fresh(scene, position),
        series=series(scene, position),
    )
    if (
        position > 0
        and parse.dep[position - 1] in {"compound", "amod"}
        and parse.head[position - 1] == position
        and scene.entity_at.get(position - 1) != "ORG"
        and (means_mode(scene, position - 1) is not None or parse.lower[position - 1] in {"air", "hunger", "land"})
    ):
        trigger.first = position - 1
    words = trigger_words()
    head, dep = parse.head[position], parse.dep[position]
    if dep == "pobj" and parse.dep[head] in {"prep", "agent"}:
        above = parse.head[head]
        if (
            scene.is_verb(above)
            and parse.lower[head] in {"in", "by", "during", "from", "after"}
            and _is_effect(scene, above)
        ):
            trigger.verbs.append(above)
        elif parse.lemma[above] in {"toll", "death"}:
            # "the death toll from a fire in Velm": place and date hang on the toll
            trigger.verbs.append(above)
        elif parse.lower[head] == "of" and parse.lemma[above] in _SERIES:
            head, dep = parse.head[above], parse.dep[above]
            trigger.series = trigger.series or parse.lemma[above] != "number" or None
    if dep == "pobj" and parse.lower[head] == "under" and parse.lemma[parse.head[head]] in {"come", "be"}:
        trigger.verbs.append(parse.head[head])  # "came under attack"
    if scene.is_verb(head):
        subject = dep in {"nsubj", "nsubjpass"} and parse.lemma[head] not in _cognition() | _treating()
        carried = dep == "dobj" and parse.lemma[head] in words.light
        if subject or carried or scene.verbed.get(head) == position:
            trigger.verbs.append(head)
        elif dep == "nsubjpass":
            # "a bombing was reported to have killed two": what it is said to have done is its own verb
            done = scene.child(head, "xcomp")
            trigger.verbs.extend([] if done is None else [done])
    elif dep == "conj" and parse.pos[head] in {"NOUN", "PROPN"}:
        above = parse.head[head]
        if scene.is_verb(above) and parse.dep[head] == "dobj" and parse.lemma[above] in words.light:
            trigger.verbs.append(above)
    for child in parse.children[position]:
        if parse.dep[child] in {"acl", "relcl"}:
            trigger.verbs.append(child)
    return trigger


@cache
def _treating() -> frozenset[str]:
    """Verbs of what is done about a deed, on a day of its own: "the shooting was ruled a homicide on Friday"."""
    return words_of(load_table("mentions/retelling.toml")["treats"])


@cache
def _cognition() -> frozenset[str]:
    return words_of(load_table("mentions/status.toml")["verbs"]["cognition"])


@cache
def _effects() -> frozenset[str]:
    verbs = load_table("mentions/casualties.toml")["verbs"]
    return frozenset(word for name in ("killed", "injured", "displaced", "dies") for word in words_of(verbs[name])) | {
        "destroy",
        "damage",
    }


def _is_effect(scene: Scene, verb: int) -> bool:
    return scene.parse.lemma[verb] in _effects()
