from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.reading.bylines import byline_of, names_of


@pytest.mark.parametrize(
    ("line", "authors", "agencies"),
    [
        ("By Jane Roe and John Doe, Associated Press", ("Jane Roe", "John Doe"), ("Associated Press",)),
        ("BY JANE ROE", ("Jane Roe",), ()),
        ("By Jane Roe, Defence correspondent", ("Jane Roe",), ()),
        ("By Jane Roe in San Arlo", ("Jane Roe",), ()),
        ("By Reuters Staff", (), ("Reuters",)),
        ("By AFP", (), ("AFP",)),
        ("By Our Correspondent", (), ()),
        ("Jane Roe | 3 May 2031", ("Jane Roe",), ()),
        ("Jane Roe, Associated Press", ("Jane Roe",), ("Associated Press",)),
        ("Written by Maria de la Cruz", ("Maria de la Cruz",), ()),
        ("Author: Jane Roe", ("Jane Roe",), ()),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    byline = byline_of(line)
    assert byline is not None
    assert byline.authors == authors
    assert tuple(line[start:end] for _, start, end in byline.agencies) == agencies


@pytest.mark.parametrize(
    "line",
    [
        "By Monday, the army had left the port.",
        "By the time",
        "White House, Congress",
        "Minister resigns, opposition says",
        "Middle East",
        "Jane Roe",
        "",
    ],
)
def test_other_lines(line: str) -> None:
    assert byline_of(line) is None


def test_a_bare_name_beside_a_date_is_a_byline() -> None:
    byline = byline_of("Jane Roe", near_date=True)
    assert byline is not None
    assert byline.authors == ("Jane Roe",)


def test_names_of_a_list() -> None:
    assert names_of("Jane Roe in San Arlo, John Doe and Ada Poe") == ("Jane Roe", "John Doe", "Ada Poe")


@given(st.text(max_size=120))
def test_no_text_raises(text: str) -> None:
    byline_of(text)
    names_of(text)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Von Frida Hallen und Jan Riel", ("Frida Hallen", "Jan Riel")),
        ("Von T. Graben und M. Eiler", ("T. Graben", "M. Eiler")),
        ("Par Maude Delan", ("Maude Delan",)),
        ("Par Maude Delan, à Lenz, avec NPA", ()),
        ("Por Ines Vela y Lucía Torm", ("Ines Vela", "Lucía Torm")),
        ("Autora: Dana Carras Ullo", ("Dana Carras Ullo",)),
        ("di Nives Carro", ("Nives Carro",)),
        ("Por Ines Vela / Agencias", ("Ines Vela",)),
        ("Автор: Иван Лесков", ("Иван Лесков",)),
        ("Por qué arde el monte", ()),
        ("Von der Tann reist nach Lenz", ()),
        ("Par temps de brume", ()),
        ("De Lenz a San Arlo", ()),
    ],
)
def test_bylines_of_other_languages(line: str, authors: tuple[str, ...]) -> None:
    for near_date in (False, True):
        found = byline_of(line, near_date=near_date)
        assert (found.authors if found else ()) == authors
