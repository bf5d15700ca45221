"""Stopped by Ctrl-C or killed: what was stored is safe, and the same command again does the rest."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from firsthand.pipeline.extracting import BATCH
from tests.cli.running import exit_code, fork, run_firsthand
from tests.cli.test_installed import FIRSTHAND

Start = Callable[[Sequence[str | Path], Sequence[int], Mapping[str, str]], int]


def spawn(arguments: Sequence[str | Path], streams: Sequence[int], environment: Mapping[str, str]) -> int:
    """Like `fork`, and the installed program from its start on."""
    actions = [(os.POSIX_SPAWN_DUP2, stream, number) for number, stream in enumerate(streams)]
    return os.posix_spawn(FIRSTHAND, ["firsthand", *map(str, arguments)], environment, file_actions=actions)


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


@pytest.mark.slow
@pytest.mark.parametrize(("start", "stop"), [(spawn, signal.SIGINT), (fork, signal.SIGKILL)])
def test_an_interrupted_run_loses_nothing_and_is_taken_up_again(
    boats: Path, uninterrupted: object, tmp_path: Path, start: Start, stop: signal.Signals
) -> None:
    book = tmp_path / "x.db"
    reader, writer = os.pipe()
    with os.fdopen(reader) as stdin, os.fdopen(writer, "wb"), (tmp_path / "told.txt").open("wb") as told:
        # Standard input stays open: whatever is stored by then, the run waits for it and is not done.
        streams = (stdin.fileno(), told.fileno(), told.fileno())
        child = start(["add", boats, "-", "--ledger", book, "--workers", "1"], streams, os.environ)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and not reports(book):
            time.sleep(0.01)
        os.kill(child, stop)
        code = exit_code(child)
    assert 0 < reports(book) <= BATCH
    if stop is signal.SIGINT:
        assert code == 130
        assert "run the same command again" in (tmp_path / "told.txt").read_text()
    else:
        assert code == -signal.SIGKILL
    assert run_firsthand("verify", "--ledger", book).returncode == 0
    assert run_firsthand("add", boats, "--ledger", book).returncode in (0, 3)
    assert reports(book) == BATCH + 4
    assert exported(book) == uninterrupted
