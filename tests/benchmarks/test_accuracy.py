"""The page and the README's table are in step with the results that stand, and the floors with both."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accuracy import PAGE, README, in_readme, page, table
from benchmarks.registry import named, names
from benchmarks.results import fallen, floors, results


def test_the_page_and_the_readme_show_the_results_that_stand() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(results()), "run: python -m benchmarks.accuracy --page"
    shown = README.read_text(encoding="utf-8")
    assert shown == in_readme(shown, results()), "run: python -m benchmarks.accuracy --page"


def test_the_readme_shows_only_lines_with_a_peer() -> None:
    rows = table(results(), with_peer=True).splitlines()[2:]
    assert rows
    assert not any(row.split("|")[4].strip() == "–" for row in rows)


def test_a_readme_without_its_marks_is_an_error() -> None:
    with pytest.raises(ValueError, match="marks"):
        in_readme("# Title\n", {})


def test_every_result_and_floor_belongs_to_a_task() -> None:
    assert set(results()) <= set(names())
    assert set(floors()) <= set(names())


def test_no_result_is_below_its_floor() -> None:
    found, pinned = results(), floors()
    for task in named("all"):
        if task.name in pinned:
            assert not fallen(task, found[task.name].figures["both"], pinned[task.name])


def test_the_notes_are_of_tasks() -> None:
    notes = {path.stem for path in (Path(__file__).parents[2] / "benchmarks" / "notes").glob("*.md")}
    assert notes <= set(names()), notes
