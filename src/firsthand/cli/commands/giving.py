"""Commands that give out what a ledger holds, or the form of it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from firsthand.cli.commands.ending import open_ledger
from firsthand.cli.options import DEFAULT_LEDGER, JsonOption, LedgerOption, SafeOption
from firsthand.errors import UsageError

if TYPE_CHECKING:
    from firsthand.ledger import Ledger
    from firsthand.model import Story

__all__ = ["export", "report", "schema"]


def report(
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to write.", show_default=False)],
    ledger: LedgerOption = DEFAULT_LEDGER,
    title: Annotated[
        str | None,
        typer.Option("--title", metavar="TEXT", help="The title on every page of the dossier.", show_default=False),
    ] = None,
    publish_safe: SafeOption = True,
    json: JsonOption = False,
) -> None:
    """Write a static HTML dossier: map, timeline, stories, a page an incident and a report. Opens from the disk."""
    from firsthand.cli.output import counted, print_json
    from firsthand.cli.progress import ProgressLine
    from firsthand.dossier import DossierOptions, write_dossier
    from firsthand.pipeline import stories_of

    options = DossierOptions(publish_safe=publish_safe)
    if title is not None:
        if not title.strip():
            raise UsageError("--title is empty; leave it out, or give the dossier a title")
        options = replace(options, title=" ".join(title.split()))
    with open_ledger(ledger) as book, ProgressLine(book.counts()["reports"], doing="stories") as progress:
        told = stories_of(book, progress=progress)
        summary = write_dossier(book, out, options=options, stories=told, progress=progress)
    if json:
        print_json(summary)
    else:
        sys.stdout.write(
            f"{counted(summary.incidents, 'incident')} in {counted(summary.files, 'file')}  → {out / 'index.html'}\n"
        )


def export(
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="json, csv or geojson.", show_default=False)],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="The file to write. Default: standard output.")
    ] = None,
    ledger: LedgerOption = DEFAULT_LEDGER,
    publish_safe: SafeOption = True,
    json: JsonOption = False,
) -> None:
    """Write the ledger in a format of the field. What the format could not hold is reported on standard error,
    or with --json as JSON (on standard output where --out is given, else on standard error)."""
    from firsthand.cli.output import print_json
    from firsthand.exports import ExportOptions, export_ledger

    with open_ledger(ledger) as book:
        # Only the published form holds stories; no other format has to wait for them.
        told = _stories(book) if to == "json" else ()
        options = ExportOptions(publish_safe=publish_safe, stories=told)
        losses = export_ledger(book, to, out, options=options)
    if json and out is not None:
        print_json(losses)
    elif json:
        # Standard output holds the export itself.
        print_json(losses, to_stderr=True)
    else:
        for line in losses.lines():
            sys.stderr.write(f"not in the export: {line}\n")


def schema(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="read, export, incident, story, claim.", show_default=False)
    ],
) -> None:
    """Print the JSON Schema of a published form."""
    from firsthand.cli.output import print_json
    from firsthand.contract import SCHEMAS
    from firsthand.contract import schema as schema_of

    if name not in SCHEMAS:
        raise UsageError(f"there is no schema {name!r}; there are: {', '.join(SCHEMAS)}")
    print_json(schema_of(name))


def _stories(book: Ledger) -> tuple[Story, ...]:
    from firsthand.cli.progress import ProgressLine
    from firsthand.pipeline import stories_of

    with ProgressLine(book.counts()["reports"], doing="stories") as progress:
        return tuple(stories_of(book, progress=progress))
