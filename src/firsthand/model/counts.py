"""How many independent origins there are, in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from firsthand.model.entries import Field, Incident, MentionLink, Reading
from firsthand.model.extraction import Basis, Document, Responsibility

__all__ = [
    "bases_of",
    "bounds_words",
    "doubts_of",
    "incident_origins",
    "is_history",
    "origin_words",
    "reading_origins",
    "reports_of",
    "responsibilities_of",
    "strongest_links",
]

_FIRMEST: tuple[Responsibility, ...] = (
    "claimed",
    "reported",
    "accused_by_authority",
    "accused",
    "possible",
    "denied",
)
# What stands between semicolons, with its titles.
_DOUBT = re.compile(r"(?:“[^”]*”|[^;])+")
_SUREST: tuple[Basis, ...] = ("clause", "report", "body", "dateline")


def incident_origins(incident: Incident) -> str:
    """ "2 independent origins, between 2 and 3, 1 unknown: where The Lantern had it from is not known"."""
    return origin_words(
        incident.independent_origins, incident.unknown_origins, incident.low, incident.high, incident.bounds_reason
    )


def reading_origins(reading: Reading) -> str:
    """The same of a reading; of one that nobody counted, how many origins it has."""
    if reading.independent_origins is None:
        return f"{len(reading.origins)} {'origin' if len(reading.origins) == 1 else 'origins'}"
    return origin_words(
        reading.independent_origins,
        reading.unknown_origins or 0,
        reading.origins_low,
        reading.origins_high,
        reading.origins_reason,
    )


def origin_words(independent: int, unknown: int, low: int | None, high: int | None, reason: str) -> str:
    """The number, the bounds where the reports leave it open, the unknown ones apart, and the reason."""
    number = f"{independent} independent {'origin' if independent == 1 else 'origins'}"
    # Where nobody is known, those who are not known are all that may be one.
    bounds = bounds_words(low, high) if independent or high != unknown else ""
    parts = [number if independent else "no independent origin", bounds]
    if unknown:
        parts.append(f"{unknown} unknown")
    words = ", ".join(filter(None, parts))
    return f"{words}: {reason}" if reason else words


def bounds_words(low: int | None, high: int | None) -> str:
    """ "between 2 and 3", "at most 1" where it may be none; empty where nothing is open."""
    if low is None or high is None or low == high:
        return ""
    return f"between {low} and {high}" if low else f"at most {high}"


def doubts_of(reason: str) -> tuple[str, ...]:
    """The doubts of `bounds_reason` or `origins_reason`, one by one; titles in “quotation marks” are left whole."""
    return tuple(found for part in _DOUBT.findall(reason) if (found := part.strip()))


def bases_of(reading: Reading) -> tuple[Basis, ...]:
    """How the reports tie a place or a date to the incident, the surest way first; empty for other fields."""
    found = {standing.basis for standing in reading.standings}
    return tuple(basis for basis in _SUREST if basis in found)


def responsibilities_of(reading: Reading, documents: Mapping[str, Document]) -> tuple[Responsibility, ...]:
    """How the reports tie the deed to an actor, the firmest first; empty for other fields.

    documents: the incident's reports, by id; what stands in others is passed over.
    """
    found: set[Responsibility | None] = set()
    for standing in reading.standings:
        document = documents.get(standing.report)
        mentions = document.extraction.mentions if document else ()
        for mention in mentions:
            if mention.id == standing.mention:
                found.update(one.responsibility for one in mention.actors if one.span == standing.span)
    return tuple(one for one in _FIRMEST if one in found)


def reports_of(incident: Incident) -> tuple[str, ...]:
    """The reports that tell of an incident, then those that only speak of it, by id, each once."""
    return tuple(dict.fromkeys([*(ref.report for ref in incident.mentions), *incident.spoken_of_in]))


def is_history(field: Field) -> bool:
    """True where the readings exclude each other only because one source told it anew: an update and no conflict."""
    return field.conflict is not None and field.conflict.kind == "superseded"


def strongest_links(incident: Incident, links: Iterable[MentionLink]) -> list[MentionLink]:
    """For each report of an incident but its first, the link to an earlier one that speaks most for one happening.

    A report without one was brought in by a person, or by what reports tell beside it.
    """
    first: dict[str, int] = {}
    place = {ref.mention: first.setdefault(ref.report, number) for number, ref in enumerate(incident.mentions)}
    best: dict[int, MentionLink] = {}
    for link in links:
        if link.score > 0 and link.left in place and link.right in place:
            later = max(place[link.left], place[link.right])
            held = best.get(later)
            if held is None or (link.score, held.id) > (held.score, link.id):
                best[later] = link
    return [best[number] for number in sorted(best)]
