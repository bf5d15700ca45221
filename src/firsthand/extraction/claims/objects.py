"""What a verb takes that is no clause of saying: objects, labels, orders, infinitives, charges."""

from __future__ import annotations

from firsthand.extraction.claims.draft import Range, noun_phrase, trim
from firsthand.extraction.claims.lexicon import Cue, claim_lexicon
from firsthand.extraction.names.lexicon import lexicon
from firsthand.extraction.parse import Parse

__all__ = ["charge", "infinitive", "label", "objects", "order", "passive", "prepositional", "tally"]


def charge(parse: Parse, speaker: int, cue: Cue) -> Range | None:
    """What "accused by the union of murder" charges, where the parser hung it on the union."""
    for child in parse.children[speaker]:
        if child > speaker and parse.dep[child] == "prep" and parse.lower[child] in cue.preps & {"of"}:
            return trim(parse, (child, parse.right[child] + 1)) if cue.act == "accusation" else None
    return None


def passive(parse: Parse, verb: int, cue: Cue, cue_words: Range, speaker: int | None) -> list[Range] | None:
    """ "The boat was believed to carry …": the subject and what is said of it."""
    subject = next((child for child in parse.children[verb] if parse.dep[child] == "nsubjpass"), None)
    complement = None
    for child in parse.children[verb]:
        if child < verb:
            continue
        dep = parse.dep[child]
        if dep in ("xcomp", "oprd") or (
            dep == "prep" and parse.lower[child] in ("as", "of", "for") and "passive" in cue.frames
        ):
            complement = child
            break
        if dep == "ccomp" and subject is not None and parse.lower[subject] == "it":
            low, high = parse.subtree(child)
            part = trim(parse, (max(low, cue_words[1]), high))
            return [part] if part else None
        if dep == "ccomp":
            complement = child
            break
    if complement is None and (speaker is None or cue.need_prep):
        return None
    parts: list[Range] = []
    if subject is not None:
        if parse.lower[subject] == "it" and complement is None:
            return None
        parts.append(noun_phrase(parse, subject, 0, cue_words[0]))
    elif parse.dep[verb] == "acl":
        head = parse.head[verb]
        parts.append((parse.left[head], head + 1))
    if complement is not None:
        low, high = parse.subtree(complement)
        part = trim(parse, (max(low, cue_words[1]), high))
        if part:
            parts.append(part)
    return parts or None


def _right(parse: Parse, verb: int, first_child: int, stop: frozenset[str]) -> int:
    """The end of the run of complements that starts with `first_child`."""
    last = parse.right[first_child] + 1
    for child in parse.children[verb]:
        if child <= first_child:
            continue
        if parse.dep[child] in stop or (parse.left[child] > last):
            break
        if parse.dep[child] == "prep" and _says_where(parse, child):
            break
        if parse.dep[child] in ("punct", "cc", "conj", "advcl", "npadvmod", "nsubj", "parataxis"):
            break
        last = max(last, parse.right[child] + 1)
    return last


def _says_where(parse: Parse, preposition: int) -> bool:
    """True for "in comments made on Friday", "during an interview": where the words fell, not what they were."""
    if parse.lower[preposition] not in ("in", "during", "at", "on", "via", "through", "after", "before"):
        return False
    words = claim_lexicon()
    for child in parse.children[preposition]:
        if parse.dep[child] == "pobj":
            lemma = parse.lemma[child]
            return lemma in words.occasions or lemma in words.documents or parse.lower[child] in words.days
    return False


def _without_occasion(parse: Parse, noun: int, end: int) -> int:
    """The end of an object before the occasion that the parser hung on it: "the raid / in remarks on Friday"."""
    for child in parse.children[noun]:
        occasion = child > noun and parse.dep[child] == "prep" and parse.lower[child] in ("in", "during")
        if occasion and any(parse.lemma[inner] in claim_lexicon().occasions for inner in parse.children[child]):
            return min(end, child)
    return end


def order(parse: Parse, verb: int) -> list[Range] | None:
    """What somebody is urged to do, with who is urged ("the army to leave")."""
    objects = [
        child
        for child in parse.children[verb]
        if child > verb and parse.dep[child] in ("dobj", "ccomp", "xcomp", "dative")
    ]
    verbs = [child for child in objects if parse.dep[child] in ("ccomp", "xcomp")]
    if not verbs:
        return None
    action = verbs[0]
    low, high = parse.subtree(action)
    if not any(parse.lower[child] == "to" for child in parse.children[action]):
        return None
    if parse.lemma[action] in ("name", "identify", "quote") and any(
        parse.dep[child] == "neg" for child in parse.children[action]
    ):
        # "who asked not to be named" is how the source hides, and belongs to its anonymity.
        return None
    first = min(parse.left[objects[0]], low)
    part = trim(parse, (max(first, verb + 1), high))
    return [part] if part else None


