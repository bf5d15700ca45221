"""Reports → happenings: which reports tell of the same shooting, or of the same event of any kind, all pooled; and the
records of the shootings that come of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any

from benchmarks.linked import Linked, linked, main_mentions
from benchmarks.reports import report_of
from benchmarks.scorers.linking import bcubed, matched
from benchmarks.scorers.record import count_of, day_of, states_city, states_count, states_day, town_of
from benchmarks.scorers.scope import is_in_scope
from benchmarks.task import Line, Run, Task
from benchmarks.tasks.gvc import gold_of
from firsthand.extraction.places.gazetteer import load_gazetteer, place_key
from firsthand.model import Document, Reading, Report

__all__ = ["TASKS"]

Item = Mapping[str, Any]


def pooled(
    report: Callable[[Item], Report],
    key: Callable[[Item], Hashable],
    lemmas: Callable[[Item], Iterable[str]] | None = None,
) -> Callable[[Run], dict[str, float]]:
    """A measure of BCubed, of incidents (each report stands in the incident of the mention that it is about, or alone),
    of these with reports that tell of nothing in the incident that they speak of, and of stories (every report stands
    in one).

    lemmas: what annotators marked as done in a report; incidents and speaking are then also measured on those
    happenings alone that are of types which are read.
    """

    def measure(run: Run) -> dict[str, float]:
        items = list(run.documents())
        documents = list(run.extract(report(item) for item in items))
        start = time.perf_counter()
        result = linked(documents, stories=True)
        seconds = time.perf_counter() - start
        gold = {document.report.id: key(item) for document, item in zip(documents, items, strict=True)}
        found = _incidents(documents, result)
        spoken = _spoken(documents, result)
        score, speaking = bcubed(gold, found), bcubed(gold, spoken)
        scope = {} if lemmas is None else _in_scope(items, documents, gold, (found, spoken), lemmas)
        stories = bcubed(gold, {name: number for number, one in enumerate(result.stories) for name in one.reports})
        return {
            "f1": score.f1,
            "precision": score.precision,
            "recall": score.recall,
            "spoken_f1": speaking.f1,
            "spoken_precision": speaking.precision,
            "spoken_recall": speaking.recall,
            "stories_f1": stories.f1,
            "stories_precision": stories.precision,
            "stories_recall": stories.recall,
            "reports": float(len(gold)),
            "happenings": float(len(set(gold.values()))),
            "found": float(len(set(found.values()))),
            "stories": float(len(result.stories)),
            "linking_seconds": seconds,
            **scope,
        }

    return measure


def _in_scope(
    items: Iterable[Item],
    documents: list[Document],
    gold: Mapping[str, Hashable],
    found: tuple[Mapping[str, str], Mapping[str, str]],
    lemmas: Callable[[Item], Iterable[str]],
) -> dict[str, float]:
    """The same figures over the reports of happenings whose marked deeds are of types that are read."""
    marked: dict[Hashable, list[str]] = {}
    for item, document in zip(items, documents, strict=True):
        marked.setdefault(gold[document.report.id], []).extend(lemmas(item))
    wanted = {name for name, deeds in marked.items() if is_in_scope(deeds)}
    kept = {report: name for report, name in gold.items() if name in wanted}
    if not kept:
        return {}
    alone, spoken = (bcubed(kept, {report: said[report] for report in kept}) for said in found)
    return {
        "in_scope": len(wanted) / len(marked),
        "in_scope_f1": alone.f1,
        "in_scope_precision": alone.precision,
        "in_scope_recall": alone.recall,
        "in_scope_spoken_f1": spoken.f1,
        "in_scope_spoken_precision": spoken.precision,
        "in_scope_spoken_recall": spoken.recall,
    }


def _incidents(documents: list[Document], result: Linked) -> dict[str, str]:
    """By report, the incident of the mention that it is about, or the report's own id where there is none."""
    incident_of = result.incident_of()
    return {
        document.report.id: document.report.id if mention is None else incident_of[mention.id]
        for document, mention in main_mentions(documents)
    }


def _spoken(documents: list[Document], result: Linked) -> dict[str, str]:
    """The same, and of a report that is about no mention, the first incident that it speaks of."""
    speaking: dict[str, str] = {}
    for incident in result.incidents:
        for report in incident.spoken_of_in:
            speaking.setdefault(report, incident.id)
    found = _incidents(documents, result)
    return {report: speaking.get(report, report) if said == report else said for report, said in found.items()}


