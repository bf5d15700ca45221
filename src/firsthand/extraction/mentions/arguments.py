"""Who did it, to whom or what, with what: actors, targets and means, read by syntax around a trigger."""

from __future__ import annotations

from collections.abc import Iterator

from firsthand.extraction.mentions.kinds import means_mode
from firsthand.extraction.mentions.lexicon import HUMAN, PHYSICAL, things, trigger_words
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Argument, Certainty

__all__ = ["read_arguments"]

_POLICE = frozenset({"police", "officer", "guard", "policeman", "deputy", "sheriff"})
_ACTORLESS = frozenset({"ACCIDENT", "DISASTER"})
_ACTOR = HUMAN | {"place"}
_TARGET = PHYSICAL
_TARGET_PREPOSITIONS = frozenset({"on", "against", "at", "upon", "targeting", "of", "in", "to", "into"})
_ON = frozenset({"on", "against", "targeting", "upon"})
_WITH = frozenset({"with", "using"})
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "we",
        "us",
        "i",
        "me",
        "you",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "himself",
        "herself",
        "themselves",
        "itself",
        "one",
        "others",
        "other",
        "what",
        "someone",
        "somebody",
        "anyone",
        "everybody",
    ]
)
_OBJECT_OF = frozenset({"COERCE", "RETREAT", "MOBILIZE"})
_WEAK_ACTORS = frozenset({"suspected", "alleged", "suspect", "presumed", "apparent", "unidentified-suspected"})


def read_arguments(scene: Scene, trigger: Trigger) -> None:
    """Fill actors, targets and means of the trigger, and the keys by which happenings are told apart."""
    agents = [] if trigger.type in _ACTORLESS else list(dict.fromkeys(_agents(scene, trigger)))
    patients = list(dict.fromkeys(_patients(scene, trigger)))
    means = list(dict.fromkeys(_means(scene, trigger, agents)))
    certainty: Certainty = "certain" if trigger.status != "alleged" else "possible"
    for position, weaker in agents:
        if position in patients or position in means:
            continue
        argument = _argument(scene, position, weaker if weaker != "certain" else certainty)
        if argument is not None:
            trigger.agents.append(position)
            trigger.actors.append(argument)
            trigger.parties.add(argument.name.lower())
            trigger.policing = trigger.policing or scene.parse.lemma[position] in _POLICE
    held = {argument for argument in means}
    done_by = {position for position, _ in agents}
    for position in patients:
        if trigger.type == "RETREAT" and position in done_by:
            continue
        inside = trigger.first < position < trigger.last and not scene.is_a(position, HUMAN | {"vessel", "vehicle"})
        if position in held or inside or scene.parse.lemma[position] in _TRIGGER_NOUNS:
            continue
        argument = _argument(scene, position, "certain")
        if argument is not None:
            trigger.patients.append(position)
            trigger.targets.append(argument)
            trigger.heads.update(_keys(scene, position))
            trigger.things.update(_thing_classes(scene, position))
    for position in means:
        argument = _means_argument(scene, position)
        if argument is not None:
            trigger.means.append(argument)
    if trigger.type == "ASSAULT" and trigger.mode is None:
        for position in (*means, *(agent for agent, _ in agents)):
            mode = means_mode(scene, position)
            if mode is not None:
                trigger.mode = mode
                break


