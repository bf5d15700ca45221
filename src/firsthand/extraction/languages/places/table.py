"""The words around names of places in a language, from `data/languages/places`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from firsthand.data import data_file, load_table
from firsthand.data.folding import fold
from firsthand.extraction.languages.phrases import Phrases
from firsthand.extraction.languages.places.names import countries_in, name_key
from firsthand.extraction.languages.small import Small, listed
from firsthand.extraction.places.gazetteer import load_gazetteer, place_key

__all__ = [
    "CASED",
    "CONSTRUCT",
    "INFLECTED",
    "KINDS",
    "LOCATIVE",
    "PREMODIFIED",
    "UNSPACED",
    "PlaceWords",
    "load_place_words",
]

CASED = frozenset(["es", "fr", "de", "pt", "it", "nl", "ru", "uk", "pl", "tr", "id", "el", "ro", "sw"])
"""The languages whose names have capital letters."""
INFLECTED = frozenset({"ru", "uk", "pl", "el"})
CONSTRUCT = frozenset({"ar", "fa", "ur", "he", "id"})
"""The languages in which a thing's place stands right behind it: "hospital Arlo" is the hospital of Arlo."""
PREMODIFIED = frozenset({"hi", "ur", "bn", "tr", "ko", "zh"})
"""The languages in which a town right before the word for what happened is where it happened: "the Arlo fire"."""
LOCATIVE = frozenset({"es", "fr", "pt", "it", "nl", "id", "ro"})
"""The languages in which a name with a capital right behind a happening and "in" is a place's: names have no cases
there, and common nouns no capitals."""
UNSPACED = frozenset({"zh", "ja"})
"""The languages that write no blanks between words."""
KINDS = ("settlement", "division", "region", "sea")
_SMALL = (
    "in",
    "of",
    "and",
    "bodies",
    "sides",
    "behind",
    "division_behind",
    "settlement_behind",
    "kinds_behind",
    "cape",
    *KINDS,
)
_FEATURES = frozenset({"sea", "region", "point"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The words of a language. small: by their key in the table. relations: English relation and its phrases.

    countries: key of a name → ISO 3166 code. features: key of a sea's or a region's name → row of the gazetteer.
    glued_in, stuck_in: "in" written together with a name before it or behind it.
    never: keys that name no place; common: the words of the table itself. demonyms: words that tell of a country
    → its code. home: the country of a language that is spoken in one before all; empty for others.
    """

    language: str
    small: Mapping[str, Small]
    relations: Mapping[str, Small]
    countries: Mapping[str, str]
    features: Mapping[str, int]
    never: frozenset[str]
    glued_in: tuple[str, ...]
    stuck_in: tuple[str, ...]
    demonyms: Phrases[str]
    common: frozenset[str]
    home: str

    @property
    def cased(self) -> bool:
        """True where names have capital letters."""
        return self.language in CASED

    def endings(self) -> bool:
        """True where names have cases."""
        return self.language in INFLECTED


@cache
def load_place_words(language: str) -> PlaceWords:
    """The words of a language. Raises FileNotFoundError for one without a table."""
    table = load_table(f"languages/places/{language}.toml")
    countries = dict(countries_in(language))
    for code, names in table["countries"].items():
        countries.update((name_key(name, language), code) for name in listed(names))
    demonyms = {word: code for code, words in table["demonyms"].items() for word in listed(words)}
    return PlaceWords(
        language=language,
        small={key: Small(listed(table.get(key, "")), language) for key in _SMALL},
        relations={relation: Small(listed(words), language) for relation, words in table["relations"].items()},
        countries=countries,
        features=dict(_features(language)),
        never=frozenset(name_key(word, language) for word in listed(table["never"])),
        glued_in=tuple(fold(ending) for ending in listed(table.get("glued_in", ""))),
        stuck_in=tuple(fold(ending) for ending in listed(table.get("stuck_in", ""))),
        demonyms=Phrases(demonyms, language),
        home=str(table.get("home", "")),
        common=frozenset(
            name_key(word, language) for key in _SMALL if key != "bodies" for word in listed(table.get(key, ""))
        ),
    )


def _features(language: str) -> Iterator[tuple[str, int]]:
    """Keys of the names of seas and regions with their rows. Raises ValueError for one that the gazetteer lacks."""
    gazetteer = load_gazetteer()
    lines = data_file("languages/features.tsv").read_text("utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    for line in lines[1:]:
        parts = line.split("\t")
        rows = [number for number, _ in gazetteer.find(place_key(parts[0]))]
        row = next((number for number in rows if gazetteer.place(number).kind in _FEATURES), rows[0] if rows else None)
        if row is None:
            raise ValueError(f"features.tsv: the gazetteer has no {parts[0]}")
        for name in parts[column].split("|"):
            if name:
                yield name_key(name, language), row
