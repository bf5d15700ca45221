"""The bundled gazetteer: names found under every spelling, divisions that hold their towns, and its manifest."""

from __future__ import annotations

import hashlib
import time
import tomllib
from importlib.resources import as_file
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.data import data_file
from firsthand.extraction.places.gazetteer import Gazetteer, Place, hash_key, load_gazetteer, place_key
from firsthand.extraction.places.words import load_words


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def best(gazetteer: Gazetteer, name: str) -> Place:
    return gazetteer.place(gazetteer.find(place_key(name))[0][0])


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Venezuela", "country", "VE"),
        ("U.S.", "country", "US"),
        ("the UAE", "country", "AE"),
        ("Britain", "country", "GB"),
        ("Kyiv", "capital", "UA"),
        ("Kiev", "capital", "UA"),
        ("Hodeidah", "settlement", "YE"),
        ("Al Ḩudaydah", "settlement", "YE"),
        ("Deir ez-Zor", "settlement", "SY"),
        ("Jenin", "settlement", "PS"),
        ("Gaza", "admin1", "PS"),
        ("Crimea", "admin1", "UA"),
        ("Illinois", "admin1", "US"),
        ("Rapides Parish", "admin2", "US"),
        ("Strait of Hormuz", "sea", None),
        ("eastern Pacific", "sea", None),
        ("Horn of Africa", "region", None),
        ("Bagram Air Base", "point", "AF"),
    ],
)
def test_names_of_the_news(gazetteer: Gazetteer, name: str, kind: str, country: str | None) -> None:
    place = best(gazetteer, name)
    assert (place.kind, place.country) == (kind, country)


def test_an_unknown_name_has_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.find(place_key("Veldria")) == ()


def test_a_division_holds_its_towns(gazetteer: Gazetteer) -> None:
    illinois = best(gazetteer, "Illinois")
    springfields = [gazetteer.place(number) for number, _ in gazetteer.find("springfield")]
    assert sum(gazetteer.holds(illinois, place) for place in springfields) == 1
    assert all(gazetteer.holds(gazetteer.country("US"), place) for place in springfields if place.country == "US")


def test_every_country_answers_to_its_code(gazetteer: Gazetteer) -> None:
    for code in load_words().demonyms.values():
        assert gazetteer.country(code).country == code
        assert gazetteer.country(code).kind == "country"


def test_coordinates_are_on_the_globe(gazetteer: Gazetteer) -> None:
    for number in range(0, len(gazetteer), 997):
        place = gazetteer.place(number)
        assert -90 <= place.latitude <= 90
        assert -180 <= place.longitude <= 180
        assert place.name


def test_it_opens_fast() -> None:
    with as_file(data_file("places/gazetteer.bin")) as path:
        begin = time.perf_counter()
        Gazetteer(path).find("homs")
        assert time.perf_counter() - begin < 1.0


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(b"something else entirely")
    with pytest.raises(ValueError, match="no gazetteer"):
        Gazetteer(path)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key(name: str) -> None:
    key = place_key(name)
    assert place_key(key) == key or key.split()[0] in ("st", "the", "mt", "ft", "ste") or not key.isascii()
    assert 0 <= hash_key(key) < 1 << 48


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("St. Louis", "Saint Louis"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Sana'a", "Sana’a"),
        ("the Hague", "The Hague"),
        ("São Paulo", "Sao Paulo"),
    ],
)
def test_spellings_share_a_key(left: str, right: str) -> None:
    assert place_key(left) == place_key(right)


def test_the_manifest_holds_the_hash_of_each_file() -> None:
    manifest = tomllib.loads(data_file("MANIFEST.toml").read_text(encoding="utf-8"))
    for name, entry in manifest.items():
        assert set(entry) == {"sha256", "what", "licence", "source", "script"}, name
        assert hashlib.sha256(data_file(name).read_bytes()).hexdigest() == entry["sha256"], name


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("countries.tsv", ["code", "name", "aliases", "demonyms"]),
        ("features.tsv", ["kind", "name", "latitude", "longitude", "country", "aliases", "part"]),
        ("aliases.tsv", ["kind", "country", "target", "name", "aliases"]),
        ("states.tsv", ["country", "name", "forms"]),
    ],
)
def test_the_shape_of_the_tables(name: str, columns: list[str]) -> None:
    lines = data_file(f"places/{name}").read_text(encoding="utf-8").splitlines()
    assert lines[0].split("\t") == columns
    for line in lines[1:]:
        cells = line.split("\t")
        assert len(cells) == len(columns), line
        for column, cell in zip(columns, cells, strict=True):
            assert cell == cell.strip(), line
            if column in ("latitude", "longitude"):
                # A part of the world gets its point from the countries in it.
                assert bool(cell) != bool(cells[-1])
                assert -180 <= float(cell or 0) <= 180


def test_the_words_are_lower_case() -> None:
    words = load_words()
    groups = (words.locative, words.parts, words.tails, words.titles, words.bodies, words.acts, words.addressed)
    for group in (*groups, words.media, words.vague_endings):
        assert group
        assert all(word == word.lower() and " " not in word for word in group)
    assert words.strong_locative <= words.locative
    assert set(words.kinds_after.values()) | set(words.kinds_before.values()) <= {
        "settlement",
        "division",
        "region",
        "sea",
        "point",
        "around",
    }
