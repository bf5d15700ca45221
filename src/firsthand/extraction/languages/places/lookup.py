"""The places that a name of another language may mean."""

from __future__ import annotations

from functools import lru_cache

from firsthand.extraction.languages.places.endings import adjective_bases, bases
from firsthand.extraction.languages.places.names import load_names, towns
from firsthand.extraction.places.gazetteer import Gazetteer, Place, load_gazetteer, place_key

__all__ = ["KNOWN", "LATIN", "looked_up"]

# Languages whose names of places stand in the gazetteer as they are written.
LATIN = frozenset(["es", "fr", "de", "pt", "it", "nl", "pl", "tr", "id", "ro", "sw"])
# From this prior on (see the gazetteer) a place is known beyond its own country.
KNOWN = 5.0


@lru_cache(maxsize=16384)
def looked_up(key: str, raw: str, language: str) -> tuple[Place, ...]:
    """The places of a name: of the gazetteer in Latin script, of the table of other names in all."""
    gazetteer, names = load_gazetteer(), load_names()
    found: dict[int, Place] = {}
    if language in LATIN:
        plain = place_key(raw)
        for base in bases(plain, language):
            rows = gazetteer.find(base)
            if rows:
                found.update(
                    (number, gazetteer.place(number))
                    for number, main in rows[:40]
                    if main or base == plain or gazetteer.place(number).prior >= KNOWN
                )
                if base == plain or found:
                    break
    if len(key) > 1:
        head, _, tail = key.rpartition(" ")
        for base in bases(tail, language):
            whole = f"{head} {base}" if head else base
            rows_ = names.find(whole)
            if language not in LATIN and whole in towns():
                rows_ = (towns()[whole], *(row for row in rows_ if row != towns()[whole]))
            places = [gazetteer.place(number) for number in rows_[:40]]
            if language in LATIN:
                places = [place for place in places if place.prior >= KNOWN or base == tail]
            if places:
                found.update((place.number, place) for place in places)
                break
    if not found:
        for base in adjective_bases(key, language):
            divisions = [_division(gazetteer.place(number), gazetteer) for number in names.find(base)[:8]]
            found.update((place.number, place) for place in divisions if place is not None)
            if found:
                break
    return tuple(sorted(found.values(), key=lambda place: (-place.prior, place.number)))


def _division(place: Place, gazetteer: Gazetteer) -> Place | None:
    """The division that goes by the name of a town."""
    number = gazetteer.division(place)
    if number < 0 or place.kind not in ("settlement", "capital"):
        return None
    division = gazetteer.place(number)
    return division if place_key(division.name)[:4] == place_key(place.name)[:4] else None
