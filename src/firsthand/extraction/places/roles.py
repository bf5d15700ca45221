"""What a name of a place does in its sentence: a place, or a state that speaks and acts; and how the place is meant."""

from __future__ import annotations

from firsthand.extraction.parse import Parse
from firsthand.extraction.places.drafts import PlaceName
from firsthand.extraction.places.gazetteer import Place
from firsthand.extraction.places.words import Words

__all__ = ["capital_of", "coast_of_demonym", "name_after", "relation_of", "stands_for_state"]

_STATES = frozenset(["country", "capital", "admin1"])
_SUBJECTS = frozenset(["nsubj"])
_MODIFIERS = frozenset(["compound", "amod", "nmod"])
_GUARDS = frozenset(
    ["guard", "guards", "guardsmen", "police", "security", "patrol", "agents", "agency", "force", "forces"]
)
_SPEECH = frozenset(
    ["say", "tell", "announce", "deny", "accuse", "insist", "claim", "warn", "vow", "urge", "condemn", "confirm"]
)


def stands_for_state(parse: Parse, name: PlaceName, place: Place | None, words: Words) -> bool:
    """True where the name stands for a government or people that speaks, decides, acts or is spoken to."""
    head = _head_token(parse, name)
    if place is None:
        # Of a name that no gazetteer knows nothing is known but its words: speech is enough to leave it out.
        return _subject_of(parse, head, _SPEECH) or _modifies(parse, name, head, words)
    if place.kind not in _STATES:
        return place.kind == "settlement" and _subject_of(parse, head, _SPEECH)
    if parse.lower[name.last : name.last + 1] == ["-"] and not words.makers.isdisjoint(
        parse.lower[name.last + 1 : name.last + 2]
    ):
        return True  # "a Marshall Islands-flagged tanker"
    if name.wanted in ("division", "settlement", "around") or name.part or name.holder:
        return False
    if place.kind == "admin1":
        return _subject_of(parse, head, _SPEECH) or _modifies(parse, name, head, words)
    if _party(parse, head, words) or _modifies(parse, name, head, words):
        return True
    return not name.located and (
        _subject_of(parse, head, words.acts)
        or _before_verb(parse, name, words)
        or _agent(parse, head)
        or _addressed(parse, head, words)
    )


def _head_token(parse: Parse, name: PlaceName) -> int:
    """The token of the name whose syntactic head lies outside."""
    for at in range(name.last - 1, name.first - 1, -1):
        if not name.first <= parse.head[at] < name.last or parse.head[at] == at:
            return at
    return name.last - 1


def _first_conjunct(parse: Parse, at: int) -> int:
    for _ in range(6):
        if parse.dep[at] != "conj" or parse.pos[parse.head[at]] not in ("PROPN", "NOUN"):
            break
        at = parse.head[at]
    return at


def _subject_of(parse: Parse, head: int, verbs: frozenset[str]) -> bool:
    head = _first_conjunct(parse, head)
    if parse.dep[head] not in _SUBJECTS:
        return False
    verb = parse.head[head]
    if parse.lemma[verb] in verbs:
        return True
    # "Kesh has moved to deny": what the state sets out to do says what it is.
    return any(parse.dep[child] == "xcomp" and parse.lemma[child] in verbs for child in parse.children[verb])


def _before_verb(parse: Parse, name: PlaceName, words: Words) -> bool:
    """The same read off the surface, for where the parse went wrong: "Arlo accused", "Arlo has denied"."""
    at = name.last
    sentence = parse.sentence[name.first]
    while at < len(parse) and parse.sentence[at] == sentence and at < name.last + 3:
        if parse.tag[at] in ("VBD", "VBZ", "VBP"):
            if parse.lemma[at] in words.acts and parse.dep[at] not in ("amod", "acl"):
                return True
            if parse.lemma[at] not in ("have", "be"):
                return False
        elif parse.tag[at] == "VBN":
            return parse.lemma[at] in words.acts and parse.lemma[at - 1] != "be"
        elif parse.tag[at] not in ("RB", "MD"):
            return False
        elif parse.tag[at] == "MD" and at + 1 < len(parse):
            return parse.lemma[at + 1] in words.acts
        at += 1
    return False


def _modifies(parse: Parse, name: PlaceName, head: int, words: Words) -> bool:
    role = parse.dep[head]
    noun = parse.head[head]
    if role in _MODIFIERS and noun >= name.last:
        short = (parse.text[head].isupper() and len(parse.text[head]) <= 4) or parse.lower[head] in ("u.s.", "u.k.")
        return short or any(parse.lower[at] in words.bodies for at in range(name.last, min(noun + 1, name.last + 5)))
    if role == "poss" and noun >= name.last:
        return parse.lower[noun] in words.bodies
    return False


def _agent(parse: Parse, head: int) -> bool:
    head = _first_conjunct(parse, head)
    return parse.dep[head] == "pobj" and parse.dep[parse.head[head]] == "agent"


