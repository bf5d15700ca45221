"""What of a report shows which matter it bears on, whatever happenings were read in it."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.data import load_table
from firsthand.linking.profiles.dates import Days, days_of
from firsthand.linking.profiles.names import fold_name
from firsthand.linking.profiles.people import teller_key
from firsthand.linking.profiles.wording import Vector, Wording, vector_of
from firsthand.model import Document

__all__ = ["Bearing", "bearing_of"]

_EXACT = frozenset({"point", "settlement"})
_SENTENCE_ENDS = '.!?”"\n:«»“„'


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """title: its telling words. tellers: keys of the persons who are quoted. places: folded names of its settlements
    and points. days: those that it names to a day or two. order: its numbers, and the names inside its sentences, as
    they stand: what a rewriter changes last."""

    title: Vector
    tellers: frozenset[str]
    places: frozenset[str]
    days: frozenset[Days]
    order: tuple[str, ...]


def bearing_of(document: Document, wording: Wording) -> Bearing:
    """Work out what of a document shows which matter it bears on."""
    extraction = document.extraction
    hops = (hop for claim in extraction.claims for hop in claim.chain)
    named = (days_of(time.value) for time in extraction.times)
    return Bearing(
        title=vector_of(fold_name(document.report.title).split()),
        tellers=frozenset(teller_key(hop.name) for hop in hops if hop.kind == "person") - {""},
        places=frozenset(fold_name(place.name) for place in extraction.places if place.precision in _EXACT),
        days=frozenset(days for days in named if days and days[1] - days[0] <= 1),
        order=_order(document.report.text, wording),
    )


def _order(text: str, wording: Wording) -> tuple[str, ...]:
    numbers: dict[str, int] = load_table("linking/reuse.toml")["numbers"]
    found: list[str] = []
    for word, start in zip(wording.words, wording.starts, strict=True):
        first = text[start]
        if word in numbers:
            found.append(str(numbers[word]))
        elif first.isdigit():
            found.append(word)
        elif first.isupper() and start > 1 and text[start - 2] not in _SENTENCE_ENDS:
            found.append(word.removesuffix("'s"))
    return tuple(found)
