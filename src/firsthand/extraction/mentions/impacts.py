"""Which sense verbs of impacts and mishaps have: a strike or a hit song, a building or a bank that collapses."""

from __future__ import annotations

from firsthand.extraction.mentions.kinds import Kind, means_mode, sense_words
from firsthand.extraction.mentions.lexicon import HUMAN, PHYSICAL, Word, words_of
from firsthand.extraction.mentions.scene import Scene

__all__ = [
    "at_stake",
    "bursting",
    "burying",
    "collapsing",
    "explosion_verb",
    "impact",
    "ingesting",
    "is_civil_plane",
    "landing",
    "leaking",
    "meant",
    "ramming",
    "sickening",
    "surging",
    "trampling",
    "volcano_verb",
]

_FORCES = frozenset({"force", "combatant"})
_STRUCTURE = frozenset({"facility", "vehicle", "vessel"})
_ATTACKERS = HUMAN | {"weapon", "place", "vessel"}


def meant(scene: Scene, pronoun: int) -> int:
    """What "it" is in "at the dock when it was hit": the thing last named before it in the sentence, else itself."""
    parse = scene.parse
    if parse.lower[pronoun] != "it" or parse.dep[pronoun] not in {"nsubj", "nsubjpass", "pobj"}:
        return pronoun
    first, _ = parse.sentences[parse.sentence[pronoun]]
    for at in range(pronoun - 1, first - 1, -1):
        named = parse.tag[at] in {"NN", "NNP"} and parse.dep[at] in {"pobj", "dobj", "nsubj", "nsubjpass"}
        if named and scene.is_a(at, _STRUCTURE):
            return at
    return pronoun


def at_stake(scene: Scene, agent: int | None, patient: int) -> bool:
    """A known thing is hit, or a force or weapon hits something: "currents attack the shelves" is no assault."""
    if scene.is_a(patient, PHYSICAL | {"name"}):
        return True
    return agent is not None and (scene.is_a(agent, _FORCES | {"weapon"}) or means_mode(scene, agent) is not None)


