"""Plain text: lines broken at a width are joined."""

from __future__ import annotations

from firsthand.reading.plain_page import unwrap


def test_printed_lines_of_unequal_length_are_joined() -> None:
    lines = [
        "Two fishermen and a boy were among the four people who drowned off the coast near Port",
        "Almara on 7 May, the harbour office said after it had spoken to five of them.",
        "The boat had left in the dark without lamps, and nobody on the shore knew that it was out at sea",
        "until morning, when a shepherd saw the keel and ran down to the village to call the harbour",
        "office.",
        "Nobody is missing.",
    ]
    assert unwrap(lines, proportional=True) == [" ".join(lines[:2]), " ".join(lines[2:5]), lines[5]]