# ── actors ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _agents(scene: Scene, trigger: Trigger) -> Iterator[tuple[int, Certainty]]:
    if trigger.form == "verb":
        yield from _verb_agents(scene, trigger.position)
        if trigger.threat is not None and trigger.threat != trigger.position and scene.is_verb(trigger.threat):
            yield from _verb_agents(scene, trigger.threat)
        return
    parse = scene.parse
    noun = trigger.position
    words = trigger_words()
    if trigger.threat is not None and trigger.threat in trigger.verbs:
        yield from _verb_agents(scene, trigger.threat)
        return
    if parse.lemma[noun] in {
        "clash",
        "fighting",
        "skirmish",
        "gunbattle",
        "firefight",
        "shootout",
        "gunfight",
        "battle",
    }:
        for _, inner in scene.prep_objects(noun, frozenset({"between", "with", "among"})):
            if scene.is_a(inner, _ACTOR | {"unknown"}):
                yield inner, "certain"
    yield from _blamed(scene, noun)
    if trigger.form == "generic" and not trigger.type:
        return
    for verb in trigger.verbs:
        lemma = parse.lemma[verb]
        if parse.dep[noun] == "dobj" and parse.head[noun] == verb and lemma in words.light:
            if lemma not in {"see", "witness", "report", "experience", "suffer", "have"}:
                yield from _verb_agents(scene, verb)
        elif (
            (parse.dep[noun] == "conj" and lemma in words.light)
            or (parse.dep[verb] == "acl" and parse.head[verb] == noun and scene.is_passive(verb))
            or (parse.dep[noun] == "nsubjpass" and parse.head[noun] == verb)
            or (parse.dep[verb] == "relcl" and scene.is_passive(verb))
        ):
            yield from _verb_agents(scene, verb)
    for _, inner in scene.prep_objects(noun, frozenset({"by"})):
        if scene.is_a(inner, _ACTOR | {"unknown"}):
            yield inner, "certain"
    for child in scene.modifiers(noun):
        if parse.head[child] != noun and parse.dep[child] != "compound":
            continue
        yield from _modifier_agent(scene, trigger, child)
    if parse.dep[noun] == "pobj" and parse.lower[parse.head[noun]] in {"in", "with", "by"} and trigger.verbs:
        verb = parse.head[parse.head[noun]]
        if verb in trigger.verbs and scene.is_verb(verb) and not scene.is_passive(verb):
            yield from _verb_agents(scene, verb)


def _verb_agents(scene: Scene, verb: int) -> Iterator[tuple[int, Certainty]]:
    agent = scene.reporter(verb) or scene.agent(verb)
    if agent is None:
        return
    for one in scene.conjuncts(agent):
        classes = scene.classes(one)
        lower = scene.parse.lower[one]
        if one in scene.dateline_tokens or scene.parse.pos[one] == "PUNCT":
            continue
        if lower in _PRONOUNS and scene.names.at(one) is None:
            continue
        owner = _owner(scene, one)
        if owner is not None:
            yield owner, "certain"
            continue
        if classes & _ACTOR or ("unknown" in classes and scene.parse.pos[one] == "PROPN"):
            if not (classes & {"abstract", "nature"} and not classes & HUMAN):
                yield one, "certain"


def _owner(scene: Scene, position: int) -> int | None:
    """Whose weapon it is: "its warplanes", "Ostrian jets", "the rebels' rockets" act for their owners."""
    parse = scene.parse
    classes = scene.classes(position)
    if not classes & {"weapon", "vehicle", "vessel"} or classes & HUMAN:
        return None
    for child in parse.children[position]:
        if parse.dep[child] == "poss" and (
            parse.lower[child] not in _PRONOUNS | {"its", "their", "our"} or scene.names.at(child)
        ):
            return child
        if parse.dep[child] in {"amod", "compound", "nmod"} and scene.entity_at.get(child) in {"NORP", "ORG", "GPE"}:
            return child
    return None


def _modifier_agent(scene: Scene, trigger: Trigger, child: int) -> Iterator[tuple[int, Certainty]]:
    """ "Israeli strike", "the rebels' attack", "a Coast Guard seizure", "CIA drone strike"."""
    parse = scene.parse
    if trigger.type == "PROTEST" and parse.dep[child] != "poss" and not scene.is_a(child, frozenset({"person"})):
        return
    hyphened = "-" in parse.text[child + 1 : child + 2] or (child and parse.text[child - 1] == "-")
    if child in scene.time_tokens or parse.pos[child] == "PUNCT" or hyphened:
        return
    label = scene.entity_at.get(child)
    if parse.dep[child] == "poss":
        if scene.is_a(child, _ACTOR) and not (scene.is_a(child, frozenset({"place"})) and _settlement(scene, child)):
            yield child, "certain"
    elif label == "NORP" or (parse.tag[child] == "JJ" and label == "GPE"):
        if trigger.mode not in {"primitive", "sexual", "beat"}:
            yield child, "certain"
    elif (label == "ORG" and not scene.is_a(child, frozenset({"facility"}))) or (
        label == "GPE" and trigger.mode in {"aerial", "drone", "heavy-weapons"} and not _settlement(scene, child)
    ):
        yield child, "certain"
    elif parse.dep[child] == "compound" and scene.is_a(child, frozenset({"combatant", "force"})):
        if means_mode(scene, child) is None and parse.lemma[child] not in {"crowd", "security", "terrorist", "party"}:
            yield child, "certain"
    elif parse.lemma[child] in {"militant", "rebel", "insurgent", "guerrilla", "jihadist", "separatist"}:
        yield child, "certain"


