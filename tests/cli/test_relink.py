"""`firsthand relink` as a user runs it: what it prints, its exit codes, and what it leaves alone."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from firsthand.ledger import Ledger
from tests.cli.running import Run, on_terminal
from tests.ledger.test_sqlite import as_a_stranger


@pytest.fixture
def old_ledger(own_ledger: Path) -> Path:
    """The sample collection with one link and one incident that today's rules would not give."""
    with Ledger.open(own_ledger, write=True) as book:
        incident = max(book.incidents(), key=lambda found: len(found.mentions))
        report = incident.mentions[0].report
        known = book.linked(report)
        [first, *others] = sorted(known.mention_links, key=lambda link: -link.score)
        weaker = dataclasses.replace(first, score=first.score - 0.5)
        book.link(report, derivations=known.derivations, mention_links=[weaker, *others])
        book.put_incidents([dataclasses.replace(incident, title="An older title")])
        book.settle(book.unlinked())
    return own_ledger


def test_a_ledger_that_equals_its_rebuild(run: Run, sample_ledger: Path) -> None:
    done = run("relink", "--check", "--ledger", sample_ledger)
    assert done.returncode == 0
    [line] = done.stdout.splitlines()
    assert line.startswith(f"equal to a rebuild  {sample_ledger}: 18 reports · ")
    assert done.stderr == ""
    printed = json.loads(run("relink", "--check", "--ledger", sample_ledger, "--json").stdout)
    assert (printed["equal"], printed["checked"], printed["differences"]) == (True, True, [])
    assert printed["reports"] == 18


def test_differences_are_named_and_then_repaired(run: Run, old_ledger: Path) -> None:
    before = old_ledger.read_bytes()
    found = run("relink", "--check", "--ledger", old_ledger)
    assert found.returncode == 1
    first, *lines = found.stdout.splitlines()
    assert first.startswith(f"differs from a rebuild in 1 link, 1 incident  {old_ledger}: ")
    assert len(lines) == 2
    assert ", score: the ledger has " in lines[0]
    assert ", title: the ledger has “An older title”, a rebuild gives “" in lines[1]
    assert f"firsthand relink --ledger {old_ledger}" in found.stderr
    listed = json.loads(run("relink", "--check", "--ledger", old_ledger, "--json").stdout)
    assert not listed["equal"]
    assert [item["what"] for item in listed["differences"]] == ["link", "incident"]
    assert old_ledger.read_bytes() == before
    done = run("relink", "--ledger", old_ledger)
    assert done.returncode == 0
    assert done.stdout.startswith(f"written anew: 1 link, 1 incident  {old_ledger}: 18 reports · ")
    assert run("relink", "--check", "--ledger", old_ledger).returncode == 0
    assert run("verify", "--ledger", old_ledger).returncode == 0
    again = json.loads(run("relink", "--ledger", old_ledger, "--json").stdout)
    assert again["changed"] == {"keys": 0, "derivation": 0, "link": 0, "incident": 0}
    assert run("relink", "--ledger", old_ledger).stdout.startswith("nothing to change  ")


def test_a_ledger_that_is_not_there(run: Run, tmp_path: Path) -> None:
    for option in ((), ("--check",)):
        done = run("relink", *option, "--ledger", tmp_path / "none.db")
        assert done.returncode == 1
        assert done.stderr.startswith("firsthand: ")
        assert not (tmp_path / "none.db").exists()


def test_a_ledger_that_may_only_be_read_can_be_checked(run: Run, own_ledger: Path) -> None:
    own_ledger.chmod(0o444)
    own_ledger.parent.chmod(0o777)
    with as_a_stranger(own_ledger.parent):
        done = run("relink", "--ledger", own_ledger)
        checked = run("relink", "--check", "--ledger", own_ledger)
    assert done.returncode == 1
    assert done.stderr.startswith(f"firsthand: {own_ledger} is read-only: ")
    assert checked.returncode == 0, checked.stderr


def test_progress_goes_to_a_terminal(sample_ledger: Path) -> None:
    screen = on_terminal("relink", "--check", "--ledger", sample_ledger)
    assert screen.returncode == 0
    assert "reports" in screen.sent
    assert "\x1b[2K" in screen.sent


def test_the_help_says_what_it_does(run: Run) -> None:
    shown = " ".join(run("relink", "--help").stdout.split())
    assert "No report is read again." in shown
    assert "Exit code 0 where they are the same, 1 where anything differs" in shown
