"""The table of incidents, as words."""

from __future__ import annotations

from firsthand.model import Incident

__all__ = ["INCIDENT_COLUMNS", "incident_row"]

INCIDENT_COLUMNS = ("id", "date", "type", "incident", "place", "killed", "reports", "origins", "grade")
_ID_DIGITS = 8


def incident_row(incident: Incident) -> tuple[str, ...]:
    """One row: every reading of a field side by side, conflicts marked with an exclamation mark."""
    origins = str(incident.independent_origins)
    if incident.unknown_origins:
        origins += f"+{incident.unknown_origins}?"
    return (
        incident.id[:_ID_DIGITS],
        _values(incident, "date"),
        " ".join(part for part in (incident.type, incident.mode) if part),
        incident.title,
        _values(incident, "place"),
        _values(incident, "killed"),
        str(len({ref.report for ref in incident.mentions})),
        origins,
        incident.grade.suggested,
    )


def _values(incident: Incident, name: str) -> str:
    found = incident.fields.get(name)
    if found is None:
        return ""
    values = [reading.value for reading in found.own()]
    return " / ".join(values[:3]) + (" …" if len(values) > 3 else "") + (" !" if found.conflict else "")
