"""Bodies, those who speak for them, and offices without a name are joined within one incident."""

from __future__ import annotations

import pytest

from firsthand.linking.origins.hops import is_hidden
from firsthand.linking.origins.mouths import office_of
from firsthand.linking.profiles.introductions import described
from firsthand.model import Hop, HopKind, Incident
from tests.linking.maker import Maker
from tests.linking.origins.test_tracing import whole

LEAD = "A roof fell in Port Arlo on Friday, killing 12 people, {who} said."


def roof(
    who: str, hop: tuple[str, HopKind], *more: str, outlet: str = "Paper 1", published: str = "2031-05-10"
) -> Maker:
    """A report whose lead has the toll from `who`, and what follows."""
    maker = Maker(
        LEAD.format(who=who), *more, f"{outlet} keeps an office near the water.", outlet=outlet, published=published
    )
    claim = maker.claim("killing 12 people", hop, cue="said", source=who)
    maker.mention(
        "fell", type="ACCIDENT", mode="collapse", places=["Port Arlo"], dates=[("on Friday", "2031-05-09")],
        targets=["roof"], tolls=[("killed", "12 people", 12, 12)], claims=[claim], carried=[claim],
    )  # fmt: skip
    return maker


def says(maker: Maker, words: str, hop: tuple[str, HopKind], source: str) -> None:
    maker.claim(words, hop, cue="said", source=source)


def counted(incident: Incident) -> set[str]:
    return {origin.name for origin in incident.origins if origin.kind != "unknown" and not origin.not_counted}


def test_a_body_and_who_holds_an_office_of_it_are_one() -> None:
    maker = roof(
        "the harbour office",
        ("harbour office", "organisation"),
        "The beams were wet, the office's director, Ina Holt, said.",
    )
    says(maker, "The beams were wet", ("Ina Holt", "person"), "the office's director, Ina Holt,")
    assert whole(maker.build()).independent_origins == 1


def test_an_office_without_a_name_is_whom_another_report_names() -> None:
    one = roof("the defence secretary", ("the defence secretary", "unnamed"))
    two = roof("Defence Secretary Ina Holt", ("Ina Holt", "person"), outlet="Paper 2")
    incident = whole(one.build(), two.build())
    assert counted(incident) == {"Ina Holt"}


def test_the_second_sentence_names_whom_the_first_left_out() -> None:
    maker = roof("the clinic's director", ("the clinic's director", "unnamed"), "“We ran,” Dr. Ina Holt said.")
    says(maker, "“We ran,”", ("Ina Holt", "person"), "Dr. Ina Holt")
    incident = whole(maker.build())
    assert incident.independent_origins == 1


def test_a_captain_named_right_after_the_coast_guard_may_be_its_own() -> None:
    maker = roof("the coast guard", ("coast guard", "organisation"), "“We ran,” Captain Ina Holt said.")
    says(maker, "“We ran,”", ("Ina Holt", "person"), "Captain Ina Holt")
    incident = whole(maker.build())
    assert incident.independent_origins == 1
    assert incident.high == 2
    assert "Ina Holt speaks for coast guard is not said" in incident.bounds_reason


def test_a_bystander_named_after_the_police_is_another() -> None:
    maker = roof("police", ("police", "organisation"), "“I ran,” a baker, Ina Holt, said.")
    says(maker, "“I ran,”", ("Ina Holt", "person"), "a baker, Ina Holt,")
    assert whole(maker.build()).independent_origins == 2


def test_the_manager_of_a_mine_is_not_the_head_of_its_rescue() -> None:
    maker = roof(
        "the head of the mine rescue", ("the head of the mine rescue", "unnamed"),
        "The manager of the mine, Bor Tann, said that the lamps were out.",
    )  # fmt: skip
    says(maker, "that the lamps were out", ("Bor Tann", "person"), "The manager of the mine, Bor Tann,")
    assert whole(maker.build()).independent_origins == 2


def test_a_states_agency_speaks_for_its_government() -> None:
    maker = roof(
        "the works ministry", ("works ministry", "organisation"), "The state agency VNA said that the beams were wet."
    )
    says(maker, "that the beams were wet", ("VNA", "organisation"), "The state agency VNA")
    assert whole(maker.build()).independent_origins == 1


