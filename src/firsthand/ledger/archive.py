"""Adding an intake: its bytes, its report, what was found in it, its keys and its problems."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import UTC
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, func, select

from firsthand.errors import UsageError
from firsthand.ledger import tables as t
from firsthand.ledger.asking import rows
from firsthand.ledger.batch import Batch
from firsthand.ledger.forms import pack, report_content, sha256, to_form
from firsthand.ledger.keys import put_keys
from firsthand.ledger.links import put_derivations
from firsthand.ledger.rows import extraction_rows, report_rows
from firsthand.ledger.states import mark_pending
from firsthand.model import Capture, Derivation, Extraction, Intake, Problem, Report, content_id

__all__ = ["add_intake", "capture_row_id"]

_RETRIEVAL = ("sha256", "report_id", "address", "media_type", "encoding", "size", "retrieved_at")


def add_intake(
    batch: Batch,
    intake: Intake,
    extraction: Extraction | None,
    *,
    keys: Iterable[str],
    derivations: Iterable[Derivation],
) -> bool:
    """Put into the batch what the ledger does not hold yet, and write it. False where it holds all of it."""
    report = intake.report
    capture = None
    if intake.capture is not None:
        capture = _put_capture(batch, intake.capture, intake.content, report)
    if report is not None:
        if capture is None or intake.capture is None or intake.capture.sha256 != report.capture.sha256:
            raise UsageError(f"report {report.id} comes without the bytes that it was read from")
        version, new = _put_report(batch, report, capture)
        first = new and version == 1  # nothing else of this report can be stored yet
        before = _Current(0, 0, 0) if first else _current(batch, report.id)
        after = before._replace(version=version, claims=0, mentions=0) if new else before
        changed = new
        if extraction is not None:
            if _put_extraction(batch, report, extraction, version, first=first):
                changed = True
                if version == after.version:
                    after = _Current(version, len(extraction.claims), len(extraction.mentions))
            changed |= put_keys(batch, report.id, keys, first=first)
            changed |= put_derivations(batch, report.id, derivations, first=first)
        if changed:
            mark_pending(batch, report.id, first=first)
        batch.count("claims", after.claims - before.claims)
        batch.count("mentions", after.mentions - before.mentions)
    for number, problem in enumerate((*intake.problems, *(extraction.problems if extraction else ()))):
        _put_problem(batch, problem, number)
    return batch.finish(action="add", subject=_subject(intake))


def capture_row_id(row: Mapping[str, Any]) -> str:
    """The id of one retrieval, made from the other columns of its row."""
    return content_id("capture", *(row[name] for name in _RETRIEVAL))


def _put_capture(batch: Batch, capture: Capture, content: bytes, report: Report | None) -> str:
    if sha256(content) != capture.sha256 or len(content) != capture.size:
        raise UsageError(f"{capture.address}: the bytes given are not those of the capture {capture.sha256}")
    if not batch.holds(t.CONTENTS, {"sha256": capture.sha256}):
        batch.put(t.CONTENTS, {"sha256": capture.sha256, "size": capture.size, "packed": pack(content)})
    report_id = report.id if report else None
    row: dict[str, Any] = {
        "sha256": capture.sha256,
        "report_id": report_id,
        "address": _printable(capture.address),
        "media_type": capture.media_type,
        "encoding": capture.encoding,
        "size": capture.size,
        "retrieved_at": _time(capture),
    }
    row["id"] = capture_row_id(row)
    if batch.put_new(t.CAPTURES, row):
        batch.count("captures")
    return str(row["id"])


def _put_report(batch: Batch, report: Report, capture: str) -> tuple[int, bool]:
    """The version of this reading of the report, and whether it is new.

    It is compared with the last one from the same address, else with the newest: so a user may go back to an earlier
    reading, and two copies that read differently do not replace each other for ever.
    """
    report = dataclasses.replace(
        report, capture=dataclasses.replace(report.capture, address=_printable(report.capture.address))
    )
    stored = rows(batch.connection, _versions(), report=report.id)
    same_address = ((last, content) for last, content, address in stored if address == report.capture.address)
    before = next(same_address, stored[0][:2] if stored else None)
    if before is not None and before[1] == report_content(report):
        return before[0], False
    version = stored[0][0] + 1 if stored else 1
    if version == 1:
        batch.count("reports")
    text = report.text.encode()
    batch.put_new(t.TEXTS, {"sha256": sha256(text), "characters": len(report.text), "text": report.text})
    for table, row in report_rows(report, version=version, capture=capture):
        batch.put(table, row)
    return version, True


@cache
def _versions() -> Select[Any]:
    """A report's versions, newest first. Built once: building a statement costs more than running it."""
    return (
        select(t.REPORTS.c.version, t.REPORTS.c.content, t.CAPTURES.c.address)
        .join(t.CAPTURES, t.CAPTURES.c.id == t.REPORTS.c.capture)
        .where(t.REPORTS.c.id == bindparam("report"))
        .order_by(t.REPORTS.c.version.desc())
    )


def _put_extraction(batch: Batch, report: Report, found: Extraction, report_version: int, *, first: bool) -> bool:
    if found.report_id != report.id:
        raise UsageError(f"the extraction is of report {found.report_id}, not of {report.id}")
    columns = t.EXTRACTIONS.c
    query = (
        select(columns.version, columns.content)
        .where(columns.report_id == report.id, columns.report_version == report_version)
        .order_by(columns.version.desc())
        .limit(1)
    )
    before = None if first else batch.connection.execute(query).one_or_none()
    if before is not None and before.content == sha256(to_form(found)):
        return False
    version = before.version + 1 if before else 1
    for table, row in extraction_rows(report, found, report_version=report_version, version=version):
        batch.put(table, row)
    return True


class _Current(NamedTuple):
    """The newest version of a report and how much was found in it."""

    version: int
    claims: int
    mentions: int


def _current(batch: Batch, report_id: str) -> _Current:
    r, e = t.REPORTS.c, t.EXTRACTIONS.c
    row = batch.connection.execute(
        select(r.version, func.coalesce(e.claims, 0), func.coalesce(e.mentions, 0))
        .select_from(t.REPORTS)
        .outerjoin(t.EXTRACTIONS, and_(e.report_id == r.id, e.report_version == r.version))
        .where(r.id == report_id)
        .order_by(r.version.desc(), e.version.desc())
        .limit(1)
    ).one()
    return _Current(*row)


def _put_problem(batch: Batch, problem: Problem, number: int) -> None:
    problem = dataclasses.replace(problem, address=_printable(problem.address), message=_printable(problem.message))
    row = {
        "id": problem.id,
        "number": number,
        "stage": problem.stage,
        "address": problem.address,
        "message": problem.message,
        "remedy": problem.remedy,
        "fatal": problem.fatal,
        "report_id": problem.report_id,
    }
    if batch.put_new(t.PROBLEMS, row):
        batch.count("problems")


def _subject(intake: Intake) -> str:
    if intake.report is not None:
        return intake.report.id
    if intake.capture is not None:
        return intake.capture.sha256
    return _printable(intake.problems[0].address) if intake.problems else ""


def _time(capture: Capture) -> str | None:
    return capture.retrieved_at.astimezone(UTC).isoformat() if capture.retrieved_at else None


def _printable(text: str) -> str:
    """A path may hold bytes that are no text; they are kept as escapes, since no database stores them otherwise."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
