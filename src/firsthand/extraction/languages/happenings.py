"""The words of a report that tell of happenings: their kind, their standing, and what tells them apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from firsthand.extraction.languages.language import Cue, Kind, Language
from firsthand.extraction.languages.phrases import Match, Phrases
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Span, Status

__all__ = ["Trigger", "find_triggers", "first_match", "span_of"]

# Words before and behind a trigger among which a word of its standing ("presunto", "podría") is looked for.
_BEFORE = 5
_BEHIND = 2
# Words before a trigger, and behind it, among which "otro" or "similar" is.
_NEAR = 2
# Words of a clause before the participle that closes it.
_CLAUSE = 14
# Words between a weapon and the verb of what it did.
_WEAPON = 9
WEAPONS = {
    "drone": "drone",
    "missile": "heavy-weapons",
    "rocket": "heavy-weapons",
    "shell": "heavy-weapons",
    "bomb": "aerial",
    "warplane": "aerial",
    "helicopter": "aerial",
}
"""Weapons that come from afar, by their English names in the tables, and the mode of an attack with them."""
# Weapons that kill nobody but in an attack: who is killed by a helicopter may have been in it. Bombs are planted, too.
_KILLING = {name: mode for name, mode in WEAPONS.items() if mode != "aerial"} | {"bomb": "explosives"}
# The least rank of a word that tells of a happening wherever it stands.
_PLAIN = 2
# The rank of a word that is hardly said of anything else.
_SURE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Words at `first` to `last` of a sentence that tell of a happening. another: a word beside it says that it is one
    beside what the report told before."""

    sentence: Sentence
    first: int
    last: int
    kind: Kind
    status: Status
    another: bool

    @property
    def span(self) -> Span:
        return span_of(self.sentence, self.first, self.last)


def find_triggers(text: Text, language: Language) -> list[Trigger]:
    """All words of the lists that tell of a happening, in the order of the text."""
    unlike = {sentence.number for sentence in text.sentences if _is_unlike(sentence, language)}
    found = [
        Trigger(
            sentence=sentence,
            first=match.first,
            last=match.last,
            kind=match.value,
            status=_status(sentence, match.first, match.last, language),
            another=_is_another(sentence, match.first, match.last, language),
        )
        for sentence in text.sentences
        for match in language.kinds.find(sentence.words)
        if match.value is not None and (match.value.rank >= _SURE or sentence.number not in unlike)
    ]
    found = _with_weapons(text, found, language)
    return sorted(_turned(text, found, language), key=lambda one: (one.sentence.number, one.first))


def _with_weapons(text: Text, found: Sequence[Trigger], language: Language) -> list[Trigger]:
    """The triggers, with the verbs of which a weapon in their clause makes an attack: "a missile hit the market", "a
    drone killed nine"."""
    told = {(one.sentence.number, at): one for one in found for at in range(one.first, one.last)}
    changed: dict[Trigger, Trigger] = {}
    added = []
    for sentence in text.sentences:
        weapons = [one for one in language.means.find(sentence.words) if one.value in WEAPONS]
        for match, modes in _struck(sentence, language) if weapons else ():
            near = [one for one in weapons if max(one.first - match.last, match.first - one.last) <= _WEAPON]
            near = [one for one in near if one.value in modes]
            known = told.get((sentence.number, match.first))
            if not near or (known is not None and (known.kind.rank >= _PLAIN or known.kind.type != "ASSAULT")):
                continue
            deed = known is not None and known.kind.deed
            kind = Kind(type="ASSAULT", mode=modes[near[0].value], rank=_PLAIN, deed=deed)
            if known is not None:
                changed[known] = replace(known, kind=kind)
                continue
            first, last = match.first, match.last
            status, another = _status(sentence, first, last, language), _is_another(sentence, first, last, language)
            added.append(Trigger(sentence=sentence, first=first, last=last, kind=kind, status=status, another=another))
    return [*(changed.get(one, one) for one in found), *added]


def _struck(sentence: Sentence, language: Language) -> Iterator[tuple[Match[bool] | Match[Cue], Mapping[str, str]]]:
    """The verbs of hitting in a sentence, and those of killing and injuring that have a doer; with each, the modes of
    an attack by the weapons that do it."""
    for match in language.marks["hits"].find(sentence.words):
        yield match, WEAPONS
    for cue in language.cues.find(sentence.words):
        if cue.value.outcome not in ("killed", "injured"):
            continue
        if cue.value.form == "deeds" or (language.verb_last and _has_doer(sentence, cue, language)):
            yield cue, _KILLING


def _has_doer(sentence: Sentence, match: Match[Cue], language: Language) -> bool:
    """Whether a participle closes a clause whose auxiliary tells of a doer: "hat … 38 Menschen getötet"."""
    if match.value.form not in ("fates", "states") or not language.marks["active"]:
        return False
    return first_match(language.marks["active"], sentence, match.first - _CLAUSE, match.first) and not first_match(
        language.marks["passive"], sentence, match.first - _CLAUSE, match.last + 2
    )


def _is_unlike(sentence: Sentence, language: Language) -> bool:
    """Whether the sentence tells of markets or sport, where words of violence and collapse say something else, and not
    of what became of people."""
    reach = len(sentence.words)
    held = first_match(language.marks["unlike"], sentence, 0, reach)
    return held and next(language.cues.find(sentence.words), None) is None


def span_of(sentence: Sentence, first: int, last: int) -> Span:
    """The characters from the word at `first` to the one before `last`."""
    return Span(start=sentence.words[first].start, end=sentence.words[last - 1].end)


def first_match(phrases: Phrases[bool], sentence: Sentence, first: int, last: int) -> bool:
    """Whether a phrase of the list begins with one of the words from `first` to `last`."""
    words = sentence.words
    return any(phrases.at(words, at) is not None for at in range(max(0, first), min(last, len(words))))


def _status(sentence: Sentence, first: int, last: int, language: Language) -> Status:
    """The nearest word of standing beside the trigger; "happened" where there is none."""
    words = sentence.words
    ahead = range(first - 1, max(-1, first - 1 - _BEFORE), -1)
    behind = range(last, min(len(words), last + _BEHIND))
    for at in (*ahead, *behind):
        match = language.status.at(words, at)
        if match is not None and not (at < first < match.last):
            return match.value
    return "happened"


def _is_another(sentence: Sentence, first: int, last: int, language: Language) -> bool:
    return first_match(language.marks["another"], sentence, first - _NEAR, first) or first_match(
        language.marks["another"], sentence, last, last + _NEAR
    )


def _turned(text: Text, triggers: Sequence[Trigger], language: Language) -> list[Trigger]:
    """The triggers, with the kind that words beside them or in the head make of them."""
    if not text.sentences:
        return []
    head = text.sentences[0]
    found: list[Trigger] = []
    for trigger in triggers:
        kind = trigger.kind
        for turn in language.turns:
            if (kind.type, kind.mode) == turn.of and any(
                first_match(turn.words, sentence, 0, len(sentence.words)) for sentence in (trigger.sentence, head)
            ):
                kind = Kind(type=turn.to[0], mode=turn.to[1], rank=max(kind.rank, 2), deed=kind.deed)
        found.append(replace(trigger, kind=kind))
    return found
