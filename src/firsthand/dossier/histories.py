"""Numbers that one source told anew: a history in the order of the days, and no conflict."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.dossier.addresses import words_anchor
from firsthand.dossier.catalogue import Catalogue
from firsthand.dossier.dates import date_words
from firsthand.model import Claim, Document, Field, Origin
from firsthand.safety import Withholder

__all__ = ["OCCASION", "History", "Step", "histories"]

# The day that linking puts behind the name of a speaker on an occasion.
OCCASION = re.compile(r", (?:\d{1,2} )?[A-Z]\w+ \d{4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What a source said on a day, in whose report, with the way to the words."""

    day: str
    value: str
    outlet: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """One source and the values that it gave, the earliest first."""

    source: str
    steps: tuple[Step, ...]


def histories(
    field: Field,
    values: Mapping[str, str],
    claims: Mapping[str, tuple[Claim, Document]],
    origins: Sequence[Origin],
    catalogue: Catalogue,
    withhold: Withholder,
) -> tuple[History, ...]:
    """The sources that gave more than one number for the whole of the incident, on more than one day.

    values: of each reading as the page shows it.
    """
    names: dict[str, str] = {}
    speaker: dict[str, str] = {}
    for origin in origins:
        if origin.kind == "speaker":
            who = origin.key.partition("|")[0]
            names.setdefault(who, OCCASION.sub("", origin.name))
            speaker.update(dict.fromkeys(origin.claims, who))
    found: dict[str, dict[tuple[str, str], Step]] = {}
    for reading in field.own():
        if reading.low is None or reading.group is not None:
            continue
        for one in reading.claims:
            if one not in claims or one not in speaker:
                continue
            claim, document = claims[one]
            card = catalogue.card(document.report.id)
            said = claim.said_on.value if claim.said_on and claim.said_on.value else document.report.published
            if card is None or not said or not claim.content:
                continue
            day = said.partition("T")[0]
            step = Step(
                day=date_words(day),
                value=values[reading.value],
                outlet=card.outlet,
                href=f"{card.page}#{words_anchor(claim.content[0])}",
            )
            found.setdefault(speaker[one], {}).setdefault((day, reading.value), step)
    return tuple(
        History(
            source=withhold(names[who]), steps=tuple(step for _, step in sorted(steps.items(), key=lambda one: one[0]))
        )
        for who, steps in found.items()
        if len({value for _, value in steps}) > 1 and len({day for day, _ in steps}) > 1
    )
