"""One incident as text: the record (`show`) and the tree of who told whom (`trace`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text
from rich.tree import Tree

from firsthand.model import Claim, Document, Field, Hop, Incident, Origin, Reading, Standing

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_record", "print_trace"]

_SENTENCES = 3


class Shelf:
    """The documents of one incident, by report and by claim."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents: Mapping[str, Document] = {document.report.id: document for document in documents}
        self.claims: Mapping[str, Claim] = {
            claim.id: claim for document in self.documents.values() for claim in document.extraction.claims
        }

    def sentence(self, standing: Standing) -> tuple[str, int, int]:
        """The sentence around a value's words, and where the words lie in it."""
        report = self.documents[standing.report].report
        around = report.sentence(standing.span)
        text = report.quote(around)
        return text, standing.span.start - around.start, standing.span.end - around.start

    def outlet(self, report_id: str) -> str:
        """The outlet of a report, or its file where the outlet is unknown."""
        report = self.documents[report_id].report
        return report.outlet or report.capture.address


def print_record(console: Console, incident: Incident, documents: Iterable[Document]) -> None:
    """The record: what was reported, field by field, with readings, origins, conflicts and the sentences."""
    shelf = Shelf(documents)
    console.print(Text(incident.title, style="bold"))
    kind = " ".join(part for part in (incident.type, incident.mode) if part)
    reports = sorted({ref.report for ref in incident.mentions})
    console.print(Text(f"{incident.id}  {kind}  {_count(len(reports), 'report')}  {_origins(incident)}", style="dim"))
    console.print(
        Text("suggested grade ", style="dim")
        .append(incident.grade.suggested, style="bold")
        .append(f" ({incident.grade.rule}): {incident.grade.reason}", style="dim")
    )
    origins = {origin.id: origin for origin in incident.origins}
    for name, found in incident.fields.items():
        console.print()
        console.print(Text(name, style="bold cyan").append(_disagreement(found), style="yellow"))
        for reading in found.readings:
            _print_reading(console, reading, shelf, origins)
    console.print()
    console.print(Text("reported by", style="bold cyan"))
    for report_id in reports:
        report = shelf.documents[report_id].report
        line = f"  {shelf.outlet(report_id)}, {report.published or 'no date'}: {report.title or report.capture.address}"
        console.print(Text(line))


def print_trace(console: Console, incident: Incident, documents: Iterable[Document], field: str | None) -> None:
    """Who told whom, for one field or for all, down to the origins."""
    shelf = Shelf(documents)
    origins = {origin.id: origin for origin in incident.origins}
    tree = Tree(Text(f"{incident.title}  ({_origins(incident)})", style="bold"), guide_style="dim")
    for name, found in incident.fields.items():
        if field is not None and name != field:
            continue
        branch = tree.add(Text(name, style="bold cyan").append(_disagreement(found), style="yellow"))
        for reading in found.readings:
            _grow(branch.add(_value(reading)), reading, shelf, origins)
    console.print(tree)


def _grow(branch: Tree, reading: Reading, shelf: Shelf, origins: Mapping[str, Origin]) -> None:
    """Under a reading: each report that carries it, and under that its chain, or that it speaks for itself."""
    for report_id in reading.reports:
        standings = [item for item in reading.standings if item.report == report_id]
        report = shelf.documents[report_id].report
        node = branch.add(
            Text(shelf.outlet(report_id), style="bold").append(f", {report.published or 'no date'}", style="dim")
        )
        claims = [shelf.claims[claim] for claim in reading.claims if claim in shelf.claims]
        chains = list(dict.fromkeys(claim.chain for claim in claims if claim.report_id == report_id))
        for chain in chains:
            at = node
            for hop in chain[1:]:
                at = at.add(_hop(hop))
        if not chains:
            node.add(Text("in its own words: how it knows is not said", style="dim"))
        for standing in standings[:1]:
            node.add(_sentence(shelf, standing))
    named = [origins[item] for item in reading.origins if item in origins]
    known = [origin.name for origin in named if origin.kind != "unknown"]
    unknown = len(named) - len(known)
    words = [f"goes back to {', '.join(known)}"] if known else []
    if unknown:
        words.append(f"{_count(unknown, 'origin')} unknown")
    if words:
        branch.add(Text("; ".join(words), style="green"))


def _hop(hop: Hop) -> Text:
    text = Text(f"“{hop.name}”" if hop.kind == "unnamed" else hop.name)
    return text.append(f"  {hop.kind}", style="dim")


def _print_reading(console: Console, reading: Reading, shelf: Shelf, origins: Mapping[str, Origin]) -> None:
    console.print(Padding(_value(reading), (0, 0, 0, 2)))
    by = " · ".join(reading.sources) or "nobody named"
    named = [origins[item] for item in reading.origins if item in origins]
    known = sum(origin.kind != "unknown" for origin in named)
    weight = f"{_count(len(reading.reports), 'report')}, {_count(known, 'known origin')}"
    console.print(Padding(Text(f"{by}  ({weight})", style="dim"), (0, 0, 0, 4)))
    for standing in _distinct(reading.standings, shelf)[:_SENTENCES]:
        console.print(Padding(_sentence(shelf, standing), (0, 0, 0, 4)))


def _distinct(standings: Iterable[Standing], shelf: Shelf) -> list[Standing]:
    """One standing a sentence: a reprint repeats the words."""
    seen: dict[str, Standing] = {}
    for standing in standings:
        seen.setdefault(shelf.sentence(standing)[0], standing)
    return list(seen.values())


def _sentence(shelf: Shelf, standing: Standing) -> Text:
    words, start, end = shelf.sentence(standing)
    text = Text("“", style="italic").append(" ".join(words[:start].split()))
    if words[:start].endswith((" ", "\n")):
        text.append(" ")
    text.append(words[start:end], style="bold underline").append(words[end:]).append("”")
    return text.append(f"  {shelf.outlet(standing.report)}, {standing.span.start}–{standing.span.end}", style="dim")


def _value(reading: Reading) -> Text:
    text = Text(reading.value, style="bold")
    notes = [note for note in (reading.precision, "running total" if reading.scope == "cumulative" else None) if note]
    return text.append(f"  {', '.join(notes)}", style="dim") if notes else text


def _disagreement(found: Field) -> str:
    conflict = found.conflict
    if conflict is None:
        return ""
    return f"  conflict ({conflict.kind}): {' / '.join(conflict.sides)}" + (
        f" – {conflict.reason}" if conflict.reason else ""
    )


def _origins(incident: Incident) -> str:
    return f"{_count(incident.independent_origins, 'independent origin')}, {incident.unknown_origins} unknown"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
