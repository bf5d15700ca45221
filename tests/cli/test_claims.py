"""`firsthand claims`: who said what, of all, of an incident, of a report, of a speaker, of one act."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from firsthand.contract import schema
from tests.cli.running import Run, on_terminal, run_firsthand


@pytest.fixture(scope="module")
def said(sample_ledger: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run_firsthand("claims", "--json", "--ledger", sample_ledger).stdout)
    return found


def test_each_is_as_the_schema_says_with_its_words(said: list[dict[str, Any]]) -> None:
    assert said
    for one in said:
        jsonschema.validate(one, schema("claim"))
        assert len(one["words"]) == len(one["claim"]["content"])
    days = [one["published"] for one in said if one["published"]]
    assert days == sorted(days)


def test_those_of_a_speaker_and_of_an_act(run: Run, sample_ledger: Path, said: list[dict[str, Any]]) -> None:
    his = json.loads(run("claims", "--by", "BRANDL", "--json", "--ledger", sample_ledger).stdout)
    assert 0 < len(his) < len(said)
    assert all(any("Brandl" in hop["name"] for hop in one["claim"]["chain"]) for one in his)
    refused = json.loads(run("claims", "--act", "comment_declined", "--json", "--ledger", sample_ledger).stdout)
    assert {one["claim"]["act"] for one in refused} == {"comment_declined"}


def test_those_of_an_incident_and_of_a_report(run: Run, sample_ledger: Path, said: list[dict[str, Any]]) -> None:
    incident = next(one["incidents"][0] for one in said if one["incidents"])
    of_it = json.loads(run("claims", incident[:8], "--json", "--ledger", sample_ledger).stdout)
    assert of_it == [one for one in said if incident in one["incidents"]]
    report = said[0]["report"]
    in_it = json.loads(run("claims", report[:8], "--json", "--ledger", sample_ledger).stdout)
    assert in_it == [one for one in said if one["report"] == report]


def test_the_table_names_tellers_and_act(run: Run, sample_ledger: Path) -> None:
    head, *rows = run("claims", "--by", "Deepwell", "--ledger", sample_ledger).stdout.splitlines()
    assert head.split("\t") == ["published", "outlet", "who", "how", "words", "report", "incident"]
    assert any("Deepwell Metals\tcomment declined" in row for row in rows)
    assert all(len(row.split("\t")) == 7 for row in rows)
    shown = on_terminal("claims", "--by", "Deepwell", "--ledger", sample_ledger, columns=100)
    assert shown.lines[-1] == f"{len(rows)} claims"


def test_what_is_not_there_is_said(run: Run, sample_ledger: Path) -> None:
    unknown = run("claims", "ffffffff", "--ledger", sample_ledger)
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert "no incident" in unknown.stderr
    wrong = run("claims", "--act", "lie", "--ledger", sample_ledger)
    assert wrong.returncode == 2
    assert "denial" in wrong.stderr
    nobody = run("claims", "--by", "nobody of this name", "--ledger", sample_ledger)
    assert (nobody.returncode, nobody.stdout) == (0, "")
    assert nobody.stderr.startswith("no such claim in ")
