"""The main job on a real article: `add`, `incidents`, `show`. The article lies beside the checkout, never in it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import run_firsthand

SEED = Path(os.environ.get("FIRSTHAND_SEED", Path(__file__).parents[2].parent / "shared" / "seed"))

pytestmark = [
    pytest.mark.seed,
    pytest.mark.skipif(not SEED.is_dir(), reason=f"the seed article is not at {SEED}; set FIRSTHAND_SEED"),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seed") / "firsthand.db"
    done = run_firsthand("add", *sorted(SEED.glob("*.txt")), "--published", "2025-12-30", "--ledger", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def incidents(book: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run_firsthand("incidents", "--json", "--ledger", book).stdout)
    return found


def only(incidents: list[dict[str, Any]], type_: str, mode: str | None) -> dict[str, Any]:
    [found] = [item for item in incidents if (item["type"], item["mode"]) == (type_, mode)]
    return found


def values(incident: dict[str, Any], field: str) -> list[str]:
    return [reading["value"] for reading in incident["fields"].get(field, {"readings": []})["readings"]]


def test_the_dock_strike(incidents: list[dict[str, Any]]) -> None:
    strike = only(incidents, "ASSAULT", "drone")
    assert "Central Intelligence Agency" in values(strike, "actor")
    assert values(strike, "date") == ["2025-12"]
    assert strike["fields"]["date"]["readings"][0]["precision"] == "month"
    [place, *_] = strike["fields"]["place"]["readings"]
    assert (place["value"], place["country"]) == ("Venezuela", "VE")
    [killed] = strike["fields"]["killed"]["readings"]
    assert (killed["low"], killed["high"], killed["scope"]) == (0, 0, "incident")
    assert killed["sources"][:3] == ["Elrisala", "The Independent", "CNN"]
    assert any(value.endswith("destroyed") for value in values(strike, "damage"))
    kinds = {origin["name"]: origin["kind"] for origin in strike["origins"]}
    assert any(kind == "unnamed" and "CNN" in name for name, kind in kinds.items())
    # The president on Friday and on Monday, and the network's source: a speaker on an occasion is an origin.
    assert [name for name in kinds if name.startswith("Donald Trump, ")] == [
        "Donald Trump, 26 December 2025",
        "Donald Trump, 29 December 2025",
    ]
    assert strike["independent_origins"] == 3


def test_the_seizure_the_campaign_and_the_rest(incidents: list[dict[str, Any]]) -> None:
    seizure = only(incidents, "COERCE", "seize")
    assert values(seizure, "actor") == ["Coast Guard"]
    assert values(seizure, "date") == ["2025-12-22/2025-12-28"]
    [campaign] = [item for item in incidents if "killed" in item["fields"] and item["mode"] != "drone"]
    assert campaign["type"] == "ASSAULT"
    assert values(campaign, "status") == ["happened"]
    [toll] = campaign["fields"]["killed"]["readings"]
    assert (toll["low"], toll["high"], toll["scope"]) == (101, None, "cumulative")
    types = {(item["type"], item["mode"]) for item in incidents}
    assert {("MOBILIZE", "troops"), ("COERCE", "restrict"), ("COERCE", None), ("THREATEN", "violence")} <= types


def test_the_record_tells_who_acknowledged_it_and_who_was_asked(book: Path, incidents: list[dict[str, Any]]) -> None:
    shown = run_firsthand("show", only(incidents, "ASSAULT", "drone")["id"], "--ledger", book).stdout
    assert "2025-12-26: acknowledgement (probable)" in shown
    assert "2025-12-29: statement" in shown
    assert "The Independent: comment requested" in shown


def test_every_value_stands_on_its_words(book: Path, incidents: list[dict[str, Any]]) -> None:
    whole = json.loads(run_firsthand("export", "--to", "json", "--full", "--ledger", book).stdout)
    texts = {report["id"]: report["text"] for report in whole["reports"]}
    for incident in incidents:
        for field in incident["fields"].values():
            for reading in field["readings"]:
                assert reading["standings"]
                for standing in reading["standings"]:
                    assert texts[standing["report"]][standing["start"] : standing["end"]].strip()


def test_without_a_date_of_publication_nothing_is_dated(tmp_path: Path) -> None:
    done = run_firsthand("read", *sorted(SEED.glob("*.txt")), "--json")
    printed = json.loads(done.stdout)
    assert printed["report"]["published"] is None
    relative = [time for time in printed["times"] if time["kind"] == "date"]
    assert relative
    assert {time["precision"] for time in relative} == {"unresolved"}
    assert all(time["value"] is None and time["note"] for time in relative)


def test_the_ledger_holds(book: Path) -> None:
    assert run_firsthand("verify", "--ledger", book).returncode == 0
