"""`geojson`: a feature for each reported place of each incident, for a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import msgspec

from firsthand.exports.entries import Entry, Safety, entries
from firsthand.exports.exporter import ExportOptions
from firsthand.exports.losses import LossCounter, LossReport
from firsthand.model import FIELD_ORDER, Judgement, LedgerView, Reading, given_grade, judged_readings

__all__ = ["GeoJsonExporter"]

_MESSAGES = {
    "areas": "place known only as a country, a sea or a region, so without a point: its middle would mislead",
    "unplaced": "place without coordinates",
    "nowhere": "incident without any place",
    "several": "field with several readings in one property, parted by |",
    "ranges": "toll that is a range, in words in one property",
    "claims": "reading whose claims and further sentences are not in the feature",
    "conflicts": "conflict of which the feature has the kind and not the sides or the reason",
    "unresolved_dates": "date that stays in the words of its report, as it could not be resolved",
    "judgements": "judgement",
    "derivations": "derivation of one report from another",
    "problems": "problem",
    "names": "property with a private person's name withheld",
    "addresses": "address withheld, as it spells a private person's name",
}

# Every feature has every property, as programs expect of a layer; null where nothing was reported.
_OF_A_PLACE = (
    "place",
    "place_precision",
    "country",
    "geoname_id",
    "place_sources",
    "place_basis",
    "sentence",
    "outlet",
    "published",
    "url",
)
_AREAS = frozenset({"country", "sea", "region"})
# About a decimetre: finer than any report, and free of the noise of binary fractions.
_DIGITS = 6
_BETWEEN = " | "


class GeoJsonExporter:
    """RFC 7946, one FeatureCollection, properties flat. A feature without a point has the geometry null."""

    name = "geojson"
    suffix = ".geojson"
    description = "a map layer, one feature for each reported place of an incident"

    def write(self, view: LedgerView, out: BinaryIO, *, options: ExportOptions) -> LossReport:
        """Write the collection. Every incident has a feature, so that none is missing from the layer's table."""
        safety = Safety(view, options)
        losses = LossCounter(_MESSAGES)
        out.write(b'{"type":"FeatureCollection","features":[')
        first = True
        for entry in entries(view, safety):
            for feature in _features(entry, losses):
                out.write(b"\n" if first else b",\n")
                out.write(msgspec.json.encode(feature))
                first = False
        out.write(b"]}\n")
        losses.add("judgements", count=sum(1 for _ in view.judgements()))
        losses.add("derivations", count=sum(1 for _ in view.derivations()))
        losses.add("problems", count=sum(1 for _ in view.problems()))
        return losses.report(self.name)


def _features(entry: Entry, losses: LossCounter) -> Iterator[dict[str, Any]]:
    incident = entry.incident
    shared = _properties(entry, losses)
    places = incident.fields["place"].readings if "place" in incident.fields else ()
    if not places:
        losses.add("nowhere", incident.id)
        yield _feature(f"{incident.id}/0", None, {**shared, **dict.fromkeys(_OF_A_PLACE)})
    for number, reading in enumerate(places):
        place: dict[str, Any] = {
            "place": entry.withhold(reading.value),
            "place_precision": reading.precision,
            "country": reading.country,
            "geoname_id": reading.geoname_id,
            "place_sources": entry.withhold(" > ".join(reading.sources)),
            **_standing(entry, reading, losses),
        }
        properties = {**shared, **{name: place.get(name) for name in _OF_A_PLACE}}
        yield _feature(f"{incident.id}/{number}", _point(reading, losses), properties)


def _feature(identity: str, geometry: dict[str, Any] | None, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "id": identity, "geometry": geometry, "properties": properties}


def _point(reading: Reading, losses: LossCounter) -> dict[str, Any] | None:
    latitude, longitude = reading.latitude, reading.longitude
    if reading.precision in _AREAS:
        losses.add("areas", reading.value)
        return None
    if latitude is None or longitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        losses.add("unplaced", reading.value)
        return None
    return {"type": "Point", "coordinates": [round(longitude, _DIGITS), round(latitude, _DIGITS)]}


def _properties(entry: Entry, losses: LossCounter) -> dict[str, Any]:
    incident = entry.incident
    found: dict[str, Any] = {
        "incident": incident.id,
        "title": _named(entry, incident.title, losses),
        "type": incident.type,
        "mode": incident.mode,
    }
    conflicts: list[str] = []
    judged = judged_readings(entry.judgements)
    for name in FIELD_ORDER:
        field = incident.fields.get(name)
        if field is None:
            if name != "place":
                found[name] = None
            continue
        if name != "place":
            found[name] = _named(
                entry, _BETWEEN.join(_value(name, reading, judged) for reading in field.readings), losses
            )
            if len(field.readings) > 1:
                losses.add("several", f"{incident.id} {name}")
        if field.conflict:
            found_kinds = [field.conflict.kind, *(one.kind for one in field.further_conflicts)]
            conflicts.extend(f"{name}: {kind}" for kind in found_kinds)
            losses.add("conflicts", f"{incident.id} {name}", count=len(found_kinds))
        for reading in field.readings:
            if reading.claims or len(reading.standings) > 1:
                losses.add("claims", f"{incident.id} {name}")
            if reading.low is not None and reading.low != reading.high:
                losses.add("ranges", f"{incident.id} {name}")
            if name == "date" and reading.precision == "unresolved":
                losses.add("unresolved_dates", entry.withhold(reading.value))
    return found | {
        "conflicts": "; ".join(conflicts),
        "reports": len({ref.report for ref in incident.mentions}),
        "spoken_of_in": len(incident.spoken_of_in),
        "independent_origins": incident.independent_origins,
        "unknown_origins": incident.unknown_origins,
        "origins_low": incident.low,
        "origins_high": incident.high,
        "origins_reason": entry.withhold(incident.bounds_reason),
        "grade": incident.grade.suggested,
        "grade_given": given_grade(entry.judgements),
    }


def _value(name: str, reading: Reading, judged: Mapping[tuple[str, str], Judgement]) -> str:
    decision = judged.get((name, reading.value))
    notes = ["running total"] if reading.scope == "cumulative" else []
    notes += ["rejected by a person"] if decision and decision.verdict == "reject" else []
    return f"{reading.value} ({', '.join(notes)})" if notes else reading.value


def _standing(entry: Entry, reading: Reading, losses: LossCounter) -> dict[str, Any]:
    first = entry.first(reading)
    if first is None:
        return {}
    report, standing = first
    url = report.url
    if url is not None and entry.withhold.in_address(url):
        losses.add("addresses")
        url = None
    return {
        "place_basis": standing.basis,
        "sentence": entry.sentence(standing),
        "outlet": entry.withhold(report.outlet),
        "published": report.published,
        "url": url,
    }


def _named(entry: Entry, text: str, losses: LossCounter) -> str:
    shown = entry.withhold(text)
    if shown != text:
        losses.add("names")
    return shown
