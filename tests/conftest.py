"""Shared by all tests: makers of reports in invented words."""

from __future__ import annotations

import dataclasses
import hashlib
import importlib
from collections.abc import Callable, Iterator, Sequence

import msgspec
import pytest

from firsthand.model import Block, BlockRole, Capture, Credit, Extraction, Report, Span
from firsthand.workers import collect_rarely, one_thread

# Before anything loads numpy, as the program does: there is a test process a core.
one_thread()
collect_rarely()

ReportMaker = Callable[..., Report]


def make_report(
    *paragraphs: str | tuple[BlockRole, str],
    outlet: str = "Veldria Courier",
    published: str | None = "2031-05-14",
    language: str = "en",
    title: str = "",
    url: str | None = None,
    credits: tuple[Credit, ...] = (),
) -> Report:
    """A report of the given blocks, parted by blank lines: a string is a paragraph, a pair names its role."""
    pairs = [item if isinstance(item, tuple) else ("paragraph", item) for item in paragraphs]
    blocks: list[Block] = []
    text = ""
    for role, words in pairs:
        if text:
            text += "\n\n"
        blocks.append(Block(role=role, span=Span(start=len(text), end=len(text) + len(words))))
        text += words
    content = text.encode()
    return Report(
        capture=Capture(
            sha256=hashlib.sha256(content).hexdigest(),
            address=f"{outlet}.txt",
            media_type="text/plain",
            size=len(content),
            encoding="utf-8",
        ),
        text=text,
        blocks=tuple(blocks),
        title=title,
        url=url,
        outlet=outlet,
        published=published,
        published_from="option" if published else None,
        language=language,
        credits=credits,
        read_by="test",
    )


@pytest.fixture(scope="session", autouse=True)
def _sample_extracted_once() -> Iterator[None]:
    """A test process extracts each report of the bundled sample once: many tests add it and ask what comes after."""
    # Loaded when the first test runs: before, threads would not be kept to one.
    extracting = importlib.import_module("firsthand.pipeline.extracting")
    extract_batch: Callable[[Sequence[Report]], list[Extraction]] = extracting.extract_batch
    known: dict[bytes, Extraction] = {}

    def once(report: Report) -> Extraction:
        # Where it lies says nothing of what is in it, but for a problem, which names the file.
        key = msgspec.json.encode(dataclasses.replace(report, capture=dataclasses.replace(report.capture, address="")))
        found = known.get(key) or extract_batch([report])[0]
        if not found.problems:
            known[key] = found
        return found

    def extracted(reports: Sequence[Report]) -> list[Extraction]:
        sample = bool(reports) and all("samples/reports" in report.capture.address for report in reports)
        return [once(report) for report in reports] if sample else extract_batch(reports)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(extracting, "extract_batch", extracted)
        yield


@pytest.fixture
def report() -> ReportMaker:
    """The maker of reports: `report("First paragraph.", ("caption", "A picture."), published="2031-05-14")`."""
    return make_report
