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


def test_a_state_is_one_side_under_all_its_names() -> None:
    sides = Sides(["South Korea's foreign ministry", "foreign ministry in Seoul", "Burmese army"])
    assert sides.of_name("south korea foreign ministry") == {"=KR"}
    assert sides.of(["foreign", "ministry", "seoul"]) == {"=KR"}
    assert sides.of_name("myanmar") == sides.of_name("burmese army") == {"=MM"}
    assert sides.is_side("seoul")
    assert sides.is_side("south korea")
    assert not sides.is_side("south korean police")


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


def test_a_state_and_its_capital_add_nothing_to_its_ministry() -> None:
    ministry: tuple[str, str, HopKind] = ("Ghana's foreign ministry", "Ghana's foreign ministry", "organisation")
    assert both(ministry, ("Ghana", "Ghana", "organisation")).independent_origins == 1
    assert both(ministry, ("Accra", "Accra", "organisation")).independent_origins == 1
    assert (
        both(
            ministry, ("the foreign ministry in Accra", "foreign ministry in Accra", "organisation")
        ).independent_origins
        == 1
    )
    assert both(ministry, ("Togo", "Togo", "organisation")).independent_origins == 2
