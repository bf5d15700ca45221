"""Attribution read from the surface, where the parser missed the subject or the clause of a verb of saying."""

from __future__ import annotations

from firsthand.extraction.claims.draft import Range, trim
from firsthand.extraction.parse import Parse

__all__ = ["closing", "subject_of_participle", "subject_with"]

_CLAUSE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def closing(parse: Parse, verb: int, cue: Range, quoted: list[bool], dateline: int) -> tuple[Range, Range, int] | None:
    """Content, source and speaker of a closing ", the governor, Tomas Roe, said" that was not joined as main clause.

    Read from the surface: a comma or a closing mark, a noun phrase without a finite verb, the verb, no clause after.
    `dateline` is the first token after the dateline, 0 where there is none.
    """
    if parse.tag[verb] not in ("VBD", "VBZ") or quoted[verb] or not _unjoined(parse, verb, quoted, dateline):
        return None
    floor = parse.sentences[parse.sentence[verb]][0]
    phrase = _phrase_before(parse, cue[0], floor)
    if phrase is None or phrase[0] - 1 <= floor:
        return None
    content = trim(parse, (floor, phrase[0] - 1 if parse.text[phrase[0] - 1] == "," else phrase[0]))
    if content is None or not any(parse.tag[at] in _CLAUSE_TAGS or quoted[at] for at in range(*content)):
        return None
    nouns = [at for at in range(*phrase) if parse.pos[at] in ("NOUN", "PROPN", "PRON")]
    speaker = next((at for at in nouns if not phrase[0] <= parse.head[at] < phrase[1]), nouns[-1])
    return content, phrase, speaker


def _unjoined(parse: Parse, verb: int, quoted: list[bool], dateline: int) -> bool:
    """True where the verb has no clause of its own and its subject was missed, or it was taken for a second clause."""
    subject: int | None = None
    for child in parse.children[verb]:
        dep = parse.dep[child]
        if dep in ("ccomp", "xcomp") and child > verb:
            return False
        if dep in ("nsubj", "nsubjpass", "expl"):
            subject = child
    if parse.dep[verb] == "conj":
        head = parse.head[verb]
        joined = any(parse.dep[child] == "cc" and head < child < verb for child in parse.children[head])
        return not joined
    if subject is None:
        return parse.dep[verb] in ("appos", "relcl", "dep", "ROOT")
    return (quoted[subject] or subject < dateline) and parse.dep[verb] == "ROOT"


def _phrase_before(parse: Parse, end: int, floor: int) -> Range | None:
    """The noun phrase right before `end`, back to a comma or a closing mark, over one apposition between commas."""
    start = _chunk(parse, end - 1 if parse.text[end - 1] == "," else end, floor)
    if start is None:
        return None
    if parse.text[end - 1] == "," and parse.text[start - 1] == ",":
        start = _chunk(parse, start - 1, floor)
        if start is None:
            return None
    if not any(parse.pos[at] in ("NOUN", "PROPN", "PRON") for at in range(start, end)):
        return None
    return start, end


def _chunk(parse: Parse, end: int, floor: int) -> int | None:
    """Where the words before `end` begin, after a comma or a closing mark; None where a finite verb stands in them."""
    at = end - 1
    while at > floor and end - at < 14:
        if parse.text[at] in (",", "”", '"', "’", "—", "–"):
            return at + 1 if at + 1 < end and parse.tag[at + 1] != "CC" else None
        if parse.tag[at] in _CLAUSE_TAGS:
            return None
        at -= 1
    return None


def subject_with(parse: Parse, verb: int) -> int | None:
    """The noun before a participle after "with": "…, with President Roe saying that …"."""
    if parse.tag[verb] != "VBG":
        return None
    at = verb - 1
    while at > 0 and parse.dep[at] == "advmod":
        at -= 1
    if parse.dep[at] == "pobj" and parse.lower[parse.head[at]] == "with" and parse.pos[at] in ("NOUN", "PROPN", "PRON"):
        return at
    return None


def subject_of_participle(parse: Parse, verb: int) -> int | None:
    """The subject that the parser gave to a participle: "The captain of a tanker seized on Friday said …"."""
    for child in parse.children[verb]:
        if (
            parse.dep[child] == "ccomp"
            and child < verb
            and parse.tag[child] in ("VBN", "VBD")
            and parse.right[child] == verb - 1
        ):
            return next((inner for inner in parse.children[child] if parse.dep[inner] == "nsubj"), None)
    return None
