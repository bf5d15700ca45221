"""Batches of reports, extracted here or in a worker. What fails for one report is a problem of that report alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from firsthand.errors import FirsthandError
from firsthand.extraction.extractor import Extractor
from firsthand.model import Extraction, Problem, Report

__all__ = ["extract_batch", "extract_encoded", "failed"]


def extract_batch(reports: Sequence[Report], *, extractor: Extractor | None = None) -> list[Extraction]:
    """Extract a batch; where it fails, each report alone, so that one bad report is one problem.

    extractor: None uses everything that is installed.
    Raises `ModelError` where the linguistic pipeline is missing.
    """
    if not reports:
        return []
    try:
        return [document.extraction for document in (extractor or _extractor()).pipe(reports)]
    except FirsthandError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever one text provokes must not stop the others: it becomes a row
        if len(reports) == 1:
            return [failed(reports[0], f"{type(error).__name__}: {error}")]
        return [extraction for report in reports for extraction in extract_batch([report], extractor=extractor)]


def extract_encoded(reports: Sequence[bytes]) -> list[bytes]:
    """`extract_batch` for another process: reports and extractions as JSON, so that nothing else crosses over."""
    found = extract_batch([msgspec.json.decode(report, type=Report) for report in reports])
    return [msgspec.json.encode(extraction) for extraction in found]


def failed(report: Report, cause: str) -> Extraction:
    """The empty extraction of a report that could not be extracted, with a problem that says why."""
    problem = Problem(
        stage="extraction",
        address=report.capture.address,
        message=f"nothing could be extracted: {cause}",
        remedy="the report is archived; please file this as a defect, and add it again after an update",
        fatal=False,
        report_id=report.id,
    )
    return Extraction(report_id=report.id, problems=(problem,))


@cache
def _extractor() -> Extractor:
    return Extractor()