def _settlement(scene: Scene, position: int) -> bool:
    for first, last, place in scene.places:
        if first <= position < last:
            return place.precision in {"settlement", "point", "admin2"}
    return False


def _blamed(scene: Scene, noun: int) -> Iterator[tuple[int, Certainty]]:
    """Who is blamed for it, is accused of it, or claims it: "blamed on", "claimed responsibility for the attack"."""
    parse = scene.parse
    head = parse.head[noun]
    if parse.dep[noun] in {"dobj", "nsubjpass"} and parse.lemma[head] in {"blame", "attribute"}:
        for _, inner in scene.prep_objects(head, frozenset({"on", "to"})):
            yield inner, "possible"
    if parse.dep[noun] == "nsubjpass" and parse.lemma[head] == "claim":
        yield from _verb_agents(scene, head)
    if parse.dep[noun] != "pobj" or parse.lower[head] not in {"for", "of", "in", "behind", "with", "over"}:
        return
    above = parse.head[head]
    lemma = parse.lemma[above]
    if lemma == "responsibility":
        verb = parse.head[above]
        if parse.lemma[verb] in {"claim", "admit", "accept", "take", "assume"}:
            yield from _verb_agents(scene, verb)
    elif lemma in {"blame", "accuse", "suspect", "charge"} and scene.is_verb(above):
        patient = scene.patient(above)
        if patient is not None:
            for one in scene.conjuncts(patient):
                yield one, "possible"
    elif lemma in {"responsible", "behind"} and scene.is_verb(parse.head[above]):
        subject = scene.subject(parse.head[above])
        if subject is not None:
            yield subject, "probable"


# ── targets ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _patients(scene: Scene, trigger: Trigger) -> Iterator[int]:
    parse = scene.parse
    if trigger.form == "generic":
        return
    if trigger.form == "verb":
        yield from _verb_patients(scene, trigger, trigger.position)
        return
    noun = trigger.position
    of_object = trigger.type in _OBJECT_OF or parse.lemma[noun] in {
        "shelling", "bombing", "killing", "murder", "kidnapping", "abduction", "assassination", "bombardment", "shooting",
        "massacre", "ambush", "storming", "sinking", "collapse", "stabbing", "hijacking", "beheading", "execution", "rape",
        "torture", "invasion", "derailment", "capsizing", "explosion", "crash",
    }  # fmt: skip
    wanted = _ON | {"of"} if of_object else _ON
    for _, inner in scene.prep_objects(noun, wanted):
        if _targetable(scene, inner) and parse.lemma[inner] not in _GROUND:
            yield inner
    for verb in trigger.verbs:
        if parse.head[noun] == verb and parse.dep[noun] == "dobj" and parse.lemma[verb] in trigger_words().light:
            for _, inner in scene.prep_objects(verb, _ON):
                if _targetable(scene, inner) and parse.lemma[inner] not in _GROUND and scene.is_a(inner, _TARGET):
                    yield inner
    for child in parse.children[noun]:
        if parse.dep[child] == "prep":
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    for verb in parse.children[inner]:
                        if parse.dep[verb] == "acl" and parse.lower[verb] == "targeting":
                            yield from _verb_patients(scene, trigger, verb)
    if trigger.type == "ASSAULT":
        for _, inner in scene.prep_objects(noun, frozenset({"at", "in", "inside", "outside", "near"})):
            if scene.is_a(inner, frozenset({"facility", "vessel", "vehicle"})) and _concrete(scene, inner):
                yield inner
    for child in parse.children[noun]:
        if parse.dep[child] == "compound" and means_mode(scene, child) is None:
            classes = scene.classes(child)
            if classes & {"facility", "vessel"} and scene.entity_at.get(child) not in {"GPE", "LOC", "ORG"}:
                yield child
    for verb in trigger.verbs:
        if verb == noun or parse.lemma[verb] in trigger_words().light:
            continue
        if (parse.dep[noun] == "nsubj" and parse.head[noun] == verb) or parse.dep[verb] in {"acl", "relcl"}:
            if not scene.is_passive(verb) and parse.lemma[verb] in _ACTING:
                yield from _verb_patients(scene, trigger, verb)
        elif parse.dep[noun] == "pobj" and parse.lemma[verb] in _ACTING:
            yield from _verb_patients(scene, trigger, verb)


