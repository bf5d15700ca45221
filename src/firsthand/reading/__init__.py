"""Bytes → Report: files, folders, archives and standard input become reports with blocks and credits."""

from __future__ import annotations

from firsthand.reading.limits import Limits
from firsthand.reading.reader import READING_VERSION, read, read_bytes

__all__ = ["READING_VERSION", "Limits", "read", "read_bytes"]
