from __future__ import annotations

import re

from firsthand.data import load_table
from firsthand.extraction.names.lexicon import country_table, lexicon, outlet_name


def test_every_country_code_is_two_capitals() -> None:
    codes = {code for code, _, _, _ in country_table()}
    assert len(codes) > 190
    assert all(re.fullmatch("[A-Z]{2}", code) for code in codes)


def test_entries_of_outlets_and_bodies_start_with_a_known_country_or_none() -> None:
    codes = {code for code, _, _, _ in country_table()} | {""}
    for table in ("names/outlets.toml", "names/bodies.toml"):
        for section, entries in load_table(table).items():
            if section == "spelled":
                continue
            for name, (country, *others) in entries.items():
                assert country in codes, name
                assert all(isinstance(other, str) and other for other in others), name


def test_ambiguous_names_are_listed_names() -> None:
    for table in ("names/outlets.toml", "names/bodies.toml"):
        data = load_table(table)
        listed = {
            written
            for section, entries in data.items()
            if section != "spelled"
            for name, (_, *others) in entries.items()
            for written in (name, *others)
        }
        bare = listed | {name.removeprefix("The ") for name in listed}
        missing = [
            name for name in data["spelled"]["names"] if name not in bare and name.removeprefix("The ") not in bare
        ]
        assert not missing


def test_no_first_name_has_two_genders() -> None:
    names = load_table("names/first_names.toml")
    assert not set(names["male"]["names"].split()) & set(names["female"]["names"].split())


def test_longer_names_are_tried_first() -> None:
    for group in lexicon().known.values():
        lengths = [len(known.written) for known in group]
        assert lengths == sorted(lengths, reverse=True)


def test_an_outlet_is_known_by_its_credit() -> None:
    assert outlet_name("“independent”") == "The Independent"
    assert outlet_name("Veldria Courier") == "Veldria Courier"
