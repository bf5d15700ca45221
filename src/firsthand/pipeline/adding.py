"""Adding sources to a ledger: read, extract, store, link. Each report is stored in one transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from firsthand.extraction import extraction_stamp
from firsthand.ledger import Ledger
from firsthand.linking import Linker
from firsthand.model import Document, Intake, Problem
from firsthand.pipeline.extracting import Extracted, extract_all
from firsthand.pipeline.linking import Documents, link_pending
from firsthand.reading import Limits, read

__all__ = ["Progress", "Summary", "add", "read_documents"]

# Called as (what, done): "reports" after each document, "links" after each report linked.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What one `add` did. added, already: documents new to the ledger, and there before. unreadable: no report at all.

    claims, mentions: found in the reports that were added. incidents: in the whole ledger after linking.
    """

    added: int
    already: int
    unreadable: int
    claims: int
    mentions: int
    incidents: int
    reports: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_documents(
    sources: Iterable[str | Path],
    *,
    published: str | None = None,
    limits: Limits | None = None,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Extracted]:
    """Read and extract without a ledger, in order."""
    return extract_all(read(sources, published=published, limits=limits, stdin=stdin), workers=workers)


def add(
    sources: Iterable[str | Path],
    ledger: Ledger,
    *,
    published: str | None = None,
    limits: Limits | None = None,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Archive, read, extract and link. Safe to interrupt and to run again: what is there is not done twice."""
    linker = Linker()
    documents = Documents(ledger)
    tell = progress or _silent
    added: list[str] = []
    problems: list[Problem] = []
    already = unreadable = claims = mentions = done = 0

    def fresh(intakes: Iterable[Intake]) -> Iterator[Intake]:
        """Pass on what the ledger does not hold in just this form."""
        nonlocal already, done
        for intake in intakes:
            stored = _stored(ledger, intake)
            if stored is not None:
                already += 1
                done += 1
                problems.extend((*intake.problems, *stored.extraction.problems))
                tell("reports", done)
            else:
                yield intake

    intakes = read(sources, published=published, limits=limits, stdin=stdin)
    for item in extract_all(fresh(intakes), workers=workers):
        found = item.extraction
        problems.extend(item.intake.problems)
        if found is None:
            _store(ledger, linker, item, documents)
            unreadable += 1
        elif _stored(ledger, item.intake) is None and _store(ledger, linker, item, documents):
            added.append(found.report_id)
            claims += len(found.claims)
            mentions += len(found.mentions)
            problems.extend(found.problems)
        else:
            # A copy of it came in the same run, or another process was faster.
            already += 1
        done += 1
        tell("reports", done)
    link_pending(ledger, linker, progress=lambda count: tell("links", count), documents=documents)
    return Summary(
        added=len(added),
        already=already,
        unreadable=unreadable,
        claims=claims,
        mentions=mentions,
        incidents=ledger.counts()["incidents"],
        reports=tuple(added),
        problems=tuple(problems),
    )


def _silent(_what: str, _done: int) -> None:
    return None


def _stored(ledger: Ledger, intake: Intake) -> Document | None:
    """What the ledger holds of the report, where it is equal to this one and was extracted by the same rules."""
    report = intake.report
    if report is None or not ledger.known(report.id):
        return None
    stored = next(iter(ledger.documents([report.id])), None)
    if stored is None or stored.extraction.made_by != extraction_stamp(report.language):
        return None
    # The same bytes from another path are the same report.
    return stored if replace(report, capture=stored.report.capture) == stored.report else None


def _store(ledger: Ledger, linker: Linker, item: Extracted, documents: Documents) -> bool:
    report, found = item.intake.report, item.extraction
    if report is None or found is None:
        return ledger.add(item.intake, None)
    document = Document(report=report, extraction=found)
    new = not ledger.known(report.id) and _is_plain(report.capture.address)
    stored = ledger.add(item.intake, found, keys=linker.keys(document), derivations=linker.alone(document))
    if new:
        documents.keep(document)
    return stored


def _is_plain(address: str) -> bool:
    """False for a path with bytes that are no text: the ledger stores them as escapes."""
    return not any("\ud800" <= character <= "\udfff" for character in address)