def impact(scene: Scene, verb: int, word: Word) -> Kind | None:
    """strike, hit, pound, target: by a force or a weapon an assault, by a car an accident, by criticism nothing."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    lemma = scene.parse.lemma
    if patient is None:
        return None
    patient = meant(scene, patient)
    if means_mode(scene, patient) == "explosives" and lemma[verb] in {"hit", "strike"}:
        return Kind("ASSAULT", "explosives")  # "their vehicle hit a mine"
    if agent is not None:
        classes = scene.classes(agent)
        if is_civil_plane(scene, agent):
            return Kind("ACCIDENT", "crash")
        if _driver(scene, agent, patient):
            return Kind("ACCIDENT", "crash") if lemma[verb] in {"strike", "hit"} else None
        if (
            "vehicle" in classes
            and "combatant" not in classes
            and lemma[agent] not in {"jet", "helicopter", "warplane", "plane", "aircraft", "tank"}
        ):
            return Kind("ACCIDENT", "crash") if scene.is_a(patient, HUMAN | {"vehicle", "facility"}) else None
        if lemma[agent] == "lightning":
            return Kind("DISASTER", "lightning")
        if "vessel" in classes and lemma[patient] in sense_words("shoals"):
            return Kind("ACCIDENT", "sinking")
        mode = means_mode(scene, agent)
        if mode is None and classes.isdisjoint(_ATTACKERS) and scene.parse.lower[agent] not in {"it", "which", "that"}:
            return None
        if classes & {"abstract", "nature"} and mode is None:
            return None
    else:
        for _, inner in scene.prep_objects(verb, frozenset({"by", "with"})):
            if scene.is_a(inner, frozenset({"abstract", "nature"})) and means_mode(scene, inner) is None:
                return None
        if lemma[verb] == "target" and not scene.is_a(patient, PHYSICAL):
            return None
    if lemma[verb] == "target":
        # Laws, campaigns and shops "target" people too: a weapon, a fighter or a thing must be in play.
        if not scene.is_a(patient, PHYSICAL):
            return None
        armed = agent is not None and (scene.is_a(agent, _FORCES | {"weapon"}) or means_mode(scene, agent) is not None)
        if not armed and not (scene.is_passive(verb) and agent is None):
            return None
        if scene.is_passive(verb) and agent is None and not scene.is_a(patient, _STRUCTURE):
            return None
    mode = None if agent is None else means_mode(scene, agent)
    if mode is None and agent is not None:
        used = (means_mode(scene, one) for _, one in scene.prep_objects(verb, frozenset({"with", "using"})))
        mode = next((one for one in used if one is not None), None)
    if lemma[verb] in {"hit", "strike", "batter"} and agent is None and scene.is_a(patient, HUMAN):
        within = [one for _, one in scene.prep_objects(verb, frozenset({"by", "with", "in"}))]
        if not any(means_mode(scene, one) for one in within):
            return None
    return Kind("ASSAULT", mode) if at_stake(scene, agent, patient) else None


_PLANES = words_of("plane aircraft airplane aeroplane helicopter chopper jet airliner jetliner glider")


def is_civil_plane(scene: Scene, agent: int) -> bool:
    """True for an aircraft that strikes nobody: what it hits or kills is an accident."""
    return scene.parse.lemma[agent] in _PLANES and _civil(scene, agent)


def _civil(scene: Scene, plane: int) -> bool:
    """True for an aircraft that flies passengers or goods, or of which a take-off, a landing or a crash is told."""
    parse = scene.parse
    first, last = parse.sentences[parse.sentence[plane]]
    before = {parse.lemma[at] for at in scene.modifiers(plane)} | {parse.lower[at] for at in scene.modifiers(plane)}
    if not before.isdisjoint(sense_words("military")):
        return False
    civil = sense_words("civil")
    return not before.isdisjoint(civil) or any(parse.lemma[at] in sense_words("flights") for at in range(first, last))


_SHORES = words_of("rock reef cliff shore shoal breakwater pier sandbank iceberg seabed")
_AIRCRAFT = words_of("jet helicopter plane aircraft airliner jetliner gunship warplane")


def ramming(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "A missile slammed into a café", "a truck smashed into a bus", "the boat crashed into rocks"."""
    parse = scene.parse
    subject = scene.subject(verb)
    hit = [inner for _, inner in scene.prep_objects(verb, frozenset({"into", "onto", "against"}))]
    if subject is None or not hit:
        return None
    things = _STRUCTURE | {"place", "person", "combatant", "force"}
    solid = any(scene.is_a(at, things) or parse.lemma[at] in _SHORES or parse.lemma[at] in _ROADSIDE for at in hit)
    lemma = parse.lemma[subject]
    if scene.is_a(subject, frozenset({"vessel"})):
        return Kind("ACCIDENT", "sinking" if any(parse.lemma[at] in _SHORES for at in hit) else "crash")
    if scene.is_a(subject, frozenset({"vehicle"})) or lemma in _AIRCRAFT:
        return Kind("ACCIDENT", "crash") if solid or hit else None
    mode = means_mode(scene, subject)
    return Kind("ASSAULT", mode) if mode in _LANDS and solid else None


def _driver(scene: Scene, agent: int, patient: int) -> bool:
    """A person who strikes cars and guard rails has driven into them; fighters and their weapons strike otherwise."""
    if "person" not in scene.classes(agent) or scene.is_a(agent, _FORCES | {"organisation"}):
        return False
    if scene.parse.tag[agent] in {"NNS", "NNPS"} or scene.parse.lower[agent] in {"they", "we"}:
        return False
    driving = scene.parse.lemma[agent] in {"driver", "motorist", "motorcyclist", "rider"}
    return driving or scene.is_a(patient, frozenset({"vehicle"})) or scene.parse.lemma[patient] in _ROADSIDE


_ROADSIDE = words_of("rail guardrail pole tree wall fence pedestrian cyclist lamppost barrier kerb curb median")


