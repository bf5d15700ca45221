"""The subject of a verb of saying: the source before it, behind it, or nowhere."""

from __future__ import annotations

from firsthand.extraction.languages.claims.phrase import Line, Source, is_break, is_quote
from firsthand.extraction.languages.claims.wordlists import Cue, WordLists
from firsthand.extraction.languages.phrases import Match

__all__ = ["ahead", "behind", "is_bare", "names_somebody", "with_pronoun"]

# Words between a verb and its source at most.
_REACH = 9
# Words at most of what is told of a source between it and its verb.
_RELATED = 16


def names_somebody(source: Source) -> bool:
    """False for people of whom nothing but their number is told: "three people"."""
    return (
        source.name is not None or source.outlet is not None or source.head is None or source.head.english != "people"
    )


def ahead(line: Line, verb: int, *, far: bool = False) -> Source | None:
    """The source whose words end where the verb begins, or that opens the sentence, where verbs close it."""
    telling = [at + 1 for at in range(verb - 1) if line.tells(at)]
    nearest = line.source_from(telling[-1], verb) if telling and not line.is_between(telling[-1]) else None
    if nearest is not None and all(line.is_between(at) or line.is_told(at) for at in range(nearest.last, verb)):
        return nearest  # "that twelve had died the ministry said"
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
        if at == 0
        or is_break(line.gaps[at])
        or line.is_between(at - 1)
        or line.is_that(at - 1)
        or line.tells(at - 1)
        or line.is_cue(at - 1)
    ]
    for start in starts:
        if line.is_between(start):
            continue
        source = line.source_from(start, verb)
        if source is None:
            continue
        closing = source.last + line.is_quoted_name(source)
        closed = any(is_quote(line.gaps[at]) for at in range(closing, verb + 1))
        if not closed and (
            all(line.is_between(at) or line.is_told(at) for at in range(source.last, verb))
            or _is_aside(line, source.last, verb)
        ):
            return source
    if far:
        state = line.state_from(next((at for at in range(verb) if not line.is_between(at)), verb), verb)
        if state is not None:
            return state
    return line.source_within(verb) or _parted(line, verb) or _related(line, verb)


def _is_aside(line: Line, first: int, verb: int) -> bool:
    """Whether the words before a verb say whom its subject cites or to whom it spoke: "Orva News, citing the police,
    reported".
    """
    told = line.told_end(first)
    if told is not None and told <= verb:
        return all(line.is_between(at) for at in range(told, verb))
    cue = line.cues.get(first)
    if cue is None or cue.value.kind != "citing":
        return False
    cited = line.source_from(cue.last, verb)
    return cited is not None and all(line.is_between(at) for at in range(cited.last, verb))


def _parted(line: Line, verb: int) -> Source | None:
    """A subject that opens the sentence, and words between commas before its verb: "the mayor, who was away, said"."""
    start = 0
    while start < verb and line.is_between(start):
        start += 1
    source = line.source_from(start, verb)
    if (
        source is None
        or source.last >= verb
        or line.gaps[source.last].strip() not in (",", "،")
        or not names_somebody(source)
    ):
        return None
    inside = range(source.last, verb)
    if not is_break(line.gaps[verb]) or any(is_quote(line.gaps[at]) for at in (*inside, verb)):
        return None
    verbs = [at for at in inside if at in line.cues and line.cues[at].value.kind == "verb"]
    return None if verbs or (source.head is None and start == 0 and source.last - source.first == 1) else source


def _related(line: Line, verb: int) -> Source | None:
    """A subject that opens the sentence, more about it without a comma, and its verb: "a guard who was not allowed to
    speak told Orva Radio".
    """
    start = 0
    while start < verb and line.is_between(start):
        start += 1
    source = line.source_from(start, verb)
    if source is None or source.head is None or source.head.section not in ("roles", "folk", "bodies"):
        return None
    inside = range(source.last, verb)
    if not inside or len(inside) > _RELATED or not line.is_relative(source.last) or not names_somebody(source):
        return None
    if any(is_break(line.gaps[at]) for at in (*inside, verb)) or any(line.is_cue(at) for at in inside[1:]):
        return None
    return source


def behind(line: Line, at: int, lists: WordLists) -> Source | None:
    start = at
    while at < len(line.words) and at - start < _REACH:
        if _is_day(line, at):
            at += 1  # "disse na quinta-feira (10) o governador"
        elif is_break(line.gaps[at]):
            return None
        if line.is_this(at) and not (line.is_join(at) and not line.is_this(at + 1)):
            at += 1
            continue
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


def _is_day(line: Line, at: int) -> bool:
    """Whether a word is a number alone in brackets, as the day of a month behind that of the week."""
    closed = at + 1 < len(line.words) and line.gaps[at + 1].startswith(")") and not is_break(line.gaps[at + 1][1:])
    return closed and line.words[at].figures and line.gaps[at].strip() == "("


def is_bare(line: Line, cue: Match[Cue], lists: WordLists) -> bool:
    """Whether a verb without a source has its subject before: a pronoun, or nothing where none is needed."""
    first, last = cue.first, cue.last
    while first > max(0, cue.first - 2) and not is_break(line.gaps[first]):
        first -= 1
    while last < min(cue.last + 2, len(line.words)) and not is_break(line.gaps[last]):
        last += 1
    around = range(first, last)
    if any(lists.pronouns.at(line.words, at) is not None for at in around):
        return True
    if lists.plain_subject:
        return False
    opens = cue.first == 0 or is_break(line.gaps[cue.first]) or line.is_between(cue.first - 1)
    ends = cue.last >= len(line.words) or is_break(line.gaps[cue.last]) or line.is_that(cue.last)
    return opens and ends


def with_pronoun(line: Line, cue: Match[Cue], lists: WordLists) -> tuple[int, int]:
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
