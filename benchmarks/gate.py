"""`python -m benchmarks.gate [--fast] [--raise]`: runs the tasks that have floors and fails where a figure fell.

--fast runs the tasks that are cheap enough for CI. --raise lifts the floors to what was measured, never lowers one.
Exit code 1 where a figure fell, 0 otherwise; without gold data only the tasks that need none run, and the gate says so.
"""

from __future__ import annotations

import argparse
import sys

from benchmarks.__main__ import measured
from benchmarks.gold import data_folder
from benchmarks.registry import named
from benchmarks.results import fallen, floors, raised, write_floors
from benchmarks.task import Figures, Run


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="only the tasks that are cheap enough for CI")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what was measured")
    options = parser.parse_args(arguments)
    folder = data_folder()
    pinned = floors()
    tasks = [task for task in named("all") if (task.fast or not options.fast) and (options.lift or task.name in pinned)]
    if not folder.is_dir():
        print("gate: no gold data beside the checkout, so only what needs none is measured (set FIRSTHAND_DATA)")
        tasks = [task for task in tasks if task.set is None]
    found: dict[str, Figures] = {}
    fell: list[str] = []
    for task in tasks:
        done = measured(task, Run(folder=folder, set=task.set, splits=task.splits))
        found[task.name] = done.figures
        worse = fallen(task, done.figures, pinned.get(task.name, {}))
        print(f"gate: {task.name} {'FELL' if worse else 'holds'} ({done.seconds:.0f} s)", flush=True)
        fell.extend(worse)
    for sentence in fell:
        print(f"gate: {sentence}", file=sys.stderr)
    if options.lift:
        write_floors(raised(tasks, found, pinned))
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
