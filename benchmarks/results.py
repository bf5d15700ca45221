"""The figures of the last run of each task, as they stand in results.json, and the floors that hold them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.task import Figures, Line, Task

__all__ = ["FLOORS", "RESULTS", "Result", "fallen", "floors", "raised", "results", "write_floors", "write_results"]

HERE = Path(__file__).parent
RESULTS = HERE / "results.json"
FLOORS = HERE / "floors.json"
# Floors keep three decimals, rounded towards the worse: a fall in the fourth is noise of another processor.
_STEP = 1000

Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one run of a task gave. `figures` by what was at work: "both" is what is shipped.

    date: ISO day. commit: the short name of the commit whose code ran. seconds: of the run of "both".
    """

    task: str
    splits: tuple[str, ...]
    date: str
    commit: str
    seconds: float
    figures: Mapping[str, Figures]


def results(path: Path = RESULTS) -> dict[str, Result]:
    """The results by task; none where nothing was ever measured."""
    if not path.is_file():
        return {}
    return {
        name: Result(**found | {"splits": tuple(found["splits"])})
        for name, found in json.loads(path.read_text(encoding="utf-8")).items()
    }


def write_results(found: Mapping[str, Result], path: Path = RESULTS) -> None:
    """Writes the results by task, sorted by name."""
    _write({name: asdict(found[name]) for name in sorted(found)}, path)


def floors(path: Path = FLOORS) -> dict[str, dict[str, float]]:
    """The pinned figures by task."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def write_floors(found: Floors, path: Path = FLOORS) -> None:
    """Writes the floors by task, sorted by name."""
    _write({name: dict(sorted(found[name].items())) for name in sorted(found)}, path)


def fallen(task: Task, figures: Figures, pinned: Mapping[str, float]) -> list[str]:
    """A sentence for each pinned figure of `task` that is worse than its floor or was not measured."""
    lines = {line.figure: line for line in task.lines}
    return [
        f"{task.name}: {figure} is {figures.get(figure, math.nan):.4f}, its floor is {floor}"
        for figure, floor in pinned.items()
        if figure not in figures or _worse(lines.get(figure), figures[figure], floor)
    ]


def raised(tasks: Iterable[Task], found: Mapping[str, Figures], pinned: Floors) -> dict[str, dict[str, float]]:
    """The floors after a run: each the better of the old one and the measured one. A floor never falls or goes."""
    new = {name: dict(held) for name, held in pinned.items()}
    for task in tasks:
        for line in task.lines:
            if not line.pinned or line.figure not in found.get(task.name, {}):
                continue
            held = new.setdefault(task.name, {})
            value = _rounded(line, found[task.name][line.figure])
            if line.figure not in held or _worse(line, held[line.figure], value):
                held[line.figure] = value
    return new


def _worse(line: Line | None, value: float, other: float) -> bool:
    return value > other if line is not None and line.lower_is_better else value < other


def _rounded(line: Line, value: float) -> float:
    whole = math.ceil(value * _STEP) if line.lower_is_better else math.floor(value * _STEP)
    return whole / _STEP


def _write(found: object, path: Path) -> None:
    path.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
