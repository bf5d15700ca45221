"""The published form of a ledger: what `firsthand export --to json` writes, one object for the whole ledger."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from firsthand.contract.report_form import ProblemForm, ReportForm, problem_form, report_form
from firsthand.contract.story_form import StoryForm, story_form
from firsthand.contract.version import CONTRACT_VERSION
from firsthand.model import (
    Basis,
    Conflict,
    ConflictKind,
    Derivation,
    DerivationKind,
    Field,
    GradeName,
    Incident,
    Judgement,
    Origin,
    OriginKind,
    Problem,
    Reading,
    Report,
    Scope,
    Story,
    Verdict,
)

__all__ = ["ExportForm", "IncidentForm", "derivation_form", "export_form", "incident_form"]


class MentionRefForm(msgspec.Struct, frozen=True, kw_only=True):
    report: str
    mention: str


class StandingForm(msgspec.Struct, frozen=True, kw_only=True):
    """`quote` is the sentence around the span where it is given; the span itself counts in the report's text.

    basis: of a place or a date, how the report ties it to the incident; null for other fields.
    """

    report: str
    mention: str
    start: int
    end: int
    quote: str | None = None
    basis: Basis | None = None


class ReadingForm(msgspec.Struct, frozen=True, kw_only=True):
    value: str
    low: int | None
    high: int | None
    scope: Scope | None
    group: str | None
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    sources: tuple[str, ...]
    standings: tuple[StandingForm, ...]
    latitude: float | None
    longitude: float | None
    geoname_id: int | None
    country: str | None
    precision: str | None
    independent_origins: int | None = None
    unknown_origins: int | None = None
    origins_low: int | None = None
    origins_high: int | None = None
    origins_reason: str = ""


class ConflictForm(msgspec.Struct, frozen=True, kw_only=True):
    kind: ConflictKind
    sides: tuple[str, ...]
    reason: str


class FieldForm(msgspec.Struct, frozen=True, kw_only=True):
    readings: tuple[ReadingForm, ...]
    conflict: ConflictForm | None
    further_conflicts: tuple[ConflictForm, ...] = ()


class OriginForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    kind: OriginKind
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    not_counted: str = ""


class GradeForm(msgspec.Struct, frozen=True, kw_only=True):
    suggested: GradeName
    rule: str
    reason: str


class JudgementForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    subject: str
    verdict: Verdict
    by: str
    at: str
    reason: str
    field: str | None
    value: str | None
    supersedes: str | None


class IncidentForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    type: str
    mode: str | None
    title: str
    mentions: tuple[MentionRefForm, ...]
    fields: dict[str, FieldForm]
    origins: tuple[OriginForm, ...]
    independent_origins: int
    unknown_origins: int
    grade: GradeForm
    judgements: tuple[JudgementForm, ...]
    claims: tuple[str, ...]
    low: int | None = None
    high: int | None = None
    bounds_reason: str = ""
    spoken_of_in: tuple[str, ...] = ()


class EvidenceForm(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    detail: str
    start: int | None
    end: int | None
    from_start: int | None
    from_end: int | None


class DerivationForm(msgspec.Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """`from` is a report's id, or null where the other is known by name alone."""

    report: str
    from_: str | None
    from_name: str
    how: DerivationKind
    directed: bool
    evidence: tuple[EvidenceForm, ...]


class ExportForm(msgspec.Struct, frozen=True, kw_only=True):
    """stories: reports that are about one happening by their words; empty where they were not asked for."""

    version: str = CONTRACT_VERSION
    reports: tuple[ReportForm, ...]
    incidents: tuple[IncidentForm, ...]
    derivations: tuple[DerivationForm, ...]
    problems: tuple[ProblemForm, ...]
    stories: tuple[StoryForm, ...] = ()


