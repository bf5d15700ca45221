"""A claim while it is put together, in token positions, and the geometry that all rules share."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.names import Party
from firsthand.extraction.parse import Parse
from firsthand.model import Act, Certainty, Polarity

__all__ = [
    "ClaimDraft",
    "Range",
    "cue_range",
    "dateline_end",
    "is_negated",
    "is_passive",
    "joined",
    "joins_outer",
    "noun_phrase",
    "source_of",
    "trim",
    "whole",
]

Range = tuple[int, int]

_LONGEST_DATELINE = 18
_AUXILIARIES = frozenset({"aux", "auxpass", "neg", "advmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
_NEGATIONS = frozenset({"n't", "n’t", "not", "never"})
_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "…", "..."})
_OPENING_MARKS = frozenset("“\"‘'„«``")


@dataclass(slots=True, kw_only=True)
class ClaimDraft:
    """One attribution in token ranges (first, last exclusive). `head` is the token of the cue that carries it.

    speaker: head token of the source. recipients: heads of those who were told ("told CNN"), who may be outlets.
    cited: heads of further sources ("citing officials").
    """

    content: list[Range]
    cue: Range | None
    source: Range | None
    head: int
    act: Act
    certainty: Certainty
    polarity: Polarity
    rule: str
    speaker: int | None = None
    recipients: list[int] = field(default_factory=list)
    cited: list[int] = field(default_factory=list)
    takes_quote: bool = False
    # Who speaks, where the text names the speaker and the words themselves were not taken for the name.
    party: Party | None = None


def is_passive(parse: Parse, verb: int) -> bool:
    """True where the verb stands in the passive voice."""
    return any(parse.dep[child] in ("auxpass", "nsubjpass") for child in parse.children[verb])


def is_negated(parse: Parse, verb: int) -> bool:
    """True where the verb itself is negated ("did not say", "never said")."""
    return any(
        parse.dep[child] == "neg" or parse.lower[child] in _NEGATIONS for child in parse.children[verb] if child < verb
    )


def cue_range(parse: Parse, verb: int) -> Range:
    """The verb group around `verb`: auxiliaries, negation and adverbs before it, its particle after it."""
    first = verb
    head = verb
    floor = parse.sentences[parse.sentence[verb]][0]
    while first > floor:
        before = first - 1
        if parse.head[before] == head and parse.dep[before] in _AUXILIARIES and parse.tag[before] != "WRB":
            if parse.dep[before] == "advmod" and parse.left[before] != before:
                break
            first = before
            continue
        above = parse.head[head]
        if (
            above == before
            and parse.dep[head] in ("xcomp", "pcomp", "prep")
            and (parse.lemma[above] in claim_lexicon().softening or parse.lemma[above] in claim_lexicon().carrying)
        ):
            head = above
            first = before
            continue
        break
    if parse.lower[first] == "to" and first < verb:
        first += 1
    while (
        first < verb
        and parse.lower[first] in ("still", "meanwhile", "however", "moreover")
        and parse.text[first][0].isupper()
    ):
        first += 1
    last = verb + 1
    if last < len(parse) and parse.head[last] == verb and parse.dep[last] == "prt":
        last += 1
    return first, last


def source_of(parse: Parse, verb: int) -> int | None:
    """The head token of whoever says, thinks or does `verb`; None where the sentence does not tell."""
    at = verb
    for _ in range(6):
        passive = is_passive(parse, at) or (
            parse.tag[at] == "VBN"
            and (
                parse.dep[at] in ("acl", "amod")
                or (parse.dep[at] == "advcl" and not any(parse.dep[child] == "aux" for child in parse.children[at]))
            )
        )
        if passive:
            return _agent(parse, at) if at == verb or parse.dep[at] == "acl" else _subject(parse, at)
        subject = _subject(parse, at)
        if subject is not None:
            return subject
        dep, head = parse.dep[at], parse.head[at]
        if head == at:
            return None
        if dep == "pcomp" and parse.lower[head] == "as":
            # "quoted Roe as saying": the object of the verb above.
            quoted = [child for child in parse.children[parse.head[head]] if parse.dep[child] in ("dobj", "nsubjpass")]
            if quoted:
                return quoted[0]
        if dep == "xcomp":
            # "asked Roe to say": the object of the verb above; "refused to say": its subject.
            objects = [child for child in parse.children[head] if parse.dep[child] == "dobj" and child < at]
            if objects and parse.tag[at] == "VB":
                return objects[-1]
            at = head
        elif dep == "advcl" and joins_outer(parse, at):
            at = parse.head[head]
        elif (
            dep in ("conj", "advcl", "pcomp", "prep", "dep", "parataxis")
            and parse.pos[head]
            in (
                "VERB",
                "AUX",
                "ADP",
                "SCONJ",
            )
        ) or dep == "acomp":
            at = head
        elif dep == "acl" and parse.tag[at] == "VBG":
            return head
        elif dep in ("ccomp",) and parse.tag[at] == "VBG":
            at = head
        else:
            return None
    return None


def joins_outer(parse: Parse, verb: int) -> bool:
    """True for ", adding that …" after a clause that was said: the parser hangs it there, the first speaker adds."""
    head = parse.head[verb]
    if parse.tag[verb] != "VBG" or parse.dep[verb] != "advcl" or parse.dep[head] != "ccomp":
        return False
    words = claim_lexicon()
    above = parse.lemma[parse.head[head]]
    first = parse.left[verb]
    comma = first > 0 and parse.text[first - 1] == ","
    return comma and above in words.quote_verbs and parse.lemma[verb] in words.quote_verbs


def _subject(parse: Parse, verb: int) -> int | None:
    found = None
    for child in parse.children[verb]:
        if parse.dep[child] in _SUBJECTS and parse.pos[child] in _NOMINAL:
            found = child
            if child < verb:
                continue
    return found


def _agent(parse: Parse, verb: int) -> int | None:
    for child in parse.children[verb]:
        if parse.dep[child] == "agent" or (parse.dep[child] == "prep" and parse.lower[child] == "by"):
            for inner in parse.children[child]:
                if parse.dep[inner] == "pobj":
                    return inner
    return None


def noun_phrase(parse: Parse, head: int, limit_first: int = 0, limit_last: int | None = None) -> Range:
    """The whole noun phrase of `head` with its appositions, inside the limits and its sentence."""
    first, last = parse.subtree(head)
    sentence_first, sentence_last = parse.sentences[parse.sentence[head]]
    first, last = max(first, sentence_first, limit_first), min(last, sentence_last)
    if limit_last is not None:
        last = min(last, limit_last)
    if last <= head:
        last = head + 1
    if first > head:
        first = head
    while first < head and (
        parse.text[first] in _EDGE
        or parse.text[first] in _OPENING_MARKS
        or parse.dep[first] == "cc"
        or parse.text[first] in "”"
    ):
        first += 1
    while last - 1 > head and parse.text[last - 1] in _EDGE:
        last -= 1
    if last < sentence_last and parse.text[last] == ")" and "(" in parse.text[head:last]:
        last += 1
    return first, last


def dateline_end(parse: Parse) -> int | None:
    """The first token after the dateline of the first paragraph; None where there is none."""
    start = next((first for first, _ in parse.sentences if parse.role(first) == "paragraph"), None)
    if start is None:
        return None
    end = min(start + _LONGEST_DATELINE, len(parse))
    for at in range(start + 1, end):
        if parse.block[at] != parse.block[start]:
            return None
        if parse.text[at] in ("-", "–", "—", "--") and parse.start[at] > parse.end[at - 1]:
            agency = parse.text[at - 1] == ")"
            return at + 1 if agency or (parse.text[start].isupper() and len(parse.text[start]) > 2) else None
        if parse.tag[at] in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def joined(parts: list[Range]) -> list[Range]:
    """Ranges in order, with those that touch or overlap made one."""
    parts = sorted(parts)
    found = [parts[0]]
    for first, last in parts[1:]:
        if first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def whole(parse: Parse, parts: list[Range]) -> list[Range]:
    """Ranges joined, and parted where a block ends: between two stand a byline, an advertisement or a picture."""
    found: list[Range] = []
    for first, last in joined(parts):
        begin = first
        for at in range(first + 1, last):
            if parse.block[at] != parse.block[at - 1]:
                found.append((begin, at))
                begin = at
        found.append((begin, last))
    return found


def trim(parse: Parse, part: Range) -> Range | None:
    """A range without punctuation at its edges, and without a bracket that opens in it and closes elsewhere.

    Marks of quotation stay, with the stops that stand inside them. A caption's credit at its end goes.
    """
    first, last = part
    while first < last and (parse.text[first] in _EDGE or parse.text[first] == ")"):
        first += 1
    while last > first and (parse.text[last - 1] in _EDGE or parse.tag[last - 1] == "CC"):
        last -= 1
    opening = _last_bracket(parse, first, last)
    if opening is not None:
        last = opening
        while last > first and parse.text[last - 1] in _EDGE:
            last -= 1
    return (first, last) if first < last else None


def _last_bracket(parse: Parse, first: int, last: int) -> int | None:
    """Where a bracket opens that does not close in the range, or that closes a caption with its credit."""
    depth = 0
    for spot in range(last - 1, first - 1, -1):
        word = parse.text[spot]
        if word == ")":
            if spot != last - 1 or parse.role(spot) != "caption":
                depth += 1
        elif word == "(":
            if depth == 0:
                return spot
            depth -= 1
    return None