def explosion_verb(scene: Scene, verb: int, word: Word | None) -> Kind | None:
    subject = scene.subject(verb)
    patient = scene.child(verb, "dobj")
    lemma = scene.parse.lemma
    if patient is not None:
        if scene.parse.lower[patient] in {"it", "them"} and subject is not None:
            worn = _worn(scene, subject)
            if worn is not None:
                return Kind("ASSAULT", worn)
        if (
            means_mode(scene, patient)
            or scene.is_a(patient, frozenset({"weapon"}))
            or lemma[patient] in {"vest", "belt"}
        ):
            return Kind("ASSAULT", "suicide-attack" if lemma[patient] in {"vest", "belt"} else "explosives")
        return Kind("ASSAULT", "explosives") if scene.is_a(patient, _STRUCTURE) else None
    if subject is None:
        return None
    agent = scene.agent(verb)
    if agent is not None and agent != subject and means_mode(scene, agent) is not None:
        return Kind("ASSAULT", "explosives")
    mode = means_mode(scene, subject)
    if mode is not None:
        return Kind("ASSAULT", mode if mode in {"suicide-attack", "drone", "heavy-weapons"} else "explosives")
    if scene.is_a(subject, frozenset({"combatant"})):
        return Kind("ASSAULT", "suicide-attack")
    if scene.is_a(subject, _STRUCTURE | {"goods"}):
        return Kind("ACCIDENT", "explosion")
    if lemma[subject] in {
        "cylinder",
        "boiler",
        "pipe",
        "tank",
        "canister",
        "tanker",
        "firework",
        "transformer",
        "battery",
        "gas",
    }:
        return Kind("ACCIDENT", "explosion")
    return None


def _worn(scene: Scene, person: int) -> str | None:
    """ "A man wearing an explosives vest detonated it", "a driver … a bomb and detonated it": what "it" is."""
    parse = scene.parse
    within = range(*parse.subtree(person))
    if any(parse.lemma[at] in {"vest", "belt", "suicide"} for at in within):
        return "suicide-attack"
    explosive = any(means_mode(scene, at) == "explosives" or parse.lemma[at] == "explosive" for at in within)
    return "explosives" if explosive else None


