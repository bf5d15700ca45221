"""One incident as text: its record, field by field, and the sentences that it stands on (`firsthand show`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from firsthand.cli.output import clear, clipped, counted, print_trimmed, words
from firsthand.cli.shelf import Shelf, decided, disagreement, hop_name, origins_of, value_of
from firsthand.model import Document, Incident, Judgement, Reading, Standing, in_force, reading_origins

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_record"]

# Shown beside a value; the rest is counted, and `trace` has it all.
_QUOTES = 4
_CHAINS = 4
_OUTLETS = 3
_CLAIMS = 12
_ORIGINS = 30
_SAID = 90
_SOURCE = 60
_REASON = 400


class Notes:
    """The sentences that values stand on, numbered in the order of their first use. A reprint repeats the number."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._numbers: dict[str, int] = {}
        self.kept: list[Note] = []

    def knows(self, standing: Standing) -> bool:
        """True where the sentence around these words has a number."""
        return self._shelf.sentence(standing)[0] in self._numbers

    def number(self, standing: Standing) -> int:
        """The number of the sentence around these words; the words are marked in it."""
        sentence, start, end = self._shelf.sentence(standing)
        number = self._numbers.get(sentence)
        if number is None:
            self.kept.append(Note(words=sentence, marked=set(), outlets={}))
            number = self._numbers[sentence] = len(self.kept)
        note = self.kept[number - 1]
        note.marked.add((start, end))
        note.outlets.setdefault(self._shelf.outlet(standing.report))
        return number


@dataclass(slots=True, kw_only=True)
class Note:
    """One sentence with the words in it that carry values, and the outlets that carry the sentence."""

    words: str
    marked: set[tuple[int, int]]
    outlets: dict[str, None]

    def text(self) -> Text:
        """The sentence on one line, its values underlined."""
        text = words(self.words)
        for start, end in self.marked:
            text.stylize("bold underline", start, end)
        first, *others = self.outlets
        also = f", also {_first(others)}" if others else ""
        return text.append(clear(f"  {first}{also}"), style="dim")


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
    for name, found in incident.fields.items():
        label = name
        for reading in found.readings:
            table.add_row(label, _reading(reading, shelf, notes))
            label = ""
        if found.conflict is not None:
            table.add_row("", disagreement(found))
    label = "said"
    for line in _said(incident, shelf, notes):
        table.add_row(label, line)
        label = ""
    for label, lines in (("origins", _origins(incident, shelf)), ("judged", _judged(judgements))):
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
    print_trimmed(console, words(f"who told whom, report by report: firsthand trace {incident.id[:8]} FIELD", "dim"))


def _reading(reading: Reading, shelf: Shelf, notes: Notes) -> Text:
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
    text = value_of(reading)
    for quote, numbers in quotes.items():
        text.append(clear(f"  “{quote}” ")).append("".join(f"[{number}]" for number in numbers), style="dim")
    if left:
        text.append(f"  and {left:,} more", style="dim")
    counts = f"{counted(len(reading.reports), 'report')}, {reading_origins(reading)}"
    tellers = _tellers(reading, shelf)
    # A doubt is read where it has a line of its own.
    return text.append("\n").append_text(
        words(tellers, "dim").append(f"\n{counts}")
        if reading.origins_reason
        else words(f"{tellers}  ({counts})", "dim")
    )


def _origins(incident: Incident, shelf: Shelf) -> list[Text]:
    """Every origin on a line, with the reports that lead to it; apart those that are not counted, and why."""
    lines = []
    for origin in incident.origins[:_ORIGINS]:
        outlets = list(dict.fromkeys(shelf.outlet(one) for one in origin.reports if one in shelf.documents))
        why = "unknown: it does not say how it knows" if origin.kind == "unknown" else origin.not_counted
        line = words("– " if why else "+ ", "dim" if why else "green").append_text(words(origin.name))
        line.append_text(words(f"  {origin.kind}, " if origin.kind != "unknown" else "  ", "dim"))
        line.append_text(words(f"in {_first(outlets)}" if outlets else "", "dim"))
        lines.append(line.append_text(words(f"  not counted, {why}", "dim")) if why else line)
    if len(incident.origins) > _ORIGINS:
        lines.append(words(f"and {len(incident.origins) - _ORIGINS:,} more", "dim"))
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
    for claim in (shelf.claims[one] for one in incident.claims if one in shelf.claims):
        teller = claim.chain[-1]
        if claim.act == "hedge" or (claim.act == "statement" and claim.said_on is None):
            continue
        name = hop_name(teller) if len(claim.chain) > 1 else shelf.outlet(claim.report_id)
        on = f", {claim.said_on.value}" if claim.said_on and claim.said_on.value else ""
        sure = "" if claim.certainty in {"certain", "unknown"} else f" ({claim.certainty})"
        report = shelf.documents[claim.report_id].report
        content = clipped(" ".join(report.quote(claim.content[0]).split()), _SAID)
        key = f"{name}{on}: {claim.act.replace('_', ' ')}{sure}"
        if key + content in lines or len(lines) == _CLAIMS:
            continue
        mention = next((ref.mention for ref in incident.mentions if ref.report == claim.report_id), "")
        number = notes.number(Standing(report=claim.report_id, mention=mention, span=claim.content[0]))
        line = words(f"{key}  “{content}” ")
        lines[key + content] = line.append(f"[{number}]", style="dim")
    return list(lines.values())


def _tellers(reading: Reading, shelf: Shelf) -> str:
    """The chains of a reading, nearest first: the outlet that was read, whom it cites, whom that one cites.

    Outlets with the same tellers behind them stand together.
    """
    chains: dict[tuple[str, ...], dict[str, None]] = {}
    for report_id in reading.reports:
        for path in shelf.paths(reading, report_id) or [()]:
            behind = tuple(clipped(hop_name(hop), _SOURCE) for hop in path)
            chains.setdefault(behind, {}).setdefault(shelf.outlet(report_id))
    shown = [" ← ".join((_first(list(outlets)), *behind)) for behind, outlets in list(chains.items())[:_CHAINS]]
    more = [f"{len(chains) - len(shown):,} more"] if len(chains) > len(shown) else []
    return " · ".join(shown + more)


def _first(outlets: list[str]) -> str:
    """The first few outlets; the rest is counted."""
    more = f" and {len(outlets) - _OUTLETS:,} more" if len(outlets) > _OUTLETS else ""
    return f"{', '.join(outlets[:_OUTLETS])}{more}"
