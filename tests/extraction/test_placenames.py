"""Names that only places bear where they stand are taken for places, whatever the pipeline takes them for."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.extraction.placenames import shown_places


def shown(text: str, names: str) -> list[str]:
    """The names found in the words of the text, of which those in `names` are tagged as names."""
    words = text.split()
    tags = ["HYPH" if word == "-" else "NNP" if word in names.split() else "NN" for word in words]
    found = shown_places(words, [word.lower() for word in words], tags, [(0, len(words))])
    return [" ".join(words[first:last]) for first, last in found]


@pytest.mark.parametrize(
    ("text", "names", "place"),
    [
        ("two died in Kesh 's Velm region on Friday", "Kesh Velm Friday", "Velm"),
        ("a strike at the port of Ras Marun on Friday", "Ras Marun Friday", "Ras Marun"),
        ("ten miles north of Tull Friday", "Tull Friday", "Tull"),
        ("near the village of Al - Koma in Kesh", "Al Koma Kesh", "Al - Koma"),
        ("in the Orlec district", "Orlec", "Orlec"),
    ],
)
def test_only_a_place_stands_there(text: str, names: str, place: str) -> None:
    assert shown(text, names) == [place]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the death of John Marn", "John Marn"),
        ("Smith county", "Smith"),
        ("a book of Tull", "Tull"),
        ("John Marn district", "John Marn"),
    ],
)
def test_other_names_stay_what_they_are(text: str, names: str) -> None:
    assert shown(text, names) == []


def test_the_words_are_in_the_table() -> None:
    table = load_table("places/frames.toml")
    assert "port" in table["of_kinds"].split()
    assert "province" in table["kind_after"].split()
