"""`firsthand stories`: every report in one story, the most told first, and the way from a report or an incident."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from firsthand.contract import schema
from tests.cli.running import Run, on_terminal, run_firsthand


@pytest.fixture(scope="module")
def told(sample_ledger: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run_firsthand("stories", "--json", "--ledger", sample_ledger).stdout)
    return found


def test_every_report_is_in_exactly_one_story(told: list[dict[str, Any]]) -> None:
    reports = [report["id"] for story in told for report in story["reports"]]
    assert len(reports) == len(set(reports)) == 18
    sizes = [len(story["reports"]) for story in told]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > 1


def test_each_is_as_the_schema_says_and_named_by_its_earliest_report(told: list[dict[str, Any]]) -> None:
    for story in told:
        jsonschema.validate(story, schema("story"))
        assert story["id"] == story["reports"][0]["id"]
        days = [report["published"] for report in story["reports"] if report["published"]]
        assert days == sorted(days)


def test_the_table_of_a_pipe_has_a_row_for_each(run: Run, sample_ledger: Path, told: list[dict[str, Any]]) -> None:
    head, *rows = run("stories", "--ledger", sample_ledger).stdout.splitlines()
    assert head.split("\t") == ["id", "published", "to", "story", "reports", "outlets", "incidents", "words"]
    assert len(rows) == len(told)
    several = run("stories", "--least", "2", "--ledger", sample_ledger).stdout.splitlines()[1:]
    assert several == [row for row in rows if int(row.split("\t")[4]) > 1]


def test_the_terminal_says_how_many_there_are(sample_ledger: Path, told: list[dict[str, Any]]) -> None:
    shown = on_terminal("stories", "--ledger", sample_ledger, columns=100)
    assert shown.lines[-1].startswith(f"18 reports, {len(told)} stories, ")


def test_a_story_is_found_by_a_report_or_an_incident(run: Run, sample_ledger: Path, told: list[dict[str, Any]]) -> None:
    most = told[0]
    last = most["reports"][-1]
    text = run("stories", last["id"][:8], "--ledger", sample_ledger).stdout
    assert text.startswith(most["reports"][0]["title"])
    assert all(report["outlet"] in text for report in most["reports"])
    incident = most["incidents"][0]["id"]
    by_incident = json.loads(run("stories", incident, "--json", "--ledger", sample_ledger).stdout)
    assert by_incident == [most]


def test_what_no_story_holds_is_a_wrong_call(run: Run, sample_ledger: Path) -> None:
    done = run("stories", "ffffffff", "--ledger", sample_ledger)
    assert done.returncode == 2
    assert "firsthand stories" in done.stderr


def test_more_reports_than_any_story_has_is_said(run: Run, sample_ledger: Path) -> None:
    done = run("stories", "--least", "500", "--ledger", sample_ledger)
    assert (done.returncode, done.stdout) == (0, "")
    assert "no story in " in done.stderr


def test_the_published_form_of_the_ledger_holds_them(run: Run, sample_ledger: Path, told: list[dict[str, Any]]) -> None:
    whole = json.loads(run("export", "--to", "json", "--full", "--ledger", sample_ledger).stdout)
    jsonschema.validate(whole, schema("export"))
    assert sorted(whole["stories"], key=lambda one: one["id"]) == sorted(told, key=lambda one: one["id"])
