"""Ledger → files in the formats of the field, each with a report of what the format could not hold."""

from __future__ import annotations

from firsthand.exports.exporter import Exporter, ExportOptions
from firsthand.exports.losses import Loss, LossReport
from firsthand.exports.registry import EXPORTERS, export_ledger
from firsthand.exports.table_csv import COLUMNS

__all__ = ["COLUMNS", "EXPORTERS", "ExportOptions", "Exporter", "Loss", "LossReport", "export_ledger"]