def records(run: Run) -> dict[str, float]:
    """Fields of the incident's record against the register's, one a shooting: those whose value a report states."""
    items = list(run.documents())
    documents = list(run.extract(_shooting(item) for item in items))
    result = linked(documents)
    found = _incidents(documents, result)
    told: dict[str, list[Item]] = {}
    reports: dict[str, set[str]] = {}
    clusters: dict[str, set[str]] = {}
    for document, item in zip(documents, items, strict=True):
        told.setdefault(item["incident_id"], []).append(item)
        reports.setdefault(item["incident_id"], set()).add(document.report.id)
        clusters.setdefault(found[document.report.id], set()).add(document.report.id)
    fields_of = {incident.id: incident.fields for incident in result.incidents}
    written = {document.report.id: document.report for document in documents}
    # A report without any incident stands alone and has no record.
    match = matched(
        {name: frozenset(group) for name, group in reports.items()},
        {name: frozenset(group) for name, group in clusters.items() if name in fields_of},
    )
    stated, right = Counter[str](), Counter[str]()
    for name, group in told.items():
        gold, fields = gold_of(group[0]), fields_of.get(match.get(name, ""), {})
        texts = [f"{item['title'] or ''}\n{item['text']}" for item in group]
        days = [(text, item["dct"]) for text, item in zip(texts, group, strict=True)]
        checks = {
            "date": (states_day(days, gold["date"]), day_of(fields) == gold["date"]),
            "city": (states_city(texts, gold["city"]), _is_called(town_of(fields), gold["city"], written)),
            "killed": (states_count(texts, "killed", gold["killed"]), count_of(fields, "killed") == gold["killed"]),
            "injured": (
                states_count(texts, "injured", gold["injured"]),
                count_of(fields, "injured") == gold["injured"],
            ),
        }
        for field, (is_stated, is_right) in checks.items():
            stated[field] += is_stated
            right[field] += is_stated and is_right
    figures = {field: right[field] / stated[field] for field in stated if stated[field]}
    return figures | {"shootings": float(len(told))} | {f"{field}_stated": float(stated[field]) for field in stated}


def _is_called(town: Reading | None, name: str, reports: Mapping[str, Report]) -> bool:
    """True where the town goes by the name (a key of the gazetteer): its own, as a report writes it, or another that
    the gazetteer has for the same place ("The Bronx" is "bronx")."""
    if town is None:
        return False
    if name in {place_key(town.value), *(place_key(reports[at.report].quote(at.span)) for at in town.standings)}:
        return True
    gazetteer = load_gazetteer()
    known = (gazetteer.place(number).geoname_id for number, _ in gazetteer.find(name))
    return town.geoname_id is not None and town.geoname_id in known


def _shooting(item: Item) -> Report:
    return report_of(item["text"], name=item["docid"], published=item["dct"], title=item["title"])


def _marked(item: Item) -> Iterator[str]:
    return (mention["lemma"] for mention in item["mentions"] if mention["chain"].startswith("ACT"))


def _event(item: Item) -> Report:
    return report_of(item["text"], name=item["docid"])


def _lines(*, incidents: float | None = None, stories: float | None = None) -> tuple[Line, ...]:
    return (
        Line(figure="f1", title="BCubed F1 of incidents", aim=incidents),
        Line(figure="precision", title="BCubed precision of incidents"),
        Line(figure="stories_f1", title="BCubed F1 of stories", aim=stories),
        Line(figure="stories_precision", title="BCubed precision of stories"),
    )


TASKS = (
    Task(
        name="linking_gvc",
        title="Reports to shootings",
        set="gvc",
        splits=("docs",),
        lines=_lines(incidents=0.92),
        measure=pooled(_shooting, lambda item: item["incident_id"]),
    ),
    Task(
        name="linking_gva",
        title="Reports to shootings, four thousand pooled",
        set="gva",
        splits=("docs",),
        lines=_lines(incidents=0.90),
        measure=pooled(_shooting, lambda item: item["incident_id"]),
    ),
    Task(
        name="linking_records",
        title="Records of shootings after linking",
        set="gvc",
        splits=("docs",),
        lines=(
            Line(figure="date", title="date, where a report states it", aim=0.90),
            Line(figure="city", title="city, where a report states it", aim=0.80),
            Line(figure="killed", title="killed, where a report states it", aim=0.85),
            Line(figure="injured", title="injured, where a report states it", aim=0.80),
        ),
        measure=records,
    ),
    Task(
        name="linking_ecbplus",
        title="Reports to events of any kind",
        set="ecbplus",
        splits=("train_dev",),
        lines=_lines(stories=0.85),
        measure=pooled(_event, lambda item: item["subtopic"], _marked),
    ),
)
