"""Reads sources of every kind into intakes, one a document, problems included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from firsthand.model import Intake
from firsthand.reading.limits import Limits

__all__ = ["READING_VERSION", "read", "read_bytes"]

# Rises with every change that may change the text or the blocks of a report.
READING_VERSION = "1"


def read(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Intake]:
    """Read files, folders, zip archives and `-` (standard input), one intake a document, in a stable order.

    published: an EDTF date (day, month or year) that dates documents which do not date themselves otherwise.
    A source that cannot be read gives an intake with a fatal problem; nothing is raised for bad content.
    """
    raise NotImplementedError


def read_bytes(
    content: bytes,
    *,
    address: str,
    url: str | None = None,
    media_type: str | None = None,
    published: str | None = None,
    limits: Limits | None = None,
) -> Intake:
    """Read one document from its bytes. Deterministic: `verify` repeats it against the archived copy."""
    raise NotImplementedError