def export_form(
    *,
    reports: Iterable[Report],
    incidents: Iterable[Incident],
    derivations: Iterable[Derivation],
    problems: Iterable[Problem],
    judgements: Iterable[Judgement] = (),
    stories: Iterable[Story] = (),
) -> ExportForm:
    """The whole ledger in its published form. Judgements go to the incident that they name."""
    held, known = tuple(reports), tuple(incidents)
    by_subject: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        by_subject.setdefault(judgement.subject, []).append(judgement)
    return ExportForm(
        reports=tuple(report_form(report) for report in held),
        incidents=tuple(incident_form(incident, by_subject.get(incident.id, ())) for incident in known),
        derivations=tuple(derivation_form(derivation) for derivation in derivations),
        problems=tuple(problem_form(problem) for problem in problems),
        stories=tuple(
            story_form(story, {report.id: report for report in held}, {one.id: one for one in known})
            for story in stories
        ),
    )


def incident_form(incident: Incident, judgements: Iterable[Judgement] = ()) -> IncidentForm:
    """The published form of one incident: what `firsthand show ID --json` prints."""
    return IncidentForm(
        id=incident.id,
        type=incident.type,
        mode=incident.mode,
        title=incident.title,
        mentions=tuple(MentionRefForm(report=ref.report, mention=ref.mention) for ref in incident.mentions),
        fields={name: _field(found) for name, found in incident.fields.items()},
        origins=tuple(_origin(origin) for origin in incident.origins),
        independent_origins=incident.independent_origins,
        unknown_origins=incident.unknown_origins,
        grade=GradeForm(suggested=incident.grade.suggested, rule=incident.grade.rule, reason=incident.grade.reason),
        judgements=tuple(_judgement(judgement) for judgement in judgements),
        claims=incident.claims,
        low=incident.low,
        high=incident.high,
        bounds_reason=incident.bounds_reason,
        spoken_of_in=incident.spoken_of_in,
    )


def derivation_form(derivation: Derivation) -> DerivationForm:
    """The published form of a derivation."""
    return DerivationForm(
        report=derivation.report_id,
        from_=derivation.from_report,
        from_name=derivation.from_name,
        how=derivation.how,
        directed=derivation.directed,
        evidence=tuple(
            EvidenceForm(
                kind=item.kind,
                detail=item.detail,
                start=item.span.start if item.span else None,
                end=item.span.end if item.span else None,
                from_start=item.other_span.start if item.other_span else None,
                from_end=item.other_span.end if item.other_span else None,
            )
            for item in derivation.evidence
        ),
    )


def _field(found: Field) -> FieldForm:
    return FieldForm(
        readings=tuple(_reading(reading) for reading in found.readings),
        conflict=_conflict(found.conflict) if found.conflict else None,
        further_conflicts=tuple(_conflict(item) for item in found.further_conflicts),
    )


def _reading(reading: Reading) -> ReadingForm:
    return ReadingForm(
        value=reading.value,
        low=reading.low,
        high=reading.high,
        scope=reading.scope,
        group=reading.group,
        claims=reading.claims,
        reports=reading.reports,
        origins=reading.origins,
        sources=reading.sources,
        standings=tuple(
            StandingForm(
                report=item.report,
                mention=item.mention,
                start=item.span.start,
                end=item.span.end,
                basis=item.basis,
            )
            for item in reading.standings
        ),
        latitude=reading.latitude,
        longitude=reading.longitude,
        geoname_id=reading.geoname_id,
        country=reading.country,
        precision=reading.precision,
        independent_origins=reading.independent_origins,
        unknown_origins=reading.unknown_origins,
        origins_low=reading.origins_low,
        origins_high=reading.origins_high,
        origins_reason=reading.origins_reason,
    )


def _conflict(conflict: Conflict) -> ConflictForm:
    return ConflictForm(kind=conflict.kind, sides=conflict.sides, reason=conflict.reason)


def _origin(origin: Origin) -> OriginForm:
    return OriginForm(
        id=origin.id,
        name=origin.name,
        kind=origin.kind,
        reports=origin.reports,
        claims=origin.claims,
        not_counted=origin.not_counted,
    )


def _judgement(judgement: Judgement) -> JudgementForm:
    return msgspec.convert(judgement, JudgementForm, from_attributes=True)
