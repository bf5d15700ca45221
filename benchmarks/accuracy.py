"""`python -m benchmarks.accuracy [TASK…]`: runs the tasks, writes results.json and docs/accuracy.md.

Without a name every task runs. A task whose figures depend on the models runs three times: rules alone, models alone
where they replace a rule, and both, which is what is shipped. `--page` only writes the page from results.json.
"""

from __future__ import annotations

import argparse
import datetime
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.__main__ import measured
from benchmarks.gold import data_folder
from benchmarks.registry import named
from benchmarks.results import HERE, Result, results, write_results
from benchmarks.task import Figures, Line, Run, Task

__all__ = ["in_readme", "page", "table"]

PAGE = HERE.parent / "docs" / "accuracy.md"
README = HERE.parent / "README.md"
NOTES = HERE / "notes"
# Between these lines of the README stands the table of the lines that have a peer.
_OPEN = "<!-- accuracy: made by make bench -->"
_CLOSE = "<!-- /accuracy -->"
_HEAD = """# Accuracy

<!-- Made by `make bench` from benchmarks/results.json and benchmarks/notes: edit there. -->

What firsthand extracts, measured on public gold data against the best published or measured peer. The data is not part
of this repository: `make bench` reads it from the folder named by `FIRSTHAND_DATA` (default `../shared/data`) and
`python -m benchmarks TASK --data FOLDER --split NAME` runs one task on other files of the same form. The development
files were read while the rules and models were made, so these figures are not blind; files kept back decide.
`benchmarks/floors.json` pins every figure, and `make gate` fails when one falls.

"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("tasks", nargs="*", default=["all"], help="tasks or groups of tasks (default: all)")
    parser.add_argument("--page", action="store_true", help="only write the page from the results that stand")
    options = parser.parse_args(arguments)
    found = results()
    if not options.page:
        folder = data_folder()
        if not folder.is_dir():
            print("no gold data beside the checkout: set FIRSTHAND_DATA", file=sys.stderr)
            return 2
        for name in options.tasks:
            for task in named(name):
                found[task.name] = _result(task, folder)
                write_results(found)
                print(f"{task.name}: {found[task.name].seconds:.0f} s", flush=True)
    PAGE.write_text(page(found), encoding="utf-8")
    README.write_text(in_readme(README.read_text(encoding="utf-8"), found), encoding="utf-8")
    return 0


def _result(task: Task, folder: Path) -> Result:
    both = measured(task, Run(folder=folder, set=task.set, splits=task.splits))
    figures: dict[str, Figures] = {"both": both.figures}
    if task.compared:
        for use in ("rules", "models"):
            figures[use] = measured(task, Run(folder=folder, set=task.set, splits=task.splits, use=use)).figures
    return Result(
        task=task.name,
        splits=task.splits,
        date=datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        commit=_commit(),
        seconds=both.seconds,
        figures=figures,
    )


def _commit() -> str:
    """The commit whose code ran, with a plus where the tree held changes of its own."""
    name = _git("rev-parse", "--short", "HEAD")
    return f"{name}+" if _git("status", "--porcelain", "--", "src", "models", "benchmarks/*.py") else name


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=HERE, check=True, capture_output=True, text=True)  # noqa: S607
    return done.stdout.strip()


def page(found: Mapping[str, Result]) -> str:
    """The text of docs/accuracy.md: the table, then a section a task with all figures and what its errors are."""
    parts = [_HEAD, table(found), ""]
    for task in named("all"):
        if task.name in found:
            parts.extend(_section(task, found[task.name]))
    return "\n".join(parts).rstrip() + "\n"


def table(found: Mapping[str, Result], *, with_peer: bool = False) -> str:
    """One row a line of every task: the figure, its best peer, what is aimed at; with_peer: only where there is one."""
    rows = ["| task | figure | firsthand | best peer | aim |", "|---|---|---|---|---|"]
    for task in named("all"):
        for line in task.lines:
            if with_peer and line.peer is None:
                continue
            if task.name in found and line.figure in found[task.name].figures["both"]:
                rows.append(_row(task, line, found[task.name].figures["both"][line.figure]))
    return "\n".join(rows)


def in_readme(text: str, found: Mapping[str, Result]) -> str:
    """The README with the lines that have a peer between its two marks. Raises `ValueError` where a mark is missing."""
    before, opening, rest = text.partition(_OPEN)
    _, closing, after = rest.partition(_CLOSE)
    if not (opening and closing):
        raise ValueError(f"README.md: the marks {_OPEN} and {_CLOSE} are missing")
    return f"{before}{_OPEN}\n\n{table(found, with_peer=True)}\n\n{_CLOSE}{after}"


def _row(task: Task, line: Line, value: float) -> str:
    shown = _number(value)
    if line.peer is not None and _beats(line, value, line.peer):
        shown = f"**{shown}**"
    peer = "–" if line.peer is None else f"{_number(line.peer)} {line.peer_name}".strip()
    aim = "–" if line.aim is None else _number(line.aim) + (" ✓" if _beats(line, value, line.aim) else "")
    return f"| {task.title} | {line.title} | {shown} | {peer} | {aim} |"


def _beats(line: Line, value: float, other: float) -> bool:
    return value <= other if line.lower_is_better else value >= other


def _section(task: Task, found: Result) -> Iterator[str]:
    split = ", ".join(found.splits)
    yield f"## {task.title}: `{task.name}`\n"
    yield f"`{task.set or 'benchmarks/cases'}` ({split}), {found.date}, commit {found.commit}, {found.seconds:.0f} s.\n"
    uses = list(found.figures)
    yield "| figure | " + " | ".join(uses) + " |"
    yield "|---|" + "---|" * len(uses)
    for key in found.figures["both"]:
        cells = [_number(found.figures[use][key]) if key in found.figures[use] else "–" for use in uses]
        yield f"| {key} | " + " | ".join(cells) + " |"
    yield ""
    note = NOTES / f"{task.name}.md"
    if note.is_file():
        yield note.read_text(encoding="utf-8").strip() + "\n"


def _number(value: float) -> str:
    if value == int(value) and abs(value) > 1:
        return f"{int(value)}"
    return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.3f}"


if __name__ == "__main__":
    sys.exit(main())
