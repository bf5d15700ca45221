"""Whose people they are: the organisation named inside a doer's description, as in "members of the Red Lamp Front"."""

from __future__ import annotations

from dataclasses import replace

from firsthand.extraction.mentions.lexicon import words_of
from firsthand.extraction.mentions.scene import Scene
from firsthand.extraction.mentions.values import make_argument
from firsthand.model import Argument

__all__ = ["organisation_of"]

_PEOPLE = frozenset({"person", "combatant"})
# Nouns of many that stand for their people.
_BODIES = words_of("unit force cell column commando squad member element wing faction group band guerrilla troop front")
_TIES = frozenset({"of", "from", "with"})


def organisation_of(scene: Scene, position: int, member: Argument) -> Argument | None:
    """The organisation to which the doer at the token belongs, where its own words name it; it did it as they did.

    None for a doer who is an organisation by itself, and for one whose words name none.
    """
    parse = scene.parse
    if not scene.is_a(position, _PEOPLE) and parse.lemma[position] not in _BODIES:
        return None
    own = scene.names.at(position)
    first, _ = parse.tokens_in(member.span)
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
        head = _head(scene, at, position)
        found = make_argument(scene, head, member.certainty)
        if found is None or found.span == member.span or found.name.lower() == member.name.lower():
            continue
        return replace(found, kind="organisation", claims=member.claims, certainty=member.certainty)
    return None


def _tied(scene: Scene, position: int) -> list[int]:
    """ "Members of the Front", "men from the Front": what hangs on the noun by such a preposition."""
    return [inner for _, inner in scene.prep_objects(position, _TIES)]


def _head(scene: Scene, at: int, position: int) -> int:
    """The last word of the name that begins at the token and ends before the doer's own noun."""
    party = scene.names.at(at)
    while at + 1 < len(scene.parse) and at + 1 != position and scene.names.at(at + 1) is party:
        at += 1
    return at
