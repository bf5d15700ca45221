"""A ledger of the bundled sample, made once by the real command."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
FIRSTHAND = Path(sys.executable).with_name("firsthand")
Run = Callable[..., subprocess.CompletedProcess[str]]


def run_firsthand(*arguments: str | Path, cwd: Path | None = None, text: str | None = None) -> Any:
    """Run the installed command as a user would, without a terminal."""
    return subprocess.run(
        [FIRSTHAND, *map(str, arguments)], check=False, capture_output=True, text=True, cwd=cwd, input=text
    )


@pytest.fixture
def run() -> Run:
    return run_firsthand


@pytest.fixture(scope="session")
def sample_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a ledger that holds the sample collection."""
    path = tmp_path_factory.mktemp("sample") / "firsthand.db"
    done = run_firsthand("add", ROOT / "samples/reports", "--ledger", path, "--json")
    assert done.returncode == 3, done.stderr
    assert json.loads(done.stdout)["added"] == 15
    return path
