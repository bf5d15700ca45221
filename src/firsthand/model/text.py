"""What was retrieved and what can be read in it: captures, reports, blocks, spans, problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from firsthand.errors import SpanError
from firsthand.model.identity import content_id
from firsthand.model.sentences import sentence_bounds

__all__ = [
    "Block",
    "BlockRole",
    "Capture",
    "Credit",
    "CreditKind",
    "Intake",
    "Problem",
    "PublishedFrom",
    "Report",
    "Span",
    "Stage",
]

BlockRole = Literal["heading", "paragraph", "caption", "credit", "boilerplate", "correction", "note"]
CreditKind = Literal["republished_from", "photo", "agency", "contributor"]
PublishedFrom = Literal["metadata", "text", "option"]
Stage = Literal["reading", "extraction", "linking", "ledger", "export"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Characters `start` (inclusive) to `end` (exclusive) of `Report.text`, in Unicode code points.

    Raises `SpanError` where start is negative or end is not after start: an empty span quotes nothing.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span must hold at least one character: start {self.start}, end {self.end}")

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """True where the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One retrieval of one document. The bytes themselves are archived under `sha256`.

    address: where it was retrieved: a URL, a path as the user gave it, `zip-path!member`, or `-` for standard input.
    media_type: as found by looking at the bytes, e.g. `text/html`, `text/plain`, `application/pdf`.
    encoding: the character encoding used to read it, None where the format says it itself (PDF).
    retrieved_at: aware UTC time, None for a local file, whose retrieval nobody recorded.
    size: number of bytes.
    """

    sha256: str
    address: str
    media_type: str
    size: int
    encoding: str | None = None
    retrieved_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A run of the text with one role. `duplicate_of` is the index of the block that this one repeats.

    A repeated caption has the role `boilerplate` and names the block that is kept, so nothing is read twice.
    """

    role: BlockRole
    span: Span
    duplicate_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A line or a bracket that says whose words or picture this is. `span` is the credit's own name in the text."""

    name: str
    kind: CreditKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The readable text of a capture. `text` is NFC with `\\n` line ends, and never changes after this point.

    published, updated: EDTF, as precise as was found: `2025-12-30`, `2025-12-30T08:15:00Z`, `2025-12`; None if unknown.
    published_from: where the date was found: the page's metadata, its visible text, or the user's option.
    section: the label above the headline ("World", "USA"), None if there is none.
    dateline: the place (and agency) that opens the text, as written: "SAN ARLO, Veldria".
    language: ISO 639-1.
    read_by: name and version of what read it, so that the same reading can be repeated.
    """

    capture: Capture
    text: str
    blocks: tuple[Block, ...]
    url: str | None = None
    title: str = ""
    section: str | None = None
    outlet: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    updated: str | None = None
    dateline: str | None = None
    language: str = "und"
    credits: tuple[Credit, ...] = ()
    read_by: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        length = len(self.text)
        for span in (*(block.span for block in self.blocks), *(credit.span for credit in self.credits)):
            if span.end > length:
                raise SpanError(f"{self.capture.address}: span {span.start}-{span.end} ends after the text ({length})")
        object.__setattr__(self, "id", content_id("report", self.capture.sha256, self.url))

    def quote(self, span: Span) -> str:
        """The words at `span`. Raises `SpanError` where the span ends after the text."""
        if span.end > len(self.text):
            raise SpanError(f"report {self.id}: span {span.start}-{span.end} ends after the text ({len(self.text)})")
        return self.text[span.start : span.end]

    def sentences(self, block: Block) -> list[Span]:
        """The sentences of a block, in order, without the space between them: a simple rule, for showing only."""
        bounds = sentence_bounds(self.text, block.span.start, block.span.end)
        return [Span(start=start, end=end) for start, end in bounds]

    def sentence(self, span: Span) -> Span:
        """The sentence or sentences of the block that hold the span: the words to show beside a value. The span itself
        where no block holds it."""
        block = next((item for item in self.blocks if item.span.overlaps(span)), None)
        touched = [one for one in self.sentences(block) if one.overlaps(span)] if block else []
        if not touched:
            return span
        return Span(start=min(touched[0].start, span.start), end=max(touched[-1].end, span.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read or done. `address` names the file, the member or the URL, `message` says what is wrong
    with it (without repeating the address), `remedy` the next step.

    fatal: nothing of the source could be kept in readable form.
    """

    stage: Stage
    address: str
    message: str
    remedy: str = ""
    fatal: bool = True
    report_id: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_id("problem", self.stage, self.address, self.message, self.report_id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What reading one document gave: its capture and bytes, its report if there is a readable text, its problems.

    A source that could not even be opened has neither capture nor content, and one problem.
    """

    capture: Capture | None
    content: bytes
    report: Report | None
    problems: tuple[Problem, ...] = ()
