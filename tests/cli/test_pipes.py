"""In pipes and under pressure: readers that leave, a full disk, and an empty ledger."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from firsthand import pipeline
from firsthand.ledger import Ledger
from tests.cli.running import ROOT, Run, forked

PRINTING = ("incidents", "problems", "show", "trace", "export --to json", "incidents --json")


def arguments(command: str, ledger: Path) -> list[str]:
    with Ledger.open(ledger) as book:
        identifier = next(book.incidents()).id
    name, *options = command.split()
    return [name, *([identifier] if name in ("show", "trace") else []), *options, "--ledger", str(ledger)]


@pytest.mark.parametrize("command", PRINTING)
def test_a_reader_that_leaves_is_no_error(sample_ledger: Path, command: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = forked(*arguments(command, sample_ledger), stdout=pipe.fileno())
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no device that is always full")
@pytest.mark.parametrize("command", PRINTING)
def test_a_full_disk_is_said_in_one_line(sample_ledger: Path, command: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = forked(*arguments(command, sample_ledger), stdout=full.fileno())
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("firsthand: the output cannot be written (No space left on device)")
    assert "Traceback" not in done.stderr


def test_an_empty_ledger_says_what_to_do(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "x.db"
    Ledger.open(book, create=True, write=True).close()
    done = run("incidents", "--ledger", book)
    assert (done.returncode, done.stdout) == (0, "")
    assert f"firsthand add SOURCE --ledger {book}" in done.stderr
    assert "no problems in" in run("problems", "--ledger", book).stderr
    assert run("verify", "--ledger", book).stdout.startswith("holds")
    for command in ("incidents", "problems"):
        assert json.loads(run(command, "--ledger", book, "--json").stdout) == []
    assert json.loads(run("export", "--to", "json", "--ledger", book).stdout)["incidents"] == []
    assert run("show", "abcd", "--ledger", book).returncode == 2
    assert run("report", "--out", tmp_path / "dossier", "--ledger", book).returncode == 0


def test_a_filter_that_nothing_passes_is_told_from_an_empty_ledger(run: Run, sample_ledger: Path) -> None:
    done = run("incidents", "--type", "flood", "--ledger", sample_ledger)
    assert done.returncode == 0
    assert "add reports" not in done.stderr
    assert "ASSAULT" in done.stderr


def test_reports_that_are_not_linked_yet_are_told(run: Run, tmp_path: Path) -> None:
    """As an interrupted run leaves them."""
    page = ROOT / "samples/reports/12-undated-checkpoint.txt"
    book = tmp_path / "x.db"
    with Ledger.open(book, create=True, write=True) as opened:
        for item in pipeline.read_documents([page]):
            opened.add(item.intake, item.extraction)
    done = run("incidents", "--ledger", book)
    assert "1 report not linked yet" in done.stderr
    assert run("add", page, "--ledger", book).returncode == 0
    assert "not linked" not in run("incidents", "--ledger", book).stderr


@pytest.mark.parametrize("short", ["", "abc", "../x", "gggg"])
def test_what_is_no_id_is_refused(run: Run, sample_ledger: Path, short: str) -> None:
    done = run("show", short, "--ledger", sample_ledger)
    assert done.returncode == 2
    assert done.stderr.startswith("firsthand: ")
    assert "Traceback" not in done.stderr
