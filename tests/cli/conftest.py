"""A ledger of the bundled sample, made once a worker, and the command line to look at it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Run, run_firsthand


@pytest.fixture
def run() -> Run:
    return run_firsthand


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The path of a ledger that holds the sample collection: to look at, never to change."""
    path = tmp_path_factory.mktemp("sample") / "firsthand.db"
    done = run_firsthand("add", ROOT / "samples/reports", "--ledger", path, "--json")
    assert done.returncode == 3, done.stderr
    assert json.loads(done.stdout)["added"] == 18
    before = path.read_bytes()
    yield path
    assert path.read_bytes() == before, "a test wrote to the ledger of all: let it take `own_ledger`"


@pytest.fixture
def own_ledger(sample_ledger: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    path = tmp_path / "own.db"
    shutil.copyfile(sample_ledger, path)
    return path
