"""Each command on the sample collection, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from firsthand.contract import schema
from tests.cli.running import ROOT, Run


def test_adding_again_adds_nothing(run: Run, own_ledger: Path) -> None:
    before = run("export", "--to", "json", "--ledger", own_ledger).stdout
    done = run("add", ROOT / "samples/reports", "--ledger", own_ledger, "--json")
    assert done.returncode == 3
    printed = json.loads(done.stdout)
    assert (printed["added"], printed["already"], printed["unreadable"]) == (0, 18, 1)
    assert run("export", "--to", "json", "--ledger", own_ledger).stdout == before


def test_add_says_what_it_did_and_what_it_could_not_do(run: Run, tmp_path: Path) -> None:
    done = run("add", ROOT / "samples/reports/16-broken-page.html", ROOT / "samples/reports/12-undated-checkpoint.txt",
               "--ledger", tmp_path / "x.db")  # fmt: skip
    assert done.returncode == 3
    assert "1 report added" in done.stdout
    assert "16-broken-page.html" in done.stderr


def test_the_table_of_incidents(run: Run, sample_ledger: Path) -> None:
    printed = run("incidents", "--ledger", sample_ledger)
    assert printed.returncode == 0
    header, *rows = printed.stdout.splitlines()
    assert header.split("\t")[:3] == ["id", "date", "type"]
    assert len(rows) >= 5
    assert "\x1b[" not in printed.stdout
    found = json.loads(run("incidents", "--ledger", sample_ledger, "--json").stdout)
    assert len(found) == len(rows)
    only = json.loads(run("incidents", "--ledger", sample_ledger, "--type", "assault", "--json").stdout)
    assert {item["type"] for item in only} == {"ASSAULT"}


def test_one_record(run: Run, sample_ledger: Path) -> None:
    found = json.loads(run("incidents", "--ledger", sample_ledger, "--json").stdout)
    first = max(found, key=lambda item: len(item["mentions"]))
    shown = run("show", first["id"][:8], "--ledger", sample_ledger)
    assert shown.returncode == 0, shown.stderr
    assert first["title"] in shown.stdout.replace("\n", " ")
    assert "suggested grade" in shown.stdout
    record = json.loads(run("show", first["id"], "--ledger", sample_ledger, "--json").stdout)
    jsonschema.validate(record, schema("incident"))
    assert record["id"] == first["id"]


def test_an_unknown_id_is_a_usage_error_that_says_what_to_do(run: Run, sample_ledger: Path) -> None:
    done = run("show", "ffffffffffffffffffff", "--ledger", sample_ledger)
    assert done.returncode == 2
    assert done.stderr.startswith("firsthand: ")
    assert "ffffffff" in done.stderr


def test_the_trace(run: Run, sample_ledger: Path) -> None:
    found = json.loads(run("incidents", "--ledger", sample_ledger, "--json").stdout)
    first = max((item for item in found if "killed" in item["fields"]), key=lambda item: len(item["mentions"]))
    shown = run("trace", first["id"], "killed", "--ledger", sample_ledger)
    assert shown.returncode == 0
    assert "killed" in shown.stdout
    traced = json.loads(run("trace", first["id"], "killed", "--ledger", sample_ledger, "--json").stdout)
    assert list(traced["fields"]) == ["killed"]
    assert traced["fields"]["killed"][0]["reports"]
    assert run("trace", first["id"], "colour", "--ledger", sample_ledger).returncode == 2


def test_the_dossier(run: Run, sample_ledger: Path, tmp_path: Path) -> None:
    done = run("report", "--out", tmp_path / "dossier", "--ledger", sample_ledger)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dossier" / "index.html").is_file()


def test_exports(run: Run, sample_ledger: Path, tmp_path: Path) -> None:
    printed = run("export", "--to", "json", "--ledger", sample_ledger)
    jsonschema.validate(json.loads(printed.stdout), schema("export"))
    for name in ("csv", "geojson"):
        done = run("export", "--to", name, "--out", tmp_path / f"out.{name}", "--ledger", sample_ledger)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / f"out.{name}").stat().st_size > 0
    assert run("export", "--to", "stone", "--ledger", sample_ledger).returncode == 2


def test_the_problems(run: Run, sample_ledger: Path) -> None:
    found = json.loads(run("problems", "--ledger", sample_ledger, "--json").stdout)
    assert {Path(item["address"]).name for item in found} >= {"15-faro-almacen.html", "16-broken-page.html"}
    assert all(item["remedy"] for item in found)


def test_the_ledger_verifies(run: Run, sample_ledger: Path) -> None:
    done = run("verify", "--ledger", sample_ledger)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("holds")


def test_reading_without_a_ledger(run: Run) -> None:
    done = run("read", ROOT / "samples/reports/04-northern-wire-depot.txt", "--json")
    assert done.returncode == 0, done.stderr
    [line] = done.stdout.splitlines()
    printed = json.loads(line)
    jsonschema.validate(printed, schema("read"))
    text = printed["report"]["text"]
    sources = [
        text[claim["source"]["start"] : claim["source"]["end"]] for claim in printed["claims"] if claim["source"]
    ]
    assert any("Resk" in source for source in sources)


def test_reading_standard_input(run: Run) -> None:
    words = "Two men were shot dead near the town of Tarn on Monday, police said.\n\nNobody has been arrested."
    done = run("read", "-", "--published", "2021-05-14", "--json", text=words)
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    assert printed["report"]["published"] == "2021-05-14"
    assert printed["report"]["published_from"] == "option"


def test_the_doctor(run: Run) -> None:
    done = run("doctor", "--json")
    assert done.returncode == 0
    assert any("en_core_web_sm" in check["detail"] for check in json.loads(done.stdout))


def test_the_schemas(run: Run) -> None:
    assert json.loads(run("schema", "read").stdout)["title"] == "firsthand read"
    assert run("schema", "stone").returncode == 2


def test_what_an_export_leaves_out_is_told_as_json_too(run: Run, sample_ledger: Path, tmp_path: Path) -> None:
    export = ("export", "--to", "csv", "--json", "--ledger", sample_ledger)
    to_file = run(*export, "--out", tmp_path / "out.csv")
    assert not to_file.stderr
    to_pipe = run(*export)
    assert to_pipe.stdout == (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert json.loads(to_pipe.stderr) == json.loads(to_file.stdout)


def test_the_title_of_a_dossier(run: Run, sample_ledger: Path, tmp_path: Path) -> None:
    done = run("report", "--out", tmp_path / "dossier", "--title", "Kessim: <fire>  & sea", "--ledger", sample_ledger)
    assert done.returncode == 0, done.stderr
    assert "Kessim: &lt;fire&gt; &amp; sea" in (tmp_path / "dossier" / "index.html").read_text(encoding="utf-8")
    done = run("report", "--out", tmp_path / "other", "--title", " ", "--ledger", sample_ledger)
    assert done.returncode == 2
    assert "--title" in done.stderr
