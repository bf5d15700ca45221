"""The published forms: valid against their own schema, with the keys that others depend on."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import msgspec
import pytest

from firsthand.contract import SCHEMAS, export_form, read_form, schema, unread_form
from firsthand.model import (
    Argument,
    Capture,
    Casualty,
    Claim,
    Conflict,
    Damage,
    DateArgument,
    Derivation,
    Document,
    Evidence,
    Extraction,
    Field,
    Grade,
    Hop,
    Incident,
    Intake,
    Judgement,
    Mention,
    MentionRef,
    Origin,
    PlaceArgument,
    PlaceMention,
    Problem,
    Reading,
    Span,
    Standing,
    TimeExpression,
)
from tests.conftest import make_report


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


@pytest.fixture
def document() -> Document:
    report = make_report("A drone hit the depot in Kessim on Friday, killing 12, the governor said.")
    time = TimeExpression(span=span(35, 41), value="2031-05-09", precision="day", kind="date", anchor="published")
    place = PlaceMention(
        span=span(25, 31),
        name="Kessim",
        geoname_id=None,
        country=None,
        latitude=None,
        longitude=None,
        precision="settlement",
    )
    claim = Claim(
        report_id=report.id,
        content=(span(0, 53),),
        cue=span(68, 72),
        source=span(55, 67),
        chain=(Hop(name=report.outlet, kind="outlet"), Hop(name="the governor", kind="person", span=span(55, 67))),
        quotation="indirect",
        certainty="certain",
        polarity="positive",
        said_on=time,
    )
    mention = Mention(
        report_id=report.id,
        type="ASSAULT",
        mode="drone",
        status="happened",
        trigger=span(8, 11),
        targets=(Argument(name="the depot", span=span(12, 21), claims=(claim.id,)),),
        places=(PlaceArgument(place=place),),
        dates=(DateArgument(time=time),),
        casualties=(Casualty(outcome="killed", low=12, high=12, span=span(51, 53)),),
        damage=(Damage(name="the depot", effect="damaged", span=span(12, 21)),),
        claims=(claim.id,),
    )
    return Document(
        report=report,
        extraction=Extraction(
            report_id=report.id, claims=(claim,), times=(time,), places=(place,), mentions=(mention,)
        ),
    )


def as_json(form: Any) -> Any:
    return json.loads(msgspec.json.encode(form))


def test_the_read_form_is_valid(document: Document) -> None:
    printed = as_json(read_form(document))
    jsonschema.validate(printed, schema("read"))
    claim = printed["claims"][0]
    assert set(claim) >= {"id", "content", "cue", "source", "chain", "quotation", "certainty", "polarity"}
    assert claim["chain"][0] == {
        "name": "Veldria Courier", "kind": "outlet", "start": None, "end": None, "anonymity": None,
    }  # fmt: skip
    mention = printed["mentions"][0]
    assert mention["dates"][0]["value"] == "2031-05-09"
    assert mention["places"][0]["name"] == "Kessim"
    assert mention["casualties"][0]["low"] == 12
    assert document.report.text[mention["trigger"]["start"] : mention["trigger"]["end"]] == "hit"


def test_a_source_without_a_report_is_valid() -> None:
    problem = Problem(stage="reading", address="x.bin", message="it is binary")
    capture = Capture(sha256="0" * 64, address="x.bin", media_type="application/octet-stream", size=1)
    printed = as_json(unread_form(Intake(capture=capture, content=b"\0", report=None, problems=(problem,))))
    jsonschema.validate(printed, schema("read"))
    assert printed["report"] is None
    assert printed["problems"][0]["message"] == "x.bin: it is binary"


def test_the_export_form_is_valid(document: Document) -> None:
    mention = document.extraction.mentions[0]
    origin = Origin(name="the governor", kind="speaker", key="the governor", reports=(document.report.id,))
    reading = Reading(
        value="12",
        low=12,
        high=12,
        scope="incident",
        standings=(Standing(report=document.report.id, mention=mention.id, span=span(51, 53)),),
        origins=(origin.id,),
        sources=("Veldria Courier", "the governor"),
    )
    incident = Incident(
        type="ASSAULT",
        mode="drone",
        title="Drone strike on a depot",
        mentions=(MentionRef(report=document.report.id, mention=mention.id),),
        fields={"killed": Field(readings=(reading,), conflict=Conflict(kind="number", sides=("12", "9")))},
        origins=(origin,),
        independent_origins=1,
        unknown_origins=0,
        grade=Grade(suggested="Weak", rule="single-origin", reason="one origin"),
    )
    derivation = Derivation(
        report_id=document.report.id,
        from_name="Harbour Post",
        how="cites",
        evidence=(Evidence(kind="citation", detail="according to", span=span(0, 3)),),
    )
    judgement = Judgement(subject=incident.id, verdict="accept", by="ana", at="2031-05-15T00:00:00Z", reason="read all")
    printed = as_json(
        export_form(
            reports=[document.report],
            incidents=[incident],
            derivations=[derivation],
            problems=[],
            judgements=[judgement],
        )
    )
    jsonschema.validate(printed, schema("export"))
    assert printed["derivations"][0]["from"] is None
    assert printed["incidents"][0]["judgements"][0]["by"] == "ana"
    assert printed["incidents"][0]["fields"]["killed"]["conflict"]["sides"] == ["12", "9"]


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_schema_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
