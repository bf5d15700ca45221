"""The JSON that the commands print beside the published forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from firsthand.contract import derivation_form, problem_form
from firsthand.model import Derivation, Document, Incident, Judgement, MentionLink, judged_readings, strongest_links

if TYPE_CHECKING:
    from firsthand.pipeline import Judged, Relinked, Summary

__all__ = ["judged_form", "relinked_form", "summary_form", "trace_form"]


def summary_form(summary: Summary, ledger: str) -> dict[str, Any]:
    """What `firsthand add --json` prints."""
    return {
        "ledger": ledger,
        "added": summary.added,
        "already": summary.already,
        "unreadable": summary.unreadable,
        "claims": summary.claims,
        "mentions": summary.mentions,
        "incidents": summary.incidents,
        "reports": summary.reports,
        "problems": [msgspec.structs.asdict(problem_form(problem)) for problem in summary.problems],
    }


def relinked_form(found: Relinked, ledger: str, *, checked: bool) -> dict[str, Any]:
    """What `firsthand relink --json` prints: `changed` counts what was written, or with --check what would be."""
    return {
        "ledger": ledger,
        "checked": checked,
        "equal": not found.differences,
        "reports": found.reports,
        "derivations": found.derivations,
        "links": found.links,
        "incidents": found.incidents,
        "changed": dict(found.changed),
        "differences": found.differences,
    }


def trace_form(
    incident: Incident,
    documents: Sequence[Document],
    field: str | None,
    *,
    derivations: Iterable[Derivation] = (),
    links: Iterable[MentionLink] = (),
    judgements: Sequence[Judgement] = (),
) -> dict[str, Any]:
    """What `firsthand trace --json` prints: a reading's chains by report and the origins they lead to; what a person
    decided on it; all origins of the incident; what the reports owe each other; why their mentions were made one."""
    judged = judged_readings(judgements)
    held = {document.report.id: document.report for document in documents}
    claims = {claim.id: claim for document in documents for claim in document.extraction.claims}
    origins = {origin.id: origin for origin in incident.origins}
    fields: dict[str, Any] = {}
    for name, found in incident.fields.items():
        if field is not None and name != field:
            continue
        fields[name] = [
            {
                "value": reading.value,
                "judged": decision.verdict if (decision := judged.get((name, reading.value))) else None,
                "reports": [
                    {
                        "report": report_id,
                        "outlet": held[report_id].outlet,
                        "chains": [
                            [{"name": hop.name, "kind": hop.kind, "anonymity": hop.anonymity} for hop in chain]
                            for chain in dict.fromkeys(
                                claims[claim].chain
                                for claim in reading.claims
                                if claim in claims and claims[claim].report_id == report_id
                            )
                        ],
                    }
                    for report_id in reading.reports
                ],
                "origins": [
                    {"id": origin, "name": origins[origin].name, "kind": origins[origin].kind}
                    for origin in reading.origins
                    if origin in origins
                ],
                "independent_origins": reading.independent_origins,
                "unknown_origins": reading.unknown_origins,
                "origins_low": reading.origins_low,
                "origins_high": reading.origins_high,
                "origins_reason": reading.origins_reason,
            }
            for reading in found.readings
        ]
    return {
        "id": incident.id,
        "title": incident.title,
        "fields": fields,
        "independent_origins": incident.independent_origins,
        "unknown_origins": incident.unknown_origins,
        "low": incident.low,
        "high": incident.high,
        "bounds_reason": incident.bounds_reason,
        "origins": [
            {
                "id": origin.id,
                "name": origin.name,
                "kind": origin.kind,
                "not_counted": origin.not_counted,
                "reports": list(origin.reports),
                "claims": list(origin.claims),
            }
            for origin in incident.origins
        ],
        "spoken_of_in": [
            {"report": one, "outlet": held[one].outlet, "published": held[one].published, "title": held[one].title}
            for one in incident.spoken_of_in
            if one in held
        ],
        "derivations": [derivation_form(item) for item in derivations],
        "links": [msgspec.to_builtins(link) for link in strongest_links(incident, links)],
    }


def judged_form(found: Judged) -> dict[str, Any]:
    """What `firsthand judge --json` prints: the judgement, and the incidents that it touched, before and after."""

    def short(incident: Incident) -> dict[str, Any]:
        return {
            "id": incident.id,
            "title": incident.title,
            "reports": list(dict.fromkeys(ref.report for ref in incident.mentions)),
            "independent_origins": incident.independent_origins,
            "unknown_origins": incident.unknown_origins,
        }

    return {
        "judgement": msgspec.to_builtins(found.judgement),
        "before": [short(incident) for incident in found.before],
        "after": [short(incident) for incident in found.after],
    }
