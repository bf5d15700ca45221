"""What one report says: claims with their chains, times, places, mentions. Every value stands on a span."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from firsthand.model.identity import content_id
from firsthand.model.text import Problem, Report, Span

__all__ = [
    "Act",
    "Anchor",
    "Argument",
    "Basis",
    "Casualty",
    "Certainty",
    "Claim",
    "Damage",
    "DateArgument",
    "Document",
    "Extraction",
    "FoundBy",
    "Hop",
    "HopKind",
    "Mention",
    "Outcome",
    "PlaceArgument",
    "PlaceMention",
    "PlacePrecision",
    "Polarity",
    "Quotation",
    "Responsibility",
    "Scope",
    "Status",
    "Tally",
    "TimeExpression",
    "TimeKind",
    "TimePrecision",
]

HopKind = Literal["person", "organisation", "outlet", "document", "unnamed"]
Quotation = Literal["direct", "indirect", "mixed"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Act = Literal[
    "statement",
    "belief",
    "acknowledgement",
    "denial",
    "accusation",
    "warning",
    "threat",
    "question",
    "comment_requested",
    "comment_declined",
    "hedge",
]
TimePrecision = Literal["time", "day", "range", "week", "month", "season", "year", "decade", "unresolved"]
TimeKind = Literal["date", "time", "duration", "set"]
Anchor = Literal["published", "document", "none"]
PlacePrecision = Literal["point", "settlement", "admin2", "admin1", "country", "region", "sea"]
Status = Literal["happened", "alleged", "denied", "planned", "threatened", "hypothetical"]
Outcome = Literal["killed", "injured", "missing", "detained", "rescued", "displaced"]
Scope = Literal["incident", "cumulative"]
Responsibility = Literal["reported", "claimed", "accused_by_authority", "accused", "possible", "denied"]
FoundBy = Literal["rules", "model", "both"]
Basis = Literal["clause", "report", "dateline", "body"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One link of a chain: who passed the words on, nearest to the reader first.

    name: resolved inside the report ("Donald Trump" for "the president"); for an unnamed source, the words used.
    span: where this hop stands in the text; None for the outlet that carries the report, which has no words there.
    anonymity: the wording that hides the source ("officials familiar with the matter"), None for a named one.
    """

    name: str
    kind: HopKind
    span: Span | None = None
    anonymity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One attributed statement.

    content: what is stated, one or more spans in order (a quotation interrupted by its cue has two).
    cue: the words that attribute it ("said", "according to"); source: the words that name who states it.
    chain: from this report's outlet to the last known teller, nearest first; never empty.
    act: what the teller does with the words. A refusal or a request of comment is a claim with that act,
        whose content is the words of the refusal or request.
    said_on: the time expression that dates the saying ("on Friday"), if any.
    rule: the name of the rule that found it.
    """

    report_id: str
    content: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    chain: tuple[Hop, ...]
    quotation: Quotation
    certainty: Certainty
    polarity: Polarity
    act: Act = "statement"
    said_on: TimeExpression | None = None
    rule: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        spans = ",".join(f"{span.start}-{span.end}" for span in self.content)
        cue = f"{self.cue.start}-{self.cue.end}" if self.cue else None
        source = f"{self.source.start}-{self.source.end}" if self.source else None
        object.__setattr__(self, "id", content_id("claim", self.report_id, spans, cue, source, self.act))


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A time expression with its value in EDTF (level 1), or None where it cannot be resolved.

    anchor: what the value was counted from: the publication date, another date in the document, or nothing
        (the expression is complete in itself, or it stays unresolved).
    note: why it is unresolved, or what was assumed.
    """

    span: Span
    value: str | None
    precision: TimePrecision
    kind: TimeKind
    anchor: Anchor
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A name of a place with what the gazetteer knows. Coordinates are WGS 84 degrees; None where nothing matched.

    relation: what stands between the words and the point: "", "off the coast of", "near", "north of" …
    alternatives: GeoNames ids of other places of this name that were considered, best first.
    admin1: the name of the first-level division (state, province) that holds the place, or of the place that is one.
    """

    span: Span
    name: str
    geoname_id: int | None
    country: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision
    relation: str = ""
    alternatives: tuple[int, ...] = ()
    admin1: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An actor, a target or a means. `name` is resolved inside the report, `span` is the words. `claims` holds the ids
    of the claims in which the value stands; empty where the report says it in its own voice. found_by: which part of
    the extraction gave it.

    responsibility: of an actor, how the report ties the deed to it; None for targets and means. "reported": told as a
        fact; "claimed": the actor itself claims or admits it; "accused_by_authority" and "accused": a government, its
        forces or courts, or somebody else, blames or suspects it; "possible": it may have done it; "denied": it stands
        in its own denial only.
    outcomes: of a target, what became of these people, where the report tells it of them and not only of a number.
    """

    name: str
    span: Span
    kind: str = ""
    certainty: Certainty = "certain"
    claims: tuple[str, ...] = ()
    found_by: FoundBy = "rules"
    responsibility: Responsibility | None = None
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceArgument:
    """A place of a mention, with the claims it stands in.

    basis: how it was tied to the incident. "clause": the words that tell of it hold the place; "report": another
        sentence of the report sets the scene there; "body": inferred from the town in the name of the police or another
        local body that deals with it; "dateline": inferred from the head of the text.
    """

    place: PlaceMention
    claims: tuple[str, ...] = ()
    basis: Basis = "clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateArgument:
    """A date of a mention, with the claims it stands in. basis: as for a place, "clause" or "report"."""

    time: TimeExpression
    claims: tuple[str, ...] = ()
    basis: Basis = "clause"


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualty:
    """A number of people. `low` to `high` inclusive; `high` None means "or more", `low` 0 with "up to".

    group: civilian, combatant, unknown, or the report's own word (children, migrants, police).
    scope: whether the toll counts this incident or is a running total of a campaign.
    approximate: the words give no exact bound ("about", "dozens", "several").
    added: people beside those told of before ("two more", "another man", "also killed a guard").
    """

    outcome: Outcome
    low: int
    high: int | None
    span: Span
    group: str = "unknown"
    scope: Scope = "incident"
    approximate: bool = False
    claims: tuple[str, ...] = ()
    added: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A thing damaged. `effect`: destroyed, damaged, seized, sunk, burned, undamaged. `name` is the thing."""

    name: str
    effect: str
    span: Span
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many happenings the words count: "four strikes", "a dozen attacks". `low` to `high` as for a casualty.

    `span` is the number with its noun. A report that tells of one strike by the article alone ("a strike") counts none.
    """

    low: int
    high: int | None
    span: Span
    approximate: bool = False
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One incident as one report tells it. `triggers` are all places where the report speaks of it, first in `trigger`.

    type, mode: PLOVER (see data/types.toml). claims: ids of the claims that speak of this incident.
    counts: the numbers of happenings that the report counts together as this incident.
    found_by: the rules, the trained model, or both.
    """

    report_id: str
    type: str
    mode: str | None
    status: Status
    trigger: Span
    triggers: tuple[Span, ...] = ()
    actors: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    means: tuple[Argument, ...] = ()
    places: tuple[PlaceArgument, ...] = ()
    dates: tuple[DateArgument, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    damage: tuple[Damage, ...] = ()
    claims: tuple[str, ...] = ()
    certainty: Certainty = "certain"
    counts: tuple[Tally, ...] = ()
    found_by: FoundBy = "rules"
    id: str = field(init=False)

    def __post_init__(self) -> None:
        trigger = f"{self.trigger.start}-{self.trigger.end}"
        object.__setattr__(self, "id", content_id("mention", self.report_id, trigger, self.type))


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that was found in one report. `made_by` names the stage, its version and the linguistic model used."""

    report_id: str
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()
    made_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report with what was found in it: what linking, exports and the dossier work on."""

    report: Report
    extraction: Extraction
