"""Two sides, and two seats of power, are never one voice."""

from __future__ import annotations

import pytest

from firsthand.linking.origins.sides import Sides, seats_of
from firsthand.model import HopKind, Incident
from tests.linking.origins.test_tracing import whole
from tests.linking.origins.test_voices import roof, says

SIDES = Sides(["Veldria's defence ministry", "the Ostmark army", "Harbour Watch"])


def test_a_side_is_whose_army_or_ministry_it_is() -> None:
    assert SIDES.of(["veldrian", "general"]) == {"veldria"}
    assert SIDES.of(["harbour"]) == frozenset()
    assert SIDES.is_side("ostmark")
    assert not SIDES.is_side("ostmark army")


@pytest.mark.parametrize(
    ("words", "seats"),
    [
        ({"defence", "ministry"}, {"military"}),
        ({"health", "ministry"}, {"health"}),
        ({"president"}, {"presidency"}),
        ({"president", "club"}, set()),
        ({"harbour", "office"}, set()),
    ],
)
def test_seats(words: set[str], seats: set[str]) -> None:
    assert seats_of(words) == seats


def both(one: tuple[str, str, HopKind], two: tuple[str, str, HopKind]) -> Incident:
    """A report with two speakers, each as the words for it, its name and its kind."""
    maker = roof(one[0], (one[1], one[2]), f"The beams were wet, {two[0]} said.")
    says(maker, "The beams were wet", (two[1], two[2]), two[0])
    return whole(maker.build())


def test_a_health_minister_is_no_mouth_of_the_defence_ministry() -> None:
    incident = both(
        ("the defence ministry of Ostmark", "defence ministry of Ostmark", "organisation"),
        ("health minister Ina Holt", "Ina Holt", "person"),
    )
    assert incident.independent_origins == 2


def test_a_general_is_of_his_own_side() -> None:
    incident = both(
        ("the Ostmark army", "Ostmark army", "organisation"),
        ("Bor Tann, a general of the Ostmark army,", "Bor Tann", "person"),
    )
    assert incident.independent_origins == 1
