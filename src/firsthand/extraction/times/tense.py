"""Does the clause around a time expression speak of the past or of what is to come?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from firsthand.data import load_table
from firsthand.extraction.parse import Parse

__all__ = ["Tense", "tense_at"]

Tense = Literal["past", "future", "none"]

_STEPS = 8
_WHILE = frozenset({"while", "when", "as"})


@dataclass(frozen=True, slots=True)
class _Cues:
    auxiliaries: frozenset[str]
    governors: frozenset[str]
    futurate: frozenset[str]


@cache
def _cues() -> _Cues:
    table = load_table("times/words.toml")["futurate"]
    return _Cues(
        auxiliaries=frozenset(table["auxiliaries"]),
        governors=frozenset(table["governors"]),
        futurate=frozenset(table["lemmas"]),
    )


def tense_at(parse: Parse, token: int) -> Tense:
    """The time that the clause of `token` speaks of, seen from the day of writing; "none" where it does not tell.

    "Will meet", "is due", "plans to" and a planned present ("the court meets on Friday") are future. The present of
    a headline or a caption tells what happened.
    """
    cues = _cues()
    at = token
    for _ in range(_STEPS):
        head = parse.head[at]
        if head == at and parse.pos[at] not in ("VERB", "AUX"):
            return _nominal(parse, cues, at)
        at = head
        if parse.lemma[at] in cues.governors and parse.tag[at] != "VBD" and not parse.tag[at].startswith("NN"):
            return "past" if _beside_past(parse, at) else "future"
        if parse.pos[at] in ("VERB", "AUX"):
            tense = _of_verb(parse, cues, at, token)
            return "past" if tense == "future" and _beside_past(parse, at) else tense
    return "none"


def _beside_past(parse: Parse, at: int) -> bool:
    """True inside a clause of what went on beside a deed: "was shot while she got ready to leave on Friday"."""
    for _ in range(_STEPS):
        head = parse.head[at]
        if head == at:
            return False
        if parse.dep[at] == "advcl" and any(parse.lower[child] in _WHILE for child in parse.children[at]):
            words = {parse.lower[child] for child in parse.children[head]}
            return parse.tag[head] == "VBD" or bool(words & {"was", "were"})
        at = head
    return False


def _nominal(parse: Parse, cues: _Cues, root: int) -> Tense:
    if any(parse.lemma[child] in cues.governors for child in parse.children[root]):
        return "future"
    return "none"


def _of_verb(parse: Parse, cues: _Cues, verb: int, token: int) -> Tense:
    tag = parse.tag[verb]
    auxiliaries = [child for child in parse.children[verb] if parse.dep[child] in ("aux", "auxpass")]
    words = {parse.lower[child] for child in auxiliaries}
    if "have" in {parse.lemma[child] for child in auxiliaries} or "had" in words:
        return "past"
    if words & cues.auxiliaries:
        return "future"
    if tag == "VBD" or words & {"was", "were", "did"}:
        return "past"
    if "to" in words and (tag == "VB" or "be" in words):
        governor = parse.head[verb]
        if governor != verb and parse.lemma[governor] in cues.governors:
            return "future"
        if governor != verb and parse.lemma[governor] == "be":
            return "none" if parse.tag[governor] == "VBD" else "future"
        if governor != verb and parse.pos[governor] == "ADJ" and parse.head[governor] != governor:
            return _of_verb(parse, cues, parse.head[governor], token)
        return _of_verb(parse, cues, governor, token) if governor != verb and parse.pos[governor] == "VERB" else "none"
    if tag in ("VBZ", "VBP", "VB", "VBG") or words & {"is", "are", "'s", "’s", "'re", "’re", "am"}:
        return _present(parse, cues, verb, token, words)
    return "none"


def _present(parse: Parse, cues: _Cues, verb: int, token: int, auxiliaries: set[str]) -> Tense:
    if parse.role(token) in ("heading", "caption"):
        return "past"
    close = parse.head[token] == verb or (
        parse.head[parse.head[token]] == verb and parse.pos[parse.head[token]] == "ADP"
    )
    if not close or parse.lemma[verb] not in cues.futurate:
        return "none"
    if any(parse.dep[child] == "xcomp" for child in parse.children[verb]):
        # "Appears to be", "goes to show".
        return "none"
    progressive = parse.tag[verb] == "VBG" and bool(auxiliaries & {"is", "are", "'s", "’s", "'re", "’re"})
    return "future" if progressive or parse.tag[verb] in ("VBZ", "VBP") else "none"
