"""Bad input: a clear message that names the file and the remedy, a problem row, the right exit code, nothing lost."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import time
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import FIRSTHAND, ROOT, Run

GOOD = "Three fishermen were killed when their boat sank near Port Almara on Monday, the harbour master said.\n"


def test_one_bad_file_does_not_stop_the_others(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-empty.txt").write_bytes(b"")
    (folder / "b-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "c-nested.html").write_text("<div>" * 10_000 + GOOD + "</div>" * 10_000)
    (folder / "d-script.html").write_text("<html><body><script>1</script></body></html>")
    (folder / "e-mixed.txt").write_bytes(GOOD.encode() * 5 + "Caf\xe9 closed, the owner said.\n".encode("latin-1"))
    with zipfile.ZipFile(folder / "f-paths.zip", "w") as archive:
        archive.writestr("../../outside.txt", GOOD)
        archive.writestr("inside.txt", GOOD * 2)
    with zipfile.ZipFile(folder / "g-bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 60_000_000)
    (folder / "h-loop").symlink_to(folder)
    (folder / "i-good.txt").write_text(GOOD * 3)
    done = run("add", folder, "--ledger", tmp_path / "x.db", "--json")
    assert done.returncode == 3, done.stderr
    printed = json.loads(done.stdout)
    assert printed["added"] >= 2
    rows = json.loads(run("problems", "--ledger", tmp_path / "x.db", "--json").stdout)
    for name in ("a-empty.txt", "b-binary.txt", "d-script.html", "f-paths.zip", "g-bomb.zip"):
        [*told] = [row for row in rows if name in row["address"]]
        assert told, name
        assert all(row["message"] and row["remedy"] for row in told)
    assert not (tmp_path.parent / "outside.txt").exists()


def test_a_page_of_fifty_megabytes_is_refused_quickly(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "large.html"
    page.write_bytes(b"<p>" + b"words and words " * 3_300_000 + b"</p>")
    began = time.monotonic()
    done = run("add", page, "--ledger", tmp_path / "x.db")
    assert done.returncode == 1
    assert "large.html" in done.stderr
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("name", ["missing.txt", "empty-folder"])
def test_nothing_to_read_is_exit_code_1(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    done = run("add", tmp_path / name, "--ledger", tmp_path / "x.db")
    assert done.returncode == 1
    assert name in done.stderr


def test_a_date_in_the_future_is_kept_and_reported(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD * 2)
    done = run("add", page, "--published", "2999-01-01", "--ledger", tmp_path / "x.db", "--json")
    assert done.returncode == 3
    printed = json.loads(done.stdout)
    assert printed["added"] == 1
    assert any("future" in problem["message"] for problem in printed["problems"])


def test_a_malformed_date_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    done = run("add", page, "--published", "the day before", "--ledger", tmp_path / "x.db")
    assert done.returncode == 2
    assert "the day before" in done.stderr


def test_a_file_that_is_no_ledger(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("these are my notes, not a ledger\n" * 50)
    done = run("add", ROOT / "samples/reports/12-undated-checkpoint.txt", "--ledger", other)
    assert done.returncode == 1
    assert "notes.db" in done.stderr
    assert other.read_text().startswith("these are my notes")


def test_another_database_is_no_ledger(run: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE things (name TEXT)")
    done = run("incidents", "--ledger", tmp_path / "other.db")
    assert done.returncode == 1
    assert "other.db" in done.stderr


def test_a_ledger_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("incidents", "--ledger", tmp_path / "none.db")
    assert done.returncode == 1
    assert "none.db" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_ledger_locked_by_another_process(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    book = tmp_path / "x.db"
    assert run("add", page, "--ledger", book).returncode in (0, 3)
    page.write_text(GOOD + "A fourth man swam ashore, she said.\n")
    holder = sqlite3.connect(book, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        done = run("add", page, "--ledger", book)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert done.returncode == 1
    assert "x.db" in done.stderr
    assert run("add", page, "--ledger", book).returncode in (0, 3)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_loses_nothing_and_is_taken_up_again(run: Run, tmp_path: Path, stop: signal.Signals) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:03}.txt").write_text(f"{GOOD * (1 + number % 7)}\nIt was boat number {number}, he said.\n")
    book = tmp_path / "x.db"
    process = subprocess.Popen(
        [FIRSTHAND, "add", folder, "--ledger", book, "--workers", "1"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not _reports(book):
        time.sleep(0.05)
    os.kill(process.pid, stop)
    _, told = process.communicate(timeout=30)
    if stop is signal.SIGINT and process.returncode not in (0, 3):
        assert process.returncode == 130
        assert b"run the same command again" in told
    assert run("verify", "--ledger", book).returncode == 0
    assert run("add", folder, "--ledger", book).returncode in (0, 3)
    assert _reports(book) == 30
    straight = tmp_path / "straight.db"
    run("add", folder, "--ledger", straight)
    export = ("export", "--to", "json", "--ledger")
    assert json.loads(run(*export, book).stdout)["incidents"] == json.loads(run(*export, straight).stdout)["incidents"]


def _reports(book: Path) -> int:
    if not book.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{book}?mode=ro", uri=True) as found:
            return int(found.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:  # the tables are still being made
        return 0
