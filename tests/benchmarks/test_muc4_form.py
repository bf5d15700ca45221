"""firsthand's mentions in MUC-4's forms, from mentions made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from benchmarks.muc4_bounds import relevant
from benchmarks.muc4_form import gold_slots, gold_templates, muc4_report, slot_templates, templates

from firsthand.model import (
    Argument,
    Casualty,
    DateArgument,
    Document,
    Extraction,
    Mention,
    PlaceArgument,
    PlaceMention,
    Report,
    Span,
    TimeExpression,
)

ITEM: dict[str, Any] = {
    "docid": "X-1",
    "text": "LIMA, 4 FEB 90 (VNA) -- [TEXT] "
    "REBELS SHOT DEAD OLEN BRASK AND THREE GUARDS IN TARN ON 2 FEBRUARY WITH RIFLES.",
    "dateline": {"place": "LIMA", "date": "4 FEB 90", "body_offset": 31},
}
REPORT = muc4_report(ITEM)


def span(words: str) -> Span:
    start = REPORT.text.index(words)
    return Span(start=start, end=start + len(words))


def argument(words: str, kind: str, name: str | None = None, **more: Any) -> Argument:
    return Argument(name=name or words.capitalize(), span=span(words), kind=kind, **more)


def day(value: str | None) -> DateArgument:
    return DateArgument(
        time=TimeExpression(span=span("2 FEBRUARY"), value=value, precision="day", kind="date", anchor="published")
    )


def place(country: str | None) -> PlaceArgument:
    found = PlaceMention(
        span=span("TARN"),
        name="Tarn",
        geoname_id=None,
        country=country,
        latitude=None,
        longitude=None,
        precision="settlement",
    )
    return PlaceArgument(place=found)


SHOOTING = Mention(
    report_id=REPORT.id,
    type="ASSAULT",
    mode="firearms",
    status="happened",
    trigger=span("SHOT"),
    triggers=(span("SHOT"),),
    actors=(argument("REBELS", "group", responsibility="reported"),),
    targets=(argument("OLEN BRASK", "person", "Olen Brask", outcomes=("killed",)),),
    means=(argument("RIFLES", "object"),),
    casualties=(Casualty(outcome="killed", low=3, high=3, span=span("THREE GUARDS"), group="police"),),
)


def document(*mentions: Mention, report: Report = REPORT) -> Document:
    return Document(report=report, extraction=Extraction(report_id=report.id, mentions=mentions, made_by="test"))


def slots(mention: Mention) -> dict[str, list[tuple[str, ...]]]:
    (template,) = slot_templates(document(mention))
    return {name: [fill.values for fill in fills] for name, fills in template.slots.items()}


def test_the_report_has_its_dateline_and_no_tag() -> None:
    assert REPORT.text.startswith("LIMA, 4 FEB 90 (VNA) -- REBELS SHOT DEAD")
    assert REPORT.dateline == "LIMA, 4 FEB 90 (VNA)"
    assert REPORT.published == "1990-02-04"


def test_roles_without_counts_and_only_named_victims() -> None:
    (template,) = templates(document(SHOOTING))
    assert template.type == "attack"
    assert template.roles["PerpInd"] == (frozenset({"rebels"}),)
    assert template.roles["Victim"] == (frozenset({"olen brask"}),)
    assert template.roles["Weapon"] == (frozenset({"rifles"}),)


def test_people_with_number_and_effect() -> None:
    found = slots(SHOOTING)
    assert found["hum_tgt_name"] == [("OLEN BRASK",)]
    assert found["hum_tgt_description"] == [("GUARDS",)]
    assert found["hum_tgt_number"] == [("1",), ("3",)]
    assert found["hum_tgt_effect_of_incident"] == [("DEATH",), ("DEATH",)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1990-02-02", "02 FEB 90"),
        ("1990-02", "01 FEB 90 - 28 FEB 90"),
        ("1990-01-28/1990-02-03", "28 JAN 90 - 03 FEB 90"),
        ("../1990-02-03", "- 03 FEB 90"),
        (None, "- 04 FEB 90"),
    ],
)
def test_dates(value: str | None, expected: str) -> None:
    assert slots(replace(SHOOTING, dates=(day(value),)))["incident_date"] == [(expected,)]


def test_places_lie_in_their_country() -> None:
    assert slots(replace(SHOOTING, places=(place("PE"),)))["incident_location"] == [("PERU: TARN",)]
    assert slots(replace(SHOOTING, places=(place(None),)))["incident_location"] == []


def test_what_lies_outside_the_rules_of_muc4() -> None:
    old = replace(SHOOTING, dates=(day("1989-11-01"),))
    battle = replace(
        SHOOTING,
        targets=(),
        casualties=(replace(SHOOTING.casualties[0], group="combatant"),),
        dates=(day("1990-02-02"),),
    )
    vague = replace(SHOOTING, targets=(), casualties=())
    planned = replace(SHOOTING, status="planned")
    assert relevant(document(old, battle, vague, planned)) == []
    assert [name for name, _ in relevant(document(SHOOTING))] == ["ATTACK"]


def test_gold_keeps_alternatives_and_what_is_optional() -> None:
    item = {
        "gtt_templates": [
            {"incident_type": "attack", "PerpInd": [], "PerpOrg": [], "Target": [], "Weapon": [],
             "Victim": [[["the mayor", 3], ["brask", 9]]]},
        ] * 2,
        "templates": [
            {"template": 1, "optional": True, "incident_instrument_id": "*",
             "hum_tgt_number": [{"alts": ["3", "PLURAL"], "xref": ["GUARDS"], "optional": True}]},
        ],
    }  # fmt: skip
    (template,) = gold_templates(item)
    assert template.roles["Victim"] == (frozenset({"mayor", "brask"}),)
    (key,) = gold_slots(item)
    assert key.optional
    (fill,) = key.slots["hum_tgt_number"]
    assert (fill.values, fill.refers, fill.optional) == (("3", "PLURAL"), ("GUARDS",), True)
    assert "incident_instrument_id" not in key.slots
