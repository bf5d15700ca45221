"""A graph of who told whom laid out as a drawing: boxes with their lines of text, and curves between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import east_asian_width

from firsthand.dossier.diagram import Edge, Graph, GraphNode

__all__ = ["NARROW", "WIDE", "Box", "Curve", "Drawing", "Sheet", "drawing"]

_SWEEPS = 3
_LANE = "lane"
# A month, of which three letters are enough where a date does not fit.
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Sizes of a drawing in its own units, which are CSS pixels where it is shown at its full width.

    sides, middle: widths of the boxes of reports and origins, and of outlets. line: height of a line of text; letters:
    how many letters a unit of width holds, scaled by 100; lines: of a name at most.
    """

    name: str
    width: int
    sides: int
    middle: int
    line: int
    letters: int
    lines: int
    gap: int


WIDE = Sheet(name="wide", width=1136, sides=300, middle=190, line=18, letters=13, lines=2, gap=14)
NARROW = Sheet(name="narrow", width=360, sides=112, middle=76, line=15, letters=16, lines=3, gap=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A node with its place; `lines` are the lines of its name, each with the baseline's distance from its top."""

    node: GraphNode
    number: int
    x: float
    y: float
    width: int
    height: int
    lines: tuple[tuple[int, str], ...]
    detail: str
    detail_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A line from the right edge of one box to the left edge of another, by the numbers of the boxes."""

    start: int
    end: int
    how: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    sheet: Sheet
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]
    heads: tuple[tuple[float, str, str], ...]


def drawing(graph: Graph, sheet: Sheet) -> Drawing:
    """The drawing of a graph. Boxes of a column are ordered so that lines cross seldom, and kept apart."""
    graph, lanes = _with_lanes(graph)
    columns = [[node for node in graph.nodes.values() if node.column == number] for number in range(graph.columns)]
    heights = {node.key: _height(node, sheet) for node in graph.nodes.values()}
    near = _neighbours(graph)
    middles: dict[str, float] = {}
    for column in columns:
        _stack(column, heights, middles, sheet)
    for _ in range(_SWEEPS):
        # Reports stay in the order of their dates; the others follow what leads to them.
        for column in columns[1:]:
            column.sort(key=lambda node: (_centre(node, near, middles), node.state == "unknown", node.name))
            _stack(column, heights, middles, sheet)
    total = max(middles[column[-1].key] + heights[column[-1].key] / 2 for column in columns if column)
    for column in columns:
        _settle(column, heights, middles, near, sheet, total)
    lefts = list(_lefts(columns, sheet))
    boxes: dict[str, Box] = {}
    for left, column in zip(lefts, columns, strict=True):
        for node in column:
            boxes[node.key] = _box(node, len(boxes), left, middles[node.key], heights[node.key], sheet)
    return Drawing(
        sheet=sheet,
        height=round(total) + 2,
        boxes=tuple(box for box in boxes.values() if box.node.kind != _LANE),
        curves=tuple(
            Curve(
                start=boxes[edge.start].number,
                end=boxes[edge.end].number,
                how=edge.how,
                path=_curve([boxes[one] for one in (edge.start, *through, edge.end)]),
            )
            for edge, through in lanes
        ),
        heads=tuple(_heads(lefts, sheet)),
    )


def _with_lanes(graph: Graph) -> tuple[Graph, list[tuple[Edge, tuple[str, ...]]]]:
    """The graph with a lane in every column that a line crosses, so that no line runs behind a box; and each line with
    the lanes that it takes. Lines from one box share their lanes."""
    made = Graph(nodes=dict(graph.nodes))
    lanes: list[tuple[Edge, tuple[str, ...]]] = []
    for edge in graph.edges.values():
        first, last = graph.nodes[edge.start].column, graph.nodes[edge.end].column
        through = tuple(f"lane-{number}-{edge.start}" for number in range(first + 1, last))
        for number, key in enumerate(through, first + 1):
            made.nodes.setdefault(key, GraphNode(key=key, kind=_LANE, name="", detail="", spoken="", column=number))
        for start, end in pairwise((edge.start, *through, edge.end)):
            made.join(start, end, edge.how)
        lanes.append((edge, through))
    return made, lanes


def _width(node: GraphNode, sheet: Sheet) -> int:
    return sheet.middle if node.kind in ("outlet", _LANE) else sheet.sides


def _lines(node: GraphNode, sheet: Sheet) -> list[str]:
    room = _width(node, sheet) - (34 if node.letter else 14)
    return wrapped(node.name, max(6, room * sheet.letters // 100), sheet.lines)


def _detail(node: GraphNode, sheet: Sheet) -> str:
    """The second text: with the count behind it where there is room."""
    room = int((_width(node, sheet) - (34 if node.letter else 14)) * sheet.letters / 100 * 1.2)
    both = " · ".join(filter(None, (node.detail, node.count)))
    if _wide(both) <= room:
        return both
    if _wide(node.detail) + 12 <= room:
        return _cut(both, room)
    short = node.detail if _wide(node.detail) <= room else _MONTH.sub(r"\1", node.detail)
    return short if _wide(short) <= room else _cut(short, room)


def _height(node: GraphNode, sheet: Sheet) -> int:
    if node.kind == _LANE:
        return 4
    return (len(_lines(node, sheet)) + bool(node.detail)) * sheet.line + 14


def wrapped(text: str, letters: int, lines: int) -> list[str]:
    """The text in lines of at most so many letters; what does not fit ends in an ellipsis."""
    found = [""]
    for word in text.split():
        joined = f"{found[-1]} {word}".strip()
        if _wide(joined) <= letters or not found[-1]:
            found[-1] = joined
        else:
            found.append(word)
    kept = [line if _wide(line) <= letters else _cut(line, letters) for line in found[:lines]]
    if len(found) > lines and not kept[-1].endswith("…"):
        kept[-1] = _cut(kept[-1], letters)
    return kept


def _wide(text: str) -> float:
    """How many letters wide: a capital is wider than others, a sign of Chinese, Japanese or Korean twice as wide."""
    return sum(2.0 if east_asian_width(sign) in "WF" else 1.3 if sign.isupper() else 1.0 for sign in text)


def _cut(text: str, letters: int) -> str:
    """What fits, with an ellipsis at its end."""
    kept = text
    while kept and _wide(kept) + 1 > letters:
        kept = kept[:-1]
    return kept.rstrip(" ,") + "…"


def _neighbours(graph: Graph) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {}
    for edge in graph.edges.values():
        near.setdefault(edge.end, []).append(edge.start)
    return near


def _centre(node: GraphNode, near: Mapping[str, Sequence[str]], middles: Mapping[str, float]) -> float:
    found = [middles[one] for one in near.get(node.key, ()) if one in middles]
    return sum(found) / len(found) if found else float("inf")


def _stack(column: Sequence[GraphNode], heights: Mapping[str, int], middles: dict[str, float], sheet: Sheet) -> None:
    top = 0.0
    for node in column:
        middles[node.key] = top + heights[node.key] / 2
        top += heights[node.key] + sheet.gap


def _settle(
    column: Sequence[GraphNode],
    heights: Mapping[str, int],
    middles: dict[str, float],
    near: Mapping[str, Sequence[str]],
    sheet: Sheet,
    total: float,
) -> None:
    """Move the boxes of a column towards what leads to them, in their order, without overlap."""
    spare = total - sum(heights[node.key] + sheet.gap for node in column) + sheet.gap
    if not any(node.key in near for node in column):
        # The reports: spread over the whole height, so that both sides end together.
        step = max(0.0, spare) / max(1, len(column) - 1) if len(column) > 1 else max(0.0, spare) / 2
        for number, node in enumerate(column):
            middles[node.key] += step * (number if len(column) > 1 else 1)
        return
    top = 0.0
    for node in column:
        wanted = _centre(node, near, middles)
        half = heights[node.key] / 2
        middles[node.key] = max(top + half, wanted if wanted != float("inf") else top + half)
        top = middles[node.key] + half + sheet.gap
    bottom = total
    for node in reversed(column):
        half = heights[node.key] / 2
        middles[node.key] = min(middles[node.key], bottom - half)
        bottom = middles[node.key] - half - sheet.gap


def _lefts(columns: Sequence[Sequence[GraphNode]], sheet: Sheet) -> Iterator[float]:
    widths = [sheet.sides if number in (0, len(columns) - 1) else sheet.middle for number in range(len(columns))]
    space = (sheet.width - 2 - sum(widths)) / max(1, len(columns) - 1)
    left = 1.0
    for width in widths:
        yield round(left, 1)
        left += width + space


def _heads(lefts: Sequence[float], sheet: Sheet) -> Iterator[tuple[float, str, str]]:
    yield 0.0, "start", "Report"
    if len(lefts) > 2:
        middle = (lefts[1] + lefts[-2] + sheet.middle) / 2
        yield round(middle, 1), "middle", "through"
    yield float(sheet.width), "end", "Origin"


def _box(node: GraphNode, number: int, left: float, middle: float, height: int, sheet: Sheet) -> Box:
    lines = tuple((7 + sheet.line * (place + 1) - 4, line) for place, line in enumerate(_lines(node, sheet)))
    return Box(
        node=node,
        number=number,
        x=left,
        y=round(middle - height / 2, 1),
        width=_width(node, sheet),
        height=height,
        lines=lines,
        detail=_detail(node, sheet),
        detail_at=7 + sheet.line * (len(lines) + 1) - 4,
    )


def _curve(boxes: Sequence[Box]) -> str:
    """From the first box through the lanes between to the last; straight along a lane."""
    parts = [f"M{boxes[0].x + boxes[0].width:g} {boxes[0].y + boxes[0].height / 2:g}"]
    for start, end in pairwise(boxes):
        left, right = start.x + start.width, end.x
        from_y, to_y = start.y + start.height / 2, end.y + end.height / 2
        middle = (left + right) / 2
        parts.append(f"C{middle:g} {from_y:g} {middle:g} {to_y:g} {right:g} {to_y:g}")
        if end.node.kind == _LANE:
            parts.append(f"H{end.x + end.width:g}")
    return "".join(parts)
