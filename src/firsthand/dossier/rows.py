"""An incident as one row of the index, one mark on the map and one bar on the timeline. Small: all are held at once."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.dossier.catalogue import Catalogue
from firsthand.dossier.dates import DayRange, day_range
from firsthand.dossier.incident_page import IncidentView
from firsthand.dossier.wording import range_words, word
from firsthand.model import Field, Incident, Reading, bases_of

__all__ = ["Place", "Row", "incident_row"]

# Finest first: a country that contains the point is no rival of the point.
_FINENESS = ("point", "settlement", "admin2", "admin1", "region", "sea", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the map draws an incident."""

    name: str
    latitude: float
    longitude: float
    precision: str
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One incident in the index. `days` and `rival_days` are what the dates may mean; none: the date is unresolved.

    killed_low, injured_low sort the columns; -1 where nothing was reported.
    """

    page: str
    title: str
    kind: str
    type: str
    status: str
    status_code: str
    when: str
    when_precision: str
    days: DayRange | None
    rival_days: tuple[DayRange, ...]
    where: str
    where_precision: str
    place: Place | None
    killed: str
    killed_low: int
    injured: str
    injured_low: int
    independent: int
    unknown: int
    reports: int
    grade: str
    conflicts: tuple[str, ...]
    updated: bool = False
    bounds: str = ""
    graded: bool = False

    @property
    def sort_date(self) -> str:
        """ISO date for sorting; unresolved dates last."""
        return self.days.first.isoformat() if self.days else "9999"


def incident_row(incident: Incident, view: IncidentView, catalogue: Catalogue) -> Row:
    """The row of an incident whose page is `view`."""
    date = _best_date(incident.fields.get("date"))
    known = [found for found in _resolved(incident.fields.get("date")) if date is None or found.value != date.value]
    place = _best_place(incident, catalogue)
    killed, killed_low = _toll("killed", incident, catalogue)
    injured, injured_low = _toll("injured", incident, catalogue)
    status = incident.fields.get("status")
    return Row(
        page=view.page,
        title=view.title,
        kind=incident.type,
        type=view.type,
        status=view.status,
        status_code=status.readings[0].value if status and status.readings else "",
        when=_shown(view, "date", date.value if date else None, incident),
        when_precision=word("time_precision", date.precision) if date else "",
        days=day_range(date.value) if date else None,
        rival_days=tuple(days for one in known if (days := day_range(one.value))),
        where=_where(view, incident, place),
        where_precision=word("place_precision", place.precision) if place else "",
        place=place,
        killed=killed,
        killed_low=killed_low,
        injured=injured,
        injured_low=injured_low,
        independent=incident.independent_origins,
        unknown=incident.unknown_origins,
        reports=len({ref.report for ref in incident.mentions}),
        grade=view.graded.what if view.graded else incident.grade.suggested,
        conflicts=tuple(dict.fromkeys(one.kind for field in view.fields for one in field.conflicts)),
        updated=any(field.histories for field in view.fields),
        bounds=f"{incident.low} to {incident.high}" if view.bounds else "",
        graded=view.graded is not None,
    )


def _resolved(field: Field | None) -> list[Reading]:
    return [one for one in field.readings if day_range(one.value)] if field else []


def _best_date(field: Field | None) -> Reading | None:
    """The first reading that is a date, in the order that linking gave; else the first words."""
    return next(iter(_resolved(field)), field.readings[0] if field and field.readings else None)


def _shown(view: IncidentView, name: str, value: str | None, incident: Incident) -> str:
    """The page's words for one reading, so that a redaction holds here too."""
    field = incident.fields.get(name)
    if field is None or value is None:
        return ""
    ordered = sorted(field.readings, key=lambda reading: reading.scope == "cumulative")
    position = next((index for index, one in enumerate(ordered) if one.value == value), 0)
    shown = next(one for one in view.fields if one.name == name)
    return shown.readings[position].value


def _best_place(incident: Incident, catalogue: Catalogue) -> Place | None:
    """The finest place of the gazetteer, the most widely told of equals; where reports were written, if no other."""
    field = incident.fields.get("place")
    found = [
        one
        for one in (field.readings if field else ())
        if one.latitude is not None
        and one.longitude is not None
        and not catalogue.redacted(incident.id, "place", one.value)
    ]
    if not found:
        return None
    told = [one for one in found if bases_of(one) != ("dateline",)]
    best = min(
        told or found, key=lambda one: _FINENESS.index(one.precision) if one.precision in _FINENESS else len(_FINENESS)
    )
    withhold = catalogue.withholder()
    return Place(
        name=withhold(best.value),
        latitude=best.latitude or 0.0,
        longitude=best.longitude or 0.0,
        precision=best.precision or "region",
        country=best.country,
    )


def _coarseness(reading: Reading) -> int:
    return _FINENESS.index(reading.precision) if reading.precision in _FINENESS else len(_FINENESS)


def _where(view: IncidentView, incident: Incident, place: Place | None) -> str:
    return place.name if place else view.where


def _toll(name: str, incident: Incident, catalogue: Catalogue) -> tuple[str, int]:
    """The widest range over the readings of the incident's own toll: lowest low to highest high."""
    field = incident.fields.get(name)
    own = [one for one in (field.own() if field else ()) if not catalogue.redacted(incident.id, name, one.value)]
    lows = [one.low for one in own if one.low is not None]
    if not lows:
        return "", -1
    highs = [one.high for one in own]
    open_end = any(high is None for high in highs)
    return range_words(min(lows), None if open_end else max(high for high in highs if high is not None)), min(lows)
