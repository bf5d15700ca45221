"""Mends trees in which the parser took the verb of a headline for a noun: "Strike on the Velm depot kills at least 12".

The tagger reads the third person of a verb after two nouns as a plural. Where what follows can only be its object, the
tree is rebuilt around the verb before any rule reads it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.data import load_table

__all__ = ["Tree", "mend"]

_CONTAINERS = frozenset({"pobj", "dobj", "appos", "conj"})
_CARRIERS = frozenset({"prep", "pobj", "dobj", "compound", "nmod", "appos", "conj", "npadvmod", "nsubj", "dep"})
_BEFORE = frozenset({"compound", "nmod", "amod", "det", "nummod", "poss", "quantmod", "advmod"})


@dataclass(slots=True, kw_only=True)
class Tree:
    """The lists of a parse that mending changes in place, and the words, which it only reads."""

    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(str(load_table("mentions/misreadings.toml")[name]).split())


def mend(tree: Tree, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rebuild the sentences in which a verb stands as a plural noun before a number of people or before reports, and
    those in which the preposition that opens them stands as a part of the name after it.

    Gives the tokens (first, last exclusive) of the names after such prepositions: they are places.
    """
    opened = [_mend_opening(tree, first, last) for first, last in sentences]
    harm, refuse = _words("harm"), _words("answer")
    taking, saying, bounding, tainted = _words("taking"), _words("saying"), _words("bounding"), _words("tainted")
    harming, harmed = _words("harming"), _words("harmed")
    deathly, befalling = _words("deathly"), _words("befalling")
    for at, lower in enumerate(tree.lower):
        if tree.dep[at] == "prep" and lower in _words("within"):
            _mend_bare(tree, at, _sentence(sentences, at)[1])
        if lower in bounding and tree.dep[at] == "prep":
            _mend_bound(tree, at, _sentence(sentences, at)[1])
        elif lower in tainted and tree.tag[at] in {"VBD", "VBN"}:
            _mend_tainted(tree, at, *_sentence(sentences, at))
        elif lower in befalling and tree.tag[at] == "NNS":
            _mend_befalling(tree, at)
        elif lower == "shot" and tree.tag[at] == "NN":
            _mend_shot(tree, at)
        elif lower in harming and tree.tag[at] == "VBG":
            _mend_harming(tree, at, _sentence(sentences, at)[1])
        elif lower in harmed and tree.dep[at] == "acl":
            _mend_active(tree, at, *_sentence(sentences, at))
        elif lower in deathly and tree.tag[at] == "VBG":
            _mend_deathly(tree, at, _sentence(sentences, at)[1])
        plural = tree.tag[at] in {"NNS", "NNPS"}
        if (plural and lower in harm) or (tree.tag[at] in {"NN", "NNP"} and lower in taking):
            first, last = _sentence(sentences, at)
            if not plural and _mend_taking(tree, at, first, last):
                continue
            if first + 1 < at < last - 1:
                heads, deps = tree.head[first:last], tree.dep[first:last]
                _mend_headline(tree, at, first, last, many=not plural)
                if _circular(tree, first, last):
                    tree.head[first:last], tree.dep[first:last] = heads, deps
        elif not plural:
            continue
        elif lower in saying and tree.head[at] == at:
            _mend_saying(tree, at)
        elif lower in refuse and tree.dep[at] == "nsubj" and tree.head[at] == at + 1:
            first, last = _sentence(sentences, at)
            if tree.lower[at + 1] in _words("told") and tree.tag[at + 1] == "VBZ":
                _mend_answer(tree, at, first, last)
    return [name for name in opened if name is not None]


def _mend_opening(tree: Tree, first: int, last: int) -> tuple[int, int] | None:
    """ "[Near Marn], two strikes destroyed a tunnel": the capital makes "Near" a name for the tagger, and "Near Marn" a
    subject for the parser."""
    while first < last and tree.pos[first] in {"PUNCT", "SYM"}:
        first += 1
    misread = first + 1 < last and tree.tag[first] in {"NNP", "NNPS"} and tree.lower[first] in _words("opening")
    if not misread and not (first + 1 < last and tree.tag[first] == "IN" and tree.lower[first] in _words("beside")):
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


def _mend_bare(tree: Tree, at: int, last: int) -> None:
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


def _sentence(sentences: list[tuple[int, int]], at: int) -> tuple[int, int]:
    low, high = 0, len(sentences) - 1
    while low < high:
        middle = (low + high) // 2
        if at < sentences[middle][1]:
            high = middle
        else:
            low = middle + 1
    return sentences[low]


def _circular(tree: Tree, first: int, last: int) -> bool:
    for at in range(first, last):
        here = at
        for _ in range(last - first):
            if tree.head[here] == here:
                break
            here = tree.head[here]
        else:
            return True
    return False


def _mend_bound(tree: Tree, at: int, last: int) -> None:
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


def _mend_taking(tree: Tree, verb: int, first: int, last: int) -> bool:
    """ "[Police in Marn] arrest [23 people]", where the parser has a subject for what the tagger calls a noun."""
    subject = any(
        tree.head[at] == verb and tree.dep[at] == "nsubj" and tree.tag[at] in {"NNS", "NNPS"}
        for at in range(first, verb)
    )
    number = _number_after(tree, verb, last) if subject else None
    if number is None or tree.head[number] != verb:
        return False
    tree.tag[verb], tree.pos[verb], tree.lemma[verb] = "VBP", "VERB", tree.lower[verb]
    tree.dep[number] = "dobj"
    return True


def _mend_befalling(tree: Tree, at: int) -> None:
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


def _mend_shot(tree: Tree, at: int) -> None:
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


