"""Places end to end: names of places in local news (LGL) and in world news (GeoVirus), and the points given to them.

What is measured says `benchmarks.scorers.toponyms`. LGL counts every name of a place in whatever role: the people of a
country, the state that acts, the town in the name of its police; GeoVirus all but demonyms. What LGL knows of a text's
outlet is its address. The peers' outputs, where they lie beside the set, are scored by the same rules on those of their
texts that are in the split.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.gold import documents
from benchmarks.reports import report_of
from benchmarks.scorers.toponyms import Toponym, ToponymCounts, count
from benchmarks.task import Figures, Line, Run, Task
from firsthand.extraction.names import find_names
from firsthand.extraction.nlp import parse_reports
from firsthand.extraction.places.toponyms import ToponymRole, find_toponyms
from firsthand.model import Report

__all__ = ["TASKS"]

_PEERS = ("CLAVIN", "CamCoder", "DBpedia", "Edinburgh", "GeoTxt", "SpaCyNER", "StanfordNER", "TopoCluster", "Yahoo")


def _measure_lgl(run: Run) -> Figures:
    return _measure(run, frozenset(["place", "state", "demonym", "inside"]))


def _measure_geovirus(run: Run) -> Figures:
    return _measure(run, frozenset(["place", "state", "inside"]))


def _measure(run: Run, roles: frozenset[ToponymRole]) -> Figures:
    items = list(run.documents())
    total = every = ToponymCounts()
    for item, parse in zip(items, parse_reports([_report(item) for item in items]), strict=True):
        found = find_toponyms(parse, find_names(parse))
        gold = _toponyms(item["gold"]["toponyms"])
        counted = [
            Toponym(start=one.span.start, end=one.span.end, latitude=one.latitude, longitude=one.longitude)
            for one in found
            if one.role in roles
        ]
        total += count(gold, counted)
        every += count([_placed(mark) for mark in gold], counted)
    return {
        "texts": len(items),
        "places": total.names.gold,
        "recall_within_161km": total.recall_within,
        "accuracy_within_161km": total.accuracy_within,
        "recognition_precision": total.names.precision,
        "recognition_recall": total.names.recall,
        "recognition_f1": total.names.f1,
        "recognition_f1_with_unlocated": every.names.f1,
        **_peers(run, items),
    }


def _report(item: dict[str, Any]) -> Report:
    """The text with the address it was read at, where the set gives one: a reader of the page knows it too."""
    meta = item.get("meta") or {}
    report = report_of(item["text"], name=item["id"], title=meta.get("title") or "", outlet=meta.get("domain") or "")
    return dataclasses.replace(report, url=meta["url"]) if meta.get("url") else report


def _toponyms(marks: Iterable[dict[str, Any]]) -> list[Toponym]:
    return [
        Toponym(start=mark["start"], end=mark["end"], latitude=mark["lat"], longitude=mark["lon"])
        for mark in marks
        if mark["end"] > mark["start"]
    ]


def _placed(mark: Toponym) -> Toponym:
    """A mark that counts as gold whether or not it has a point."""
    return mark if mark.latitude is not None else dataclasses.replace(mark, latitude=0.0, longitude=0.0)


def _peers(run: Run, items: list[dict[str, Any]]) -> Figures:
    """The peers' figures on those of their texts that are among the split's; nothing where their files are absent."""
    file = run.path("eupeg_texts_gold")
    if not file.is_file():
        return {}
    wanted = {_letters(item["text"]) for item in items}
    texts = documents(file)
    golds = {text["i"]: _toponyms(text["gold"]) for text in texts if _letters(text["text"]) in wanted}
    if not golds:
        return {}
    figures: dict[str, float] = {"peer_texts": len(golds)}
    for peer in _PEERS:
        path = run.path(f"eupeg_peer_{peer}")
        if path.is_file():
            total = sum(_peer_counts(path, golds), ToponymCounts())
            figures[f"peer_{peer}_recall_within_161km"] = total.recall_within
            figures[f"peer_{peer}_recognition_f1"] = total.names.f1
    return figures


def _peer_counts(path: Path, golds: dict[int, list[Toponym]]) -> Iterator[ToponymCounts]:
    left = dict(golds)
    for line in documents(path):
        gold = left.pop(line["i"], None)
        if gold is not None:
            yield count(gold, _toponyms(line["toponyms"]))
    for gold in left.values():
        yield count(gold, [])


def _letters(text: str) -> str:
    """A text without its white space: the peers' copies differ in it."""
    return "".join(text.split())


def _lines(*, recall: float, peer: float, who: str, names: float, stanford: float) -> tuple[Line, ...]:
    return (
        Line(
            figure="recall_within_161km",
            title="found end to end within 161 km, recall",
            aim=recall,
            peer=peer,
            peer_name=who,
        ),
        Line(
            figure="recognition_f1",
            title="recognition, F1",
            aim=names,
            peer=stanford,
            peer_name="StanfordNER, same texts",
        ),
    )


TASKS = (
    Task(
        name="geo_lgl",
        title="Places in local news, where many share a name",
        set="geo_lgl",
        splits=("geo_lgl",),
        lines=_lines(recall=0.58, peer=0.474, who="Yahoo, same texts", names=0.80, stanford=0.732),
        measure=_measure_lgl,
    ),
    Task(
        name="geo_geovirus",
        title="Places in news of epidemics",
        set="geo_geovirus",
        splits=("geo_geovirus",),
        lines=_lines(recall=0.72, peer=0.624, who="CamCoder, same texts", names=0.93, stanford=0.928),
        measure=_measure_geovirus,
        fast=True,
    ),
)
