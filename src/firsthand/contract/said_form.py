"""The published form of who said what: what `firsthand claims --json` writes, one object a claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from firsthand.contract.read_form import ClaimForm, claim_form
from firsthand.model import Claim, Document, Incident

__all__ = ["SaidForm", "claims_of", "said_form"]


class SaidForm(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with its report. words: of each part of its content. incidents: ids of those that it is about."""

    report: str
    outlet: str
    published: str | None
    words: tuple[str, ...]
    incidents: tuple[str, ...]
    claim: ClaimForm


def said_form(claim: Claim, document: Document, incidents: Sequence[str] = ()) -> SaidForm:
    """The published form of a claim with its report. incidents: ids of those that it is about."""
    report = document.report
    return SaidForm(
        report=report.id,
        outlet=report.outlet,
        published=report.published,
        words=tuple(" ".join(report.quote(span).split()) for span in claim.content),
        incidents=tuple(incidents),
        claim=claim_form(claim),
    )


def claims_of(incidents: Mapping[str, Incident]) -> dict[str, list[str]]:
    """By claim, the ids of the incidents that it is about: whose record it carries, or whose origins it leads to."""
    found: dict[str, list[str]] = {}
    for one, incident in incidents.items():
        readings = (reading for field in incident.fields.values() for reading in field.readings)
        about = [
            *incident.claims,
            *(claim for reading in readings for claim in reading.claims),
            *(claim for origin in incident.origins for claim in origin.claims),
        ]
        for claim in dict.fromkeys(about):
            found.setdefault(claim, []).append(one)
    return found
