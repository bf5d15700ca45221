"""Plain text: lines broken at a width are joined."""

from __future__ import annotations

from firsthand.reading.plain_page import unwrap
from firsthand.reading.reader import read_bytes


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


def test_a_short_first_sentence_behind_its_place_and_day_is_no_date_line() -> None:
    lead = "LENZ, 5 May 2031 - A crane fell in the port and killed two men, the ministry said."
    report = read_bytes(
        f"Crane kills two\n\n{lead}\n\nIts drivers had warned the port of Lenz.".encode(), address="a"
    ).report
    assert report is not None
    assert next(report.quote(block.span) for block in report.blocks if block.role == "paragraph") == lead
