"""The origins of an incident as lines: first those that are counted, then the others, and why not."""

from __future__ import annotations

from rich.text import Text

from firsthand.cli.notes import Notes, first_few
from firsthand.cli.output import words
from firsthand.cli.shelf import Shelf
from firsthand.model import Incident, Origin, Standing

__all__ = ["origin_lines"]

_ORIGINS = 30
_SAID = 90


def origin_lines(incident: Incident, shelf: Shelf, notes: Notes | None = None) -> list[Text]:
    """Every origin on a line, with the reports that lead to it: first those that are counted, then the others, and why.

    Of an origin that no value goes back to, what it says; the sentence is put among the notes.
    """
    lines = []
    bearing = {one for field in incident.fields.values() for reading in field.readings for one in reading.origins}
    for origin in sorted(incident.origins, key=lambda one: (one.kind == "unknown", bool(one.not_counted)))[:_ORIGINS]:
        outlets = list(dict.fromkeys(shelf.outlet(one) for one in origin.reports if one in shelf.documents))
        why = "unknown: it does not say how it knows" if origin.kind == "unknown" else origin.not_counted
        line = words("– " if why else "+ ", "dim" if why else "green").append_text(words(origin.name))
        line.append_text(words(f"  {origin.kind}, " if origin.kind != "unknown" else "  ", "dim"))
        line.append_text(words(f"in {first_few(outlets)}" if outlets else "", "dim"))
        if why:
            line.append_text(words(f"  not counted, {why}", "dim"))
        lines.append(line if origin.id in bearing else line.append_text(_account(origin, shelf, notes)))
    if len(incident.origins) > _ORIGINS:
        lines.append(words(f"and {len(incident.origins) - _ORIGINS:,} more", "dim"))
    return lines


def _account(origin: Origin, shelf: Shelf, notes: Notes | None) -> Text:
    """The first words that go back to an origin, with the number of their sentence."""
    claim = next((shelf.claims[one] for one in origin.claims if one in shelf.claims), None)
    if claim is None:
        return words("")
    text = words(f"  {shelf.quote(claim.report_id, claim.content[0], _SAID)}")
    if notes is None:
        return text
    number = notes.number(Standing(report=claim.report_id, mention="", span=claim.content[0]))
    return text.append(f" [{number}]", style="dim")
