from __future__ import annotations

from typing import Any

import pytest

from firsthand.data import load_table
from firsthand.linking import Linker
from firsthand.linking.joining.matching import contradiction
from firsthand.linking.profiles.profile import family_of, profile_of
from firsthand.model import Document, MentionLink
from tests.linking.maker import Maker
from tests.linking.stories import second_strike, tanker, unnamed_account, wire


def link(left: Document, right: Document) -> MentionLink | None:
    """The decision on two mentions; that one report may speak of what the other tells is none."""
    reports = {left.report.id, right.report.id}
    found = [one for one in Linker().compare(left, right).mention_links if one.right not in reports]
    return found[0] if found else None


def account(**given: Any) -> Document:
    """A short account that holds the given facts and no others."""
    words = [*given.get("places", ()), *given.get("targets", ()), *given.get("actors", ())]
    words += [word for word, _ in given.get("dates", ())] + [toll[1] for toll in given.get("tolls", ())]
    maker = Maker(f"Something hit: {', '.join(words)}.", outlet="Quay Mirror", published="2031-05-12")
    maker.mention("hit", **given)
    return maker.build()


FRIDAY = [("Friday", "2031-05-09")]


def joined(one: Document, two: Document) -> bool:
    found = link(one, two)
    return found is not None and found.score > 0


def test_same_place_day_and_type_join_with_reasons() -> None:
    found = link(wire(), account(places=["Port Arlo"], dates=FRIDAY, targets=["depot"]))
    assert found is not None
    assert found.score > 0
    assert {"type", "date", "place", "target"} <= {reason.feature for reason in found.reasons}


@pytest.mark.parametrize(
    "given",
    [
        {"places": ["Tessim"], "dates": FRIDAY, "targets": ["depot"]},
        {"places": ["Ostmark"], "dates": FRIDAY, "targets": ["depot"]},
        {"places": ["Port Arlo"], "dates": [("Monday", "2031-05-12")], "targets": ["depot"]},
        {"places": ["Port Arlo"], "dates": FRIDAY, "status": "planned"},
        {"places": ["Port Arlo"], "dates": FRIDAY, "type": "COERCE", "mode": "seize"},
        {"dates": FRIDAY},
        {"places": ["Veldria"], "dates": FRIDAY},
    ],
)
def test_what_contradicts_or_says_too_little_stays_apart(given: dict[str, object]) -> None:
    assert not joined(wire(), account(**given))


def test_the_wider_value_is_compatible_with_the_exact_one() -> None:
    toll = [("killed", "12 people", 12, 12)]
    assert joined(wire(), account(places=["Veldria"], dates=[("May", "2031-05")], targets=["depot"], tolls=toll))


def test_a_contradiction_outweighs_everything() -> None:
    found = link(
        wire(),
        account(places=["Tessim"], dates=FRIDAY, targets=["depot"], tolls=[("killed", "12 people", 12, 12)]),
    )
    assert found is not None
    assert found.score < -10


def test_a_running_total_is_no_toll_of_the_incident() -> None:
    with_total = account(
        places=["Port Arlo"], dates=FRIDAY, tolls=[("killed", "40 people", 40, 40)], scope="cumulative"
    )
    found = link(wire(), with_total)
    assert found is not None
    assert "scope" in {reason.feature for reason in found.reasons}
    assert "killed" not in {reason.feature for reason in found.reasons}


def test_rival_actors_speak_against_but_do_not_forbid() -> None:
    one = account(places=["Port Arlo"], dates=FRIDAY, targets=["depot"], actors=["Sarn Front"])
    maker = Maker(
        "On Friday the Tessim Guard hit a depot in Port Arlo.", outlet="Northern Wire", published="2031-05-10"
    )
    maker.mention(
        "hit", places=["Port Arlo"], dates=[("On Friday", "2031-05-09")], targets=["depot"], actors=["Tessim Guard"]
    )
    found = link(one, maker.build())
    assert found is not None
    assert found.score > 0
    assert [reason.weight < 0 for reason in found.reasons if reason.feature == "actor"] == [True]


def test_a_report_tells_of_nothing_that_came_after_it() -> None:
    early = Maker("Something hit a depot in Port Arlo.", outlet="Quay Mirror", published="2031-05-01")
    early.mention("hit", places=["Port Arlo"], targets=["depot"])
    found = link(wire(), early.build())
    assert found is not None
    assert found.score < -10


def test_an_undated_account_of_the_next_day_joins_and_one_of_next_week_does_not() -> None:
    for published, expected in (("2031-05-11", True), ("2031-05-20", False)):
        undated = Maker("Something hit a depot in Port Arlo.", outlet="Quay Mirror", published=published)
        undated.mention("hit", places=["Port Arlo"], targets=["depot"])
        assert joined(wire(), undated.build()) is expected


