"""The documents of one incident, and how its values, tellers and origins are worded on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.text import Text

from firsthand.cli.output import clipped, words
from firsthand.model import (
    Claim,
    Derivation,
    Document,
    Field,
    Hop,
    Incident,
    Judgement,
    Reading,
    Standing,
    incident_origins,
    is_history,
)

__all__ = ["OUTLET", "Shelf", "decided", "disagreement", "hop_name", "origins_of", "short_id", "value_of"]

# Characters of an outlet's name; a page may give a sentence for it.
OUTLET = 40
# Of a conflict: sides that are named, and characters of the reason.
_SIDES = 8
_REASON = 300
# Of an id: its digits, and how many of them are shown.
_ID, _DIGITS = 20, 8

Path = tuple[Hop, ...]

_OWES = {
    "reprint": "reprint of",
    "edited_reprint": "edited reprint of",
    "rewrite": "rewrite of",
    "translation": "translation of",
    "cites": "cites",
    "independent": "independent of",
    "unknown": "shares words with",
}


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
        return report.quote(around), standing.span.start - around.start, standing.span.end - around.start

    def outlet(self, report_id: str) -> str:
        """The outlet of a report, or its file where the outlet is unknown."""
        report = self.documents[report_id].report
        return clipped(report.outlet or report.capture.address.rpartition("/")[2], OUTLET)

    def published(self, report_id: str) -> str:
        """The day on which a report was published."""
        return (self.documents[report_id].report.published or "no date").partition("T")[0]

    def owes(self, derivation: Derivation) -> str:
        """What a report owes another, in words: "edited reprint of Veldria Courier"."""
        other = derivation.from_report
        held = other is not None and other in self.documents
        name = self.outlet(other) if other is not None and held else clipped(derivation.from_name, OUTLET)
        return f"{_OWES[derivation.how]} {name}"

    def paths(self, reading: Reading, report_id: str) -> list[Path]:
        """The tellers behind a report's outlet, one path a chain, without their places in the text; a path that another
        one goes on from is left out. Empty where the report says it in its own words alone."""
        found = {
            tuple(Hop(name=hop.name, kind=hop.kind, anonymity=hop.anonymity) for hop in claim.chain[1:])
            for claim in (self.claims[item] for item in reading.claims if item in self.claims)
            if claim.report_id == report_id
        }
        ends = [path for path in found if path and not any(o != path and o[: len(path)] == path for o in found)]
        return sorted(ends, key=lambda path: [(hop.name, hop.kind) for hop in path])


def hop_name(hop: Hop) -> str:
    """A teller; in quotation marks where these are the words that hide the name."""
    return f"“{hop.name}”" if hop.kind == "unnamed" else hop.name


def value_of(reading: Reading) -> Text:
    """A reading's value with what qualifies it."""
    text = words(reading.value, "bold")
    notes = [note for note in (reading.precision, "running total" if reading.scope == "cumulative" else None) if note]
    return text.append(f"  {', '.join(notes)}", style="dim") if notes else text


def disagreement(found: Field) -> Text:
    """What excludes what, and why; what one source told anew is a history. Empty where nothing does."""
    conflict = found.conflict
    if conflict is None:
        return words("")
    reason = f" – {clipped(conflict.reason, _REASON)}" if conflict.reason else ""
    between = " → " if is_history(found) else " / "
    sides = between.join(conflict.sides[:_SIDES]) + (" …" if len(conflict.sides) > _SIDES else "")
    if is_history(found):
        return words(f"history: {sides}{reason}", "cyan")
    return words(f"conflict ({conflict.kind}): {sides}{reason}", "yellow")


def decided(judgement: Judgement) -> str:
    """What a person decided, in a few words, ids shortened as they may be typed."""
    # Of a split, what stays stands behind a bar.
    shown = (judgement.value or "").partition(" | ")[0] if judgement.verdict == "split" else judgement.value or ""
    value = " ".join(short_id(word) for word in shown.split())
    return " ".join(part for part in (judgement.verdict, judgement.field, value) if part)


def short_id(word: str) -> str:
    """The first digits of an id; any other word as it is."""
    return word[:_DIGITS] if len(word) == _ID and set(word) <= set("0123456789abcdef") else word


def origins_of(incident: Incident) -> str:
    """How many origins there are, between which bounds, and why."""
    return incident_origins(incident)
