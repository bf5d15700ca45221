"""Who did it, what was hit and by what means, in the words around those that tell of a happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.extraction.languages.happenings import Trigger, span_of
from firsthand.extraction.languages.language import Language
from firsthand.extraction.languages.phrases import Match, Phrases
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Argument, Claim, PlaceMention, Span

__all__ = ["actors_of", "means_of", "targets_of"]

# Words before a deed among which its doer stands, and behind "por".
_DOER_REACH = 8
_BY_REACH = 5
# Words behind a trigger (else before it) among which what it hit stands.
_TARGET_REACH = 7
# Words of a doer's name behind its noun: "Ejército de los Estados Unidos".
_NAME_REACH = 4
_DEEDS = frozenset({"ASSAULT", "COERCE"})
# Where the hurt are brought: no target where such a word stands between.
_CARE = frozenset({"hospital", "clinic", "ambulance"})
_STATES = frozenset({"country"})
# Sentences of the report in which things told of are taken for those of its happening.
_NEAR = 12


def actors_of(
    triggers: Sequence[Trigger], places: Sequence[PlaceMention], claims: Sequence[Claim], text: Text, language: Language
) -> list[Argument]:
    """Those of whom the words say that they did it: a force or a state right before a verb of attack or seizure, or
    behind "por". Nobody where it is not plain."""
    found: dict[str, Argument] = {}
    for one in triggers:
        if one.kind.type not in _DEEDS:
            continue
        span = _doer(one, places, text, language)
        if span is not None:
            name = text.report.quote(span)
            over = _claims_over(span, claims)
            found.setdefault(name.casefold(), Argument(name=name, span=span, claims=over, responsibility="reported"))
    return list(found.values())


def targets_of(triggers: Sequence[Trigger], claims: Sequence[Claim], text: Text, language: Language) -> list[Argument]:
    """The things that were hit, sunk, burnt or stormed: of each trigger the nearest behind it, else before it."""
    found: dict[str, Argument] = {}
    for one in triggers:
        if one.sentence.number > _NEAR:
            continue
        match = _hit(one, text, language)
        if match is not None:
            span = span_of(one.sentence, match.first, match.last)
            name = text.report.quote(span)
            found.setdefault(match.value, Argument(name=name, span=span, claims=_claims_over(span, claims)))
    return list(found.values())


def means_of(
    triggers: Sequence[Trigger], claims: Sequence[Claim], text: Text, language: Language
) -> list[tuple[str, Argument]]:
    """The weapons in the sentences of an attack's words, each with its English name."""
    found: dict[str, Argument] = {}
    for sentence in dict.fromkeys(one.sentence for one in triggers if one.kind.type == "ASSAULT"):
        for match in language.means.find(sentence.words):
            span = span_of(sentence, match.first, match.last)
            argument = Argument(
                name=text.report.quote(span), span=span, kind="means", claims=_claims_over(span, claims)
            )
            found.setdefault(match.value, argument)
    return list(found.items())


def _doer(trigger: Trigger, places: Sequence[PlaceMention], text: Text, language: Language) -> Span | None:
    sentence = trigger.sentence
    if trigger.kind.deed and language.verb_first:
        span = _party(sentence, trigger.last, trigger.last + _NAME_REACH, places, text, language, last=False)
        if span is not None and not _parted(sentence, trigger.last, _word_at(sentence, span.start), text):
            return span
    elif trigger.kind.deed:
        first = max(0, trigger.first - _DOER_REACH)
        span = _party(sentence, first, trigger.first, places, text, language, last=True)
        if span is not None:
            return span
    for at in range(max(0, trigger.first - _DOER_REACH), min(len(sentence.words), trigger.last + _BY_REACH)):
        if language.marks["by_behind"].at(sentence.words, at) is not None:
            span = _party(sentence, max(0, at - _BY_REACH), at, places, text, language, last=True)
            if span is not None:
                return span
    by = language.marks["by"]
    for at in range(trigger.last, min(len(sentence.words), trigger.last + _DOER_REACH)):
        match = by.at(sentence.words, at)
        if match is not None and not _parted(sentence, trigger.last, match.first, text):
            span = _party(sentence, match.last, match.last + _BY_REACH, places, text, language, last=False)
            if span is not None and not _parted(sentence, match.last, _word_at(sentence, span.start), text):
                return span
    return None


