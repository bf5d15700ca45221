"""`python -m benchmarks TASK [--data FOLDER] [--split NAME…]`: runs a task, prints one JSON line with its figures.

TASK is a task or a group of tasks; `python -m benchmarks --list` names them. FOLDER is laid out like the gold data
(a folder a set, a file `NAME.jsonl.gz` a split). Exit code 2 where the task, the folder or a split is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.gold import data_folder
from benchmarks.registry import named, names
from benchmarks.task import Figures, Run, Task


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures firsthand on gold data.")
    parser.add_argument("task", nargs="?", help="a task, a group of tasks, or `all`")
    parser.add_argument("--list", action="store_true", help="name the tasks and stop")
    parser.add_argument("--data", type=Path, default=None, help="the folder of the gold data (default: FIRSTHAND_DATA)")
    parser.add_argument("--split", nargs="+", default=(), help="the files to read (default: the task's own)")
    parser.add_argument("--use", choices=("rules", "models", "both"), default="both", help="what is at work")
    parser.add_argument("--limit", type=int, default=None, help="read only the first documents of each file")
    options = parser.parse_args(arguments)
    if options.list or options.task is None:
        print("\n".join(names()))
        return 0
    folder = options.data or data_folder()
    try:
        tasks = named(options.task)
    except KeyError:
        print(f"no task is called {options.task!r}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    if any(task.set for task in tasks) and not folder.is_dir():
        print(f"no gold data at {folder}: name its folder with --data or FIRSTHAND_DATA", file=sys.stderr)
        return 2
    for task in tasks:
        run = Run(
            folder=folder,
            set=task.set,
            splits=tuple(options.split) or task.splits,
            use=options.use,
            limit=options.limit,
        )
        absent = [f"{task.set}/{name}.jsonl.gz" for name in run.splits if task.set and not run.path(name).is_file()]
        if absent:
            print(f"{task.name}: no {', '.join(absent)} in {folder}", file=sys.stderr)
            return 2
        done = measured(task, run)
        shown = {"task": task.name, "splits": run.splits, "use": run.use, "figures": done.figures}
        print(json.dumps(shown | {"seconds": done.seconds}), flush=True)
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The figures of one run, rounded to four decimals, and the seconds that it took."""

    figures: Figures
    seconds: float


def measured(task: Task, run: Run) -> Measured:
    """Runs the task. Raises `OSError` where a split is not there."""
    start = time.perf_counter()
    figures = {key: round(value, 4) for key, value in task.measure(run).items()}
    return Measured(figures=figures, seconds=round(time.perf_counter() - start, 1))


if __name__ == "__main__":
    sys.exit(main())
