"""Reads the invented collections of `benchmarks/cases` with their labels; `benchmarks/cases/README.md` has the form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["CASES", "Case", "CaseConflict", "CaseDerivation", "CaseIncident", "CaseReport", "cases", "faults"]

CASES = Path(__file__).parent / "cases"
_KINDS = frozenset({"reprint", "edited_reprint", "rewrite", "translation", "cites"})
_CONFLICTS = frozenset({"number", "actor", "place", "date", "means", "status", "denial", "scope_mismatch"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseReport:
    """A page: its number in the collection, its text, and what the page's metadata says."""

    number: str
    text: str
    outlet: str
    published: str
    incidents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIncident:
    """A happening. independent: origins over all reports; low and high: the bounds that the evidence leaves."""

    name: str
    independent: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDerivation:
    """One report made from another, by their numbers."""

    report: str
    source: str
    how: str
    directed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseConflict:
    """A disagreement on one field of one happening."""

    incident: str
    field: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One collection."""

    name: str
    reports: tuple[CaseReport, ...]
    incidents: tuple[CaseIncident, ...]
    derivations: tuple[CaseDerivation, ...]
    conflicts: tuple[CaseConflict, ...]


def cases(split: str, folder: Path = CASES) -> Iterator[Case]:
    """The collections of a split, by name. Raises `ValueError` naming the file and what is wrong with its labels."""
    for labels in sorted((folder / split).glob("*/labels.toml")):
        wrong = faults(labels)
        if wrong:
            raise ValueError(f"{labels}: {'; '.join(wrong)}")
        yield _case(labels)


def _case(labels: Path) -> Case:
    told = tomllib.loads(labels.read_text(encoding="utf-8"))
    return Case(
        name=labels.parent.name,
        reports=tuple(
            CaseReport(
                number=number,
                text=(labels.parent / f"{number}.txt").read_text(encoding="utf-8"),
                outlet=entry["outlet"],
                published=entry["published"],
                incidents=tuple(entry["incidents"]),
            )
            for number, entry in sorted(told["reports"].items())
        ),
        incidents=tuple(
            CaseIncident(name=name, independent=entry["independent"], low=entry["low"], high=entry["high"])
            for name, entry in told["incidents"].items()
        ),
        derivations=tuple(
            CaseDerivation(
                report=entry["report"], source=entry["from"], how=entry["how"], directed=entry.get("directed", True)
            )
            for entry in told.get("derivations", ())
        ),
        conflicts=tuple(
            CaseConflict(incident=entry["incident"], field=entry["field"], kind=entry["kind"])
            for entry in told.get("conflicts", ())
        ),
    )


def faults(labels: Path) -> list[str]:
    """What is wrong with a collection's labels: names that do not exist, kinds that are none, bounds out of order."""
    told: dict[str, Any] = tomllib.loads(labels.read_text(encoding="utf-8"))
    reports, incidents, origins = told.get("reports", {}), told.get("incidents", {}), told.get("origins", {})
    files = {path.stem for path in labels.parent.glob("*.txt")}
    wrong = [f"report {number} has no file" for number in reports if number not in files]
    wrong += [f"{name}.txt has no label" for name in files if name not in reports]
    if not 6 <= len(reports) <= 20:
        wrong.append(f"{len(reports)} reports, wanted 6 to 20")
    for number, entry in reports.items():
        wrong += [
            f"report {number} tells of {name}, which is none" for name in entry["incidents"] if name not in incidents
        ]
        for name, known in entry.get("origins", {}).items():
            wrong += [f"report {number}: no happening {name}"] if name not in incidents else []
            wrong += [f"report {number}: no origin {origin}" for origin in known if origin not in origins]
    for name, entry in incidents.items():
        if not 0 <= entry["low"] <= entry["independent"] <= entry["high"]:
            wrong.append(f"{name}: bounds out of order")
        if entry.get("part_of") and entry["part_of"] not in incidents:
            wrong.append(f"{name}: part of {entry['part_of']}, which is none")
    for entry in told.get("derivations", ()):
        wrong += [f"derivation of report {entry[key]}" for key in ("report", "from") if entry[key] not in reports]
        wrong += [f"derivation {entry['how']}"] if entry["how"] not in _KINDS else []
    for entry in told.get("conflicts", ()):
        wrong += [f"conflict of {entry['incident']}"] if entry["incident"] not in incidents else []
        wrong += [f"conflict {entry['kind']}"] if entry["kind"] not in _CONFLICTS else []
    return wrong
