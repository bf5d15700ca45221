"""Finds the towns of a text that stand where places stand, and whose names no table holds in its language."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from firsthand.extraction.languages.language import language_of
from firsthand.extraction.languages.places.heard import heard
from firsthand.extraction.languages.places.table import UNSPACED, PlaceWords, load_place_words
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.extraction.places.gazetteer import Place
from firsthand.model import Span

__all__ = ["unlisted_towns"]

_LONGEST = 3
_JOINTS = frozenset({" ", "-", "\u00a0", "'", "’", "\u200c"})
# What the words around a name say of it, from the surest on: the least prior of the place and consonants of its name.
_TOLD = (0.0, 3)
_IN = (3.5, 4)
_OF = (3.5, 3)
# Scripts that leave vowels out: too many words sound alike there to take one by a preposition alone.
_UNVOWELLED = frozenset({"ar", "fa", "ur", "he"})
_BLANKS = frozenset({" ", "\u00a0", "'", "’", ""})


def unlisted_towns(text: Text, taken: Collection[Span], countries: Collection[str]) -> Iterator[tuple[Span, Place]]:
    """Spans of names with the settlements that sound as they do, in order and without overlaps.

    taken: the names that are known. countries: ISO 3166 codes of those of which the report tells.
    """
    if text.language in UNSPACED or not countries:
        return
    table, among = load_place_words(text.language), frozenset(countries)
    for sentence in text.sentences:
        words = sentence.words
        at = 0
        while at < len(words):
            found = _at(sentence, at, text, table, taken, among)
            if found is None:
                at += 1
                continue
            last, place = found
            yield Span(start=words[at].start, end=words[last - 1].end), place
            at = last


def _at(
    sentence: Sentence, first: int, text: Text, table: PlaceWords, taken: Collection[Span], countries: frozenset[str]
) -> tuple[int, Place] | None:
    """The end of the longest name that begins at a word and sounds as a town, and the town."""
    words, whole = sentence.words, text.report.text
    if words[first].figures or (table.cased and not words[first].capital):
        return None
    last = first + 1
    while (
        last < len(words)
        and last - first < _LONGEST
        and whole[words[last - 1].end : words[last].start] in _JOINTS
        and not words[last].figures
        and (words[last].capital or not table.cased)
    ):
        last += 1
    # A name is taken whole where capitals show how far it goes: "stato Berto Sanna" is nobody's town.
    for end in (last,) if table.cased else range(last, first, -1):
        span = Span(start=words[first].start, end=words[end - 1].end)
        if any(span.overlaps(one) for one in taken):
            continue
        told = _frame(sentence, first, end, whole, table)
        if told is None:
            continue
        least, signs = told
        for name in _names(sentence, first, end, text, table):
            place = heard(name, text.language, countries, least=least, signs=signs)
            if place is not None:
                return end, place
    return None


def _frame(sentence: Sentence, first: int, last: int, text: str, table: PlaceWords) -> tuple[float, int] | None:
    """What the words around say of a name as that of a place; None where they say nothing."""
    small, words = table.small, sentence.words
    if first and text[words[first - 1].end : words[first].start] not in _BLANKS:
        return None  # a mark stands between: «Arlo»
    of = small["of"].before(words, first)
    if any(small["settlement"].before(words, at) < at for at in {of, first}):
        return _TOLD
    if small["settlement_behind"].behind(words, last) > last:
        return _TOLD
    if table.language in _UNVOWELLED:
        return None
    if small["division_behind"].behind(words, last) > last:
        return _IN
    if small["in"].before(words, first) < first or small["behind"].behind(words, last) > last:
        return _IN
    match = language_of(table.language).targets.at(words, of - 1) if 0 < of < first else None
    return _OF if match is not None and match.last == of else None


def _names(sentence: Sentence, first: int, last: int, text: Text, table: PlaceWords) -> Iterator[str]:
    """The name as it stands, and without what is written together with it."""
    words = sentence.words
    yield text.report.text[words[first].start : words[last - 1].end]
    if not table.cased:
        rest = [word.form for word in words[first + 1 : last]]
        yield from (" ".join((form, *rest)) for form in words[first].forms[1:] if len(form) > _LONGEST)
