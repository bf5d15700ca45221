"""The outlets through which words went: to whom somebody spoke, who reported it."""

from __future__ import annotations

from collections.abc import Sequence

from firsthand.extraction.languages.claims.draft import Draft
from firsthand.extraction.languages.claims.phrase import Source, is_break
from firsthand.extraction.languages.claims.wordlists import WordLists

__all__ = ["told_to", "with_carriers"]

# Words between a verb and the outlet to which somebody spoke at most.
_REACH = 9


def told_to(draft: Draft, lists: WordLists) -> list[Source]:
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


def with_carriers(found: Sequence[Draft]) -> list[Draft]:
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
