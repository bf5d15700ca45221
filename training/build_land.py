"""Makes src/firsthand/dossier/land/outlines.json, the land and country outlines of the dossier's map.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m training.build_land package/countries-50m.json

The input is TopoJSON: shared arcs, so that a coast or a border is simplified once and stays shared. Arcs are thinned by
Douglas and Peucker (1973), rounded to a hundredth of a degree and written as differences; islands too small to be seen
are dropped, except where they are the largest part of a country.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from babel.core import get_global

Point = tuple[int, int]
Arc = list[Point]

# A hundredth of a degree: about 1.1 km, half a pixel on the closest map the dossier draws.
STEPS_PER_DEGREE = 100
# The largest error of a thinned line, in those steps.
TOLERANCE = 2.0
# The smallest island kept, in square steps: a tenth of a degree either way.
SMALLEST = 100.0
OUT = Path(__file__).parents[1] / "src" / "firsthand" / "dossier" / "land" / "outlines.json"


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the outlines of the dossier's map.")
    parser.add_argument("topology", type=Path, help="countries-50m.json of the npm package world-atlas")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    outlines = build(json.loads(arguments.topology.read_text(encoding="utf-8")))
    arguments.out.write_text(json.dumps(outlines, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{arguments.out}: {arguments.out.stat().st_size:,} bytes, {len(outlines['arcs'])} arcs")


def build(topology: dict[str, Any]) -> dict[str, Any]:
    """The outlines: arcs as differences, and per ISO 3166-1 alpha-2 code the polygons as rings of arc numbers."""
    arcs = [thin(arc, TOLERANCE) for arc in _absolute(topology)]
    codes: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]
    countries: dict[str, list[list[list[int]]]] = {}
    nameless: list[list[list[int]]] = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = _polygons(geometry)
        areas = [abs(_area(_ring(polygon[0], arcs))) for polygon in polygons]
        kept = [
            polygon for polygon, area in zip(polygons, areas, strict=True) if area >= SMALLEST or area == max(areas)
        ]
        known = codes.get(str(geometry.get("id", "")), [])
        if known:
            countries.setdefault(known[0], []).extend(kept)
        else:
            nameless.extend(kept)
    return _renumbered(arcs, countries, nameless)


def thin(arc: Arc, tolerance: float) -> Arc:
    """The arc without the points that lie nearer than `tolerance` to the line left (Douglas and Peucker, 1973)."""
    keep = {0, len(arc) - 1}
    stack = [(0, len(arc) - 1)]
    while stack:
        first, last = stack.pop()
        farthest, distance = 0, tolerance
        for index in range(first + 1, last):
            away = _distance(arc[index], arc[first], arc[last])
            if away > distance:
                farthest, distance = index, away
        if farthest:
            keep.add(farthest)
            stack += [(first, farthest), (farthest, last)]
    thinned = [point for index, point in enumerate(arc) if index in keep]
    return [point for index, point in enumerate(thinned) if index == 0 or point != thinned[index - 1]]


def _absolute(topology: dict[str, Any]) -> list[Arc]:
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[Arc] = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc: Arc = []
        for step_x, step_y in deltas:
            x, y = x + step_x, y + step_y
            longitude, latitude = x * scale_x + move_x, y * scale_y + move_y
            arc.append((round(longitude * STEPS_PER_DEGREE), round(latitude * STEPS_PER_DEGREE)))
        arcs.append(arc)
    return arcs


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def _ring(numbers: list[int], arcs: list[Arc]) -> Arc:
    ring: Arc = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _area(ring: Arc) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    along_x, along_y = x2 - x1, y2 - y1
    length = along_x * along_x + along_y * along_y
    share = max(0.0, min(1.0, ((x - x1) * along_x + (y - y1) * along_y) / length)) if length else 0.0
    gap_x, gap_y = x - (x1 + share * along_x), y - (y1 + share * along_y)
    return float((gap_x * gap_x + gap_y * gap_y) ** 0.5)


def _renumbered(
    arcs: list[Arc], countries: dict[str, list[list[list[int]]]], nameless: list[list[list[int]]]
) -> dict[str, Any]:
    everything = [*(polygon for polygons in countries.values() for polygon in polygons), *nameless]
    used = sorted({max(number, ~number) for polygon in everything for ring in polygon for number in ring})
    new = {old: index for index, old in enumerate(used)}

    def moved(polygons: list[list[list[int]]]) -> list[list[list[int]]]:
        return [
            [[new[number] if number >= 0 else ~new[~number] for number in ring] for ring in polygon]
            for polygon in polygons
        ]

    return {
        "steps_per_degree": STEPS_PER_DEGREE,
        "arcs": [_differences(arcs[old]) for old in used],
        "countries": {code: moved(countries[code]) for code in sorted(countries)},
        "nameless": moved(nameless),
    }


def _differences(arc: Arc) -> list[int]:
    flat: list[int] = []
    before = (0, 0)
    for point in arc:
        flat += [point[0] - before[0], point[1] - before[1]]
        before = point
    return flat


if __name__ == "__main__":
    main()
