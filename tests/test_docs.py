"""The documentation is under test: its commands run and print what it says, and nothing is undocumented."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from docs import generate
from docs.outputs import PAGES, ROOT, Step, matches, printed, steps, warm

from firsthand import cli

# How nearly every page begins, in an empty folder: run once for all of them.
BEGINNING = "firsthand add samples/reports"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder after the common beginning, and what that printed."""
    warm()
    folder = tmp_path_factory.mktemp("begun")
    (folder / "samples").symlink_to(ROOT / "samples")
    return folder, printed(Step(command=BEGINNING, expected=""), folder)


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if steps(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_run_and_print_what_it_says(page: Path, begun: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for number, step in enumerate(steps(page)):
        if not step.runs:
            subprocess.run(["make", "-n", *step.command.split()[1:]], check=True, cwd=ROOT, capture_output=True)
            continue
        if number == 0 and step.command == BEGINNING:
            shutil.copyfile(begun[0] / "firsthand.db", tmp_path / "firsthand.db")
            shown = begun[1]
        else:
            shown = printed(step, tmp_path)
        if step.expected:
            assert matches(step.expected, shown), f"{page.name}: {step.command} prints (make docs):\n{shown}"


def test_every_command_is_in_the_guide_and_the_reference() -> None:
    guide = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    reference = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    for command in cli.app.registered_commands:
        assert command.callback is not None
        name = command.name or command.callback.__name__
        assert f"firsthand {name}" in guide, f"firsthand {name} stands in no page"
        assert f"## firsthand {name}\n" in reference


def test_the_reference_is_in_step_with_the_code() -> None:
    assert generate.stale() == []


def test_every_link_inside_the_documentation_leads_somewhere() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text) + re.findall(r'src="([^"]+)"', text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_a_command_line_in_a_page_is_well_formed() -> None:
    for page in PAGES:
        for step in steps(page):
            assert shlex.split(step.command)
