"""Joins what the attribution model found with what the rules found: the one gives words, the other their meaning."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand.extraction.claims.draft import ClaimDraft, Range, joined, trim
from firsthand.extraction.claims.lexicon import Cue, claim_lexicon
from firsthand.extraction.claims.verbs import verb_draft
from firsthand.extraction.parse import Parse
from firsthand.model import Span

if TYPE_CHECKING:
    from firsthand.extraction.claims.learned import LearnedClaim

__all__ = ["join_learned"]

_VERBAL = frozenset({"VERB", "AUX"})
_OPENING = frozenset("“‘\"'")
_CLOSING = frozenset("”’\"'")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# Who speaks as one of these inside a quotation is the quoted speaker: no further hop of the chain.
_PERSONS = frozenset({"i", "we", "you", "me", "us", "my", "our", "myself", "ourselves"})
# What the model was not taught: it stays as its rule has it.
_RULES_ALONE = frozenset({"colon", "comment"})
# How likely a cue of the rules must be to the model for a finding of theirs to stand that it does not share.
_OPEN = 0.3
# Findings of the rules that hold even where the model sees no cue: of the others nine in ten attribute nothing there,
# or it found them under another cue. Hedges are kept for what they do to a value, not for their number.
_KEPT = frozenset(
    {
        "according-to",
        "adjective",
        "adverb",
        "fronted",
        "noun",
        "parenthesis",
        "passive",
        "passive-agent",
        "quotation",
        "quoted-as",
        "tally",
    }
)
# How sure the model must be of a cue that no lexicon knows.
_SURE = 0.5
# A cue that no lexicon knows says that something is attributed, and not how sure its source is.
_UNKNOWN = Cue(act="statement", certainty="unknown", polarity="positive")


def join_learned(
    parse: Parse,
    learned: Sequence[LearnedClaim],
    seen: Sequence[ClaimDraft],
    found: Sequence[ClaimDraft],
    *,
    rules: bool,
) -> list[ClaimDraft]:
    """The model's claims as drafts and, where `rules`, what the rules alone found.

    seen: every draft of the rules, also those that found no content: they know what a cue means. found: those with
    content. What somebody says within another's account ("the army believed that …, according to Roe") is a hop of
    its chain and stays. A refusal or request of comment stays as its rule has it.
    """
    at_cue: dict[int, list[ClaimDraft]] = {}
    for draft in seen:
        first, last = draft.cue or (draft.head, draft.head + 1)
        for token in {*range(first, last), draft.head}:
            at_cue.setdefault(token, []).append(draft)
    joint: list[ClaimDraft] = []
    used: set[int] = set()
    doubtful: set[int] = set()
    for claim in learned:
        cue = _tokens(parse, claim.cue)
        if cue is None:
            continue
        if not claim.content:
            if claim.sure >= _OPEN:
                doubtful.update(range(*cue))
            continue
        content = [part for part in (_tokens(parse, span) for span in claim.content) if part is not None]
        source = _tokens(parse, claim.source) if claim.source is not None else None
        content = [part for part in content if _told_there(parse, cue, part)] or _beside(parse, cue, source)
        if not content:
            continue
        near = {id(draft): draft for token in range(*cue) for draft in at_cue.get(token, ())}
        same = _same(cue, content, near.values())
        if same is not None:
            used.update(near)
            if same.rule not in _RULES_ALONE:
                joint.append(_reworded(parse, same, cue, source, joined(content)))
        elif parse.text[cue[0]] != ":" or _is_quoted(parse, content):
            head, meaning = _meaning(parse, cue)
            if meaning is not _UNKNOWN or claim.sure >= _SURE:
                joint.append(_new(parse, head, meaning, cue, source, joined(content)))
    told = [part for draft in joint if draft.rule == "according-to" for part in draft.content]
    for draft in found:
        if draft.rule in _RULES_ALONE:
            joint.append(draft)
        elif rules and id(draft) not in used:
            open_cue = not doubtful.isdisjoint(range(*draft.cue) if draft.cue else (draft.head,))
            passed_on = draft.rule == "clause" and any(first <= draft.head < last for first, last in told)
            if draft.rule in _KEPT or open_cue or passed_on:
                joint.append(draft)
    return joint


def _tokens(parse: Parse, span: Span) -> Range | None:
    first, last = parse.tokens_in(span)
    return (first, last) if first < last else None


def _told_there(parse: Parse, cue: Range, part: Range) -> bool:
    """False for words of a headline or caption beside a cue outside it: what is said over a lead belongs to its own
    cue, and a speech goes on from paragraph to paragraph alone."""
    if parse.block[part[0]] == parse.block[cue[0]]:
        return True
    return parse.role(part[0]) == parse.role(cue[0]) == "paragraph"


def _beside(parse: Parse, cue: Range, source: Range | None) -> list[Range]:
    """What a headline's cue stands behind or before, where the model took only words of the lead for its content."""
    if parse.role(cue[0]) != "heading":
        return []
    first, last = cue
    while first > 0 and parse.block[first - 1] == parse.block[cue[0]]:
        first -= 1
    while last < len(parse) and parse.block[last] == parse.block[cue[0]]:
        last += 1
    told = [source] if source is not None and first <= source[0] and source[1] <= last else []
    opens, ends = min(part[0] for part in (cue, *told)), max(part[1] for part in (cue, *told))
    beside = trim(parse, (first, opens) if ends == last else (ends, last) if opens == first else (first, first))
    return [beside] if beside is not None else []


