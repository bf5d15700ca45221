"""A command loads what it needs: looking at a ledger needs neither a linguistic model nor a page reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.test_imports import loaded_after


@pytest.mark.parametrize(
    "command", ["incidents", "show ID", "trace ID", "problems", "report --out OUT", "export --to csv"]
)
def test_looking_at_a_ledger_reads_no_page_and_loads_no_model(
    run: Run, sample_ledger: Path, tmp_path: Path, command: str
) -> None:
    [first, *_] = json.loads(run("incidents", "--ledger", sample_ledger, "--json").stdout)
    placed = {"ID": first["id"], "OUT": str(tmp_path / "dossier")}
    arguments = [placed.get(part, part) for part in command.split()]
    code = f"import sys\nsys.argv = {['firsthand', *arguments, '--ledger', str(sample_ledger)]!r}\n"
    code += "import firsthand.cli\ntry:\n    firsthand.cli.main()\nexcept SystemExit as left:\n    assert not left.code"
    assert not loaded_after(code) & {"spacy", "thinc", "trafilatura", "lxml", "pypdf", "rensa", "charset_normalizer"}
