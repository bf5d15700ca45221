"""The published form of one report: what `firsthand read --json` prints, one object a line.

The keys are the contract of docs/reference/contract.md. Adding one is free; renaming one is a breaking change.
All `start` and `end` are Unicode code points of `report.text`, end exclusive.
"""

from __future__ import annotations

import msgspec

from firsthand.contract.report_form import ProblemForm, ReportForm, problem_form, report_form
from firsthand.contract.version import CONTRACT_VERSION
from firsthand.model import (
    Act,
    Anchor,
    Argument,
    Basis,
    Casualty,
    Certainty,
    Claim,
    DateArgument,
    Document,
    Extraction,
    HopKind,
    Intake,
    Mention,
    Outcome,
    PlaceArgument,
    PlaceMention,
    PlacePrecision,
    Polarity,
    Problem,
    Quotation,
    Responsibility,
    Scope,
    Span,
    Status,
    TimeExpression,
    TimeKind,
    TimePrecision,
)

__all__ = ["ClaimForm", "ReadForm", "claim_form", "read_form", "unread_form"]


class SpanForm(msgspec.Struct, frozen=True, kw_only=True):
    start: int
    end: int


class TimeForm(msgspec.Struct, frozen=True, kw_only=True):
    start: int
    end: int
    value: str | None
    precision: TimePrecision
    kind: TimeKind
    anchor: Anchor
    note: str


class PlaceForm(msgspec.Struct, frozen=True, kw_only=True):
    start: int
    end: int
    name: str
    geoname_id: int | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    relation: str
    alternatives: tuple[int, ...]
    admin1: str | None


