"""The map: outlines and marks as numbers that a template prints into one SVG. Nothing is fetched from anywhere.

Plate carrée with the true scale at the middle latitude. What is known only to a province or a country is drawn as an
area of about its size, never as a point.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from firsthand.dossier.land_outlines import Box, country_path, land_path
from firsthand.dossier.rows import Row
from firsthand.dossier.wording import plural, word

__all__ = ["Atlas", "Marker", "atlas"]

WIDTH, HEIGHT = 960.0, 540.0
# The closest that the map goes, in degrees of longitude at the equator: nearer, the outlines would promise too much.
_NARROWEST = 9.0
_NORTHMOST, _SOUTHMOST = 83.0, -58.0
# What a precision may be off by, in kilometres, drawn as the radius of an area. The rest are points.
_REACH = {"admin2": 25.0, "admin1": 90.0, "country": 250.0, "region": 300.0, "sea": 250.0}
# These have no extent that one radius could tell, so their area fades out instead of ending.
_FADING = frozenset({"region", "sea"})
_KM_PER_DEGREE = 111.2
_LEAST_REACH = 9.0
_MERGED_WITHIN = 12.0
_MOST_LABELS = 14
_LETTER_WIDTH, _LINE_HEIGHT = 7.0, 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One place with its incidents. `reach` is the radius of the area it may lie in; 0 draws a point.

    shade: the outline of a country known only by its name, drawn in place of that area.
    """

    number: int
    x: float
    y: float
    radius: float
    reach: float
    name: str
    precision: str
    shade: str
    rows: tuple[Row, ...]
    label_x: float = 0.0
    label_y: float = 0.0
    label_anchor: str = ""

    @property
    def point(self) -> bool:
        return not self.reach

    @property
    def fading(self) -> bool:
        """True for a sea or a wider region, whose edge is nowhere in particular."""
        place = self.rows[0].place
        return place is not None and place.precision in _FADING

    @property
    def href(self) -> str:
        """The incident, or where there are several the place in the list under the map."""
        return self.rows[0].page if len(self.rows) == 1 else f"#place-{self.number}"

    @property
    def spoken(self) -> str:
        what = self.rows[0].title if len(self.rows) == 1 else plural(len(self.rows), "incident")
        return f"{self.name} ({self.precision}): {what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A bar of a round length."""

    length: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    width: float
    height: float
    land: str
    grid: str
    scale: Scale | None
    areas: tuple[Marker, ...]
    points: tuple[Marker, ...]
    listed: tuple[Marker, ...]
    unplaced: int


def atlas(rows: Sequence[Row]) -> Atlas | None:
    """The map of these incidents; None where no place is known."""
    placed = [row for row in rows if row.place]
    if not placed:
        return None
    turned = _turning([row.place.longitude for row in placed if row.place])
    box = _box(placed, turned)
    middle = math.cos(math.radians((box.north + box.south) / 2))
    per_degree = WIDTH / (box.east - box.west)
    drawn_height = round((box.north - box.south) * per_degree / middle, 1)

    def project(longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - box.west) * per_degree, (box.north - latitude) * per_degree / middle

    markers = _labelled(_markers(placed, box, turned, project, per_degree / middle / _KM_PER_DEGREE))
    return Atlas(
        width=WIDTH,
        height=drawn_height,
        land=land_path(box, project),
        grid=_grid(box, drawn_height, project),
        scale=_scale(per_degree / middle / _KM_PER_DEGREE, box),
        areas=tuple(sorted((one for one in markers if one.reach), key=lambda one: -one.reach)),
        points=tuple(one for one in markers if one.point),
        listed=tuple(markers),
        unplaced=len(rows) - len(placed),
    )


def _turning(longitudes: Iterable[float]) -> float:
    """West of this longitude 360 degrees are added, so that the widest empty stretch lies outside the map."""
    ordered = sorted(set(longitudes))
    gaps = [(after - before, after) for before, after in pairwise(ordered)]
    around = (ordered[0] + 360 - ordered[-1], -180.0)
    widest = max([around, *gaps], key=lambda gap: gap[0])
    return widest[1] if widest[0] > around[0] + 60 else -180.0


def _box(rows: Sequence[Row], turned: float) -> Box:
    west, east, south, north = 540.0, -540.0, 90.0, -90.0
    for row in rows:
        if row.place is None:
            continue
        reach = _REACH.get(row.place.precision, 0.0) / _KM_PER_DEGREE
        longitude = row.place.longitude + (360 if row.place.longitude < turned else 0)
        wide = reach / max(0.2, math.cos(math.radians(row.place.latitude)))
        west, east = min(west, longitude - wide), max(east, longitude + wide)
        south, north = min(south, row.place.latitude - reach), max(north, row.place.latitude + reach)
    return _shaped(west, east, south, north)


def _shaped(west: float, east: float, south: float, north: float) -> Box:
    """The box with a margin, no narrower than the outlines bear, in the shape of the drawing and inside the world."""
    middle_x, middle_y = (west + east) / 2, max(-70.0, min(75.0, (south + north) / 2))
    shrink = math.cos(math.radians(middle_y))
    width = max((east - west) * 1.2, _NARROWEST / shrink, (north - south) * 1.25 / shrink * WIDTH / HEIGHT)
    width = min(width, 360.0)
    height = width * shrink * HEIGHT / WIDTH
    if width >= 360:
        middle_x = 0.0 if west >= -180 and east <= 180 else middle_x
        middle_y = (_NORTHMOST + _SOUTHMOST) / 2
        height = 360 * math.cos(math.radians(middle_y)) * HEIGHT / WIDTH
    # Nothing is to be seen beyond these; a map of the world is less high than others.
    return Box(
        west=middle_x - width / 2,
        east=middle_x + width / 2,
        south=max(_SOUTHMOST, middle_y - height / 2) if south > _SOUTHMOST else -90.0,
        north=min(_NORTHMOST, middle_y + height / 2) if north < _NORTHMOST else 90.0,
    )


