"""Looks names up in the lexicons, by the characters of the text."""

from __future__ import annotations

from firsthand.extraction.names.lexicon import KEY_LENGTH, Known, Lexicon
from firsthand.extraction.parse import Parse

__all__ = ["Labels", "look_up"]

_PROPER = frozenset({"NNP", "NNPS"})
_REPORTING_BEFORE = frozenset({"told", "tells", "telling", "to", "by", "with", "on", "from", "citing"})
_REPORTING_AFTER = frozenset(
    {"reported", "reports", "said", "says", "quoted", "cited", "published", "obtained", "wrote"}
)
# For each token of an entity: its first token, its last (exclusive), its label.
Labels = dict[int, tuple[int, int, str]]


def look_up(parse: Parse, at: int, words: Lexicon, labels: Labels) -> tuple[Known | None, int]:
    """The longest name of the lexicon at token `at`, with the token after it; (None, at) where there is none.

    `labels`: what the pipeline takes each token for. An ambiguous name counts only where its sentence speaks for it.
    """
    text, start = parse.reading, parse.start[at]
    key = text[start : start + KEY_LENGTH]
    for group in (words.known.get(key), words.known.get(key[:2])):
        if group is None:
            continue
        for known in group:
            written = known.written
            if not text.startswith(written, start):
                continue
            stop = start + len(written)
            following = text[stop : stop + 1]
            if following.isalnum() or following == "$" or (following == "-" and text[stop + 1 : stop + 2].isalpha()):
                continue
            end = at
            size = len(parse)
            while end < size and parse.start[end] < stop:
                end += 1
            if known.ambiguous and not _spoken_for(parse, at, end, labels):
                continue
            return known, end
    return None, at


def _spoken_for(parse: Parse, at: int, end: int, labels: Labels) -> bool:
    """True where the sentence treats an ambiguous name as an outlet or a body."""
    if parse.tag[at] not in _PROPER and parse.tag[at] != "DT":
        return False
    before = at - 1
    if before >= 0 and parse.lower[before] == "the":
        if end < len(parse) and (parse.lower[end] in _REPORTING_AFTER or parse.dep[end - 1] == "nsubj"):
            return parse.tag[end : end + 1] != ["NNP"]
        before -= 1
    if end < len(parse) and parse.tag[end] in _PROPER:
        return False
    if before >= 0 and parse.lower[before] in _REPORTING_BEFORE and parse.lower[before] not in ("to", "on", "from"):
        return True
    if (
        before >= 1
        and parse.lower[before] == "to"
        and parse.lemma[before - 1] in ("accord", "according", "speak", "talk")
    ):
        return True
    if end < len(parse) and parse.lower[end] in _REPORTING_AFTER:
        return True
    label = labels.get(at)
    return label is not None and label[2] == "ORG" and label[1] == end and parse.text[at].isupper()