def _mend_deathly(tree: Tree, at: int, last: int) -> None:
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


def _mend_harming(tree: Tree, at: int, last: int) -> None:
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


def _mend_active(tree: Tree, at: int, first: int, last: int) -> None:
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


def _mend_tainted(tree: Tree, at: int, first: int, last: int) -> None:
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
    if _circular(tree, first, last):
        tree.head[first:last], tree.dep[first:last] = heads, deps


def _mend_saying(tree: Tree, verb: int) -> None:
    """ "Thousands have been killed, [the observatory] estimates": a noun with a clause before it is who says it, and
    the plural on top the saying."""
    before = verb - 1
    told = any(tree.head[at] == verb and tree.dep[at] == "ccomp" for at in range(max(0, verb - 60), before))
    if not told or tree.head[before] != verb or tree.pos[before] not in {"NOUN", "PROPN", "ADJ"}:
        return
    at = before
    while at > 0 and tree.head[at - 1] == verb and tree.dep[at - 1] in _BEFORE:
        at -= 1
        tree.head[at] = before
    if tree.pos[before] == "ADJ":
        tree.tag[before], tree.pos[before] = "NN", "NOUN"
    tree.dep[before] = "nsubj"
    tree.tag[verb], tree.pos[verb], tree.lemma[verb] = "VBZ", "VERB", _lemma(tree.lower[verb])


def _mend_headline(tree: Tree, verb: int, first: int, last: int, *, many: bool = False) -> None:
    """ "[Strike on the Velm depot] kills [at least 12]": the noun on top becomes the subject, the number the object.

    many: the word has no ending, so that only a plural can be its subject: "[Police in Marn] arrest [23 people]".
    """
    number = _number_after(tree, verb, last)
    if number is None:
        return
    top = _top(tree, verb, first)
    if top is None or top >= verb or (many and tree.tag[top] not in {"NNS", "NNPS"}):
        return
    before = verb - 1
    if tree.pos[before] not in {"NOUN", "PROPN"}:
        return
    # The noun phrase loses the verb: the noun before it takes its place and its modifiers.
    for at in range(first, verb):
        if tree.head[at] == verb and at != before and tree.dep[at] in _BEFORE:
            tree.head[at] = before
    if before != top:
        tree.head[before], tree.dep[before] = tree.head[verb], tree.dep[verb]
        if tree.head[before] == before or tree.dep[before] not in _CARRIERS:
            tree.head[before], tree.dep[before] = top, "dep"
    if tree.head[top] != verb:
        root = tree.head[top] == top
        tree.head[verb] = verb if root else tree.head[top]
        tree.dep[verb] = "ROOT" if root else tree.dep[top]
    tree.head[top], tree.dep[top] = verb, "nsubj"
    tree.tag[verb], tree.pos[verb] = "VBP" if many else "VBZ", "VERB"
    tree.lemma[verb] = tree.lower[verb] if many else _lemma(tree.lower[verb])
    if tree.head[number] != verb:
        tree.head[number] = verb
    tree.dep[number] = "dobj"
    for at in range(first, last):
        # what hung on the old top after the verb hangs on the verb now
        if at > verb and at != number and tree.head[at] in {top, before}:
            tree.head[at] = verb


def _number_after(tree: Tree, verb: int, last: int) -> int | None:
    """The token that heads the number of people after the verb, None where none stands there."""
    at = verb + 1
    while at < last and tree.lower[at] in _words("bounds"):
        at += 1
    if at >= last or not (tree.tag[at] == "CD" or tree.lower[at] in _words("amounts")):
        return None
    while tree.head[at] > at and tree.head[at] < last and tree.head[at] - at <= 3:
        at = tree.head[at]
    return at if at > verb else None


def _top(tree: Tree, verb: int, first: int) -> int | None:
    """The noun on top of the phrase that holds the verb, reached through prepositions and nouns only."""
    at = verb
    for _ in range(8):
        head = tree.head[at]
        if head == at or head < first or tree.pos[head] in {"VERB", "AUX"}:
            break
        if tree.dep[at] not in _CARRIERS:
            break
        at = head
    if at == verb:
        # The verb itself heads the phrase: its nearest noun before it is the subject.
        before = verb - 1
        return before if tree.head[before] == verb and tree.pos[before] in {"NOUN", "PROPN"} else None
    return at if tree.pos[at] in {"NOUN", "PROPN"} else None


def _mend_answer(tree: Tree, verb: int, first: int, last: int) -> None:
    """ "[The ministry] rejects [reports that …]": the noun before the verb is its subject, the plural its object."""
    subject, thing = verb - 1, verb + 1
    if subject < first or tree.head[subject] != verb or tree.pos[subject] not in {"NOUN", "PROPN"}:
        return
    for at in range(first, subject):
        if tree.head[at] == verb:
            tree.head[at] = subject
    tree.head[verb] = verb if tree.head[thing] == thing else tree.head[thing]
    tree.dep[verb] = tree.dep[thing]
    tree.tag[verb], tree.pos[verb], tree.lemma[verb] = "VBZ", "VERB", _lemma(tree.lower[verb])
    tree.head[subject], tree.dep[subject] = verb, "nsubj"
    tree.head[thing], tree.dep[thing] = verb, "dobj"
    tree.tag[thing], tree.pos[thing] = "NNS", "NOUN"
    tree.lemma[thing] = tree.lower[thing].removesuffix("s")
    for at in range(thing + 1, last):
        if tree.head[at] == thing and tree.dep[at] == "ccomp":
            tree.dep[at] = "acl"
        elif tree.head[at] == thing and tree.dep[at] == "punct":
            tree.head[at] = verb


def _lemma(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches")):
        return word[:-2]
    return word.removesuffix("s")
