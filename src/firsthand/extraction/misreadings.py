"""Mends trees in which the parser took the verb of a headline for a noun: "Strike on the Velm depot kills at least 12".

The tagger reads the third person of a verb after two nouns as a plural. Where what follows can only be its object, the
tree is rebuilt around the verb before any rule reads it.
"""

from __future__ import annotations

from firsthand.extraction.misread_clauses import (
    mend_active,
    mend_bare,
    mend_befalling,
    mend_bound,
    mend_deathly,
    mend_gerund,
    mend_harming,
    mend_named,
    mend_opening,
    mend_shot,
    mend_tainted,
)
from firsthand.extraction.trees import Tree, is_circular, sentence_of, words

__all__ = ["Tree", "mend"]

_CONTAINERS = frozenset({"pobj", "dobj", "appos", "conj"})
_CARRIERS = frozenset({"prep", "pobj", "dobj", "compound", "nmod", "appos", "conj", "npadvmod", "nsubj", "dep"})
_BEFORE = frozenset({"compound", "nmod", "amod", "det", "nummod", "poss", "quantmod", "advmod"})


def mend(tree: Tree, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rebuild the sentences in which a verb stands as a plural noun before a number of people or before reports, and
    those in which the preposition that opens them stands as a part of the name after it.

    Gives the tokens (first, last exclusive) of the names after such prepositions: they are places.
    """
    opened = [mend_opening(tree, first, last) for first, last in sentences]
    for first, _ in sentences:
        _mend_opened(tree, first)
    harm, refuse = words("harm"), words("answer")
    taking, saying, bounding, tainted = words("taking"), words("saying"), words("bounding"), words("tainted")
    harming, harmed = words("harming"), words("harmed")
    deathly, befalling = words("deathly"), words("befalling")
    gerunds = words("gerunds")
    for at, lower in enumerate(tree.lower):
        if tree.dep[at] == "prep" and lower in words("within"):
            mend_bare(tree, at, sentence_of(sentences, at)[1])
        if lower in bounding and tree.dep[at] == "prep":
            mend_bound(tree, at, sentence_of(sentences, at)[1])
        elif lower in tainted and tree.tag[at] in {"VBD", "VBN"}:
            mend_tainted(tree, at, *sentence_of(sentences, at))
        elif lower in befalling and tree.tag[at] == "NNS":
            mend_befalling(tree, at)
        elif tree.dep[at] == "ccomp" and tree.tag[at] == "NNP":
            mend_named(tree, at, sentence_of(sentences, at)[1])
        elif lower == "shot" and tree.tag[at] == "NN":
            mend_shot(tree, at)
        elif lower in harming and tree.tag[at] == "VBG":
            mend_harming(tree, at, sentence_of(sentences, at)[1])
        elif lower in harmed and tree.dep[at] == "acl":
            mend_active(tree, at, *sentence_of(sentences, at))
        elif lower in deathly and tree.tag[at] == "VBG":
            mend_deathly(tree, at, sentence_of(sentences, at)[1])
        elif lower in gerunds and tree.tag[at] == "VBG":
            mend_gerund(tree, at, *sentence_of(sentences, at))
        plural = tree.tag[at] in {"NNS", "NNPS"}
        if (plural and lower in harm) or (tree.tag[at] in {"NN", "NNP"} and lower in taking):
            first, last = sentence_of(sentences, at)
            if not plural and _mend_taking(tree, at, first, last):
                continue
            if first + 1 < at < last - 1:
                heads, deps = tree.head[first:last], tree.dep[first:last]
                _mend_headline(tree, at, first, last, many=not plural)
                if is_circular(tree, first, last):
                    tree.head[first:last], tree.dep[first:last] = heads, deps
        elif not plural:
            continue
        elif lower in saying and tree.head[at] == at:
            _mend_saying(tree, at)
        elif lower in refuse and tree.dep[at] == "nsubj" and tree.head[at] == at + 1:
            first, last = sentence_of(sentences, at)
            if tree.lower[at + 1] in words("told") and tree.tag[at + 1] == "VBZ":
                _mend_answer(tree, at, first, last)
    return [name for name in opened if name is not None]


def _mend_opened(tree: Tree, first: int) -> None:
    """ "Missiles killed seven people": a plural with the capital of its sentence is no name."""
    if tree.lower[first] in words("opened") and tree.tag[first] in {"NNP", "NNPS"}:
        plain = tree.lower[first]
        tree.tag[first], tree.pos[first] = "NNS", "NOUN"
        tree.lemma[first] = f"{plain[:-2]}an" if plain.endswith("men") else plain[:-1]


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
    while at < last and tree.lower[at] in words("bounds"):
        at += 1
    if at >= last or not (tree.tag[at] == "CD" or tree.lower[at] in words("amounts")):
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
