"""Parts of a report that tell what befell another town than its own: "In Arlo wurde ein Kraftwerk getroffen"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from firsthand.extraction.languages.datelines import datelines
from firsthand.extraction.languages.happenings import Trigger, first_match
from firsthand.extraction.languages.language import Language
from firsthand.extraction.languages.tolls import Toll
from firsthand.extraction.languages.words import Sentence, Text
from firsthand.model import Claim, PlaceMention, Span

__all__ = ["Part", "parts_elsewhere"]

FAR_KM = 15.0
"""Kilometres from which two towns are two scenes; a village and the town that it is told by are nearer."""
POSTPOSED = frozenset({"hi", "ur", "tr", "ko", "ja"})
"""The languages that write "from" and "to" behind a name."""
_EXACT = frozenset({"point", "settlement"})
_LIVE = frozenset({"happened", "alleged"})
_HARM = frozenset({"ASSAULT", "ACCIDENT", "DISASTER"})
_HURT = frozenset({"killed", "injured", "missing"})
# The least rank of a word that tells of a happening wherever it stands.
_PLAIN = 2
# Words at the head of a sentence among which a town says where all of it was: "W Arlo trafiona została".
_OPENING = 4
# Words before a town among which it is told that somebody came from there, or was on the way to it.
_MOVED = 3
_MOVED_BEHIND = 3
# ... and among which it is told that the hurt were brought there.
_BROUGHT = 7
_BREAK = re.compile(r"[,;:()—–،؛、]|\s-\s")
_STRONG = re.compile(r"[;:()—–؛]|\s-\s")


@dataclass(slots=True)
class Part:
    """What a report tells of one other town. place: the town; the triggers and tolls of its sentences; own: those
    sentences that tell of nothing else."""

    place: PlaceMention
    triggers: list[Trigger] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    own: set[int] = field(default_factory=set)

    @property
    def is_told(self) -> bool:
        """Whether its words tell that something happened there, or that people were hurt."""
        return any(one.kind.rank > 0 for one in self.triggers) or any(
            one.casualty.outcome in _HURT and one.casualty.low > 0 for one in self.tolls
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of a sentence between two marks that part clauses, with the towns and the words of happenings in it.

    part: how many marks stronger than a comma stand before it in the sentence."""

    sentence: Sentence
    part: int
    span: Span
    towns: tuple[PlaceMention, ...]
    triggers: tuple[Trigger, ...]
    tolls: tuple[Toll, ...]

    @property
    def tells(self) -> bool:
        return any(one.kind.rank >= _PLAIN for one in self.triggers) or bool(self.tolls)

    @property
    def town(self) -> PlaceMention | None:
        """The town nearest to a word of what happened, or the first."""
        words = [one.span for one in self.triggers] + [one.casualty.span for one in self.tolls]
        near = [
            (min((_gap(town.span, word) for word in words), default=0), town.span.start, town) for town in self.towns
        ]
        return min(near)[2] if near else None


def parts_elsewhere(
    text: Text,
    sentences: Sequence[Sentence],
    triggers: Sequence[Trigger],
    tolls: Sequence[Toll],
    places: Sequence[PlaceMention],
    claims: Sequence[Claim],
    language: Language,
) -> list[Part]:
    """What the sentences tell of towns at least FAR_KM from the report's own, which is the first that it tells a
    happening of; one part a town, in order. Clauses without a town are of the town told last in their paragraph.
    """
    towns = _towns(text, places, claims, language)
    if len({one.name for one in towns}) < 2:
        return []
    pieces = {sentence.number: list(_pieces(sentence, text, triggers, tolls, towns)) for sentence in sentences}
    home = next((one.town for sentence in sentences for one in pieces[sentence.number] if one.tells and one.town), None)
    if home is None:
        return []
    parts: dict[str, Part] = {}
    current: PlaceMention | None = None
    before: Sentence | None = None
    for sentence in sentences:
        if before is None or "\n" in text.report.text[before.span.end : sentence.span.start]:
            current = None
        before = sentence
        here = pieces[sentence.number]
        named = [town for piece in here for town in piece.towns]
        for piece in here:
            town = piece.town or _alone(piece, here)
            if town is not None and not is_far(town, home):
                current = None
            elif town is not None and (piece.tells or _opens(sentence, town)):
                current = town
            if current is None or not (piece.triggers or piece.tolls):
                continue
            part = parts.setdefault(current.name, Part(place=current))
            part.triggers += piece.triggers
            part.tolls += piece.tolls
            if sentence not in part.sentences:
                part.sentences.append(sentence)
            if all(is_far(town, home) for town in named):
                part.own.add(sentence.number)
    return [part for part in parts.values() if part.is_told]


