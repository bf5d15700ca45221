"""Whose people they are: the organisation named inside a doer's description, as in "members of the Red Lamp Front"."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.values import make_argument
from firsthand.model import Argument

__all__ = ["bands", "organisation_of"]

_PEOPLE = frozenset({"person", "combatant"})
_FIGHTERS = frozenset({"combatant"})
# Nouns of many that stand for their people.
_BODIES = words_of("unit force cell column commando squad member element wing faction group band guerrilla troop front")
_TIES = frozenset({"of", "from", "with"})


def organisation_of(scene: Scene, position: int, member: Argument) -> Argument | None:
    """The organisation to which the doer at the token belongs; it did it as they did.

    Its own words name it, or the report calls so the fighters of one organisation only. None for a doer who is an
    organisation by itself, and for one whose organisation nothing tells.
    """
    if not scene.is_a(position, _PEOPLE) and scene.parse.lemma[position] not in _BODIES:
        return None
    first, _ = scene.parse.tokens_in(member.span)
    head = _named(scene, first, position)
    if head is None:
        head = _known_by(scene, position)
    if head is None:
        return None
    found = make_argument(scene, head, member.certainty)
    if found is None or found.span == member.span or found.name.lower() == member.name.lower():
        return None
    return replace(found, kind="organisation", claims=member.claims, certainty=member.certainty)


def _named(scene: Scene, first: int, position: int) -> int | None:
    """The last token of an organisation's name in the words from the token `first` on whose noun is at `position`."""
    parse = scene.parse
    own = scene.names.at(position)
    for at in (*range(first, position), *_tied(scene, position)):
        party = scene.names.at(at)
        if (
            party is None
            or party is own
            or party.kind != "organisation"
            or scene.entity_at.get(at) in {"GPE", "PERSON"}
        ):
            continue
        if not parse.text[at][:1].isupper():
            continue
        return _head(scene, at, position)
    return None


def _known_by(scene: Scene, position: int) -> int | None:
    """ "The rebels", where the report calls one organisation's people so and no other's: that organisation."""
    lemma = scene.parse.lemma[position]
    if not scene.is_a(position, _FIGHTERS):
        return None
    known = bands(scene).get(lemma, {})
    return next(iter(known.values())) if len(known) == 1 else None


def bands(scene: Scene) -> dict[str, dict[str, int]]:
    """By what each organisation's fighters are called in the report: word, organisation, a token of its name there."""
    if scene.bands is None:
        scene.bands = {}
        for position, lemma in enumerate(scene.parse.lemma):
            if scene.parse.pos[position] not in {"NOUN", "PROPN"} or not scene.is_a(position, _FIGHTERS):
                continue
            first, _ = scene.phrase(position)
            head = _named(scene, first, position)
            party = scene.names.at(head) if head is not None else None
            if head is not None and party is not None:
                scene.bands.setdefault(lemma, {}).setdefault(party.name, head)
    return scene.bands


def _tied(scene: Scene, position: int) -> list[int]:
    """ "Members of the Front", "men from the wing of the Front": what hangs on the noun by such prepositions."""
    near = [inner for _, inner in scene.prep_objects(position, _TIES)]
    far = [inner for one in near for _, inner in scene.prep_objects(one, _TIES) if scene.parse.lemma[one] in _BODIES]
    return [*near, *far]


def _head(scene: Scene, at: int, position: int) -> int:
    """The last word of the name that begins at the token and ends before the doer's own noun."""
    party = scene.names.at(at)
    while at + 1 < len(scene.parse) and at + 1 != position and scene.names.at(at + 1) is party:
        at += 1
    return at