def test_a_loose_week_agrees_with_the_day_beside_it() -> None:
    week = [("last week", "2031-05-10/2031-05-16")]
    toll = [("killed", "12 people", 12, 12)]
    assert joined(wire(), account(places=["Port Arlo"], dates=week, targets=["depot"], tolls=toll))
    far = [("last week", "2031-05-19/2031-05-25")]
    assert not joined(wire(), account(places=["Port Arlo"], dates=far, targets=["depot"], tolls=toll))


def test_open_ended_tolls_that_differ_much_speak_against() -> None:
    many = account(places=["Port Arlo"], dates=FRIDAY, targets=["depot"], tolls=[("killed", "at least 70", 70, None)])
    found = link(wire(), many)
    assert found is not None
    assert [reason.weight < 0 for reason in found.reasons if reason.feature == "killed"] == [True]


def test_a_fire_and_an_arson_may_be_one() -> None:
    one = account(type="ACCIDENT", mode="fire", places=["Port Arlo"], dates=FRIDAY, targets=["depot"])
    maker = Maker("On Friday someone burned a depot in Port Arlo.", outlet="Northern Wire", published="2031-05-10")
    maker.mention(
        "burned", mode="destroy", places=["Port Arlo"], dates=[("On Friday", "2031-05-09")], targets=["depot"]
    )
    assert joined(one, maker.build())


def test_far_apart_happenings_leave_no_link() -> None:
    assert link(wire(), tanker()) is None
    assert not joined(wire(), second_strike())
    assert joined(wire(), unnamed_account())


def test_families_and_weights_are_complete() -> None:
    assert family_of("ASSAULT") == family_of("ACCIDENT") == "harm"
    assert family_of("PROTEST") == "PROTEST"
    weights = load_table("linking/matching.toml")
    assert weights["bias"] < 0 > weights["forbidden"]
    assert weights["forbidden"] < weights["groups"]["worst"] < weights["groups"]["strong_negative"] < 0


def test_modes_and_types_of_the_tables_exist() -> None:
    types = load_table("types.toml")
    modes = {mode for entry in types.values() if isinstance(entry, dict) for mode in entry.get("modes", {})}
    tables = load_table("linking/types.toml")
    assert {type_ for row in tables["families"].values() for type_ in row} <= set(types)
    assert {mode for row in tables["modes"].values() for mode in row} <= modes


def campaign(total: int, own: int, place: str = "Tessim") -> Document:
    """A report of one strike that also tells what the campaign has cost."""
    text = f"A strike killed {own} people off {place}. The campaign has killed {total} people since March."
    maker = Maker(text, outlet="Quay Mirror", published="2031-05-12")
    maker.mention("strike", places=[place], tolls=[("killed", f"{own} people", own, own)])
    maker.mention("campaign", tolls=[("killed", f"{total} people", total, total)], scope="cumulative")
    return maker.build()


def test_a_running_total_joins_its_like_and_never_a_single_strike() -> None:
    one, two = profile_of(campaign(87, 14)), profile_of(campaign(89, 11, "Port Arlo"))
    (strike, total), (other, larger) = one.facts, two.facts
    assert contradiction(strike, larger)
    assert contradiction(total, other)
    assert not contradiction(total, larger)
    assert contradiction(total, profile_of(campaign(900, 14)).facts[1])


def two_towns(outlet: str, day: str, *, second: str = "Tessim") -> Document:
    words = f"Something hit Port Arlo on {day}. Something else blew up in {second}."
    maker = Maker(words, outlet=outlet, published="2031-05-12")
    maker.mention("hit", places=["Port Arlo"], dates=[(day, {"Friday": "2031-05-09", "Monday": "2031-05-12"}[day])])
    maker.mention("blew", places=[second])
    return maker.build()


def test_two_reports_of_the_same_two_towns_tell_of_the_same_two_happenings() -> None:
    found = Linker().compare(two_towns("Quay Mirror", "Friday"), two_towns("Bay Post", "Friday")).mention_links
    together = [one for one in found if any(reason.feature == "together" for reason in one.reasons)]
    assert len(together) == 2
    assert all(one.score > 0 for one in together)


@pytest.mark.parametrize(("day", "second"), [("Monday", "Tessim"), ("Friday", "Ostmark")])
def test_of_other_days_or_with_another_second_town_they_do_not(day: str, second: str) -> None:
    found = Linker().compare(two_towns("Quay Mirror", "Friday"), two_towns("Bay Post", day, second=second))
    assert not any(reason.feature == "together" for one in found.mention_links for reason in one.reasons)
