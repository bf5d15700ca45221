"""How many independent origins there are, in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.model.entries import Field, Incident, MentionLink, Reading

__all__ = ["bounds_words", "incident_origins", "is_history", "origin_words", "reading_origins", "strongest_links"]


def incident_origins(incident: Incident) -> str:
    """ "2 independent origins, between 2 and 3, 1 unknown: where The Lantern had it from is not known"."""
    return origin_words(
        incident.independent_origins, incident.unknown_origins, incident.low, incident.high, incident.bounds_reason
    )


def reading_origins(reading: Reading) -> str:
    """The same of a reading; of one that nobody counted, how many origins it has."""
    if reading.independent_origins is None:
        return f"{len(reading.origins)} {'origin' if len(reading.origins) == 1 else 'origins'}"
    if not reading.independent_origins:
        # Of a value that is known in nobody's name there is nothing to say but that it is unknown.
        return origin_words(0, reading.unknown_origins or 0, None, None, "")
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
    parts = [number if independent else "no independent origin", bounds_words(low, high)]
    if unknown:
        parts.append(f"{unknown} unknown")
    words = ", ".join(filter(None, parts))
    return f"{words}: {reason[:1].lower()}{reason[1:]}" if reason else words


def bounds_words(low: int | None, high: int | None) -> str:
    """ "between 2 and 3"; empty where nothing is open."""
    return "" if low is None or high is None or low == high else f"between {low} and {high}"


def is_history(field: Field) -> bool:
    """True where the readings exclude each other only because one source told it anew: an update and no conflict."""
    return field.conflict is not None and field.conflict.kind == "superseded"


def strongest_links(incident: Incident, links: Iterable[MentionLink]) -> list[MentionLink]:
    """For each mention of an incident but its first, the link to an earlier one that speaks most for one happening.

    A mention without one was brought in by a person, or by what its own report tells twice.
    """
    place = {ref.mention: number for number, ref in enumerate(incident.mentions)}
    best: dict[int, MentionLink] = {}
    for link in links:
        if link.score > 0 and link.left in place and link.right in place:
            later = max(place[link.left], place[link.right])
            held = best.get(later)
            if held is None or (link.score, held.id) > (held.score, link.id):
                best[later] = link
    return [best[number] for number in sorted(best)]
