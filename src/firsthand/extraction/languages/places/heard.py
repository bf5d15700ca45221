"""Towns that no table holds under the name that a language gives them, found by the consonants of the name.

GeoNames lists small towns by their own name and its romanisation, hardly ever by what German or Hindi make of it. Taken
are settlements of countries that the report names, where the words around a name say that it is a place.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from functools import cache, lru_cache

from firsthand.data import load_table
from firsthand.data.sounds import latin, sounds_in
from firsthand.extraction.places.gazetteer import Place, load_gazetteer

__all__ = ["heard"]

# Consonants of a name at least; with fewer, many towns sound alike.
_FEWEST = 3
# How alike two names are at least, letter by letter, where both are written with vowels.
_ALIKE = 0.62
# The same where the name is in a script that leaves vowels out.
_ALIKE_BARE = 0.45
# By how much the best of several towns must be more alike, or better known.
_CLEARLY = 0.05
_KNOWN_BETTER = 1.0
_UNVOWELLED = frozenset({"ar", "fa", "ur", "he"})


@lru_cache(maxsize=4096)
def heard(name: str, language: str, countries: frozenset[str], *, least: float, signs: int = _FEWEST) -> Place | None:
    """The settlement of one of the countries (ISO 3166 codes) whose name sounds as this one; None where there is none,
    and where several do.

    least: the prior that it must have. signs: the consonants that the name must have.
    """
    skeleton, plain = _sound(_spelled(name, language))
    if len(skeleton) < max(signs, _FEWEST):
        return None
    alike = _ALIKE_BARE if language in _UNVOWELLED else _ALIKE
    found: list[tuple[float, Place]] = []
    for country in sorted(countries):
        for row, other in _towns(country).get(skeleton, ()):
            place = load_gazetteer().place(row)
            ratio = SequenceMatcher(None, plain, other, autojunk=False).ratio()
            if ratio >= alike and place.prior >= least:
                found.append((ratio, place))
    found.sort(key=lambda one: (-one[0], -one[1].prior, one[1].number))
    if not found:
        return None
    (best, place), *others = found
    rival = next((one for ratio, one in others if best - ratio < _CLEARLY and one.name != place.name), None)
    if rival is not None and place.prior - rival.prior < _KNOWN_BETTER:
        return None
    return place


@cache
def _towns(country: str) -> dict[str, tuple[tuple[int, str], ...]]:
    """The settlements of a country by the consonants of their names, each with its row and its name's letters."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for place in load_gazetteer().settlements(country):
        skeleton, plain = _sound(place.name)
        found[skeleton].append((place.number, plain))
    return {skeleton: tuple(rows) for skeleton, rows in found.items()}


def _sound(name: str) -> tuple[str, str]:
    """The consonants of a name without its article, and its letters."""
    words = latin(name).replace("-", " ").replace("'", "").split()
    if len(words) > 1 and words[0] in _articles():
        words = words[1:]
    plain = "".join(words)
    return sounds_in(plain), plain


def _spelled(name: str, language: str) -> str:
    low = name.casefold()
    for letters, sound in _spellings().get(language, ()):
        low = low.replace(letters, sound)
    return low


@cache
def _spellings() -> dict[str, tuple[tuple[str, str], ...]]:
    table: dict[str, dict[str, str]] = load_table("names/spellings.toml")["letters"]
    return {language: tuple(sorted(rows.items(), key=lambda row: -len(row[0]))) for language, rows in table.items()}


@cache
def _articles() -> frozenset[str]:
    return frozenset(load_table("names/spellings.toml")["articles"]["words"].split())
