"""The formats there are. A new one is a file with its exporter and one line here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from firsthand.errors import UsageError
from firsthand.exports.contract_json import JsonExporter
from firsthand.exports.exporter import Exporter, ExportOptions
from firsthand.exports.losses import LossReport
from firsthand.exports.map_geojson import GeoJsonExporter
from firsthand.exports.table_csv import CsvExporter
from firsthand.model import LedgerView

__all__ = ["EXPORTERS", "export_ledger"]

EXPORTERS: dict[str, Exporter] = {
    exporter.name: exporter for exporter in (JsonExporter(), CsvExporter(), GeoJsonExporter())
}


def export_ledger(view: LedgerView, name: str, out: Path | None, *, options: ExportOptions | None = None) -> LossReport:
    """Write the ledger in the format `name` to a file, or to standard output where `out` is None.

    A file is replaced only when all of it is written. Raises UsageError for an unknown format and where the file cannot
    be written.
    """
    exporter = EXPORTERS.get(name)
    if exporter is None:
        raise UsageError(f"there is no format {name!r}; there are: {', '.join(EXPORTERS)}")
    options = options or ExportOptions()
    if out is None:
        losses = exporter.write(view, sys.stdout.buffer, options=options)
        sys.stdout.buffer.flush()
        return losses
    if out.is_dir():
        raise UsageError(f"{out} is a folder; name a file, such as {out / f'incidents{exporter.suffix}'}")
    try:
        return _replace(exporter, view, out, options)
    except OSError as error:
        raise UsageError(f"{out} cannot be written ({error.strerror}); choose another place with --out") from error


def _replace(exporter: Exporter, view: LedgerView, out: Path, options: ExportOptions) -> LossReport:
    """Write beside the file and put it in place at the end, so that an interruption leaves no half of one."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as file:
            losses = exporter.write(view, file, options=options)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    return losses