_GROUND = frozenset({"soil", "territory", "ground", "land", "day", "night", "morning", "scale"})
_ACTING = frozenset(
    [
        "target",
        "hit",
        "strike",
        "kill",
        "injure",
        "wound",
        "destroy",
        "damage",
        "rock",
        "shake",
        "rip",
        "tear",
        "sweep",
        "devastate",
        "engulf",
        "level",
        "flatten",
        "pound",
        "flood",
        "bury",
        "trap",
        "demolish",
        "batter",
        "ravage",
        "shatter",
        "sink",
    ]
)


def _verb_patients(scene: Scene, trigger: Trigger, verb: int) -> Iterator[int]:
    parse = scene.parse
    patient = scene.patient(verb)
    if trigger.type in {"ACCIDENT", "PROTEST"} or (trigger.type == "RETREAT" and patient is None):
        if trigger.type != "PROTEST":
            patient = scene.subject(verb) if patient is None else patient
    if patient is not None:
        for one in scene.conjuncts(patient):
            if _targetable(scene, one):
                yield one
    prepositions = {
        "fire": {"on", "at", "into"},
        "shoot": {"at"},
        "open": {"on", "at"},
        "drop": {"on"},
        "launch": {"at", "on", "into"},
    }
    wanted = prepositions.get(parse.lemma[verb], {"on", "against"} if trigger.type == "ASSAULT" else set())
    for _, inner in scene.prep_objects(verb, frozenset(wanted)):
        if scene.is_a(inner, _TARGET) and inner not in scene.time_tokens:
            yield inner
    for child in parse.children[verb]:
        if parse.dep[child] == "dobj" and parse.lemma[child] == "fire":
            for _, inner in scene.prep_objects(child, frozenset({"on", "at"})):
                if scene.is_a(inner, _TARGET):
                    yield inner


_TRIGGER_NOUNS = frozenset(trigger_words().nouns)
_NO_TARGETS = frozenset(
    "fire responsibility number toll death injury damage shot round bullet gun weapon killing".split()
)
_ORDINALS = frozenset({"second", "third", "fourth", "fifth", "another", "other"})


def _targetable(scene: Scene, position: int) -> bool:
    parse = scene.parse
    lower = parse.lower[position]
    if position in scene.time_tokens or parse.pos[position] in {"VERB", "ADV", "PUNCT"}:
        return False
    if lower in _PRONOUNS:
        return scene.names.at(position) is not None or (lower in {"one", "others"} and False)
    classes = scene.classes(position)
    if classes & {"abstract", "nature", "event"} and not classes & _TARGET:
        return False
    if (
        "weapon" in classes
        and not classes & (_TARGET - {"weapon"})
        and scene.parse.lemma[position] not in {"missile", "drone"}
    ):
        return False
    return parse.lemma[position] not in _NO_TARGETS


def _concrete(scene: Scene, position: int) -> bool:
    return scene.parse.lemma[position] not in {
        "area", "region", "state", "province", "territory", "country", "district", "zone", "town", "city", "village", "street",
        "neighbourhood", "neighborhood", "suburb", "property", "field", "island", "coast", "border", "line", "position", "stage",
    }  # fmt: skip


def _thing_classes(scene: Scene, position: int) -> Iterator[str]:
    classes = scene.classes(position)
    for name in ("vessel", "vehicle", "facility"):
        if name in classes:
            yield name
            return
    if classes & {"person", "combatant", "force", "organisation"}:
        yield "people"


