"""States and their capitals, which speak for a government: "Tehran denied"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from firsthand.extraction.languages.places.endings import bases
from firsthand.extraction.languages.places.names import load_names, name_key
from firsthand.extraction.languages.places.table import load_place_words
from firsthand.extraction.places.gazetteer import load_gazetteer, place_key

__all__ = ["is_state"]

_SHORTEST = 2
# Places of one name that are looked at, the best known first.
_FEW = 8


@lru_cache(maxsize=1 << 14)
def is_state(name: str, language: str) -> bool:
    """True for the name of a country or of the capital of one, in any case of the language. name: as it is written."""
    try:
        table = load_place_words(language)
    except FileNotFoundError:
        return False
    key = name_key(name, language)
    if len(key) < _SHORTEST or key in table.never:
        return False
    head, _, tail = key.rpartition(" ")
    return any(_is_known(f"{head} {base}".strip(), table.countries) for base in bases(tail, language))


def _is_known(key: str, countries: Mapping[str, str]) -> bool:
    if key in countries:
        return True
    gazetteer = load_gazetteer()
    rows = {*load_names().find(key)[:_FEW], *(number for number, _ in gazetteer.find(place_key(key))[:_FEW])}
    best = max((gazetteer.place(number) for number in rows), key=lambda place: place.prior, default=None)
    return best is not None and best.kind in ("country", "capital")
