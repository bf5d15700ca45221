"""What several reports say together: derivations, origins, incidents with their readings, conflicts and grades."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal

from firsthand.model.extraction import Basis, Hop, Scope
from firsthand.model.identity import content_id
from firsthand.model.text import Span

__all__ = [
    "FIELD_ORDER",
    "Conflict",
    "ConflictKind",
    "Derivation",
    "DerivationKind",
    "Evidence",
    "Field",
    "Grade",
    "GradeName",
    "Incident",
    "Judgement",
    "Links",
    "MentionLink",
    "MentionRef",
    "Origin",
    "OriginKind",
    "Reading",
    "Reason",
    "Standing",
    "Story",
    "Verdict",
]

DerivationKind = Literal["reprint", "edited_reprint", "rewrite", "translation", "cites", "independent", "unknown"]
OriginKind = Literal["speaker", "document", "unnamed", "observation", "unknown"]
ConflictKind = Literal["number", "actor", "place", "date", "means", "status", "denial", "scope_mismatch", "superseded"]
GradeName = Literal["Confirmed", "Fair", "Weak", "Contested", "Discounted"]
Verdict = Literal["accept", "amend", "reject", "merge", "split", "grade", "redact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a derivation is believed: the kind of evidence and the words on both sides (spans of the two reports).

    kind: credit, citation, shared_text, shared_quotation, byline, time_order.
    """

    kind: str
    detail: str
    span: Span | None = None
    other_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How a report depends on another. `from_report` is None where only the name of the other is known (`from_name`).

    directed: False where the two share their text and nothing tells who had it first.
    """

    report_id: str
    from_name: str
    how: DerivationKind
    evidence: tuple[Evidence, ...]
    from_report: str | None = None
    directed: bool = True
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "id", content_id("derivation", self.report_id, self.from_report, self.from_name, self.how)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One feature of a decision: the two values compared and what it added. Positive speaks for, negative against."""

    feature: str
    left: str
    right: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionLink:
    """The decision on two mentions of different reports: one happening or two? `score` above 0 says one.

    `right` may be the id of a report that has no such mention and only speaks of the happening that `left` tells.
    """

    left: str
    right: str
    score: float
    reasons: tuple[Reason, ...]
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("mention-link", *sorted((self.left, self.right))))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class MentionRef:
    """A mention and the report it stands in."""

    report: str
    mention: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a reading stands: report, mention and the words.

    basis: of a place or a date, how its report ties it to the incident (see `PlaceArgument`); None for other fields.
    """

    report: str
    mention: str
    span: Span
    basis: Basis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The root that claims go back to. `kind` unknown: the report's own voice, and nothing tells how it knows.

    chain: one chain that leads there, nearest first, for showing.
    not_counted: why a known origin adds nothing to the incident's independent ones, in words; empty where it does.
    """

    name: str
    kind: OriginKind
    key: str
    reports: tuple[str, ...]
    claims: tuple[str, ...] = ()
    chain: tuple[Hop, ...] = ()
    not_counted: str = ""
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("origin", self.kind, self.key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reported value of one field, with all that carries it.

    value: as shown (a name, an EDTF date, a number or a range in words: "0", "12-15", "101 or more").
    group: of a toll, the part of the people that it counts (children, combatant, "more"), None where it counts all.
    sources: names along the chains, nearest first, without repetition. origins: ids of Origin.
    independent_origins, unknown_origins: how many of them are known and different, and how many cannot be traced; None
        where nobody counted. origins_low, origins_high, origins_reason: as low, high and bounds_reason of an Incident.
    latitude, longitude, geoname_id, precision: of a place; precision also of a date.
    """

    value: str
    standings: tuple[Standing, ...]
    low: int | None = None
    high: int | None = None
    scope: Scope | None = None
    group: str | None = None
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    geoname_id: int | None = None
    country: str | None = None
    precision: str | None = None
    independent_origins: int | None = None
    unknown_origins: int | None = None
    origins_low: int | None = None
    origins_high: int | None = None
    origins_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Readings that cannot all hold. `sides` are the readings' values, `reason` says in words why they exclude."""

    kind: ConflictKind
    sides: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """All readings of one field of an incident and the conflict between them, if there is one.

    conflict: the gravest; further_conflicts: those of other kinds beside it, the graver first.
    """

    readings: tuple[Reading, ...]
    conflict: Conflict | None = None
    further_conflicts: tuple[Conflict, ...] = ()

    def own(self) -> tuple[Reading, ...]:
        """The readings that speak of the incident as a whole: no running totals, and no part of a toll where a reading
        of all of it stands beside."""
        incident = tuple(reading for reading in self.readings if reading.scope != "cumulative")
        return tuple(reading for reading in incident if reading.group is None) or incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A suggested Airwars grade; never applied without a person."""

    suggested: GradeName
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a person decided about an incident, a reading or a claim. A later one supersedes; none is overwritten.

    at: aware UTC time, ISO 8601.
    """

    subject: str
    verdict: Verdict
    by: str
    at: str
    reason: str
    field: str | None = None
    value: str | None = None
    supersedes: str | None = None
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self, "id", content_id("judgement", self.subject, self.verdict, self.by, self.at, self.field, self.value)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Mentions of the same happening. The id is made from the founding mention (`mentions[0]`, the earliest published),
    so an id that was given out earlier still names a mention of the ledger, and leads to the incident that holds it.

    fields: in the order of `FIELD_ORDER`; absent where nothing was reported.
    independent_origins counts known, different origins; unknown_origins those that cannot be traced.
    low, high: at least and at most so many independent origins, if as many doubts as are likely fall one way;
    bounds_reason: why.
    spoken_of_in: reports without a mention of it that speak of it: comments, translations that are not read.
    """

    type: str
    mode: str | None
    title: str
    mentions: tuple[MentionRef, ...]
    fields: dict[str, Field]
    origins: tuple[Origin, ...]
    independent_origins: int
    unknown_origins: int
    grade: Grade
    claims: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    bounds_reason: str = ""
    spoken_of_in: tuple[str, ...] = ()
    id: str = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("incident", self.mentions[0].mention))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one happening, by id. incidents: those that a report of the story is about.

    words: the most telling words that more than half of the reports share; none for a report alone.
    """

    reports: tuple[str, ...]
    incidents: tuple[str, ...]
    words: tuple[str, ...]


FIELD_ORDER: tuple[str, ...] = (
    "status",
    "actor",
    "target",
    "means",
    "place",
    "date",
    "damage",
    "killed",
    "injured",
    "missing",
    "detained",
    "rescued",
    "displaced",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What linking found among some documents."""

    derivations: tuple[Derivation, ...] = ()
    incidents: tuple[Incident, ...] = ()
