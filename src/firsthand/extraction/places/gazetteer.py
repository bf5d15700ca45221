"""The bundled gazetteer: a read-only table, memory-mapped and shared between workers, that maps names to places.

The file is made by `training/build_gazetteer.py`. Layout, all numbers little-endian: the magic `FHGAZ001`, eight
unsigned 32-bit sizes, then columns one after the other. A name is found by a 48-bit hash of its key, so that the
names themselves need not be stored twice.
"""

from __future__ import annotations

import mmap
import sys
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import as_file
from pathlib import Path
from typing import Literal

from firsthand.data import data_file
from firsthand.model import PlacePrecision

__all__ = ["KINDS", "MAGIC", "PRECISIONS", "Gazetteer", "Kind", "Place", "hash_key", "load_gazetteer", "place_key"]

Kind = Literal["country", "admin1", "admin2", "settlement", "capital", "point", "region", "sea"]
KINDS: tuple[Kind, ...] = ("country", "admin1", "admin2", "settlement", "capital", "point", "region", "sea")
PRECISIONS: dict[Kind, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "settlement": "settlement",
    "capital": "settlement",
    "point": "point",
    "region": "region",
    "sea": "sea",
}
"""How precisely a place of each kind tells where something was."""
MAGIC = b"FHGAZ001"
HEADER_SIZE = len(MAGIC) + 8 * 4
NO_PARENT = 0xFFFFFFFF
SEVERAL = 0x80000000
"""Set in an index entry that points to a list of places instead of naming one."""
OTHER_NAME = 0x40000000
"""Set in a place number where the key is another name of the place, not the one it goes by."""
_NUMBER = 0x3FFFFFFF

