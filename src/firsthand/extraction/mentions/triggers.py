"""Finds the words that tell of an incident: nouns first, then phrases and verbs, then verbs of effect on their own."""

from __future__ import annotations

from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.kinds import means_mode
from firsthand.extraction.mentions.lexicon import HUMAN, Phrase, trigger_words, words_of
from firsthand.extraction.mentions.nouns import noun_kind
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.extraction.mentions.verbs import is_suicide, verb_kind

__all__ = ["find_triggers"]

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_FRESH = words_of(
    "another second third fourth fifth separate earlier previous similar further different other additional subsequent prior"
)
_SERIES = frozenset(
    {
        "series",
        "wave",
        "spate",
        "string",
        "month",
        "week",
        "campaign",
        "year",
        "dozen",
        "score",
        "hundred",
        "number",
        "barrage",
    }
)
_MANY = frozenset({"repeated", "numerous", "several", "many", "frequent", "daily", "recent", "previous", "past"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_VICTIMS = HUMAN | {"name", "facility", "vehicle", "vessel"}
_ATTACKERS = HUMAN | {"weapon", "place"}


@cache
def _killing() -> frozenset[str]:
    return words_of(load_table("mentions/casualties.toml")["verbs"]["killed"])


def find_triggers(scene: Scene) -> list[Trigger]:
    """All triggers of the report in order. Their fields are empty but for type, mode, form and how they are referred to."""
    found: dict[int, Trigger] = {}
    _find_nouns(scene, found)
    _find_verbs(scene, found)
    _link(scene, found)
    return [found[position] for position in sorted(found)]


# ── nouns ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _link(scene: Scene, found: dict[int, Trigger]) -> None:
    """Tie triggers of one clause: "arrested during a raid", "blew up the gate and attacked", "floods and landslides"."""
    parse = scene.parse
    for position, trigger in found.items():
        head, dep = parse.head[position], parse.dep[position]
        if trigger.form != "verb":
            if dep == "pobj" and parse.lower[head] in _WITHIN and parse.head[head] in found:
                trigger.linked.append(parse.head[head])
            elif dep in {"conj", "appos"} and head in found and trigger.type == found[head].type:
                trigger.linked.append(head)
            for verb in trigger.verbs:
                if verb in found and verb != position:
                    trigger.linked.append(verb)
        elif head in found and head != position:
            own_object = scene.child(position, "nsubj", "nsubjpass")
            if dep in {"xcomp", "acl"} or (dep == "advcl" and parse.tag[position] == "VBG" and own_object is None):
                trigger.linked.append(head)
            elif dep == "conj" and own_object is None and trigger.type == "ASSAULT" and trigger.mode != "abduct":
                trigger.linked.append(head)
        for one in trigger.linked:
            if one > position:
                found[one].linked.append(position)


_WITHIN = frozenset({"in", "during", "by", "with", "as"})


def _find_nouns(scene: Scene, found: dict[int, Trigger]) -> None:
    parse = scene.parse
    words = trigger_words()
    nouns, generic = words.nouns, words.generic
    for position, lemma in enumerate(parse.lemma):
        if lemma not in nouns and lemma not in generic:
            continue
        if (parse.tag[position] not in _NOUN_TAGS and position not in scene.nouned) or position in scene.verbed:
            continue
        named_storm = _named_storm(scene, position, lemma)
        if named_storm is not None:
            found[named_storm] = _noun_trigger(scene, named_storm, "DISASTER", "storm", generic=False)
            found[named_storm].first = position
            found[named_storm].definite = True
            continue
        if _part_of_name(scene, position):
            continue
        modifier = parse.dep[position] in {"compound", "nmod", "amod"} and parse.head[position] != position
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
                if _charge(scene, position):
                    trigger.form = "generic"
                    trigger.definite = True
                if leads:
                    _as_head(scene, trigger, parse.head[position])
                break
        else:
            if lemma in generic and not modifier and _definite(scene, position):
                types = generic[lemma]
                trigger = _noun_trigger(scene, position, "", None, generic=True)
                trigger.types = frozenset() if "any" in types else types
        if trigger is not None and not _predicate(scene, position):
            found[position] = trigger


@cache
def _event_heads() -> frozenset[str]:
    return words_of(load_table("mentions/triggers.toml")["violent_with"]["event_heads"])


def _as_head(scene: Scene, trigger: Trigger, head: int) -> None:
    """ "The shooting death of a boy": the modifier names the kind, the head carries article and arguments."""
    trigger.definite = _definite(scene, head)
    trigger.fresh = _fresh(scene, head)
    trigger.series = _series(scene, head)
    parse = scene.parse
    above = parse.head[head]
    if scene.is_verb(above) and parse.dep[head] in {"nsubj", "nsubjpass"} and parse.lemma[above] not in _cognition():
        trigger.verbs.append(above)


def _charge(scene: Scene, noun: int) -> bool:
    """ "Charged with murder", "on suspicion of arson": the name of a crime, which speaks of a deed told elsewhere."""
    parse = scene.parse
    if parse.dep[noun] not in {"pobj", "conj"} or scene.child(noun, "det", "poss") is not None:
        return False
    if any(True for _ in scene.prep_objects(noun, frozenset({"of"}))):
        return False
    above = parse.head[parse.head[noun]]
    crimes = {
        "charge",
        "convict",
        "accuse",
        "suspicion",
        "count",
        "book",
        "plead",
        "guilty",
        "indict",
        "arrest",
        "jail",
    }
    return parse.lemma[above] in crimes


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
        definite=_definite(scene, position),
        fresh=_fresh(scene, position),
        series=_series(scene, position),
    )
    if (
        position > 0
        and parse.dep[position - 1] in {"compound", "amod"}
        and parse.head[position - 1] == position
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
        elif parse.lower[head] == "of" and parse.lemma[above] in _SERIES:
            head, dep = parse.head[above], parse.dep[above]
            trigger.series = trigger.series or parse.lemma[above] != "number" or None
    if scene.is_verb(head):
        if (dep in {"nsubj", "nsubjpass"} and parse.lemma[head] not in _cognition()) or (
            dep == "dobj" and parse.lemma[head] in words.light
        ):
            trigger.verbs.append(head)
    elif dep == "conj" and parse.pos[head] in {"NOUN", "PROPN"}:
        above = parse.head[head]
        if scene.is_verb(above) and parse.dep[head] == "dobj" and parse.lemma[above] in words.light:
            trigger.verbs.append(above)
    for child in parse.children[position]:
        if parse.dep[child] in {"acl", "relcl"}:
            trigger.verbs.append(child)
    return trigger


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


def _definite(scene: Scene, noun: int) -> bool:
    parse = scene.parse
    for child in parse.children[noun]:
        if parse.dep[child] == "det":
            return parse.lower[child] in _DEFINITE
        if parse.dep[child] == "poss":
            return True
    return False


def _fresh(scene: Scene, noun: int) -> bool:
    parse = scene.parse
    return any(
        parse.lower[child] in _FRESH and parse.dep[child] in {"amod", "det", "nummod"} for child in parse.children[noun]
    )


def _series(scene: Scene, noun: int) -> bool | None:
    """True for many happenings ("two dozen strikes"), False for one ("a strike"), None where the words leave it open."""
    parse = scene.parse
    if parse.tag[noun] not in {"NNS", "NNPS"}:
        return parse.lemma[noun] in {"campaign", "war"}
    for child in parse.children[noun]:
        quantity = scene.quantity_at.get(child)
        if quantity is not None and not quantity.ordinal and quantity.low > 2:
            return True
        if parse.lower[child] in _MANY:
            return True
    return None


def _named_storm(scene: Scene, position: int, lemma: str) -> int | None:
    """ "Storm Berta", "Hurricane Ada": the position of the name that heads the phrase."""
    parse = scene.parse
    if lemma not in {"storm", "hurricane", "typhoon", "cyclone"} or not parse.text[position][0].isupper():
        return None
    head = parse.head[position]
    if position < head <= position + 2 and parse.pos[head] == "PROPN" and parse.dep[position] in {"compound", "nmod"}:
        return head
    return None


def _part_of_name(scene: Scene, position: int) -> bool:
    """True for a word inside a proper name ("Strike Force", "Storm Shadow"), but not in a headline's capitals."""
    parse = scene.parse
    if parse.tag[position] not in {"NNP", "NNPS"} or scene.entity_at.get(position) not in {
        "ORG",
        "PERSON",
        "WORK_OF_ART",
        "PRODUCT",
    }:
        return False
    return parse.role(position) != "heading"


def _predicate(scene: Scene, noun: int) -> bool:
    """True where the noun only names what something else is called: "labelled murders", "amounts to a massacre"."""
    parse = scene.parse
    head, dep = parse.head[noun], parse.dep[noun]
    called = {"label", "call", "describe", "term", "brand", "consider", "deem", "dub"}
    if dep in {"oprd", "dobj", "ccomp"} and parse.lemma[head] in called:
        return True
    if dep == "pobj":
        above = parse.head[head]
        if parse.lower[head] == "as" and (parse.lemma[above] in called or scene.is_verb(above)):
            return parse.lemma[above] in called | {"condemn", "denounce", "regard", "see", "view"}
        return parse.lower[head] == "to" and parse.lemma[above] == "amount"
    return False


# ── verbs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find_verbs(scene: Scene, found: dict[int, Trigger]) -> None:
    parse = scene.parse
    killings = _killing()
    left: list[int] = []
    for position, lemma in enumerate(parse.lemma):
        if parse.pos[position] == "ADJ" and lemma in _WILLING and position not in found:
            if parse.dep[position] in {"acomp", "oprd"} and scene.child(position, "xcomp", "prep") is not None:
                found[position] = _willing(scene, position)
            continue
        if (parse.pos[position] != "VERB" and position not in scene.verbed) or position in found:
            continue
        if position in scene.nouned:
            continue
        if parse.dep[position] in {"amod", "compound", "aux", "auxpass", "nmod"} and position not in scene.verbed:
            continue
        trigger = _verb_trigger(scene, position, lemma, found)
        if trigger is not None:
            found[position] = trigger
        elif lemma in killings:
            left.append(position)
    alone = not any(trigger.type in _BEARING and trigger.form != "generic" for trigger in found.values())
    for position in left:
        trigger = _killing_trigger(scene, position, found, alone=alone)
        if trigger is not None:
            found[position] = trigger


_WILLING = frozenset({"willing", "ready", "prepared", "committed"})


def _willing(scene: Scene, position: int) -> Trigger:
    """ "Is willing to withdraw": an agreement in words, worth a record only in the lead."""
    trigger = Trigger(
        position=position,
        first=position,
        last=position + 1,
        type="AGREE",
        mode=None,
        form="verb",
        types=frozenset({"AGREE"}),
        verbs=[position],
        verbal=True,
    )
    return trigger


def _verb_trigger(scene: Scene, verb: int, lemma: str, found: dict[int, Trigger]) -> Trigger | None:
    parse = scene.parse
    words = trigger_words()
    for phrase in words.phrases.get(lemma, ()):
        last = _phrase_end(scene, verb, phrase)
        if last is None:
            continue
        trigger = _new_verb(scene, verb, phrase.type, phrase.mode)
        trigger.verbal = phrase.verbal
        if phrase.mode == "explosives":
            subject = scene.subject(verb)
            if is_suicide(scene, verb):
                trigger.mode = "suicide-attack"
            elif subject is not None and means_mode(scene, subject) == "firearms":
                trigger.mode = "firearms"
        if verb < last <= verb + 4:
            trigger.last = last + 1
            for inner in range(verb + 1, last + 1):
                if inner in found and found[inner].form != "verb":
                    inside = found.pop(inner)
                    trigger.mode = trigger.mode or inside.mode
        return trigger
    for word in words.verbs.get(lemma, ()):
        kind = verb_kind(scene, verb, word)
        if kind is None:
            continue
        if word.effect and cause_of(scene, verb, found) is not None:
            return None
        noun = _telling_noun(scene, verb, found)
        if noun is not None:
            if verb not in noun.verbs:
                noun.verbs.append(verb)
            return None
        trigger = _new_verb(scene, verb, kind.type, kind.mode)
        trigger.verbal = word.verbal
        for child in parse.children[verb]:
            if parse.dep[child] == "prt" and child == verb + 1:
                trigger.last = child + 1
        return trigger
    return None


def _new_verb(scene: Scene, verb: int, type_name: str, mode: str | None) -> Trigger:
    trigger = Trigger(
        position=verb,
        first=verb,
        last=verb + 1,
        type=type_name,
        mode=mode,
        form="verb",
        types=frozenset({type_name}),
        verbs=[verb],
    )
    patient = scene.patient(verb)
    if patient is not None:
        trigger.fresh = scene.parse.lower[patient] in _FRESH or _fresh(scene, patient)
    return trigger


_MEASURES = frozenset(
    """attempt series barrage number round salvo ton tonne kilo load truckload shipment package worth dollar euro part
    consignment""".split()
)


def _phrase_end(scene: Scene, verb: int, phrase: Phrase) -> int | None:
    """The last token of the phrase at this verb, or None where it is not there."""
    parse = scene.parse
    end: int | None = None
    if phrase.words:
        end = _hanging(scene, verb, phrase)
        if end is None:
            return None
    if phrase.into:
        for preposition, inner in scene.prep_objects(verb, _INTO):
            if parse.lemma[inner] in phrase.into and parse.lower[preposition] != "in":
                end = inner
        if end is None:
            return None
    if phrase.on:
        objects = [inner for _, inner in scene.prep_objects(verb, phrase.on)]
        wanted = phrase.on_class | {"person"}
        if not objects or (phrase.on_class and not any(scene.is_a(inner, wanted) for inner in objects)):
            return None
        if not phrase.words and scene.child(verb, "dobj") is not None and parse.lemma[verb] == "fire":
            return None
    if phrase.towards and not any(True for _ in scene.prep_objects(verb, _TOWARDS)):
        return None
    if phrase.object:
        patient = scene.patient(verb)
        if patient is None or not scene.is_a(patient, phrase.object):
            return None
    if phrase.subject:
        subject = scene.subject(verb)
        if subject is None or not scene.is_a(subject, phrase.subject):
            return None
    return verb if end is None else end


_HANGING = frozenset("prt dobj acomp advmod oprd advcl xcomp attr nsubjpass ccomp dative".split())
_INTO = frozenset({"into", "on", "under", "to", "in"})
_TOWARDS = frozenset({"at", "into", "towards", "toward", "on", "against", "from"})


def _hanging(scene: Scene, verb: int, phrase: Phrase) -> int | None:
    """The word of the phrase that hangs on the verb, also through a measure: "40 tonnes of aid", "a barrage of rockets"."""
    parse = scene.parse
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep not in _HANGING or (dep == "nsubjpass" and not scene.is_passive(verb)):
            continue
        if parse.lemma[child] in phrase.words:
            if parse.lower[child] == "guilty" and "not" in parse.lower[max(0, child - 2) : child]:
                continue
            if not phrase.pairs or _pair(scene, child, phrase.pairs):
                return child
        elif phrase.type in {"AID", "SANCTION"} and any(
            parse.lemma[at] in phrase.words for at in parse.children[child] if parse.dep[at] == "compound"
        ):
            return child
        elif dep in {"dobj", "nsubjpass"} and not phrase.pairs:
            measure = parse.lemma[child] in _MEASURES or child in scene.quantity_at
            for _, inner in scene.prep_objects(child, frozenset({"of", "in"})):
                if measure and parse.lemma[inner] in phrase.words:
                    return inner
    return None


def _pair(scene: Scene, noun: int, pairs: frozenset[str]) -> bool:
    parse = scene.parse
    if noun > 0 and f"{parse.lower[noun - 1]} {parse.lemma[noun]}" in pairs:
        return True
    return any(
        f"{parse.lemma[noun]} of {parse.lemma[inner]}" in pairs
        for _, inner in scene.prep_objects(noun, frozenset({"of"}))
    )


def _telling_noun(scene: Scene, verb: int, found: dict[int, Trigger]) -> Trigger | None:
    """The noun that already tells what this verb goes on with: "the strike hit …", "a strike targeting …"."""
    parse = scene.parse
    for at in (scene.agent(verb), scene.subject(verb)):
        if at is not None and at in found and found[at].form != "verb" and found[at].position != verb:
            if not scene.is_passive(verb) or at != scene.subject(verb):
                return found[at]
    if parse.dep[verb] in {"acl", "relcl"} and parse.head[verb] in found and found[parse.head[verb]].form != "verb":
        return found[parse.head[verb]] if scene.patient(verb) != parse.head[verb] else None
    return None


def cause_of(scene: Scene, verb: int, found: dict[int, Trigger]) -> Trigger | None:
    """The trigger in the same sentence that an effect ("killing 12", "were injured") goes with, by syntax, nearest first."""
    parse = scene.parse
    seen: set[int] = set()
    at = verb
    head = parse.head[verb]
    if parse.dep[verb] == "advcl" and parse.tag[verb] == "VBG" and head in found:
        return found[head]
    for _ in range(12):
        for one in _around(scene, at, seen):
            if one in found and one != verb:
                return found[one]
        seen.add(at)
        head = parse.head[at]
        if head == at:
            return None
        at = head
        if at in found and at != verb:
            return found[at]
    return None


_NO_CAUSE = frozenset({"before", "until", "although", "though", "while", "whereas", "unless", "if"})


def _around(scene: Scene, at: int, seen: set[int]) -> list[int]:
    """The token's arguments, and those of its prepositions and clauses, in order of closeness."""
    parse = scene.parse
    near: list[int] = []
    far: list[int] = []
    for child in parse.children[at]:
        if child in seen:
            continue
        dep = parse.dep[child]
        if dep in {"nsubj", "nsubjpass", "dobj", "attr", "oprd"}:
            near.append(child)
            far.extend(
                inner for inner in parse.children[child] if parse.dep[inner] in {"acl", "relcl", "conj", "compound"}
            )
            for _, inner in scene.prep_objects(child, frozenset({"of", "in", "from"})):
                far.append(inner)
        elif dep in {"prep", "agent"}:
            for inner in parse.children[child]:
                if parse.dep[inner] in {"pobj", "pcomp"}:
                    near.append(inner)
                    far.extend(deep for _, deep in scene.prep_objects(inner, frozenset({"of", "in"})))
                    far.extend(deep for deep in parse.children[inner] if parse.dep[deep] in {"conj", "acl", "relcl"})
        elif dep in {"advcl", "xcomp", "conj", "ccomp", "acl", "relcl", "npadvmod"}:
            mark = scene.child(child, "mark", "advmod") if dep == "advcl" else None
            if mark is not None and parse.lower[mark] in _NO_CAUSE:
                continue
            near.append(child)
            far.extend(inner for inner in parse.children[child] if parse.dep[inner] in {"nsubj", "dobj"})
    return [*near, *far]


_BEARING = frozenset({"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST"})


def _killing_trigger(scene: Scene, verb: int, found: dict[int, Trigger], *, alone: bool) -> Trigger | None:
    """A verb of killing tells an incident by itself where somebody or some weapon does it and nothing else tells it."""
    cause = cause_of(scene, verb, found)
    if cause is not None and cause.type in {"ASSAULT", "ACCIDENT", "DISASTER", "PROTEST", "COERCE", ""}:
        return None
    agent, patient = scene.agent(verb), scene.patient(verb)
    mode = None
    if patient is not None and not (scene.is_a(patient, _VICTIMS) or patient in scene.quantity_at):
        return None
    if agent is not None:
        if patient is None and scene.parse.dep[verb] != "relcl":
            return None
        mode = means_mode(scene, agent)
        if mode is None and not (
            scene.is_a(agent, _ATTACKERS) and not scene.is_a(agent, frozenset({"nature", "abstract"}))
        ):
            return None
        if mode is None and scene.parse.lower[agent] in {"it", "that", "which"} and not scene.reporter(verb):
            return None
        if mode is None and scene.parse.dep[verb] == "acl" and scene.is_a(agent, frozenset({"place"})):
            return None
    else:
        for _, inner in scene.prep_objects(verb, frozenset({"with", "in", "by"})):
            mode = means_mode(scene, inner) or mode
        fighters = patient is not None and scene.is_a(patient, frozenset({"combatant"}))
        if mode is None and not (alone and cause is None and fighters):
            return None
    return _new_verb(scene, verb, "ASSAULT", mode)
