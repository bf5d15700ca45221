"""Numbers that were told anew, as the page shows them: a history in the order of the days, and no conflict."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from firsthand.dossier.addresses import words_anchor
from firsthand.dossier.catalogue import Catalogue
from firsthand.dossier.dates import date_words
from firsthand.model import Document, Field, Origin, histories_of
from firsthand.safety import Withholder

__all__ = ["History", "Step", "histories"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What was said on a day, in whose report, with the way to the words."""

    day: str
    value: str
    outlet: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Values one after the other, the earliest first, and the source that gave them; empty for later reports."""

    source: str
    steps: tuple[Step, ...]


def histories(
    field: Field,
    values: Mapping[str, str],
    documents: Mapping[str, Document],
    origins: Sequence[Origin],
    catalogue: Catalogue,
    withhold: Withholder,
    rejected: Container[str] = (),
) -> tuple[History, ...]:
    """The histories of a field. values: of each reading as the page shows it. documents: the incident's reports.
    rejected: values that a person rejected."""
    found: list[History] = []
    for history in histories_of(field, documents, origins, rejected):
        steps = tuple(
            Step(
                day=date_words(step.day),
                value=values[step.value],
                outlet=card.name,
                href=f"{card.page}#{words_anchor(step.span)}",
            )
            for step in history.steps
            if (card := catalogue.card(step.report))
        )
        if len(steps) > 1:
            found.append(History(source=withhold(history.source), steps=steps))
    return tuple(found)
