"""The published form of a report without what was extracted from it, and of a problem.

All `start` and `end` are Unicode code points of `report.text`, end exclusive.
"""

from __future__ import annotations

import msgspec

from firsthand.model import BlockRole, CreditKind, Problem, PublishedFrom, Report, Stage

__all__ = ["ProblemForm", "ReportForm", "problem_form", "report_form"]


class BlockForm(msgspec.Struct, frozen=True, kw_only=True):
    role: BlockRole
    start: int
    end: int
    duplicate_of: int | None = None


class CreditForm(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    kind: CreditKind
    start: int
    end: int


class CaptureForm(msgspec.Struct, frozen=True, kw_only=True):
    sha256: str
    media_type: str
    retrieved_at: str | None
    address: str
    size: int
    encoding: str | None


class ReportForm(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    url: str | None
    title: str
    section: str | None
    outlet: str
    authors: tuple[str, ...]
    published: str | None
    published_from: PublishedFrom | None
    updated: str | None
    dateline: str | None
    language: str
    text: str
    blocks: tuple[BlockForm, ...]
    credits: tuple[CreditForm, ...]
    capture: CaptureForm
    read_by: str


class ProblemForm(msgspec.Struct, frozen=True, kw_only=True):
    stage: Stage
    address: str
    message: str
    remedy: str
    fatal: bool


def report_form(report: Report) -> ReportForm:
    """The published form of a report without what was extracted from it."""
    capture = report.capture
    return ReportForm(
        id=report.id,
        url=report.url,
        title=report.title,
        section=report.section,
        outlet=report.outlet,
        authors=report.authors,
        published=report.published,
        published_from=report.published_from,
        updated=report.updated,
        dateline=report.dateline,
        language=report.language,
        text=report.text,
        blocks=tuple(
            BlockForm(role=block.role, start=block.span.start, end=block.span.end, duplicate_of=block.duplicate_of)
            for block in report.blocks
        ),
        credits=tuple(
            CreditForm(name=credit.name, kind=credit.kind, start=credit.span.start, end=credit.span.end)
            for credit in report.credits
        ),
        capture=CaptureForm(
            sha256=capture.sha256,
            media_type=capture.media_type,
            retrieved_at=capture.retrieved_at.isoformat() if capture.retrieved_at else None,
            address=capture.address,
            size=capture.size,
            encoding=capture.encoding,
        ),
        read_by=report.read_by,
    )


def problem_form(problem: Problem) -> ProblemForm:
    """The published form of a problem. Its message names the source, so that it can be read alone."""
    return ProblemForm(
        stage=problem.stage,
        address=problem.address,
        message=f"{problem.address}: {problem.message}",
        remedy=problem.remedy,
        fatal=problem.fatal,
    )
