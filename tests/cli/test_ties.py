"""What `trace` and `show` say of what ties reports together: copies, shared words, reasons, bounds, histories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from firsthand.cli.shelf import Shelf
from firsthand.cli.tables import INCIDENT_LEGEND, incident_row
from firsthand.model import Conflict, Field, Grade, Incident, MentionRef, Origin, Reading, incident_origins
from tests.cli.running import Run, on_terminal


@pytest.fixture
def most_told(run: Run, sample_ledger: Path) -> dict[str, Any]:
    found = json.loads(run("incidents", "--json", "--ledger", sample_ledger).stdout)
    most: dict[str, Any] = max(found, key=lambda one: len({ref["report"] for ref in one["mentions"]}))
    return most


def test_the_trace_of_all_fields_draws_what_the_reports_owe_each_other(
    run: Run, sample_ledger: Path, most_told: dict[str, Any]
) -> None:
    text = run("trace", most_told["id"], "--ledger", sample_ledger).stdout
    assert "── reports\n" in text
    assert "Newsbasket, 2024-05-04 (edited reprint of Veldria Courier)" in text
    assert "100 % and 85 % of the two texts are the same words" in text
    assert ", the same there at " in " ".join(text.replace("│", " ").split())
    assert "── cites Veldria Courier, 2024-05-04\n" in text
    assert "── one incident, because\n" in text
    assert " in all\n" in text
    assert "place Kessim +" in text


def test_the_trace_of_one_field_keeps_to_it(run: Run, sample_ledger: Path, most_told: dict[str, Any]) -> None:
    text = run("trace", most_told["id"], "killed", "--ledger", sample_ledger).stdout
    assert "── reports\n" not in text
    assert "one incident, because" not in text
    assert "goes back to " in text
    assert "1 independent origin)" in " ".join(text.replace("│", " ").split())


def test_the_trace_as_json_has_origins_derivations_and_links(
    run: Run, sample_ledger: Path, most_told: dict[str, Any]
) -> None:
    found = json.loads(run("trace", most_told["id"], "--json", "--ledger", sample_ledger).stdout)
    assert found["independent_origins"] == most_told["independent_origins"]
    assert [one["id"] for one in found["origins"]] == [one["id"] for one in most_told["origins"]]
    assert {"edited_reprint", "cites"} <= {one["how"] for one in found["derivations"]}
    assert all(one["score"] > 0 and one["reasons"] for one in found["links"])
    assert found["spoken_of_in"] == []


def test_a_record_lists_its_origins_and_says_why_one_is_not_counted(
    run: Run, sample_ledger: Path, most_told: dict[str, Any]
) -> None:
    text = run("show", most_told["id"], "--ledger", sample_ledger).stdout
    counted = [line for line in text.splitlines() if line.removeprefix("origins").strip().startswith("+ ")]
    assert 0 < len(counted) <= most_told["independent_origins"]
    told = " ".join(text.split())
    assert most_told["origins"]
    for origin in most_told["origins"]:
        assert origin["name"] in told
        assert not origin["not_counted"] or f"not counted, {origin['not_counted']}" in told


def test_a_judged_record_says_who_and_why(run: Run, own_ledger: Path, most_told: dict[str, Any]) -> None:
    done = run(
        "judge", most_told["id"], "grade", "Contested", "--by", "Ana Reyes", "--reason", "the Front denies it",
        "--at", "2024-06-01", "--ledger", own_ledger,
    )  # fmt: skip
    assert done.returncode == 0
    text = run("show", most_told["id"], "--ledger", own_ledger).stdout
    assert "grade Contested  Ana Reyes, 2024-06-01: the Front denies it" in text


def test_a_reading_that_a_person_rejected_says_so_and_a_value_that_one_gave_stands_beside(
    run: Run, own_ledger: Path, most_told: dict[str, Any]
) -> None:
    value = most_told["fields"]["killed"]["readings"][0]["value"]
    for verdict, number in (("reject", value), ("amend", "13")):
        done = run(
            "judge", most_told["id"], verdict, "--field", "killed", number, "--by", "Ana Reyes",
            "--reason", "the governor corrected himself", "--at", "2024-06-01", "--ledger", own_ledger,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    told = " ".join(run("show", most_told["id"], "--ledger", own_ledger).stdout.split())
    assert f" {value} rejected by Ana Reyes" in told
    assert " 13 given by Ana Reyes, 2024-06-01: the governor corrected himself" in told


def test_an_update_is_a_history_and_no_conflict() -> None:
    moved = Field(
        readings=(Reading(value="12", standings=()), Reading(value="17", standings=())),
        conflict=Conflict(kind="superseded", sides=("12", "17"), reason="the same source changed the number"),
    )
    assert Shelf(()).disagreements(moved) == []
    row = incident_row(_incident(killed=moved))
    assert "12 / 17" in row
    assert "2 (1–3) +1?" in row


def test_the_number_of_origins_is_told_in_a_sentence() -> None:
    assert incident_origins(_incident()) == (
        "2 independent origins, between 1 and 3, 1 unknown: where The Lantern had it from is not known"
    )


def test_the_table_explains_its_signs_on_a_terminal_alone(run: Run, sample_ledger: Path) -> None:
    shown = on_terminal("incidents", "--ledger", sample_ledger, columns=100)
    assert shown.lines[-1] == INCIDENT_LEGEND
    assert INCIDENT_LEGEND not in run("incidents", "--ledger", sample_ledger).stdout


def _incident(**fields: Field) -> Incident:
    return Incident(
        type="ACCIDENT",
        mode="sinking",
        title="Sinking of a barge",
        mentions=(MentionRef(report="r", mention="m"),),
        fields=fields,
        origins=(Origin(name="Oda Lind", kind="speaker", key="oda lind", reports=("r",)),),
        independent_origins=2,
        unknown_origins=1,
        grade=Grade(suggested="Fair", rule="two", reason="two"),
        low=1,
        high=3,
        bounds_reason="where The Lantern had it from is not known",
    )
