"""Who did it, what was hit and by what means, in the words around those that tell of a happening."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.extraction.languages.happenings import Trigger, first_match, span_of
from firsthand.extraction.languages.language import Language
from firsthand.extraction.languages.phrases import Match, Phrases
from firsthand.extraction.languages.places.candidates import candidates_in
from firsthand.extraction.languages.places.table import load_place_words
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Argument, Claim, PlaceMention, Span

__all__ = ["actors_of", "means_of", "targets_of"]

# Words before a deed among which its doer stands, and behind "por".
_DOER_REACH = 8
_BY_REACH = 5
# The same where the verb closes its clause; and words before a verb among which its auxiliary is.
_CLAUSE_REACH = 18
_AUXILIARY = 3
# Languages that write a verb as its noun.
_UNINFLECTED = frozenset({"zh"})
# Languages in which a word or ending behind a name says that it is a place.
_APOSTROPHES = ("'", "’", "ʼ")
_POSTPOSED = frozenset({"tr", "ur"})
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
    states: dict[int, list[Span]] = {}
    for one in triggers:
        if one.kind.type not in _DEEDS:
            continue
        if one.sentence.number not in states:
            states[one.sentence.number] = _states_in(one.sentence, places, text)
        span = _doer(one, states[one.sentence.number], text, language)
        if span is not None and not _only_tells(span, one, claims, language):
            name = text.report.quote(span)
            over = _claims_over(span, claims)
            found.setdefault(name.casefold(), Argument(name=name, span=span, claims=over, responsibility="reported"))
    return list(found.values())


def _only_tells(span: Span, trigger: Trigger, claims: Sequence[Claim], language: Language) -> bool:
    """Whether the party says that it happened, and a weapon between them did it: "경찰은 무인기가 … 공격해 … 밝혔다".

    Who announces a seizure without another doer made it.
    """
    sentence = trigger.sentence
    between = range(_word_at(sentence, span.end), trigger.last)
    if not any(language.means.at(sentence.words, at) is not None for at in between):
        return False
    return any(
        claim.source is not None
        and claim.source.overlaps(span)
        and any(content.overlaps(trigger.span) for content in claim.content)
        and not any(content.contains(span) for content in claim.content)
        for claim in claims
    )


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


def _doer(trigger: Trigger, states: Sequence[Span], text: Text, language: Language) -> Span | None:
    sentence = trigger.sentence
    passive = _is_passive(trigger, text, language)
    acts = not passive and (trigger.kind.deed or text.language in _UNINFLECTED or _is_active(trigger, text, language))
    if acts and language.verb_first:
        span = _party(sentence, trigger.last, trigger.last + _NAME_REACH, states, text, language, last=False)
        if span is not None and not _parted(sentence, trigger.last, _word_at(sentence, span.start), text):
            return span
    if acts:
        reach = _CLAUSE_REACH if language.verb_last else _DOER_REACH
        first = max(0, trigger.first - reach)
        span = _party(sentence, first, trigger.first, states, text, language, last=not language.verb_last)
        if span is not None:
            return span
    behind = language.marks["by_behind"]
    for at in range(max(0, trigger.first - _CLAUSE_REACH), min(len(sentence.words), trigger.last + _BY_REACH)):
        if behind.at(sentence.words, at) is not None and not _parted(sentence, at, trigger.first, text):
            span = _party(sentence, max(0, at - _BY_REACH), at, states, text, language, last=True)
            if span is not None:
                return span
    by = language.marks["by"]
    reach_by = range(trigger.last, min(len(sentence.words), trigger.last + _DOER_REACH))
    if passive and text.language in _UNINFLECTED:
        reach_by = range(max(0, trigger.first - _DOER_REACH), trigger.first)
    for at in reach_by:
        match = by.at(sentence.words, at)
        if match is not None and not _parted(sentence, min(at, trigger.last), match.first, text):
            span = _party(sentence, match.last, match.last + _BY_REACH, states, text, language, last=False)
            if span is not None and not _parted(sentence, match.last, _word_at(sentence, span.start), text):
                return span
    return None if trigger.kind.deed else _beside(trigger, states, text, language)


def _states_in(sentence: Sentence, places: Sequence[PlaceMention], text: Text) -> list[Span]:
    """The names of states in the sentence: those that are places, and those that act."""
    found = [one.span for one in places if one.precision in _STATES and sentence.span.contains(one.span)]
    return found + [
        span_of(sentence, one.first, one.last)
        for one in candidates_in(sentence, text.report.text, text.language)
        if one.country is not None and not one.located
    ]


def _beside(trigger: Trigger, states: Sequence[Span], text: Text, language: Language) -> Span | None:
    """The force that stands with no other word beside a noun for what it did: "قصف الجيش", "serangan militer"."""
    sentence = trigger.sentence
    if language.verb_last:
        first = max(0, trigger.first - _NAME_REACH)
        span = _party(sentence, first, trigger.first, (), text, language, last=True)
        near = span is not None and _word_at(sentence, span.end) >= trigger.first - 1
    else:
        span = _party(sentence, trigger.last, trigger.last + _NAME_REACH, (), text, language, last=False)
        near = span is not None and _word_at(sentence, span.start) == trigger.last
    return span if near and span is not None and _is_force(sentence, span, language) else None


def _is_force(sentence: Sentence, span: Span, language: Language) -> bool:
    first, last = _word_at(sentence, span.start), _word_at(sentence, span.end)
    return bool(_within(language.actors, sentence, first, last))


def _is_active(trigger: Trigger, text: Text, language: Language) -> bool:
    """Whether a participle closes a clause whose auxiliary tells of a doer: "a de nouveau frappé"."""
    sentence, first = trigger.sentence, trigger.first
    low = max(0, first - (_CLAUSE_REACH if language.verb_last else _AUXILIARY + 2))
    while low < first and _parted(sentence, low, first, text):
        low += 1
    return trigger.last - first == 1 and first_match(language.marks["active"], sentence, low, first)


def _is_passive(trigger: Trigger, text: Text, language: Language) -> bool:
    """Whether a word of the passive stands with the verb, whose subject is then what it was done to."""
    sentence, first = trigger.sentence, trigger.first
    behind = trigger.last
    if language.verb_last:
        low = max(0, first - _CLAUSE_REACH)
        while low < first and _parted(sentence, low, first, text):
            low += 1
        behind = min(len(sentence.words), trigger.last + 2)
        while behind > trigger.last and _parted(sentence, trigger.last, behind - 1, text):
            behind -= 1
    else:
        low = first - _AUXILIARY
    passive = language.marks["passive"]
    return first_match(passive, sentence, low, first) or first_match(passive, sentence, trigger.last, behind)


def _party(
    sentence: Sentence,
    first: int,
    stop: int,
    states: Sequence[Span],
    text: Text,
    language: Language,
    *,
    last: bool,
) -> Span | None:
    """A force or a state among the words from `first` to `stop`, in one clause; `last`: the last, else the first."""
    stop = min(stop, len(sentence.words))
    while first < stop and (last or language.verb_last) and _parted(sentence, first, stop, text):
        first += 1
    forces = _within(language.actors, sentence, first, stop)
    found = [span_of(sentence, *_named(sentence, match, language)) for match in forces]
    found += [
        span
        for span in states
        if first < stop
        and sentence.words[first].start <= span.start
        and span.end <= sentence.words[stop - 1].end
        and not _where(sentence, span, text, language)
    ]
    if not found:
        return None
    chosen = max(found, key=lambda span: span.end) if last else min(found)
    chosen = max((span for span in found if span.overlaps(chosen)), key=lambda span: span.end - span.start)
    return _joined(chosen, found, sentence) if chosen in states else chosen


def _joined(state: Span, found: Sequence[Span], sentence: Sentence) -> Span:
    """A state with its force beside it: "İran Devrim Muhafızları"; the state alone where none is."""
    for other in found:
        if other != state and not other.overlaps(state):
            left, right = sorted((state, other))
            if _word_at(sentence, right.start) - _word_at(sentence, left.end) <= 1:
                return Span(start=left.start, end=right.end)
    return state


def _where(sentence: Sentence, span: Span, text: Text, language: Language) -> bool:
    """Whether a word such as "in" stands before a state, or an ending behind it, which is then a place and no doer;
    "the attack of" a state on something else is its own."""
    at = _word_at(sentence, span.start)
    onto = language.marks["onto"]
    behind = _word_at(sentence, span.end)
    if text.report.text[span.end : span.end + 1] in _APOSTROPHES:
        return True
    if text.language in _POSTPOSED:
        return load_place_words(text.language).small["behind"].behind(sentence.words, behind) > behind
    before = at > 0 and (match := onto.at(sentence.words, at - 1)) is not None and match.last == at
    if not before:
        return False
    of = language.marks["by"].at(sentence.words, at - 1)
    further = onto.at(sentence.words, behind) if behind < len(sentence.words) else None
    return not (of is not None and further is not None and language.marks["by"].at(sentence.words, behind) is None)


def _named(sentence: Sentence, match: Match[str], language: Language) -> tuple[int, int]:
    """The noun with the names that follow it: "Ejército de Estados Unidos", "armée israélienne"."""
    words, first, last = sentence.words, match.first, match.last
    demonyms = load_place_words(language.code).demonyms
    while first > 0 and (
        language.marks["adjectives"].at(words, first - 1) is not None or demonyms.at(words, first - 1) is not None
    ):
        first -= 1
    if language.marks["adjectives"]:
        return first, last
    while last < len(words) and demonyms.at(words, last) is not None:
        last += 1
    for at in range(last, min(len(words), last + _NAME_REACH)):
        if words[at].capital:
            last = at + 1
        elif last == at and language.marks["by"].at(words, at) is None and language.marks["onto"].at(words, at) is None:
            break
    return first, last


def _hit(trigger: Trigger, text: Text, language: Language) -> Match[str] | None:
    sentence, words = trigger.sentence, trigger.sentence.words
    inside = next(iter(_within(language.targets, sentence, trigger.first, trigger.last)), None)
    passive = trigger.kind.deed and _is_passive(trigger, text, language)
    behind = _within(language.targets, sentence, trigger.last, min(len(words), trigger.last + _TARGET_REACH))
    before = _within(language.targets, sentence, max(0, trigger.first - _TARGET_REACH), trigger.first)
    for match in behind if not passive else ():
        if not _parted(sentence, trigger.last, match.first, text):
            return None if _brought(match, trigger.last, sentence, language) else match
    if inside is not None or (trigger.kind.deed and not (language.verb_last or passive)):
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
