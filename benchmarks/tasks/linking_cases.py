"""Who told whom in invented collections with full labels: pairs, kinds, origins, conflicts.

`linking_cases` links each collection for itself, with the outlet and the day of each report. `linking_bare` pools all
collections in one ledger, in no order, as bare texts: what a page does not say itself is not known.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from statistics import mean

from benchmarks.casebook import Case, cases
from benchmarks.linked import Linked, linked
from benchmarks.scorers.counts import Counts
from benchmarks.scorers.linking import Edge, kinds_right, matched, pair_counts
from benchmarks.task import Line, Run, Task
from firsthand.model import Document, Incident
from firsthand.reading.reader import read_bytes

__all__ = ["TASKS"]

_DEPENDS = frozenset({"reprint", "edited_reprint", "rewrite", "translation", "cites"})


@dataclass(slots=True, kw_only=True)
class _Tally:
    pairs: Counts = field(default_factory=Counts)
    kinds: Counts = field(default_factory=Counts)
    conflicts: Counts = field(default_factory=Counts)
    errors: list[int] = field(default_factory=list)
    bounded: list[bool] = field(default_factory=list)
    held: list[bool] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    reports: Counts = field(default_factory=Counts)


def measure(run: Run) -> dict[str, float]:
    """Figures over all happenings of all collections. A happening that was not found has no origins and no reports."""
    tally = _Tally()
    collections = [case for split in run.splits for case in cases(split)]
    for case in collections:
        documents = dict(_documents(case, run))
        contents = {hashlib.sha256(page.text.encode()).hexdigest(): page.text.encode() for page in case.reports}
        _score(case, documents, linked(documents.values(), contents), tally)
    return {**_figures(tally), "collections": float(len(collections))}


def measure_bare(run: Run) -> dict[str, float]:
    """The same figures with all collections in one ledger and nothing told beside the texts.

    mixed: incidents that hold reports of two collections. crossed: derivations from a report of another one.
    """
    collections = [_bare(case) for split in run.splits for case in cases(split)]
    documents = {case.name: dict(_documents(case, run)) for case in collections}
    contents = {
        hashlib.sha256(page.text.encode()).hexdigest(): page.text.encode()
        for case in collections
        for page in case.reports
    }
    pool = [document for found in documents.values() for document in found.values()]
    pool.sort(key=lambda document: document.report.capture.sha256)
    together = linked(pool, contents)
    home = {document.report.id: name for name, found in documents.items() for document in found.values()}
    tally = _Tally()
    for case in collections:
        incidents = [one for one in together.incidents if any(home[ref.report] == case.name for ref in one.mentions)]
        derivations = [
            one
            for one in together.derivations
            if home[one.report_id] == case.name and (one.from_report is None or home[one.from_report] == case.name)
        ]
        # Reports of other collections keep a number that no label of this one has.
        strangers = {
            f"{name}/{number}": document
            for name, found in documents.items()
            if name != case.name
            for number, document in found.items()
        }
        found = replace(together, incidents=tuple(incidents), derivations=tuple(derivations))
        _score(case, strangers | documents[case.name], found, tally)
    mixed = sum(len({home[ref.report] for ref in one.mentions}) > 1 for one in together.incidents)
    crossed = sum(
        one.from_report is not None and one.how in _DEPENDS and home[one.from_report] != home[one.report_id]
        for one in together.derivations
    )
    return {
        **_figures(tally),
        "reports_precision": tally.reports.precision,
        "reports_recall": tally.reports.recall,
        "mixed": float(mixed),
        "crossed": float(crossed),
        "outlets": mean(bool(document.report.outlet) for document in pool),
        "days": mean(bool(document.report.published) for document in pool),
        "reports": float(len(pool)),
    }


def _bare(case: Case) -> Case:
    return replace(case, reports=tuple(replace(page, outlet="", published="") for page in case.reports))


def _figures(tally: _Tally) -> dict[str, float]:
    return {
        "pairs_f1": tally.pairs.f1,
        "pairs_precision": tally.pairs.precision,
        "pairs_recall": tally.pairs.recall,
        "kinds": tally.kinds.recall,
        "origin_error": mean(tally.errors),
        "origins_within_bounds": mean(tally.bounded),
        "bounds_hold": mean(tally.held),
        "bounds_width": mean(tally.widths),
        "conflicts_f1": tally.conflicts.f1,
        "conflicts_precision": tally.conflicts.precision,
        "conflicts_recall": tally.conflicts.recall,
        "reports_f1": tally.reports.f1,
    }


def _documents(case: Case, run: Run) -> Iterator[tuple[str, Document]]:
    """Each page by its number, read as a saved page whose metadata names the outlet and the day."""
    read = []
    for page in case.reports:
        intake = read_bytes(page.text.encode(), address=f"{page.number}.txt")
        if intake.report is None:
            raise ValueError(f"{case.name}/{page.number}.txt: nothing was read")
        told = replace(intake.report, outlet=page.outlet or intake.report.outlet)
        if page.published:
            told = replace(told, published=page.published, published_from="metadata")
        read.append(told)
    for page, document in zip(case.reports, run.extract(read), strict=True):
        yield page.number, document


def _score(case: Case, documents: dict[str, Document], found: Linked, tally: _Tally) -> None:
    number_of = {document.report.id: number for number, document in documents.items()}
    edges = [
        Edge(report=number_of[item.report_id], source=number_of[item.from_report], how=item.how, directed=item.directed)
        for item in found.derivations
        if item.from_report is not None and item.how in _DEPENDS
    ]
    gold = [
        Edge(report=item.report, source=item.source, how=item.how, directed=item.directed) for item in case.derivations
    ]
    tally.pairs += pair_counts(gold, edges)
    tally.kinds += kinds_right(gold, edges)
    telling = {
        incident.name: frozenset(page.number for page in case.reports if incident.name in page.incidents)
        for incident in case.incidents
    }
    by_id = {incident.id: incident for incident in found.incidents}
    told = {
        name: frozenset(number_of[report] for report in (*(ref.report for ref in one.mentions), *one.spoken_of_in))
        for name, one in by_id.items()
    }
    match = matched(telling, told)
    for incident in case.incidents:
        ours = by_id.get(match.get(incident.name, ""))
        count = ours.independent_origins if ours else 0
        tally.errors.append(abs(count - incident.independent))
        tally.bounded.append(incident.low <= count <= incident.high)
        low, high = (ours.low or 0, ours.high or 0) if ours else (0, 0)
        tally.held.append(low <= incident.independent <= high)
        tally.widths.append(high - low)
        reports = told[ours.id] if ours else frozenset()
        gold_reports = telling[incident.name]
        tally.reports += Counts(right=len(reports & gold_reports), found=len(reports), gold=len(gold_reports))
    gold_conflicts = {(item.incident, item.field, item.kind) for item in case.conflicts}
    names = {other: name for name, other in match.items()}
    ours_conflicts = {
        (names[incident.id], name, kind)
        for incident in found.incidents
        if incident.id in names
        for name, kind in _conflicts(incident)
    }
    right = len(gold_conflicts & ours_conflicts)
    tally.conflicts += Counts(right=right, found=len(ours_conflicts), gold=len(gold_conflicts))


def _conflicts(incident: Incident) -> Iterator[tuple[str, str]]:
    """Field and kind of each conflict. A count that the same source later raises is a history and none."""
    for name, found in incident.fields.items():
        for conflict in (found.conflict, *found.further_conflicts):
            if conflict is not None and conflict.kind != "superseded":
                yield name, conflict.kind


TASKS = (
    Task(
        name="linking_cases",
        title="Who told whom",
        set="",
        splits=("dev",),
        lines=(
            Line(figure="pairs_f1", title="derivation pairs F1", aim=0.85),
            Line(figure="kinds", title="kinds of derivation", aim=0.80),
            Line(figure="origin_error", title="mean error of independent origins", aim=0.5, lower_is_better=True),
            Line(figure="origins_within_bounds", title="origins within bounds"),
            Line(figure="bounds_hold", title="labelled number within our bounds", aim=0.8),
            Line(figure="conflicts_f1", title="conflicts F1", aim=0.75),
        ),
        measure=measure,
        fast=True,
    ),
    Task(
        name="linking_bare",
        title="Who told whom, from bare texts of all collections in one ledger",
        set="",
        splits=("dev",),
        lines=(
            Line(figure="reports_f1", title="reports of a happening F1"),
            Line(figure="reports_precision", title="reports of a happening, precision"),
            Line(figure="mixed", title="incidents that mix two collections", lower_is_better=True),
            Line(figure="pairs_f1", title="derivation pairs F1", aim=0.85),
            Line(figure="origin_error", title="mean error of independent origins", aim=0.5, lower_is_better=True),
            Line(figure="conflicts_f1", title="conflicts F1", aim=0.75),
        ),
        measure=measure_bare,
    ),
)