def _markers(
    rows: Sequence[Row],
    box: Box,
    turned: float,
    project: Callable[[float, float], tuple[float, float]],
    per_km: float,
) -> list[Marker]:
    groups: list[tuple[float, float, float, list[Row]]] = []
    cells: dict[tuple[int, int, bool], list[int]] = {}
    for row in rows:
        place = row.place
        if place is None:
            continue
        x, y = project(place.longitude + (360 if place.longitude < turned else 0), place.latitude)
        reach = max(_LEAST_REACH, _REACH[place.precision] * per_km) if place.precision in _REACH else 0.0
        cell = (int(x / _MERGED_WITHIN), int(y / _MERGED_WITHIN), bool(reach))
        near = (
            index
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for index in cells.get((cell[0] + across, cell[1] + down, cell[2]), ())
        )
        home = next((index for index in sorted(near) if _same(groups[index], x, y, reach, place.precision)), None)
        if home is None:
            cells.setdefault(cell, []).append(len(groups))
            groups.append((x, y, reach, [row]))
        else:
            groups[home][3].append(row)
    groups.sort(key=lambda group: (-len(group[3]), group[1], group[0]))
    return [_marker(number, *group, box, project) for number, group in enumerate(groups, 1)]


def _same(group: tuple[float, float, float, list[Row]], x: float, y: float, reach: float, precision: str) -> bool:
    close = math.hypot(group[0] - x, group[1] - y) <= (2.0 if reach else _MERGED_WITHIN)
    first = group[3][0].place
    return close and first is not None and (not reach or first.precision == precision)


def _marker(
    number: int,
    x: float,
    y: float,
    reach: float,
    rows: list[Row],
    box: Box,
    project: Callable[[float, float], tuple[float, float]],
) -> Marker:
    names = list(dict.fromkeys(row.place.name for row in rows if row.place))
    precisions = list(dict.fromkeys(row.place.precision for row in rows if row.place))
    country = rows[0].place.country if rows[0].place else None
    return Marker(
        number=number,
        x=round(x, 1),
        y=round(y, 1),
        radius=round(min(16.0, 4.5 + 2.2 * math.sqrt(len(rows) - 1)), 1),
        reach=round(reach, 1),
        name=names[0] if len(names) == 1 else f"{names[0]} and {plural(len(names) - 1, 'place')} nearby",
        precision=word("place_precision", precisions[0]),
        shade=country_path(country, box, project) if country and precisions == ["country"] else "",
        rows=tuple(rows),
    )


def _labelled(markers: list[Marker]) -> list[Marker]:
    """Names for the first markers, each on a side where it covers neither a point nor another name."""
    taken = [(m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius) for m in markers]
    found: list[Marker] = []
    labels = 0
    for marker in markers:
        placed = marker
        if labels < _MOST_LABELS:
            width = len(marker.name) * _LETTER_WIDTH
            away = marker.radius + 4
            sides = ((away, 4.0, "start"), (-away, 4.0, "end"), (0.0, -away - 3, "middle"), (0.0, away + 11, "middle"))
            for right, down, anchor in sides:
                left = {"start": 0.0, "end": -width, "middle": -width / 2}[anchor] + marker.x + right
                edges = (left, marker.y + down - _LINE_HEIGHT + 3, left + width, marker.y + down + 3)
                if edges[0] < 4 or edges[2] > WIDTH - 4 or any(_overlap(edges, other) for other in taken):
                    continue
                taken.append(edges)
                labels += 1
                placed = _with_label(marker, round(marker.x + right, 1), round(marker.y + down, 1), anchor)
                break
        found.append(placed)
    return found


def _with_label(marker: Marker, x: float, y: float, anchor: str) -> Marker:
    return Marker(
        number=marker.number,
        x=marker.x,
        y=marker.y,
        radius=marker.radius,
        reach=marker.reach,
        name=marker.name,
        precision=marker.precision,
        shade=marker.shade,
        rows=marker.rows,
        label_x=x,
        label_y=y,
        label_anchor=anchor,
    )


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _grid(box: Box, height: float, project: Callable[[float, float], tuple[float, float]]) -> str:
    step = next(step for step in (1, 2, 5, 10, 15, 30) if (box.east - box.west) / step <= 12 or step == 30)
    parts: list[str] = []
    for line in range(math.ceil(box.west / step), math.floor(box.east / step) + 1):
        x, _ = project(line * step, 0)
        parts.append(f"M{x:.1f} 0V{height:g}")
    for line in range(math.ceil(box.south / step), math.floor(box.north / step) + 1):
        _, y = project(box.west, line * step)
        parts.append(f"M0 {y:.1f}H{WIDTH:g}")
    return "".join(parts)


def _scale(per_km: float, box: Box) -> Scale | None:
    """A bar true at the middle latitude; none on a map of the world, where no one bar is true."""
    if box.east - box.west > 90:
        return None
    length = next(km for km in (1000, 500, 200, 100, 50, 20) if km * per_km <= WIDTH / 5 or km == 20)
    return Scale(length=round(length * per_km, 1), words=f"{length} km")
