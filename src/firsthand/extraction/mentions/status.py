"""Did it happen, by the words: happened, alleged, denied, planned, threatened or hypothetical."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from firsthand.data import load_table
from firsthand.extraction.certainty import Assessment, GroundKind, assess
from firsthand.extraction.mentions.lexicon import HUMAN, words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import Certainty, Status

__all__ = ["read_status"]

_MODAL_PLANNED = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_MODAL_OPEN = words_of("would could can may might should must 'd ca")
_BARRIERS = frozenset({"relcl", "appos", "parataxis"})
_WEAKER: dict[Certainty, int] = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}


@cache
def _verbs() -> MappingProxyType[str, frozenset[str]]:
    return MappingProxyType(
        {name: words_of(words) for name, words in load_table("mentions/status.toml")["verbs"].items()}
    )


@cache
def _open_adjectives() -> frozenset[str]:
    return _verbs()["hypothetical"] | {"possible", "likely", "ready", "set"}


@cache
def _nouns() -> MappingProxyType[str, Status]:
    table = load_table("mentions/status.toml")["nouns"]
    order: tuple[Status, ...] = ("threatened", "planned", "alleged", "denied", "hypothetical")
    return MappingProxyType({word: status for status in reversed(order) for word in words_of(table[status])})


@cache
def _modifiers() -> MappingProxyType[str, frozenset[str]]:
    table = load_table("mentions/status.toml")
    return MappingProxyType(
        {name: words_of(words) for name, words in (*table["modifiers"].items(), *table["marks"].items())}
    )


def read_status(scene: Scene, trigger: Trigger) -> None:
    """Set status, certainty, and the threatening word of the trigger."""
    status, certainty = _by_modifiers(scene, trigger)
    if status == "happened" or certainty != "certain":
        higher, weaker = _by_clause(scene, trigger)
        if higher != "happened":
            status = higher
        if _WEAKER[weaker] < _WEAKER[certainty]:
            certainty = weaker
    if status == "happened" and certainty == "certain" and not (trigger.form != "verb" and trigger.definite):
        status, certainty = _by_grounds(assess(scene.parse, trigger.position))
    trigger.status, trigger.certainty = status, certainty


# What is told neither as a fact nor in a form that the climb below knows. The first kind that is there decides.
_GROUNDS: tuple[tuple[Status, tuple[GroundKind, ...]], ...] = (
    ("hypothetical", ("condition", "question", "doubtful", "fear", "wish", "command", "conditional")),
    ("alleged", ("claim", "belief", "probable")),
)


def _by_grounds(found: Assessment) -> tuple[Status, Certainty]:
    """The status of what stands under a condition, a question, a claim or a belief."""
    for status, kinds in _GROUNDS:
        if found.has(*kinds):
            return status, "certain" if status == "hypothetical" else found.certainty
    return "happened", "certain"


# "Mounted its long-threatened invasion": what is mounted is threatened no more.
_DONE = words_of("mount launch carry conduct begin start commit stage impose")


def _by_modifiers(scene: Scene, trigger: Trigger) -> tuple[Status, Certainty]:
    """What stands directly on a trigger noun: "an alleged attack", "a planned protest", "no attack"."""
    if trigger.form == "verb":
        return "happened", "certain"
    parse = scene.parse
    words = _modifiers()
    head = parse.head[trigger.position]
    done = parse.dep[trigger.position] == "dobj" and parse.lemma[head] in _DONE
    for child in parse.children[trigger.position]:
        if parse.dep[child] not in {"amod", "det", "compound", "neg"}:
            continue
        lower, lemma = parse.lower[child], parse.lemma[child]
        if lower == "no":
            return "denied", "certain"
        if done and lower not in words["alleged"]:
            continue
        if lower in words["threatened"]:
            trigger.threat = child
            return "threatened", "certain"
        for status in ("planned", "hypothetical"):
            if lower in words[status] and not (status == "planned" and trigger.type == "PROTEST" and lower == "failed"):
                return status, "certain"
        if lower in words["alleged"] or (lemma in words["alleged"] and parse.dep[child] == "amod"):
            return "alleged", "possible" if lower in {"alleged", "supposed", "purported", "claimed"} else "probable"
    return "happened", "certain"


def _by_clause(scene: Scene, trigger: Trigger) -> tuple[Status, Certainty]:
    """Climb from the trigger to the root of its sentence, as far as what stands above still bears on it."""
    parse = scene.parse
    certainty: Certainty = "certain"
    at = trigger.position
    noun = trigger.form != "verb"
    if not noun:
        status, certainty = _own_verb(scene, at, trigger)
        if status != "happened":
            return status, certainty
    for _ in range(12):
        head = parse.head[at]
        if head == at:
            return "happened", certainty
        dep = parse.dep[at]
        if dep in _BARRIERS:
            return "happened", certainty
        if dep in {"prep", "agent"} or parse.pos[at] == "ADP":
            lifted = _under_noun_or_verb(scene, at, head, trigger)
            if lifted is not None:
                return lifted, certainty
            if parse.pos[head] in {"NOUN", "PROPN"} and parse.lower[at] == "of":
                if trigger.form != "verb" and not _holds(scene, head):
                    return "happened", certainty
                noun = True
            elif not scene.is_verb(head) or noun or trigger.form != "verb":
                return "happened", certainty
        elif scene.is_verb(head):
            if noun and dep in {"pobj", "conj", "npadvmod", "advmod"}:
                return "happened", certainty
            status, weaker, done = _under_verb(scene, at, head, trigger, noun=noun)
            if _WEAKER[weaker] < _WEAKER[certainty]:
                certainty = weaker
            if done or status != "happened":
                return status, certainty
            noun = False
        elif parse.pos[head] in {"NOUN", "PROPN"}:
            if dep in {"acl", "ccomp", "compound", "amod", "nmod"}:
                found = _nouns().get(parse.lemma[head])
                if (
                    found is not None
                    and not (noun and trigger.definite)
                    and not (dep == "acl" and parse.tag[at] in {"VBG", "VBN"})
                ):
                    if found == "planned" and parse.lemma[head] == "attempt":
                        return "happened", certainty
                    if found == "threatened":
                        trigger.threat = head
                    return found, "possible" if found == "alleged" else certainty
                if dep == "acl":
                    feared = not noun and parse.tag[at] == "VBG" and _of_danger(scene, head)
                    return ("hypothetical" if feared else "happened"), certainty
            noun = True
        elif parse.pos[head] == "ADJ" and dep in {"xcomp", "ccomp"} and parse.lemma[head] in _open_adjectives():
            return ("planned" if parse.lemma[head] in {"set", "ready", "due"} else "hypothetical"), certainty
        at = head
    return "happened", certainty


def _holds(scene: Scene, noun: int) -> bool:
    """ "A series of attacks" is attacks, "the risk of an attack" says something of it; an "anniversary of the attack"
    is another thing, whose clause does not bear on it."""
    lemma = scene.parse.lemma[noun]
    return lemma in _modifiers()["partitive"] or lemma in _nouns() or scene.parse.tag[noun] == "CD"


def _of_danger(scene: Scene, noun: int) -> bool:
    """ "The threat of another part of the building collapsing": what the danger is of has not come."""
    parse = scene.parse
    for _ in range(4):
        preposition = parse.head[noun]
        if parse.dep[noun] != "pobj" or parse.lower[preposition] != "of":
            return False
        noun = parse.head[preposition]
        if _nouns().get(parse.lemma[noun]) in {"hypothetical", "threatened"}:
            return True
    return False


def _own_verb(scene: Scene, verb: int, trigger: Trigger) -> tuple[Status, Certainty]:
    """What stands on the verb itself: modals, negation, "if", "reportedly", the "to" of an infinitive."""
    parse = scene.parse
    words = _modifiers()
    certainty: Certainty = "certain"
    modal, perfect, negated, infinitive = "", False, False, False
    for child in parse.children[verb]:
        dep, lower = parse.dep[child], parse.lower[child]
        if dep in {"aux", "auxpass"}:
            if parse.tag[child] == "MD":
                modal = lower
            elif parse.tag[child] == "TO":
                infinitive = True
            elif parse.lemma[child] == "have":
                perfect = True
            elif lower == "going":
                modal = "will"
        elif dep == "neg" or lower == "never" or (lower == "longer" and dep == "advmod"):
            negated = True
        elif dep == "mark" and lower in words["condition"]:
            if lower in {"if", "unless", "lest", "whether"} or modal:
                return "hypothetical", certainty
        elif dep == "advmod":
            if lower in words["adverbs_possible"]:
                certainty = "possible"
            elif lower in words["adverbs_probable"]:
                certainty = "probable"
        elif dep in {"nsubj", "nsubjpass"} and parse.lower[child] in {"nobody", "none"}:
            negated = True
        elif dep in {"nsubj", "nsubjpass"}:
            negated = negated or any(
                parse.lower[inner] == "no" for inner in parse.children[child] if parse.dep[inner] == "det"
            )
    if negated:
        return ("hypothetical" if modal else "denied"), certainty
    if modal in _MODAL_PLANNED:
        return "planned", certainty
    if modal in _MODAL_OPEN:
        if perfect and modal in {"may", "might", "could", "must"}:
            return "alleged", "possible"
        return "hypothetical", certainty
    if infinitive and parse.dep[verb] in {"csubj", "ROOT"}:
        return "hypothetical", certainty
    if infinitive and parse.dep[verb] in {"advcl", "acl", "relcl"} and not _factive_purpose(scene, verb):
        return "planned", certainty
    if certainty != "certain":
        return "alleged", certainty
    return "happened", certainty


def _factive_purpose(scene: Scene, verb: int) -> bool:
    """ "Fired tear gas to disperse": an aim of something done; "the first to attack": done."""
    parse = scene.parse
    head = parse.head[verb]
    return (parse.dep[verb] in {"acl", "relcl"} and parse.pos[head] in {"ADJ", "NUM"}) or parse.lower[head] in {
        "first",
        "latest",
        "last",
    }


def _under_verb(scene: Scene, at: int, head: int, trigger: Trigger, *, noun: bool) -> tuple[Status, Certainty, bool]:
    """What the verb above says about what hangs on it. The last value: nothing further up can bear on it."""
    parse = scene.parse
    verbs = _verbs()
    lemma, dep = parse.lemma[head], parse.dep[at]
    argument = dep in {
        "dobj",
        "nsubj",
        "nsubjpass",
        "ccomp",
        "xcomp",
        "pcomp",
        "pobj",
        "attr",
        "oprd",
        "dative",
        "conj",
    }
    if dep == "conj":
        # Coordinated verbs share what stands above them; an own auxiliary was read before.
        shares = trigger.form == "verb" and at == trigger.position and scene.child(at, "nsubj", "nsubjpass") is None
        if shares and (scene.child(at, "aux", "auxpass") is None or parse.tag[at] == "VB"):
            status, certainty = _own_verb(scene, head, trigger)
            return status, certainty, status != "happened"
        return "happened", "certain", False
    if dep == "advcl":
        gerund = parse.tag[at] in {"VBG", "VBN"} and scene.child(at, "mark") is None
        return "happened", "certain", not gerund
    if not argument:
        return "happened", "certain", noun
    definite = noun and trigger.definite and trigger.position == at
    if noun and dep == "attr" and lemma == "be":
        # "It would be the first strike there": what it would be, nobody has said that it was
        status, certainty = _own_verb(scene, head, trigger)
        if status == "hypothetical":
            return status, certainty, True
    if dep in {"nsubj", "nsubjpass", "dobj"} and noun:
        if lemma in verbs["averted"]:
            return "planned", "certain", True
        if dep == "nsubj" and lemma in verbs["cognition"]:
            return "happened", "certain", True
        told = lemma == "order" and parse.dep[head] == "pcomp"  # "jailed for ordering the attack"
        intends = not told and dep == "dobj" and lemma in {"plan", "order", "authorize", "authorise", "threaten"}
        if definite and lemma not in verbs["deny"] and not intends:
            return _hedged(scene, head) if dep != "dobj" else ("happened", "certain", True)
        if dep == "dobj" and lemma in verbs["deny"]:
            return "denied", "certain", True
        if dep == "dobj" and lemma in verbs["allege"]:
            return "alleged", "possible", True
        if dep == "dobj" and lemma in verbs["threaten"]:
            trigger.threat = head
            return "threatened", "certain", True
        if dep == "dobj" and lemma in {
            "plan",
            "plot",
            "order",
            "authorise",
            "authorize",
            "mull",
            "consider",
            "prepare",
            "propose",
            "approve",
            "expect",
            "schedule",
        }:
            return "planned", "certain", True
        if dep == "dobj" and lemma in verbs["hypothetical"] and lemma not in {"discuss", "oppose"}:
            return "hypothetical", "certain", True
        status, certainty = _own_verb(scene, head, trigger)
        if status == "denied" and dep == "dobj":
            # "did not mention the attack" denies the mentioning only
            lacks = lemma in _BEFALLING and not trigger.definite
            return ("denied" if lacks or lemma in _COMMITTING else "happened"), certainty, True
        if dep == "dobj" and status in {"hypothetical", "planned"} and parse.lemma[head] in verbs["cognition"]:
            return "happened", certainty, True
        if status != "happened" and status == "planned" and _threatened_clause(scene, head, trigger):
            return "threatened", "certain", True
        return status, certainty, False
    infinitive = any(parse.tag[child] == "TO" for child in parse.children[at])
    if lemma in verbs["deny"]:
        return "denied", "certain", True
    if lemma in verbs["averted"] and not noun:
        return "planned", "certain", True
    if lemma in verbs["threaten"] and lemma != "warn" and (infinitive or lemma in {"threaten", "vow", "swear"}):
        trigger.threat = head
        return "threatened", "certain", True
    if infinitive and dep == "xcomp":
        if lemma in verbs["hedging"] and scene.is_passive(head):
            return "alleged", "possible" if lemma in {"suspect", "allege", "rumour", "rumor"} else "probable", True
        if lemma in verbs["allege"] and any(parse.lemma[child] == "have" for child in parse.children[at]):
            return "alleged", "probable", True  # "claim to have captured the town"
        if lemma in verbs["factive"]:
            return "happened", "certain", False
        if lemma in verbs["hypothetical"] and lemma not in verbs["plan"]:
            return "hypothetical", "certain", True
        return "planned", "certain", True
    if lemma in verbs["allege"]:
        return "alleged", "probable" if lemma in {"claim", "contend"} else "possible", True
    if lemma in verbs["hedging"] and lemma not in {"say", "report"} and dep in {"ccomp", "xcomp"}:
        return "alleged", "probable", True
    if lemma == "warn" and dep == "ccomp" and trigger.status == "happened":
        return "happened", "certain", False
    if infinitive and dep in {"ccomp", "advcl"} and lemma not in verbs["factive"]:
        return ("hypothetical" if lemma in verbs["hypothetical"] else "planned"), "certain", True
    if dep == "pcomp":
        return "happened", "certain", False
    return "happened", "certain", False


_COMMITTING = words_of("carry conduct launch commit stage order")
_BEFALLING = words_of("have see experience suffer record face")


def _hedged(scene: Scene, verb: int) -> tuple[Status, Certainty, bool]:
    """A thing spoken of as known, whose verb may be hedged: "the strike reportedly killed 12"."""
    words = _modifiers()
    for child in scene.parse.children[verb]:
        if scene.parse.dep[child] == "advmod":
            if scene.parse.lower[child] in words["adverbs_possible"]:
                return "happened", "possible", True
            if scene.parse.lower[child] in words["adverbs_probable"]:
                return "happened", "probable", True
    return "happened", "certain", True


def _under_noun_or_verb(scene: Scene, preposition: int, head: int, trigger: Trigger) -> Status | None:
    """ "Threat of strikes", "warned of attacks", "accused of killing", "plans for an offensive"."""
    parse = scene.parse
    verbs = _verbs()
    lower, lemma = parse.lower[preposition], parse.lemma[head]
    definite = trigger.form != "verb" and trigger.definite
    if scene.is_verb(head):
        if lower in {"of", "with", "for"} and lemma in verbs["allege"] | {"charge", "convict"}:
            return None if lemma == "convict" or definite else "alleged"
        if lower in {"of", "about", "against"} and lemma in {"warn", "fear", "worry"} and not definite:
            return "hypothetical"
        if lower == "with" and lemma == "threaten":
            trigger.threat = head
            return "threatened"
        if lower == "for" and lemma in {"call", "prepare", "plan", "push", "brace", "appeal"} and not definite:
            return "planned" if lemma in {"prepare", "plan"} else "hypothetical"
        if lower == "from" and lemma in {"prevent", "stop", "ban", "bar", "deter", "keep", "refrain"}:
            return "hypothetical"
        if lower == "to" and lemma in {"respond", "react", "lead"}:
            return None
        return None
    if parse.pos[head] in {"NOUN", "PROPN"} and lower in {"of", "for", "to", "over", "about", "against"}:
        found = _nouns().get(lemma)
        if found is None or definite:
            return None
        if (
            lemma in {"case", "agreement", "decision", "order", "concern", "worry", "charge", "denial"}
            and lower != "for"
        ):
            return None
        if lemma in {"charge"}:
            return None
        if found == "threatened":
            trigger.threat = head
        return found
    return None


def _threatened_clause(scene: Scene, verb: int, trigger: Trigger) -> bool:
    """True for what "will" come by the word of one who warns of it: "X warned that strikes will follow"."""
    parse = scene.parse
    head = parse.head[verb]
    if parse.lemma[head] == "warn" and scene.is_verb(head) and parse.dep[verb] in {"ccomp", "advcl", "xcomp"}:
        subject = scene.subject(head)
        if subject is not None and scene.is_a(subject, HUMAN | {"place"}):
            trigger.threat = head
            return True
    return False
