"""Who the dossier rests on: outlets with their reports, and the origins that claims go back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from firsthand.dossier.catalogue import UNNAMED_OUTLET, Catalogue, ReportCard
from firsthand.dossier.dates import date_words
from firsthand.dossier.wording import derivation_word, word
from firsthand.model import Derivation, Incident, Origin, reports_of

__all__ = ["OriginRow", "OutletRow", "Sources"]

_MOST_LISTED = 40


@dataclass(slots=True, kw_only=True)
class OutletRow:
    """An outlet. `owes` and `owed` count its reports' derivations: "edited reprint of Northern Wire" → 2."""

    name: str
    cards: list[ReportCard] = field(default_factory=list)
    incidents: set[str] = field(default_factory=set)
    owes: Counter[str] = field(default_factory=Counter)
    owed: Counter[str] = field(default_factory=Counter)

    @property
    def listed(self) -> list[ReportCard]:
        return self.cards[:_MOST_LISTED]

    @property
    def unlisted(self) -> int:
        return max(0, len(self.cards) - _MOST_LISTED)

    @property
    def span(self) -> str:
        """First and last publication in words."""
        dates = sorted(card.published[:10] for card in self.cards if card.published)
        if not dates:
            return "date unknown"
        first, last = date_words(dates[0]), date_words(dates[-1])
        return first if first == last else f"{first} – {last}"

    @property
    def relations(self) -> list[tuple[str, int]]:
        """Whom it owes and who owes it; of whom it is independent last."""
        apart = word("derivation", "independent")
        every = self.owes + self.owed
        return sorted(every.items(), key=lambda one: (one[0].startswith(apart), one[0] not in self.owes, one[0]))


@dataclass(slots=True, kw_only=True)
class OriginRow:
    """An origin over the whole dossier."""

    name: str
    kind: str
    known: bool
    incidents: list[tuple[str, str]] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)

    @property
    def listed(self) -> list[tuple[str, str]]:
        return self.incidents[:_MOST_LISTED]


class Sources:
    """Gathers outlets and origins while the pages are written. Holds names and counts, no texts."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._outlets: dict[str, OutletRow] = {}
        self._origins: dict[str, OriginRow] = {}
        for card in catalogue.cards.values():
            self._outlets.setdefault(card.outlet, OutletRow(name=card.outlet)).cards.append(card)

    def add_incident(self, incident: Incident, page: str, title: str) -> None:
        """Count an incident for the outlets and origins it rests on."""
        for report in reports_of(incident):
            card = self._catalogue.card(report)
            if card:
                self._outlets[card.outlet].incidents.add(page)
        withhold = self._catalogue.withholder(sorted(reports_of(incident)))
        for origin in incident.origins:
            row = self._origins.setdefault(origin.id, self._row(origin, withhold(origin.name)))
            row.incidents.append((page, title))
            row.reports.update(origin.reports)

    def add_derivations(self, derivations: Iterable[Derivation]) -> None:
        """Count how outlets depend on each other."""
        for derivation in derivations:
            card = self._catalogue.card(derivation.report_id)
            other = self._catalogue.card(derivation.from_report) if derivation.from_report else None
            if card is None:
                continue
            name = other.outlet if other else self._catalogue.withholder()(derivation.from_name)
            self._outlets[card.outlet].owes[f"{derivation_word(derivation)} {name}"] += 1
            if other:
                self._outlets[other.outlet].owed[f"{derivation_word(derivation, back=True)} {card.outlet}"] += 1

    def outlets(self) -> list[OutletRow]:
        """Outlets by number of reports, then by name; last the reports that name none."""
        return sorted(self._outlets.values(), key=lambda row: (row.name == UNNAMED_OUTLET, -len(row.cards), row.name))

    @property
    def named(self) -> int:
        """How many outlets are known by name."""
        return sum(name != UNNAMED_OUTLET for name in self._outlets)

    @property
    def nameless_reports(self) -> int:
        """How many reports name no outlet."""
        return len(self._outlets[UNNAMED_OUTLET].cards) if UNNAMED_OUTLET in self._outlets else 0

    def origins(self) -> list[OriginRow]:
        """Known origins by number of incidents, then those that cannot be traced."""
        return sorted(
            self._origins.values(), key=lambda row: (not row.known, -len(row.incidents), row.name, row.incidents[0])
        )

    def _row(self, origin: Origin, name: str) -> OriginRow:
        return OriginRow(name=name or "not named", kind=word("origin", origin.kind), known=origin.kind != "unknown")
