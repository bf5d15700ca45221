"""Reads sources of every kind into intakes, one a document, problems included."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from firsthand.errors import UsageError
from firsthand.model import Capture, Intake, Problem
from firsthand.reading.assembly import assemble
from firsthand.reading.dates import day_of, is_edtf_date
from firsthand.reading.draft import Draft
from firsthand.reading.formats import draft_of
from firsthand.reading.limits import Limits
from firsthand.reading.media import media_type_of
from firsthand.reading.sources import Found, open_sources
from firsthand.reading.unreadable import UnreadableError

__all__ = ["READING_VERSION", "read", "read_bytes"]

# Rises with every change that may change the text or the blocks of a report.
READING_VERSION = "1"


def read(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    limits: Limits | None = None,
    stdin: BinaryIO | None = None,
    today: date | None = None,
) -> Iterator[Intake]:
    """Read files, folders, zip archives and `-` (standard input), one intake a document, in a stable order.

    published: an EDTF date (day, month or year) that dates documents which do not date themselves otherwise.
    today: the day that publication dates are compared with; a report dated later keeps its date, with a problem.
    A source that cannot be read gives an intake with a fatal problem; nothing is raised for bad content.
    Raises `UsageError` where `published` is no date, or where `sources` is one bare path and not several.
    """
    _check(published)
    if isinstance(sources, str | Path):
        # A string is an iterable, too: of its characters, the first of which may be the root folder.
        raise UsageError(f"read() takes several sources: write read([{str(sources)!r}])")
    limits = limits or Limits()
    latest = (today or datetime.now(UTC).date()) + timedelta(days=1)
    for found in open_sources(sources, limits=limits, stdin=stdin):
        if isinstance(found, Problem):
            yield Intake(capture=None, content=b"", report=None, problems=(found,))
            continue
        yield _dated(_read(found, published=published, limits=limits), latest)


def read_bytes(
    content: bytes,
    *,
    address: str,
    url: str | None = None,
    media_type: str | None = None,
    published: str | None = None,
    limits: Limits | None = None,
) -> Intake:
    """Read one document from its bytes. Deterministic: `verify` repeats it against the archived copy.

    The result depends on the arguments alone: not on the day, the locale or what was read before.
    Raises `UsageError` where `published` is no date.
    """
    _check(published)
    limits = limits or Limits()
    found_type = media_type_of(content, name=address, declared=media_type)
    capture = Capture(
        sha256=hashlib.sha256(content).hexdigest(), address=address, media_type=found_type, size=len(content)
    )
    try:
        draft = draft_of(content, media_type=found_type, url=url, limits=limits)
    except UnreadableError as error:
        problem = _problem(address, error.message, error.remedy, fatal=True)
        return Intake(capture=capture, content=content, report=None, problems=(problem,))
    return _intake(
        draft, replace(capture, encoding=draft.encoding, retrieved_at=draft.retrieved_at), content, url, published
    )


def _intake(draft: Draft, capture: Capture, content: bytes, url: str | None, published: str | None) -> Intake:
    problems = [_problem(capture.address, message, remedy, fatal=False) for message, remedy in draft.notes]
    report = assemble(draft, capture, url=url, published=published, read_by=_read_by(capture.media_type))
    if report is None:
        problems.append(
            _problem(
                capture.address,
                "no text was found in it",
                "Open it in a browser, wait until the article is shown, and save it again as a page or as text.",
                fatal=True,
            )
        )
        return Intake(capture=capture, content=content, report=None, problems=tuple(problems))
    kept = tuple(replace(problem, report_id=report.id) for problem in problems)
    return Intake(capture=capture, content=content, report=report, problems=kept)


def _read(found: Found, *, published: str | None, limits: Limits) -> Intake:
    intake = read_bytes(found.content, address=found.address, published=published, limits=limits)
    if found.note:
        problem = _problem(found.address, *found.note, fatal=False)
        intake = replace(intake, problems=(*intake.problems, problem))
    return intake


def _dated(intake: Intake, latest: date) -> Intake:
    """Add a problem where a report says that it was published after `latest`. One day is left for time zones."""
    report = intake.report
    if report is None or report.published is None or day_of(report.published) <= latest:
        return intake
    problem = Problem(
        stage="reading",
        address=report.capture.address,
        message=f"its publication date {report.published} lies in the future; kept as it is",
        remedy="Check the page; give the right date with --published if the page does not date itself.",
        fatal=False,
        report_id=report.id,
    )
    return replace(intake, problems=(*intake.problems, problem))


def _problem(address: str, message: str, remedy: str, *, fatal: bool) -> Problem:
    return Problem(stage="reading", address=address, message=message, remedy=remedy, fatal=fatal)


def _check(published: str | None) -> None:
    if published is not None and not is_edtf_date(published):
        raise UsageError(f"“{published}” is no date; write a day, a month or a year: 2031-05-14, 2031-05 or 2031")


@cache
def _read_by(media_type: str) -> str:
    name = f"firsthand.reading {READING_VERSION}"
    if media_type in {"text/html", "multipart/related", "application/json"}:
        return f"{name}, trafilatura {version('trafilatura')}"
    return f"{name}, pypdf {version('pypdf')}" if media_type == "application/pdf" else name
