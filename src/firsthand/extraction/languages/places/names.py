"""Names of places in other languages and scripts: the bundled table of cities, and each language's names of countries.

`data/languages/places.bin` is made by `training/build_foreign_names.py`: a magic of eight bytes, the number of entries
and the number of the gazetteer's rows, then columns, all little-endian: the high 32 bits of the hash of a name, the
row of the gazetteer, the low 16 bits. Entries are sorted; those of one name stand by rank.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.resources import as_file
from pathlib import Path

from firsthand.data import data_file
from firsthand.extraction.languages.words import fold, split
from firsthand.extraction.places.gazetteer import hash_key, load_gazetteer, place_key

__all__ = ["MAGIC", "Names", "countries_in", "load_names", "name_key", "towns"]

MAGIC = b"FHNAM001"
_SIZES = len(MAGIC) + 8


def name_key(name: str, language: str) -> str:
    """The form under which a name is looked up: its folded words with blanks between them."""
    return " ".join(fold(name[word.start : word.end]) for word in split(name, language))


class Names:
    """The table opened from a file: threads and forked processes share its pages."""

    def __init__(self, path: Path) -> None:
        """Open the table at `path`. Raises ValueError where it is none or was made for another gazetteer."""
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(mapped)
        count = int.from_bytes(view[len(MAGIC) : len(MAGIC) + 4], "little")
        rows = int.from_bytes(view[len(MAGIC) + 4 : _SIZES], "little")
        if bytes(view[: len(MAGIC)]) != MAGIC or rows != len(load_gazetteer()):
            raise ValueError(f"{path} does not belong to the gazetteer; run: python -m training.build_foreign_names")
        self._high = view[_SIZES : _SIZES + 4 * count].cast("I")
        self._row = view[_SIZES + 4 * count : _SIZES + 8 * count].cast("I")
        self._low = view[_SIZES + 8 * count : _SIZES + 10 * count].cast("H")
        self.find = lru_cache(maxsize=1 << 15)(self._find)

    def _find(self, key: str) -> tuple[int, ...]:
        """Rows of the gazetteer of the places of this name, the best known first."""
        hashed = hash_key(key)
        high, low = hashed >> 16, hashed & 0xFFFF
        at = bisect_left(self._high, high)
        found = []
        while at < len(self._high) and self._high[at] == high:
            if self._low[at] == low:
                found.append(self._row[at])
            at += 1
        return tuple(found)


@cache
def towns() -> dict[str, int]:
    """Keys of names that GeoNames lacks → rows of the gazetteer. Raises ValueError for a town that it does not hold."""
    gazetteer = load_gazetteer()
    found: dict[str, int] = {}
    for line in data_file("languages/towns.tsv").read_text("utf-8").splitlines()[1:]:
        country, name, names = line.split("\t")
        rows = [number for number, _ in gazetteer.find(place_key(name)) if gazetteer.place(number).country == country]
        towns_ = [number for number in rows if gazetteer.place(number).kind in ("settlement", "capital")]
        if not rows:
            raise ValueError(f"towns.tsv: the gazetteer has no {name} in {country}")
        for other in names.split("|"):
            language = "zh" if "\u4e00" <= other[0] <= "\u9fff" else "ar"
            found.setdefault(name_key(other, language), (towns_ or rows)[0])
    return found


@cache
def load_names() -> Names:
    """The bundled table, opened once a process. Raises FileNotFoundError where it is missing."""
    with as_file(data_file("languages/places.bin")) as path:
        return Names(path)


@cache
def countries_in(language: str) -> dict[str, str]:
    """Keys of the names of countries in a language → ISO 3166 code."""
    lines = data_file("languages/countries.tsv").read_text("utf-8").splitlines()
    column = lines[0].split("\t").index(language)
    found: dict[str, str] = {}
    for line in lines[1:]:
        parts = line.split("\t")
        for name in parts[column].split("|"):
            if name:
                found.setdefault(name_key(name, language), parts[0])
    return found
