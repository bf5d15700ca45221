"""MUC-4's score by slot on cases counted by hand."""

from __future__ import annotations

import pytest
from benchmarks.scorers.muc4_slots import Fill, SlotCounts, SlotTemplate, credit, slot_counts


def fill(*values: str, refers: tuple[str, ...] = (), optional: bool = False) -> Fill:
    return Fill(values=values, refers=refers, optional=optional)


def template(optional: bool = False, **slots: list[Fill]) -> SlotTemplate:
    return SlotTemplate(slots={slot: tuple(fills) for slot, fills in slots.items()}, optional=optional)


def counted(counts: SlotCounts) -> tuple[int, int, int, int]:
    return counts.correct, counts.partial, counts.possible, counts.actual


@pytest.mark.parametrize(
    ("slot", "response", "key", "expected"),
    [
        ("incident_type", "ATTACK", "BOMBING", 0.5),
        ("incident_type", "BOMBING", "ATTACK", 0.0),
        ("incident_date", "02 FEB 90", "2 FEB 90", 1.0),
        ("incident_date", "- 04 MAR 90", "-4 MAR 90", 1.0),
        ("incident_date", "02 MAR 90", "- 04 MAR 90", 0.5),
        ("incident_date", "05 MAR 90", "- 04 MAR 90", 0.0),
        ("incident_date", "13 AUG 89", "12 AUG 89 - 18 AUG 89", 0.5),
        ("incident_date", "- 04 MAR 90", "02 MAR 90", 0.0),
        ("incident_location", "VELDRIA: TARN (CITY)", "VELDRIA: TARN (TOWN)", 1.0),
        ("incident_location", "VELDRIA", "VELDRIA: TARN (CITY)", 0.5),
        ("incident_location", "VELDRIA: TARN (CITY)", "VELDRIA: NORD (DEPARTMENT): TARN (CITY)", 0.5),
        ("incident_location", "VELDRIA: MOSK (CITY)", "VELDRIA: TARN (CITY)", 0.0),
        ("incident_location", "OSTRIA: TARN (CITY)", "VELDRIA: TARN (CITY)", 0.0),
        ("incident_location", "VELDRIA: TARN (CITY)", "(VELDRIA: TARN (CITY))", 1.0),
        ("hum_tgt_number", "12", "12", 1.0),
        ("hum_tgt_number", "12", "~12", 0.5),
        ("hum_tgt_number", "PLURAL", "12", 0.0),
        ("hum_tgt_number", "- 15", "-15", 1.0),
        ("phys_tgt_effect_of_incident", "DESTROYED", "SOME DAMAGE", 0.5),
        ("hum_tgt_effect_of_incident", "DEATH", "INJURY", 0.0),
        ("hum_tgt_name", "BRASK", "OLEN BRASK", 0.5),
        ("perp_organization_id", "the Red Lamp Front", "RED LAMP FRONT", 1.0),
        ("phys_tgt_id", "bridge", "mill", 0.0),
    ],
)
def test_credit(slot: str, response: str, key: str, expected: float) -> None:
    assert credit(slot, response, key) == expected


KEY = template(
    incident_type=[fill("BOMBING")],
    incident_date=[fill("02 FEB 90", "03 FEB 90")],
    phys_tgt_id=[fill("MILL")],
    hum_tgt_description=[fill("DRIVER"), fill("GUARDS")],
    hum_tgt_number=[fill("1", refers=("DRIVER",)), fill("3", refers=("GUARDS",))],
)


def test_any_alternative_of_the_key_is_right_and_a_wrong_reference_half() -> None:
    response = template(
        incident_type=[fill("BOMBING")],
        incident_date=[fill("03 FEB 90")],
        hum_tgt_description=[fill("DRIVER")],
        hum_tgt_number=[fill("1", refers=("DRIVER",)), fill("3", refers=("DRIVER",)), fill("7", refers=("GUARDS",))],
    )
    counts = slot_counts([response], [KEY], ("incident_date", "hum_tgt_number"))
    assert counted(counts["incident_date"]) == (1, 0, 1, 1)
    assert counted(counts["hum_tgt_number"]) == (1, 1, 2, 3)
    assert counts["hum_tgt_number"].recall == 0.75
    assert counts["hum_tgt_number"].precision == 0.5
    assert counts["hum_tgt_number"].f1 == 0.6


def test_templates_are_mapped_by_type_and_content() -> None:
    same_day = template(incident_type=[fill("BOMBING")], incident_date=[fill("02 FEB 90")])
    counts = slot_counts([same_day], [KEY], ("incident_date",))
    assert counted(counts["incident_date"]) == (0, 0, 1, 1)
    other_type = template(incident_type=[fill("ARSON")], incident_date=[fill("02 FEB 90")], phys_tgt_id=[fill("MILL")])
    assert counted(slot_counts([other_type], [KEY], ("incident_date",))["incident_date"]) == (0, 0, 1, 1)
    attack = template(incident_type=[fill("ATTACK")], incident_date=[fill("02 FEB 90")], phys_tgt_id=[fill("OLD MILL")])
    assert counted(slot_counts([attack], [KEY], ("incident_date",))["incident_date"]) == (1, 0, 1, 1)


def test_the_mapping_that_earns_most_is_taken() -> None:
    second = template(
        incident_type=[fill("BOMBING")], incident_date=[fill("09 FEB 90")], phys_tgt_id=[fill("MILL"), fill("BRIDGE")]
    )
    responses = [
        template(incident_type=[fill("BOMBING")], incident_date=[fill("09 FEB 90")], phys_tgt_id=[fill("MILL")]),
        template(incident_type=[fill("BOMBING")], incident_date=[fill("02 FEB 90")], phys_tgt_id=[fill("MILL")]),
    ]
    counts = slot_counts(responses, [KEY, second], ("incident_date",))
    assert counted(counts["incident_date"]) == (2, 0, 2, 2)


def test_optional_templates_and_fills_are_no_loss() -> None:
    maybe = template(
        optional=True,
        incident_type=[fill("ARSON")],
        incident_date=[fill("05 FEB 90")],
        phys_tgt_id=[fill("BARN")],
    )
    assert counted(slot_counts([], [maybe], ("incident_date",))["incident_date"]) == (0, 0, 0, 0)
    told = template(incident_type=[fill("ARSON")], incident_date=[fill("05 FEB 90")], phys_tgt_id=[fill("BARN")])
    assert counted(slot_counts([told], [maybe], ("incident_date",))["incident_date"]) == (1, 0, 1, 1)
    some = template(
        incident_type=[fill("ARSON")], phys_tgt_id=[fill("BARN"), fill("SHED", optional=True)], incident_date=[]
    )
    assert counted(slot_counts([told], [some], ("phys_tgt_id",))["phys_tgt_id"]) == (1, 0, 1, 1)
    assert counted(slot_counts([told], [some], ("incident_date",))["incident_date"]) == (0, 0, 0, 1)


def test_missing_and_spurious_templates_count() -> None:
    spurious = template(incident_type=[fill("ROBBERY")], hum_tgt_number=[fill("2", refers=("CLERKS",))])
    counts = slot_counts([spurious], [KEY], ("hum_tgt_number",))
    assert counted(counts["hum_tgt_number"]) == (0, 0, 2, 1)
