"""The bundled outlines of countries, cut to a rectangle and drawn as SVG paths. See land/LAND.md for their source."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

__all__ = ["Box", "country_path", "land_path"]

Point = tuple[float, float]
Ring = list[Point]
Project = Callable[[float, float], Point]

# Points are moved to a grid this fine, in units of the drawing, and those that fall together are drawn once. Neighbours
# share their border's points whichever way round they are drawn, so their lines stay on each other.
_GRID = 0.5
_TURNS = (-360.0, 0.0, 360.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in degrees. `east` may go over 180 where the box spans the date line."""

    west: float
    south: float
    east: float
    north: float

    def padded(self, degrees: float) -> Box:
        return Box(
            west=self.west - degrees,
            south=self.south - degrees,
            east=self.east + degrees,
            north=self.north + degrees,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A closed ring of points in degrees and the box around it."""

    ring: Ring
    box: Box


def land_path(box: Box, project: Project) -> str:
    """All countries within the box as the `d` of one SVG path."""
    return _path((outline for found in _countries().values() for outline in found), box, project)


def country_path(code: str, box: Box, project: Project) -> str:
    """One country, by its ISO 3166-1 alpha-2 code, as the `d` of an SVG path; empty where it is unknown or outside."""
    return _path(_countries().get(code, []), box, project)


def _path(outlines: Iterable[Outline], box: Box, project: Project) -> str:
    # Cut a little outside, so that the cut edge is not drawn as a coast.
    frame = box.padded(1.0)
    parts: list[str] = []
    for outline in outlines:
        around = outline.box
        if around.south > frame.north or around.north < frame.south:
            continue
        for turn in _TURNS:
            if around.west + turn > frame.east or around.east + turn < frame.west:
                continue
            ring = [(x + turn, y) for x, y in outline.ring] if turn else outline.ring
            whole = (
                frame.west <= around.west + turn
                and around.east + turn <= frame.east
                and frame.south <= around.south
                and around.north <= frame.north
            )
            parts.append(_drawn(ring if whole else _clipped(ring, frame), project))
    return "".join(parts)


def _drawn(ring: Ring, project: Project) -> str:
    points: list[Point] = []
    for longitude, latitude in ring:
        x, y = project(longitude, latitude)
        point = (round(x / _GRID) * _GRID, round(y / _GRID) * _GRID)
        if not points or point != points[-1]:
            points.append(point)
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _clipped(ring: Ring, box: Box) -> Ring:
    """The part of a ring inside the box (Sutherland and Hodgman, 1974)."""
    for axis, edge, sign in ((0, box.west, 1.0), (0, box.east, -1.0), (1, box.south, 1.0), (1, box.north, -1.0)):
        if not ring:
            break
        ring = list(_cut(ring, axis, edge, sign))
    return ring


def _cut(ring: Ring, axis: int, edge: float, sign: float) -> Iterator[Point]:
    before = ring[-1]
    for point in ring:
        inside, was_inside = (point[axis] - edge) * sign >= 0, (before[axis] - edge) * sign >= 0
        if inside != was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if inside:
            yield point
        before = point


@cache
def _countries() -> dict[str, list[Outline]]:
    raw: dict[str, Any] = json.loads(files(__package__).joinpath("land", "outlines.json").read_text(encoding="utf-8"))
    arcs = [_arc(flat, raw["steps_per_degree"]) for flat in raw["arcs"]]
    found = {
        code: [_outline(numbers, arcs) for polygon in polygons for numbers in polygon]
        for code, polygons in raw["countries"].items()
    }
    # Areas without a code of their own; no value of a reading can name this key.
    found[""] = [_outline(numbers, arcs) for polygon in raw["nameless"] for numbers in polygon]
    return found


def _arc(flat: list[int], steps: int) -> Ring:
    x = y = 0
    points: Ring = []
    for step_x, step_y in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / steps, y / steps))
    return points


def _outline(numbers: list[int], arcs: list[Ring]) -> Outline:
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    ring = _unwrapped(ring)
    across, up = [x for x, _ in ring], [y for _, y in ring]
    return Outline(ring=ring, box=Box(west=min(across), south=min(up), east=max(across), north=max(up)))


def _unwrapped(ring: Ring) -> Ring:
    """The ring without a jump at the date line: it goes on over 180 degrees. One round a pole closes at the pole."""
    shown: Ring = [ring[0]]
    turned = 0.0
    for (before, _), (longitude, latitude) in pairwise(ring):
        if abs(longitude - before) > 180:
            turned += 360.0 if longitude < before else -360.0
        shown.append((longitude + turned, latitude))
    if turned:
        pole = 90.0 if sum(latitude for _, latitude in ring) > 0 else -90.0
        shown += [(shown[-1][0], pole), (shown[0][0], pole)]
    return shown
