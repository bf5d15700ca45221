"""What is said: the words that an attribution tells."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extraction.languages.claims.draft import Draft
from firsthand.extraction.languages.claims.phrase import Line, is_break, is_quote
from firsthand.model import Span

__all__ = ["content_of"]

# Words at least of what stands before or behind an attribution to be told by it.
_FEWEST = 2
# Words of a phrase that says with its verb what is said at least.
_WHOLE = 3
# Words between a verb and what it opens at most.
_REACH = 9


def content_of(draft: Draft, others: Sequence[Draft], text: str) -> list[Span]:
    line = draft.line
    size = len(line.words)
    floor, ceiling = 0, size
    if draft.cue.value.kind == "verb":
        for other in others:
            if other.cue.value.kind != "verb":
                continue
            if other.first >= draft.last:
                ceiling = min(ceiling, other.first)
            elif other.last <= draft.first:
                floor = max(floor, other.last)
    own = draft.source
    if own is not None and own.first >= draft.cue.last:
        draft.last = max(draft.last, own.last)
    if draft.cue.value.kind == "refusing":
        return [words_with_marks(line, draft.cue.first, draft.cue.last, text)]
    before, after = (floor, draft.first), (draft.last, min(ceiling, draft.cut))
    if draft.source is not None and draft.source.last <= draft.first:
        before = (draft.source.last, draft.first)
        if all(line.is_between(at) or line.is_told(at) for at in range(*before)):
            before = (floor, draft.source.first)  # "...", the police said
        elif line.has_particles:
            while line.is_between(before[0]):
                before = (before[0] + 1, before[1])
    parts = []
    told_before = before[1] - before[0] >= _FEWEST and not all(
        line.is_between(at) or line.is_this(at) for at in range(*before)
    )
    told_after = after[1] - after[0] >= _FEWEST
    leads = draft.source is not None and draft.source.first < draft.cue.first
    if (
        draft.cue.value.kind == "verb"
        and not draft.around
        and told_after
        and told_before
        and (leads or line.is_that(draft.last) or not is_break(line.gaps[draft.first]))
    ):
        told_before = False
    if told_before and told_after and draft.cue.value.kind == "verb" and _follows_quotation(draft):
        told_after = any(is_quote(line.gaps[at]) for at in range(after[0], after[1]))
    if own is not None and own.first > draft.cue.last and _tells_of_before(line, draft.cue.last, own.first):
        return []  # "told so the governor": what the sentence before tells
    refers = before[1] > before[0] and all(line.is_this(at) or line.is_between(at) for at in range(*before))
    if refers and any(line.is_this(at) for at in range(*before)) and not line.is_that(min(draft.last, size - 1)):
        return []
    if told_before:
        start, end = before
        while end - 1 > start and not is_break(line.gaps[end]) and (line.is_that(end - 1) or line.is_between(end - 1)):
            end -= 1  # "…, as a spokesman said"
        parts.append(words_with_marks(line, start, end, text))
    if told_after:
        start = _opening(line, *after)
        parts.append(words_with_marks(line, start, after[1], text))
    if not parts and _says_enough(draft):
        first = before[0] if before[1] > before[0] and not line.is_between(before[0]) else draft.cue.first
        last = after[1] if after[1] > after[0] and not line.is_between(after[0]) else draft.cue.last
        first, last = min(first, draft.cue.first), max(last, draft.cue.last)
        if last - first > 1:
            parts.append(words_with_marks(line, first, last, text))
    return parts


def _tells_of_before(line: Line, first: int, last: int) -> bool:
    """Whether a word stands there for what was told before."""
    return any(line.is_this(at) and not line.is_join(at) for at in range(first, last))


def _says_enough(draft: Draft) -> bool:
    """Whether a verb with hardly a word beside it says what is said: "rejected the charges"."""
    words = range(draft.cue.first, draft.cue.last)
    if draft.cue.value.kind != "verb" or draft.source is None or any(draft.line.is_this(at) for at in words):
        return False
    return draft.act in ("denial", "accusation") or draft.cue.last - draft.cue.first >= _WHOLE


def _follows_quotation(draft: Draft) -> bool:
    """Whether a verb with its source behind it closes a quotation: what follows tells of the speaker."""
    source = draft.source
    return is_quote(draft.line.gaps[draft.first]) and (source is None or source.first >= draft.cue.last)


def _opening(line: Line, first: int, last: int) -> int:
    """Where what is said begins: behind "that", and what stands between it and the verb."""
    if not line.capitals:
        for at in range(first, min(first + _REACH, last - 1)):
            if is_break(line.gaps[at]):
                break
            if line.is_that(at):
                return at + 1
    while first < last - 1 and first in line.short:
        first += 1
    at = first
    while at < last and at - first < _REACH and line.is_between(at):
        at += 1
    if at < last and (line.is_that(at) or is_break(line.gaps[at])):
        first = at
        while first < last - 1 and line.is_that(first):
            first += 1
    return first


def words_with_marks(line: Line, first: int, last: int, text: str) -> Span:
    """The words with the marks of quotation and the stop around them."""
    start = line.words[first].start
    before = line.gaps[first] if first else text[line.sentence.span.start : start]
    for sign in reversed(before):
        if sign in '«“„"「『¿¡(':
            start -= 1
        else:
            break
    end = line.words[last - 1].end
    for sign in line.gaps[last]:
        if sign in '»”“"」』.!?…؟。！？%)':
            end += 1
        else:
            break
    return Span(start=start, end=min(end, line.sentence.span.end))
