"""The shape of the invented collections, and what `faults` says of broken labels."""

from __future__ import annotations

import re
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from benchmarks.casebook import CASES, cases, faults

FOLDERS = sorted(path.parent for path in CASES.glob("*/*/labels.toml"))
EVERY = pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: f"{path.parent.name}/{path.name}")

_TYPES = {"ASSAULT", "COERCE", "PROTEST", "ACCIDENT", "DISASTER", "REQUEST", "MOBILIZE", "THREATEN", "SANCTION"}
_LABELS = """
title = "A barge in Velm"

{reports}

[incidents.barge]
type = "ACCIDENT"
part_of = ""
independent = 1
low = 1
high = 2
fields = {{}}

[origins.lock-keeper]
name = "The lock keeper of Velm"
kind = "speaker"

[[derivations]]
report = "02"
from = "01"
how = "reprint"

[[conflicts]]
incident = "barge"
field = "killed"
kind = "number"
sides = ["1", "2"]
"""
_REPORT = """
[reports.{number:02}]
outlet = "Velm Herald"
published = "2031-05-14"
language = "en"
incidents = ["barge"]
origins = {{ barge = ["lock-keeper"] }}
"""


def _told(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "labels.toml").read_text(encoding="utf-8"))


def _collection(folder: Path, count: int = 6, change: tuple[str, str] = ("", "")) -> Path:
    """A whole small collection, with some words of its labels changed; the path of the labels."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"{number:02}.txt").write_text("Barge sinks\n\nA barge sank in Velm.\n", encoding="utf-8")
    text = _LABELS.format(reports="".join(_REPORT.format(number=number) for number in range(1, count + 1)))
    (folder / "labels.toml").write_text(text.replace(*change, 1) if change[0] else text, encoding="utf-8")
    return folder / "labels.toml"


@pytest.mark.parametrize(("split", "least"), [("dev", 12), ("test", 12), ("world", 8), ("world-test", 3)])
def test_as_many_collections_are_kept_unseen(split: str, least: int) -> None:
    assert len(list(cases(split))) >= least


def test_no_name_stands_in_two_splits() -> None:
    assert len({folder.name for folder in FOLDERS}) == len(FOLDERS)


@EVERY
def test_labels_have_no_faults(folder: Path) -> None:
    assert faults(folder / "labels.toml") == []


@EVERY
def test_reports_are_pages_with_a_title_and_paragraphs(folder: Path) -> None:
    for number, entry in _told(folder)["reports"].items():
        text = (folder / f"{number}.txt").read_text(encoding="utf-8")
        assert re.fullmatch(r"\d\d", number)
        # Chinese and Japanese write no spaces: two characters stand for a word.
        words = len(text) // 2 if entry["language"] in {"zh", "ja"} else len(text.split())
        assert 40 <= words <= 800, number
        assert text.count("\n\n") >= 2, number
        assert text.endswith("\n") and not text.endswith("\n\n"), number
        assert entry["outlet"] and re.fullmatch(r"[a-z]{2}", entry["language"]), number
        assert not entry["published"] or datetime.fromisoformat(entry["published"]), number
        assert entry["incidents"] and entry["origins"].keys() <= set(entry["incidents"]), number


@EVERY
def test_every_happening_is_told_and_every_origin_speaks(folder: Path) -> None:
    told = _told(folder)
    reports = told["reports"].values()
    assert {name for entry in reports for name in entry["incidents"]} == set(told["incidents"])
    spoken = {origin for entry in reports for known in entry["origins"].values() for origin in known}
    assert spoken == set(told["origins"])
    assert all(entry["name"] for entry in told["origins"].values())
    assert {entry["kind"] for entry in told["origins"].values()} <= {"speaker", "document", "unnamed", "observation"}


@EVERY
def test_independent_counts_the_different_origins(folder: Path) -> None:
    told = _told(folder)
    for name, entry in told["incidents"].items():
        known = {origin for page in told["reports"].values() for origin in page["origins"].get(name, ())}
        assert entry["independent"] == len(known), name
        assert entry["type"] in _TYPES, name
        assert all(low <= high for low, high in entry["fields"].values()), name


@EVERY
def test_derivations_are_pairs_told_once(folder: Path) -> None:
    told = _told(folder)
    pairs = [frozenset((entry["report"], entry["from"])) for entry in told.get("derivations", ())]
    assert all(len(pair) == 2 for pair in pairs)
    assert len(pairs) == len(set(pairs))
    for entry in told.get("derivations", ()):
        languages = {told["reports"][entry[key]]["language"] for key in ("report", "from")}
        assert entry["how"] == "cites" or (entry["how"] == "translation") == (len(languages) == 2), entry


@EVERY
def test_a_conflict_has_two_sides(folder: Path) -> None:
    conflicts = _told(folder).get("conflicts", ())
    assert all(len(entry["sides"]) >= 2 for entry in conflicts)
    keys = [(entry["incident"], entry["field"], entry["kind"]) for entry in conflicts]
    assert len(keys) == len(set(keys))


def test_a_whole_collection_is_read(tmp_path: Path) -> None:
    _collection(tmp_path / "dev" / "barge")
    (case,) = cases("dev", tmp_path)
    assert (case.name, len(case.reports)) == ("barge", 6)
    assert case.reports[0].incidents == ("barge",)
    assert case.reports[0].text.startswith("Barge sinks\n\n")
    assert [(item.report, item.source, item.how, item.directed) for item in case.derivations] == [
        ("02", "01", "reprint", True)
    ]
    assert [(item.incident, item.field, item.kind) for item in case.conflicts] == [("barge", "killed", "number")]
    assert [(item.independent, item.low, item.high) for item in case.incidents] == [(1, 1, 2)]


def test_an_undirected_derivation_is_kept_so(tmp_path: Path) -> None:
    change = ('how = "reprint"', 'how = "reprint"\ndirected = false')
    _collection(tmp_path / "dev" / "barge", change=change)
    (case,) = cases("dev", tmp_path)
    assert not case.derivations[0].directed


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (('incidents = ["barge"]', 'incidents = ["boat"]'), "report 01 tells of boat, which is none"),
        (("{ barge = [", "{ boat = ["), "report 01: no happening boat"),
        (('["lock-keeper"]', '["miller"]'), "report 01: no origin miller"),
        (("low = 1", "low = 2"), "barge: bounds out of order"),
        (("high = 2", "high = 0"), "barge: bounds out of order"),
        (('part_of = ""', 'part_of = "war"'), "barge: part of war, which is none"),
        (('from = "01"', 'from = "09"'), "derivation of report 09"),
        (('how = "reprint"', 'how = "copy"'), "derivation copy"),
        (('incident = "barge"', 'incident = "boat"'), "conflict of boat"),
        (('kind = "number"', 'kind = "quarrel"'), "conflict quarrel"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, change: tuple[str, str], fault: str) -> None:
    assert faults(_collection(tmp_path, change=change)) == [fault]


def test_files_and_labels_belong_together(tmp_path: Path) -> None:
    labels = _collection(tmp_path)
    (tmp_path / "06.txt").rename(tmp_path / "07.txt")
    assert faults(labels) == ["report 06 has no file", "07.txt has no label"]


@pytest.mark.parametrize("count", [5, 21])
def test_too_few_and_too_many_reports(tmp_path: Path, count: int) -> None:
    assert faults(_collection(tmp_path, count)) == [f"{count} reports, wanted 6 to 20"]


def test_reading_stops_at_a_fault_and_names_the_file(tmp_path: Path) -> None:
    _collection(tmp_path / "dev" / "barge", change=("low = 1", "low = 9"))
    with pytest.raises(ValueError, match=r"barge.labels\.toml: barge: bounds out of order"):
        list(cases("dev", tmp_path))
