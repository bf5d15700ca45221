"""The door: known formats, whole files, and a later format by one line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

from firsthand.errors import UsageError
from firsthand.exports import EXPORTERS, ExportOptions, Loss, LossReport, export_ledger
from firsthand.exports.losses import LossCounter
from firsthand.model import LedgerView
from tests.exports.desk import desk


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_each_format_writes_a_file_as_it_writes_a_stream(name: str, tmp_path: Path) -> None:
    exporter = EXPORTERS[name]
    assert exporter.name == name
    assert exporter.suffix.startswith(".")
    assert exporter.description
    out = tmp_path / f"incidents{exporter.suffix}"
    losses = export_ledger(desk(), name, out)
    stream = io.BytesIO()
    assert exporter.write(desk(), stream, options=ExportOptions()) == losses
    assert out.read_bytes() == stream.getvalue()
    assert [item.name for item in tmp_path.iterdir()] == [out.name]


def test_standard_output_is_the_default(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    export_ledger(desk(), "geojson", None)
    assert json.loads(capsysbinary.readouterr().out)["type"] == "FeatureCollection"


def test_an_unknown_format_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no format 'xls'; there are: json, csv, geojson"):
        export_ledger(desk(), "xls", tmp_path / "x")


def test_a_folder_or_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"is a folder; name a file, such as .*incidents\.csv"):
        export_ledger(desk(), "csv", tmp_path)
    with pytest.raises(UsageError, match="cannot be written"):
        export_ledger(desk(), "csv", tmp_path / "none" / "x.csv")


class Failing:
    """A format that fails half-way."""

    name = "failing"
    suffix = ".x"
    description = "fails"

    def write(self, view: LedgerView, out: BinaryIO, *, options: ExportOptions) -> LossReport:
        out.write(b"half")
        raise KeyboardInterrupt


def test_an_interruption_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line in the registry makes a format."""
    monkeypatch.setitem(EXPORTERS, "failing", Failing())
    out = tmp_path / "incidents.x"
    out.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        export_ledger(desk(), "failing", out)
    assert out.read_bytes() == b"before"
    assert [item.name for item in tmp_path.iterdir()] == ["incidents.x"]


def test_losses_are_lines_and_json() -> None:
    counter = LossCounter({"ranges": "range", "dates": "date"})
    for number in range(5):
        counter.add("dates", f"d{number}")
    counter.add("dates", "d0", count=2)
    counter.add("ranges", count=0)
    losses = counter.report("x")
    assert losses == LossReport(
        format="x", losses=(Loss(kind="dates", count=7, message="date", examples=("d0", "d1", "d2")),)
    )
    assert losses.lines() == ["7 × date (for example d0, d1, d2)"]
    assert json.loads(msgspec.json.encode(losses))["losses"][0]["count"] == 7
    with pytest.raises(KeyError):
        counter.add("unnamed")
