"""What workers do where their deaths are tested: no linguistic layer, so that a new worker costs little."""

from __future__ import annotations

import os
import signal

import msgspec

from firsthand.model import Claim, Extraction, Hop, Report, Span

__all__ = ["DEADLY", "work", "work_until_deadly"]

# Whoever works on a report with these words is killed, as the system kills what takes too much.
DEADLY = "boat number 7 "


def work(reports: list[bytes]) -> list[bytes]:
    """One claim a report, its whole text; reports and extractions as JSON."""
    return [msgspec.json.encode(_extraction(msgspec.json.decode(report, type=Report))) for report in reports]


def work_until_deadly(reports: list[bytes]) -> list[bytes]:
    """The same, until a report with the words of `DEADLY` comes."""
    if any(DEADLY.encode() in report for report in reports):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(reports)


def _extraction(report: Report) -> Extraction:
    claim = Claim(
        report_id=report.id,
        content=(Span(start=0, end=len(report.text)),),
        cue=None,
        source=None,
        chain=(Hop(name="Veldria Courier", kind="outlet"),),
        quotation="indirect",
        certainty="certain",
        polarity="positive",
        rule="test",
    )
    return Extraction(report_id=report.id, claims=(claim,), made_by="test")
