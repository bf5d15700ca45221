"""A name in a text that may be that of a place, and what the words around it say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.extraction.places.gazetteer import Place

__all__ = ["Candidate"]


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A name at `words[first:last]` of a sentence. places: those of this name, best known first.

    located: words around it say that it is a place; strongly, where they are said of places only.
    dated: it stands in a dateline. belongs: it follows a common noun and "of" ("una mezquita de Arlo"); of_thing: that
    of a thing which stands somewhere, as here. part: it is a part of a longer name. adjective: of a town, before a
    noun. relation: as in `PlaceMention`.
    wanted: the kind that the words say; within: the country.
    """

    sentence: int
    first: int
    last: int
    key: str
    places: tuple[Place, ...]
    country: str | None = None
    feature: bool = False
    located: bool = False
    strongly: bool = False
    dated: bool = False
    belongs: bool = False
    of_thing: bool = False
    part: bool = False
    adjective: bool = False
    relation: str = ""
    wanted: str = ""
    within: str = ""
    holder: Candidate | None = field(default=None, repr=False)

    @property
    def kind(self) -> str:
        """The kind of the best known place of the name; empty for a name that is not known."""
        return self.places[0].kind if self.places else ""
