"""Bad input: a clear message that names the file and the remedy, a problem row, the right exit code, nothing lost."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from firsthand.ledger import sqlite
from tests.cli.running import ROOT, Run

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


# Holds the ledger until its standard input ends.
_HOLDING = """
import sqlite3, sys
holder = sqlite3.connect(sys.argv[1], isolation_level=None)
holder.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_ledger_locked_by_another_process(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "LOCK_WAIT_SECONDS", 0.2)
    page = tmp_path / "page.txt"
    page.write_text(GOOD)
    book = tmp_path / "x.db"
    assert run("add", page, "--ledger", book).returncode in (0, 3)
    page.write_text(GOOD + "A fourth man swam ashore, she said.\n")
    with subprocess.Popen(
        [sys.executable, "-c", _HOLDING, book], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        done = run("add", page, "--ledger", book)
        holder.communicate()
    assert done.returncode == 1
    assert "x.db is locked: another process is writing to it" in done.stderr
    assert run("add", page, "--ledger", book).returncode in (0, 3)
