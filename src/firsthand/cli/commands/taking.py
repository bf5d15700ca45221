"""Commands that take reports in, or only read them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.commands.ending import EXIT_BAD_INPUT, leave
from firsthand.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption, PublishedOption, Sources, WorkersOption

if TYPE_CHECKING:
    from firsthand.model import Problem

__all__ = ["add", "read", "relink"]


def add(
    sources: Sources,
    ledger: LedgerOption = DEFAULT_LEDGER,
    published: PublishedOption = None,
    workers: WorkersOption = None,
    json: JsonOption = False,
) -> None:
    """Archive, read, extract and link reports. Adding the same report twice adds nothing."""
    from firsthand.cli.progress import ProgressLine, count_sources
    from firsthand.workers import prepare

    total = count_sources(sources)
    prepare(workers=workers, reports=total)  # they get ready while this process loads the rest

    from firsthand import pipeline
    from firsthand.cli.forms import summary_form
    from firsthand.cli.output import counted, print_json, print_problems
    from firsthand.ledger import Ledger

    _await_typing(sources)
    with Ledger.open(ledger, create=True, write=True) as book, ProgressLine(total) as progress:
        summary = pipeline.add(
            sources, book, published=published, workers=workers, stdin=sys.stdin.buffer, progress=progress
        )
    if json:
        print_json(summary_form(summary, ledger))
    else:
        there = f" ({summary.already} already there)" if summary.already else ""
        sys.stdout.write(
            f"{counted(summary.added, 'report')} added{there} · {counted(summary.claims, 'claim')} · "
            f"{counted(summary.mentions, 'mention')} · {counted(summary.incidents, 'incident')} in the ledger · "
            f"{counted(len(summary.problems), 'problem')}  → {ledger}\n"
        )
        print_problems(summary.problems)
    leave(summary.problems, anything=bool(summary.added or summary.already))


def relink(
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing: say whether the ledger differs from a rebuild, and in what."),
    ] = False,
    ledger: LedgerOption = DEFAULT_LEDGER,
    json: JsonOption = False,
) -> None:
    """Link all reports of the ledger anew by the rules of today, and write what differs. No report is read again.

    Run it after an update that changed how reports are linked, and after a merge or split was decided. Older links
    stay in the ledger as earlier versions, and what people decided holds as before.

    With --check nothing is written: links and incidents are worked out from scratch and compared with the ledger.
    Exit code 0 where they are the same, 1 where anything differs; each difference is named.
    """
    from firsthand import pipeline
    from firsthand.cli.forms import relinked_form
    from firsthand.cli.output import print_json
    from firsthand.cli.progress import ProgressLine
    from firsthand.cli.relinked import print_relinked
    from firsthand.ledger import Ledger

    with Ledger.open(ledger, write=not check) as book, ProgressLine(book.counts()["reports"]) as progress:
        found = (pipeline.check_links if check else pipeline.relink)(book, progress=progress)
    if json:
        print_json(relinked_form(found, ledger, checked=check))
    else:
        print_relinked(found, ledger, checked=check)
    if check and found.differences:
        raise typer.Exit(EXIT_BAD_INPUT)


def read(
    sources: Sources,
    published: PublishedOption = None,
    workers: WorkersOption = None,
    json: JsonOption = False,
) -> None:
    """Read reports without a ledger: what they say, one JSON object a report with --json."""
    from firsthand.cli.progress import count_sources
    from firsthand.workers import prepare

    prepare(workers=workers, reports=count_sources(sources))  # they get ready while this process loads the rest

    from firsthand import pipeline
    from firsthand.cli.output import console, print_json, print_problems
    from firsthand.cli.reading import print_document
    from firsthand.contract import read_form, unread_form
    from firsthand.model import Document

    _await_typing(sources)
    problems: list[Problem] = []
    anything = False
    out = console()
    for item in pipeline.read_documents(sources, published=published, workers=workers, stdin=sys.stdin.buffer):
        problems.extend(item.intake.problems)
        if item.intake.report is None or item.extraction is None:
            if json:
                print_json(unread_form(item.intake))
            continue
        anything = True
        document = Document(report=item.intake.report, extraction=item.extraction)
        problems.extend(item.extraction.problems)
        if json:
            print_json(read_form(document, item.intake.problems))
        else:
            print_document(out, document)
    if not json:
        print_problems(problems)
    leave(problems, anything=anything)


def _await_typing(sources: list[str]) -> None:
    """Who gives `-` at a terminal would otherwise look at a command that seems to hang."""
    if "-" in sources and sys.stdin.isatty():
        sys.stderr.write("type or paste the report, then a line with Ctrl-D alone\n")
