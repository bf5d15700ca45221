"""Mends clauses in which the parser took a verb, a participle or a preposition for something else."""

from __future__ import annotations

from firsthand.extraction.trees import Tree, is_circular, words

__all__: list[str] = [
    "mend_active",
    "mend_bare",
    "mend_befalling",
    "mend_bound",
    "mend_deathly",
    "mend_gerund",
    "mend_harming",
    "mend_named",
    "mend_opening",
    "mend_shot",
    "mend_tainted",
]

_BEFORE = frozenset({"compound", "nmod", "amod", "det", "nummod", "poss", "quantmod", "advmod"})


def mend_opening(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """ "[Near Marn], two strikes destroyed a tunnel": the capital makes "Near" a name for the tagger, and "Near Marn" a
    subject for the parser."""
    while first < last and tree.pos[first] in {"PUNCT", "SYM"}:
        first += 1
    misread = first + 1 < last and tree.tag[first] in {"NNP", "NNPS"} and tree.lower[first] in words("opening")
    if not misread and not (first + 1 < last and tree.tag[first] == "IN" and tree.lower[first] in words("beside")):
        return None
    end = first + 1
    while end < last and tree.tag[end] in {"NNP", "NNPS", "POS", "HYPH"}:
        end += 1
    if end == first + 1 or end >= last or tree.lower[end] not in {",", "in"}:
        return None
    if not misread:
        return first + 1, end
    name = next((at for at in range(end - 1, first, -1) if not first <= tree.head[at] < end), end - 1)
    verb = tree.head[name]
    if not end < verb < last or tree.pos[verb] not in {"VERB", "AUX"}:
        return None
    for at in range(first + 1, end):
        if tree.head[at] == first:
            tree.head[at] = name
    for at in range(first):
        if tree.head[at] in range(first, end):
            tree.head[at] = verb
    tree.tag[first], tree.pos[first], tree.lemma[first] = "IN", "ADP", tree.lower[first]
    tree.head[first], tree.dep[first] = verb, "prep"
    tree.head[name], tree.dep[name] = first, "pobj"
    if tree.head[end] in range(first, end):
        tree.head[end] = verb
    return first + 1, end


def mend_bare(tree: Tree, at: int, last: int) -> None:
    """ "In Marn district, Tarn province, [a patrol] killed two": the parser takes the district or the province for the
    subject, the one where the preposition stands bare, the other beside the true one."""
    verb = tree.head[at]
    subjects = [one for one in range(at + 1, min(verb, last)) if tree.dep[one] == "nsubj" and tree.head[one] == verb]
    if not subjects or tree.lower[subjects[0] + 1] != ",":
        return
    place = subjects[0]
    object_ = next((one for one in range(at + 1, place) if tree.head[one] == at and tree.dep[one] == "pobj"), None)
    names = {"NNP", "NNPS", "NN", "DT", "HYPH", ","}
    if not all(tree.tag[one] in names for one in range(at + 1, place + 1)):
        return
    if object_ is not None:
        if len(subjects) > 1 and tree.lower[object_ + 1] == ",":
            tree.head[place], tree.dep[place] = object_, "appos"
        return
    doer, opening = verb - 1, next((one for one in range(place + 1, verb) if tree.tag[one] in {"DT", "CD"}), None)
    if tree.tag[doer] not in {"NN", "NNS"} or tree.dep[doer] not in {"appos", "conj"} or opening is None:
        return
    if tree.head[opening] == doer and tree.lower[opening - 1] == ",":
        tree.head[place], tree.dep[place] = at, "pobj"
        tree.head[doer], tree.dep[doer] = verb, "nsubj"


def mend_bound(tree: Tree, at: int, last: int) -> None:
    """ "31 people are killed and [over 50] are injured": the number is the verb's subject, and the word bounds it."""
    number, verb = at + 1, tree.head[at]
    if not number + 1 < verb < last or tree.tag[number] != "CD" or tree.head[number] != at:
        return
    helper = number + 1
    if tree.pos[helper] != "AUX" or tree.head[helper] != verb:
        return
    if any(tree.head[one] == verb and tree.dep[one] in {"nsubj", "nsubjpass"} for one in range(number, verb)):
        return
    tree.head[number] = verb
    tree.dep[number] = "nsubjpass" if tree.dep[helper] == "auxpass" else "nsubj"
    tree.head[at], tree.dep[at] = number, "quantmod"


def mend_befalling(tree: Tree, at: int) -> None:
    """ "When [a boat collides] with a ferry": a verb, which the tagger takes for the plural of a noun."""
    thing = at - 1
    if thing < 0 or tree.head[thing] != at or tree.tag[thing] not in {"NN", "NNP"}:
        return
    if tree.dep[at] not in {"advcl", "ccomp", "ROOT", "conj"}:
        return
    tree.tag[at], tree.pos[at], tree.lemma[at] = "VBZ", "VERB", _stem(tree.lower[at])
    tree.dep[thing] = "nsubj"
    for one in range(max(0, at - 6), thing):
        if tree.head[one] == at and tree.dep[one] in _BEFORE - {"advmod"}:
            tree.head[one] = thing


def _stem(word: str) -> str:
    """The verb of a third person: "collides", "crashes"."""
    return word[:-2] if word.endswith("shes") else word[:-1]


def mend_shot(tree: Tree, at: int) -> None:
    """ "[A boy] shot on Sunday has died": a participle after its noun, taken for a noun itself."""
    person = at - 1
    if _mend_shooting(tree, at):
        return
    if tree.dep[at] == "oprd" and tree.lemma[tree.head[at]] in {"find", "leave"}:
        tree.tag[at], tree.pos[at], tree.lemma[at] = "VBN", "VERB", "shoot"
        return
    if person < 0 or tree.head[person] != at or tree.dep[person] not in {"nsubj", "compound"} or tree.head[at] == at:
        return
    if tree.tag[person] not in {"NN", "NNS"} or not any(
        tree.head[one] == person and tree.dep[one] in {"det", "nummod", "amod"} for one in range(max(0, at - 6), person)
    ):
        return
    tree.head[person], tree.dep[person] = tree.head[at], tree.dep[at]
    tree.tag[at], tree.pos[at], tree.lemma[at] = "VBN", "VERB", "shoot"
    tree.head[at], tree.dep[at] = person, "acl"


def _mend_shooting(tree: Tree, at: int) -> bool:
    """ "[Gunmen on a motorcycle shot] a candidate": the verb, which the tagger makes a noun of the vehicle's."""
    thing, preposition = at - 1, tree.head[at]
    if thing < 0 or tree.dep[at] != "pobj" or tree.dep[thing] != "compound" or tree.head[thing] != at:
        return False
    doer = tree.head[preposition]
    hit = next((one for one in range(at + 1, min(at + 8, len(tree.head))) if tree.head[one] == at), None)
    if hit is None or tree.dep[hit] not in {"appos", "dobj"} or tree.dep[doer] not in {"nsubj", "nsubjpass", "ROOT"}:
        return False
    if preposition >= thing or doer >= preposition or tree.tag[doer] not in {"NN", "NNS", "NNP", "NNPS"}:
        return False
    root = tree.head[doer] == doer
    above = tree.head[doer]
    tree.head[thing], tree.dep[thing] = preposition, "pobj"
    for one in range(preposition + 1, thing):
        if tree.head[one] == at:
            tree.head[one] = thing
    tree.tag[at], tree.pos[at], tree.lemma[at] = "VBD", "VERB", "shoot"
    tree.head[at], tree.dep[at] = (at, "ROOT") if root else (above, "ccomp")
    tree.head[doer], tree.dep[doer], tree.dep[hit] = at, "nsubj", "dobj"
    return True


def mend_deathly(tree: Tree, at: int, last: int) -> None:
    """ "The Sunday [shooting death] of a child": a noun before its noun, which the tagger takes for a verb."""
    death, above = at + 1, tree.head[at]
    if death >= last or tree.lower[death] not in {"death", "deaths"} or tree.head[death] != at or above == at:
        return
    tree.tag[at], tree.pos[at], tree.lemma[at] = "NN", "NOUN", tree.lower[at]
    tree.head[death], tree.dep[death] = above, "dobj" if tree.dep[at] in {"advcl", "xcomp", "ccomp"} else tree.dep[at]
    tree.head[at], tree.dep[at] = death, "compound"
    for one in range(max(0, at - 4), at):
        # "the Sunday afternoon": its day
        if tree.head[one] == above and tree.dep[one] == "dobj":
            tree.head[one], tree.dep[one] = death, "nmod"


def mend_harming(tree: Tree, at: int, last: int) -> None:
    """ "[Killing 34 people], witnesses and a doctor said": whom it killed do not speak with those who tell of it."""
    people = at + 1
    while people < last and tree.tag[people] not in {"NNS", "NNP", "NNPS", "PUNCT"} and tree.lower[people] != ",":
        people += 1
    if people + 2 >= last or tree.lower[people + 1] != "," or tree.dep[people] != "nsubj":
        return
    verb = tree.head[people]
    counted = any(tree.tag[one] == "CD" and tree.head[one] == people for one in range(at + 1, people))
    if not counted or verb <= people or tree.lemma[verb] not in {"say", "report", "tell", "add", "announce"}:
        return
    if any(tree.head[one] == at and tree.dep[one] == "dobj" for one in range(at + 1, last)):
        return
    teller = next(
        (one for one in range(people + 2, verb) if tree.head[one] == people and tree.dep[one] == "conj"), None
    )
    if teller is None:
        return
    for one in range(people + 1, verb):
        if tree.head[one] == people and one != teller:
            tree.head[one] = teller if tree.dep[one] != "punct" else verb
    tree.head[teller], tree.dep[teller] = verb, "nsubj"
    tree.head[people], tree.dep[people] = at, "dobj"


def mend_active(tree: Tree, at: int, first: int, last: int) -> None:
    """ "Soldiers on roofs [killed 30 people], witnesses said": a verb with an object, which the parser hangs on
    the noun before it, while what did it stands beside those who tell of it as a second subject."""
    people = next((one for one in range(at + 1, last) if tree.head[one] == at and tree.dep[one] == "dobj"), None)
    if people is None:
        return
    subjects = [one for one in range(first, last) if tree.dep[one] in {"nsubj", "dep"} and tree.head[one] > people]
    doer = next((one for one in subjects if one < at), None)
    if doer is None:
        return
    verb = tree.head[doer]
    tellers = [one for one in subjects if one > people and tree.head[one] == verb]
    if not tellers or tree.lemma[verb] not in {"say", "report", "tell", "add", "announce"}:
        return
    tree.tag[at], tree.head[at], tree.dep[at] = "VBD", verb, "ccomp"
    tree.head[doer], tree.dep[doer] = at, "nsubj"


def mend_tainted(tree: Tree, at: int, first: int, last: int) -> None:
    """ "After drinking contaminated water": the participle stands on the noun, which is drunk."""
    taking, thing = at - 1, at + 1
    if taking < first or thing >= last or tree.tag[taking] not in {"VBG", "NN"} or tree.head[at] == at:
        return
    if not tree.lower[taking].endswith("ing"):
        return
    if tree.head[thing] != at or tree.dep[thing] != "dobj":
        return
    if any(tree.head[one] == taking and tree.dep[one] == "dobj" for one in range(at, last)):
        return
    heads, deps = tree.head[first:last], tree.dep[first:last]
    if tree.head[taking] == at:
        tree.head[taking], tree.dep[taking] = tree.head[at], tree.dep[at]
    for one in range(first, last):
        if tree.head[one] == at and one not in {taking, thing}:
            tree.head[one] = taking
    tree.head[thing], tree.head[at], tree.dep[at] = taking, thing, "amod"
    if tree.tag[taking] == "NN":
        tree.tag[taking], tree.pos[taking] = "VBG", "VERB"
        tree.lemma[taking] = tree.lower[taking].removesuffix("ing")
    if is_circular(tree, first, last):
        tree.head[first:last], tree.dep[first:last] = heads, deps


def mend_gerund(tree: Tree, at: int, first: int, last: int) -> None:
    """ "Three were killed and 16 wounded in [Veldrian shelling] of a town": a noun, which the parser takes for a verb
    with the wounded for its subject."""
    people_of, preposition = at - 1, at - 2
    if preposition < first or tree.dep[people_of] != "pobj" or tree.head[people_of] != preposition:
        return
    if at + 1 >= last or tree.lower[at + 1] not in {"of", "on", "in", "near"} or tree.head[at] == at:
        return
    heads, deps = tree.head[first:last], tree.dep[first:last]
    hurt = tree.head[preposition]
    subject = next(
        (one for one in range(first, preposition) if tree.head[one] == at and tree.dep[one] == "nsubj"), None
    )
    above = tree.head[at]
    if subject is not None:
        joint = next(
            (one for one in range(subject - 1, max(first, subject - 4) - 1, -1) if tree.lower[one] == "and"), None
        )
        if joint is None or tree.head[hurt] != subject:
            return
        tree.head[hurt], tree.dep[hurt] = tree.head[joint], "conj"
        tree.head[subject], tree.dep[subject] = hurt, "nsubjpass"
    tree.head[people_of], tree.dep[people_of] = at, "amod"
    tree.head[at], tree.dep[at] = preposition, "pobj"
    for one in range(at + 1, last):
        if tree.head[one] == at and tree.dep[one] not in {"prep"}:
            tree.head[one] = above
    if is_circular(tree, first, last):
        tree.head[first:last], tree.dep[first:last] = heads, deps
        return
    tree.tag[at], tree.pos[at], tree.lemma[at] = "NN", "NOUN", tree.lower[at]


def mend_named(tree: Tree, at: int, last: int) -> None:
    """ "Two drones struck [the cargo ship Melina]": a name behind its noun, which the parser takes for a clause with
    the noun for its subject."""
    noun, verb = at - 1, tree.head[at]
    if not 0 <= verb < noun or tree.tag[noun] != "NN" or tree.head[noun] != at or tree.dep[noun] != "nsubj":
        return
    if any(tree.head[one] == verb and tree.dep[one] == "dobj" for one in range(verb + 1, last)):
        return
    tree.dep[at], tree.dep[noun] = "dobj", "compound"
    for one in range(verb + 1, noun):
        if tree.head[one] == noun and tree.dep[one] == "det":
            tree.head[one] = at
