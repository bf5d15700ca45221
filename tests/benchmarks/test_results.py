"""The floors hold and only rise."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.results import Result, fallen, floors, raised, results, write_floors, write_results
from benchmarks.task import Line, Run, Task


def _none(run: Run) -> dict[str, float]:
    return {}


TASK = Task(
    name="made-up",
    title="Made up",
    set="nothing",
    splits=("docs",),
    lines=(
        Line(figure="f1", title="F1"),
        Line(figure="error", title="mean error", lower_is_better=True),
        Line(figure="seconds", title="time", lower_is_better=True, pinned=False),
    ),
    measure=_none,
)


def test_a_floor_rises_to_what_was_measured_and_never_falls() -> None:
    first = raised([TASK], {"made-up": {"f1": 0.80129, "error": 0.40011, "seconds": 9.0}}, {})
    assert first == {"made-up": {"f1": 0.801, "error": 0.401}}
    worse = raised([TASK], {"made-up": {"f1": 0.7, "error": 0.9}}, first)
    assert worse == first
    better = raised([TASK], {"made-up": {"f1": 0.9, "error": 0.1}}, first)
    assert better == {"made-up": {"f1": 0.9, "error": 0.1}}


def test_a_floor_of_a_task_that_did_not_run_stays() -> None:
    assert raised([TASK], {}, {"other": {"f1": 0.5}}) == {"other": {"f1": 0.5}}


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ({"f1": 0.8, "error": 0.4}, 0),
        ({"f1": 0.799, "error": 0.4}, 1),
        ({"f1": 0.8, "error": 0.41}, 1),
        ({"error": 0.5}, 2),
    ],
)
def test_a_fall_is_named(figures: dict[str, float], number: int) -> None:
    assert len(fallen(TASK, figures, {"f1": 0.8, "error": 0.4})) == number


def test_what_is_written_is_read(tmp_path: Path) -> None:
    result = Result(
        task="made-up",
        splits=("docs",),
        date="2031-05-14",
        commit="abc",
        seconds=1.5,
        figures={"both": {"f1": 0.8}},
    )
    write_results({"made-up": result}, tmp_path / "results.json")
    assert results(tmp_path / "results.json") == {"made-up": result}
    write_floors({"made-up": {"f1": 0.8}}, tmp_path / "floors.json")
    assert floors(tmp_path / "floors.json") == {"made-up": {"f1": 0.8}}
    assert results(tmp_path / "absent.json") == {} and floors(tmp_path / "absent.json") == {}
