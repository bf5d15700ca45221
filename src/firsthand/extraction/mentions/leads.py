"""The day and the place of a report's main incident where no clause tells them, from the report's first sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from firsthand.data import load_table
from firsthand.extraction.mentions.circumstances import cognition, is_judged, no_date, root_of
from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.prepositions import leading, near_words
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.trigger import Trigger
from firsthand.model import DateArgument, PlaceArgument

__all__ = ["FOUND", "TOLD", "is_haven", "is_of_another", "lead_dates", "lead_places", "stands_where"]

# The lead of a report: so many sentences from the first of its text.
_LEAD = 3
_WHERE = frozenset({"in", "at", "near", "off", "outside", "inside", "around", "across"})
_JOINS = frozenset({"appos", "conj", "compound", "nmod", "npadvmod", "dep"})
# Verbs whose day is the telling's: "confirmed today the capture".
TOLD = words_of("confirm announce release identify reveal disclose say issue publish")
# "Troops found weapons on Monday": what is found happens then, unlike what is said or known.
FOUND = frozenset({"find", "discover"})
# A line of fewer words, or without a full stop, is a headline or stands above the text.
_SHORT = 6
_ENDS = frozenset({".", "!", "?", '"', "”", "''"})
_LOCAL = frozenset({"point", "settlement", "admin2", "admin1"})
_BUILDINGS = frozenset({"facility"})
_PARTIES = frozenset({"person", "combatant", "force", "organisation"})


def lead_dates(scene: Scene, own: Iterable[Trigger], others: Iterable[Trigger]) -> list[DateArgument]:
    """The one day that the lead tells and that dates no saying, no court and no other incident; else nothing.

    own: the triggers of the main incident; others: those of the report's other incidents.
    """
    parse = scene.parse
    own_at = [trigger.position for trigger in own]
    first, last = _lead(scene, own_at)
    said = {claim.said_on.span for claim in scene.claims if claim.said_on is not None}
    taken = {date.time.span for trigger in others for date in trigger.dates}
    found: dict[str, DateArgument] = {}
    for start, end, time in scene.times:
        if end <= start or not first <= start < last or time.value is None:
            continue
        if time.kind not in {"date", "time"} or time.precision not in {"day", "time"} or time.span in said | taken:
            continue
        root = root_of(scene, start, end)
        verb = scene.clause_verb(root)
        if no_date(scene, start, end) or parse.dep[root] in {"compound", "amod", "poss"}:
            continue
        if verb is None or is_judged(scene, verb) or parse.lemma[verb] in _words("aftermath"):
            continue
        if parse.lemma[verb] in (cognition() | TOLD) - FOUND and not _after(scene, start, own_at):
            continue
        argument = DateArgument(time=time, claims=scene.claims_over(time.span), basis="report")
        found.setdefault(time.value[:10], argument)
    return list(found.values()) if len(found) == 1 else []


def lead_places(scene: Scene, own: Iterable[Trigger], others: Sequence[Trigger]) -> list[PlaceArgument]:
    """The places of the first sentence of the lead that tells where something happened, and no other incident's."""
    parse = scene.parse
    first, last = _lead(scene, [trigger.position for trigger in own])
    taken = {place.place.span for trigger in others for place in trigger.places}
    told: dict[int, list[PlaceArgument]] = {}
    for start, end, place in scene.places:
        if end <= start or not first <= start < last or start in scene.dateline_tokens:
            continue
        if place.span in taken or place.precision not in _LOCAL:
            continue
        root = root_of(scene, start, end)
        if is_of_another(scene, leading(scene, root), others):
            continue
        if stands_where(scene, root) and not is_haven(scene, root):
            argument = PlaceArgument(place=place, claims=scene.claims_over(place.span), basis="report")
            told.setdefault(parse.sentence[start], []).append(argument)
    return told[min(told)] if told else []


def is_of_another(scene: Scene, preposition: int, others: Iterable[Trigger]) -> bool:
    """Whether a preposition stands on another happening, or on what harmed there: "a collapse at Arlo killed four"."""
    parse = scene.parse
    noun = parse.head[preposition]
    positions = {trigger.position for trigger in others}
    return noun in positions or (parse.dep[noun] == "nsubj" and parse.head[noun] in positions)


@cache
def _words(name: str) -> frozenset[str]:
    return words_of(load_table("mentions/retelling.toml")[name])


def _after(scene: Scene, at: int, own: list[int]) -> bool:
    """ "Confirmed today the capture of a commander on Friday": a day after the deed's own word is the deed's."""
    sentence = scene.parse.sentence
    return any(sentence[position] == sentence[at] and position < at for position in own)


def _lead(scene: Scene, own: list[int]) -> tuple[int, int]:
    """The tokens from the first sentence of the text to the one after the incident's first word, as (first, last)."""
    parse = scene.parse
    telling = [number for number in range(len(parse.sentences)) if _tells(scene, number)][:_LEAD]
    if not telling:
        return 0, 0
    last = max(telling[0], min(parse.sentence[min(own)] + 1, telling[-1]))
    return parse.sentences[telling[0]][0], parse.sentences[last][1]


def _tells(scene: Scene, sentence: int) -> bool:
    """True for a sentence of the text, False for a headline and for lines above the text that tell nothing."""
    parse = scene.parse
    first, last = parse.sentences[sentence]
    if parse.role(first) != "paragraph" or last - first < _SHORT:
        return False
    return any(scene.is_verb(at) for at in range(first, last)) and parse.lower[last - 1] in _ENDS


def _chain(scene: Scene, at: int) -> Iterator[int]:
    """The token and the nouns it only adds to: "Marn" and "district" in "in Marn district, Tull province"."""
    parse = scene.parse
    for _ in range(4):
        yield at
        head = parse.head[at]
        if parse.dep[at] not in _JOINS or head == at or parse.pos[head] not in {"NOUN", "PROPN"}:
            return
        at = head


def is_haven(scene: Scene, root: int) -> bool:
    """True for where somebody was brought to: "flown to Arlo", "at a hospital in Arlo"."""
    parse = scene.parse
    at = root
    for _ in range(5):
        if parse.head[at] == at:
            return False
        at = parse.head[at]
        if scene.is_verb(at):
            return parse.lemma[at] in _words("carries") and scene.child(at, "dobj") != root
        if parse.lemma[at] in _words("havens"):
            return True
    return False


def stands_where(scene: Scene, root: int) -> bool:
    """True where the name, or the noun that it only adds to, stands after "in", "at" or "near"."""
    return any(_where(scene, at) for at in _chain(scene, root))


def _home(scene: Scene, at: int) -> bool:
    """ "An Arlo home was sprayed with bullets": a building that the place's name only adds to."""
    parse = scene.parse
    return (
        parse.dep[at] == "nsubjpass"
        and scene.is_a(at, _BUILDINGS)
        and at not in scene.place_tokens
        and any(parse.lower[child] in {"a", "an"} for child in parse.children[at])
    )


def _where(scene: Scene, at: int) -> bool:
    """True where the noun stands after "in", "at" or "near" and the whole tells no one's home or office."""
    parse = scene.parse
    preposition = leading(scene, at)
    if _home(scene, at):
        return True
    if parse.dep[at] != "pobj" or parse.lower[preposition] not in _WHERE | near_words():
        return False
    above = parse.head[preposition]
    if parse.pos[above] in {"NOUN", "PROPN"} and scene.is_a(above, _PARTIES):
        return False
    return parse.lemma[above] not in cognition() and not is_judged(scene, above)
