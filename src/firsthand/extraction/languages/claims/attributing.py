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


def drafts_of(line: Line, lists: WordLists, text: str, inside: Sequence[Span]) -> list[Draft]:
    """The attributions of a sentence, in order, each with the words that it attributes. inside: the quotations of the
    text; who speaks in one is his matter who is quoted.
    """
    found: list[Draft] = []
    extra: list[tuple[str, int, Source]] = []
    led: Match[Cue] | None = None
    for at in sorted(line.cues):
        cue = line.cues[at]
        if any(quote.contains(_words(line, cue.first, cue.last)) for quote in inside):
            continue
        if not lists.is_written(text, _words(line, cue.first, cue.last)):
            continue
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
    colon = None if found else _colon(line, text)
    if colon is not None:
        found.append(colon)
    for number, draft in enumerate(found):
        draft.outlets.extend(_told(draft, lists))
        draft.content = _content(draft, found[:number] + found[number + 1 :], text)
    return found


def _words(line: Line, first: int, last: int) -> Span:
    return Span(start=line.words[first].start, end=line.words[last - 1].end)


def _colon(line: Line, text: str) -> Draft | None:
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
        return Draft(line=line, cue=cue, source=source, first=0, last=at, act="statement")
    return None


def _draft(line: Line, cue: Match[Cue], lists: WordLists) -> Draft | None:
    kind = cue.value.kind
    source: Source | None
    if kind in ("before", "before_source"):
        source = line.source_from(cue.last - (kind == "before_source"))
        if source is None or not _names(source):
            return None
        last = source.last
        while last < len(line.words) and line.is_between(last) and not is_break(line.gaps[last]):
            last += 1
        verb = line.cues.get(last)
        last = source.last
        if verb is not None and verb.value.kind == "verb" and not is_break(line.gaps[last]):
            last = verb.last  # "according to what the police report"
        return Draft(line=line, cue=cue, source=source, first=cue.first, last=last, act="statement", around=True)
    if kind == "his":
        return Draft(line=line, cue=cue, source=None, first=cue.first, last=cue.last, act="statement", around=True)
    if kind == "after":
        source = _ahead(line, cue.first)
        if source is None:
            return None
        return Draft(line=line, cue=cue, source=source, first=source.first, last=cue.last, act="statement")
    if kind == "round":
        source = line.source_from(cue.first + 1, cue.last - 1)
        if source is None or source.last != cue.last - 1:
            return None
        return Draft(line=line, cue=cue, source=source, first=cue.first, last=cue.last, act="statement", around=True)
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
    if source is None:
        first, last = _with_pronoun(line, cue, lists)
        return Draft(line=line, cue=cue, source=None, first=first, last=last, act=cue.value.act)
    far = lists.verb_last and source.last <= cue.first
    first = cue.first if far else min(cue.first, source.first)
    last = cue.last if far else max(cue.last, source.last)
    return Draft(line=line, cue=cue, source=source, first=first, last=last, act=cue.value.act)


def _with_pronoun(line: Line, cue: Match[Cue], lists: WordLists) -> tuple[int, int]:
    """The words of a verb with the pronoun beside it: "he said", "dit-il"."""
    behind = lists.pronouns.at(line.words, cue.last) if cue.last < len(line.words) else None
    if behind is not None and not is_break(line.gaps[cue.last]):
        return cue.first, behind.last
    for size in (1, 2):
        at = cue.first - size
        before = lists.pronouns.at(line.words, at) if at >= 0 else None
        if before is not None and before.last == cue.first:
            return at, cue.last
    return cue.first, cue.last


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
    return _parted(line, verb)


def _parted(line: Line, verb: int) -> Source | None:
    """A subject that opens the sentence, and words between commas before its verb: "the mayor, who was away, said"."""
    start = 0
    while start < verb and line.is_between(start):
        start += 1
    source = line.source_from(start, verb)
    if source is None or source.last >= verb or line.gaps[source.last].strip() not in (",", "،") or not _names(source):
        return None
    inside = range(source.last, verb)
    if not is_break(line.gaps[verb]) or any(is_quote(line.gaps[at]) for at in (*inside, verb)):
        return None
    verbs = [at for at in inside if at in line.cues and line.cues[at].value.kind == "verb"]
    return None if verbs or (source.head is None and start == 0 and source.last - source.first == 1) else source


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
        outlet = line.outlet_from(at) if lists.inflected else None
        if outlet is not None and outlet.last < len(line.words) and line.source_from(outlet.last) is not None:
            at = outlet.last
            continue
        if (
            outlet is not None
            and outlet.last < len(line.words)
            and lists.within.at(line.words, outlet.last) is not None
        ):
            at = outlet.last
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
            dative = lists.inflected and at == draft.cue.last
            source = line.outlet_from(at) if glued or behind or dative else None
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
    refers = before[1] > before[0] and all(line.is_this(at) or line.is_between(at) for at in range(*before))
    if refers and any(line.is_this(at) for at in range(*before)) and not line.is_that(min(draft.last, size - 1)):
        return []
    if told_before:
        start, end = before
        while end - 1 > start and not is_break(line.gaps[end]) and (line.is_that(end - 1) or line.is_between(end - 1)):
            end -= 1  # "…, as a spokesman said"
        parts.append(_span(line, start, end, text))
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
