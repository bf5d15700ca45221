"""The claims of one sentence: which phrase of attribution has which source, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from firsthand.extraction.languages.claims.phrase import Line, Source, is_break, is_quote
from firsthand.extraction.languages.claims.wordlists import Cue, WordLists
from firsthand.extraction.languages.phrases import Match
from firsthand.model import Act, Span

__all__ = ["Draft", "drafts_of"]

# Words between a verb and its source at most.
_REACH = 9
# Words at least of what stands before or behind an attribution to be told by it.
_FEWEST = 2
_EDGES = " \t\n,;:–—-،؛，：、"


@dataclass(slots=True, kw_only=True)
class Draft:
    """A claim before its chain is known. source: None where the verb's subject is left out or a pronoun.

    first, last: the words of its attribution, source and cue. around: what stands on both sides is told by it.
    cut: the word at which another source begins, which is no part of what is said.
    """

    line: Line
    cue: Match[Cue]
    source: Source | None
    first: int
    last: int
    act: Act
    around: bool = False
    cut: int = 10_000
    content: list[Span] = field(default_factory=list)
    outlets: list[Source] = field(default_factory=list)
    cited: list[Source] = field(default_factory=list)


def drafts_of(line: Line, lists: WordLists, text: str) -> list[Draft]:
    """The attributions of a sentence, in order, each with the words that it attributes."""
    found: list[Draft] = []
    extra: list[tuple[str, int, Source]] = []
    led: Match[Cue] | None = None
    for at in sorted(line.cues):
        cue = line.cues[at]
        if any(one.first <= at < one.last for one in found):
            continue
        if cue.value.kind in ("citing", "cited_by"):
            source = line.source_from(cue.last)
            if source is not None and (cue.value.kind == "citing" or source.outlet is not None):
                extra.append((cue.value.kind, at, source))
            continue
        draft = _draft(line, cue, lists)
        if draft is not None:
            if led is not None and draft.cue.value.kind == "verb" and draft.first == led.last:
                draft.first, draft.around = led.first, True  # "according to what Orva Radio reported"
            found.append(draft)
        led = cue if draft is None and cue.value.kind == "before" else None
    for kind, at, source in extra:
        near = min(found, key=lambda one: min(abs(at - one.first), abs(at - one.last)), default=None)
        if near is None:
            near = Draft(
                line=line, cue=line.cues[at], source=source, first=at, last=source.last, act="statement",
            )  # fmt: skip
            found.append(near)
        else:
            (near.cited if kind == "citing" else near.outlets).append(source)
            if at >= near.last:
                near.cut = min(near.cut, at)
            if near.last <= at <= near.last + 2:
                near.last = max(near.last, source.last)
    found = _without_outlets(found)
    for number, draft in enumerate(found):
        draft.outlets.extend(_told(draft, lists))
        draft.content = _content(draft, found[:number] + found[number + 1 :], text)
    return found


def _draft(line: Line, cue: Match[Cue], lists: WordLists) -> Draft | None:
    kind = cue.value.kind
    source: Source | None
    if kind in ("before", "before_source"):
        source = line.source_from(cue.last - (kind == "before_source"))
        if source is None or not _names(source):
            return None
        last = source.last
        verb = line.cues.get(last)
        if verb is not None and verb.value.kind == "verb" and not is_break(line.gaps[last]):
            last = verb.last  # "according to what the police report"
        return Draft(line=line, cue=cue, source=source, first=cue.first, last=last, act="statement", around=True)
    if kind == "after":
        source = _ahead(line, cue.first)
        if source is None:
            return None
        return Draft(line=line, cue=cue, source=source, first=source.first, last=cue.last, act="statement")
    source = _ahead(line, cue.first, far=lists.verb_last)
    behind = _behind(line, cue.last, lists)
    inner = source is not None and any(is_break(line.gaps[at]) for at in range(source.first + 1, source.last))
    opens = source is not None and all(line.is_between(at) for at in range(source.first))
    if source is not None and behind is not None and is_break(line.gaps[cue.first]) and not (inner and opens):
        source = None  # "three boats, the guard said": the commas part the verb from what is told
    if source is None:
        source = behind
    if source is None and not _bare(line, cue, lists):
        return None
    if source is not None and not _names(source):
        return None
    far = lists.verb_last and source is not None and source.last <= cue.first
    first = cue.first if source is None or far else min(cue.first, source.first)
    last = cue.last if source is None or far else max(cue.last, source.last)
    return Draft(line=line, cue=cue, source=source, first=first, last=last, act=cue.value.act)


def _names(source: Source) -> bool:
    """False for people of whom nothing but their number is told: "three people"."""
    return (
        source.name is not None or source.outlet is not None or source.head is None or source.head.english != "people"
    )


def _ahead(line: Line, verb: int, *, far: bool = False) -> Source | None:
    """The source whose words end where the verb begins, or that opens the sentence, where verbs close it."""
    if far:
        start = 0
        while start < verb and line.is_between(start):
            start += 1
        opening = line.source_from(start, verb)
        if opening is not None and opening.outlet is not None and line.is_told_behind(opening.last):
            opening = line.source_from(opening.last + 1, verb)  # "a guard who spoke to Orva Radio"
        if opening is not None and (opening.head is not None or opening.outlet is not None):
            return opening
    starts = [
        at
        for at in range(max(0, verb - 20), verb)
        if at == 0 or is_break(line.gaps[at]) or line.is_between(at - 1) or line.is_that(at - 1) or line.is_cue(at - 1)
    ]
    for start in starts:
        if line.is_between(start):
            continue
        source = line.source_from(start, verb)
        if source is None:
            continue
        rest = range(source.last, verb)
        closed = any(is_quote(line.gaps[at]) for at in range(source.last, verb + 1))
        if not closed and all(line.is_between(at) for at in rest):
            return source
    return None


def _behind(line: Line, at: int, lists: WordLists) -> Source | None:
    start = at
    while at < len(line.words) and at - start < _REACH:
        if is_break(line.gaps[at]):
            return None
        if line.is_that(at):
            return None
        within = lists.within.at(line.words, at)
        if within is not None:
            source = line.source_from(within.last)
            if source is not None and source.head is not None and source.head.section in ("bodies", "press", "roles"):
                return source
        told = lists.to.at(line.words, at)
        if told is not None:
            outlet = line.outlet_from(told.last)
            if outlet is not None:
                at = outlet.last
                continue
        if line.is_between(at):
            at += 1
            continue
        return line.source_from(at)
    return None


def _bare(line: Line, cue: Match[Cue], lists: WordLists) -> bool:
    """Whether a verb without a source has its subject before: a pronoun, or nothing where none is needed."""
    around = [*range(max(0, cue.first - 2), cue.last), *range(cue.last, min(cue.last + 2, len(line.words)))]
    if any(lists.pronouns.at(line.words, at) is not None for at in around):
        return True
    if lists.plain_subject:
        return False
    opens = cue.first == 0 or is_break(line.gaps[cue.first]) or line.is_between(cue.first - 1)
    ends = cue.last >= len(line.words) or is_break(line.gaps[cue.last]) or line.is_that(cue.last)
    return opens and ends


def _told(draft: Draft, lists: WordLists) -> list[Source]:
    """The outlets to which somebody spoke."""
    line = draft.line
    found: list[Source] = []
    begin = draft.cue.last
    if lists.verb_last:
        begin = 0
    for at in range(begin, min(draft.cue.last + _REACH, len(line.words))):
        if at >= draft.cue.last and (line.is_that(at) and at not in (draft.cue.last,)):
            break
        told = lists.to.at(line.words, at)
        source = line.outlet_from(told.last) if told is not None and not lists.unspaced else None
        named = line.outlets[at]
        if source is None and named is not None and not is_break(line.gaps[at]):
            # Small words are written together with the name, stand behind it, or are the verb itself.
            glued = (
                not lists.capitals and at >= draft.cue.last and not any(map(is_break, line.gaps[draft.cue.last : at]))
            )
            behind = line.is_told_behind(named[1])
            source = line.outlet_from(at) if glued or behind else None
        if source is None or any(source.outlet == other.outlet for other in found):
            continue
        own = draft.source
        if own is None or source.first >= own.last or source.last <= own.first:
            found.append(source)
            if draft.cue.last <= at <= draft.last + 1:
                draft.last = max(draft.last, source.last)
    return found


def _without_outlets(found: Sequence[Draft]) -> list[Draft]:
    """An outlet that reports what somebody else says in the same sentence goes before him in his chain."""
    outlets = [one for one in found if one.source is not None and one.source.outlet and one.source.name is None]
    others = [one for one in found if one not in outlets]
    if not outlets or not any(one.source is not None for one in others):
        return list(found)
    for one in others:
        one.outlets.extend(outlet.source for outlet in outlets if outlet.source is not None)
        one.cited.extend(cited for outlet in outlets for cited in outlet.cited)
    for one in outlets:
        for other in others:
            other.line.cues.setdefault(one.first, one.cue)
    return others


def _content(draft: Draft, others: Sequence[Draft], text: str) -> list[Span]:
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
        return [_span(line, draft.cue.first, draft.cue.last, text)]
    before, after = (floor, draft.first), (draft.last, min(ceiling, draft.cut))
    if draft.source is not None and draft.source.last <= draft.first:
        before = (draft.source.last, draft.first)
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
    if told_before:
        parts.append(_span(line, *before, text))
    if told_after:
        start = _opening(line, *after)
        parts.append(_span(line, start, after[1], text))
    return parts


def _opening(line: Line, first: int, last: int) -> int:
    """Where what is said begins: behind "that", and what stands between it and the verb."""
    if not line.capitals:
        for at in range(first, min(first + _REACH, last - 1)):
            if is_break(line.gaps[at]):
                break
            if line.is_that(at):
                return at + 1
    at = first
    while at < last and at - first < _REACH and line.is_between(at):
        at += 1
    if at < last and (line.is_that(at) or is_break(line.gaps[at])):
        first = at
        while first < last - 1 and line.is_that(first):
            first += 1
    return first


def _span(line: Line, first: int, last: int, text: str) -> Span:
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
