"""What the search for places passes along: a name with its candidates, and what was read off the report first."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.extraction.names import Names
from firsthand.extraction.parse import Parse
from firsthand.extraction.places.gazetteer import Place

__all__ = ["PlaceName", "Surroundings"]


@dataclass(slots=True, kw_only=True)
class PlaceName:
    """A name at tokens `first` to `last` (exclusive). `places` are those of this name, best known first; none is a
    name that the gazetteer does not know. `wanted`: settlement, division, region, sea or point where the words say it.

    score: how sure it is that this names a place at all.
    """

    first: int
    last: int
    key: str
    places: tuple[Place, ...]
    main: frozenset[int]
    score: float = 0.0
    wanted: str = ""
    label: str = ""
    located: bool = False
    shown_last: int = 0
    shown_first: int = 0
    inside: PlaceName | None = None
    holder: bool = False
    part: str = ""
    listed: bool = False


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """What is read off the whole report first: the entity of each token, words of persons' names, demonyms.

    demonyms: (token, last exclusive, country).
    """

    entity: list[int]
    persons: set[str] = field(default_factory=set)
    demonyms: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, parse: Parse, names: Names) -> Surroundings:
        """Survey the report."""
        entity = [-1] * len(parse)
        persons: set[str] = set()
        for number, found in enumerate(parse.entities):
            for at in range(found.first, found.last):
                entity[at] = number
            if found.label == "PERSON" and found.last - found.first > 1:
                persons.update(parse.lower[at] for at in range(found.first, found.last))
        for party in names.parties:
            if party.kind == "person" and " " in party.name:
                persons.update(party.name.lower().split())
        return cls(entity=entity, persons=persons)
