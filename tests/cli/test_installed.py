"""The installed program in a process of its own: what no call inside this one shows."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand import __version__
from tests.cli.running import ROOT, run_firsthand

FIRSTHAND = Path(sys.executable).with_name("firsthand")
PAGE = ROOT / "samples/reports/12-undated-checkpoint.txt"


def test_it_starts() -> None:
    done = subprocess.run([FIRSTHAND, "--version"], check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (f"firsthand {__version__}\n", "")


@pytest.mark.slow
def test_it_does_the_main_job_as_a_call_inside_this_process_does(tmp_path: Path) -> None:
    """Standard input, a pipe after it, and the problem of a second source, through real streams."""
    done = subprocess.run(
        [FIRSTHAND, "read", "-", "none.txt", "--json"],
        check=False, capture_output=True, cwd=tmp_path, input=PAGE.read_bytes(),
    )  # fmt: skip
    inside = run_firsthand("read", "-", "none.txt", "--json", cwd=tmp_path, text=PAGE.read_text(encoding="utf-8"))
    assert done.stdout.decode() == inside.stdout
    assert done.stderr.decode() == inside.stderr
    assert done.returncode == inside.returncode == 3
    first, _ = (json.loads(line) for line in done.stdout.splitlines())
    assert first["mentions"]


@pytest.mark.parametrize(("arguments", "code"), [("incidents", 0), ("incidents --ledger none.db", 1), ("show zzzz", 2)])
def test_its_exit_codes(sample_ledger: Path, tmp_path: Path, arguments: str, code: int) -> None:
    done = subprocess.run(
        [FIRSTHAND, *arguments.split()],
        check=False, capture_output=True, text=True, cwd=tmp_path,
        env={**os.environ, "FIRSTHAND_LEDGER": str(sample_ledger)},
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert bool(done.stderr) == bool(code)
    assert "Traceback" not in done.stderr


def test_a_reader_may_leave_it(sample_ledger: Path) -> None:
    process = subprocess.Popen(
        [FIRSTHAND, "export", "--to", "json", "--ledger", sample_ledger], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, told = process.communicate()
    assert (process.returncode, told) == (0, b"")
