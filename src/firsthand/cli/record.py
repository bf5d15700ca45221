"""One incident as text: its record, field by field, and the sentences that it stands on (`firsthand show`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from firsthand.cli.notes import Notes, first_few
from firsthand.cli.origins import origin_lines
from firsthand.cli.output import clear, clipped, counted, print_trimmed, words
from firsthand.cli.shelf import Judged, Shelf, amended, decided, hop_name, origins_of, value_of
from firsthand.model import (
    Document,
    Incident,
    Judgement,
    Reading,
    Standing,
    amendments,
    in_force,
    judged_readings,
    reading_origins,
)

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_record"]

# Shown beside a value; the rest is counted, and `trace` has it all.
_QUOTES = 4
_CHAINS = 4
_CLAIMS = 12
_SPOKEN = 20
_SAID = 90
_SOURCE = 60
_REASON = 400


def print_record(
    console: Console, incident: Incident, documents: Iterable[Document], judgements: Sequence[Judgement] = ()
) -> None:
    """The record: what was reported, field by field, with readings, tellers and conflicts, then the sentences."""
    shelf = Shelf(documents)
    notes = Notes(shelf)
    reports = {ref.report for ref in incident.mentions}
    kind = " ".join(part for part in (incident.type, incident.mode) if part)
    print_trimmed(console, words(incident.title, "bold"))
    spoken = f" (spoken of in {len(incident.spoken_of_in)} more)" if incident.spoken_of_in else ""
    counts = f"{counted(len(reports), 'report')}{spoken}, {origins_of(incident)}"
    notes.is_new(incident.bounds_reason)
    print_trimmed(console, words(f"{incident.id}  {kind}  {counts}", "dim"))
    grade = words("suggested grade ", "dim").append(incident.grade.suggested, style="bold")
    print_trimmed(console, grade.append(clear(f": {clipped(incident.grade.reason, _REASON)}"), style="dim"))
    given = [item for item in in_force(judgements) if item.verdict == "grade" and item.value]
    for item in given[-1:]:
        line = words("grade ", "dim").append(clear(item.value or ""), style="bold")
        print_trimmed(console, line.append(clear(f": given by {item.by}, {item.at[:10]}"), style="dim"))
    console.print()
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="bold cyan")
    table.add_column(overflow="fold")
    judged = judged_readings(judgements)
    given_values: dict[str, list[Judgement]] = {}
    for item in amendments(judgements):
        given_values.setdefault(item.field or "", []).append(item)
    for name, found in incident.fields.items():
        label = name
        for reading in found.readings:
            table.add_row(label, _reading(name, reading, shelf, notes, judged))
            label = ""
        for item in given_values.get(name, ()):
            table.add_row("", amended(item))
        rejected = {value for (of, value), item in judged.items() if of == name and item.verdict == "reject"}
        for line in (*shelf.disagreements(found), *shelf.histories(found, incident.origins, rejected)):
            table.add_row("", line)
    for label, lines in (
        ("said", _said(incident, shelf, notes)),
        ("origins", origin_lines(incident, shelf, notes)),
        ("spoken of", _spoken_of(incident, shelf)),
        ("judged", _judged(judgements)),
    ):
        for number, line in enumerate(lines):
            table.add_row("" if number else label, line)
    print_trimmed(console, table)
    console.print()
    sentences = Table.grid(padding=(0, 2, 0, 0))
    sentences.add_column(no_wrap=True, justify="right", style="dim")
    sentences.add_column(overflow="fold")
    for number, note in enumerate(notes.kept, 1):
        sentences.add_row(f"[{number}]", note.text())
    print_trimmed(console, sentences)
    console.print()
    short = incident.id[:8]
    print_trimmed(console, words(f"who told whom, report by report: firsthand trace {short} FIELD", "dim"))
    print_trimmed(console, words(f"the reports of the same story: firsthand stories {short}", "dim"))


def _reading(name: str, reading: Reading, shelf: Shelf, notes: Notes, judged: Judged) -> Text:
    """A value, its words with the numbers of their sentences, and under it who says so."""
    quotes: dict[str, dict[int, None]] = {}
    left = 0
    for standing in reading.standings:
        # With many reports, every sentence of every field would be a list that nobody reads.
        if sum(map(len, quotes.values())) >= _QUOTES and not notes.knows(standing):
            left += 1
            continue
        quote = " ".join(shelf.documents[standing.report].report.quote(standing.span).split())
        quotes.setdefault(quote, {}).setdefault(notes.number(standing))
    text = value_of(name, reading, judged)
    if name == "actor" and (blamed := shelf.blamed(reading)):
        text.append(f"  {blamed}", style="dim")
    for quote, numbers in quotes.items():
        text.append(clear(f"  “{quote}” ")).append("".join(f"[{number}]" for number in numbers), style="dim")
    if left:
        text.append(f"  and {left:,} more", style="dim")
    doubt = bool(reading.origins_reason) and notes.is_new(reading.origins_reason)
    told = reading if doubt else replace(reading, origins_reason="")
    counts = f"{counted(len(reading.reports), 'report')}, {reading_origins(told)}"
    tellers = _tellers(reading, shelf)
    # A doubt is read where it has a line of its own.
    return text.append("\n").append_text(
        words(tellers, "dim").append("\n").append(clear(counts)) if doubt else words(f"{tellers}  ({counts})", "dim")
    )


def _spoken_of(incident: Incident, shelf: Shelf) -> list[Text]:
    """The reports that speak of the incident without an account of their own of what happened."""
    found = [one for one in incident.spoken_of_in if one in shelf.documents]
    lines = [shelf.named(one) for one in found[:_SPOKEN]]
    if len(found) > _SPOKEN:
        lines.append(words(f"and {counted(len(found) - _SPOKEN, 'report')} more", "dim"))
    return lines


def _judged(judgements: Sequence[Judgement]) -> list[Text]:
    """What people decided about the incident, with who, when and why."""
    gone = {item.supersedes for item in judgements}
    lines = []
    for item in judgements:
        line = words(decided(item), "strike dim" if item.id in gone else "bold")
        line.append_text(words(f"  {item.by}, {item.at[:10]}: {clipped(item.reason, _REASON)}", "dim"))
        lines.append(line.append_text(words("  superseded", "dim")) if item.id in gone else line)
    return lines


def _said(incident: Incident, shelf: Shelf, notes: Notes) -> list[Text]:
    """Who acknowledged, denied, accused, was asked or would not comment, and when: the claims about the incident."""
    lines: dict[str, Text] = {}
    more: set[str] = set()
    for claim in (shelf.claims[one] for one in incident.claims if one in shelf.claims):
        teller = claim.chain[-1]
        if claim.act == "hedge" or (claim.act == "statement" and claim.said_on is None):
            continue
        name = hop_name(teller) if len(claim.chain) > 1 else shelf.outlet(claim.report_id)
        on = f", {claim.said_on.value}" if claim.said_on and claim.said_on.value else ""
        sure = "" if claim.certainty in {"certain", "unknown"} else f" ({claim.certainty})"
        content = shelf.quote(claim.report_id, claim.content[0], _SAID)
        key = f"{name}{on}: {claim.act.replace('_', ' ')}{sure}"
        if key + content in lines:
            continue
        if len(lines) == _CLAIMS:
            more.add(key + content)
            continue
        mention = next((ref.mention for ref in incident.mentions if ref.report == claim.report_id), "")
        number = notes.number(Standing(report=claim.report_id, mention=mention, span=claim.content[0]))
        line = words(f"{key}  {content} ")
        lines[key + content] = line.append(f"[{number}]", style="dim")
    rest = [words(f"and {len(more):,} more", "dim")] if more else []
    return [*lines.values(), *rest]


def _tellers(reading: Reading, shelf: Shelf) -> str:
    """The chains of a reading, nearest first: the outlet that was read, whom it cites, whom that one cites.

    Outlets with the same tellers behind them stand together.
    """
    chains: dict[tuple[str, ...], dict[str, None]] = {}
    for report_id in reading.reports:
        for path in shelf.paths(reading, report_id) or [()]:
            behind = tuple(clipped(hop_name(hop), _SOURCE) for hop in path)
            chains.setdefault(behind, {}).setdefault(shelf.outlet(report_id))
    shown = [" ← ".join((first_few(list(outlets)), *behind)) for behind, outlets in list(chains.items())[:_CHAINS]]
    more = [f"{len(chains) - len(shown):,} more"] if len(chains) > len(shown) else []
    return " · ".join(shown + more)
