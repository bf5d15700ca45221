"""The installed program in a process of its own: what no call inside this one shows."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from firsthand import __version__
from firsthand.pipeline.extracting import BATCH
from tests.cli.running import ROOT, run_firsthand

FIRSTHAND = Path(sys.executable).with_name("firsthand")
PAGE = ROOT / "samples/reports/12-undated-checkpoint.txt"


def test_it_starts() -> None:
    done = subprocess.run([FIRSTHAND, "--version"], check=True, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == (f"firsthand {__version__}\n", "")


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


@pytest.mark.parametrize(
    ("arguments", "code"), [("incidents", 0), ("show zzzz", 2), ("incidents --ledger none.db", 1), ("bake", 2)]
)
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


@pytest.fixture(scope="module")
def boats(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of more reports than are extracted at once."""
    folder = tmp_path_factory.mktemp("boats")
    for number in range(BATCH + 4):
        (folder / f"{number:03}.txt").write_text(
            f"{3 + number} fishermen were killed when boat number {number} sank near Port Almara on Monday, the "
            "harbour master said.\n\nThe coast guard said that it had left the harbour without a light.\n"
        )
    return folder


@pytest.fixture(scope="module")
def uninterrupted(boats: Path, tmp_path_factory: pytest.TempPathFactory) -> object:
    """The incidents of all the boats."""
    book = tmp_path_factory.mktemp("straight") / "x.db"
    assert run_firsthand("add", boats, "--ledger", book).returncode in (0, 3)
    return exported(book)


def exported(book: Path) -> object:
    return json.loads(run_firsthand("export", "--to", "json", "--full", "--ledger", book).stdout)["incidents"]


def reports(book: Path) -> int:
    """How many reports are stored."""
    if not book.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{book}?mode=ro", uri=True)) as found:
            return int(found.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are still being made
        return 0


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_loses_nothing_and_is_taken_up_again(
    boats: Path, uninterrupted: object, tmp_path: Path, stop: signal.Signals
) -> None:
    book = tmp_path / "x.db"
    # Standard input stays open: whatever is stored by then, the run waits for it and is not done.
    process = subprocess.Popen(
        [FIRSTHAND, "add", boats, "-", "--ledger", book, "--workers", "1"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not reports(book):
        time.sleep(0.01)
    process.send_signal(stop)
    process.wait(timeout=60)
    _, told = process.communicate()
    assert 0 < reports(book) <= BATCH
    if stop is signal.SIGKILL:
        assert process.returncode == -signal.SIGKILL
    else:
        assert process.returncode == 130, told
        assert b"run the same command again" in told
    assert run_firsthand("verify", "--ledger", book).returncode == 0
    assert run_firsthand("add", boats, "--ledger", book).returncode in (0, 3)
    assert reports(book) == BATCH + 4
    assert exported(book) == uninterrupted
