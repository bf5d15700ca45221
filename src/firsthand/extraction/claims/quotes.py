"""Quotation marks of a report, paired block by block. A mark too many or too few costs one quotation at most."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firsthand.extraction.parse import Parse

__all__ = ["Quote", "find_quotes"]

_MARK = re.compile(r"''|``|[“”„«»\"'‘’]")
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_SINGLE = frozenset("'‘’")
_SPEECH_END = frozenset(".,!?…—–-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Quoted words at tokens `first` to `last` (exclusive), the marks included.

    unclosed: no closing mark before the end of the block (it may go on in the next one).
    full: the words read as a sentence of their own, not as a few words borrowed into one.
    """

    first: int
    last: int
    unclosed: bool
    full: bool


def find_quotes(parse: Parse) -> list[Quote]:
    """All quotations, in order, without nesting: quotations inside quotations belong to the outer one."""
    found: list[Quote] = []
    size = len(parse)
    text = parse.report.text
    at = 0
    while at < size:
        block = parse.block[at]
        end = at
        while end < size and parse.block[end] == block:
            end += 1
        start = parse.start[at]
        words = text[start : parse.end[end - 1]]
        for opening, closing, unclosed in _pairs(words):
            quote = _quote(parse, start + opening, start + closing, at, end, unclosed)
            # Marks glued to one token can make two quotations share it: the first keeps it.
            if quote is not None and (not found or found[-1].last <= quote.first):
                found.append(quote)
        at = end
    return found


def _pairs(words: str) -> list[tuple[int, int, bool]]:
    """Where quotations start and end in one block, as (start, end exclusive, unclosed)."""
    marks = [(match.start(), match.group()) for match in _MARK.finditer(words)]
    if not marks:
        return []
    pairs: list[tuple[int, int, bool]] = []
    double = [(place, mark) for place, mark in marks if mark not in _SINGLE]
    opened: int | None = None
    for place, mark in double:
        opens = _opens(words, place, mark, opened is not None)
        if opened is None:
            if opens:
                opened = place
        elif opens:
            # A second opening mark before a closing one: the first quotation ends where its sentence does.
            cut = max(words.rfind(stop, opened, place) for stop in (". ", "? ", "! ", "\n"))
            pairs.append((opened, cut + 1 if cut > opened else place, True))
            opened = place
        else:
            pairs.append((opened, place + len(mark), False))
            opened = None
    if opened is not None:
        pairs.append((opened, len(words), True))
    singles = [(place, mark) for place, mark in marks if mark in _SINGLE and _may_quote(words, place)]
    if singles:
        pairs.extend(_single_pairs(words, singles, pairs))
        pairs.sort()
    return pairs


def _may_quote(words: str, place: int) -> bool:
    """False for an apostrophe inside a word: a single mark opens before a word or closes after one."""
    before, after = words[place - 1 : place], words[place + 1 : place + 2]
    return before.isalnum() != after.isalnum() or (not before.isalnum() and before in ".,!?…")


def _opens(words: str, place: int, mark: str, inside: bool) -> bool:
    if mark in _OPENING or mark == "``":
        return True
    if mark in _CLOSING:
        return False
    before = words[place - 1] if place else " "
    end = place + len(mark)
    after = words[end] if end < len(words) else " "
    if before.isspace() and not after.isspace():
        return True
    if after.isspace() and not before.isspace():
        return False
    return not inside


def _single_pairs(
    words: str, marks: list[tuple[int, str]], taken: list[tuple[int, int, bool]]
) -> list[tuple[int, int, bool]]:
    """Single marks outside double ones. A closing mark after "s" may be a possessive: a later one is better."""
    pairs: list[tuple[int, int, bool]] = []
    free_from = 0
    outside = [(place, mark) for place, mark in marks if not any(start <= place < end for start, end, _ in taken)]
    for number, (place, _) in enumerate(outside):
        if place < free_from or not _starts_single(words, place):
            continue
        best: int | None = None
        for other, _ in outside[number + 1 :]:
            if _starts_single(words, other):
                break
            if best is None or words[other - 1] != "s":
                best = other
                if words[other - 1] != "s":
                    break
        if best is not None and "\n" not in words[place:best]:
            pairs.append((place, best + 1, False))
            free_from = best + 1
    return pairs


def _starts_single(words: str, place: int) -> bool:
    after = words[place + 1 : place + 2]
    return words[place] in "'‘" and after.isalpha() and (place == 0 or not words[place - 1].isalnum())


def _quote(parse: Parse, start: int, end: int, low: int, high: int, unclosed: bool) -> Quote | None:
    first, last = _token_range(parse, start, end, low, high)
    if last - first < 2:
        return None
    inner = parse.report.text[start + 1 : end if unclosed else end - 1].strip()
    if not inner:
        return None
    stops = inner[-1] in _SPEECH_END or parse.report.text[end : end + 1] in {",", "."}
    full = (inner[0].isupper() or inner[0] in "‘'[…." or unclosed) and stops and last - first > 3
    return Quote(first=first, last=last, unclosed=unclosed, full=full)


def _token_range(parse: Parse, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    from_start = parse.start
    first, stop = low, high
    while first < stop:
        middle = (first + stop) // 2
        if parse.end[middle] <= start:
            first = middle + 1
        else:
            stop = middle
    last, stop = first, high
    while last < stop:
        middle = (last + stop) // 2
        if from_start[middle] < end:
            last = middle + 1
        else:
            stop = middle
    return first, last