def leaking(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Ammonia leaked at a plant"; documents and roofs leak, too."""
    subject = scene.subject(verb)
    told = subject is not None and scene.parse.lemma[subject] in sense_words("leaking")
    return Kind(word.type, word.mode) if told and not scene.is_passive(verb) else None


def burying(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Mud buried a village", "rocks and earth engulfed homes"."""
    subject, patient = scene.agent(verb), scene.patient(verb)
    if subject is None or patient is None or not scene.is_a(patient, _STRUCTURE | {"person", "place"}):
        return None
    masses = sense_words("masses")
    told = any(scene.parse.lemma[at] in masses for at in scene.conjuncts(subject))
    return Kind(word.type, word.mode) if told else None


def trampling(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Eleven were trampled to death": by a crowd or nobody named; beasts trample, too."""
    agent, patient = scene.agent(verb), scene.patient(verb)
    if patient is None or not (scene.is_a(patient, HUMAN) or patient in scene.quantity_at):
        return None
    if scene.parse.lemma[verb] == "crush" and (agent is not None or not _among_crowds(scene, verb)):
        return None
    if agent is not None and not scene.is_a(agent, HUMAN):
        return None
    return Kind(word.type, word.mode)


def surging(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Eight were killed when a crowd surged towards the stage": a crowd that surges, where people came to harm."""
    parse = scene.parse
    subject = scene.subject(verb)
    if subject is None or parse.lemma[subject] not in sense_words("crowds"):
        return None
    first, last = parse.sentences[parse.sentence[verb]]
    harmed = any(parse.lemma[at] in sense_words("crushed") for at in range(first, last))
    return Kind(word.type, word.mode) if harmed else None


def _among_crowds(scene: Scene, verb: int) -> bool:
    first, last = scene.parse.sentences[scene.parse.sentence[verb]]
    return any(scene.parse.lemma[at] in sense_words("crowds") for at in range(first, last))


def collapsing(scene: Scene, verb: int, word: Word) -> Kind | None:
    """Of buildings, and of "part of it", where the building was told before; people and talks collapse otherwise."""
    parse = scene.parse
    subject = scene.subject(verb)
    if verb > 2 and parse.lower[verb - 2 : verb] == ["of", "it"]:
        subject = verb - 3  # "after part of it collapsed", where the parser lost the clause
    if subject is None:
        return None
    subject = meant(scene, subject)
    if parse.lemma[subject] in sense_words("bodies"):
        return None
    if parse.lemma[subject] in sense_words("slopes"):
        return Kind("DISASTER", "landslide")
    whole = [inner for _, inner in scene.prep_objects(subject, frozenset({"of"}))]
    part = parse.lemma[subject] in _PARTS and (
        subject == verb - 3
        or any(parse.lower[at] in {"it", "them"} or scene.is_a(at, frozenset({"facility"})) for at in whole)
    )
    return Kind(word.type, word.mode) if part or scene.is_a(subject, frozenset({"facility"})) else None


def bursting(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    if subject is None or scene.parse.lemma[subject] not in sense_words("bursting"):
        return None
    return Kind(word.type, "spill" if scene.parse.lemma[subject] == "pipeline" else word.mode)


_ON = frozenset({"on", "in", "near", "at", "into", "outside", "inside", "onto"})
_LANDS = frozenset({"heavy-weapons", "drone", "explosives"})


def landing(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Two missiles landed near the airport", "a shell fell on a house": what lands is fired, and something is hit."""
    subject = scene.subject(verb)
    mode = None if subject is None else means_mode(scene, subject)
    if mode not in _LANDS:
        return None
    hit = any(
        scene.is_a(at, _STRUCTURE | {"place", "person"}) and scene.parse.lemma[at] not in sense_words("landing_not")
        for _, at in scene.prep_objects(verb, _ON)
    )
    return Kind(word.type, mode) if hit else None


_PARTS = words_of("part section half side wing portion most much")


def volcano_verb(scene: Scene, verb: int, word: Word) -> Kind | None:
    subject = scene.subject(verb)
    if subject is None:
        return None
    lemma = scene.parse.lemma
    if lemma[subject] in {"volcano", "mount"} or scene.parse.lower[scene.phrase(subject)[0]] in {
        "mount",
        "mt.",
        "volcano",
    }:
        return Kind("DISASTER", "eruption")
    return None


def ingesting(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Taken to hospital after drinking milk": what people took in, where the sentence says that it harmed them."""
    parse = scene.parse
    if scene.child(verb, "dobj") is None or parse.dep[verb] not in {"pcomp", "advcl", "relcl"}:
        return None
    harmed = sense_words("sickened")
    first, last = parse.sentences[parse.sentence[verb]]
    if parse.dep[verb] == "relcl":
        # "none of the children who drank the milk has died"
        people = scene.is_a(parse.head[verb], frozenset({"person"})) and parse.tag[parse.head[verb]] == "NNS"
        told = any(parse.lemma[at] in harmed for at in range(first, last))
        return Kind(word.type, word.mode) if people and told else None
    above = parse.head[verb]
    after = parse.lower[above] in {"after", "from", "by"} or any(
        parse.lower[child] == "after" for child in parse.children[verb]
    )
    told = any(parse.lemma[at] in harmed for at in range(first, verb))
    return Kind(word.type, word.mode) if after and told else None


def sickening(scene: Scene, verb: int, word: Word) -> Kind | None:
    """ "Sixty guests fell ill after a wedding": several people at once, and after something."""
    parse = scene.parse
    subject = scene.subject(verb)
    ill = any(
        parse.lower[child] in {"ill", "sick"} and parse.dep[child] in {"acomp", "oprd", "advmod", "attr"}
        for child in parse.children[verb]
    )
    if subject is None or not ill:
        return None
    people = scene.is_a(subject, frozenset({"person", "combatant"})) and parse.tag[subject] in {"NNS", "NNPS"}
    counted = subject in scene.quantity_at or scene.child(subject, "nummod") is not None
    _, last = parse.sentences[parse.sentence[verb]]
    after = any(parse.lower[at] in {"after", "from"} for at in range(verb, last))
    return Kind(word.type, word.mode) if (people or counted) and after else None