class HopForm(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    kind: HopKind
    start: int | None
    end: int | None
    anonymity: str | None


class ClaimForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    content: tuple[SpanForm, ...]
    cue: SpanForm | None
    source: SpanForm | None
    chain: tuple[HopForm, ...]
    quotation: Quotation
    certainty: Certainty
    polarity: Polarity
    act: Act
    said_on: TimeForm | None
    rule: str


class ArgumentForm(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    start: int
    end: int
    kind: str
    certainty: Certainty
    responsibility: Responsibility | None = None
    outcomes: tuple[Outcome, ...] = ()
    claims: tuple[str, ...]


class PlaceArgumentForm(PlaceForm, frozen=True, kw_only=True):
    claims: tuple[str, ...]
    basis: Basis = "clause"


class DateArgumentForm(TimeForm, frozen=True, kw_only=True):
    claims: tuple[str, ...]
    basis: Basis = "clause"


class CasualtyForm(msgspec.Struct, frozen=True, kw_only=True):
    outcome: Outcome
    group: str
    low: int
    high: int | None
    scope: Scope
    approximate: bool
    added: bool
    start: int
    end: int
    claims: tuple[str, ...]


class DamageForm(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    effect: str
    start: int
    end: int
    claims: tuple[str, ...]


class TallyForm(msgspec.Struct, frozen=True, kw_only=True):
    low: int
    high: int | None
    approximate: bool
    start: int
    end: int
    claims: tuple[str, ...]


class MentionForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    type: str
    mode: str | None
    status: Status
    certainty: Certainty
    trigger: SpanForm
    triggers: tuple[SpanForm, ...]
    actors: tuple[ArgumentForm, ...]
    targets: tuple[ArgumentForm, ...]
    means: tuple[ArgumentForm, ...]
    places: tuple[PlaceArgumentForm, ...]
    dates: tuple[DateArgumentForm, ...]
    casualties: tuple[CasualtyForm, ...]
    damage: tuple[DamageForm, ...]
    counts: tuple[TallyForm, ...]
    claims: tuple[str, ...]


class ReadForm(msgspec.Struct, frozen=True, kw_only=True):
    """One report with all that was found in it. `report` is null where a source could not be read; see `problems`."""

    version: str = CONTRACT_VERSION
    report: ReportForm | None
    times: tuple[TimeForm, ...]
    places: tuple[PlaceForm, ...]
    claims: tuple[ClaimForm, ...]
    mentions: tuple[MentionForm, ...]
    problems: tuple[ProblemForm, ...]
    made_by: str


def read_form(document: Document, problems: tuple[Problem, ...] = ()) -> ReadForm:
    """The published form of a document, with the problems of reading it before those of extraction."""
    found: Extraction = document.extraction
    return ReadForm(
        report=report_form(document.report),
        times=tuple(_time(item) for item in found.times),
        places=tuple(_place(item) for item in found.places),
        claims=tuple(claim_form(item) for item in found.claims),
        mentions=tuple(_mention(item) for item in found.mentions),
        problems=tuple(problem_form(item) for item in (*problems, *found.problems)),
        made_by=found.made_by,
    )


def unread_form(intake: Intake) -> ReadForm:
    """The published form of a source without a readable report: its problems."""
    return ReadForm(
        report=report_form(intake.report) if intake.report else None,
        times=(),
        places=(),
        claims=(),
        mentions=(),
        problems=tuple(problem_form(item) for item in intake.problems),
        made_by="",
    )


def _span(span: Span) -> SpanForm:
    return SpanForm(start=span.start, end=span.end)


def _time(item: TimeExpression) -> TimeForm:
    return TimeForm(
        start=item.span.start,
        end=item.span.end,
        value=item.value,
        precision=item.precision,
        kind=item.kind,
        anchor=item.anchor,
        note=item.note,
    )


def _place(item: PlaceMention) -> PlaceForm:
    return PlaceForm(
        start=item.span.start,
        end=item.span.end,
        name=item.name,
        geoname_id=item.geoname_id,
        country=item.country,
        latitude=item.latitude,
        longitude=item.longitude,
        precision=item.precision,
        relation=item.relation,
        alternatives=item.alternatives,
        admin1=item.admin1,
    )


def claim_form(item: Claim) -> ClaimForm:
    """The published form of a claim."""
    return ClaimForm(
        id=item.id,
        content=tuple(_span(span) for span in item.content),
        cue=_span(item.cue) if item.cue else None,
        source=_span(item.source) if item.source else None,
        chain=tuple(
            HopForm(
                name=hop.name,
                kind=hop.kind,
                start=hop.span.start if hop.span else None,
                end=hop.span.end if hop.span else None,
                anonymity=hop.anonymity,
            )
            for hop in item.chain
        ),
        quotation=item.quotation,
        certainty=item.certainty,
        polarity=item.polarity,
        act=item.act,
        said_on=_time(item.said_on) if item.said_on else None,
        rule=item.rule,
    )


def _argument(item: Argument) -> ArgumentForm:
    return ArgumentForm(
        name=item.name,
        start=item.span.start,
        end=item.span.end,
        kind=item.kind,
        certainty=item.certainty,
        responsibility=item.responsibility,
        outcomes=item.outcomes,
        claims=item.claims,
    )


def _place_argument(item: PlaceArgument) -> PlaceArgumentForm:
    return PlaceArgumentForm(claims=item.claims, basis=item.basis, **msgspec.structs.asdict(_place(item.place)))


def _date_argument(item: DateArgument) -> DateArgumentForm:
    return DateArgumentForm(claims=item.claims, basis=item.basis, **msgspec.structs.asdict(_time(item.time)))


def _casualty(item: Casualty) -> CasualtyForm:
    return CasualtyForm(
        outcome=item.outcome,
        group=item.group,
        low=item.low,
        high=item.high,
        scope=item.scope,
        approximate=item.approximate,
        added=item.added,
        start=item.span.start,
        end=item.span.end,
        claims=item.claims,
    )


def _mention(item: Mention) -> MentionForm:
    return MentionForm(
        id=item.id,
        type=item.type,
        mode=item.mode,
        status=item.status,
        certainty=item.certainty,
        trigger=_span(item.trigger),
        triggers=tuple(_span(span) for span in item.triggers),
        actors=tuple(_argument(one) for one in item.actors),
        targets=tuple(_argument(one) for one in item.targets),
        means=tuple(_argument(one) for one in item.means),
        places=tuple(_place_argument(one) for one in item.places),
        dates=tuple(_date_argument(one) for one in item.dates),
        casualties=tuple(_casualty(one) for one in item.casualties),
        damage=tuple(
            DamageForm(name=one.name, effect=one.effect, start=one.span.start, end=one.span.end, claims=one.claims)
            for one in item.damage
        ),
        counts=tuple(
            TallyForm(
                low=one.low,
                high=one.high,
                approximate=one.approximate,
                start=one.span.start,
                end=one.span.end,
                claims=one.claims,
            )
            for one in item.counts
        ),
        claims=item.claims,
    )
