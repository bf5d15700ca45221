"""Time expressions, resolved to EDTF against their anchor, never silently against the publication date."""

from __future__ import annotations

from firsthand.extraction.parse import Parse
from firsthand.model import TimeExpression

__all__ = ["find_times"]


def find_times(parse: Parse) -> list[TimeExpression]:
    """All time expressions of the report, in order. The anchor is `parse.report.published`, where that is known."""
    return []