def _keys(scene: Scene, position: int) -> Iterator[str]:
    """Lemmas that name the target: its head and its nouns, so that "the dock area" and "a dock" meet."""
    parse = scene.parse
    if parse.lower[position] in {"third", "second", "another", "other", "fourth"}:
        yield "#" + parse.lower[position]
        return
    lemma = parse.lemma[position]
    if lemma not in _VAGUE:
        yield lemma
    for child in parse.children[position]:
        if parse.dep[child] == "compound" and parse.lemma[child] not in _VAGUE:
            yield parse.lemma[child]


_VAGUE = frozenset(
    [
        "area",
        "site",
        "facility",
        "place",
        "location",
        "position",
        "target",
        "people",
        "person",
        "member",
        "one",
        "other",
        "group",
        "region",
        "zone",
        "number",
        "building",
        "town",
        "city",
        "village",
        "object",
        "structure",
        "part",
        "man",
        "woman",
        "drug",
        "oil",
        "police",
        "security",
    ]
)


# ── means ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _means(scene: Scene, trigger: Trigger, agents: list[tuple[int, Certainty]]) -> Iterator[int]:
    parse = scene.parse
    if trigger.type not in {"ASSAULT", ""}:
        return
    verbs = [trigger.position, *trigger.verbs]
    for child in scene.modifiers(trigger.position):
        if means_mode(scene, child) is not None and parse.lower[child] not in {
            "air",
            "aerial",
            "suicide",
            "tear",
            "chemical",
        }:
            yield child
    for verb in verbs:
        for _, inner in scene.prep_objects(verb, _WITH):
            if scene.is_a(inner, frozenset({"weapon"})) or means_mode(scene, inner) is not None:
                yield inner
        for child in parse.children[verb]:
            dep = parse.dep[child]
            if dep in {"advcl", "xcomp", "acl", "prep"} and parse.lower[child] in {
                "using",
                "armed",
                "wielding",
                "firing",
                "detonating",
            }:
                inner_child = scene.child(child, "dobj", "pobj")
                held = [] if inner_child is None else [inner_child]
                held += [one for _, one in scene.prep_objects(child, _WITH)]
                for one in held:
                    if means_mode(scene, one) is not None or scene.is_a(one, frozenset({"weapon"})):
                        yield from scene.conjuncts(one)
            elif dep in {"nsubj", "dobj", "agent"} and scene.is_verb(verb):
                at: int | None = child
                if dep == "agent":
                    at = scene.child(child, "pobj")
                if at is None or (dep == "dobj" and parse.lemma[verb] not in _WIELDING):
                    continue
                if dep == "nsubj" and scene.is_passive(verb):
                    continue
                if scene.is_a(at, frozenset({"weapon"})) or (means_mode(scene, at) and not scene.is_a(at, HUMAN)):
                    yield at
            elif dep == "prep" and parse.lower[child] in {"in", "by", "from"}:
                one_child = scene.child(child, "pobj")
                if (
                    one_child is not None
                    and scene.is_a(one_child, frozenset({"weapon"}))
                    and one_child != trigger.position
                ):
                    if parse.lemma[one_child] not in {"mine", "club"}:
                        yield one_child
    for position, _ in agents:
        for child in parse.children[position]:
            if parse.dep[child] == "acl" and parse.lower[child] in {"armed", "wielding", "carrying"}:
                inner_at = scene.child(child, "dobj")
                if inner_at is not None:
                    yield inner_at
                yield from (one for _, one in scene.prep_objects(child, _WITH))


_WIELDING = frozenset(
    [
        "fire",
        "launch",
        "drop",
        "throw",
        "hurl",
        "detonate",
        "explode",
        "use",
        "plant",
        "lob",
        "shoot",
        "set-off",
        "trigger",
        "blow",
        "send",
    ]
)


