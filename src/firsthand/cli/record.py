"""One incident as text: the record (`show`) and the tree of who told whom (`trace`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from firsthand.model import Claim, Document, Field, Hop, Incident, Origin, Reading, Standing

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_record", "print_trace"]

# Words shown beside a value; the rest is counted.
_WORDS = 4


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


class Notes:
    """The sentences that values stand on, numbered in the order of their first use. A reprint repeats the number."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._numbers: dict[str, int] = {}
        self.kept: list[Note] = []

    def number(self, standing: Standing) -> int:
        """The number of the sentence around these words; the words are marked in it."""
        words, start, end = self._shelf.sentence(standing)
        number = self._numbers.get(words)
        if number is None:
            self.kept.append(Note(words=words, outlet=self._shelf.outlet(standing.report), marked=set(), outlets=set()))
            number = self._numbers[words] = len(self.kept)
        note = self.kept[number - 1]
        note.marked.add((start, end))
        note.outlets.add(self._shelf.outlet(standing.report))
        return number


@dataclass(slots=True, kw_only=True)
class Note:
    """One sentence with the words in it that carry values, and the outlets that carry the sentence."""

    words: str
    outlet: str
    marked: set[tuple[int, int]]
    outlets: set[str]

    def text(self) -> Text:
        """The sentence on one line, its values underlined."""
        text = Text(re.sub(r"\s", " ", self.words))
        for start, end in self.marked:
            text.stylize("bold underline", start, end)
        also = sorted(self.outlets - {self.outlet})
        return text.append(f"  {self.outlet}{', also ' + ', '.join(also) if also else ''}", style="dim")


def print_record(console: Console, incident: Incident, documents: Iterable[Document]) -> None:
    """The record: what was reported, field by field, with readings, origins and conflicts, then the sentences."""
    shelf = Shelf(documents)
    notes = Notes(shelf)
    origins = {origin.id: origin for origin in incident.origins}
    reports = list(dict.fromkeys(ref.report for ref in incident.mentions))
    kind = " ".join(part for part in (incident.type, incident.mode) if part)
    console.print(Text(incident.title, style="bold"))
    console.print(Text(f"{incident.id}  {kind}  {_count(len(reports), 'report')}, {_origins(incident)}", style="dim"))
    grade = Text("suggested grade ", style="dim").append(incident.grade.suggested, style="bold")
    console.print(grade.append(f": {incident.grade.reason}", style="dim"))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold cyan")
    table.add_column(overflow="fold")
    for name, found in incident.fields.items():
        label = name
        for reading in found.readings:
            table.add_row(label, _reading(reading, shelf, notes, origins))
            label = ""
        if found.conflict is not None:
            table.add_row("", Text(_disagreement(found).strip(), style="yellow"))
    _print_trimmed(console, table)
    console.print()
    sentences = Table.grid(padding=(0, 2, 0, 0))
    sentences.add_column(no_wrap=True, justify="right", style="dim")
    sentences.add_column(overflow="fold")
    for number, note in enumerate(notes.kept, 1):
        sentences.add_row(f"[{number}]", note.text())
    _print_trimmed(console, sentences)


def _print_trimmed(console: Console, table: Table) -> None:
    """Print a grid without the blanks that fill its last column."""
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def _reading(reading: Reading, shelf: Shelf, notes: Notes, origins: Mapping[str, Origin]) -> Text:
    """A value, its words with the number of their sentence, and who says so."""
    text = _value(reading)
    shown = []
    for standing in reading.standings:
        number = notes.number(standing)
        words = " ".join(shelf.documents[standing.report].report.quote(standing.span).split())
        shown.append(f"“{words}” [{number}]")
    listed = list(dict.fromkeys(shown))
    text.append("  " + " ".join(listed[:_WORDS]))
    if len(listed) > _WORDS:
        text.append(f" and {len(listed) - _WORDS} more", style="dim")
    named = [origins[item] for item in reading.origins if item in origins]
    known = sum(origin.kind != "unknown" for origin in named)
    by = " · ".join(reading.sources) or "nobody named"
    return text.append(
        f"\n{by}  ({_count(len(reading.reports), 'report')}, {_count(known, 'known origin')})", style="dim"
    )


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
        chains = {tuple(map(_bare, claim.chain)) for claim in claims if claim.report_id == report_id}
        grown: dict[tuple[Hop, ...], Tree] = {(): node}
        for chain in sorted(chains, key=lambda hops: [hop.name for hop in hops]):
            path = chain[1:]
            for length in range(1, len(path) + 1):
                if path[:length] not in grown:
                    grown[path[:length]] = grown[path[: length - 1]].add(_hop(path[length - 1]))
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


def _bare(hop: Hop) -> Hop:
    """The hop without its place in the text: the same teller named twice is one branch."""
    return replace(hop, span=None)


def _hop(hop: Hop) -> Text:
    text = Text(f"“{hop.name}”" if hop.kind == "unnamed" else hop.name)
    return text.append(f"  {hop.kind}", style="dim")


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