def _is_quoted(parse: Parse, content: Sequence[Range]) -> bool:
    """True where the content is nothing but a quotation."""
    return parse.text[content[0][0]] in _OPENING and parse.text[content[-1][1] - 1] in _CLOSING


def _same(cue: Range, content: Sequence[Range], near: Iterable[ClaimDraft]) -> ClaimDraft | None:
    """The rules' draft with this cue: a refusal or request of comment, or the one that shares most content."""

    def fit(draft: ClaimDraft) -> tuple[bool, int, bool]:
        shared = sum(
            max(0, min(last, end) - max(first, start)) for first, last in content for start, end in draft.content
        )
        return draft.rule in _RULES_ALONE, shared, cue[0] <= draft.head < cue[1]

    return max(near, key=fit, default=None)


def _reworded(parse: Parse, draft: ClaimDraft, cue: Range, source: Range | None, content: list[Range]) -> ClaimDraft:
    """The rules' draft with the model's words."""
    speaker = draft.speaker
    if speaker is not None and parse.dep[draft.head] == "pcomp" and parse.lower[parse.head[draft.head]] == "as":
        # "The boy was quoted by the Herald as saying": the boy says it.
        source = None
    if source is None:
        source = draft.source
    elif draft.source is None and source[1] - source[0] == 1 and parse.lower[source[0]] in claim_lexicon().not_speakers:
        source = None  # "It was reported that …" names nobody.
    elif speaker is None or not source[0] <= speaker < source[1]:
        speaker = _speaker(parse, source)
    return replace(draft, cue=cue, source=source, content=content, speaker=speaker)


def _new(parse: Parse, head: int, meaning: Cue, cue: Range, source: Range | None, content: list[Range]) -> ClaimDraft:
    """A draft for a cue that the rules do not take for one."""
    if source is None and meaning.act in ("statement", "belief"):
        certainty = "probable" if meaning.certainty == "certain" and not meaning.factive else meaning.certainty
        meaning = replace(meaning, act="hedge", certainty=certainty)
    speaker = _speaker(parse, source) if source is not None else None
    return verb_draft(parse, head, meaning, content, cue, source, speaker, "learned")


def _meaning(parse: Parse, cue: Range) -> tuple[int, Cue]:
    """The token that carries the cue, and what it does."""
    words = claim_lexicon()
    positions = range(*cue)
    for at in reversed(positions):
        if parse.pos[at] in _VERBAL and parse.lemma[at] in words.verbs:
            return at, words.verbs[parse.lemma[at]][0]
    for at in reversed(positions):
        if parse.lemma[at] in words.nouns and parse.pos[at] == "NOUN":
            return at, words.nouns[parse.lemma[at]]
    for at in positions:
        certainty = words.adverbs.get(parse.lower[at]) or words.adjectives.get(parse.lower[at])
        if certainty is not None:
            return at, Cue(act="hedge", certainty=certainty, polarity="positive")
    if any(tuple(parse.lower[cue[0] : cue[0] + len(phrase)]) == phrase for phrase in words.before_source):
        return cue[0], Cue(act="statement", certainty="certain", polarity="positive")
    for at in positions:
        attitude = words.attitudes.get(parse.lemma[at]) or words.attitudes.get(parse.lower[at])
        if attitude is not None:
            return at, attitude
    for at in positions:
        if not cue[0] <= parse.head[at] < cue[1] or parse.head[at] == at:
            return at, _UNKNOWN
    return cue[1] - 1, _UNKNOWN


def _speaker(parse: Parse, source: Range) -> int | None:
    """The head of the source's words; None for a quoted speaker's "I"."""
    best: int | None = None
    for at in range(*source):
        outside = parse.head[at] == at or not source[0] <= parse.head[at] < source[1]
        if outside and parse.pos[at] != "PUNCT" and (best is None or parse.pos[best] not in _NOMINAL):
            best = at
    if best is not None and parse.lower[best] in _PERSONS:
        return None
    return best