def _alone(piece: _Piece, pieces: Sequence[_Piece]) -> PlaceMention | None:
    """The one town of the clauses that commas alone part from a piece that tells of something; None where they name
    two: "18 starben, als eine Drohne den Markt von Arlo traf"."""
    towns = {town.name: town for one in pieces if one.part == piece.part for town in one.towns}
    return next(iter(towns.values())) if piece.tells and len(towns) == 1 else None


def is_far(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two towns lie at least FAR_KM apart; two of one name never do."""
    if one.name == other.name or None in (one.latitude, one.longitude, other.latitude, other.longitude):
        return False
    north, south = one.latitude or 0.0, other.latitude or 0.0
    east = ((one.longitude or 0.0) - (other.longitude or 0.0)) * math.cos(math.radians((north + south) / 2))
    return math.hypot(north - south, east) * 111.2 >= FAR_KM


def _towns(
    text: Text, places: Sequence[PlaceMention], claims: Sequence[Claim], language: Language
) -> list[PlaceMention]:
    """The towns in which something may have happened: not those of a dateline or a body that speaks, nor those that
    people came from, were brought to, or were on the way to."""
    sources = [claim.source for claim in claims if claim.source is not None]
    lines = tuple(datelines(text))
    found = []
    for place in places:
        if place.precision not in _EXACT or place.latitude is None or place.relation:
            continue
        if any(span.overlaps(place.span) for span in (*sources, *lines)):
            continue
        sentence = next((one for one in text.sentences if one.span.contains(place.span)), None)
        if sentence is None:
            continue
        at = next(at for at, word in enumerate(sentence.words) if word.end > place.span.start)
        behind = _MOVED_BEHIND if text.language in POSTPOSED else 0
        moved = first_match(language.marks["moved"], sentence, at - _MOVED, at + behind)
        if moved or first_match(language.marks["brought"], sentence, at - _BROUGHT, at + _BROUGHT):
            continue
        found.append(place)
    return found


def _pieces(
    sentence: Sentence, text: Text, triggers: Sequence[Trigger], tolls: Sequence[Toll], towns: Sequence[PlaceMention]
) -> Iterator[_Piece]:
    words = sentence.words
    whole = text.report.text
    cuts = [at for at in range(1, len(words)) if _BREAK.search(whole, words[at - 1].end, words[at].start)]
    told = [
        one
        for one in triggers
        if one.sentence is sentence and one.status in _LIVE and (one.kind.type in _HARM or not one.kind.type)
    ]
    counted = [
        one
        for one in tolls
        if one.sentence is sentence and one.casualty.outcome in _HURT and one.casualty.scope == "incident"
    ]
    part = 0
    for first, last in zip([0, *cuts], [*cuts, len(words)], strict=True):
        part += bool(first and _STRONG.search(whole, words[first - 1].end, words[first].start))
        span = Span(start=words[first].start, end=words[last - 1].end)
        yield _Piece(
            sentence,
            part,
            span,
            tuple(town for town in towns if span.overlaps(town.span)),
            tuple(one for one in told if first <= one.first < last),
            tuple(one for one in counted if first <= one.first < last),
        )


def _opens(sentence: Sentence, town: PlaceMention) -> bool:
    """Whether the town stands at the head of the sentence."""
    return any(word.end > town.span.start for word in sentence.words[:_OPENING])


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)