def _party(
    sentence: Sentence,
    first: int,
    stop: int,
    places: Sequence[PlaceMention],
    text: Text,
    language: Language,
    *,
    last: bool,
) -> Span | None:
    """A force or a state among the words from `first` to `stop`, in one clause; `last`: the last, else the first."""
    stop = min(stop, len(sentence.words))
    while last and first < stop and _parted(sentence, first, stop, text):
        first += 1
    forces = _within(language.actors, sentence, first, stop)
    found = [span_of(sentence, *_named(sentence, match, language)) for match in forces]
    found += [
        place.span
        for place in places
        if place.precision in _STATES
        and first < stop
        and sentence.words[first].start <= place.span.start
        and place.span.end <= sentence.words[stop - 1].end
        and not _where(sentence, place.span, language)
    ]
    if not found:
        return None
    chosen = max(found, key=lambda span: span.end) if last else min(found)
    return max((span for span in found if span.overlaps(chosen)), key=lambda span: span.end - span.start)


def _where(sentence: Sentence, span: Span, language: Language) -> bool:
    """Whether a word such as "in" stands before a state, which is then a place and no doer."""
    at = _word_at(sentence, span.start)
    return at > 0 and (match := language.marks["onto"].at(sentence.words, at - 1)) is not None and match.last == at


def _named(sentence: Sentence, match: Match[str], language: Language) -> tuple[int, int]:
    """The noun with the names that follow it: "Ejército de Estados Unidos", "armée israélienne"."""
    words, first, last = sentence.words, match.first, match.last
    if language.marks["adjectives"]:
        while first > 0 and language.marks["adjectives"].at(words, first - 1) is not None:
            first -= 1
        return first, last
    for at in range(match.last, min(len(words), match.last + _NAME_REACH)):
        if words[at].capital:
            last = at + 1
        elif last == at and language.marks["by"].at(words, at) is None and language.marks["onto"].at(words, at) is None:
            break
    return first, last


def _hit(trigger: Trigger, text: Text, language: Language) -> Match[str] | None:
    sentence, words = trigger.sentence, trigger.sentence.words
    inside = language.targets.at(words, trigger.first) if trigger.first < len(words) else None
    behind = _within(language.targets, sentence, trigger.last, min(len(words), trigger.last + _TARGET_REACH))
    before = _within(language.targets, sentence, max(0, trigger.first - _TARGET_REACH), trigger.first)
    for match in behind:
        if not _parted(sentence, trigger.last, match.first, text):
            return None if _brought(match, trigger.last, sentence, language) else match
    if trigger.kind.deed and not language.verb_last:
        return inside
    for match in reversed(before):
        if not _parted(sentence, match.last, trigger.first, text):
            return None if _brought(match, max(0, match.first - 4), sentence, language) else match
    return inside


def _brought(match: Match[str], first: int, sentence: Sentence, language: Language) -> bool:
    if match.value not in _CARE:
        return False
    words = sentence.words
    return any(language.marks["brought"].at(words, at) is not None for at in range(first, match.first))


def _within(phrases: Phrases[str], sentence: Sentence, first: int, stop: int) -> list[Match[str]]:
    return [match for match in phrases.find(sentence.words) if first <= match.first and match.last <= stop]


def _parted(sentence: Sentence, first: int, last: int, text: Text) -> bool:
    """Whether a mark that ends a clause stands between two words."""
    words = sentence.words
    gaps: Iterable[str] = (
        text.report.text[words[at - 1].end : words[at].start] for at in range(max(1, first), min(last + 1, len(words)))
    )
    return any(mark in gap for gap in gaps for mark in ",;:.!?()،؛。，；：")


def _word_at(sentence: Sentence, start: int) -> int:
    return next((at for at, word in enumerate(sentence.words) if word.start >= start), len(sentence.words))


def _claims_over(span: Span, claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if any(content.contains(span) for content in claim.content))
