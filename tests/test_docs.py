"""The documentation is under test: its commands run and print what it says, and nothing is undocumented."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from docs import generate
from docs.outputs import PAGES, ROOT, matches, printed, steps, warm

from firsthand import cli


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if steps(page)], ids=lambda page: page.name)
def test_the_commands_of_a_page_run_and_print_what_it_says(page: Path, tmp_path: Path) -> None:
    warm()
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for step in steps(page):
        if not step.runs:
            subprocess.run(["make", "-n", *step.command.split()[1:]], check=True, cwd=ROOT, capture_output=True)
            continue
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
