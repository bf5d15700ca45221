"""The tables of incidents and of problems, as words."""

from __future__ import annotations

from firsthand.cli.output import Column
from firsthand.model import Incident, Problem, disagreements

__all__ = ["INCIDENT_COLUMNS", "INCIDENT_LEGEND", "PROBLEM_COLUMNS", "incident_row", "problem_row"]

_ID_DIGITS = 8
# The title says type, place and date in words: those columns are the first to go on a narrow terminal.
INCIDENT_COLUMNS = (
    Column(name="id", width=_ID_DIGITS),
    Column(name="date", width=21, rank=5),
    Column(name="type", width=16, rank=6),
    Column(name="incident", width=26, grows=True),
    Column(name="place", width=16, rank=7),
    Column(name="killed", width=10),
    Column(name="reports", width=7, rank=3),
    Column(name="origins", width=11, rank=2),
    Column(name="grade", width=10, rank=4),
    Column(name="differs", width=8, rank=5),
)
INCIDENT_LEGEND = "origins: independent (between) +unknown?   !: tolls exclude each other   differs: in which fields"
PROBLEM_COLUMNS = tuple(Column(name=name, width=20) for name in ("stage", "source", "problem", "what to do"))


def incident_row(incident: Incident) -> tuple[str, ...]:
    """One row: every reading of a field side by side, conflicts marked with an exclamation mark."""
    origins = str(incident.independent_origins)
    if incident.low is not None and incident.high is not None and incident.low != incident.high:
        origins += f" ({incident.low}–{incident.high})"
    if incident.unknown_origins:
        origins += f" +{incident.unknown_origins}?"
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
        ", ".join(name for name, found in incident.fields.items() if disagreements(found)),
    )


def _values(incident: Incident, name: str) -> str:
    found = incident.fields.get(name)
    if found is None:
        return ""
    # "Late Tuesday" says less than the day that another report gives.
    values = [reading.value for reading in sorted(found.own(), key=lambda one: one.precision == "unresolved")]
    return " / ".join(values[:3]) + (" …" if len(values) > 3 else "") + (" !" if disagreements(found) else "")


def problem_row(problem: Problem) -> tuple[str, ...]:
    """One row of the table of problems."""
    return problem.stage, problem.address, problem.message, problem.remedy
