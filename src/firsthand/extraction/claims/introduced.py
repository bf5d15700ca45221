"""Names by which a report introduces who speaks: in apposition, set off by commas, or in the sentences before."""

from __future__ import annotations

from firsthand.extraction.claims.draft import ClaimDraft
from firsthand.extraction.claims.lexicon import claim_lexicon
from firsthand.extraction.names import Names, Party
from firsthand.extraction.names.lexicon import lexicon
from firsthand.extraction.parse import Parse

__all__ = ["closing_name", "named_before", "stands_for", "unknown_name"]

_PLURAL = frozenset({"NNS", "NNPS"})


def stands_for(parse: Parse, head: int, named: Party) -> bool:
    """True where an apposition names the source itself: "the minister, Jane Roe", not "sources, among them Roe"."""
    if named.kind == "person":
        return parse.tag[head] not in _PLURAL
    general = parse.lemma[head] in lexicon().group_nouns or parse.lemma[head] in claim_lexicon().documents
    return named.kind in ("organisation", "outlet") and not general


def closing_name(parse: Parse, names: Names, head: int, draft: ClaimDraft) -> tuple[Party, int] | None:
    """The person at the end of a long source: "the president of the union, Ana Roe"."""
    if draft.source is None or not draft.source[0] <= head < draft.source[1] or parse.tag[head] in _PLURAL:
        return None
    if parse.lemma[head] not in lexicon().people_nouns:
        return None
    for at in range(head + 2, draft.source[1]):
        if parse.text[at - 1] == "," and (party := names.at(at)) is not None and party.kind == "person":
            return party, at
    return None


def unknown_name(parse: Parse, names: Names, head: int, draft: ClaimDraft) -> tuple[int, int] | None:
    """The name of a person that nothing knows as one, set off by commas: "the headmistress, Gwen Tarrow,", "Per
    Askel, a miner"."""
    if draft.source is None or not draft.source[0] <= head < draft.source[1] or parse.tag[head] in _PLURAL:
        return None
    first, last = draft.source
    while last > first and parse.pos[last - 1] == "PUNCT":
        last -= 1
    commas = [at for at in range(first, last) if parse.text[at] == ","]
    if not commas:
        return None
    opening, after = (first, commas[0]), commas[0] + 1
    if _is_name(parse, names, *opening) and after < last and parse.lower[after] in ("a", "an", "the", "who"):
        return opening
    closing = (commas[-1] + 1, last)
    while closing[0] < last and parse.lower[closing[0]] in ("the", "dr", "dr.", "hon", "hon.", "mr", "mrs", "ms"):
        closing = (closing[0] + 1, last)
    role = parse.lemma[head] in lexicon().people_nouns or parse.lower[first] in ("the", "a", "an", "its", "their")
    return closing if role and head < closing[0] and _is_name(parse, names, *closing) else None


def named_before(parse: Parse, names: Names, head: int, *, back: int) -> tuple[int, int] | None:
    """The name of a person that nothing knows as one, set off by commas or first of its sentence, in this sentence
    or those `back` before: "A driver, Jane Roe, stopped. … she said"."""
    for number in range(parse.sentence[head], max(-1, parse.sentence[head] - back - 1), -1):
        first, last = parse.sentences[number]
        for at in range(first, min(last, head)):
            if at != first and parse.text[at - 1] != ",":
                continue
            for size in (3, 2):
                end = at + size
                # "A driver, Jane Roe, stopped": whatever the name was taken for, it is the driver's.
                folk = at > first + 1 and parse.lemma[at - 2] in lexicon().people_nouns
                if end >= last or not _is_name(parse, names, at, end, any_kind=folk):
                    continue
                named = all(parse.tag[one] == "NNP" for one in range(at, end))
                if named and (end >= head or not parse.text[end][:1].isupper()):
                    return at, end
    return None


def _is_name(parse: Parse, names: Names, first: int, last: int, *, any_kind: bool = False) -> bool:
    return 2 <= last - first <= 3 and all(
        parse.text[at][:1].isupper()
        and parse.text[at].isalpha()
        and (any_kind or (party := names.at(at)) is None or party.kind in ("person", "other"))
        for at in range(first, last)
    )
