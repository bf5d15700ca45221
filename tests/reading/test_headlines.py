"""Which line of a page saved as text is its headline."""

from __future__ import annotations

import pytest

from tests.reading.pages import BODY
from tests.reading.test_layout import report_of

TITLE = "Two boats sink off San Arlo after storm warning"


@pytest.mark.parametrize(
    "below",
    [
        ("News - Sport - What's On - Puzzles", "By Jane Roe"),
        ("Lenz Review | 13 May 2031 | 4 min",),
        ("El Faro de Lenz", "Lenz / San Arlo - 13 may 2031 - 21:10 CEST", "Por Ines Vela y Lucía Torm"),
        ("13 May 2031", "Ada Brenn in San Arlo"),
        ("A letter from the coast by Jane Roe", "The Weekly Lantern, 16 May 2031"),
        ("Press Release", "Posted: 13/05/31", "Themes: Rescue at Sea, Missing Persons", "Country: Veldria"),
        ("* Nine people in hospital", "* Captain of the second boat blames the harbour office"),
        ("Nine people in hospital, captain of the second boat missing", "From our own staff"),
        ("By JANE ROE", "More by this Author", "SUMMARY"),
        ("The Dispatch - documents", "27 May 2031, 16:38"),
    ],
)
def test_a_short_head_opens_with_its_headline(below: tuple[str, ...]) -> None:
    assert report_of(TITLE, *below, *BODY).title == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Timeline: a year of wrecks off San Arlo",
        "Correction: no arrest in the case of the two boats",
        "Night shift",
        "(NPA) – Veldria corrects the number of the drowned",
        "SLAO WARNING 009/MAY/2031 - SINKING - UPDATE 002",
    ],
)
def test_a_headline_that_looks_like_something_else(title: str) -> None:
    assert report_of(title, "By Jane Roe", *BODY).title == title


@pytest.mark.parametrize(
    "above",
    [
        ("VELDRIA COAST GUARD COMMAND", "PRESS RELEASE"),
        ("Préfecture maritime de la Côte de Lenz", "Lenz, le 13 mai 2031", "COMMUNIQUÉ DE PRESSE"),
        ("URGENT STATEMENT",),
        ("PRESS RELEASE", "Ministry of Ports and Fisheries, Government of Veldria"),
        ("KLTV 96.5 | News. Weather. Traffic.", "National"),
        ("Lenz Courier", "Friday May 13 2031"),
    ],
)
def test_who_speaks_and_what_paper_it_is_stand_above_a_headline(above: tuple[str, ...]) -> None:
    title = "Two boats sink off the harbour of San Arlo"
    assert report_of(*above, title, *BODY).title == title


def test_a_customs_office_below_its_headline_is_none() -> None:
    title = "Customs seizes 2.1 tonnes of tobacco under oranges"
    assert report_of(title, "PRESS RELEASE", "Royal Customs Service of Veldria", "12 May 2031", *BODY).title == title


def test_the_site_behind_a_windows_title_is_left_out() -> None:
    report = report_of(f"{TITLE} - LenzNow", "World > Coast", TITLE, "2 min read", *BODY)
    assert report.title == TITLE
    assert report_of(f"{TITLE} - LenzNow", "World > Coast", "2 min read", *BODY).title == TITLE


def test_what_is_no_name_of_an_outlet() -> None:
    for line in ("(ATTN: UPDATES with defence ministry; ADDS photo)", "Photo: Lenz News", "world | Today 06:31 am"):
        assert report_of(TITLE, line, *BODY).outlet == ""
