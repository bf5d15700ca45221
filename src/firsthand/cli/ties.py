"""What ties the reports of an incident together, as branches of a tree: derivations with the words that two reports
share, and the reasons for which their mentions were made one incident."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from firsthand.cli.output import clipped, counted, words
from firsthand.cli.shelf import Shelf
from firsthand.model import Derivation, Evidence, Incident, MentionLink, strongest_links

if TYPE_CHECKING:
    from rich.tree import Tree

__all__ = ["add_links", "add_reports", "add_spoken_of", "pairs_first"]

# Of few reports everything is shown, of many what matters most.
_FEW = 8
_REPORTS = 24
_OWED = 3
_PASSAGES = 3
_PASSAGE = 150
_VALUES = 90
_REASONS = 7


def add_reports(tree: Tree, incident: Incident, shelf: Shelf, owed: Sequence[Derivation]) -> None:
    """The reports in the order of publication, each with what it owes others and the words that prove it."""
    branch = tree.add(Text("reports", style="bold cyan"))
    ids = list(dict.fromkeys(ref.report for ref in incident.mentions))
    for report_id in ids[:_REPORTS]:
        node = branch.add(shelf.named(report_id))
        mine = sorted(pairs_first([one for one in owed if one.report_id == report_id]), key=_rank)
        shown = _OWED if len(ids) <= _FEW else 1
        for item in mine[:shown]:
            _add_derivation(node, item, shelf, passages=_PASSAGES if len(ids) <= _FEW else 1)
        if len(mine) > shown:
            node.add(words(f"and shares words or sources with {counted(len(mine) - shown, 'report')} more", "dim"))
    if len(ids) > _REPORTS:
        branch.add(words(f"and {counted(len(ids) - _REPORTS, 'report')} more", "dim"))


def add_spoken_of(tree: Tree, incident: Incident, shelf: Shelf) -> None:
    """The reports that only speak of the incident, each with the origins that it leads to and what they say."""
    found = [one for one in incident.spoken_of_in if one in shelf.documents]
    if not found:
        return
    branch = tree.add(Text("spoken of, without an account of what happened", style="bold cyan"))
    for report_id in found[:_REPORTS]:
        node = branch.add(shelf.named(report_id))
        for origin in incident.origins:
            claims = [shelf.claims[one] for one in origin.claims if one in shelf.claims]
            said = next((claim for claim in claims if claim.report_id == report_id), None)
            if report_id in origin.reports:
                label = words(origin.name).append(f"  {origin.kind}", style="dim")
                if said is not None:
                    label.append_text(words(f"  {shelf.quote(report_id, said.content[0], _PASSAGE)}", "italic"))
                node.add(label)
    if len(found) > _REPORTS:
        branch.add(words(f"and {counted(len(found) - _REPORTS, 'report')} more", "dim"))


def _rank(item: Derivation) -> int:
    """Copies first, then citations; what is independent last."""
    return 2 if item.how == "independent" else 1 if item.how in ("cites", "unknown") else 0


def pairs_first(owed: Sequence[Derivation]) -> list[Derivation]:
    """What is known by an outlet's name alone is left out where a report of that outlet is known."""
    named = {item.from_name.casefold() for item in owed if item.from_report}
    return [item for item in owed if item.from_report or item.from_name.casefold() not in named]


def _add_derivation(node: Tree, item: Derivation, shelf: Shelf, *, passages: int) -> None:
    label = words(shelf.owes(item), "green")
    if item.from_report is not None and item.from_report in shelf.documents:
        label.append_text(words(f", {shelf.published(item.from_report)}", "dim"))
    if not item.directed and item.how not in ("independent", "unknown"):
        label.append("  which came first is not known", style="dim")
    branch = node.add(label)
    for evidence in item.evidence:
        if not _is_passage(evidence) or evidence.kind not in _SAME_WORDS:
            branch.add(words(evidence.detail, "dim"))
    shared = sorted((one for one in item.evidence if _is_passage(one)), key=_length, reverse=True)
    for evidence in shared[:passages]:
        branch.add(_passage(item, evidence, shelf))
    if len(shared) > passages:
        branch.add(words(f"and {counted(len(shared) - passages, 'shared passage')} more", "dim"))


def _is_passage(evidence: Evidence) -> bool:
    return evidence.span is not None and evidence.other_span is not None


# Evidence of which the words themselves say all.
_SAME_WORDS = frozenset({"shared_text", "shared_quotation"})


def _length(evidence: Evidence) -> int:
    return evidence.span.end - evidence.span.start if evidence.span else 0


def _passage(item: Derivation, evidence: Evidence, shelf: Shelf) -> Text:
    """The shared words with their place on both sides; both sides' words where they are not the same."""
    span, other = evidence.span, evidence.other_span
    text = words("")
    if span is None or other is None:
        return text
    here = " ".join(shelf.documents[item.report_id].report.quote(span).split())
    text.append_text(words(f"“{clipped(here, _PASSAGE)}”", "italic"))
    text.append_text(words(f"  characters {span.start}–{span.end}", "dim"))
    source = shelf.documents.get(item.from_report or "")
    if source is None:
        return text
    there = " ".join(source.report.quote(other).split())
    if there == here:
        return text.append_text(words(f", the same there at {other.start}–{other.end}", "dim"))
    text.append("\nthere: ", style="dim").append_text(words(f"“{clipped(there, _PASSAGE)}”", "italic"))
    return text.append_text(words(f"  characters {other.start}–{other.end}", "dim"))


def add_links(tree: Tree, incident: Incident, shelf: Shelf, links: Iterable[MentionLink]) -> None:
    """Why each report was taken for one of the same happening: the strongest link to a report before it."""
    home = {ref.mention: ref.report for ref in incident.mentions}
    chosen = strongest_links(incident, links)
    if not chosen:
        return
    branch = tree.add(Text("one incident, because", style="bold cyan"))
    for link in chosen[:_REPORTS]:
        label = words(f"{shelf.outlet(home[link.left])}, {shelf.published(home[link.left])}")
        label.append(" and ", style="dim")
        label.append_text(words(f"{shelf.outlet(home[link.right])}, {shelf.published(home[link.right])}"))
        node = branch.add(label.append_text(words(f"  {link.score:+.1f} in all", "dim")))
        line = words("")
        reasons = sorted(link.reasons, key=lambda one: -abs(one.weight))
        for reason in reasons[:_REASONS]:
            values = reason.left if reason.left == reason.right else f"{reason.left} | {reason.right}"
            line.append_text(words(f"{reason.feature.replace('_', ' ')} ", "bold"))
            line.append_text(words(values)).append_text(
                words(f" {reason.weight:+.1f}   ", "green" if reason.weight > 0 else "red")
            )
        if len(reasons) > _REASONS:
            line.append_text(words(f"and {len(reasons) - _REASONS} more", "dim"))
        node.add(line)
    if len(chosen) > _REPORTS:
        branch.add(words(f"and {counted(len(chosen) - _REPORTS, 'report')} more", "dim"))
