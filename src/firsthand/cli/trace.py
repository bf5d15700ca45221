"""One incident as a tree: who told whom, down to the origins (`firsthand trace`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from firsthand.cli.origins import origin_lines
from firsthand.cli.output import counted, print_trimmed, words
from firsthand.cli.shelf import Shelf, amended, hop_name, origins_of, value_of
from firsthand.cli.ties import add_links, add_reports, add_spoken_of, pairs_first
from firsthand.model import (
    Derivation,
    Document,
    Hop,
    Incident,
    Judgement,
    MentionLink,
    Origin,
    Reading,
    Standing,
    amendments,
    judged_readings,
    reading_origins,
)

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["print_trace"]

# Reports named in one branch, where all of them tell the same.
_MARKS = '“”"«»„'
_NAMED = 6
_CARRIED = frozenset({"reprint", "edited_reprint", "rewrite", "translation"})


def print_trace(
    console: Console,
    incident: Incident,
    documents: Iterable[Document],
    field: str | None,
    *,
    derivations: Iterable[Derivation] = (),
    links: Iterable[MentionLink] = (),
    judgements: Sequence[Judgement] = (),
) -> None:
    """Who told whom, for one field with the sentences, or for all fields without them; then what the reports owe each
    other, with the words that they share, and why they were made one incident.

    judgements: what people decided about the incident; a reading that was judged is marked.
    """
    shelf = Shelf(documents)
    owed = [item for item in derivations if item.report_id in shelf.documents]
    origins = {origin.id: origin for origin in incident.origins}
    tree = Tree(words(incident.title, "bold").append(f"  {origins_of(incident)}", style="dim"), guide_style="dim")
    judged = judged_readings(judgements)
    for name, found in incident.fields.items():
        if field is not None and name != field:
            continue
        branch = tree.add(Text(name, style="bold cyan"))
        rejected = {value for (of, value), item in judged.items() if of == name and item.verdict == "reject"}
        for line in (*shelf.disagreements(found), *shelf.histories(found, incident.origins, rejected)):
            branch.add(line)
        for reading in found.readings:
            value = value_of(name, reading, judged)
            if name == "actor" and (blamed := shelf.blamed(reading)):
                value.append(f"  {blamed}", style="dim")
            _grow(branch.add(value), reading, shelf, origins, owed, sentences=field is not None)
        for item in amendments(judgements):
            if item.field == name:
                branch.add(amended(item))
    if field is None:
        add_reports(tree, incident, shelf, owed)
        add_spoken_of(tree, incident, shelf)
        branch = tree.add(Text("origins", style="bold cyan"))
        for line in origin_lines(incident, shelf):
            branch.add(line)
        add_links(tree, incident, shelf, links)
    print_trimmed(console, tree)
    if field is None:
        hint = f"the sentences of a field: firsthand trace {incident.id[:8]} {next(iter(incident.fields), 'FIELD')}"
        console.print()
        print_trimmed(console, words(hint, "dim"))


def _grow(
    branch: Tree,
    reading: Reading,
    shelf: Shelf,
    origins: Mapping[str, Origin],
    owed: Sequence[Derivation],
    *,
    sentences: bool,
) -> None:
    """Under a reading: the reports that carry it, those that tell the same together, then whom they have it from."""
    for (paths, _), standings in _groups(reading, shelf, sentences=sentences).items():
        node = branch.add(_carriers([standing.report for standing in standings], shelf, owed))
        grown: dict[tuple[Hop, ...], Tree] = {(): node}
        for path in paths:
            for length in range(1, len(path) + 1):
                if path[:length] not in grown:
                    grown[path[:length]] = grown[path[: length - 1]].add(_hop(path[length - 1]))
        if not paths:
            node.add(Text("in its own words: how it knows is not said", style="dim"))
        if sentences:
            node.add(_sentence(shelf, standings[0]))
    roots = _roots([origins[item] for item in reading.origins if item in origins])
    if roots:
        label = words(f"goes back to {roots}", "green")
        branch.add(label.append_text(words(f"  ({reading_origins(reading)})", "dim")))


def _groups(
    reading: Reading, shelf: Shelf, *, sentences: bool
) -> dict[tuple[tuple[tuple[Hop, ...], ...], str], list[Standing]]:
    """One standing a report; the reports with the same tellers (and, where it is shown, the same sentence) together."""
    found: dict[tuple[tuple[tuple[Hop, ...], ...], str], list[Standing]] = {}
    first: dict[str, Standing] = {}
    for standing in reading.standings:
        first.setdefault(standing.report, standing)
    for report_id in reading.reports:
        standing = first[report_id]
        sentence = " ".join(shelf.sentence(standing)[0].split()) if sentences else ""
        found.setdefault((tuple(shelf.paths(reading, report_id)), sentence), []).append(standing)
    return found


def _carriers(report_ids: Sequence[str], shelf: Shelf, owed: Sequence[Derivation]) -> Text:
    text = Text()
    for number, report_id in enumerate(report_ids[:_NAMED]):
        text.append(" · " if number else "", style="dim").append_text(words(shelf.outlet(report_id), "bold"))
        text.append_text(words(f", {shelf.published(report_id)}", "dim"))
        mine = pairs_first([item for item in owed if item.report_id == report_id])
        carried = [item for item in mine if item.how in _CARRIED]
        for item in carried[:1]:
            text.append_text(words(f" ({shelf.owes(item)})", "dim"))
    more = len(report_ids) - _NAMED
    return text.append(f" · and {counted(more, 'report')} more", style="dim") if more > 0 else text


def _hop(hop: Hop) -> Text:
    return words(hop_name(hop)).append(f"  {hop.kind}", style="dim")


def _sentence(shelf: Shelf, standing: Standing) -> Text:
    sentence, start, end = shelf.sentence(standing)
    text = words(sentence, "italic")
    text.stylize("bold underline", start, end)
    place = f"  {shelf.outlet(standing.report)}, characters {standing.span.start}–{standing.span.end}"
    # A sentence that quotes somebody brings marks of its own.
    left, right = ("", "") if any(mark in sentence for mark in _MARKS) else ("“", "”")
    return Text(left).append_text(text).append(right).append_text(words(place, "dim"))


def _roots(found: Sequence[Origin]) -> str:
    known = [origin.name for origin in found if origin.kind != "unknown"]
    unknown = [f"unknown: {origin.name}" for origin in found if origin.kind == "unknown"]
    return " · ".join(known + unknown)
