"""Quotations, and who speaks them where no verb of the lists says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from firsthand.extraction.languages.claims.draft import Draft
from firsthand.extraction.languages.claims.phrase import Line, Source, is_break, is_quote
from firsthand.extraction.languages.claims.subjects import behind, names_somebody
from firsthand.extraction.languages.claims.wordlists import Cue, WordLists
from firsthand.extraction.languages.phrases import Match
from firsthand.extraction.languages.words import Text
from firsthand.model import Span

__all__ = ["quotations", "speaker_of_quotation", "whole"]

_OPENING = frozenset("«“„「『")
_CLOSING = frozenset("»”」』")
_PLAIN = '"'
# Between Hebrew letters, or behind one, the plain mark opens nothing.
_HEBREW = re.compile("[\u05d0-\u05ea]")
# Words of a verb that no list holds at most, with the small words beside it.
_VERB = 2
# Words of a quotation at least that somebody speaks: fewer are a name or a phrase.
_SPOKEN = 4
_SPOKEN_BEFORE = 3


def quotations(text: Text) -> list[Span]:
    """The quotations of the text, block by block, marks included; one that is not closed ends with its block."""
    found: list[Span] = []
    raw = text.report.text
    for block in text.report.blocks:
        opened: int | None = None
        for at in range(block.span.start, block.span.end):
            sign = raw[at]
            if sign == _PLAIN and _HEBREW.match(raw, at - 1) and (opened is None or raw[at + 1 : at + 2].isalpha()):
                continue  # the mark of an abbreviation
            # A German closing mark is the English opening one.
            opens = sign in _OPENING or (sign == _PLAIN and opened is None)
            closes = sign in _CLOSING or (sign in (_PLAIN, "“") and opened is not None)
            if opened is None and (opens or (sign == "»" and raw[at + 1 : at + 2].isalpha())):
                opened = at
            elif opened is not None and (closes or (sign == "«" and raw[at - 1 : at] not in " ")):
                found.append(Span(start=opened, end=at + 1))
                opened = None
        if opened is not None and block.span.end > opened:
            found.append(Span(start=opened, end=block.span.end))
    return found


def whole(content: Sequence[Span], inside: Sequence[Span]) -> list[Span]:
    """What is said, with all of a quotation that begins or ends in it."""
    found: list[Span] = []
    for span in content:
        for quote in inside:
            if quote.overlaps(span) and not quote.contains(span) and not span.contains(quote):
                span = Span(start=min(span.start, quote.start), end=max(span.end, quote.end))
            elif quote.contains(span) and quote.end - quote.start > span.end - span.start:
                span = quote
        if not any(other.overlaps(span) for other in found):
            found.append(span)
    return found


def speaker_of_quotation(line: Line, lists: WordLists, inside: Sequence[Span]) -> Draft | None:
    """Who speaks a quotation: before a colon, or with a verb that no list holds before or behind it."""
    return _before_colon(line, lists) or _behind(line, lists, inside) or _before(line, lists, inside)


def _before_colon(line: Line, lists: WordLists) -> Draft | None:
    """A source before a colon and a quotation: "An eyewitness: «…»"."""
    for at in range(1, len(line.words)):
        if ":" not in line.gaps[at] and "：" not in line.gaps[at]:
            continue
        if not is_quote(line.gaps[at]):
            return None
        source = line.source_from(0, at)
        if source is None or (source.head is None and source.outlet is None and source.name is None):
            return None
        rest = range(source.last, at)
        if source.head is None and source.last - source.first < 2:
            return None
        if len(rest) > 4 or any(line.is_cue(one) for one in rest):
            return None
        cue = Match(first=at - 1, last=at, value=Cue(kind="colon"))
        told = [outlet for one in rest if (outlet := line.outlet_from(one)) is not None]
        return Draft(line=line, cue=cue, source=source, first=0, last=at, act="statement", outlets=told[:1])
    return None


def _behind(line: Line, lists: WordLists, inside: Sequence[Span]) -> Draft | None:
    """ "«We heard it», whispers the teacher Ana Roe": quotation, verb, source."""
    if not lists.capitals or lists.verb_last:
        return None
    for at in range(1, len(line.words) - 1):
        if not is_quote(line.gaps[at]) or _is_inside(line, at, inside) or not _is_inside(line, at - 1, inside):
            continue
        if not any(sign in line.gaps[at] for sign in ",—–-?!…"):
            continue
        first = at
        while first > 0 and _is_inside(line, first - 1, inside):
            first -= 1
        last = at
        while at - first >= _SPOKEN_BEFORE and last - at < _VERB and _may_be_verb(line, last):
            last += 1
            source = behind(line, last, lists)
            if source is not None and names_somebody(source) and _ends(line, source):
                cue = Match(first=at, last=last, value=Cue(kind="verb"))
                return Draft(line=line, cue=cue, source=source, first=at, last=source.last, act="statement")
    return None


def _before(line: Line, lists: WordLists, inside: Sequence[Span]) -> Draft | None:
    """ "The mayor Ana Roe begged «not to play with grief»": source, verb, quotation."""
    if not lists.capitals or lists.verb_last:
        return None
    start = 0
    while start < len(line.words) and line.is_between(start):
        start += 1
    source = line.source_from(start) if start < len(line.words) else None
    if source is None or not names_somebody(source) or (source.head is None and source.name is None):
        return None
    if _is_inside(line, start, inside):
        return None
    if source.head is not None and source.head.section not in ("roles", "bodies", "folk"):
        return None
    at = source.last
    while at < len(line.words) and at - source.last <= _VERB and not is_quote(line.gaps[at]):
        if (
            line.is_told_of(at)
            or not _may_be_verb(line, at)
            or (at > source.last and is_break(line.gaps[at]) and ":" not in line.gaps[at])
        ):
            return None
        at += 1
    if at >= len(line.words) or at == source.last or not _is_inside(line, at, inside):
        return None
    end = at
    while end < len(line.words) and _is_inside(line, end, inside):
        end += 1
    if end - at < _SPOKEN or (line.words[at].capital and ":" not in line.gaps[at]):
        return None
    cue = Match(first=source.last, last=at, value=Cue(kind="verb"))
    return Draft(line=line, cue=cue, source=source, first=source.first, last=at, act="statement")


def _is_inside(line: Line, at: int, inside: Sequence[Span]) -> bool:
    word = line.words[at]
    return any(quote.start <= word.start and word.end <= quote.end for quote in inside)


def _may_be_verb(line: Line, at: int) -> bool:
    return (
        at < len(line.words)
        and not line.words[at].capital
        and not line.words[at].figures
        and line.nouns[at] is None
        and line.outlets[at] is None
        and not line.is_join(at)
    )


def _ends(line: Line, source: Source) -> bool:
    """Whether the clause may end behind a source."""
    at = source.last
    return at >= len(line.words) or is_break(line.gaps[at]) or line.is_between(at) or line.is_join(at)
