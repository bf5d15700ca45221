"""The lexicons of attribution, compiled once a process from data/claims/."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from firsthand.data import load_table
from firsthand.model import Act, Certainty, Polarity

__all__ = ["ClaimLexicon", "Cue", "claim_lexicon"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a word does when it attributes: the act, how sure its source is, and the shapes its content may take.

    objects: where not empty, the only direct objects with which it attributes ("put the toll at").
    """

    act: Act
    certainty: Certainty
    polarity: Polarity
    frames: frozenset[str] = frozenset()
    preps: frozenset[str] = frozenset()
    need_prep: bool = False
    objects: frozenset[str] = frozenset()
    factive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLexicon:
    """Look-ups by lemma or word."""

    verbs: dict[str, tuple[Cue, ...]]
    quote_verbs: frozenset[str]
    clause_verbs: frozenset[str]
    softening: frozenset[str]
    carrying: frozenset[str]
    as_clause: frozenset[str]
    citing: frozenset[str]
    in_quotations: frozenset[str]
    occasions: frozenset[str]
    days: frozenset[str]
    possible: frozenset[str]
    probable: frozenset[str]
    bodies_say: frozenset[str]
    not_speakers: frozenset[str]
    nouns: dict[str, Cue]
    noun_of: frozenset[str]
    light_verbs: frozenset[str]
    adverbs: dict[str, Certainty]
    adjectives: dict[str, Certainty]
    before_source: tuple[tuple[str, ...], ...]
    before_name: frozenset[str]
    accounts: frozenset[str]
    pages: frozenset[str]
    documents: frozenset[str]
    wanted: frozenset[str]
    asking: frozenset[str]
    refusing: frozenset[str]
    answering: frozenset[str]
    wanted_objects: frozenset[str]
    colon: frozenset[str]
    colon_labels: frozenset[str]
    attitudes: dict[str, Cue]


@cache
def claim_lexicon() -> ClaimLexicon:
    """The compiled lexicons."""
    verbs, phrases = load_table("claims/verbs.toml"), load_table("claims/phrases.toml")
    by_lemma: dict[str, list[Cue]] = {}
    for group in verbs["group"]:
        cue = _cue(group)
        for lemma in group["lemmas"]:
            by_lemma.setdefault(lemma, []).append(cue)
    nouns: dict[str, Cue] = {}
    for group in phrases["noun"]:
        cue = _cue(group)
        for lemma in group["lemmas"]:
            nouns.setdefault(lemma, cue)
    attitudes: dict[str, Cue] = {}
    for group in load_table("claims/attitudes.toml")["attitude"]:
        for lemma in group["lemmas"]:
            attitudes.setdefault(lemma, _cue(group))
    hedges, comment = phrases["hedges"], phrases["comment"]
    return ClaimLexicon(
        verbs={lemma: tuple(cues) for lemma, cues in by_lemma.items()},
        quote_verbs=_with_frame(by_lemma, "quote"),
        clause_verbs=_with_frame(by_lemma, "clause"),
        softening=frozenset(verbs["softening"]["lemmas"]),
        carrying=frozenset(verbs["carrying"]["lemmas"]),
        as_clause=frozenset(verbs["as_clause"]["lemmas"]),
        citing=frozenset(verbs["citing"]["lemmas"]),
        in_quotations=frozenset(verbs["in_quotations"]["lemmas"]),
        occasions=frozenset(phrases["occasions"]["nouns"]),
        days=frozenset(phrases["occasions"]["days"]),
        possible=frozenset(verbs["modals"]["possible"]),
        probable=frozenset(verbs["modals"]["probable"]),
        bodies_say=frozenset(verbs["bodies_say"]["lemmas"]),
        not_speakers=frozenset(verbs["not_speakers"]["lemmas"]),
        nouns=nouns,
        noun_of=frozenset(phrases["noun_of"]["lemmas"]),
        light_verbs=frozenset(phrases["light_verbs"]["lemmas"]),
        adverbs=hedges["adverbs"],
        adjectives=hedges["adjectives"],
        before_source=tuple(tuple(entry["words"]) for entry in phrases["before_source"]),
        before_name=frozenset(phrases["before_name"]["words"]),
        accounts=frozenset(phrases["accounts"]["nouns"]),
        pages=frozenset(phrases["pages"]["nouns"]),
        documents=frozenset(phrases["documents"]["nouns"]),
        wanted=frozenset(comment["wanted"]),
        asking=frozenset(comment["asking"]),
        refusing=frozenset(comment["refusing"]),
        answering=frozenset(comment["answering"]),
        wanted_objects=frozenset(comment["wanted_objects"]),
        colon=frozenset(phrases["colon"]["nouns"]),
        colon_labels=frozenset(phrases["colon"]["labels"]),
        attitudes=attitudes,
    )


def _cue(group: dict[str, Any]) -> Cue:
    return Cue(
        act=group["act"],
        certainty=group["certainty"],
        polarity=group.get("polarity", "positive"),
        frames=frozenset(group.get("frames", ())),
        preps=frozenset(group.get("preps", ())),
        need_prep=group.get("need_prep", False),
        objects=frozenset(group.get("objects", ())),
        factive=group.get("factive", False),
    )


def _with_frame(by_lemma: dict[str, list[Cue]], frame: str) -> frozenset[str]:
    return frozenset(lemma for lemma, cues in by_lemma.items() if any(frame in cue.frames for cue in cues))
