"""`firsthand judge` and `firsthand judgements` as a user runs them: what changes, what is refused, what stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Run

WHO = ("--by", "Ana Reyes", "--reason", "two harbours, two boats")


@pytest.fixture
def told(run: Run, own_ledger: Path) -> dict[str, Any]:
    """The incident of the sample that most reports tell of."""
    found = json.loads(run("incidents", "--json", "--ledger", own_ledger).stdout)
    most: dict[str, Any] = max(found, key=lambda one: len(one["mentions"]))
    return most


def _judge(run: Run, ledger: Path, *words: str) -> Any:
    done = run("judge", *words, *WHO, "--ledger", ledger, "--json")
    assert done.returncode == 0, done.stderr
    # What a person decided and a rebuild agree, whatever was decided.
    assert run("relink", "--check", "--ledger", ledger).returncode == 0
    assert run("verify", "--ledger", ledger).returncode == 0
    return json.loads(done.stdout)


def test_a_split_and_its_taking_back(run: Run, own_ledger: Path, told: dict[str, Any]) -> None:
    leaving = told["mentions"][-1]["report"]  # a report that says more than one thing of it
    done = _judge(run, own_ledger, told["id"][:8], "split", leaving[:6])
    held = [set(one["reports"]) for one in done["after"]]
    # What leaves is grouped anew by the machine; what stays, stays together.
    assert {ref["report"] for ref in told["mentions"]} - {leaving} in held
    assert all(reports == {leaving} or leaving not in reports for reports in held)
    first = done["judgement"]["id"]
    again = _judge(run, own_ledger, told["id"], "accept", "--supersedes", first[:8])
    assert again["after"] == done["before"]
    listed = run("judgements", "--ledger", own_ledger).stdout.splitlines()
    assert len(listed) == 3
    assert "(superseded)" in listed[1]
    assert "Ana Reyes" in listed[1]
    assert "two harbours, two boats" in listed[1]


def test_a_merge_makes_one_of_two(run: Run, own_ledger: Path, told: dict[str, Any]) -> None:
    others = json.loads(run("incidents", "--json", "--ledger", own_ledger).stdout)
    other = next(one["id"] for one in others if one["type"] == "ACCIDENT")
    done = _judge(run, own_ledger, told["id"], "merge", other)
    assert len(done["after"]) == len(done["before"]) - 1


def test_a_marked_derivation_takes_the_place_of_the_machines(run: Run, own_ledger: Path, told: dict[str, Any]) -> None:
    ledger = json.loads(run("export", "--to", "json", "--ledger", own_ledger).stdout)
    mine = {one["report"] for one in told["mentions"]}
    by_outlet = {one["outlet"]: one["id"] for one in ledger["reports"] if one["id"] in mine}
    wire, post = by_outlet["Northern Wire"], by_outlet["Harbour Post"]
    done = _judge(run, own_ledger, post, "amend", "--field", "derivation", "rewrite", wire)
    assert done["judgement"]["value"] == f"rewrite {wire}"
    traced = run("trace", told["id"], "--ledger", own_ledger).stdout
    assert "Harbour Post, 2024-05-05 (rewrite of Northern Wire)" in traced
    assert "two harbours, two boats" in traced


def test_bodies_made_one_authority_count_once(run: Run, own_ledger: Path) -> None:
    done = _judge(run, own_ledger, "authorities", "amend", "Veldrian state: army; Ministry of Defence")
    (before,), (after,) = done["before"], done["after"]
    assert after["independent_origins"] == before["independent_origins"] - 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("{id}", "forgive"), "is no decision"),
        (("{id}", "grade", "Good"), "a grade is one of Confirmed"),
        (("{id}", "merge"), "with which other incident"),
        (("{id}", "reject", "--field", "killed", "400"), "no report reads killed as '400'; the readings are: "),
        (("{id}", "reject", "--field", "colour", "red"), "has no field 'colour'"),
        (("{id}", "accept", "--supersedes", "ffff"), "fits 0 judgements"),
        (("{id}", "split", "zz"), "is no report id"),
        (("{report}", "amend", "--field", "derivation", "stolen", "{report}"), "a kind is one of reprint"),
        (("authorities", "merge", "x"), "authorities amend"),
        (("{id}", "accept", "--at", "yesterday"), "is no time"),
    ],
)
def test_what_means_nothing_is_refused_and_recorded_nowhere(
    run: Run, sample_ledger: Path, words: tuple[str, ...], said: str
) -> None:
    found = json.loads(run("incidents", "--json", "--ledger", sample_ledger).stdout)
    most = max(found, key=lambda one: len(one["mentions"]))
    ids = {"id": most["id"], "report": most["mentions"][0]["report"]}
    done = run("judge", *(word.format(**ids) for word in words), *WHO, "--ledger", sample_ledger)
    assert done.returncode == 2
    assert said in done.stderr


def test_who_and_why_are_asked_for(run: Run, sample_ledger: Path) -> None:
    found = json.loads(run("incidents", "--json", "--ledger", sample_ledger).stdout)
    done = run("judge", found[0]["id"], "grade", "Fair", "--by", "Ana", "--ledger", sample_ledger)
    assert done.returncode == 2
    assert "--reason" in done.stderr
    assert "nobody has decided anything" in run("judgements", "--ledger", sample_ledger).stderr


def test_trace_marks_what_was_judged(run: Run, own_ledger: Path, told: dict[str, Any]) -> None:
    readings = told["fields"]["killed"]["readings"]
    gone, kept = readings[0]["value"], readings[1]["value"]
    _judge(run, own_ledger, told["id"], "reject", "--field", "killed", gone)
    _judge(run, own_ledger, told["id"], "accept", "--field", "killed", kept)
    _judge(run, own_ledger, told["id"], "amend", "--field", "killed", "13")
    tree = run("trace", told["id"], "killed", "--ledger", own_ledger).stdout
    assert f"{gone}  rejected by " in tree
    assert f"{kept}  accepted by " in tree
    assert "13  given by " in tree
    given = json.loads(run("trace", told["id"], "killed", "--json", "--ledger", own_ledger).stdout)
    marks = {one["value"]: one["judged"] for one in given["fields"]["killed"]}
    assert marks[gone] == "reject"
    assert marks[kept] == "accept"
    assert set(marks.values()) == {"reject", "accept", None}
