"""`json`: the published form of the whole ledger, as in `firsthand schema export`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

import msgspec

from firsthand.contract import CONTRACT_VERSION, derivation_form, incident_form, problem_form, report_form, story_form
from firsthand.exports.entries import Entry, Safety, entries
from firsthand.exports.exporter import ExportOptions
from firsthand.exports.losses import LossCounter, LossReport
from firsthand.model import Derivation, Incident, LedgerView, Problem, Report, Story
from firsthand.safety import WITHHELD, Withholder

__all__ = ["JsonExporter"]

_MESSAGES = {
    "texts": "report text withheld; --full writes it, where the right to do so is yours",
    "names": "value or title with a private person's name withheld",
    "addresses": "address withheld, as it spells a private person's name",
    "extractions": "report whose claims and mentions are named by id alone; `firsthand read --json` writes them",
    "judgements": "judgement on something that is no incident now",
}

# Keys whose text is an id, a code or a date, in which a name would be a coincidence.
_CODES = frozenset(
    {
        "basis",
        "capture",
        "claims",
        "country",
        "encoding",
        "field",
        "from",
        "geoname_id",
        "how",
        "id",
        "kind",
        "language",
        "media_type",
        "mention",
        "mode",
        "origins",
        "precision",
        "published",
        "published_from",
        "read_by",
        "report",
        "reports",
        "retrieved_at",
        "role",
        "rule",
        "scope",
        "sha256",
        "subject",
        "suggested",
        "supersedes",
        "type",
        "updated",
        "verdict",
        "version",
    }
)
_ADDRESSES = frozenset({"url", "address"})


class JsonExporter:
    """Streams the contract's form, one report and one incident at a time."""

    name = "json"
    suffix = ".json"
    description = "everything the ledger says about incidents, as one JSON object (the published form)"

    def write(self, view: LedgerView, out: BinaryIO, *, options: ExportOptions) -> LossReport:
        """Write the object. With `publish_safe` the texts are empty; each standing carries its sentence instead."""
        safety = Safety(view, options)
        losses = LossCounter(_MESSAGES)
        out.write(b'{"version":' + msgspec.json.encode(CONTRACT_VERSION))
        parts: dict[str, Iterable[dict[str, Any]]] = {
            "reports": (_report(report, safety, losses) for report in view.reports()),
            "incidents": _incidents(view, safety, losses),
            "derivations": (_derivation(item, safety, losses) for item in view.derivations()),
            "problems": (_problem(item, safety, losses) for item in view.problems()),
            "stories": _stories(view, options.stories, safety, losses),
        }
        for key, items in parts.items():
            out.write(b',"' + key.encode() + b'":[')
            for number, item in enumerate(items):
                out.write(b",\n" if number else b"\n")
                out.write(msgspec.json.encode(item))
            out.write(b"]")
        out.write(b"}\n")
        return losses.report(self.name)


def _report(report: Report, safety: Safety, losses: LossCounter) -> dict[str, Any]:
    losses.add("extractions", report.id)
    tree: dict[str, Any] = msgspec.to_builtins(report_form(report))
    if safety.active and tree["text"]:
        tree["text"] = ""
        losses.add("texts", report.id)
    return _withheld(tree, safety.around([report.id]), losses)


def _incidents(view: LedgerView, safety: Safety, losses: LossCounter) -> Iterator[dict[str, Any]]:
    used: set[str] = set()
    for entry in entries(view, safety):
        used.update(judgement.id for judgement in entry.judgements)
        yield _incident(entry, losses)
    for judgement in view.judgements():
        if judgement.id not in used:
            losses.add("judgements", judgement.id)


def _incident(entry: Entry, losses: LossCounter) -> dict[str, Any]:
    incident = entry.incident
    tree: dict[str, Any] = msgspec.to_builtins(incident_form(incident, entry.judgements))
    for name, field in incident.fields.items():
        for reading, form in zip(field.readings, tree["fields"][name]["readings"], strict=True):
            for standing, place in zip(reading.standings, form["standings"], strict=True):
                place["quote"] = entry.sentence(standing)
    return _withheld(tree, entry.withhold, losses)


def _derivation(item: Derivation, safety: Safety, losses: LossCounter) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.to_builtins(derivation_form(item))
    reports = [item.report_id, *([item.from_report] if item.from_report else [])]
    return _withheld(tree, safety.around(reports), losses)


def _problem(item: Problem, safety: Safety, losses: LossCounter) -> dict[str, Any]:
    tree: dict[str, Any] = msgspec.to_builtins(problem_form(item))
    return _withheld(tree, safety.around([item.report_id] if item.report_id else []), losses)


def _stories(
    view: LedgerView, stories: Iterable[Story], safety: Safety, losses: LossCounter
) -> Iterator[dict[str, Any]]:
    """The stories by their published form; the first ask for reports and incidents once more, without their texts."""
    told = tuple(stories)
    if not told:
        return
    reports = {report.id: replace(report, text="", blocks=(), credits=()) for report in view.reports()}
    wanted = {one for story in told for one in story.incidents}
    incidents: dict[str, Incident] = {one.id: one for one in view.incidents() if one.id in wanted}
    for story in told:
        tree: dict[str, Any] = msgspec.to_builtins(story_form(story, reports, incidents))
        withhold = safety.around(story.reports)
        # Telling words are written small, and so are the names among them.
        shown = [word for word in tree["words"] if withhold(word.capitalize()) == word.capitalize()]
        losses.add("names", count=len(tree["words"]) - len(shown))
        yield _withheld({**tree, "words": shown}, withhold, losses)


def _withheld(tree: dict[str, Any], withhold: Withholder, losses: LossCounter) -> dict[str, Any]:
    """The tree with names withheld in every text, except in codes."""

    def shown(key: str, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: shown(name, item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [shown(key, item) for item in value]
        if not isinstance(value, str) or key in _CODES:
            return value
        if key in _ADDRESSES:
            if not withhold.in_address(value):
                return value
            losses.add("addresses")
            return None if key == "url" else WITHHELD
        safe = withhold(value)
        if safe != value:
            losses.add("names")
        return safe

    return {key: shown(key, value) for key, value in tree.items()}
