"""The claims of one sentence: which phrase of attribution has which source, and what is said."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extraction.languages.claims.carriers import told_to, with_carriers
from firsthand.extraction.languages.claims.contents import content_of
from firsthand.extraction.languages.claims.draft import Draft
from firsthand.extraction.languages.claims.phrase import Line, Source, is_break
from firsthand.extraction.languages.claims.quoting import speaker_of_quotation
from firsthand.extraction.languages.claims.subjects import ahead, behind, is_bare, names_somebody, with_pronoun
from firsthand.extraction.languages.claims.wordlists import Cue, WordLists
from firsthand.extraction.languages.phrases import Match
from firsthand.model import Span

__all__ = ["drafts_of"]

# Words between two attributions to one source at most.
_REACH = 12


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
        if draft is not None and _is_again(draft, found, lists):
            continue
        if draft is not None:
            relayed = _relayed(draft, lists)
            if relayed is not None:
                draft.cited.append(relayed)
                draft.last = max(draft.last, relayed.last)
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
    found = with_carriers(found)
    spoken = None if found else speaker_of_quotation(line, lists, inside)
    if spoken is not None:
        found.append(spoken)
    for number, draft in enumerate(found):
        if draft.cue.value.kind != "colon":
            draft.outlets.extend(told_to(draft, lists))
        draft.content = content_of(draft, found[:number] + found[number + 1 :], text)
    return found


def _is_again(draft: Draft, found: Sequence[Draft], lists: WordLists) -> bool:
    """Whether a source has its attribution already: "according to Orva News, which reports", "in the statement of the
    governor it was said". The words up to the second verb are then a part of it.
    """
    own = draft.source
    if own is None:
        return False
    for one in found:
        if one.source is None or one.source.first != own.first:
            continue
        if one.cue.value.kind == "before" and draft.last - one.last <= _REACH and draft.cue.first >= one.last:
            one.last = draft.last
            return True
        if lists.verb_last:
            return True
    return False


def _relayed(draft: Draft, lists: WordLists) -> Source | None:
    """From whom an outlet passes something on, in languages with a verb for it: "Orva News quoted a doctor"."""
    line, source = draft.line, draft.source
    if source is None or source.first < draft.cue.last or source.last + 1 >= len(line.words):
        return None
    if lists.relaying.at(line.words, draft.cue.first) is None:
        return None
    small = lists.relayed.at(line.words, source.last)
    return line.source_from(small.last) if small is not None and small.last < len(line.words) else None


def _words(line: Line, first: int, last: int) -> Span:
    return Span(start=line.words[first].start, end=line.words[last - 1].end)


def _draft(line: Line, cue: Match[Cue], lists: WordLists) -> Draft | None:
    kind = cue.value.kind
    source: Source | None
    if kind in ("before", "before_source"):
        source = line.source_from(cue.last - (kind == "before_source"))
        if source is None or not names_somebody(source):
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
        source = ahead(line, cue.first)
        if source is None:
            return None
        return Draft(line=line, cue=cue, source=source, first=source.first, last=cue.last, act="statement")
    if kind == "round":
        source = line.source_from(cue.first + 1, cue.last - 1)
        if source is None or source.last != cue.last - 1:
            return None
        return Draft(line=line, cue=cue, source=source, first=cue.first, last=cue.last, act="statement", around=True)
    source = ahead(line, cue.first, far=lists.verb_last)
    follower = behind(line, cue.last, lists)
    inner = source is not None and any(is_break(line.gaps[at]) for at in range(source.first + 1, source.last))
    opens = source is not None and all(line.is_between(at) for at in range(source.first))
    if source is not None and follower is not None and is_break(line.gaps[cue.first]) and not (inner and opens):
        source = None  # "three boats, the guard said": the commas part the verb from what is told
    if source is None:
        source = follower
    if source is None and not is_bare(line, cue, lists):
        return None
    if source is not None and not names_somebody(source):
        return None
    if source is None:
        first, last = with_pronoun(line, cue, lists)
        return Draft(line=line, cue=cue, source=None, first=first, last=last, act=cue.value.act)
    far = lists.verb_last and source.last <= cue.first
    first = cue.first if far else min(cue.first, source.first)
    last = cue.last if far else max(cue.last, source.last)
    return Draft(line=line, cue=cue, source=source, first=first, last=last, act=cue.value.act)
