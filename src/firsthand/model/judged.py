"""What people's judgements make of what the machine found, where no more than the records is needed to tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast, get_args

from firsthand.model.entries import Derivation, DerivationKind, Evidence, Incident, Judgement
from firsthand.model.identity import content_id

__all__ = [
    "AUTHORITIES",
    "DERIVATION",
    "amendments",
    "given_grade",
    "in_force",
    "judged_derivations",
    "judged_readings",
    "judgements_about",
]

# The subject of a judgement on the list of bodies that are one authority; the field of one on a derivation.
AUTHORITIES = "authorities"
DERIVATION = "derivation"
_KINDS = frozenset(get_args(DerivationKind))


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that no later one supersedes, oldest first."""
    known = {judgement.id: judgement for judgement in judgements}
    gone = {judgement.supersedes for judgement in known.values()}
    kept = [judgement for judgement in known.values() if judgement.id not in gone]
    return sorted(kept, key=lambda judgement: (judgement.at, judgement.id))


def judged_derivations(
    derivations: Iterable[Derivation], judgements: Iterable[Judgement], outlets: Mapping[str, str]
) -> list[Derivation]:
    """The derivations with people's marks in the place of what they overrule. `outlets`: names of outlets, by report.

    A mark is a judgement on a report, of the field `derivation`. amend: its value is a kind and the other report (or
    the name of an outlet of which no report is there), "rewrite 81cda3b1…". reject: its value is the other; between
    the two nothing is derived. Whichever side the machine took for the later one, the mark stands in its place.
    """
    found = list(derivations)
    for judgement in in_force(judgements):
        if judgement.field != DERIVATION or judgement.verdict not in ("amend", "reject"):
            continue
        kind, _, other = ("", "", judgement.value or "")
        if judgement.verdict == "amend":
            kind, _, other = (judgement.value or "").partition(" ")
        other = other.strip()
        if not other or (kind and kind not in _KINDS):
            continue
        name = outlets.get(other, other)
        pair = {judgement.subject, other}
        found = [item for item in found if not _between(item, pair, judgement.subject, name)]
        if kind:
            found.append(
                Derivation(
                    report_id=judgement.subject,
                    from_report=other if other in outlets else None,
                    from_name=name,
                    how=cast(DerivationKind, kind),
                    evidence=(Evidence(kind="judgement", detail=judgement.reason),),
                    directed=kind not in ("independent", "unknown"),
                )
            )
    return found


def _between(derivation: Derivation, pair: set[str], subject: str, name: str) -> bool:
    if derivation.from_report is None:
        return derivation.report_id == subject and derivation.from_name.casefold() == name.casefold()
    return {derivation.report_id, derivation.from_report} == pair


def judged_readings(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """What holds of single readings, by field and value: accepted, rejected or withheld, the last decision on each.

    judgements: those about one incident.
    """
    return {
        (item.field, item.value): item
        for item in in_force(judgements)
        if item.field and item.field != DERIVATION and item.value and item.verdict in ("accept", "reject", "redact")
    }


def given_grade(judgements: Iterable[Judgement]) -> str | None:
    """The grade that a person gave last, in force; None where nobody did. judgements: those about one incident."""
    given = [item.value for item in in_force(judgements) if item.verdict == "grade" and item.value]
    return given[-1] if given else None


def amendments(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The values that people gave for fields, in force, oldest first. judgements: those about one incident."""
    return [
        item
        for item in in_force(judgements)
        if item.verdict == "amend" and item.field and item.field != DERIVATION and item.value
    ]


def judgements_about(incident: Incident, judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements on the incident, on an id that it had or that of an incident that it holds now, on its mentions
    and claims, and the marks on its reports' derivations; in the order given."""
    mentions = {ref.mention for ref in incident.mentions}
    reports = {ref.report for ref in incident.mentions}
    subjects = {incident.id, *mentions, *incident.claims, *(content_id("incident", mention) for mention in mentions)}
    return [
        item
        for item in judgements
        if item.subject in subjects or (item.field == DERIVATION and item.subject in reports)
    ]
