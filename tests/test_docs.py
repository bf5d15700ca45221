"""The documentation is under test: its commands run and print what it says, and nothing is undocumented."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from firsthand import cli

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "docs" / "guide").glob("*.md"))]
BIN = Path(sys.executable).parent
EXIT_CODES = {0, 3}


@dataclass(frozen=True)
class Step:
    """A command of a page and what the page says that it prints; see `matches`."""

    command: str
    expected: str


def steps(page: Path) -> list[Step]:
    """All commands in the page's `console` blocks, in order."""
    found: list[Step] = []
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            found.append(Step(command=command, expected=expected.rstrip()))
    return found


def matches(expected: str, printed: str) -> bool:
    """Whether the output is what the page shows; `…` in a line stands for any words, alone on it for any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == "…" else re.escape(line.rstrip()).replace("…", ".*") + r"\n"
        for line in expected.splitlines()
    )
    text = "".join(line.rstrip() + "\n" for line in printed.rstrip().splitlines())
    return re.fullmatch(pattern, text) is not None


@pytest.mark.parametrize("page", [page for page in PAGES if steps(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_run_and_print_what_it_says(page: Path, tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for step in steps(page):
        if step.command.startswith("make "):
            subprocess.run(["make", "-n", *step.command.split()[1:]], check=True, cwd=ROOT, capture_output=True)
            continue
        assert step.command.startswith("firsthand "), f"{page.name}: only make and firsthand are shown: {step.command}"
        # The pages show pipes and redirections, and the pages are ours.
        done = subprocess.run(  # noqa: S602
            step.command,
            shell=True,
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={"PATH": f"{BIN}:/usr/bin:/bin", "HOME": str(tmp_path)},
        )
        assert done.returncode in EXIT_CODES, f"{step.command}\n{done.stderr}"
        if step.expected:
            assert matches(step.expected, done.stdout), f"{page.name}: {step.command} prints:\n{done.stdout}"


def test_every_command_is_in_the_guide_and_the_reference() -> None:
    guide = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for command in cli.app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__
        assert f"firsthand {name}" in guide, f"firsthand {name} stands in no page"
        assert f"## firsthand {name}\n" in reference


def test_the_reference_is_in_step_with_the_code() -> None:
    subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], check=True, cwd=ROOT)


def test_every_link_inside_the_documentation_leads_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_a_command_line_in_a_page_is_well_formed() -> None:
    for page in PAGES:
        for step in steps(page):
            assert shlex.split(step.command)
