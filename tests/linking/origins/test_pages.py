"""Pages on which a body tells what it knows."""

from __future__ import annotations

import pytest

from firsthand.linking.origins.pages import is_newspaper, is_own_page
from tests.linking.maker import Maker
from tests.linking.origins.test_tracing import whole

TEXT = "A drone hit a depot in Port Arlo on Friday, killing 12 people."


@pytest.mark.parametrize(
    ("outlet", "head"),
    [
        ("Ministry of Works, Veldria", "A drone hit a depot"),
        ("Open Hand", "Press release\nOpen Hand mourns twelve of its own"),
        ("Sarn Tankers", "SARN TANKERS: update\nCompany statement, 9 May 2031"),
        ("Federation of Veldrian Carters", "To our members"),
        ("Hafenpolizeidirektion Arlo", "Brand am Kai"),
        ("Ministerio de Obras de Veldria", "Un dron alcanza un depósito"),
        ("Обласна прокуратура Арло", "Удар по складу"),
        ("لجنة عمال أرلو", "بيان"),
    ],
)
def test_own_pages(outlet: str, head: str) -> None:
    assert is_own_page(Maker(*head.split("\n"), TEXT, outlet=outlet).build().report)


@pytest.mark.parametrize(
    ("outlet", "head"),
    [
        ("Union Post", "A drone hit a depot"),
        ("De Politieke Krant", "Drone treft opslag"),
        ("Arlo Metropolis", "Depot getroffen"),
        ("Quay Mirror", "Press release of the harbour office in full"),
        (
            "Kessim",
            "The minister made a statement of sorts that few could hear at all over the wind by the water on that day",
        ),
    ],
)
def test_newspapers(outlet: str, head: str) -> None:
    assert not is_own_page(Maker(head, TEXT, outlet=outlet).build().report)


def test_newspapers_are_known_by_their_names() -> None:
    assert is_newspaper("Veldria Courier")
    assert not is_newspaper("Open Hand")


def test_a_body_s_own_page_is_its_word() -> None:
    maker = Maker("Press release", TEXT, outlet="Open Hand")
    maker.mention("hit", places=["Port Arlo"], targets=["depot"], tolls=[("killed", "12 people", 12, 12)])
    incident = whole(maker.build())
    assert (incident.independent_origins, incident.unknown_origins) == (1, 0)
    assert [origin.name for origin in incident.origins] == ["Open Hand"]


def test_who_holds_an_office_on_the_page_speaks_for_the_body() -> None:
    maker = Maker("Press release", TEXT, "“We shall rebuild it,” said its director, Ina Holt.", outlet="Open Hand")
    maker.mention("hit", places=["Port Arlo"], targets=["depot"], tolls=[("killed", "12 people", 12, 12)])
    maker.claim("“We shall rebuild it,”", ("Ina Holt", "person"), cue="said", source="its director, Ina Holt")
    assert whole(maker.build()).independent_origins == 1