def test_a_short_name_is_its_full_one() -> None:
    one = roof("Holtmar", ("Holtmar", "organisation"))
    two = roof("Holtmar Shipping", ("Holtmar Shipping", "organisation"), outlet="Paper 2")
    assert whole(one.build(), two.build()).independent_origins == 1


def test_the_sergeant_is_the_one_of_the_report() -> None:
    maker = roof("Sergeant Ina Holt", ("Ina Holt", "person"), "The beams were wet, the sergeant said.")
    says(maker, "The beams were wet", ("the sergeant", "unnamed"), "the sergeant")
    assert whole(maker.build()).independent_origins == 1


def test_neighbours_and_a_nurse_of_one_outlet_are_two_sources() -> None:
    maker = roof("neighbours", ("neighbours", "unnamed"), "The beams were wet, a nurse said.")
    says(maker, "The beams were wet", ("a nurse", "unnamed"), "a nurse")
    assert whole(maker.build()).independent_origins == 2


@pytest.mark.parametrize("words", ["the mayor", "a spokesman for the army", "the ferry company's director"])
def test_offices(words: str) -> None:
    assert office_of(words) == described(words)


@pytest.mark.parametrize("words", ["officials", "a mayor", "the baker", "two directors"])
def test_no_offices(words: str) -> None:
    assert office_of(words) is None


def test_who_asks_for_no_name_is_hidden() -> None:
    assert is_hidden(Hop(name="a clerk", kind="unnamed", anonymity="a clerk who asked not to be named"))
    assert not is_hidden(Hop(name="a clerk", kind="unnamed", anonymity="a clerk"))


def test_a_quoted_gravedigger_and_a_barber_of_one_outlet_are_two_sources() -> None:
    maker = roof("a gravedigger", ("a gravedigger", "unnamed"), "“The beams were wet,” a barber said.")
    says(maker, "“The beams were wet,”", ("a barber", "unnamed"), "a barber")
    assert whole(maker.build()).independent_origins == 2


def test_a_firm_taken_for_a_person_elsewhere_is_one() -> None:
    one = roof("Holtmar", ("Holtmar", "organisation"))
    two = roof("Holtmar", ("Holtmar", "person"), outlet="Paper 2")
    assert whole(one.build(), two.build()).independent_origins == 1


def test_a_chief_of_police_is_no_voice_of_the_firm_that_spoke_before() -> None:
    maker = roof(
        "Norde Coal",
        ("Norde Coal", "organisation"),
        "The beams were wet, district police chief Ina Holt said.",
    )
    says(maker, "The beams were wet", ("Ina Holt", "person"), "district police chief Ina Holt")
    assert whole(maker.build()).independent_origins == 2


def test_the_mines_manager_is_a_voice_of_the_firm_that_spoke_before() -> None:
    maker = roof(
        "Norde Coal",
        ("Norde Coal", "organisation"),
        "The beams were wet, the mine's manager, Ina Holt, said.",
    )
    says(maker, "The beams were wet", ("Ina Holt", "person"), "the mine's manager, Ina Holt,")
    assert whole(maker.build()).independent_origins == 1


def test_two_named_officers_of_one_police_are_two() -> None:
    maker = roof(
        "police chief Ina Holt", ("Ina Holt", "person"), "The beams were wet, Arlo police officer Bo Lind said."
    )
    says(maker, "The beams were wet", ("Bo Lind", "person"), "Arlo police officer Bo Lind")
    assert whole(maker.build()).independent_origins == 2


def test_a_group_of_the_lead_is_the_one_that_is_named_next() -> None:
    maker = roof(
        "a group of harbour lawyers",
        ("group of harbour lawyers", "organisation"),
        "The beams were wet, Norde Counsel said.",
    )
    says(maker, "The beams were wet", ("Norde Counsel", "organisation"), "Norde Counsel")
    assert whole(maker.build()).independent_origins == 1


def test_a_surname_taken_for_a_body_is_the_person_of_its_report() -> None:
    maker = roof("Governor Ina Holt", ("Ina Holt", "person"), "The beams were wet, Holt said.")
    says(maker, "The beams were wet", ("Holt", "organisation"), "Holt")
    assert whole(maker.build()).independent_origins == 1
