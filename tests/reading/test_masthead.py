"""Outlets that name themselves above an article or at the end of a window's title."""

from __future__ import annotations

import pytest

from firsthand.data import load_table
from firsthand.reading.masthead import is_outlet_name, masthead_in, tail_of
from firsthand.reading.phrases import fold
from firsthand.reading.reader import read_bytes

PROSE = (
    "Three dockers were killed on Monday when a crane fell in the harbour of Lenz, the port authority said.",
    "The crane had been due for an inspection, two of its drivers told the men of the night shift before they left.",
)
TITLE = "Crane falls in Lenz"


def page(*head: str) -> str:
    return "\n\n".join((*head, *PROSE))


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Lenz Courier", "The Lenz Courier"),
        ("LENZ EVENING COURIER", "Lenz Evening Courier"),
        ("Lenz Tageblatt | 3 May 2031", "Lenz Tageblatt"),
        ("Lenz Courier, Friday 2 May 2031, page 21", "Lenz Courier"),
        ("By Ina Holt and Tom Reyer, Lenz Courier", "Lenz Courier"),
        ("Lenz Courier newsroom", "Lenz Courier"),
        ("Lenz Courier World", "Lenz Courier"),
        ("lenz-now.example", "lenz-now.example"),
        ("LenzNow", "LenzNow"),
        ("La Gaceta de Lenz", "La Gaceta de Lenz"),
        ("Le Phare", "Le Phare"),
        ("Le Courrier d'Arlo, 3 mai 2031", "Le Courrier d'Arlo"),
        ("The Long Wave | 3 May 2031 | 4 min read", "The Long Wave"),
        ("The Lamp (weekend edition) - May 3, 2031", "The Lamp"),
        ("Arlo Courier, d'après NPA", "Arlo Courier"),
        ("By Ina Holt", ""),
        ("Ina Holt", ""),
        ("By Ina Holt and Enna Post", ""),
        ("World News", ""),
        ("News release 18-4", ""),
        ("Bulletin No. 4", ""),
        ("Lenz", ""),
    ],
)
def test_a_line_above_an_article(line: str, outlet: str) -> None:
    assert masthead_in([TITLE, line, "3 May 2031"], TITLE) == outlet


def test_an_article_before_a_name_is_enough_only_beside_the_day() -> None:
    assert masthead_in([TITLE, "Le Phare"], TITLE) == ""


def test_an_agency_is_the_outlet_only_where_no_other_stands() -> None:
    assert masthead_in(["EFE", "3 de mayo de 2031"], "") == "EFE"
    assert masthead_in(["EFE", "Lenz Courier", "3 May 2031"], "") == "Lenz Courier"


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Crane falls in Lenz, three dead | LenzNow24", ("Crane falls in Lenz, three dead", "LenzNow24")),
        ("Crane falls in Lenz, three dead - Lenz Courier", ("Crane falls in Lenz, three dead", "Lenz Courier")),
        ("Crane falls in Lenz - three dead", ("Crane falls in Lenz - three dead", "")),
        ("Crane falls in Lenz - Harbour Authority", ("Crane falls in Lenz - Harbour Authority", "")),
    ],
)
def test_the_end_of_a_windows_title(title: str, found: tuple[str, str]) -> None:
    assert tail_of(title) == found


def test_a_page_of_plain_text_says_whose_it_is_and_of_when() -> None:
    head = ("Grue effondrée à Lenz", "La Voix de Lenz", "Publié le 3 mai 2031 à 7h05")
    report = read_bytes(page(*head).encode(), address="1.txt").report
    assert report is not None
    assert (report.title, report.outlet, report.published) == (head[0], head[1], "2031-05-03T07:05:00")


def test_the_name_in_a_notice_ends_with_its_sentence() -> None:
    text = f"{page(TITLE)}\n\n© 2031 Lenz Media Group. All rights reserved. Join us."
    report = read_bytes(text.encode(), address="1.txt").report
    assert report is not None
    assert report.outlet == "Lenz Media Group"


def test_the_shape_of_the_table() -> None:
    table = load_table("reading/mastheads.toml")
    shared = load_table("names/press.toml")["words"]
    for own in (table["press"], load_table("linking/reuse.toml")["press"]["words"]):
        assert len({*shared, *own}) == len(shared) + len(own)
    assert set(table) == {
        "press", "articles", "beside", "staff", "no_names", "numbered", "small", "desks", "endings", "marks",
        "of_papers", "papers", "releases", "trifles", "wires",
    }  # fmt: skip
    assert all(word == word.casefold() and " " not in word for word in (*shared, *table["press"], *table["articles"]))
    assert not any(is_outlet_name(words, alone=True) for words in table["no_names"])
    assert all(fold(words) == words for words in table["numbered"] if words.isalpha() and words.isascii())