_LETTERS = str.maketrans(
    {
        "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "þ": "th", "æ": "ae", "Æ": "ae",
        "ß": "ss", "œ": "oe", "ı": "i", "ə": "a", "Ə": "a", "ħ": "h", "ŧ": "t",
    }
)  # fmt: skip
_PLAIN = str.maketrans(
    {"-": " ", "–": " ", "‐": " ", "‑": " ", "/": " ", ",": " ", "&": " and "} | dict.fromkeys("'’‘`ʼʻ´ʿʾ′.\"“”()")
)
_SHORT_FORMS = {"st": "saint", "mt": "mount", "ft": "fort", "ste": "sainte"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place. `number` is its row, `parent` the row of the smallest division that holds it, -1 for none.

    geoname_id: None where the place has no GeoNames entry here. prior: how well known it is, about the tenth
    logarithm of its people plus a bonus for the number of its names. people: tenth logarithm of the population.
    """

    number: int
    geoname_id: int | None
    name: str
    kind: Kind
    country: str | None
    latitude: float
    longitude: float
    prior: float
    people: float
    parent: int


def place_key(name: str) -> str:
    """The form under which a name is looked up: lower case, no accents, no apostrophes, hyphens as spaces.

    "St. Louis" and "Saint-Louis" have one key; a leading "the" is dropped.
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join([letter for letter in name if not unicodedata.combining(letter)])
    words = name.translate(_PLAIN).lower().split()
    if not words:
        return ""
    if len(words) > 1:
        if words[0] == "the":
            del words[0]
        words[0] = _SHORT_FORMS.get(words[0], words[0])
    return " ".join(words)


def hash_key(key: str) -> int:
    """48 bits of BLAKE2b: with half a million keys, a wrong hit is met once in some hundred million look-ups."""
    return int.from_bytes(blake2b(key.encode("utf-8"), digest_size=6).digest(), "big")


class Gazetteer:
    """The table opened from a file. Threads and forked processes share its pages."""

    def __init__(self, path: Path) -> None:
        """Open the table at `path`. Raises ValueError where the file is not such a table."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[: len(MAGIC)] != MAGIC:
            raise ValueError(f"{path} is no gazetteer of this version; run: python -m training.build_gazetteer")
        view = memoryview(self._map)
        sizes = _numbers(view[len(MAGIC) : HEADER_SIZE], "I")
        rows, keys, lists, texts, codes = sizes[:5]
        self._at = HEADER_SIZE
        self._id = self._column(view, "I", rows)
        self._latitude = self._column(view, "i", rows)
        self._longitude = self._column(view, "i", rows)
        self._parent = self._column(view, "I", rows)
        self._name = self._column(view, "I", rows + 1)
        self._high = self._column(view, "I", keys)
        self._target = self._column(view, "I", keys)
        self._list = self._column(view, "I", lists)
        self._low = self._column(view, "H", keys)
        self._kind = self._column(view, "B", rows)
        self._country = self._column(view, "B", rows)
        self._prior = self._column(view, "B", rows)
        self._people = self._column(view, "B", rows)
        self._texts = view[self._at : self._at + texts]
        codes_at = self._at + texts
        joined = bytes(view[codes_at : codes_at + 2 * codes]).decode("ascii")
        self._codes = [joined[at : at + 2] for at in range(0, len(joined), 2)]
        self._rows = rows
        # Countries come first in the table, in the order of their codes.
        self._countries = {code: number for number, code in enumerate(self._codes)}
        self.find = lru_cache(maxsize=1 << 15)(self._find)
        self.place = lru_cache(maxsize=1 << 15)(self._place)
        self._known_capitals = cache(self._capitals)

    def __len__(self) -> int:
        return self._rows

    def _column(self, view: memoryview, code: str, count: int) -> memoryview | array[int]:
        size = count * array(code).itemsize
        column = _numbers(view[self._at : self._at + size], code)
        self._at += (size + 7) // 8 * 8
        return column

    def _find(self, key: str) -> tuple[tuple[int, bool], ...]:
        """Places known under `key` (see `place_key`), best known first: (row, whether the key is its main name)."""
        hashed = hash_key(key)
        high, low = hashed >> 16, hashed & 0xFFFF
        at = bisect_left(self._high, high)
        while at < len(self._high) and self._high[at] == high:
            if self._low[at] == low:
                target = self._target[at]
                if not target & SEVERAL:
                    return ((target & _NUMBER, not target & OTHER_NAME),)
                start = (target & _NUMBER) + 1
                found = self._list[start : start + self._list[start - 1]]
                return tuple((item & _NUMBER, not item & OTHER_NAME) for item in found)
            at += 1
        return ()

    def _place(self, number: int) -> Place:
        """The place of a row."""
        parent = self._parent[number]
        country = self._country[number]
        text = self._texts[self._name[number] : self._name[number + 1]]
        return Place(
            number=number,
            geoname_id=self._id[number] or None,
            name=bytes(text).decode("utf-8"),
            kind=KINDS[self._kind[number]],
            country=self._codes[country - 1] if country else None,
            latitude=self._latitude[number] / 100_000,
            longitude=self._longitude[number] / 100_000,
            prior=self._prior[number] / 25,
            people=self._people[number] / 30,
            parent=-1 if parent == NO_PARENT else parent,
        )

    def country(self, code: str) -> Place:
        """The country of an ISO 3166 code. Raises KeyError for a code that is not in the table."""
        return self.place(self._countries[code])

    def has_country(self, code: str) -> bool:
        """True for an ISO 3166 code that is in the table."""
        return code in self._countries

    def capital(self, code: str) -> Place | None:
        """The capital of a country; None for a country that has none or several, and for a code not in the table."""
        number = self._known_capitals().get(code, -1)
        return None if number < 0 else self.place(number)

    def settlements(self, code: str) -> Iterator[Place]:
        """The settlements of a country, in the order of the table; none for a code that is not in it."""
        if code not in self._countries:
            return
        country, kinds = self._countries[code] + 1, {KINDS.index("settlement"), KINDS.index("capital")}
        countries = bytes(self._country)
        number = countries.find(country)
        while number >= 0:
            if self._kind[number] in kinds:
                yield self._place(number)
            number = countries.find(country, number + 1)

    def _capitals(self) -> dict[str, int]:
        """The row of the capital of each country that has one, -1 where it has several."""
        kinds, wanted = bytes(self._kind), KINDS.index("capital")
        found: dict[str, int] = {}
        number = kinds.find(wanted)
        while number >= 0:
            country = self.place(number).country
            if country is not None:
                found[country] = -1 if country in found else number
            number = kinds.find(wanted, number + 1)
        return found

    def division(self, place: Place) -> int:
        """The row of the first-level division that holds the place (itself where it is one), -1 for none."""
        while place.kind != "admin1":
            if place.parent < 0:
                return -1
            place = self.place(place.parent)
        return place.number

    def holds(self, outer: Place, inner: Place) -> bool:
        """True where `outer`, a country or a division, holds `inner`."""
        if outer.kind == "country":
            return outer.country == inner.country and outer.number != inner.number
        parent = inner.parent
        while parent >= 0:
            if parent == outer.number:
                return True
            parent = self.place(parent).parent
        return False


def _numbers(view: memoryview, code: str) -> memoryview | array[int]:
    if sys.byteorder == "little":
        return view.cast(code)  # type: ignore[call-overload, no-any-return]
    copied = array(code, view.tobytes())
    copied.byteswap()
    return copied


@cache
def load_gazetteer() -> Gazetteer:
    """The bundled gazetteer, opened once a process. Raises FileNotFoundError where it is missing."""
    with as_file(data_file("places/gazetteer.bin")) as path:
        return Gazetteer(path)
