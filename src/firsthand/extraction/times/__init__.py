"""Time expressions, resolved to EDTF against their anchor, never silently against the publication date."""

from __future__ import annotations

from firsthand.extraction.times.finding import find_findings, find_times

__all__ = ["find_findings", "find_times"]
