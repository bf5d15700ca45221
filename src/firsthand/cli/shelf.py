"""The documents of one incident, and how its values, tellers and origins are worded on the screen."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from rich.text import Text

from firsthand.cli.output import clipped, words
from firsthand.data import load_table
from firsthand.model import (
    Claim,
    Derivation,
    Document,
    Field,
    History,
    Hop,
    Incident,
    Judgement,
    Origin,
    Reading,
    Span,
    Standing,
    bases_of,
    disagreements,
    histories_of,
    incident_origins,
    responsibilities_of,
)

__all__ = ["OUTLET", "Judged", "Shelf", "amended", "decided", "hop_name", "origins_of", "short_id", "value_of"]

# Characters of an outlet's name; a page may give a sentence for it.
OUTLET = 40
# Of a conflict: sides that are named, and characters of the reason.
_SIDES = 8
_REASON = 300
# Numbers of a history.
_STEPS = 12
_TITLE = 150
_AREAS = frozenset({"country", "sea", "region"})
# Languages that are read, and the sign of one that was not recognised.
_READ = frozenset({"en", "und", ""})
# Marks around a whole quotation; the screen sets its own.
_MARKS = '"“”«», '
# Of an id: its digits, and how many of them are shown.
_ID, _DIGITS = 20, 8

Path = tuple[Hop, ...]
# Decisions on readings, by field and value.
Judged = Mapping[tuple[str, str], Judgement]

_DECIDED = {"accept": "accepted", "reject": "rejected", "redact": "withheld"}

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

    def quote(self, report_id: str, span: Span, length: int) -> str:
        """Words of a report on one line between quotation marks, without marks of their own around them."""
        said = " ".join(self.documents[report_id].report.quote(span).split())
        bare = said.strip(_MARKS)
        # Marks inside say where a quotation begins or ends: then those at the edges stay too.
        return f"“{clipped(said if any(mark in bare for mark in _MARKS[:5]) else bare, length)}”"

    def outlet(self, report_id: str) -> str:
        """The outlet of a report, or its file where the outlet is unknown."""
        report = self.documents[report_id].report
        return clipped(report.outlet or report.capture.address.rpartition("/")[2], OUTLET)

    def published(self, report_id: str) -> str:
        """The day on which a report was published."""
        return (self.documents[report_id].report.published or "no date").partition("T")[0]

    def named(self, report_id: str) -> Text:
        """A report by outlet and day, with its title and the first digits of its id."""
        label = words(self.outlet(report_id), "bold").append_text(words(f", {self.published(report_id)}", "dim"))
        report = self.documents[report_id].report
        title = clipped(report.title, _TITLE)
        label.append_text(words(f"  {title}" if title else ""))
        if report.language not in _READ:
            label.append_text(words(f"  language {report.language}, not read", "dim"))
        return label.append_text(words(f"  {report_id[:_DIGITS]}", "dim"))

    def disagreements(self, found: Field) -> list[Text]:
        """What excludes what, and why, the gravest first: a line for each conflict of a field."""
        lines = []
        for conflict in disagreements(found):
            reason = f" – {clipped(conflict.reason, _REASON)}" if conflict.reason else ""
            sides = " / ".join(conflict.sides[:_SIDES]) + (" …" if len(conflict.sides) > _SIDES else "")
            lines.append(words(f"conflict ({conflict.kind.replace('_', ' ')}): {sides}{reason}", "yellow"))
        return lines

    def histories(self, found: Field, origins: Sequence[Origin], rejected: Container[str] = ()) -> list[Text]:
        """How a number was told anew, day by day: a line for each source that did so."""
        return [self._history(one) for one in histories_of(found, self.documents, origins, rejected)]

    def _history(self, history: History) -> Text:
        steps = [f"{step.value} ({step.day}, {self.outlet(step.report)})" for step in history.steps[:_STEPS]]
        left = len(history.steps) - _STEPS
        text = words(f"history, {history.source or 'later reports'}: ", "cyan")
        text.append_text(words(" → ".join(steps), "cyan"))
        return text.append_text(words(f" → and {left:,} more", "dim")) if left > 0 else text

    def blamed(self, reading: Reading) -> str:
        """How the reports tie the deed to an actor, in words; empty where all of them tell it as a fact."""
        said: dict[str, str] = load_table("dossier/wording.toml")["responsibility"]
        found = responsibilities_of(reading, self.documents)
        return "" if found in ((), ("reported",)) else "; ".join(said[one] for one in found)

    def owes(self, derivation: Derivation) -> str:
        """What a report owes another, in words: "edited reprint of Veldria Courier"."""
        other = derivation.from_report
        held = other is not None and other in self.documents
        name = self.outlet(other) if other is not None and held else clipped(derivation.from_name, OUTLET)
        if not derivation.directed:
            even: dict[str, str] = load_table("dossier/wording.toml")["derivation_even"]
            return f"{even[derivation.how] if derivation.how != 'unknown' else _OWES['unknown']} {name}"
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


def value_of(name: str, reading: Reading, judged: Judged | None = None) -> Text:
    """A reading's value with what qualifies it: what a person decided on it, precision, scope; of a place, what the
    gazetteer has of it and how the reports tie it to the incident."""
    decision = (judged or {}).get((name, reading.value))
    text = words(reading.value, "strike dim" if decision and decision.verdict == "reject" else "bold")
    if decision:
        text.append_text(words(f"  {_DECIDED[decision.verdict]} by {decision.by}", "magenta"))
    scope = "running total, not this incident's own toll" if reading.scope == "cumulative" else ""
    about = (_gazetteer(reading), _basis(reading)) if name == "place" else ()
    notes = [note for note in (reading.precision, scope, *about) if note]
    return text.append(f"  {', '.join(notes)}", style="dim") if notes else text


def _basis(reading: Reading) -> str:
    """How a place is tied to the incident, where it is not told in the same words."""
    said: dict[str, str] = load_table("dossier/wording.toml")["basis"]
    found = bases_of(reading)
    return "" if found in ((), ("clause",)) else " or ".join(said[basis] for basis in found)


def _gazetteer(reading: Reading) -> str:
    """Country and point, that what the gazetteer took the words for can be checked; of an area no point, for its middle
    would mislead."""
    if reading.latitude is None or reading.longitude is None:
        return "not in the gazetteer"
    point = "" if reading.precision in _AREAS else f"{reading.latitude:.2f} {reading.longitude:.2f}"
    return " ".join(part for part in (reading.country, point) if part)


def amended(judgement: Judgement) -> Text:
    """A value that a person gave, with who, when and why."""
    line = words(judgement.value or "", "bold")
    line.append_text(words(f"  given by {judgement.by}, {judgement.at[:10]}", "magenta"))
    return line.append_text(words(f": {clipped(judgement.reason, _REASON)}", "dim"))


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
