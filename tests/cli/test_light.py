"""A command loads what it needs: looking at a ledger needs neither a linguistic model nor a page reader."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.running import Run

HEAVY = ("spacy", "thinc", "trafilatura", "lxml", "pypdf", "rensa", "charset_normalizer")

# Runs the command lines given as JSON, one after the other, and names the modules of HEAVY that are there after each.
_CODE = """
import json, sys
import firsthand.cli
calls, heavy = json.loads(sys.argv[1])
for call in calls:
    sys.argv = ["firsthand", *call]
    try:
        firsthand.cli.main()
    except SystemExit as left:
        assert not left.code, (call, left.code)
    sys.stderr.write(json.dumps([name for name in heavy if name in sys.modules]) + "\\n")
"""


def test_looking_at_a_ledger_reads_no_page_and_loads_no_model(run: Run, sample_ledger: Path, tmp_path: Path) -> None:
    [first, *_] = json.loads(run("incidents", "--ledger", sample_ledger, "--json").stdout)
    commands = (
        ["incidents"],
        ["show", first["id"]],
        ["trace", first["id"]],
        ["problems"],
        ["claims"],
        ["export", "--to", "csv", "--out", str(tmp_path / "out.csv"), "--json"],
        # Stories are grouped by the words of the reports, which linking compares.
        ["stories"],
        ["report", "--out", str(tmp_path / "dossier")],
    )
    calls = [[*command, "--ledger", str(sample_ledger)] for command in commands]
    done = subprocess.run(
        [sys.executable, "-c", _CODE, json.dumps([calls, HEAVY])], check=True, capture_output=True, text=True
    )
    loaded = [json.loads(line) for line in done.stderr.splitlines()]
    assert dict(zip((command[0] for command in commands), loaded, strict=True)) == {
        command[0]: ["rensa"] if command[0] in ("stories", "report") else [] for command in commands
    }
