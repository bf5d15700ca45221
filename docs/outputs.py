"""Writes what the commands in README and docs print into the pages: `python -m docs.outputs`, part of `make docs`.

tests/test_docs.py runs the same commands and fails where a page shows something else. A page's commands run one after
the other in one empty folder with the samples in it, and print as on a terminal of 100 columns, without colours; only
standard output is shown. A command that a page shows without its output stays without.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.cli.running import on_screen, run_firsthand

__all__ = ["PAGES", "ROOT", "Step", "matches", "printed", "steps", "warm"]

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "guide").glob("*.md"))]
COLUMNS = 100
EXIT_CODES = (0, 3)

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A command of a page and what the page says that it prints, without the last line end."""

    command: str
    expected: str

    @property
    def runs(self) -> bool:
        """False for make, which sets up and tests."""
        return not self.command.startswith("make ")


def steps(page: Path) -> list[Step]:
    """All commands in the page's `console` blocks, in order."""
    return [step for block in _BLOCK.findall(page.read_text(encoding="utf-8")) for step in _steps(block)]


def _steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        yield Step(command=command, expected=expected.rstrip())


def matches(expected: str, printed: str) -> bool:
    """Whether the output is what the page shows; `…` alone on a line stands for any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "…" else re.escape(line.rstrip()) + r"\n" for line in expected.splitlines()
    )
    return re.fullmatch(pattern, _trimmed(printed) + "\n") is not None


def printed(step: Step, folder: Path) -> str:
    """What the command prints. Raises ValueError where it fails, or is not a command that a page should show."""
    if re.search(r"[|<>&;]", step.command):
        # The pages show pipes and redirections, and the pages are ours.
        done = subprocess.run(  # noqa: S602
            step.command, shell=True, check=False, capture_output=True, text=True, cwd=folder,
            env={"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.defpath]), "HOME": str(folder)},
        )  # fmt: skip
    else:
        program, *arguments = shlex.split(step.command)
        if program != "firsthand":
            raise ValueError(f"only make and firsthand are shown: {step.command}")
        done = on_screen(*arguments, columns=COLUMNS, cwd=folder)
    if done.returncode not in EXIT_CODES:
        raise ValueError(f"{step.command}\n{done.stderr}")
    return done.stdout


@cache
def warm() -> None:
    """Load here what the commands that follow would load each for itself."""
    with tempfile.TemporaryDirectory() as name:
        kinds = ("01-courier-depot-strike.html", "14-observatory-note.pdf")
        pages = [ROOT / "samples" / "reports" / kind for kind in kinds]
        run_firsthand("add", *pages, "--ledger", Path(name) / "x.db")


def _trimmed(printed: str) -> str:
    return "\n".join(line.rstrip() for line in printed.rstrip().splitlines())


def _written(page: Path, folder: Path) -> str:
    """The page with what its commands print today."""

    def block(found: re.Match[str]) -> str:
        return "```console\n" + "".join(_shown(step, folder) for step in _steps(found[1])) + "```"

    return _BLOCK.sub(block, page.read_text(encoding="utf-8"))


def _shown(step: Step, folder: Path) -> str:
    shown = step.expected
    if step.runs:
        today = printed(step, folder)
        if shown and not matches(shown, today):
            shown = _trimmed(today)
    return f"$ {step.command}\n" + (f"{shown}\n" if shown else "")


def main() -> None:
    warm()
    for page in PAGES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "samples").symlink_to(ROOT / "samples")
            written = _written(page, folder)
        if written != page.read_text(encoding="utf-8"):
            page.write_text(written, encoding="utf-8")
            sys.stdout.write(f"{page.relative_to(ROOT)} is written anew\n")


if __name__ == "__main__":
    main()
