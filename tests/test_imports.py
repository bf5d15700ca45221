"""A light first import: the command line must not load what a command does not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("spacy", "numpy", "trafilatura", "sqlalchemy", "scipy", "jinja2", "lxml", "pypdf")


def loaded_after(code: str) -> set[str]:
    """The names of all modules that a fresh interpreter has loaded after `code`."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(' '.join(sys.modules))"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("code", ["import firsthand", "import firsthand.cli", "import firsthand.model"])
def test_a_light_import(code: str) -> None:
    assert not loaded_after(code) & set(HEAVY)


def test_help_loads_nothing_heavy() -> None:
    code = "import sys\nsys.argv = ['firsthand', '--help']\n"
    code += "import firsthand.cli\ntry:\n    firsthand.cli.main()\nexcept SystemExit:\n    pass"
    assert not loaded_after(code) & set(HEAVY)


def test_reading_a_ledger_loads_no_linguistic_model() -> None:
    assert "spacy" not in loaded_after("import firsthand.ledger, firsthand.exports, firsthand.dossier")
