"""Several who say one thing: "two officers and a shopkeeper said". Each of them is a source of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from firsthand.extraction.claims.draft import ClaimDraft, Range, noun_phrase
from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse

__all__ = ["with_each_speaker"]

# Further speakers at most; a longer list is one of names.
_MOST = 3
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGLED = frozenset({"det", "poss", "nummod"})


def with_each_speaker(parse: Parse, names: Names, drafts: Iterable[ClaimDraft]) -> Iterator[ClaimDraft]:
    """The drafts, each followed by one for every further speaker that "and" joins to the first in its source."""
    for draft in drafts:
        yield draft
        for further, source in _further(parse, names, draft):
            # Lists are filled in later: two drafts never share one.
            yield replace(
                draft,
                speaker=further,
                source=source,
                content=list(draft.content),
                recipients=list(draft.recipients),
                cited=list(draft.cited),
                party=None,
            )


def _further(parse: Parse, names: Names, draft: ClaimDraft) -> Iterator[tuple[int, Range]]:
    """The head and the words of each further speaker."""
    first = draft.speaker
    if first is None or draft.source is None or draft.act == "comment_requested":
        return
    at, found = first, 0
    while found < _MOST:
        joint = next((child for child in parse.children[at] if parse.dep[child] == "conj" and child > at), None)
        if joint is None or not draft.source[0] <= joint < draft.source[1]:
            return
        joined = any(parse.lower[child] == "and" for child in parse.children[at]) or parse.text[at + 1] == ","
        if not joined or parse.tag[joint] not in _NOUNS or not _apart(parse, names, first, joint):
            return
        low, high = noun_phrase(parse, joint, at + 1, draft.source[1])
        yield joint, (low, high)
        at, found = joint, found + 1


def _apart(parse: Parse, names: Names, one: int, two: int) -> bool:
    """True where two nouns mean two parties: each is counted, owned, many or named ("the mayor and party leader" is
    one)."""
    first, second = names.at(one), names.at(two)
    if first is not None and second is not None:
        return first is not second
    return parse.tag[one] in _NOUNS and all(_singled(parse, names, at) for at in (one, two))


def _singled(parse: Parse, names: Names, at: int) -> bool:
    return (
        parse.tag[at] in _PLURAL
        or names.at(at) is not None
        or any(parse.dep[child] in _SINGLED for child in parse.children[at])
    )