def infinitive(parse: Parse, verb: int) -> list[Range] | None:
    """What is vowed, promised or refused ("to leave")."""
    for child in parse.children[verb]:
        perfect = parse.tag[child] == "VBN" and any(parse.lower[aux] == "to" for aux in parse.children[child])
        if parse.dep[child] == "xcomp" and child > verb and (parse.tag[child] in ("VB", "VBG") or perfect):
            low, high = parse.subtree(child)
            part = trim(parse, (max(low, verb + 1), high))
            return [part] if part else None
    return None


def label(parse: Parse, verb: int, cue: Cue, cue_words: Range) -> list[Range] | None:
    """The object with what it is called, also where the object is a relative pronoun ("which experts labelled …")."""
    children = parse.children[verb]
    objects = [
        child
        for child in children
        if parse.dep[child] in ("dobj", "ccomp", "oprd", "attr", "xcomp", "nsubjpass") and child > verb
    ]
    preps = [
        child for child in children if parse.dep[child] == "prep" and child > verb and parse.lower[child] in cue.preps
    ]
    fronted = [
        child
        for child in children
        if parse.dep[child] in ("dobj", "mark") and child < verb and parse.tag[child] in ("WDT", "WP", "IN")
    ]
    if cue.need_prep and not preps:
        return None
    if not objects and not (fronted and preps):
        return None
    if cue.objects and not any(parse.lemma[child] in cue.objects for child in objects):
        return None
    start = min(objects + preps)
    last = max(parse.right[child] + 1 for child in objects + preps)
    end = max(_right(parse, verb, start, frozenset()), last)
    part = trim(parse, (max(parse.left[start], cue_words[1]), end))
    if part is None:
        return None
    pronoun = _relative_object(parse, verb)
    return [part] if pronoun is None else [(pronoun, pronoun + 1), part]


def _relative_object(parse: Parse, verb: int) -> int | None:
    """The relative pronoun that is the verb's object: "killings, which experts have labelled murder"."""
    for child in parse.children[verb]:
        if child < verb and parse.dep[child] == "dobj" and parse.tag[child] in ("WDT", "WP"):
            return child
    return None


def prepositional(parse: Parse, verb: int, cue: Cue) -> list[Range] | None:
    """What is referred to, called for or warned against, without the preposition."""
    if any(parse.dep[child] == "dobj" for child in parse.children[verb]):
        # "referring questions to the ministry" sends them there.
        return None
    for child in parse.children[verb]:
        if child > verb and parse.dep[child] in ("prep", "prt", "dative") and parse.lower[child] in cue.preps:
            low, high = parse.subtree(child)
            if high - low < 2:
                continue
            end = max(high, _right(parse, verb, child, frozenset()))
            part = trim(parse, (low + 1, end))
            return [part] if part else None
    return None


def tally(parse: Parse, verb: int, cue: Cue, cue_words: Range) -> list[Range] | None:
    """What is counted ("has recorded 41 attacks"), or, where the cue names its objects, what a number is given for
    ("raised its toll to 41")."""
    counted = next((child for child in parse.children[verb] if parse.dep[child] == "dobj" and child > verb), None)
    if counted is None or not any(parse.dep[child] == "nsubj" and child < verb for child in parse.children[verb]):
        return None
    first, last = parse.left[counted], _right(parse, verb, counted, frozenset())
    if cue.objects:
        told = parse.lemma[counted] in cue.objects and any(parse.tag[at] == "CD" for at in range(first, last))
    else:
        told = parse.tag[counted] == "CD" or any(parse.dep[child] == "nummod" for child in parse.children[counted])
    part = trim(parse, (max(first, cue_words[1]), last)) if told else None
    return [part] if part else None


def objects(parse: Parse, verb: int, cue: Range) -> list[Range] | None:
    """The object with what hangs on it; the noun before a relative clause whose object it is."""
    for child in parse.children[verb]:
        if parse.dep[child] == "dobj" and child > verb:
            low = max(parse.left[child], cue[1])
            part = trim(parse, (low, _without_occasion(parse, child, _right(parse, verb, child, frozenset()))))
            if part is None or (parse.lemma[verb] in claim_lexicon().citing and _is_source(parse, child)):
                return None
            return [part]
    pronoun = _relative_object(parse, verb)
    if pronoun is not None and parse.dep[verb] == "relcl" and parse.head[verb] < pronoun:
        noun = parse.head[verb]
        return [(parse.left[noun], noun + 1)]
    return None


def _is_source(parse: Parse, noun: int) -> bool:
    """True where what is cited is somebody: a further hop of the chain, and no content."""
    words = lexicon()
    return (
        parse.lemma[noun] in words.group_nouns or parse.lemma[noun] in words.people_nouns or parse.pos[noun] == "PROPN"
    )