def _addressed(parse: Parse, head: int, words: Words) -> bool:
    head = _first_conjunct(parse, head)
    return (
        parse.dep[head] in ("dobj", "iobj", "dative", "nsubjpass") and parse.lemma[parse.head[head]] in words.addressed
    )


def _party(parse: Parse, head: int, words: Words) -> bool:
    head = _first_conjunct(parse, head)
    if parse.dep[head] != "pobj":
        return False
    joint = parse.head[head]
    if (
        parse.lower[joint] not in ("between", "with", "against", "on", "for")
        and parse.lower[joint - 1 if joint else 0] != "according"
    ):
        return False
    ruler = parse.head[joint]
    if parse.lower[joint] == "between":
        return parse.lower[ruler] not in words.gaps and parse.lemma[ruler] not in words.gaps
    if parse.lower[joint] in ("on", "for"):
        return parse.lower[ruler] in ("sanctions", "tariffs", "pressure", "embargo", "support")
    return parse.lower[ruler] in words.parties or parse.lemma[ruler] in ("talk", "negotiate", "cooperate", "trade")


def coast_of_demonym(parse: Parse, first: int, last: int, words: Words) -> tuple[int, str] | None:
    """Where a demonym stands before a coast, waters, soil …: the end of the words and the relation."""
    at = last
    while at < len(parse) and at < last + 3 and parse.block[at] == parse.block[first]:
        word = parse.lower[at]
        if word in words.aspects:
            return None if _guarded(parse, at) else (at + 1, words.aspects[word])
        if parse.pos[at] not in ("ADJ", "NOUN") and parse.tag[at] != "HYPH":
            return None
        if parse.tag[at] not in ("JJ", "NN", "HYPH"):
            return None
        at += 1
    return None


def capital_of(parse: Parse, first: int, last: int) -> tuple[int, int] | None:
    """The tokens of "Keshian capital", "Kesh's capital" or "capital of Kesh" around a demonym or the name of a country,
    after a preposition that tells where; None where it is no town: "capital gains"."""
    lower = parse.lower
    begin, at = first, last
    if at < len(parse) and lower[at] in ("'s", "’s"):
        at += 1
    if at < len(parse) and lower[at] == "capital" and parse.block[at] == parse.block[first]:
        end = at + 2 if lower[at + 1 : at + 2] == ["city"] else at + 1
    elif first > 1 and lower[first - 1] == "of" and lower[first - 2] == "capital":
        begin, end = first - 2, last
    else:
        return None
    before = begin - 1 if begin and lower[begin - 1] == "the" else begin
    if before == 0 or lower[before - 1] not in _WHERE:
        return None
    if end < len(parse) and parse.tag[end] in ("NN", "NNS") and lower[end] not in _DAYS:
        return None
    return begin, end


def name_after(parse: Parse, end: int) -> tuple[int, int] | None:
    """The tokens of the name that follows, with or without a comma: "the Keshian capital, Arlo, …"."""
    first = end + 1 if end < len(parse) and parse.text[end] == "," else end
    last = first
    while (
        last < len(parse)
        and parse.block[last] == parse.block[end - 1]
        and parse.tag[last] in ("NNP", "NNPS")
        and parse.lower[last] not in _DAYS
    ):
        last += 1
    return (first, last) if last > first else None


_WHERE = frozenset(["in", "near", "outside", "around", "across", "through", "inside", "at", "from", "to", "into", "on"])
_DAYS = frozenset(
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "overnight"]
)


def _guarded(parse: Parse, at: int) -> bool:
    """True for "coast guard", "border police", "border security": bodies, not places."""
    return at + 1 < len(parse) and parse.lower[at + 1] in _GUARDS


def relation_of(parse: Parse, name: PlaceName, words: Words) -> str:
    """What stands between the words and the point: "off the coast of", "30 km north of", "northern part of"."""
    lower, first = parse.lower, name.shown_first
    here = parse.block[first]
    at = first
    if at and lower[at - 1] == "the" and parse.block[at - 1] == here:
        at -= 1
    if at and parse.block[at - 1] == here:
        for phrase in words.phrases.get(lower[at - 1], ()):
            begin = at - len(phrase)
            if begin >= 0 and tuple(lower[begin:at]) == phrase and parse.block[begin] == here:
                return _with_distance(parse, begin, at, words)
    after = name.shown_last
    if after < len(parse) and parse.block[after] == here:
        if lower[after] in ("'s", "’s"):
            after += 1
        for step in range(after, min(after + 2, len(parse))):
            if parse.block[step] == here and lower[step] in words.aspects and parse.pos[step] in ("NOUN", "PROPN"):
                if _guarded(parse, step):
                    break
                return words.aspects[lower[step]]
            if parse.tag[step] not in ("JJ", "NN", "NNP"):
                break
    return f"{name.part} part of" if name.part else ""


def _with_distance(parse: Parse, begin: int, end: int, words: Words) -> str:
    """The relation with the distance before it, as written."""
    at = begin
    if at and parse.lower[at - 1] in words.units and at > 1 and parse.tag[at - 2] == "CD":
        at -= 2
    return " ".join(parse.words(at, end).lower().removesuffix(" the").split())