def _means_argument(scene: Scene, position: int) -> Argument | None:
    parse = scene.parse
    if position in scene.time_tokens or parse.pos[position] not in {"NOUN", "PROPN", "ADJ"}:
        return None
    if parse.lemma[position] in trigger_words().nouns and parse.lemma[position] not in {"airstrike", "gunfire"}:
        return None
    first = position
    while first > 0 and parse.dep[first - 1] == "compound" and parse.head[first - 1] == position:
        first -= 1
    if (
        first == position
        and position > 0
        and f"{parse.lower[position - 1]} {parse.lemma[position]}" in things().means_phrases
    ):
        first -= 1
    span = parse.span(first, position + 1)
    return Argument(name=scene.words(first, position + 1), span=span, kind="means", claims=scene.claims_over(span))


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})


def _argument(scene: Scene, position: int, certainty: Certainty) -> Argument | None:
    """The party or thing at the token, under the name that the report's other words give it."""
    parse = scene.parse
    party = scene.names.at(position)
    entity = scene.entity_range(position)
    classes = scene.classes(position)
    first, last = scene.phrase(position, of=party is None and scene.entity_at.get(position) not in _NAMES)
    if entity is not None and scene.entity_at.get(position) in _NAMES and parse.pos[position] == "PROPN":
        first, last = max(first, min(entity[0], position)), max(last, entity[1]) if entity[1] <= last + 2 else last
        while first < position and parse.tag[first] in {"DT", "PRP$"}:
            first += 1
    if parse.tag[last - 1] == "POS":
        last -= 1
    if last <= first:
        return None
    suspected = any(parse.lower[at] in _WEAK_ACTORS for at in range(first, position))
    span = parse.span(first, last)
    name = scene.words(first, last)
    kind = _kind(scene, position, classes)
    if party is not None and party.kind not in {"document", "place"}:
        name = party.name
    elif parse.lower[position] in {"third", "second", "another", "fourth"}:
        name = _elliptic(scene, position) or name
    return Argument(
        name=name,
        span=span,
        kind=kind,
        certainty="possible" if suspected and certainty == "certain" else certainty,
        claims=scene.claims_over(span),
    )


def _elliptic(scene: Scene, position: int) -> str | None:
    """ "Seized a second oil tanker and pursued a third": the noun that the number leaves out."""
    parse = scene.parse
    verb = parse.head[position]
    if parse.dep[verb] != "conj":
        return None
    patient = scene.patient(parse.head[verb])
    if patient is None:
        return None
    first, last = patient, patient + 1
    while first > 0 and parse.dep[first - 1] == "compound" and parse.head[first - 1] == patient:
        first -= 1
    return f"{parse.text[position]} {scene.words(first, last)}"


def _kind(scene: Scene, position: int, classes: frozenset[str]) -> str:
    parse = scene.parse
    party = scene.names.at(position)
    label = scene.entity_at.get(position)
    if (party is not None and party.kind == "person") or (
        label == "PERSON" and not classes & {"facility", "place", "force"}
    ):
        return "person" if _public(scene, position) else "private_person"
    for name in ("vessel", "vehicle", "facility"):
        if name in classes and label not in {"ORG"} and not classes & {"combatant", "person"}:
            return name
    if label == "NORP":
        return "group"
    if party is not None and party.kind in {"organisation", "outlet"}:
        return "organisation"
    if classes & {"force", "organisation"}:
        return "organisation"
    if "place" in classes or label in {"GPE", "LOC"}:
        return "place"
    if classes & {"person", "combatant"} or position in scene.quantity_at:
        if parse.tag[position] in {"NNS", "NNPS"} or position in scene.quantity_at or parse.lemma[position] in _SEVERAL:
            return "group"
        if parse.lemma[position] in things().public_roles:
            return "person"
        return "person" if "combatant" in classes else "private_person"
    return "object"


_SEVERAL = frozenset("crew family people personnel staff couple group crowd police team public".split())


def _public(scene: Scene, position: int) -> bool:
    """True for a person who bears a title or an office anywhere in the report."""
    party = scene.names.at(position)
    if party is not None and party.role:
        return True
    roles = things().public_roles
    parse = scene.parse
    ranges = party.mentions if party is not None else ((position, position + 1),)
    for first, last in ranges:
        for at in (*range(max(0, first - 2), first), *range(first, last)):
            if parse.lower[at] in roles or parse.lemma[at] in roles:
                return True
        head = last - 1
        for child in parse.children[head]:
            if parse.dep[child] == "appos" and (parse.lemma[child] in roles):
                return True
    return False
